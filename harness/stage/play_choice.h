/* play_choice.h - the plays of a scenario: a story that is told once in each of several versions of
 * OCPP, or once a row of a table.
 *
 * A scenario that says ocpp = { "1.6", "2.0.1" } is several plays of one file: in each, a station
 * that names no version of its own speaks that one, and the name of the play ends in it.  One that
 * says rows = ... is a play a row.  On the command line and in lists of files a play is written
 * FILE[ROW]@VERSION; without what the file does not say it is FILE[ROW], FILE@VERSION or just FILE.
 */
#ifndef HARNESS_PLAY_CHOICE_H
#define HARNESS_PLAY_CHOICE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

/* "happy.lua[short]@2.0.1" in its parts. */
struct play_choice {
    char *file;
    char *row;           /* NULL: none */
    const char *version; /* lives as long as the program; NULL: none */
};

/** The parts of @p play; play_choice_fini() empties them. */
struct play_choice play_choice(const char *play);
void play_choice_fini(struct play_choice *choice);

/** The file of @p play; the caller frees it. */
char *play_file(const char *play);

/** What people read: "happy session [short], OCPP 2.0.1" (reports/score/play_title.h takes it
 * apart).
 * @p row and @p version may be NULL. The caller frees it. */
char *play_title(const char *name, const char *row, const char *version);

/** The plays of @p play's file that @p play leaves open, an array of texts: one for each of @p rows
 * and @p versions (arrays of texts, or NULL), as far as @p play names none. @p only: of several
 * versions that one; NULL: all. */
cJSON *play_choices(const char *play, const cJSON *rows, const cJSON *versions, const char *only);

/** Is @p word one of @p words, an array of texts? */
bool play_has(const cJSON *words, const char *word);

/** Decides which of @p versions (as the scenario names them) is told.
 * @param asked  the version behind the @, or NULL
 * @return NULL with @p why, which the caller frees, when there is no such play, or none was asked
 *         for where there are several */
const char *play_choose(const cJSON *versions, const char *asked, char **why);

#endif
