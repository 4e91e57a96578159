/* support_inside.h - what the parts of support know of each other.
 *
 * hotline.c   contacts, queue, agents          incident.c  one contact and what became of it
 * casebook.c  tickets as the desk tells them   fleet.c     technicians and their jobs
 * bills.c     invoices as the biller sends them
 */
#ifndef HARNESS_SUPPORT_INSIDE_H
#define HARNESS_SUPPORT_INSIDE_H

#include <cjson/cJSON.h>

#include "base/rng.h"
#include "people/driver.h"
#include "people/staff.h"
#include "script/waiter.h"
#include "stage/stage.h"
#include "support/support.h"
#include "sut/sut.h"

/* What the desk has told of one of its tickets. */
struct ticket {
    struct ticket *next;
    int64_t id;
    int actor;     /* "case N" in the log */
    cJSON *data;   /* what is known: requester, station, connector, grade, status ... */
    cJSON *events; /* array, as told */
};

struct pool {
    struct pool *next;
    char *name;
    struct shift shift;
    int count;
    struct agent *agents;
    int playbook; /* reference in the Lua registry, as the next */
    int alarms;   /* LUA_NOREF: alarms without a caller are left alone */
    cJSON *sla;   /* grade -> clocks, NULL for none */
};

struct agent {
    struct pool *pool;
    char *name;
    int actor;
    struct rng rng;
    struct incident *with; /* who has their attention */
};

#define INCIDENT_STATES(X) X(waits) X(rings) X(open) X(done) X(abandoned)
#define X(name)            INCIDENT_##name,
enum incident_state { INCIDENT_STATES(X) INCIDENT_STATE_COUNT };
#undef X

/* One contact (or alarm) and what became of it: the `case` of a playbook. */
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

/* A technician and the jobs given to them, one after the other. */
struct van {
    struct van *next;
    struct technician *who;
    struct rng rng;
    int playbook;
    struct job *jobs; /* the first is being done */
};

struct job {
    struct job *next; /* in the van's list */
    struct support *support;
    struct van *van;
    struct ticket *ticket;
    struct station *station;
    int connector;
    struct driver *driver; /* who asked for help, NULL for an alarm */
    char *name;            /* "job of case 1" */
    bool under_way;
    int64_t arrive_ms;
    struct task *task; /* parked in drives_to */
    struct vtimer timer;
    int64_t held_ms; /* of the hold-up in front of them, 0: none */
    char *held_why;
};

struct bill {
    struct bill *next;
    char *person;
    cJSON *invoice;
    bool read;
};

struct support {
    struct stage *stage;
    lua_State *L; /* main state, from the first verb on */
    struct pool *pools;
    struct incident *incidents;
    struct ticket *tickets;
    struct van *vans;
    struct job *done_jobs;
    struct bill *bills;
    struct waiters bill_waiters; /* by person */
    struct ask *asks;
    struct errand *errands;
    int loading; /* playbook() leaves its reference here */
    int64_t since_event, since_invoice;
    bool no_desk, no_billing; /* said S_CANNOT */
    bool reading_events, reading_invoices, news;
    bool watched; /* the system under test tells when there is news */
    bool set_up, collecting, collected;
    struct vtimer poll, shift;
};

/* Hears an answer; @p answer is borrowed. */
typedef void support_answer_fn(struct support *su, void *ctx, enum status st, const cJSON *answer,
                               const char *why);
/** Asks the system under test; @p args is consumed. @p fn is not called after support_free(). */
void support_ask(struct support *su, enum sut_verb verb, cJSON *args, support_answer_fn *fn,
                 void *ctx);
/** For answers nobody needs. */
void support_ignore(struct support *su, void *ctx, enum status st, const cJSON *answer,
                    const char *why);
/** Something may have happened: reads desk and biller once more at this moment. */
void support_news(void *ctx);

/** A reaction of @p ms +- a quarter, from the stream @p r. */
int64_t reaction_ms(struct rng *r, int64_t ms);

/* hotline.c */
struct contact_traits {
    const char *channel, *words, *about, *station, *invoice;
    int connector;
};
struct incident *hotline_contact(struct support *su, struct driver *d,
                                 const struct contact_traits *t);
/** The desk has opened @p t by itself. */
void hotline_alarm(struct support *su, const struct ticket *t);
struct pool_traits {
    int count;
    struct shift shift;
    int playbook, alarms;
    cJSON *sla; /* consumed */
};
struct pool *hotline_pool(struct support *su, const char *name, const struct pool_traits *t);
/** Gives waiting contacts to agents who are free. */
void hotline_serve(struct support *su);
/** The agent turns to others; a caller is off the phone. */
void hotline_ends_contact(struct incident *inc);
bool hotline_waiting(const struct support *su);

/* incident.c */
struct incident *incident_new(struct support *su, const char *channel);
void incident_free(struct incident *inc);
/** The desk keeps it as ticket @p id from now on. */
void incident_bind(struct incident *inc, int64_t id);
/** Wakes who waits for this ticket event. */
void incident_hears(struct incident *inc, const cJSON *ev);
/** Has @p what (as in struct incident.waiters) happened already? @return the event, NULL if not */
const cJSON *incident_happened(const struct incident *inc, const char *what);
/** Pushes it as a case, with channel, words, about, station, invoice and driver as its fields. */
void incident_push(lua_State *L, void *ctx);

/* casebook.c */
struct ticket *casebook_ticket(struct support *su, int64_t id);
/** One event of desk.events. */
void casebook_hear(struct support *su, const cJSON *ev);
/** Writes table ticket. */
void casebook_write(struct support *su);
void casebook_free(struct support *su);

/* fleet.c */
struct van *fleet_add(struct support *su, struct technician *who, int playbook);
struct van *fleet_van(const struct support *su, const struct technician *who);
/** Tells the desk where everybody is and who is free. */
void fleet_report(struct support *su);
/** The desk sends @p technician to the station of @p t. */
void fleet_dispatch(struct support *su, struct ticket *t, const char *technician);
/** Parks @p task until they are there or held up; it resumes with "arrived", or "held up",
 * minutes and why. */
void fleet_drive(struct job *job, struct task *task);
void fleet_free(struct support *su);

/* people.c */
/** Forgets the tasks that wait for an answer or for time to pass. */
void people_forget(struct support *su);

/* bills.c */
/** One document of billing.invoices. */
void bills_receive(struct support *su, const cJSON *invoice);
/** The oldest unread document of @p person and @p kind (NULL: any), now read; NULL for none. */
const cJSON *bills_take(struct support *su, const char *person, const char *kind);
void bills_free(struct support *su);

#endif
