/* charging_limit.h - which charging profile leads at a moment, and what it allows (1.6 3.13.2,
 * 2.0.1 K 3.4 and 3.5).
 *
 * For each purpose the leading profile is the one with the highest stack level among those that are
 * valid, apply to the place, and have a schedule period at that moment; where the schedule of a
 * high one has ended or not begun, the next lower leads.  In 1.6 two TxDefaultProfiles of one level
 * can stand at the connector and at connector 0: the connector's own leads (1.6 3.13.1).
 *
 * A schedule begins at its startSchedule (Absolute), at the last recurrence of it (Recurring), or
 * when the transaction was given leave to charge (Relative, and Absolute without startSchedule in
 * 1.6).  A Relative profile for the whole station, which 1.6 does not forbid, begins when it is
 * installed: there is no other moment that all connectors share.
 */
#ifndef SIM_CHARGING_LIMIT_H
#define SIM_CHARGING_LIMIT_H

#include "charging/charging_profile.h"
#include "charging/charging_store.h"

/* For whom a limit is asked. */
struct charging_scope {
    int place;       /* connector (1.6) or EVSE (2.0.1); 0: the station */
    bool running;    /* a transaction runs there: TxProfiles count */
    int64_t begin_s; /* when it began, or would begin */
};

/* What one purpose allows at a moment. */
struct charging_word {
    const struct charging_profile *profile; /* NULL: no limit */
    struct charging_period period;
};

/** What @p purpose allows at @p at_s. */
struct charging_word charging_limit_of(const struct charging_store *store,
                                       const struct charging_scope *scope,
                                       enum charging_purpose purpose, int64_t at_s);

/* The words that bind at one moment: Max (of each source: nobody overrules another), external (of
 * each source, for the place and for the station), and TxProfile or else TxDefaultProfile. */
#define CHARGING_WORDS (1 + 3 * CHARGING_SOURCE_COUNT)

/** Fills @p words with those that limit @p scope at @p at_s. For place 0 these are only the limits
 * of the whole station. @return how many */
int charging_limit_words(const struct charging_store *store, const struct charging_scope *scope,
                         int64_t at_s, struct charging_word words[CHARGING_WORDS]);

/** The first moment after @p at_s at which any profile that applies to @p scope may say something
 * else; CHARGING_NEVER when none will. */
int64_t charging_limit_next_s(const struct charging_store *store,
                              const struct charging_scope *scope, int64_t at_s);

#endif
