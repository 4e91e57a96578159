#include "invoice/tariff_window.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"

#define QUARTER_MS 900000LL
#define DAY_MIN    1440

/* The hour @p name of @p element, "07:00", in minutes; -1 for anything else. */
static int clock_min(const cJSON *element, const char *name)
{
    const char *text = field_text(element, name);
    char *rest;
    long h = strtol(text, &rest, 10), m;

    if (rest == text || *rest != ':')
        return -1;
    m = strtol(rest + 1, NULL, 10);
    return h >= 0 && h <= 24 && m >= 0 && m < 60 ? (int)(h * 60 + m) : -1;
}

static bool applies(const cJSON *element, int minute)
{
    int from = clock_min(element, "from"), to = clock_min(element, "to");

    from = (int)number_most(from, 0);
    to = to < 0 ? DAY_MIN : to;
    if (from == to)
        return true;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

const cJSON *tariff_element(const struct tariff *t, const char *kind, int64_t ms)
{
    int minute = runfile_minute(t->rf, t->scenario, ms + t->off_ms);
    const cJSON *e;

    cJSON_ArrayForEach (e, t->elements)
        if (json_is(e, "kind", kind) && applies(e, minute))
            return e;
    return NULL;
}

/* By the clock whose hours count: the next moment at which another element could count: a bound of
 * its hours, or a quarter of an hour, at which clocks may change. One too many does no harm. */
static int64_t next_bound(const struct tariff *t, int64_t ms)
{
    int64_t best = ms - ms % QUARTER_MS + QUARTER_MS;
    int64_t minute_ms = ms - ms % 60000;
    int minute = runfile_minute(t->rf, t->scenario, ms);
    const cJSON *e;

    cJSON_ArrayForEach (e, t->elements) {
        const int bounds[] = {clock_min(e, "from"), clock_min(e, "to")};

        for (int i = 0; i < 2; i++) {
            int64_t wait = duration_rest(bounds[i] - minute - 1, DAY_MIN) + 1;

            best = number_least(best, minute_ms + wait * 60000);
        }
    }
    return best;
}

struct span tariff_window(const struct tariff *t, const char *kind, struct span of)
{
    const cJSON *element = tariff_element(t, kind, of.from_ms);
    int64_t ms = of.from_ms;

    do {
        ms = next_bound(t, ms + t->off_ms) - t->off_ms;
    } while (ms < of.to_ms && tariff_element(t, kind, ms) == element);
    return span_cut(of, of.from_ms, ms);
}
