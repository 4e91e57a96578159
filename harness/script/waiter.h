/* waiter.h - tasks of a scenario that wait for a word: a ticket event, a bill, the end of a call.
 */
#ifndef HARNESS_WAITER_H
#define HARNESS_WAITER_H

#include <lua.h>
#include <stdint.h>

#include "base/vclock.h"
#include "script/script.h"

struct waiter;

struct waiters {
    struct vclock *clk;
    struct waiter *first;
};

/* Pushes the one value with which a task resumes. */
typedef void waiter_push_fn(lua_State *L, void *ctx);

/** Nobody waits yet; @p clk is borrowed. */
void waiters_init(struct waiters *w, struct vclock *clk);
/** Forgets everybody; the tasks stay parked. */
void waiters_fini(struct waiters *w);

/** @p t, which parks next, waits for @p what. After @p limit_ms (VCLOCK_NEVER: never) it resumes
 * with false. */
void waiters_add(struct waiters *w, struct task *t, const char *what, int64_t limit_ms);

/** Resumes all who wait for @p what with the value that @p push pushes (NULL: true).
 * @return how many */
int waiters_wake(struct waiters *w, const char *what, waiter_push_fn *push, void *ctx);

#endif
