/* report_parts.h - a report that is sent in parts: B07, B08, N02, O03.
 */
#ifndef SIM_REPORT_PARTS_H
#define SIM_REPORT_PARTS_H

#include <cjson/cJSON.h>
#include <stdbool.h>

struct station;

struct report {
    const char *action, *field;
    int request_id;
    int per_part;
    bool numbered, dated; /* each part has seqNo; generatedAt */
};

/** Sends @p items (an array, consumed) in parts of at most per_part: each part has them in field,
 * with requestId, seqNo from 0, generatedAt and tbc.
 * @source B07, B08, N02: seqNo and tbc */
void report_send(struct station *s, const struct report *report, cJSON *items);

#endif
