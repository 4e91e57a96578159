/* rating.h - what one charging session costs: facts and a tariff go in, lines come out.
 *
 * A pure function.  Per kind (energy, time, idle, flat) and instant the first element of the tariff
 * that matches the local hours counts; where nothing matches, that kind is free.  A change of
 * element in mid-session begins a new line:
 *
 *     energy   the register is split at the change by a reading of that very moment, else linearly
 *              between the two readings around it, to whole Wh
 *     time     whole seconds from start to stop, as hours (or minutes) with 4 decimals
 *     idle     from the end of energy transfer until the plug is out, without the time in which the
 *              lock was at fault, without the first after_s of what then remains; whole minutes,
 *              the rest cut off
 *     flat     once, by the element of the start
 *
 * Tariffs are read by rating_read.c; when the plug is out is found by session.c.
 * The oracle that judges this shares no code with it: reports/invoice/oracle.h.
 *
 * Amounts are not rounded here: a line has quantity and price, its net is the invoice's business.
 * Local hours change at whole minutes of UTC (true of every zone in use).
 */
#ifndef REFSTACK_RATING_H
#define REFSTACK_RATING_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tz.h"
#include "refstack/billing/money.h"

#define RATING_KIND_LIST(X) X(energy) X(time) X(idle) X(flat)
#define X(name)             RATING_##name,
enum rating_kind { RATING_KIND_LIST(X) RATING_KINDS };
#undef X

#define RATING_UNIT_LIST(X) X(kWh) X(h) X(min) X(session)
#define X(name)             RATING_PER_##name,
enum rating_unit { RATING_UNIT_LIST(X) RATING_UNITS };
#undef X

#define RATING_SCOPE_LIST(X) X(line) X(tax_group) X(document)
#define X(name)              RATING_SCOPE_##name,
enum rating_scope { RATING_SCOPE_LIST(X) RATING_SCOPES };
#undef X

const char *rating_kind_name(enum rating_kind kind);
const char *rating_unit_name(enum rating_unit unit);

/* Where and how amounts are rounded; the default is each line, to 2 decimals, half up. */
struct rating_rounding {
    enum rating_scope scope;
    int decimals;
    enum money_round how;
};

struct rating_element {
    enum rating_kind kind;
    enum rating_unit per;
    int64_t price;        /* millionths */
    int64_t after_s;      /* idle: free for so long */
    int from_min, to_min; /* local minutes, wraps over midnight; both 0: always */
};

#define RATING_ELEMENTS 32

struct rating_tariff {
    char currency[4];
    int64_t tax_percent; /* millionths of a per cent: 21 % is 21000000 */
    struct rating_rounding rounding;
    bool running_cost; /* drivers see it grow while they charge */
    struct rating_element element[RATING_ELEMENTS];
    size_t elements;
};

/** Reads {name, currency, tax_percent, rounding?, elements, stations?, running_cost?}
 * (harness/sut/sut.md).
 * @return NULL, or a sentence (static text) that says what is wrong with it. */
const char *rating_read(struct rating_tariff *t, const cJSON *json);

struct rating_reading {
    int64_t at_ms, wh;
};

struct rating_span {
    int64_t from_ms, to_ms;
};

/* What the CSMS knows of one session. Lists are in order of time. */
struct rating_facts {
    int64_t start_ms, stop_ms;
    int64_t start_wh, stop_wh;          /* the register */
    int64_t idle_from_ms, unplugged_ms; /* equal: no idle time */
    bool vehicle_waited;                /* for a while it took nothing though it could have */
    const struct rating_reading *reading;
    size_t readings;
    const struct rating_span *lock_fault;
    size_t lock_faults;
};

struct rating_line {
    enum rating_kind kind;
    enum rating_unit unit;
    int64_t quantity, price; /* millionths */
    int64_t from_ms, to_ms;
};

struct rating_lines {
    struct rating_line *line;
    size_t count;
};

/** Is there nothing to sell: 0 Wh in under 60 s, or in any time in which the vehicle never held
 * back? */
bool rating_failed_attempt(const struct rating_facts *f);

/** Appends the lines of one session to @p out, which the caller empties with free(out->line). Lines
 * of no quantity are left out, except that a session always has one line where its kind has a
 * price. */
void rating_session(const struct rating_facts *f, const struct rating_tariff *t,
                    const struct tz *tz, struct rating_lines *out);

#endif
