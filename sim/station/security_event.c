#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tz.h"
#include "station/credentials_state.h"
#include "station/station_state.h"
#include "station/uplink_state.h"

enum { EVENTS_MAX = 100 };

struct told_event {
    struct told_event *next;
    enum security_event event;
    int64_t at_ms;
    char *about;
};

static const struct {
    const char *words16, *words2;
    bool critical;
} events[SECURITY_EVENT_COUNT] = {
#define X(name, words16, words2, critical) [SECURITY_##name] = {words16, words2, critical},
    SECURITY_EVENT_LIST(X)
#undef X
};

static void drop_first(struct credentials *c)
{
    struct told_event *e = c->events;

    c->events = e->next;
    c->event_count--;
    free(e->about);
    free(e);
}

void security_events_free(struct credentials *c)
{
    while (c->events)
        drop_first(c);
}

static void tell_first(struct credentials *c);

/* What was heard is forgotten, and so is what is not critical: A04.FR.02. */
static void heard(void *owner, const struct outbox_reply *reply)
{
    struct credentials *c = owner;

    c->telling = false;
    if (reply->end == OUTBOX_answered || reply->end == OUTBOX_refused ||
        !events[c->events->event].critical)
        drop_first(c);
    if (reply->end != OUTBOX_lost)
        tell_first(c);
}

static void tell_first(struct credentials *c)
{
    const struct told_event *e = c->events;
    char at[25];

    if (!e || c->telling || outbox_state(c->s->uplink->outbox) != OUTBOX_online)
        return;
    tz_rfc3339(e->at_ms, at);
    c->telling =
        outbox_call(c->s->uplink->outbox, "SecurityEventNotification",
                    evlog_data("s s s", "type",
                               strcmp(c->s->profile.ocpp, "1.6") == 0 ? events[e->event].words16
                                                                      : events[e->event].words2,
                               "timestamp", at, "techInfo", e->about),
                    heard, c) == S_OK;
}

void security_event(struct station *s, enum security_event event, const char *about)
{
    struct credentials *c = s->credentials;
    struct told_event **at = &c->events;
    struct told_event *e;

    if (c->event_count == EVENTS_MAX) /* the newest is lost: what led to it says more */
        return;
    while (*at)
        at = &(*at)->next;
    e = mem_new(sizeof(*e));
    *e = (struct told_event){NULL, event, station_now_ms(s), mem_text(about)};
    *at = e;
    c->event_count++;
    tell_first(c);
}

void credentials_online(struct credentials *c)
{
    tell_first(c);
}

void credentials_boots(struct credentials *c, bool reset)
{
    if (c->tells)
        security_event(c->s, reset ? SECURITY_reset : SECURITY_startup, NULL);
}
