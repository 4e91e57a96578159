#include "invoice/oracle.h"

#include "facts/field.h"
#include "invoice/oracle_idle.h"
#include "invoice/tariff_window.h"

struct rating {
    const struct oracle_session *s;
    struct tariff tariff;
    struct oracle_lines *out;
};

static void rate_energy(const struct rating *r)
{
    struct span left = {r->s->started_ms, r->s->stopped_ms};

    do { /* once, too, where it began and ended in one moment */
        struct span part = tariff_window(&r->tariff, "energy", left);

        oracle_lines_add(r->out, ORACLE_energy, tariff_element(&r->tariff, "energy", part.from_ms),
                         decimal_make(oracle_wh(r->s, part), 3));
        left.from_ms = part.to_ms;
    } while (left.from_ms < left.to_ms);
}

static void rate_time(const struct rating *r)
{
    struct span left = {r->s->started_ms, r->s->stopped_ms};

    while (left.from_ms < left.to_ms) {
        struct span part = tariff_window(&r->tariff, "time", left);
        const cJSON *element = tariff_element(&r->tariff, "time", part.from_ms);
        int64_t before_s = (part.from_ms - r->s->started_ms) / 1000;

        oracle_lines_add(
            r->out, ORACLE_time, element,
            oracle_duration((part.to_ms - r->s->started_ms) / 1000 - before_s, element, "h"));
        left.from_ms = part.to_ms;
    }
}

void oracle_rate(const struct oracle_session *s, const cJSON *tariff, struct runfile *rf,
                 int scenario, struct oracle_lines *out)
{
    struct rating r = {
        .s = s, .tariff = {field(tariff, "elements"), rf, scenario, s->by_stamps ? s->off_ms : 0}};

    *out = (struct oracle_lines){NULL, 0};
    r.out = out;
    if (s->started_ms == INT64_MAX || s->stopped_ms == INT64_MAX || oracle_is_failed_attempt(s))
        return;
    rate_energy(&r);
    rate_time(&r);
    oracle_idle(s, &r.tariff, out);
    oracle_lines_add(out, ORACLE_flat, tariff_element(&r.tariff, "flat", s->started_ms),
                     decimal_make(1, 0));
}
