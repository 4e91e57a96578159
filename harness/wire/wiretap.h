/* wiretap.h - what has passed between each station and the CSMS, kept for the scenario to look at.
 *
 * It keeps nothing until it is told to listen: from then on every frame of every station stays, in
 * order, numbered from 0 a station.  Tasks can wait for the next one.
 */
#ifndef HARNESS_WIRETAP_H
#define HARNESS_WIRETAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "log/evlog.h"
#include "ocpp/frame.h"
#include "script/script.h"

struct wiretap;

struct heard {
    uint64_t seq; /* of its event */
    int64_t at_ms;
    bool out;     /* from the station to the CSMS */
    char *action; /* of a CALL, or of the CALL it answers; NULL: not known */
    struct frame frame;
};

/** It keeps nothing until somebody listens; @p clk is borrowed. */
struct wiretap *wiretap_new(struct vclock *clk);
void wiretap_free(struct wiretap *w);
/** From now on frames are kept. */
void wiretap_listen(struct wiretap *w);

/** A frame passed: @p ev is its event, of the station's actor. */
void wiretap_frame(struct wiretap *w, const struct evlog_event *ev);

/** How many frames of the station @p actor are kept. */
size_t wiretap_count(const struct wiretap *w, int actor);
/** Frame @p index of it; NULL when it has not passed yet. Valid until the next frame passes. */
const struct heard *wiretap_at(const struct wiretap *w, int actor, size_t index);

/** @p t, which parks next, waits for the next frame of @p actor: it resumes with true, after
 * @p limit_ms with false. */
void wiretap_wait(struct wiretap *w, struct task *t, int actor, int64_t limit_ms);

#endif
