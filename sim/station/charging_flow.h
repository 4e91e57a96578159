/* charging_flow.h - what profiles and hardware let flow at a connector, and at the station in all.
 *
 * The limits in force at a connector are those of charging_limit.h; a limit in A is for each phase
 * that the vehicle uses, one in W is for all numberPhases together and divided evenly between them
 * (K01.FR.50, .51).  Below 6 A a phase no vehicle charges on AC (IEC 61851-1): the connector is
 * SuspendedEVSE.  Limits of the station are shared by all its connectors (supply.h).
 *
 * A connector of 1.6 is a place of its own; in later versions a place is an EVSE.
 */
#ifndef SIM_CHARGING_FLOW_H
#define SIM_CHARGING_FLOW_H

#include "base/vclock.h"
#include "charging/charging_store.h"
#include "charging/composite.h"
#include "station/profile.h"
#include "station/token.h"

struct connector;
struct station;

/* The part: charging.c makes and changes it, here it is looked at. */
struct charging {
    struct charging_store store;
    struct vtimer timer; /* for the next moment at which a limit changes */
    struct charging_promise {
        struct charging_profile *profile; /* of a remote start; NULL: none */
        char token[TOKEN_ROOM];           /* for whose transaction it is */
    } promises[PROFILE_MAX_CONNECTORS];
};

/** The profiles that @p s holds. */
const struct charging_store *charging_store_of(const struct station *s);

/** The place of @p c: its number, or its EVSE. */
int charging_place(const struct connector *c);
/** Connectors or EVSEs. */
int charging_places(const struct station *s);
/** The connector at @p place where a transaction runs, NULL when none does. */
struct connector *charging_running(const struct station *s, int place);

/** The composite schedule of @p place over the next @p duration_s. */
void charging_composite(struct composite *out, const struct station *s, int place,
                        int64_t duration_s, enum charging_unit unit);

/** How many phases the vehicle at @p c can be charged on now; without a vehicle, as many as there
 * are; DC: 1. */
int charging_phases(const struct connector *c);
/** Which is the first of those phases: phaseToUse where it is one and the profile names it
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
