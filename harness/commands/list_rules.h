/* list_rules.h - what is judged, for `chargerig list --rules`: the rules of all scorers, and of
 * each field that the system under test tells, who looks at it.
 */
#ifndef HARNESS_LIST_RULES_H
#define HARNESS_LIST_RULES_H

#include <cjson/cJSON.h>

/** {"scorers": […], "fields": […]}; the caller deletes it. */
cJSON *list_rules(void);
/** Prints what list_rules() made, for people. */
void list_rules_print(const cJSON *list);

#endif
