/* desk_inside.h - what the files of the support desk share.
 *
 * The desk keeps, beside its settings and staff, for each ticket: the parties who are told, its
 * events (desk_event, seq strictly increasing over all tickets), its clocks (sla.h) and its
 * promises (promise.h).  Everything is in the database; one timer waits for whatever is due next.
 *
 *   desk_ticket   status: open, waiting (for the customer, clocks paused), closed; queue: first
 * line, billing, field; grade 0: none given yet (the slackest targets count); technician: under way
 * or there; on_site 1: there desk_clock    one row a clock of the ticket; state: running, hidden
 * (counts, but nobody is to be told: on_site before anybody is sent), paused, stopped; INT64_MAX:
 * never due desk_want     tickets for which a technician is wanted and none was to be had
 */
#ifndef REFSTACK_DESK_INSIDE_H
#define REFSTACK_DESK_INSIDE_H

#include "base/place.h"
#include "refstack/desk/sla.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

struct desk {
    struct refstack *rs;
    struct sla sla;
    struct vtimer timer;
};

struct desk *desk_of(const struct refstack *rs);
int64_t desk_now_ms(const struct desk *d);
/** Waits for whatever is due next; after every change. */
void desk_wait(struct desk *d);
/** Takes over the targets and hours of sla_read(). @return NULL, or what is wrong (static text) */
const char *desk_set_sla(struct desk *d, const cJSON *json);
/** Does what is due. */
void desk_fire(struct vtimer *timer, void *owner);
void desk_schema(struct db *db);

/* ---- ticket.c */

struct ticket_step {
    const char *name, *by, *role, *text; /* text NULL: the sentence of ticket_event.def */
    cJSON *data;                         /* consumed; NULL: {} */
};

/** Is there a step called @p name? @p activity tells its class. */
bool ticket_step_known(const char *name, bool *activity);

struct ticket_opening {
    const char *channel, *requester, *words, *category, *station, *invoice, *account, *by;
    int connector, grade;
    bool alarm;
};

/** A customer's contact: opens a ticket, or joins the one that is open already. @return its id */
int64_t ticket_contact(struct desk *d, const struct ticket_opening *o);
/** The desk's own notice of trouble; a station whose trouble is known gets no second ticket. */
void ticket_alarm(struct desk *d, const struct ticket_opening *o);
/** The trouble of @p station is over: closes its ticket when nobody else has touched it. */
void ticket_recovered(struct desk *d, const char *station);

bool ticket_exists(struct desk *d, int64_t ticket);
/** The station of @p ticket; the caller frees it; NULL when there is none. */
char *ticket_station(struct desk *d, int64_t ticket);
void ticket_log(struct desk *d, int64_t ticket, struct ticket_step step);
/** As ticket_log() by the desk itself, @p data consumed. */
void ticket_note(struct desk *d, int64_t ticket, const char *name, const char *text, cJSON *data);

struct ticket_message {
    const char *by, *role, *text, *topic;
    const char *channel; /* NULL: the party's own */
    const char *reason;  /* or NULL */
    int64_t due_ms;      /* 0: none */
};

/** Tells every party of @p ticket. What is no mere receipt answers them. */
void ticket_tell(struct desk *d, int64_t ticket, const struct ticket_message *m);
/** @p by works on it from now on. */
void ticket_take_over(struct desk *d, int64_t ticket, const char *by);
void ticket_close(struct desk *d, int64_t ticket, struct ticket_step step);
void ticket_reopen(struct desk *d, int64_t ticket, struct ticket_step step);

/* ---- ticket_clock.c */

void ticket_clock_start(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clock_stop(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clocks_stop(struct desk *d, int64_t ticket);
/** From now on somebody is to be told of it. */
void ticket_clock_reveal(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clocks_pause(struct desk *d, int64_t ticket);
void ticket_clocks_resume(struct desk *d, int64_t ticket);
/** The ticket has another grade: other targets. */
void ticket_clocks_retarget(struct desk *d, int64_t ticket);
/** Escalates and breaches what is due; false when nothing was. */
bool ticket_clock_fire(struct desk *d);

/* ---- desk_staff.c */

/** Takes over {technicians?, agents?}. @return NULL, or what is wrong with it (static text) */
const char *staff_read(struct desk *d, const cJSON *json);

/** ["lock", "fuse"] or "lock, fuse" as one text; NULL for none given. The caller frees it. */
char *staff_parts(const cJSON *parts);
/** Metres as kilometres with one decimal; @p out has room for 24. */
void staff_km(int64_t road_m, char out[24]);

struct staff_order {
    const char *parts; /* comma-separated or NULL */
    const char *by, *role;
};

struct staff_sent {
    char name[80]; /* empty: nobody was to be had */
    char km[24];
    int64_t eta_ms, promise;
};

/** Sends somebody to @p ticket, or remembers that somebody is wanted.
 * @return false when the ticket has no station, or somebody is on the way */
bool staff_dispatch(struct desk *d, int64_t ticket, const struct staff_order *o,
                    struct staff_sent *out);
/** The one who is on the way to @p ticket will be there by @p due_ms only, because of @p why (may
 * be NULL): renews the promise and tells the customer. @return the new promise */
int64_t staff_late(struct desk *d, int64_t ticket, int64_t due_ms, const char *why);
/** Tries again for all tickets that want somebody. */
void staff_retry(struct desk *d);
/** Whoever is sent to @p ticket is free again, at its station. */
void staff_release(struct desk *d, int64_t ticket);

/* ---- desk_act.c */

/** POST /api/desk/tickets/{id}/acts */
api_fn desk_act;

/* ---- desk_show.c */

void desk_show_events(struct desk *d, int64_t since, cJSON *answer);
void desk_show_tickets(struct desk *d, const char *status, const char *queue, cJSON *list);
/** False when there is no such ticket. */
bool desk_show_ticket(struct desk *d, int64_t ticket, cJSON *answer);

extern const struct api_route desk_routes[];

#endif
