#include "facts/service.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "facts/words.h"

const char *service_clock_name(enum service_clock clock)
{
    static const char *const names[SERVICE_COUNT] = {
#define X(name) [SERVICE_##name] = #name,
        SERVICE_CLOCK_LIST(X)
#undef X
    };

    assert((unsigned)clock < SERVICE_COUNT);
    return names[clock];
}

struct service_cycle service_cycle_at(const struct ticket *t, size_t first)
{
    size_t end = ticket_find(t, "reopen", first + 1);

    return (struct service_cycle){t, first, end};
}

static const struct ticket_step *first_of(const struct service_cycle *c, const char *const *names)
{
    for (size_t i = c->first; i < c->end; i++)
        if (words_have(names, c->ticket->steps[i].name))
            return &c->ticket->steps[i];
    return NULL;
}

static bool run_first_reply(const struct service_cycle *c, struct span *run,
                            const struct ticket_step **stop)
{
    const struct ticket *t = c->ticket;
    size_t asked = ticket_asked(t, c->first, c->end);

    if (asked == c->end)
        return false;
    run->from_ms = t->steps[asked].at_ms;
    for (size_t i = asked; i < c->end && !*stop; i++)
        if (ticket_step_answers(t, &t->steps[i]))
            *stop = &t->steps[i];
    return true;
}

static bool run_on_site(const struct service_cycle *c, const struct ticket_step **stop)
{
    static const char *const there[] = {"on_site", NULL}, *const sent[] = {"dispatch", NULL};
    static const char *const solved[] = {"released", "returned", "confirm_charge", "close", NULL};
    const struct ticket_step *otherwise = first_of(c, solved);

    if (strcmp(ticket_kind(c->ticket), "fault") != 0)
        return false;
    *stop = first_of(c, there);
    if (*stop || !otherwise)
        return true;
    *stop = otherwise;
    return first_of(c, sent) != NULL;
}

bool service_run(const struct service_cycle *cycle, enum service_clock clock, struct span *run,
                 const struct ticket_step **stop)
{
    static const char *const closed[] = {"close", NULL};
    bool applies = true;

    assert(cycle->first < cycle->end);
    *run = (struct span){cycle->ticket->steps[cycle->first].at_ms, INT64_MAX};
    *stop = NULL;
    switch (clock) {
    case SERVICE_first_reply:
        applies = run_first_reply(cycle, run, stop);
        break;
    case SERVICE_on_site:
        applies = run_on_site(cycle, stop);
        break;
    case SERVICE_resolution:
        *stop = first_of(cycle, closed);
        break;
    case SERVICE_COUNT:
        assert(clock != SERVICE_COUNT);
    }
    if (*stop)
        run->to_ms = (*stop)->at_ms;
    return applies;
}

/* Does @p step ask the customer something? */
static bool asks(const struct ticket_step *step)
{
    return ticket_step_is(step, "ask_again") ||
           (ticket_step_is(step, "message") &&
            (json_is(step->data, "topic", "question") || strchr(step->text, '?')));
}

static bool is_word_of_customer(const struct ticket_step *step)
{
    return ticket_step_is(step, "contact") || ticket_step_is(step, "message_in");
}

bool service_pause_founded(const struct ticket *t, size_t pause)
{
    while (pause-- > 0 && !is_word_of_customer(&t->steps[pause]))
        if (asks(&t->steps[pause]))
            return true;
    return false;
}

struct pauses service_pauses(const struct ticket *t, int64_t end_ms, bool founded_only)
{
    struct pauses out = {mem_new((t->count + 1) * sizeof(*out.spans)), 0};
    bool paused = false;

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];
        bool ends = ticket_step_is(step, "resume") || ticket_step_is(step, "reopen") ||
                    (founded_only && is_word_of_customer(step));

        if (!paused && ticket_step_is(step, "pause") &&
            (!founded_only || service_pause_founded(t, i))) {
            out.spans[out.count] = (struct span){step->at_ms, INT64_MAX};
            paused = true;
        } else if (paused && ends) {
            out.spans[out.count++].to_ms = step->at_ms;
            paused = false;
        }
    }
    if (paused && out.spans[out.count].from_ms < end_ms)
        out.count++;
    return out;
}
