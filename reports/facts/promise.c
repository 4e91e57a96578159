#include "facts/promise.h"

#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"

bool promise_is(const struct ticket_step *step)
{
    return (ticket_step_is(step, "eta") || ticket_step_is(step, "promise_renewed")) &&
           field(step->data, "due_ms");
}

/* Does @p step make good what was promised, or make it needless? */
static bool fulfils(const struct ticket_step *step, const char *what)
{
    static const char *const any[] = {"on_site", "returned", "released", "close", NULL};

    if (strcmp(what, "returned") == 0)
        return ticket_step_is(step, "returned") || ticket_step_is(step, "released");
    if (strcmp(what, "resolution") == 0)
        return ticket_step_is(step, "close");
    for (const char *const *name = any; *name; name++)
        if (ticket_step_is(step, *name))
            return true;
    return false;
}

/* A renewal counts when it comes before the old promise breaks and the customer hears of it. */
static bool renews(const struct ticket *t, size_t renewal, int64_t due_ms)
{
    if (!promise_is(&t->steps[renewal]) || t->steps[renewal].at_ms > due_ms ||
        json_int(t->steps[renewal].data, "due_ms", 0) <= due_ms)
        return false;
    if (!ticket_has_customer(t))
        return true;
    for (size_t i = 0; i < t->count; i++)
        if (ticket_step_is(&t->steps[i], "message") &&
            t->steps[i].at_ms >= t->steps[renewal].at_ms && t->steps[i].at_ms <= due_ms)
            return true;
    return false;
}

enum promise_end promise_ends(const struct ticket *t, size_t promise, int64_t end_ms)
{
    int64_t due_ms = json_int(t->steps[promise].data, "due_ms", 0);
    const char *what = field_text(t->steps[promise].data, "what");

    for (size_t i = promise + 1; i < t->count && t->steps[i].at_ms <= due_ms; i++)
        if (fulfils(&t->steps[i], what))
            return PROMISE_kept;
    for (size_t i = promise + 1; i < t->count; i++)
        if (renews(t, i, due_ms))
            return PROMISE_renewed;
    return due_ms < end_ms ? PROMISE_broken : PROMISE_pending;
}
