#include "facts/service_hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"

#define DAY_MS      86400000LL
#define MIN_MS      60000LL
#define SEARCH_DAYS 730

static unsigned parse_days(const cJSON *days)
{
    unsigned mask = 0;
    const cJSON *item;
    const char *text = cJSON_GetStringValue(days);

    cJSON_ArrayForEach (item, days)
        if (cJSON_IsNumber(item) && item->valueint >= 1 && item->valueint <= 7)
            mask |= 1u << item->valueint;
    while (text && *text) {
        char *end;
        long from = strtol(text, &end, 10), to = from;

        if (end == text)
            break;
        if (*end == '-')
            to = strtol(end + 1, &end, 10);
        for (long d = from; d <= to && d >= 1 && d <= 7; d++)
            mask |= 1u << d;
        text = end + strspn(end, ", ");
    }
    return mask ? mask : 0xfe;
}

void service_hours_init(struct service_hours *op, struct runfile *rf, int scenario,
                        const cJSON *hours, const cJSON *holidays)
{
    *op = (struct service_hours){.rf = rf, .scenario = scenario};
    op->holidays = holidays ? holidays : field(hours, "holidays");
    op->always = !cJSON_IsObject(hours);
    op->from_min = (int)field_int(hours, "from_min");
    op->to_min = (int)json_int(hours, "to_min", 1440);
    op->days = parse_days(field(hours, "days"));
}

static bool is_holiday(const struct service_hours *op, int64_t day)
{
    time_t seconds = (time_t)(day * 86400);
    char text[16];
    struct tm tm;
    const cJSON *item;

    if (!gmtime_r(&seconds, &tm) || !strftime(text, sizeof(text), "%Y-%m-%d", &tm))
        return false;
    cJSON_ArrayForEach (item, op->holidays)
        if (cJSON_IsString(item) && strcmp(item->valuestring, text) == 0)
            return true;
    return false;
}

static bool is_open_day(const struct service_hours *op, int64_t day)
{
    int64_t weekday = duration_rest(day + 3, 7) + 1; /* 1970-01-01 was a Thursday */

    return (op->days >> weekday & 1) && !is_holiday(op, day);
}

static int64_t local_of(const struct service_hours *op, int64_t ms)
{
    return ms + 1000LL * runfile_offset_s(op->rf, op->scenario, ms);
}

/* The first moment at which local clocks show @p local_ms or later: of an hour that comes twice the
 * first, of one that is skipped the change. */
static int64_t to_utc(const struct service_hours *op, int64_t local_ms)
{
    int64_t old_ms = local_ms - 1000LL * runfile_offset_s(op->rf, op->scenario, local_ms - DAY_MS);
    int64_t new_ms = local_ms - 1000LL * runfile_offset_s(op->rf, op->scenario, local_ms + DAY_MS);

    if (local_of(op, old_ms) == local_ms)
        return old_ms;
    if (local_of(op, new_ms) == local_ms)
        return new_ms;
    while (old_ms - new_ms > 1) {
        int64_t middle_ms = new_ms + (old_ms - new_ms) / 2;

        if (local_of(op, middle_ms) < local_ms)
            new_ms = middle_ms;
        else
            old_ms = middle_ms;
    }
    return old_ms;
}

bool service_hours_next(const struct service_hours *op, int64_t ms, struct span *out)
{
    int64_t local_ms = local_of(op, ms),
            first = (local_ms - duration_rest(local_ms, DAY_MS)) / DAY_MS - 1;
    int to_min = op->to_min > op->from_min ? op->to_min : op->to_min + 1440;

    *out = (struct span){ms, INT64_MAX};
    if (op->always)
        return true;
    for (int64_t day = first; day < first + SEARCH_DAYS; day++) {
        if (!is_open_day(op, day))
            continue;
        out->from_ms = number_most(ms, to_utc(op, day * DAY_MS + op->from_min * MIN_MS));
        out->to_ms = to_utc(op, day * DAY_MS + to_min * MIN_MS);
        if (out->to_ms > out->from_ms)
            return true;
    }
    return false;
}

/* The part of @p open before the next pause; false when a pause swallows its beginning, which then
 * is cut off. */
static bool before_pause(const struct pauses *pauses, struct span *open)
{
    for (size_t i = 0; i < pauses->count; i++) {
        const struct span *p = &pauses->spans[i];

        if (p->to_ms <= open->from_ms || p->from_ms >= open->to_ms)
            continue;
        if (p->from_ms > open->from_ms) {
            open->to_ms = p->from_ms;
            return true;
        }
        open->from_ms = p->to_ms;
        return false;
    }
    return true;
}

/* The next stretch in which the clock runs, at or after @p ms. */
static bool next_running(const struct service_hours *op, const struct pauses *pauses, int64_t ms,
                         struct span *out)
{
    do {
        if (ms == INT64_MAX || !service_hours_next(op, ms, out))
            return false;
        if (before_pause(pauses, out))
            return true;
        ms = out->from_ms;
    } while (1);
}

int64_t service_hours_elapsed(const struct service_hours *op, const struct pauses *pauses,
                              struct span of)
{
    int64_t sum = 0;
    struct span run;

    for (int64_t ms = of.from_ms; next_running(op, pauses, ms, &run) && run.from_ms < of.to_ms;
         ms = run.to_ms) {
        struct span part = span_cut(run, of.from_ms, of.to_ms);

        sum += part.to_ms - part.from_ms;
    }
    return sum;
}

int64_t service_hours_due(const struct service_hours *op, const struct pauses *pauses,
                          int64_t start_ms, int64_t limit_ms)
{
    struct span run;

    for (int64_t ms = start_ms; next_running(op, pauses, ms, &run); ms = run.to_ms) {
        if (run.to_ms - run.from_ms >= limit_ms)
            return run.from_ms + limit_ms;
        limit_ms -= run.to_ms - run.from_ms;
    }
    return INT64_MAX;
}
