/* patience.h - how long somebody else is waited for, of the time in which we listened.
 *
 * A process that had no turn for a second (a busy machine, one that was asleep) finds its timers
 * over and what came meanwhile unread: that second is held against nobody.  So a wait is over only
 * when it was listened for as long (loop.h).
 */
#ifndef HARNESS_PATIENCE_H
#define HARNESS_PATIENCE_H

#include <stdint.h>
#include <sys/time.h>

#include "wire/loop.h"

struct event;

struct patience {
    struct loop *loop; /* borrowed */
    struct event *timer;
    int64_t over_us; /* when it is over, of the time that was listened */
    void (*fn)(void *ctx);
    void *ctx;
};

/** Nothing is waited for yet; @p fn is called with @p ctx each time that a wait is over. */
void patience_init(struct patience *p, struct loop *loop, void (*fn)(void *ctx), void *ctx);
/** Waits no longer, and frees what it has. */
void patience_fini(struct patience *p);
/** Waits so long from now on, whatever was waited for before. */
void patience_begin(struct patience *p, struct timeval time);
/** What was waited for is there. */
void patience_end(struct patience *p);

#endif
