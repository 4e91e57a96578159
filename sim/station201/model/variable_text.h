/* variable_text.h - values of the device model as text: lists and what a data type allows. */
#ifndef SIM_VARIABLE_TEXT_H
#define SIM_VARIABLE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct variable_info;

/** Is the member of @p len bytes one of the comma-separated @p list? */
bool list_has(const char *list, const char *member, size_t len);
/** The next member from @p *rest, its length in @p len; NULL after the last. An empty list has
 * none, "a," has an empty one at its end. */
const char *list_next(const char **rest, size_t *len);
/** May @p value stand in the variable? @p list: what a list may hold; NULL: anything.
 * @source OCPP 2.0.1 part 2, DataEnumType; B05.FR.07, B05.FR.08 */
bool value_fits(const struct variable_info *info, const char *list, const char *value);
/** Reads a decimal number; false when it is not one. */
bool value_decimal(const char *text, double *out);

#endif
