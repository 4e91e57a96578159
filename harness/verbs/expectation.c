/* expectation.c - the rows of expectation.def, and the values of the kinds that need no file of
 * their own.
 */
#include "verbs/expectation.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"
#include "script/script.h"
#include "verbs/expectation_value.h"

static const struct expectation rows[] = {
#define EXPECTATION_KIND(...)
#define EXPECTATION(scorer, field, kind, words, rule, meaning, example, without, because)          \
    {#scorer, #field, EXPECT_##kind, words, rule, meaning, example, #without, because},
#include "log/expectation.def"
#undef EXPECTATION_KIND
#undef EXPECTATION
    {NULL, NULL, EXPECT_word, NULL, NULL, NULL, NULL, NULL, NULL},
};

const struct expectation *expectation_rows(void)
{
    return rows;
}

/* --- plain values ------------------------------------------------------------------------------
 */

/* "under 30 min" and "within 30 min" mean 30 min. */
static bool read_duration(const char *text, int64_t *ms)
{
    static const char *const words[] = {"under ", "within ", "at most ", "in "};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return quantity_duration_ms(text + strlen(words[i]), ms);
    return quantity_duration_ms(text, ms);
}

/* @p what begins a message. */
static void take_duration(lua_State *L, int index, const struct expectation *e, const char *what,
                          cJSON *into)
{
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
    char key[64];
    int64_t ms;

    if (!read_duration(text, &ms))
        expectation_refuse_as(L, index, e, what);
    if (!into)
        return;
    snprintf(key, sizeof(key), "%s_ms", e->field);
    cJSON_DeleteItemFromObjectCaseSensitive(into, key);
    cJSON_AddNumberToObject(into, key, (double)ms);
}

static cJSON *read_word(lua_State *L, int index, const struct expectation *e)
{
    const char *text = expectation_text(L, index, e);
    char currency[4];
    int64_t micro;
    bool money = (e->kind == EXPECT_idle || e->kind == EXPECT_money) &&
                 quantity_money_micro(text, &micro, currency) && micro >= 0;

    if (!money && !expectation_is_word(e, text))
        expectation_refuse(L, index, e);
    return cJSON_CreateString(text);
}

static cJSON *read_yes(lua_State *L, int index, const struct expectation *e)
{
    if (lua_type(L, index) != LUA_TBOOLEAN || !lua_toboolean(L, index))
        expectation_refuse(L, index, e);
    return cJSON_CreateTrue();
}

static cJSON *read_count(lua_State *L, int index, const struct expectation *e)
{
    int whole;
    lua_Integer n = lua_tointegerx(L, index, &whole);

    if (!whole || n < 0 || n > 1000000 || lua_type(L, index) != LUA_TNUMBER)
        expectation_refuse(L, index, e);
    return cJSON_CreateNumber((double)n);
}

static cJSON *read_share(lua_State *L, int index, const struct expectation *e)
{
    int number;
    lua_Number share = lua_tonumberx(L, index, &number);

    if (!number || !(share >= 0 && share <= 1))
        expectation_refuse(L, index, e);
    return cJSON_CreateNumber(share);
}

/* --- who and whose -----------------------------------------------------------------------------
 */

static cJSON *read_technician(lua_State *L, int index, const struct expectation *e)
{
    if (!script_object_if(L, index, "technician"))
        expectation_text(L, index, e);
    return script_to_json(L, index);
}

static cJSON *read_tag(lua_State *L, int index, const struct expectation *e)
{
    static const char *const fields[] = {"token", "account"};

    if (lua_type(L, index) == LUA_TSTRING && strcmp(lua_tostring(L, index), "none") == 0)
        return cJSON_CreateString("none");
    if (lua_type(L, index) != LUA_TTABLE)
        expectation_refuse(L, index, e);
    for (size_t i = 0; i < 2; i++) {
        if (lua_getfield(L, index, fields[i]) != LUA_TSTRING || !*lua_tostring(L, -1))
            expectation_refuse(L, index, e);
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    for (int n = 0; lua_next(L, index); n++) {
        lua_pop(L, 1);
        if (n == 2)
            expectation_refuse(L, index, e);
    }
    return script_to_json(L, index);
}

/* --- limits by grade ---------------------------------------------------------------------------
 */

/* The clocks that a grade can have; the others are of no ticket, or of no grade. */
static const char *const limits[] = {"first_reply", "progress", "on_site", "resolution"};
#define LIMIT_COUNT (sizeof(limits) / sizeof(limits[0]))

static const struct expectation *limit_row(const char *field)
{
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        if (strcmp(limits[i], field) == 0)
            for (const struct expectation *e = rows; e->scorer; e++)
                if (strcmp(e->scorer, "sla") == 0 && strcmp(e->field, field) == 0)
                    return e;
    return NULL;
}

static void check_limit_names(lua_State *L, int index, const char *what)
{
    int names = 0;

    lua_pushnil(L);
    for (; lua_next(L, index); names++) {
        const char *field = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        if (!limit_row(field))
            script_raise(L,
                         "%s: a grade has first_reply, progress, on_site and resolution, not "
                         "\"%.40s\"",
                         what, field);
        lua_pop(L, 1);
    }
    if (!names)
        script_raise(L, "%s: expected %s, got none", what, expectation_kind_words(EXPECT_limits));
}

/* In the order of the rows: that of a table differs from run to run. */
void expectation_limits(lua_State *L, int index, const char *what, cJSON *into)
{
    char name[128];

    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TTABLE)
        script_raise(L, "%s: expected %s, got a %s", what, expectation_kind_words(EXPECT_limits),
                     luaL_typename(L, index));
    check_limit_names(L, index, what);
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        snprintf(name, sizeof(name), "%s: %s", what, limits[i]);
        if (lua_getfield(L, index, limits[i]) != LUA_TNIL)
            take_duration(L, lua_gettop(L), limit_row(limits[i]), name, into);
        lua_pop(L, 1);
    }
}

static void take_limits(lua_State *L, int index, const struct expectation *e, cJSON *into)
{
    cJSON *grades = cJSON_GetObjectItemCaseSensitive(into, "grades");
    char what[64];

    snprintf(what, sizeof(what), "expect.%s: %s", e->scorer, e->field);
    if (!grades)
        grades = cJSON_AddObjectToObject(into, "grades");
    cJSON_DeleteItemFromObjectCaseSensitive(grades, e->field);
    expectation_limits(L, index, what, cJSON_AddObjectToObject(grades, e->field));
}

/* --- all of them -------------------------------------------------------------------------------
 */

/* The value as JSON. What it makes before it is whole belongs to nobody, so it raises before. */
static cJSON *read_value(lua_State *L, int index, const struct expectation *e)
{
    switch (e->kind) {
    case EXPECT_word:
    case EXPECT_idle:
    case EXPECT_money:
        return read_word(L, index, e);
    case EXPECT_yes:
        return read_yes(L, index, e);
    case EXPECT_count:
        return read_count(L, index, e);
    case EXPECT_share:
        return read_share(L, index, e);
    case EXPECT_hours:
        return expectation_hours(L, index, e);
    case EXPECT_days:
        return expectation_days(L, index, e);
    case EXPECT_model:
        return expectation_model(L, index, e);
    case EXPECT_models:
        return expectation_models(L, index, e);
    case EXPECT_dates:
        return expectation_dates(L, index, e);
    case EXPECT_steps:
        return expectation_steps(L, index, e);
    case EXPECT_demands:
        return expectation_demands(L, index, e);
    case EXPECT_technician:
        return read_technician(L, index, e);
    case EXPECT_tag:
        return read_tag(L, index, e);
    case EXPECT_duration: /* have keys of their own */
    case EXPECT_limits:
    case EXPECT_KIND_COUNT:
        break;
    }
    return NULL;
}

void expectation_take(lua_State *L, int index, const struct expectation *e, cJSON *into)
{
    char what[96];
    cJSON *value;

    index = lua_absindex(L, index);
    if (e->kind == EXPECT_duration) {
        snprintf(what, sizeof(what), "expect.%s: %s", e->scorer, e->field);
        take_duration(L, index, e, what, into);
        return;
    }
    if (e->kind == EXPECT_limits) {
        take_limits(L, index, e, into);
        return;
    }
    value = read_value(L, index, e);
    if (!value)
        expectation_refuse(L, index, e);
    cJSON_DeleteItemFromObjectCaseSensitive(into, e->field);
    cJSON_AddItemToObject(into, e->field, value);
}
