/* sla.h - the sla scorer at work: what its files share.
 *
 * score_sla.c    the rules, and what was expected and never came about
 * sla_clock.c    grades and service clocks, reckoned by us against the expected limits; pauses
 * sla_promise.c  what customers were promised and told (facts/statement.h)
 * sla_desk.c     the desk's own clocks against ours by its own settings; escalation
 * sla_due.c      when a clock runs out, by the desk's own words
 * sla_contact.c  calls until they are answered, cables until they are back, tickets that got lost
 *
 * A fault is what comes after its time, or has not come when the time is over; what is not yet due
 * is not judged.
 */
#ifndef REPORTS_SLA_H
#define REPORTS_SLA_H

#include "facts/service.h"
#include "facts/service_limit.h"
#include "facts/statement.h"
#include "score/scoring.h"

/* What can be expected, as fields of expect.sla; a clock is limited by FIELD_ms. */
#define SLA_FIELD_LIST(X)                                                                          \
    X(grade)                                                                                       \
    X(answer)                                                                                      \
    X(first_reply)                                                                                 \
    X(progress)                                                                                    \
    X(on_site) X(resolution) X(cable_returned) X(promises) X(escalation)
#define X(name) SLA_##name,
enum sla_field { SLA_FIELD_LIST(X) SLA_FIELD_COUNT };
#undef X

struct sla {
    struct scoring *sc;
    const cJSON *expect; /* NULL: nothing */
    struct service_limits limits;
    struct service_hours opening;
    const struct ticket_book *book;
    struct statement_book statements;
    int64_t end_ms;       /* of the story */
    bool judged;          /* anything at all */
    bool adrift;          /* a ticket is lost, or of another grade: no wonder what is missing */
    unsigned met, unripe; /* bit of each field of which something was judged, or was not due yet */
};

/* One ticket with what all its clocks need. */
struct sla_matter {
    struct sla *sla;
    const struct ticket *ticket;
    struct pauses pauses;      /* in which the desk waited for the customer */
    struct pauses desk_pauses; /* as the desk has them */
    struct service_cycle cycle;
};

/** Notes that something of @p field was judged. */
void sla_met(struct sla *sla, enum sla_field field);
/** @p ms in local words, "never" for INT64_MAX. */
void sla_local(const struct sla *sla, int64_t ms, char out[32]);

/** Grades of all tickets. */
void sla_clock_grades(struct sla *sla);
/** Pauses without a question to the customer. */
void sla_clock_pauses(struct sla *sla, const struct ticket *t);
/** The clocks of one cycle of a ticket. */
void sla_clock_judge(struct sla_matter *m);
/** Does step @p i of @p m's cycle begin a wait for progress, or (in a cycle that has begun one) end
 * it? Waits begin with the first answer of a person and end with any word, or the end. */
bool sla_clock_progress(const struct sla_matter *m, size_t i, bool waiting);

/** All promises, what is told of them, and what the desk records of them. */
void sla_promise_judge(struct sla *sla);

/* The desk's own clocks: what it was told to keep. */
struct sla_desk {
    struct sla *sla;
    cJSON *rows; /* owns what follows */
    struct service_limits limits;
    struct service_hours opening;
    bool told;   /* the desk was told limits at all */
    bool *taken; /* by step of the ticket that is judged: a breach that tells of a clock that ran
                    out */
};
/** What the desk was told, and whether it took it; emptied with sla_desk_fini(). */
void sla_desk_init(struct sla_desk *desk, struct sla *sla);
void sla_desk_fini(struct sla_desk *desk);
/** The desk's clocks of one cycle of a ticket. */
void sla_desk_judge(struct sla_desk *desk, struct sla_matter *m);

/** Do the desk's warnings and breaches in one cycle of a ticket name the time at which that clock
 * runs out? */
void sla_due_clocks(const struct sla_desk *desk, const struct sla_matter *m);
/** The same of all promises of @p t. */
void sla_due_promises(struct sla *sla, const struct ticket *t);

/** Calls until they are answered. */
void sla_contact_answers(struct sla *sla);
/** Cables until their owners have them. */
void sla_contact_cables(struct sla *sla);
/** Tickets that the desk took and never tells of; callers who came into none. */
void sla_contact_lost(struct sla *sla);

#endif
