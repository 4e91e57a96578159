#include "refstack/desk/calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/vclock.h"

#define DAY_MIN   1440
#define EVERY_DAY 0x7fu
#define TEN_YEARS 3660

struct span {
    int64_t from_ms, to_ms;
};

void calendar_always(struct calendar *cal, const struct tz *tz)
{
    *cal = (struct calendar){.tz = *tz, .to_min = DAY_MIN, .days = EVERY_DAY};
}

/* "1-5", "6", "1,3,5-7"; Sunday is 7 or 0. */
static bool read_days(const char *text, unsigned *days)
{
    *days = 0;
    for (;;) {
        int from = *text++ - '0';
        int to = from;

        if (from < 0 || from > 7)
            return false;
        if (*text == '-') {
            to = text[1] - '0';
            if (to < from || to > 7)
                return false;
            text += 2;
        }
        for (int day = from; day <= to; day++)
            *days |= 1u << day % 7;
        if (*text == '\0')
            return true;
        if (*text++ != ',')
            return false;
    }
}

static bool read_minute(const cJSON *hours, const char *name, int *minute)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(hours, name);

    if (!item)
        return true;
    if (!cJSON_IsNumber(item) || item->valuedouble < 0 || item->valuedouble > DAY_MIN)
        return false;
    *minute = item->valueint;
    return true;
}

static bool read_hours(struct calendar *cal, const cJSON *hours)
{
    const cJSON *days = cJSON_GetObjectItemCaseSensitive(hours, "days");

    if (cJSON_GetObjectItemCaseSensitive(hours, "holidays"))
        return false; /* they stand beside the hours, and would be overlooked */
    if (!read_minute(hours, "from_min", &cal->from_min) ||
        !read_minute(hours, "to_min", &cal->to_min))
        return false;
    if (days && (!cJSON_IsString(days) || !read_days(days->valuestring, &cal->days)))
        return false;
    return cal->from_min != cal->to_min && cal->from_min < DAY_MIN;
}

/* "2026-12-25" as yyyymmdd. */
static bool read_date(const char *text, int *date)
{
    static const struct tz utc = {0};
    struct tz_local day;
    char moment[32];
    int64_t ms;

    if (!text || strlen(text) != 10)
        return false;
    snprintf(moment, sizeof moment, "%sT00:00:00Z", text);
    if (!tz_parse_rfc3339(moment, &ms))
        return false;
    tz_local(&utc, ms, &day);
    *date = (day.year * 100 + day.month) * 100 + day.day;
    return true;
}

static bool read_holidays(struct calendar *cal, const cJSON *holidays)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, holidays) {
        if (cal->holidays == CALENDAR_HOLIDAYS ||
            !read_date(cJSON_GetStringValue(item), &cal->holiday[cal->holidays]))
            return false;
        cal->holidays++;
    }
    return true;
}

bool calendar_read(struct calendar *cal, const struct tz *tz, const cJSON *hours,
                   const cJSON *holidays)
{
    struct calendar fresh;

    calendar_always(&fresh, tz);
    if (hours && !read_hours(&fresh, hours))
        return false;
    if (holidays && !read_holidays(&fresh, holidays))
        return false;
    *cal = fresh;
    return true;
}

/* The open span that begins on the local day @p ahead days after that of @p day (which need not
 * exist in the calendar: tz_utc_ms() carries it). False when the desk stays closed. */
static bool open_span(const struct calendar *cal, const struct tz_local *day, int ahead,
                      struct span *out)
{
    struct tz_local l;
    int to_min = cal->to_min > cal->from_min ? cal->to_min : cal->to_min + DAY_MIN;
    int64_t noon = tz_utc_ms(&cal->tz, day->year, day->month, day->day + ahead, DAY_MIN * 30);

    tz_local(&cal->tz, noon, &l);
    if (!(cal->days & 1u << l.weekday))
        return false;
    for (int i = 0; i < cal->holidays; i++)
        if (cal->holiday[i] == (l.year * 100 + l.month) * 100 + l.day)
            return false;
    out->from_ms = tz_utc_ms(&cal->tz, l.year, l.month, l.day, cal->from_min * 60);
    out->to_ms =
        tz_utc_ms(&cal->tz, l.year, l.month, l.day + to_min / DAY_MIN, to_min % DAY_MIN * 60);
    return true;
}

int64_t calendar_add_ms(const struct calendar *cal, int64_t from_ms, int64_t amount_ms)
{
    struct tz_local day;
    struct span s;

    if (amount_ms <= 0)
        return from_ms;
    tz_local(&cal->tz, from_ms, &day);
    /* one day back: a night that began yesterday may still be open */
    for (int ahead = -1; ahead < TEN_YEARS; ahead++) {
        if (!open_span(cal, &day, ahead, &s) || s.to_ms <= from_ms)
            continue;
        if (s.from_ms < from_ms)
            s.from_ms = from_ms;
        if (amount_ms <= s.to_ms - s.from_ms)
            return s.from_ms + amount_ms;
        amount_ms -= s.to_ms - s.from_ms;
    }
    return VCLOCK_NEVER;
}

int64_t calendar_between_ms(const struct calendar *cal, int64_t from_ms, int64_t to_ms)
{
    struct tz_local day;
    struct span s;
    int64_t sum = 0;

    if (from_ms >= to_ms)
        return 0;
    tz_local(&cal->tz, from_ms, &day);
    for (int ahead = -1; ahead < TEN_YEARS; ahead++) {
        if (!open_span(cal, &day, ahead, &s))
            continue;
        if (s.from_ms >= to_ms)
            break;
        if (s.from_ms < from_ms)
            s.from_ms = from_ms;
        if (s.to_ms > to_ms)
            s.to_ms = to_ms;
        if (s.from_ms < s.to_ms)
            sum += s.to_ms - s.from_ms;
    }
    return sum;
}
