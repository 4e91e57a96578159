/* charging.h - smart charging at a station: the profiles it holds, and what they let flow.
 *
 * The limits in force at a connector are those of charging_limit.h; a limit in A is for each phase
 * that the vehicle uses, one in W is for all numberPhases together and divided evenly between them
 * (K01.FR.50, .51).  Below 6 A a phase no vehicle charges on AC (IEC 61851-1): the connector is
 * SuspendedEVSE.
 * Limits of the station are shared by all its connectors (supply.h).  A timer brings the next
 * moment at which any limit changes.
 *
 * A connector of 1.6 is a place of its own; in later versions a place is an EVSE.
 */
#ifndef SIM_CHARGING_H
#define SIM_CHARGING_H

#include "base/vclock.h"
#include "charging/charging_store.h"
#include "charging/composite.h"

struct connector;
struct station;

struct charging {
    struct charging_store store;
    struct vtimer timer;
};

void charging_init(struct station *s);
void charging_fini(struct station *s);

/** The place of @p c: its number, or its EVSE. */
int charging_place(const struct connector *c);
/** Connectors or EVSEs. */
int charging_places(const struct station *s);
/** The connector at @p place where a transaction runs, NULL when none does. */
struct connector *charging_running(const struct station *s, int place);

/** What @p s takes in at @p place; transaction is left "". */
struct charging_terms charging_terms_at(const struct station *s, int place);
/** Takes @p p in (consumed) if @p terms allow it. */
enum charging_refusal charging_take(struct station *s, struct charging_profile *p,
                                    const struct charging_terms *terms);
/** Clears what matches. @return how many */
int charging_clear(struct station *s, const struct charging_filter *f);
/** Takes @p p (consumed) in that somebody else than the CSMS set. */
void charging_keep(struct station *s, struct charging_profile *p);
/** What was taken in or cleared counts from now on: after the CSMS has its answer. */
void charging_apply(struct station *s);
/** A transaction begins at @p c: what was promised for its token is in force. */
void charging_begins(struct connector *c);
/** The transaction at @p c is over, and with it its TxProfiles. */
void charging_over(struct connector *c);
/** @p p (consumed, may be NULL) is for the transaction that @p token will begin at @p c. */
void charging_promise(struct connector *c, struct charging_profile *p, const char *token);

/** Why @p p could not be taken in for a transaction yet to begin at @p c. */
enum charging_refusal charging_judge_promise(const struct connector *c,
                                             const struct charging_profile *p);

/* A limit that somebody else than the CSMS sets: an energy manager, a grid operator. */
struct charging_order {
    enum charging_source source;
    int place; /* 0: the station */
    enum charging_unit unit;
    int64_t limit; /* tenths */
};

/** The limit is in force at once, until it is set anew or ends; the CSMS hears of it where its
 * version knows how (2.0.1 K11, K12). */
void charging_limited(struct station *s, const struct charging_order *limit);
/** The limit that @p source set at @p place; NULL: none. */
const struct charging_profile *charging_outside(const struct station *s,
                                                enum charging_source source, int place);
/** The limits of @p source end (K13). @return false when there is none */
bool charging_released(struct station *s, enum charging_source source);

/** The vehicle at connector @p n says anew what it needs (K17). @return false when none is charged
 * there that can, or the version of the station knows nothing of it */
bool charging_renegotiates(struct station *s, int n);

/** The composite schedule of @p place over the next @p duration_s. */
void charging_composite(struct composite *out, const struct station *s, int place,
                        int64_t duration_s, enum charging_unit unit);

/* --- for supply.h --- */

/** How many phases the vehicle at @p c can be charged on now; without a vehicle, as many as there
 * are; DC: 1. */
int charging_phases(const struct connector *c);
/** .. and which is the first of them: phaseToUse where it is one and the profile names it
 * (K01.FR.46), else 1. */
int charging_line(const struct connector *c);
/** What profiles and hardware let flow at @p c, 0 when that is not enough to charge at all. */
int64_t charging_cap_w(const struct connector *c);
/** Below that no vehicle charges: 6 A a phase; DC: 1 W. */
int64_t charging_least_w(const struct connector *c);
/** What all connectors together may draw. */
int64_t charging_budget_w(const struct station *s);
/** Arms the timer for the next moment at which a limit changes. */
void charging_arm(struct station *s);

#endif
