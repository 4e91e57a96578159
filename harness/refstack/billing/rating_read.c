/* Tariffs as they come in: JSON to struct rating_tariff. */
#include <stdlib.h>
#include <string.h>

#include "refstack/billing/rating.h"

#define DAY_MIN 1440

/* Where @p item stands among @p names, behind the last of which is NULL; -1: nowhere. */
static int index_of(const cJSON *item, const char *const *names)
{
    const char *word = cJSON_GetStringValue(item);

    for (int i = 0; word && names[i]; i++)
        if (!strcmp(word, names[i]))
            return i;
    return -1;
}

/* Decimal text: a number of JSON may be one that was never meant. */
static bool read_decimal(const cJSON *item, int64_t *micro)
{
    return cJSON_IsString(item) && money_parse(item->valuestring, micro);
}

/* "07:00"; "24:00" is the end of the day. What is not there leaves @p minute as it is. */
static bool read_clock(const cJSON *item, int *minute)
{
    static const char digits[] = "0123456789";
    const char *s = cJSON_GetStringValue(item);

    if (!item)
        return true;
    if (!s || strspn(s, digits) != 2 || s[2] != ':' || strspn(s + 3, digits) != 2 || s[5])
        return false;
    *minute = (int)(strtol(s, NULL, 10) * 60 + strtol(s + 3, NULL, 10));
    return s[3] <= '5' && *minute <= DAY_MIN;
}

static const char *read_hours(struct rating_element *e, const cJSON *json)
{
    if (!read_clock(cJSON_GetObjectItemCaseSensitive(json, "from"), &e->from_min) ||
        !read_clock(cJSON_GetObjectItemCaseSensitive(json, "to"), &e->to_min))
        return "from and to are times of day such as 07:00";
    return NULL;
}

static const enum rating_unit usual[] = {RATING_PER_kWh, RATING_PER_h, RATING_PER_min,
                                         RATING_PER_session};

static const bool suits[RATING_KINDS][RATING_UNITS] = {
    [RATING_energy] = {[RATING_PER_kWh] = true},
    [RATING_time] = {[RATING_PER_h] = true, [RATING_PER_min] = true},
    [RATING_idle] = {[RATING_PER_h] = true, [RATING_PER_min] = true},
    [RATING_flat] = {[RATING_PER_session] = true},
};

static const char *read_element(struct rating_element *e, const cJSON *json)
{
#define X(name) #name,
    static const char *const kinds[] = {RATING_KIND_LIST(X) NULL};
    static const char *const units[] = {RATING_UNIT_LIST(X) NULL};
#undef X
    const cJSON *per = cJSON_GetObjectItemCaseSensitive(json, "per");
    const cJSON *after = cJSON_GetObjectItemCaseSensitive(json, "after_s");
    int kind = index_of(cJSON_GetObjectItemCaseSensitive(json, "kind"), kinds);
    int unit;

    if (kind < 0)
        return "kind of an element must be energy, time, idle or flat";
    e->kind = (enum rating_kind)kind;
    unit = per && e->kind != RATING_flat ? index_of(per, units) : (int)usual[kind];
    e->per = (enum rating_unit)unit;
    if (unit < 0 || !suits[kind][unit])
        return "per must be kWh for energy, h or min for time and idle";
    if (!read_decimal(cJSON_GetObjectItemCaseSensitive(json, "price"), &e->price))
        return "price must be decimal text with at most 6 decimals";
    if (after && (!cJSON_IsNumber(after) || after->valuedouble < 0 || after->valuedouble > 1e9))
        return "after_s must be a number of seconds, not negative";
    e->after_s = after ? (int64_t)after->valuedouble : 0;
    return read_hours(e, json);
}

static const char *read_rounding(struct rating_rounding *r, const cJSON *json)
{
#define X(name) #name,
    static const char *const scopes[] = {RATING_SCOPE_LIST(X) NULL};
#undef X
    static const char *const modes[] = {"half_up", "half_even", NULL};
    const cJSON *scope = cJSON_GetObjectItemCaseSensitive(json, "scope");
    const cJSON *decimals = cJSON_GetObjectItemCaseSensitive(json, "decimals");
    const cJSON *mode = cJSON_GetObjectItemCaseSensitive(json, "mode");
    int found = scope ? index_of(scope, scopes) : RATING_SCOPE_line;

    if (found < 0)
        return "scope of rounding must be line, tax_group or document";
    r->scope = (enum rating_scope)found;
    found = mode ? index_of(mode, modes) : 0;
    if (found < 0)
        return "mode of rounding must be half_up or half_even";
    r->how = found ? MONEY_HALF_EVEN : MONEY_HALF_UP;
    if (decimals && (!cJSON_IsNumber(decimals) || decimals->valueint < 0 || decimals->valueint > 6))
        return "decimals of rounding must be a number from 0 to 6";
    r->decimals = decimals ? decimals->valueint : 2;
    return NULL;
}

const char *rating_read(struct rating_tariff *t, const cJSON *json)
{
    const cJSON *currency = cJSON_GetObjectItemCaseSensitive(json, "currency");
    const cJSON *tax = cJSON_GetObjectItemCaseSensitive(json, "tax_percent");
    const cJSON *element;
    const char *why;

    memset(t, 0, sizeof *t);
    if (!cJSON_IsString(currency) || strlen(currency->valuestring) != 3)
        return "currency must be a code of 3 letters";
    memcpy(t->currency, currency->valuestring, 4);
    if (!read_decimal(tax, &t->tax_percent) || t->tax_percent < 0 || t->tax_percent % 100)
        return "tax_percent must be a decimal, not negative, with at most 4 decimals";
    why = read_rounding(&t->rounding, cJSON_GetObjectItemCaseSensitive(json, "rounding"));
    if (why)
        return why;
    t->running_cost = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(json, "running_cost"));
    cJSON_ArrayForEach (element, cJSON_GetObjectItemCaseSensitive(json, "elements")) {
        if (t->elements == RATING_ELEMENTS)
            return "a tariff has at most 32 elements";
        why = read_element(&t->element[t->elements++], element);
        if (why)
            return why;
    }
    return t->elements ? NULL : "a tariff has at least one element";
}
