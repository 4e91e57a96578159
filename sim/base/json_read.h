/* json_read.h - reads the fields of JSON objects that others wrote.
 *
 * A field may be missing, null or of another type: then each of these answers what its caller says
 * it is worth, and nothing is ever taken for what it is not (a text "12" is no number).  An object
 * that is NULL or no object has no fields.  Names are compared with their case.  Everything handed
 * out is borrowed from the object.
 */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/** The largest number a double counts to without gaps: with a thousand times it an int64_t still
 * holds it. */
#define WHOLE_MAX (INT64_C(1) << 53)

/** Does a string in the JSON @p text hold \u0000, behind which cJSON, and many others, lose it? */
bool json_has_nul(const char *text, size_t len);

/** The field itself, which may be a JSON null; NULL when it is missing. */
const cJSON *json_item(const cJSON *object, const char *name);

/** The text of the field; NULL when it is no text. */
const char *json_text(const cJSON *object, const char *name);

/** Is the field the text @p text? */
bool json_is(const cJSON *object, const char *name, const char *text);

/** The number without its fraction; @p otherwise when it is no number or beyond +-WHOLE_MAX. */
int64_t json_int(const cJSON *object, const char *name, int64_t otherwise);

/** The same where an int is wanted (an id, a count): a number beyond an int becomes the largest or
 * the smallest int. */
int json_small(const cJSON *object, const char *name, int otherwise);

/** Is the field JSON's true? */
bool json_flag(const cJSON *object, const char *name);

/** The number @p item without its fraction; @p otherwise when it is no number (NULL is none) or
 * beyond +-WHOLE_MAX. */
int64_t whole_int(const cJSON *item, int64_t otherwise);

#endif
