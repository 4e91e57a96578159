/* form.h - a text with places to fill in, each written @WORD@; and the forms of the program, files
 * that are put into it when it is built.
 */
#ifndef HARNESS_FORM_H
#define HARNESS_FORM_H

#include <stdio.h>

extern const char form_usage[];    /* help/chargerig.txt: what chargerig --help prints */
extern const char form_man[];      /* help/chargerig.man: the man page of the program */
extern const char form_man_of[];   /* help/command.man: the man page of a command */
extern const char form_scenario[]; /* new.lua: the scenario that `chargerig new` writes */
extern const char form_playbook[]; /* new_playbook.lua: the playbook that --playbook has it write */

struct form_word {
    const char *word; /* without the @; NULL ends a list of them */
    const char *value;
};

/** Prints @p form with the value of each of @p words in its places. A word that is not among them
 * is printed as it stands. */
void form_print(FILE *out, const char *form, const struct form_word *words);

#endif
