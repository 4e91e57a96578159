/* evse.h - how the EVSEs and connectors of OCPP 2.x are numbered flat, as the core, the log and the
 * run file count connectors.
 *
 * A station with E EVSEs and N >= E connectors: EVSE e < E has only connector e (its connector 1);
 * EVSE E has the connectors E..N (its connectors 1..N-E+1).
 */
#ifndef SIM_EVSE_H
#define SIM_EVSE_H

/* One connector as 2.x names it. */
struct evse_connector {
    int evse;      /* from 1 */
    int connector; /* of that EVSE, from 1 */
};

/** The EVSE and connector of flat connector @p n, which exists. */
static inline struct evse_connector evse_of(int evses, int n)
{
    struct evse_connector at = {n < evses ? n : evses, n < evses ? 1 : n - evses + 1};

    return at;
}

/** How many connectors EVSE @p evse has; 0 when it does not exist. */
static inline int evse_connectors(int evses, int connectors, int evse)
{
    if (evse < 1 || evse > evses)
        return 0;
    return evse < evses ? 1 : connectors - evses + 1;
}

/** The flat number of a connector; 0 when it does not exist. */
static inline int evse_flat(int evses, int connectors, struct evse_connector at)
{
    if (at.connector < 1 || at.connector > evse_connectors(evses, connectors, at.evse))
        return 0;
    return at.evse + at.connector - 1;
}

#endif
