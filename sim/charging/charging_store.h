/* charging_store.h - the charging profiles a station holds, and by which rules it takes one in.
 *
 * They survive a reboot (1.6 5.16.4, 2.0.1 K01.FR.27); a TxProfile goes with its transaction.
 */
#ifndef SIM_CHARGING_STORE_H
#define SIM_CHARGING_STORE_H

#include "charging/charging_profile.h"

struct charging_store {
    struct charging_profile *first; /* in the order of installing */
};

/* Under which circumstances a station takes a profile in. */
struct charging_terms {
    bool lenient;          /* by the rules of 1.6, which leave more open than those of 2.0.1 */
    int places;            /* connectors (1.6) or EVSEs (2.0.1) */
    int64_t most_level;    /* ChargeProfileMaxStackLevel, ProfileStackLevel */
    int64_t most_periods;  /* ChargingScheduleMaxPeriods, PeriodsPerSchedule */
    int64_t most_profiles; /* MaxChargingProfilesInstalled, Entries */
    bool amperes, watts;   /* ChargingScheduleAllowedChargingRateUnit, RateUnit */
    bool dc;
    int phases;              /* of the outlets, AC */
    bool switches_phases;    /* can charge on fewer, and choose which */
    bool fewer_phases;       /* can charge on fewer */
    bool negotiates;         /* the vehicle there speaks ISO 15118 (K01.FR.34) */
    bool transaction_runs;   /* at the place of the profile */
    const char *transaction; /* the id of that one; "": it has none yet */
    bool promised;           /* it is for a transaction that is about to begin (K05, 1.6 5.11) */
};

/* Why a profile is not taken in: name, the reasonCode of 2.0.1 (appendix 5), the rule, sentence */
#define CHARGING_REFUSAL_LIST(X)                                                                   \
    X(none, "NoError", "", "it is accepted")                                                       \
    X(place, "UnknownEvse", "K01.FR.28, 1.6 5.16", "there is no such EVSE or connector")           \
    X(external, "InvalidProfile", "K01.FR.22", "only an external system sets such a limit")        \
    X(max_place, "InvalidProfile", "K 3.2, 1.6 3.13.1", "a Max profile is for the whole station")  \
    X(tx_place, "InvalidProfile", "K01.FR.16, 1.6 5.16",                                           \
      "a TxProfile is for one EVSE or connector")                                                  \
    X(no_tx, "TxNotFound", "K01.FR.09, 1.6 5.16.2", "no transaction runs there")                   \
    X(other_tx, "TxNotFound", "K01.FR.33, 1.6 5.16.2", "another transaction runs there")           \
    X(no_tx_id, "InvalidProfile", "K01.FR.03", "a TxProfile needs a transactionId")                \
    X(promise, "InvalidProfile", "K05.FR.02, 1.6 5.11", "only a TxProfile without id can wait")    \
    X(level, "InvalidStackLevel", "1.6 9.4, ProfileStackLevel", "the stack level is out of range") \
    X(unit, "UnsupportedRateUnit", "K01.FR.26, 1.6 9.4", "the unit is not supported")              \
    X(periods, "TooManyElements", "1.6 9.4, PeriodsPerSchedule", "too many periods, or none")      \
    X(first_period, "InvalidSchedule", "K01.FR.31, 1.6 7.14", "the first period must begin at 0")  \
    X(order, "InvalidSchedule", "K01.FR.35, 1.6 7.14", "periods must be in chronological order")   \
    X(limit, "InvalidSchedule", "1.6 7.14, ChargingSchedulePeriodType", "a limit is below 0")      \
    X(validity, "InvalidProfile", "1.6 7.8, ChargingProfileType", "it ends before it begins")      \
    X(recurrency, "InvalidProfile", "1.6 7.8, 2.0.1 K 3.3",                                        \
      "a Recurring profile needs a recurrencyKind")                                                \
    X(start, "InvalidSchedule", "K01.FR.40", "the schedule needs a startSchedule")                 \
    X(no_start, "InvalidSchedule", "K01.FR.41", "a Relative schedule cannot have a startSchedule") \
    X(relative_max, "InvalidProfile", "K01.FR.38", "a Max profile cannot be Relative")             \
    X(schedules, "InvalidSchedule", "K01.FR.34", "several schedules need ISO 15118")               \
    X(phases, "InvalidSchedule", "K01.FR.43", "the number of phases cannot be ensured")            \
    X(phase, "InvalidSchedule", "K01.FR.48", "the phase cannot be chosen")                         \
    X(conflict, "InvalidSchedule", "K 3.7", "another profile needs another phase")                 \
    X(taken_id, "InvalidProfile", "K01.FR.05", "the id belongs to an external limit")              \
    X(duplicate, "DuplicateProfile", "K01.FR.06, .39, .52, .53",                                   \
      "another id has this purpose and level")                                                     \
    X(full, "OutOfStorage", "1.6 9.4, ChargingProfilesEntries",                                    \
      "there is no room for another profile")
#define X(name, code, rule, sentence) REFUSAL_##name,
enum charging_refusal { CHARGING_REFUSAL_LIST(X) REFUSAL_COUNT };
#undef X
const char *charging_refusal_code(enum charging_refusal refusal);
const char *charging_refusal_sentence(enum charging_refusal refusal);

/** May @p p (with its place set) be taken in? */
enum charging_refusal charging_store_judge(const struct charging_store *store,
                                           const struct charging_profile *p,
                                           const struct charging_terms *terms);
/** Takes @p p in (consumed) at @p now_s: it replaces the one with its id and, if @p lenient, the
 * one with its purpose, level and place (1.6 3.13.1, 5.16). */
void charging_store_take(struct charging_store *store, struct charging_profile *p, bool lenient,
                         int64_t now_s);

/* What is looked for; what is not given matches all. */
struct charging_filter {
    bool has_id;
    int64_t id;
    int place; /* -1: not given */
    bool has_level;
    int64_t level;
    enum charging_purpose purpose; /* CHARGING_PURPOSE_COUNT: not given */
    unsigned sources;              /* bit set of enum charging_source; 0: not given */
    bool spares_others;            /* what the CSMS did not set: K10.FR.04, .08, .09 */
};

/** One that matches nothing away: everything matches. */
struct charging_filter charging_filter_all(void);
bool charging_filter_matches(const struct charging_filter *f, const struct charging_profile *p);
/** Removes what matches. With an id all other criteria are ignored (1.6 5.1, K10.FR.03).
 * @return how many */
int charging_store_clear(struct charging_store *store, const struct charging_filter *f);
/** The transaction at @p place is over: its TxProfiles go. @return how many */
int charging_store_over(struct charging_store *store, int place);
const struct charging_profile *charging_store_find(const struct charging_store *store, int64_t id);
int charging_store_count(const struct charging_store *store);
void charging_store_fini(struct charging_store *store);

#endif
