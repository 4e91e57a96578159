#include "charging/composite.h"

#include <stdlib.h>

#include "base/mem.h"

/* A recurring schedule that never changes the limit could be walked through for ever. */
#define MOST_STEPS 100000

struct allowance {
    bool limited;
    int64_t limit;
    int phases, phase;
};

int64_t composite_convert(int64_t limit, enum charging_unit from, enum charging_unit to,
                          int voltage_v, int phases)
{
    int64_t volts = (int64_t)voltage_v * phases;

    if (from == to)
        return limit;
    return from == CHARGING_amperes ? limit * volts : limit / volts;
}

int composite_phases(const struct composite_grid *grid, const struct charging_period *period)
{
    int phases = period->phases > 0 ? period->phases : 3;

    return phases < grid->phases ? phases : grid->phases;
}

static void lower(struct allowance *a, int64_t limit)
{
    if (!a->limited || limit < a->limit)
        a->limit = limit;
    a->limited = true;
}

/* The fewest phases of all words, and the one to use where that is one. */
static struct allowance words_phases(const struct composite_grid *grid,
                                     const struct charging_word *words, int count)
{
    struct allowance a = {.phases = grid->phases};

    for (int i = 0; i < count; i++) {
        int phases = composite_phases(grid, &words[i].period);

        a.phases = phases < a.phases ? phases : a.phases;
        a.phase = a.phase ? a.phase : words[i].period.phase;
    }
    a.phase = a.phases == 1 ? a.phase : 0;
    return a;
}

/* What @p word allows of @p unit over @p used phases: watts are divided evenly between those that
 * it means (K01.FR.50). */
static int64_t word_limit(const struct composite_ask *ask, const struct charging_word *word,
                          int used)
{
    const struct composite_grid *grid = ask->grid;
    enum charging_unit unit = charging_profile_schedule(word->profile)->unit;
    int phases = composite_phases(grid, &word->period);

    if (unit == CHARGING_amperes)
        return composite_convert(word->period.limit, unit, ask->unit, grid->voltage_v, used);
    if (grid->whole_watts)
        phases = used;
    if (ask->unit == CHARGING_watts)
        return word->period.limit * used / phases;
    return composite_convert(word->period.limit, unit, ask->unit, grid->voltage_v, phases);
}

static struct allowance words_allow(const struct composite_ask *ask,
                                    const struct charging_scope *scope, int64_t at_s)
{
    struct charging_word words[CHARGING_WORDS];
    int count = charging_limit_words(ask->store, scope, at_s, words);
    struct allowance a = words_phases(ask->grid, words, count);

    for (int i = 0; i < count; i++)
        lower(&a, word_limit(ask, &words[i], a.phases));
    return a;
}

static int64_t capacity(const struct composite_ask *ask, int64_t power_w)
{
    return composite_convert(power_w * 10, CHARGING_watts, ask->unit, ask->grid->voltage_v,
                             ask->grid->phases);
}

static struct allowance station_allows(const struct composite_ask *ask, int64_t at_s)
{
    static const struct charging_scope station = {0};
    struct allowance a = words_allow(ask, &station, at_s);
    bool limited = false;
    int64_t sum = 0;

    for (int i = 0; i < ask->grid->places; i++) {
        struct allowance one = words_allow(ask, &ask->scopes[i], at_s);

        limited |= one.limited;
        sum += one.limited ? one.limit : capacity(ask, ask->grid->place_w);
    }
    if (limited)
        lower(&a, sum);
    return a;
}

static struct allowance allows(const struct composite_ask *ask, int64_t at_s)
{
    if (ask->place == 0)
        return station_allows(ask, at_s);
    return words_allow(ask, &ask->scopes[ask->place - 1], at_s);
}

static int64_t next_s(const struct composite_ask *ask, int64_t at_s)
{
    int64_t first = CHARGING_NEVER;

    for (int i = 0; i < ask->grid->places; i++) {
        int64_t next = charging_limit_next_s(ask->store, &ask->scopes[i], at_s);

        if ((ask->place == 0 || ask->place == i + 1) && next < first)
            first = next;
    }
    return first;
}

static int64_t gap_limit(const struct composite_ask *ask)
{
    const struct composite_grid *g = ask->grid;

    if (g->gap == COMPOSITE_fixed)
        return ask->unit == CHARGING_amperes ? g->fixed_a : g->fixed_w;
    return capacity(ask, ask->place ? g->place_w : g->station_w);
}

static void add(struct composite *c, int64_t at_s, const struct allowance *a)
{
    struct charging_period *last = c->count ? &c->periods[c->count - 1] : NULL;

    if (last && last->limit == a->limit && last->phases == a->phases && last->phase == a->phase)
        return;
    if (!last)
        c->from_s = at_s;
    c->periods = mem_resize(c->periods, c->count + 1, sizeof(*last));
    c->periods[c->count++] = (struct charging_period){
        .start_s = at_s - c->from_s, .limit = a->limit, .phases = a->phases, .phase = a->phase};
}

void composite_make(struct composite *c, const struct composite_ask *ask)
{
    int64_t end = ask->from_s + ask->duration_s, at = ask->from_s;
    int steps = 0;

    *c = (struct composite){.from_s = at, .unit = ask->unit};
    do {
        struct allowance a = allows(ask, at);

        if (!a.limited && ask->grid->gap == COMPOSITE_omit && c->count > 0)
            break;
        if (!a.limited && ask->grid->gap != COMPOSITE_omit)
            a = (struct allowance){true, gap_limit(ask), ask->grid->phases, 0};
        if (a.limited)
            add(c, at, &a);
        at = next_s(ask, at);
    } while (at < end && c->count < COMPOSITE_MAX_PERIODS && ++steps < MOST_STEPS);
    c->duration_s = (at < end ? at : end) - c->from_s;
}

void composite_fini(struct composite *c)
{
    free(c->periods);
    c->periods = NULL;
    c->count = 0;
}
