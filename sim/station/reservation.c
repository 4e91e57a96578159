#include "station/reservation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"

struct reservation {
    struct reservation *next; /* of the station, the oldest first */
    struct station *station;
    int64_t id;
    int connector, evse; /* as in the wish; evse is known when connector is */
    char token[TOKEN_ROOM], parent[TOKEN_ROOM];
    int64_t expires_ms; /* by its own clock */
    struct vtimer expiry;
};

/* The part: all that there are, the oldest first. */
struct reservations {
    struct reservation *first;
    bool settling; /* reservation_settle() is at work */
};

int reservation_evse(const struct station *s, int n)
{
    return n < s->profile.evses ? n : s->profile.evses;
}

static bool anywhere(const struct reservation *r)
{
    return r->evse == 0;
}

static bool is_for(const struct reservation *r, const char *token, const char *parent)
{
    if (strcasecmp(r->token, token) == 0)
        return true;
    return r->parent[0] && parent && strcasecmp(r->parent, parent) == 0;
}

/* --- what is free --- */

static const struct reservation *of_evse(const struct station *s, int evse)
{
    const struct reservation *r = s->reservations->first;

    while (r && r->evse != evse)
        r = r->next;
    return r;
}

static bool idle(const struct connector *c)
{
    return c->state == CONNECTOR_Available || c->state == CONNECTOR_Reserved;
}

static bool evse_idle(const struct station *s, int evse)
{
    bool any = false;

    for (int n = 1; n <= s->profile.connectors; n++) {
        const struct connector *c = station_connector(s, n);
        if (reservation_evse(s, n) != evse)
            continue;
        if (!idle(c) && c->state != CONNECTOR_Unavailable && c->state != CONNECTOR_Faulted)
            return false;
        any |= idle(c);
    }
    return any;
}

/* EVSEs that the next comer could use: idle and not reserved by number. */
static int free_evses(const struct station *s, int except)
{
    int count = 0;

    for (int e = 1; e <= s->profile.evses; e++)
        count += e != except && evse_idle(s, e) && !of_evse(s, e);
    return count;
}

static int anywhere_count(const struct station *s)
{
    int count = 0;

    for (const struct reservation *r = s->reservations->first; r; r = r->next)
        count += anywhere(r);
    return count;
}

/* --- made and ended --- */

static void log_end(const struct reservation *r, const char *why)
{
    const struct station *s = r->station;

    evlog_add(station_log(s),
              r->connector ? station_connector(s, r->connector)->actor : s->member.actor,
              EV_reservation_ends, json_object(jint("reservation", r->id), jtext("why", why)));
}

static void unlink_reservation(struct station *s, struct reservation *r)
{
    struct reservation **at = &s->reservations->first;

    while (*at != r)
        at = &(*at)->next;
    *at = r->next;
    vclock_disarm(station_clock(s), &r->expiry);
}

static void end(struct station *s, struct reservation *r, const char *why)
{
    log_end(r, why);
    unlink_reservation(s, r);
    free(r);
}

static void ended_by_itself(struct station *s, int64_t id, const char *how)
{
    if (s->dialect->reservation)
        s->dialect->reservation(s, id, how);
}

static void expires(struct vtimer *timer, void *owner)
{
    struct reservation *r = owner;
    struct station *s = r->station;
    int64_t id = r->id;

    (void)timer;
    end(s, r, "expired");
    reservation_settle(s);
    ended_by_itself(s, id, "Expired");
}

static void reserve(struct station *s, const struct reservation_wish *w)
{
    struct reservation *r = mem_new(sizeof(*r)), **at = &s->reservations->first;
    char until[25];

    r->station = s;
    r->id = w->id;
    r->connector = w->connector;
    r->evse = w->connector ? reservation_evse(s, w->connector) : w->evse;
    snprintf(r->token, sizeof(r->token), "%s", w->token);
    snprintf(r->parent, sizeof(r->parent), "%s", w->parent ? w->parent : "");
    vtimer_init(&r->expiry, expires, r);
    r->expires_ms = w->expires_ms;
    vclock_arm_at(station_clock(s), &r->expiry, rtc_due_ms(s, r->expires_ms));
    while (*at)
        at = &(*at)->next;
    *at = r;
    tz_rfc3339(w->expires_ms, until);
    evlog_add(station_log(s),
              w->connector ? station_connector(s, w->connector)->actor : s->member.actor,
              EV_reserved,
              json_object(jint("reservation", r->id), jtext("token", r->token),
                          jtext("parent", w->parent ? w->parent : NULL), jtext("until", until)));
}

static struct reservation *with_id(const struct station *s, int64_t id)
{
    struct reservation *r = s->reservations->first;

    while (r && r->id != id)
        r = r->next;
    return r;
}

/* Why none of the connectors meant can be kept: the best that can be said of them. */
static const char *why_not(const struct station *s, const struct reservation_wish *w)
{
    bool faulted = false, occupied = false;

    for (int n = 1; n <= s->profile.connectors; n++) {
        const struct connector *c = station_connector(s, n);
        if ((w->connector && w->connector != n) || (w->evse && reservation_evse(s, n) != w->evse))
            continue;
        faulted |= c->state == CONNECTOR_Faulted;
        occupied |= c->state != CONNECTOR_Faulted && c->state != CONNECTOR_Unavailable;
    }
    if (occupied)
        return "Occupied";
    return faulted ? "Faulted" : "Unavailable";
}

static bool possible(const struct station *s, const struct reservation_wish *w)
{
    int evse = w->connector ? reservation_evse(s, w->connector) : w->evse;

    if (evse == 0)
        return free_evses(s, 0) > anywhere_count(s);
    if (w->connector && !idle(station_connector(s, w->connector)))
        return false;
    return evse_idle(s, evse) && !of_evse(s, evse) && free_evses(s, evse) >= anywhere_count(s);
}

const char *reservation_make(struct station *s, const struct reservation_wish *wish)
{
    struct reservation *same = with_id(s, wish->id), **at = &s->reservations->first;
    const char *answer = "Accepted";

    if (wish->expires_ms <= rtc_now_ms(s) || wish->connector > s->profile.connectors ||
        wish->evse > s->profile.evses || wish->connector < 0 || wish->evse < 0)
        return "Rejected";
    if (same)
        unlink_reservation(s, same); /* judged as if the one it replaces were gone */
    if (!possible(s, wish))
        answer = why_not(s, wish);
    if (strcmp(answer, "Accepted") == 0) {
        if (same)
            log_end(same, "replaced");
        free(same);
        reserve(s, wish);
    } else if (same) {
        same->next = *at;
        *at = same;
        vclock_arm_at(station_clock(s), &same->expiry, rtc_due_ms(s, same->expires_ms));
    }
    return answer;
}

bool reservation_cancel(struct station *s, int64_t id)
{
    struct reservation *r = with_id(s, id);

    if (!r)
        return false;
    end(s, r, "cancelled");
    return true;
}

/* --- used --- */

static struct reservation *for_token(const struct connector *c, const char *token,
                                     const char *parent)
{
    const struct station *s = c->station;
    int evse = reservation_evse(s, c->n);
    struct reservation *found = NULL;

    for (struct reservation *r = s->reservations->first; r; r = r->next)
        if ((r->evse == evse || (anywhere(r) && !found)) && is_for(r, token, parent))
            found = r;
    return found;
}

bool reservation_blocks(const struct connector *c, const char *token, const char *parent)
{
    const struct station *s = c->station;
    int evse = reservation_evse(s, c->n);
    const struct reservation *specific = of_evse(s, evse);

    if (specific)
        return !is_for(specific, token, parent);
    return anywhere_count(s) > free_evses(s, evse) && !for_token(c, token, parent);
}

bool reservation_excludes(const struct connector *c, const char *token)
{
    if (!reservation_blocks(c, token, NULL))
        return false;
    for (const struct reservation *r = c->station->reservations->first; r; r = r->next)
        if (r->parent[0])
            return false;
    return true;
}

int64_t reservation_use(struct connector *c, const char *token, const char *parent)
{
    struct reservation *r = for_token(c, token, parent);
    int64_t id;

    if (!r)
        return RESERVATION_NONE;
    id = r->id;
    end(c->station, r, "used");
    return id;
}

/* --- kept --- */

static bool kept(const struct station *s, const struct connector *c)
{
    int evse = reservation_evse(s, c->n);
    const struct reservation *r = of_evse(s, evse);
    int wanted = anywhere_count(s);

    if (r)
        return r->connector == 0 || r->connector == c->n;
    return wanted > 0 && evse_idle(s, evse) && free_evses(s, 0) <= wanted;
}

/* Is nothing left of what @p r is for? */
static bool broken(const struct reservation *r)
{
    const struct station *s = r->station;

    for (int n = 1; n <= s->profile.connectors; n++) {
        int state = station_connector(s, n)->state;
        if ((anywhere(r) || r->connector == n ||
             (r->connector == 0 && r->evse == reservation_evse(s, n))) &&
            state != CONNECTOR_Faulted && state != CONNECTOR_Unavailable)
            return false;
    }
    return true;
}

static void end_broken(struct station *s)
{
    struct reservation *next;

    for (struct reservation *r = s->reservations->first; r; r = next) {
        int64_t id = r->id;
        next = r->next;
        if (!broken(r))
            continue;
        end(s, r, "out of order");
        ended_by_itself(s, id, "Removed");
    }
}

void reservation_settle(struct station *s)
{
    if (s->phase != STATION_up || s->reservations->settling)
        return;
    s->reservations->settling = true;
    end_broken(s);
    for (int n = 1; n <= s->profile.connectors; n++) {
        struct connector *c = station_connector(s, n);
        if (c->state == CONNECTOR_Available && kept(s, c))
            connector_feed(c, IN_reserve);
        else if (c->state == CONNECTOR_Reserved && !kept(s, c))
            connector_feed(c, IN_unreserve);
    }
    s->reservations->settling = false;
}

static void status(struct station *s, const struct happened *at)
{
    (void)at;
    if (s->reservations->first)
        reservation_settle(s);
}

static void up(struct station *s, const struct happened *at)
{
    (void)at;
    reservation_settle(s);
}

static void clock_set(struct station *s, const struct happened *at)
{
    (void)at;
    for (struct reservation *r = s->reservations->first; r; r = r->next)
        vclock_arm_at(station_clock(s), &r->expiry, rtc_due_ms(s, r->expires_ms));
}

static void make(struct station *s)
{
    s->reservations = mem_new(sizeof(*s->reservations));
}

static void forget(struct station *s)
{
    struct reservation *next;

    for (struct reservation *r = s->reservations->first; r; r = next) {
        next = r->next;
        vclock_disarm(station_clock(s), &r->expiry);
        free(r);
    }
    free(s->reservations);
}

const struct station_part part_reservation = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_status] = status, [HAPPENS_up] = up, [HAPPENS_clock_set] = clock_set},
};
