/* incident.h - one contact or alarm and what became of it: the `case` of a playbook.
 *
 * It is the people's side; the ticket stands in the system under test, of the reference stack in
 * refstack/desk (alarm.h, ticket.h).
 */
#ifndef HARNESS_INCIDENT_H
#define HARNESS_INCIDENT_H

#include <cjson/cJSON.h>
#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/vclock.h"
#include "people/driver.h"
#include "script/waiter.h"

struct support;
struct agent;
struct task;

#define INCIDENT_STATES(X) X(waits) X(rings) X(open) X(done) X(abandoned)
#define X(name)            INCIDENT_##name,
enum incident_state { INCIDENT_STATES(X) INCIDENT_STATE_COUNT };
#undef X

/* All text is owned but tapped_at. */
struct incident {
    struct incident *next;
    struct support *support;
    int number; /* from 1 */
    char *name; /* "contact 1" */
    enum incident_state state;
    bool on_line;          /* on the phone with the agent at this moment */
    struct driver *driver; /* NULL: an alarm */
    char *channel, *words, *about, *station, *invoice;
    int connector;
    int64_t began_ms, ready_ms; /* an alarm waits a while for a caller */
    int64_t ticket;             /* 0: none yet */
    struct agent *agent;
    char *asked;            /* what the agent has asked last */
    struct task *asking;    /* parked until a tap is answered */
    const char *tapped_at;  /* the station of that tap */
    struct waiters waiters; /* by name of a ticket event; "told TOPIC"; "over" */
    struct vtimer patience, reaction;
};

/** The next contact of @p su, at this moment; @p channel is copied ("phone", "alarm" ...). */
struct incident *incident_new(struct support *su, const char *channel);

/** Frees all incidents of @p su. */
void incident_free(struct support *su);

/** The desk keeps it as ticket @p id from now on. */
void incident_bind(struct incident *inc, int64_t id);

/** Wakes who waits for this ticket event. */
void incident_hears(struct incident *inc, const cJSON *ev);

/** Has @p what (as in struct incident.waiters) happened already? @return the event, NULL if not */
const cJSON *incident_happened(const struct incident *inc, const char *what);

/** Pushes it as a case, with channel, words, about, station, invoice and driver as its fields. */
void incident_push(lua_State *L, void *ctx);

#endif
