/* charging.h - smart charging at a station: the profiles it takes in and gives up, and the limits
 * that others than the CSMS set.
 *
 * What they let flow is the matter of charging_flow.h.  A timer brings the next moment at which any
 * limit changes, and the supply is reckoned anew (supply.h).
 */
#ifndef SIM_CHARGING_H
#define SIM_CHARGING_H

#include "charging/charging_store.h"
#include "station/charging_flow.h"

struct connector;
struct station;

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

#endif
