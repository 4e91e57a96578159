#include "invoice/oracle_idle.h"

#include "base/json_read.h"
#include "base/number.h"

static int64_t idle_from_ms(const struct oracle_session *s)
{
    int64_t from_ms = s->stopped_ms;
    const cJSON *row = NULL;

    while ((row = oracle_phase(s, row))) {
        if (json_is(row, "kind", "charging"))
            from_ms = s->stopped_ms;
        else if (json_is(row, "kind", "suspended_ev") && from_ms == s->stopped_ms &&
                 json_int(row, "from_ms", INT64_MAX) < s->stopped_ms)
            from_ms = field_int(row, "from_ms");
    }
    return from_ms;
}

int64_t oracle_idle_seen_until_ms(const struct oracle_session *s)
{
    int64_t until_ms = s->unplugged_ms;
    const cJSON *row = NULL;

    while ((row = oracle_phase(s, row)))
        if (json_is(row, "kind", "offline") && field_int(row, "to_ms") == s->unplugged_ms)
            until_ms = field_int(row, "from_ms");
    return until_ms;
}

/* Idle time that counts so far, and what of it the running element may bill. */
struct idle {
    const struct tariff *tariff;
    struct oracle_lines *out;
    const cJSON *element;
    int64_t counted_ms, billable_ms;
};

static void idle_close(struct idle *idle)
{
    int64_t minutes = idle->billable_ms / 60000;

    oracle_lines_add(idle->out, ORACLE_idle, idle->element,
                     oracle_duration(60 * minutes, idle->element, "min"));
    idle->billable_ms = 0;
}

static void idle_stretch(struct idle *idle, struct span left)
{
    while (left.from_ms < left.to_ms) {
        struct span part = tariff_window(idle->tariff, "idle", left);
        const cJSON *element = tariff_element(idle->tariff, "idle", part.from_ms);
        int64_t end_ms = idle->counted_ms + part.to_ms - part.from_ms;
        int64_t free_ms = 1000 * field_int(element, "after_s");

        if (element != idle->element)
            idle_close(idle);
        idle->element = element;
        idle->billable_ms += number_most(0, end_ms - number_most(idle->counted_ms, free_ms));
        idle->counted_ms = end_ms;
        left.from_ms = part.to_ms;
    }
}

void oracle_idle(const struct oracle_session *s, const struct tariff *tariff,
                 struct oracle_lines *out)
{
    struct span left = {idle_from_ms(s), s->unplugged_ms};
    struct idle idle = {.tariff = tariff, .out = out};
    const cJSON *row = NULL;

    if (left.to_ms == INT64_MAX)
        return;
    while ((row = oracle_phase(s, row))) {
        struct span fault = {field_int(row, "from_ms"), field_int(row, "to_ms")};

        if (!json_is(row, "kind", "lock_fault"))
            continue;
        fault = span_cut(fault, left.from_ms, left.to_ms);
        if (fault.from_ms >= fault.to_ms)
            continue;
        idle_stretch(&idle, (struct span){left.from_ms, fault.from_ms});
        left.from_ms = fault.to_ms;
    }
    idle_stretch(&idle, left);
    idle_close(&idle);
}
