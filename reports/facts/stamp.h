/* stamp.h - the moments that messages name, read by the judges' own reader.
 *
 * The stations, the CSMS and whoever judges them must not read a stamp by the same lines of code: a
 * mistake in those would be seen by nobody.
 */
#ifndef REPORTS_STAMP_H
#define REPORTS_STAMP_H

#include <cjson/cJSON.h>
#include <stdint.h>

#define STAMP_NONE INT64_MAX

/** The moment in ms UTC that @p text names as RFC 3339 does ("2026-03-06T17:30:00.123Z", or with an
 * offset); STAMP_NONE when it names none, or @p text is NULL. */
int64_t stamp_of(const char *text);
/** The same of the field @p name of @p object. */
int64_t stamp_field(const cJSON *object, const char *name);

#endif
