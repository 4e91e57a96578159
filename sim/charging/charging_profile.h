/* charging_profile.h - a charging profile, as all versions mean it (1.6 3.13, 7.8; 2.0.1 K 3).
 *
 * Plain values without JSON: what is read and written stands in charging_json.h.
 * Time is whole seconds UTC (a fraction on the wire is cut off, so that a limit changes on the
 * second); limits are tenths of an ampere (per phase) or of a watt (all phases together), exact.
 *
 * A recurrence is 24 hours or 7 days of physical time after startSchedule (1.6 7.38, 2.0.1 K 3.3):
 * where the clocks change, the wall clock time of a daily schedule moves by the hour, as the tip of
 * 2.0.1 K 3.6 says.
 */
#ifndef SIM_CHARGING_PROFILE_H
#define SIM_CHARGING_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CHARGING_ALWAYS    INT64_MIN
#define CHARGING_NEVER     INT64_MAX
#define CHARGING_SCHEDULES 3 /* 2.0.1: for ISO 15118; 1.6 has one */
#define CHARGING_DAY_S     86400
#define CHARGING_WEEK_S    (7 * CHARGING_DAY_S)
/* Beyond that a limit is none that copper knows; the arithmetic stays far from overflow. */
#define CHARGING_LIMIT_MAX INT64_C(1000000000000)

/* What a profile limits; each version has words of its own (charging_json.h). */
#define CHARGING_PURPOSE_LIST(X) X(max) X(external) X(tx_default) X(tx)
#define X(name)                  CHARGING_##name,
enum charging_purpose { CHARGING_PURPOSE_LIST(X) CHARGING_PURPOSE_COUNT };
#undef X

#define CHARGING_KIND_LIST(X) X(Absolute) X(Recurring) X(Relative)
#define X(name)               CHARGING_##name,
enum charging_kind { CHARGING_KIND_LIST(X) CHARGING_KIND_COUNT };
#undef X

enum charging_recurrency { CHARGING_once, CHARGING_Daily, CHARGING_Weekly };
enum charging_unit { CHARGING_amperes, CHARGING_watts };

/* Who set a limit (ChargingLimitSourceEnumType of 2.0.1). */
#define CHARGING_SOURCE_LIST(X) X(EMS) X(Other) X(SO) X(CSO)
#define X(name)                 CHARGING_SOURCE_##name,
enum charging_source { CHARGING_SOURCE_LIST(X) CHARGING_SOURCE_COUNT };
#undef X

struct charging_period {
    int64_t start_s; /* after the beginning of the schedule */
    int64_t limit;   /* tenths */
    int phases;      /* numberPhases; 0: not given, which means 3 (1.6 7.14, K01.FR.49) */
    int phase;       /* phaseToUse, 0: not given */
};

struct charging_schedule {
    int64_t id; /* 2.0.1 */
    bool has_start;
    int64_t start_s;    /* startSchedule */
    int64_t duration_s; /* CHARGING_NEVER: not given */
    enum charging_unit unit;
    int64_t min_rate; /* minChargingRate in tenths, -1: not given */
    size_t count;
    struct charging_period *periods; /* owned */
};

struct charging_profile {
    int64_t id;
    int64_t level; /* stackLevel */
    enum charging_purpose purpose;
    enum charging_kind kind;
    enum charging_recurrency recurrency;
    int64_t from_s, to_s; /* validFrom, validTo: from_s <= t < to_s */
    char transaction[37]; /* "" none */
    enum charging_source source;
    int count;  /* schedules, 1..CHARGING_SCHEDULES */
    int chosen; /* the one in force: the vehicle's choice under ISO 15118, else 0 */
    struct charging_schedule schedules[CHARGING_SCHEDULES];

    int place;           /* where it is installed: connector (1.6), EVSE (2.0.1), 0 the station */
    int64_t installed_s; /* when */
    struct charging_profile *next;
};

/** An empty one, valid for ever, from the CSMS. */
struct charging_profile *charging_profile_new(void);
void charging_profile_free(struct charging_profile *p);
/** Adds a period at the end of schedule @p which. */
void charging_profile_period(struct charging_profile *p, int which, struct charging_period period);

const struct charging_schedule *charging_profile_schedule(const struct charging_profile *p);
/** Seconds after which the schedule begins anew, CHARGING_NEVER when it does not. */
int64_t charging_profile_length_s(const struct charging_profile *p);

const char *charging_kind_name(enum charging_kind kind);
enum charging_kind charging_kind_of(const char *words);
const char *charging_source_name(enum charging_source source);
enum charging_source charging_source_of(const char *words);

#endif
