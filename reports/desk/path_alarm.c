/* Tickets of the desk's own making for one station, one on the heels of the other. A ticket that
 * somebody has worked on is over when they close it; one that the desk closes because the trouble
 * seems gone is the same trouble when it is back within minutes. */
#include <string.h>

#include "desk/path.h"
#include "facts/field.h"

#define HEELS_MS 900000 /* a quarter of an hour */

/* When the desk had closed @p t without anybody having had a hand in it; -1: it had not. While it
 * is open it is for ever. */
static int64_t untouched_until_ms(const struct ticket *t)
{
    int64_t until_ms = INT64_MAX;

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];

        if (strcmp(step->role, "desk") != 0)
            return -1;
        if (ticket_step_is(step, "close"))
            until_ms = step->at_ms;
        else if (ticket_step_is(step, "reopen"))
            until_ms = INT64_MAX;
    }
    return until_ms;
}

static const struct ticket_step *alarm_of(const struct ticket *t)
{
    return t->count && ticket_step_is(&t->steps[0], "alarm") ? &t->steps[0] : NULL;
}

/* Is the trouble of @p later that of @p t, whose ticket was still warm? */
static bool is_same(const struct ticket *t, const struct ticket *later)
{
    const struct ticket_step *first = alarm_of(t), *second = alarm_of(later);
    int64_t until_ms = first ? untouched_until_ms(t) : -1;

    if (!first || !second || until_ms < 0 || second->at_ms < first->at_ms)
        return false;
    return strcmp(field_text(first->data, "station"), field_text(second->data, "station")) == 0 &&
           *field_text(first->data, "station") &&
           (until_ms == INT64_MAX || second->at_ms - until_ms < HEELS_MS);
}

void path_alarm(struct path *p)
{
    const struct ticket_book *book = &p->book;

    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i], *next = t + 1;
        const struct ticket_step *alarm = alarm_of(t);
        uint64_t seqs[3] = {0, 0, 0};

        if (!alarm)
            continue;
        p->judged = true;
        while (next < book->tickets + book->count && !is_same(t, next))
            next++;
        if (next == book->tickets + book->count)
            continue;
        seqs[0] = alarm->event;
        seqs[1] = next->steps[0].event;
        scoring_find(p->sc, VERDICT_fail, "path.one_ticket", seqs,
                     "The trouble of %s came back, and the desk opened ticket %d for it beside "
                     "ticket %d.",
                     field_text(alarm->data, "station"), next->id, t->id);
    }
}
