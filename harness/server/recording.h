/* recording.h - what serve hears as a run file like any other: who came, every frame, in its time.
 *
 * One scenario, "heard by serve": the stations are its actors, the time is real. Rows are on the
 * disk within a second, and the file is whole at every moment. Passwords that frames carry are
 * hidden as in any run file (ocpp/redaction.h); what stations show when they come in is not
 * written. It ends in state "complete", or "cut" where it has reached its limit; then, or when it
 * cannot be written any more, that is said, and serving goes on.
 *
 * In the run file the fact heard=serve says that no station in it is one of ours.
 */
#ifndef HARNESS_RECORDING_H
#define HARNESS_RECORDING_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "base/vclock.h"
#include "log/evlog.h"

struct recording;

struct recording_wishes {
    const char *path;             /* where nothing is yet */
    int64_t limit_mb;             /* of 1,000,000 bytes */
    const char *zone, *zone_rule; /* of local time in its reports */
    const char *mutant;           /* of the stack that answers, "": none */
    void (*say)(void *ctx, const char *sentence);
    void *ctx;
};

/** Begins it; @p clk is borrowed. @return NULL with @p why, a sentence that the caller frees */
struct recording *recording_new(const struct recording_wishes *wishes, struct vclock *clk,
                                char **why);
/** Ends and frees it. NULL is harmless, here and below: nothing is recorded. */
void recording_free(struct recording *r);

/** A station that was not here before. @return its actor */
int recording_station(struct recording *r, const char *name, const char *protocol);
/** Adds an event of @p actor (0: the server itself); @p data is consumed. */
void recording_event(struct recording *r, int actor, enum event_kind kind, cJSON *data);
/** Adds a frame, hidden already where it must be. */
void recording_frame(struct recording *r, int actor, const struct evlog_frame *frame);

#endif
