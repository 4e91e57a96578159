/* list_needs.h - what must be there before scenarios are played, as `chargerig list --needs` shows
 * it.
 */
#ifndef HARNESS_LIST_NEEDS_H
#define HARNESS_LIST_NEEDS_H

#include <cjson/cJSON.h>

/** Prints what all of the array @p list (rows of stage/needs.h) need together, each once. */
void list_needs_print(const cJSON *list);

#endif
