#include "refstack/billing/rating.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"

#define MICRO     1000000
#define MINUTE_MS INT64_C(60000)
#define DAY_MIN   1440

#define X(name) #name,
static const char *const kind_names[] = {RATING_KIND_LIST(X)};
static const char *const unit_names[] = {RATING_UNIT_LIST(X)};
#undef X

const char *rating_kind_name(enum rating_kind kind)
{
    return kind_names[kind];
}

const char *rating_unit_name(enum rating_unit unit)
{
    return unit_names[unit];
}

static int local_minute(const struct tz *tz, int64_t ms)
{
    struct tz_local l;

    tz_local(tz, ms, &l);
    return l.hour * 60 + l.minute;
}

/* Minutes since its hours began, and the last of their minutes: of the whole day when they end
 * where they began. */
static bool in_hours(const struct rating_element *e, int minute)
{
    return (minute - e->from_min + DAY_MIN) % DAY_MIN <=
           (e->to_min - e->from_min + DAY_MIN - 1) % DAY_MIN;
}

struct pricing {
    const struct rating_facts *facts;
    const struct rating_tariff *tariff;
    const struct tz *tz;
    struct rating_lines *out;
};

/* What counts where no element does: by it nothing is sold. */
static const struct rating_element free_of_charge = {.price = 0};

/* The element of @p kind that counts at @p ms. */
static const struct rating_element *element_at(const struct pricing *p, enum rating_kind kind,
                                               int64_t ms)
{
    int minute = local_minute(p->tz, ms);

    for (size_t i = 0; i < p->tariff->elements; i++) {
        const struct rating_element *e = &p->tariff->element[i];

        if (e->kind == kind && in_hours(e, minute))
            return e;
    }
    return &free_of_charge;
}

/* The moment up to which the element of @p from_ms counts without a break, @p to_ms at most. */
static int64_t same_until(const struct pricing *p, enum rating_kind kind, int64_t from_ms,
                          int64_t to_ms)
{
    const struct rating_element *element = element_at(p, kind, from_ms);
    int64_t ms;

    for (ms = from_ms - from_ms % MINUTE_MS + MINUTE_MS; ms < to_ms; ms += MINUTE_MS)
        if (element_at(p, kind, ms) != element)
            return ms;
    return to_ms;
}

static void add_line(const struct pricing *p, const struct rating_element *e, int64_t quantity,
                     struct rating_span span)
{
    struct rating_lines *out = p->out;

    if (e == &free_of_charge)
        return;
    out->line = mem_resize(out->line, out->count + 1, sizeof *out->line);
    out->line[out->count++] = (struct rating_line){.kind = e->kind,
                                                   .unit = e->per,
                                                   .quantity = quantity,
                                                   .price = e->price,
                                                   .from_ms = span.from_ms,
                                                   .to_ms = span.to_ms};
}

/* A line, unless there is nothing to sell. */
static void sell(const struct pricing *p, const struct rating_element *e, int64_t quantity,
                 struct rating_span span)
{
    if (quantity > 0)
        add_line(p, e, quantity, span);
}

/* A reading can be believed when it lies between the ends of the session, in time and energy. */
static bool believable(const struct rating_facts *f, const struct rating_reading *r,
                       const struct rating_reading *before)
{
    return r->at_ms > before->at_ms && r->at_ms < f->stop_ms && r->wh >= before->wh &&
           r->wh <= f->stop_wh;
}

/* The register at @p ms, in mid-session, by the nearest readings around it. */
static int64_t register_at(const struct rating_facts *f, int64_t ms)
{
    struct rating_reading before = {f->start_ms, f->start_wh};
    struct rating_reading after = {f->stop_ms, f->stop_wh};
    int64_t span, part;

    for (size_t i = 0; i < f->readings; i++) {
        if (!believable(f, &f->reading[i], &before))
            continue;
        if (f->reading[i].at_ms > ms) {
            after = f->reading[i];
            break;
        }
        before = f->reading[i];
    }
    span = after.at_ms - before.at_ms;
    part = (after.wh - before.wh) * (ms - before.at_ms);
    return before.wh + (2 * part + span) / (2 * span);
}

static void rate_energy(const struct pricing *p)
{
    const struct rating_facts *f = p->facts;
    size_t lines_before = p->out->count;
    int64_t from_ms = f->start_ms, from_wh = f->start_wh;

    do {
        int64_t to_ms = same_until(p, RATING_energy, from_ms, f->stop_ms);
        int64_t to_wh = to_ms < f->stop_ms ? register_at(f, to_ms) : f->stop_wh;

        sell(p, element_at(p, RATING_energy, from_ms), (to_wh - from_wh) * 1000,
             (struct rating_span){from_ms, to_ms});
        from_ms = to_ms;
        from_wh = to_wh;
    } while (from_ms < f->stop_ms);
    if (p->out->count == lines_before)
        add_line(p, element_at(p, RATING_energy, f->start_ms), 0,
                 (struct rating_span){f->start_ms, f->stop_ms});
}

/* Seconds as a quantity with 4 decimals, rounded half up. */
static int64_t hours_or_minutes(int64_t seconds, enum rating_unit unit)
{
    int64_t size = unit == RATING_PER_min ? 60 : 3600;

    return (seconds * 2 * 10000 + size) / (2 * size) * (MICRO / 10000);
}

static void rate_time(const struct pricing *p)
{
    const struct rating_facts *f = p->facts;

    for (int64_t from_ms = f->start_ms, to_ms; from_ms < f->stop_ms; from_ms = to_ms) {
        const struct rating_element *e = element_at(p, RATING_time, from_ms);
        int64_t seconds;

        to_ms = same_until(p, RATING_time, from_ms, f->stop_ms);
        /* seconds counted from the start, so that the parts add up to the whole */
        seconds = (to_ms - f->start_ms) / 1000 - (from_ms - f->start_ms) / 1000;
        sell(p, e, hours_or_minutes(seconds, e->per), (struct rating_span){from_ms, to_ms});
    }
}

/* A stretch of idle time under one element; a lock fault interrupts it without ending it. */
struct idle_run {
    const struct rating_element *element;
    int64_t billable_ms, before_ms; /* before_ms: idle time that counts towards after_s */
    struct rating_span span;
};

static void idle_flush(const struct pricing *p, struct idle_run *run)
{
    int64_t minutes = run->billable_ms / MINUTE_MS;

    sell(p, run->element, hours_or_minutes(minutes * 60, run->element->per), run->span);
    run->billable_ms = 0;
}

/* Idle time @p span, of which the first after_s of the whole are free. */
static void idle_add(struct idle_run *run, struct rating_span span)
{
    int64_t free_ms = number_most(run->element->after_s * 1000 - run->before_ms, 0);
    int64_t begin_ms = number_least(span.from_ms + free_ms, span.to_ms);

    if (run->billable_ms == 0)
        run->span.from_ms = begin_ms;
    run->span.to_ms = span.to_ms;
    run->billable_ms += span.to_ms - begin_ms;
    run->before_ms += span.to_ms - span.from_ms;
}

static void idle_piece(const struct pricing *p, struct idle_run *run, int64_t from_ms,
                       int64_t to_ms)
{
    for (int64_t next_ms; from_ms < to_ms; from_ms = next_ms) {
        const struct rating_element *e = element_at(p, RATING_idle, from_ms);

        next_ms = same_until(p, RATING_idle, from_ms, to_ms);
        if (e != run->element)
            idle_flush(p, run);
        run->element = e;
        idle_add(run, (struct rating_span){from_ms, next_ms});
    }
}

static void rate_idle(const struct pricing *p)
{
    const struct rating_facts *f = p->facts;
    struct idle_run run = {.element = &free_of_charge};
    int64_t from_ms = f->idle_from_ms;

    for (size_t i = 0; i < f->lock_faults; i++) {
        idle_piece(p, &run, from_ms, f->lock_fault[i].from_ms);
        from_ms = number_most(from_ms, f->lock_fault[i].to_ms);
    }
    idle_piece(p, &run, from_ms, f->unplugged_ms);
    idle_flush(p, &run);
}

static void rate_flat(const struct pricing *p)
{
    const struct rating_facts *f = p->facts;

    add_line(p, element_at(p, RATING_flat, f->start_ms), MICRO,
             (struct rating_span){f->start_ms, f->start_ms});
}

bool rating_failed_attempt(const struct rating_facts *f)
{
    return f->stop_wh == f->start_wh &&
           (f->stop_ms - f->start_ms < MINUTE_MS || !f->vehicle_waited);
}

void rating_session(const struct rating_facts *f, const struct rating_tariff *t,
                    const struct tz *tz, struct rating_lines *out)
{
    struct pricing p = {f, t, tz, out};

    rate_energy(&p);
    rate_time(&p);
    rate_idle(&p);
    rate_flat(&p);
}
