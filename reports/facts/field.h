/* field.h - reads fields of the JSON objects a run file is full of.
 *
 * A field that is missing, null or of another type reads as what the caller says it is then.
 */
#ifndef REPORTS_FIELD_H
#define REPORTS_FIELD_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/** The field itself; NULL when it is missing or null. @p object may be NULL. */
const cJSON *field(const cJSON *object, const char *name);
/** Text, borrowed; "" otherwise. */
const char *field_text(const cJSON *object, const char *name);
/** Number, @p otherwise when there is none. */
int64_t field_int(const cJSON *object, const char *name, int64_t otherwise);
/** true, or a number that is not 0. */
bool field_flag(const cJSON *object, const char *name);
/** Is the field a text that reads @p text? */
bool field_is(const cJSON *object, const char *name, const char *text);
/** Number or text as it is spelt, for decimals; the caller frees it, NULL when there is none. */
char *field_spelling(const cJSON *object, const char *name);

#define TRANSACTION_TEXT 40
/** A transaction id as text: a number above 0 (1.6) or text (2.x); "" when there is none. */
void field_transaction(const cJSON *object, const char *name, char out[TRANSACTION_TEXT]);

/** Words for a duration: "45 s", "12 min", "1 h 05 min", "2 d 03 h". */
void span_words(int64_t ms, char out[32]);

#endif
