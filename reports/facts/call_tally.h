/* call_tally.h - how often each CALL of a station was sent and answered, by the frames of a run.
 *
 * There are as many as the run has frames, so they are sorted without their ids: 64 bits of hash
 * tell apart the few ids of one station.
 */
#ifndef REPORTS_CALL_TALLY_H
#define REPORTS_CALL_TALLY_H

#include <stddef.h>

#include "facts/runfile.h"

/* One CALL of a station. */
struct call_tally {
    int64_t actor;
    uint64_t id;  /* hash of its id */
    uint64_t seq; /* of the last frame that was about it */
    int calls, answers;
};

struct call_tallies {
    struct call_tally *list;
    size_t count;
};

/** Every CALL once, in the order of the last frame about each; free all->list. */
void call_tally_read(struct call_tallies *all, struct runfile *rf, int scenario);

#endif
