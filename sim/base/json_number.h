/* json_number.h - whole numbers of JSON with all their digits.
 *
 * cJSON keeps numbers as doubles, which have gaps beyond 2^53, and prints 10^15 as 1e+15.  A number
 * of this module keeps its digits beside the double, in the valuestring that numbers do not use:
 * copies have it, too, and whoever only asks for the double never notices.  Only json_print writes
 * the digits; the printers of cJSON write the double.
 */
#ifndef BASE_JSON_NUMBER_H
#define BASE_JSON_NUMBER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/** The number @p n, exact from -2^63 to 2^63-1; the caller owns it. */
cJSON *json_number(int64_t n);

/** The digits of a whole number as they were written; NULL where the double has them all. */
const char *json_digits(const cJSON *item);

/** Is @p item a whole number of which an int64_t has all digits? Then it is @p n, else @p n stays.
 */
bool json_exact(const cJSON *item, int64_t *n);

/** The JSON in @p text, and nothing behind it, with the digits of its long whole numbers; NULL when
 * it is none. The caller deletes it. */
cJSON *json_parse(const char *text);

/** @p value as text without blanks; the caller frees it. */
char *json_print(const cJSON *value);

#endif
