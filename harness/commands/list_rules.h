/* list_rules.h - what is judged: the rules of all scorers, for `chargerig list --rules`.
 */
#ifndef HARNESS_LIST_RULES_H
#define HARNESS_LIST_RULES_H

#include <cjson/cJSON.h>

/** An array of scorers, each with its rules; the caller deletes it. */
cJSON *list_rules(void);
/** Prints what list_rules() made, for people. */
void list_rules_print(const cJSON *list);

#endif
