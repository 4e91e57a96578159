/* story.h - the events of a scenario that a reader wants to see: what people and machines did, and
 * whatever a finding points to.
 *
 * Bounded: beyond STORY_MAX told events only evidence is kept, and left_out counts the rest.
 */
#ifndef REPORTS_STORY_H
#define REPORTS_STORY_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/runfile.h"

#define STORY_MAX 600

struct story_event {
    int64_t seq, virt_ms, cause;
    int actor;
    char kind[24];
    char mark;     /* as in sim/log/event.def */
    bool told;     /* belongs to the narration, or is evidence */
    bool evidence; /* a finding points to it */
    char *words;
    cJSON *data;
};

struct story {
    struct story_event *events; /* in order; some that are not told mark the ends of spans */
    size_t count;
    size_t told;
    int64_t left_out;
};

/** @p findings: rows of table finding. To be emptied with story_fini(). */
void story_init(struct story *s, struct runfile *rf, int scenario, const cJSON *findings);
void story_fini(struct story *s);

/** The event @p seq, NULL when the story leaves it out. */
const struct story_event *story_find(const struct story *s, int64_t seq);

#endif
