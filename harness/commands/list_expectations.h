/* list_expectations.h - what a scenario can expect, and which steps of a ticket it can name, for
 * `chargerig list --expectations` and `--steps`.
 */
#ifndef HARNESS_LIST_EXPECTATIONS_H
#define HARNESS_LIST_EXPECTATIONS_H

#include <cjson/cJSON.h>

/** An array of fields, each with the scorer, its kind, what it may be, an example, the rule that
 * judges it, and the verdict where what it speaks of never came about; the caller deletes it. */
cJSON *list_expectations(void);
/** Prints what list_expectations() made, for people. */
void list_expectations_print(const cJSON *list);

/** An array of the steps of a ticket: name, class, meaning; the caller deletes it. */
cJSON *list_steps(void);
/** Prints what list_steps() made, for people. */
void list_steps_print(const cJSON *list);

#endif
