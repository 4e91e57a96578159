/* promise.h - what somebody was promised, as an object: kept, renewed in time, or broken.
 *
 * A promise is about a topic (log/statement_topic.def) and names a time, a price or both.  The deed
 * keeps it; another promise of the same topic before it breaks renews it.  Two minutes before it
 * breaks the desk escalates; when it breaks the desk says so to staff and customer.  What a price
 * comes to only the biller knows: it is recorded and watched by no clock.  Who judges that:
 * reports/desk/sla_promise.c, by reports/facts/statement.h.
 */
#ifndef REFSTACK_PROMISE_H
#define REFSTACK_PROMISE_H

#include <cjson/cJSON.h>

#include "log/statement_topic.h"
#include "refstack/desk/desk.h"

/* A promise as somebody makes it. */
struct promise {
    enum statement_topic topic;
    int64_t due_ms; /* VCLOCK_NEVER: it names no time */
    const char *by, *role;
    const cJSON *claim; /* what else it says: price, limit, cause, about, to; may be NULL */
    const char *text;   /* what the customers are told; NULL: nothing */
};

/** Makes @p p on @p ticket, in place of an open one of its topic, and tells the customers. @return
 * its id */
int64_t promise_say(struct desk *d, int64_t ticket, const struct promise *p);
/** The desk itself promises @p topic by @p due_ms, and tells nobody. @return its id */
int64_t promise_make(struct desk *d, int64_t ticket, enum statement_topic topic, int64_t due_ms);
/** The open promise of @p topic; 0 when there is none. */
int64_t promise_open(struct desk *d, int64_t ticket, enum statement_topic topic);
/** Somebody has written to the customers of @p ticket, and not to promise anything: that keeps a
 * call back. */
void promise_hear(struct desk *d, int64_t ticket);
/** What was promised of @p topic has happened. */
void promise_keep(struct desk *d, int64_t ticket, enum statement_topic topic);
/** The ticket is closed: what is still promised has lost its object. */
void promise_void(struct desk *d, int64_t ticket);
/** Warns of and breaks what is due; false when nothing was. */
bool promise_fire(struct desk *d);

#endif
