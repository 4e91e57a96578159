/* field.h - the fields of a row of a run file, beside what json_read.h reads.
 *
 * SQL has no missing column and no true: a column that is NULL reads as a field that is not there,
 * and a number other than 0 as a flag that is set.
 */
#ifndef REPORTS_FIELD_H
#define REPORTS_FIELD_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/** The field itself; NULL when it is missing or null. @p object may be NULL. */
const cJSON *field(const cJSON *object, const char *name);
/** Text, borrowed; "" when it is no text. */
const char *field_text(const cJSON *object, const char *name);
/** true, or a number that is not 0. */
bool field_flag(const cJSON *object, const char *name);
/** Number or text as it is spelt, for decimals; the caller frees it, NULL when there is none. */
char *field_spelling(const cJSON *object, const char *name);
/** json_int() where nothing is as good as 0: a count, an amount, a column that every row has. */
int64_t field_int(const cJSON *object, const char *name);
/** The same where an int is wanted (a connector, an EVSE: 0 is none of them); json_small(). */
int field_small(const cJSON *object, const char *name);
/** The number of an event; 0 where there is none, which ends a list of evidence. */
uint64_t field_seq(const cJSON *object, const char *name);
/** The number of the event that @p item of a list of evidence names; 0 where it is no number. */
int64_t field_evidence(const cJSON *item);
/** A whole number of a row of a run file, exact up to 2^63 where json_int() ends at 2^53;
 * @p otherwise when it is no number. */
int64_t field_whole(const cJSON *object, const char *name, int64_t otherwise);

#define TRANSACTION_TEXT (36 * 4 + 1) /* 36 characters (2.x) of up to four bytes */
/** A transaction id as text: a number above 0 (1.6) or text (2.x); "" when there is none. */
void field_transaction(const cJSON *object, const char *name, char out[TRANSACTION_TEXT]);

#endif
