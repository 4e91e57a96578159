/* expectation_calendar.c - hours, days of the week and dates that a scenario expects clocks to
 * keep. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/quantity.h"
#include "base/tz.h"
#include "verbs/expectation_value.h"

cJSON *expectation_hours(lua_State *L, int index, const struct expectation *e)
{
    int from_min, to_min;

    if (!quantity_hours(expectation_text(L, index, e), &from_min, &to_min) || from_min == to_min)
        expectation_refuse(L, index, e);
    return json_object(jint("from_min", from_min), jint("to_min", to_min));
}

/* "Mon" or "1" at the beginning of @p text: 1 to 7, Monday to Sunday. @return what follows, NULL
 * when it is neither */
static const char *read_day(const char *text, int *day)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    *day = *text - '0';
    if (*day >= 1 && *day <= 7)
        return text + 1;
    for (int i = 0; i < 7; i++)
        if (strncasecmp(text, names[i], 3) == 0) {
            *day = i + 1;
            return text + 3;
        }
    return NULL;
}

/* "Mon-Fri", "1-5", "Mon, Wed, Fri-Sun": a bit a day. */
static unsigned read_days_mask(const char *text)
{
    unsigned mask = 0;
    int from, to;

    do {
        text = read_day(text, &from);
        to = from;
        if (text && *text == '-')
            text = read_day(text + 1, &to);
        if (!text)
            return 0;
        for (mask |= 1u << from; from != to; mask |= 1u << from)
            from = from % 7 + 1;
        if (*text == ',')
            text += 1 + strspn(text + 1, " ");
        else if (*text)
            return 0;
    } while (*text);
    return mask;
}

cJSON *expectation_days(lua_State *L, int index, const struct expectation *e)
{
    unsigned mask = read_days_mask(expectation_text(L, index, e));
    char text[16] = "";

    if (!mask)
        expectation_refuse(L, index, e);
    for (int day = 1; day <= 7; day++)
        if (mask >> day & 1)
            snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%d", *text ? "," : "",
                     day);
    return cJSON_CreateString(text);
}

static bool is_date(const char *text)
{
    char moment[32], back[25];
    int64_t ms;

    if (strlen(text) != 10)
        return false;
    snprintf(moment, sizeof(moment), "%sT00:00:00Z", text);
    if (!tz_parse_rfc3339(moment, &ms))
        return false;
    tz_rfc3339(ms, back);
    return strncmp(back, text, 10) == 0; /* the 30th of February is another day */
}

static bool date_ok(lua_State *L, const struct expectation *e, const char *item)
{
    (void)L, (void)e;
    return is_date(item);
}

cJSON *expectation_dates(lua_State *L, int index, const struct expectation *e)
{
    return expectation_list(L, index, e, date_ok);
}
