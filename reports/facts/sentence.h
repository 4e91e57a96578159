/* sentence.h - events in words: the templates of sim/log/event.def filled with an event's data.
 */
#ifndef REPORTS_SENTENCE_H
#define REPORTS_SENTENCE_H

#include <cjson/cJSON.h>
#include <stdio.h>

#include "facts/cast.h"
#include "facts/runfile.h"

/** What happened, without time and actor; one line, control characters made blanks. The caller
 * frees it. An unknown kind reads as its name and its data. */
char *sentence_of(const char *kind, const cJSON *data);
/** Writes @p text for a terminal: control characters made blanks, so that foreign text cannot steer
 * it. */
void sentence_put(FILE *out, const char *text);
/** Columns that @p text takes on a terminal: one a code point. */
int sentence_width(const char *text);
/** '>', '!', '<' or '.' as in sim/log/event.def; '.' for an unknown kind. */
char sentence_mark(const char *kind);
/** The mark of one event: '!', too, for a check that failed and for a ticket whose clock ran out.
 */
char sentence_mark_of(const char *kind, const cJSON *data);

/** The line of event @p seq as the narration has it; NULL when there is no such event. */
char *sentence_line(struct runfile *rf, int scenario, const struct cast *cast, int64_t seq);

#endif
