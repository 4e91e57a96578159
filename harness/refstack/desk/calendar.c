#include "refstack/desk/calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/vclock.h"

#define DAY_MIN   1440
#define MINUTE_S  60
#define NOON_S    43200
#define EVERY_DAY 0x7fu
#define TEN_YEARS 3660

struct span {
    int64_t from_ms, to_ms;
};

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

/* Is @p text a day that there is, as "2026-12-25"? */
static bool is_date(const char *text)
{
    char moment[32];
    int64_t ms;

    if (!text || strlen(text) != strlen("yyyy-mm-dd"))
        return false;
    snprintf(moment, sizeof moment, "%sT00:00:00Z", text);
    return tz_parse_rfc3339(moment, &ms);
}

static bool read_holidays(struct calendar *cal, const cJSON *holidays)
{
    const cJSON *item;
    int n = 0;

    cJSON_ArrayForEach (item, holidays) {
        const char *date = cJSON_GetStringValue(item);

        if (n == CALENDAR_HOLIDAYS || !is_date(date))
            return false;
        snprintf(cal->holiday[n++], CALENDAR_DATE, "%s", date);
    }
    return true;
}

bool calendar_read(struct calendar *cal, const struct tz *tz, const cJSON *hours,
                   const cJSON *holidays)
{
    struct calendar fresh = {.tz = *tz, .to_min = DAY_MIN, .days = EVERY_DAY};

    if (hours && !read_hours(&fresh, hours))
        return false;
    if (holidays && !read_holidays(&fresh, holidays))
        return false;
    *cal = fresh;
    return true;
}

static bool is_holiday(const struct calendar *cal, const struct tz_local *l)
{
    char date[48];

    snprintf(date, sizeof date, "%04d-%02d-%02d", l->year, l->month, l->day);
    for (int i = 0; *cal->holiday[i]; i++)
        if (!strcmp(cal->holiday[i], date))
            return true;
    return false;
}

static int64_t later(int64_t one_ms, int64_t other_ms)
{
    return one_ms > other_ms ? one_ms : other_ms;
}

static int64_t earlier(int64_t one_ms, int64_t other_ms)
{
    return one_ms < other_ms ? one_ms : other_ms;
}

/* The open span that begins on the local day @p ahead days after that of @p day (which need not
 * exist in the calendar: tz_utc_ms() carries it). False when the desk stays closed. */
static bool open_span(const struct calendar *cal, const struct tz_local *day, int ahead,
                      struct span *out)
{
    struct tz_local l;
    int to_min = cal->to_min > cal->from_min ? cal->to_min : cal->to_min + DAY_MIN;

    tz_local(&cal->tz, tz_utc_ms(&cal->tz, day->year, day->month, day->day + ahead, NOON_S), &l);
    if (!(cal->days & 1u << l.weekday) || is_holiday(cal, &l))
        return false;
    out->from_ms = tz_utc_ms(&cal->tz, l.year, l.month, l.day, cal->from_min * MINUTE_S);
    out->to_ms =
        tz_utc_ms(&cal->tz, l.year, l.month, l.day + to_min / DAY_MIN, to_min % DAY_MIN * MINUTE_S);
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
        s.from_ms = later(s.from_ms, from_ms);
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

    tz_local(&cal->tz, from_ms, &day);
    for (int ahead = -1;; ahead++) { /* no calendar is closed for ever */
        if (!open_span(cal, &day, ahead, &s))
            continue;
        if (s.from_ms >= to_ms)
            break;
        sum += later(0, earlier(s.to_ms, to_ms) - later(s.from_ms, from_ms));
    }
    return sum;
}
