#include "script/waiter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct waiter {
    struct waiter *next;
    struct waiters *list;
    struct task *task;
    char *what;
    struct vtimer limit;
};

void waiters_init(struct waiters *w, struct vclock *clk)
{
    *w = (struct waiters){.clk = clk};
}

/* Takes the waiter at @p at off its list. @return its task */
static struct task *forget(struct waiter **at)
{
    struct waiter *w = *at;
    struct task *t = w->task;

    *at = w->next;
    vclock_disarm(w->list->clk, &w->limit);
    free(w->what);
    free(w);
    return t;
}

void waiters_fini(struct waiters *w)
{
    while (w->first)
        forget(&w->first);
}

static void timed_out(struct vtimer *timer, void *owner)
{
    struct waiter *w = owner;
    struct waiter **at = &w->list->first;
    struct task *t;

    (void)timer;
    while (*at != w)
        at = &(*at)->next;
    t = forget(at);
    lua_pushboolean(task_lua(t), 0);
    task_wake(t, 1);
}

void waiters_add(struct waiters *w, struct task *t, const char *what, int64_t limit_ms)
{
    struct waiter *fresh = mem_new(sizeof(*fresh));
    struct waiter **at = &w->first;

    *fresh = (struct waiter){.list = w, .task = t, .what = mem_text(what)};
    vtimer_init(&fresh->limit, timed_out, fresh);
    if (limit_ms != VCLOCK_NEVER)
        vclock_arm(w->clk, &fresh->limit, limit_ms);
    while (*at)
        at = &(*at)->next;
    *at = fresh;
}

int waiters_wake(struct waiters *w, const char *what, waiter_push_fn *push, void *ctx)
{
    int count = 0;

    for (struct waiter **at = &w->first; *at;) {
        struct task *t;
        if (strcmp((*at)->what, what) != 0) {
            at = &(*at)->next;
            continue;
        }
        t = forget(at);
        if (push)
            push(task_lua(t), ctx);
        else
            lua_pushboolean(task_lua(t), 1);
        task_wake(t, 1);
        count++;
    }
    return count;
}
