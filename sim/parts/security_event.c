#include "parts/security_event.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/credentials_state.h"
#include "station/dialect.h"
#include "station/rtc.h"
#include "station/station_state.h"

enum { EVENTS_MAX = 100 };

struct told_event {
    struct told_event *next;
    enum security_event event;
    int64_t at_ms; /* by its own clock */
    char *about;
};

/* The part. */
struct security_events {
    struct station *s;
    struct told_event *first; /* not heard by the CSMS yet, the oldest first */
    int count;
    bool telling; /* the first of them is on its way */
};

static const struct {
    const char *type;
    bool critical;
} events[SECURITY_EVENT_COUNT] = {
#define X(name, type, critical) [SECURITY_##name] = {type, critical},
    SECURITY_EVENT_LIST(X)
#undef X
};

static const char *type_of(const struct station *s, enum security_event event)
{
    const char *const *own = s->dialect->security_events;

    return own && own[event] ? own[event] : events[event].type;
}

static void drop_first(struct security_events *l)
{
    struct told_event *e = l->first;

    l->first = e->next;
    l->count--;
    free(e->about);
    free(e);
}

static void tell_first(struct security_events *l);

/* What was heard is forgotten, and so is what is not critical: A04.FR.02. */
static void heard(void *owner, const struct call_queue_reply *reply)
{
    struct security_events *l = owner;

    l->telling = false;
    if (reply->end == CALL_QUEUE_answered || reply->end == CALL_QUEUE_refused ||
        !events[l->first->event].critical)
        drop_first(l);
    if (reply->end != CALL_QUEUE_lost)
        tell_first(l);
}

static void tell_first(struct security_events *l)
{
    const struct told_event *e = l->first;
    char at[25];

    if (!e || l->telling || !uplink_online(l->s->uplink))
        return;
    tz_rfc3339(e->at_ms, at);
    l->telling = uplink_call(l->s, "SecurityEventNotification",
                             json_object(jtext("type", type_of(l->s, e->event)),
                                         jtext("timestamp", at), jtext("techInfo", e->about)),
                             heard, l) == S_OK;
}

void security_event(struct station *s, enum security_event event, const char *about)
{
    struct security_events *l = s->security_events;
    struct told_event **at = &l->first;
    struct told_event *e;

    if (l->count == EVENTS_MAX) /* the newest is lost: what led to it says more */
        return;
    while (*at)
        at = &(*at)->next;
    e = mem_new(sizeof(*e));
    *e = (struct told_event){NULL, event, rtc_now_ms(s), mem_text(about)};
    *at = e;
    l->count++;
    tell_first(l);
}

static void online(struct station *s, const struct happened *at)
{
    (void)at;
    tell_first(s->security_events);
}

static void boots(struct station *s, const struct happened *at)
{
    bool reset = strcmp(s->boot_reason, "PowerUp") != 0;

    (void)at;
    if (s->credentials->tells)
        security_event(s, reset ? SECURITY_reset : SECURITY_startup, NULL);
}

static void clock_set(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->credentials->tells && s->phase != STATION_off)
        security_event(s, SECURITY_time, NULL);
}

static void make(struct station *s)
{
    s->security_events = mem_new(sizeof(*s->security_events));
    s->security_events->s = s;
}

static void forget(struct station *s)
{
    while (s->security_events->first)
        drop_first(s->security_events);
    free(s->security_events);
}

const struct station_part part_security_event = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_boots] = boots, [HAPPENS_online] = online, [HAPPENS_clock_set] = clock_set},
};
