/* verbs_money.c - tariffs, accounts and tokens, as the system under test is told of them.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/quantity.h"
#include "script/option.h"
#include "stage/stage.h"
#include "verbs/claim.h"
#include "verbs/named.h"
#include "verbs/telling.h"
#include "verbs/verbs.h"

/* --- tariffs --------------------------------------------------------------------------------- */

/* What a tariff can charge for: its word, the units that may stand behind the /, an example. */
static const struct charge {
    const char *kind, *per[2], *example;
} charges[] = {
    {"energy", {"kWh", NULL}, "0.45 EUR/kWh"},
    {"time", {"h", "min"}, "1.20 EUR/h"},
    {"idle", {"min", "h"}, "0.05 EUR/min after 15 min"},
    {"flat", {NULL, NULL}, "0.50 EUR"},
};
enum { CHARGES = 4 };

/* A price as it was written, taken apart. */
struct price {
    char amount[24], currency[4];
    const char *per; /* NULL: once a session */
    int64_t after_ms;
};

/* Reads the unit at @p rest. @return what stands behind it; NULL: none that @p charge has */
static const char *read_unit(const char *rest, const struct charge *charge, const char **per)
{
    *per = NULL;
    if (!charge->per[0])
        return rest;
    for (size_t i = 0; i < 2 && charge->per[i] && rest[0] == '/'; i++) {
        size_t n = strlen(charge->per[i]);

        if (strncmp(rest + 1, charge->per[i], n) == 0 && (!rest[1 + n] || rest[1 + n] == ' ')) {
            *per = charge->per[i];
            return rest + 1 + n;
        }
    }
    return NULL;
}

static bool read_price(const char *text, const struct charge *charge, struct price *p)
{
    size_t digits = strspn(text, "0123456789.");
    const char *rest = text + digits;
    int64_t micro;
    char money[40];

    p->after_ms = 0;
    if (digits == 0 || digits >= sizeof(p->amount) || strlen(rest) < 4 || rest[0] != ' ')
        return false;
    snprintf(p->amount, sizeof(p->amount), "%.*s", (int)digits, text);
    snprintf(money, sizeof(money), "%.*s", (int)digits + 4, text);
    if (!quantity_money_micro(money, &micro, p->currency))
        return false;
    rest = read_unit(rest + 4, charge, &p->per);
    if (!rest)
        return false;
    if (rest[0] == '\0')
        return true;
    return strcmp(charge->kind, "idle") == 0 && strncmp(rest, " after ", 7) == 0 &&
           quantity_duration_ms(rest + 7, &p->after_ms);
}

static void take_currency(lua_State *L, cJSON *tariff, const char *currency)
{
    const cJSON *have = json_item(tariff, "currency");

    if (!have)
        cJSON_AddStringToObject(tariff, "currency", currency);
    else if (strcmp(have->valuestring, currency) != 0)
        script_raise(L, "tariff: expected one currency, got %s and %s", have->valuestring,
                     currency);
}

static void add_element(lua_State *L, cJSON *tariff, const struct charge *charge, const char *text,
                        const struct option_hours *hours)
{
    cJSON *element;
    struct price p;
    int64_t after_s;
    char clock[8];

    if (!read_price(text, charge, &p))
        script_raise(L, "tariff: %s must be a price such as \"%s\", not \"%.60s\"", charge->kind,
                     charge->example, text);
    take_currency(L, tariff, p.currency);
    after_s = p.after_ms / 1000;
    element = json_object(jtext("kind", charge->kind), jtext("price", p.amount));
    if (p.per)
        cJSON_AddStringToObject(element, "per", p.per);
    if (after_s)
        cJSON_AddNumberToObject(element, "after_s", (double)after_s);
    if (hours) {
        snprintf(clock, sizeof(clock), "%02d:%02d", hours->from_min / 60 % 100,
                 hours->from_min % 60);
        cJSON_AddStringToObject(element, "from", clock);
        snprintf(clock, sizeof(clock), "%02d:%02d", hours->to_min / 60 % 100, hours->to_min % 60);
        cJSON_AddStringToObject(element, "to", clock);
    }
    cJSON_AddItemToArray(cJSON_GetObjectItemCaseSensitive(tariff, "elements"), element);
}

static void add_elements(lua_State *L, cJSON *tariff, const char *const texts[CHARGES],
                         const struct option_hours *hours)
{
    for (int i = 0; i < CHARGES; i++)
        if (texts[i])
            add_element(L, tariff, &charges[i], texts[i], hours);
}

/* Clock times as texts; both are written with two digits. A window that ends when it begins is a
 * whole day. */
static bool covers(const cJSON *window, const char *at)
{
    const char *from = json_text(window, "from"), *to = json_text(window, "to");

    if (strcmp(from, to) < 0)
        return strcmp(from, at) <= 0 && strcmp(at, to) < 0;
    return strcmp(from, at) <= 0 || strcmp(at, to) < 0;
}

/* The first window before @p later that prices the same at @p at; NULL when there is none. */
static const cJSON *before(const cJSON *elements, const cJSON *later, const char *at)
{
    const cJSON *a;

    cJSON_ArrayForEach (a, elements) {
        if (a == later)
            break;
        if (strcmp(json_text(a, "kind"), json_text(later, "kind")) == 0 && covers(a, at))
            return a;
    }
    return NULL;
}

/* Where two windows price the same at one time, the first counts: one that others cover whole never
 * would. */
static void check_windows(lua_State *L, const cJSON *tariff)
{
    const cJSON *elements = json_item(tariff, "elements"), *later;

    cJSON_ArrayForEach (later, elements) {
        const char *from = json_text(later, "from"), *to = json_text(later, "to");
        const cJSON *first = before(elements, later, from);
        bool counts = !first;
        char at[16];

        for (int m = 0; m < 24 * 60 && !counts; m++) {
            snprintf(at, sizeof(at), "%02d:%02d", m / 60, m % 60);
            counts = covers(later, at) && !before(elements, later, at);
        }
        if (!counts)
            script_raise(L,
                         "tariff: the window %s to %s would never count for %s: that of %s to %s "
                         "stands before it, and the first that has a price counts",
                         from, to, json_text(later, "kind"), json_text(first, "from"),
                         json_text(first, "to"));
    }
}

/* A window: { from = "22:00", to = "06:00", energy = "0.25 EUR/kWh" }. */
static void add_window(lua_State *L, cJSON *tariff, int index)
{
    const char *texts[CHARGES] = {0}, *from = NULL, *to = NULL;
    const struct option rows[] = {{"from", OPTION_text, &from},
                                  {"to", OPTION_text, &to},
                                  {"energy", OPTION_text, &texts[0]},
                                  {"time", OPTION_text, &texts[1]},
                                  {"idle", OPTION_text, &texts[2]},
                                  {"flat", OPTION_text, &texts[3]},
                                  {NULL, OPTION_any, NULL}};
    struct option_hours hours;
    char span[32];

    option_read(L, index, "tariff: window", rows);
    snprintf(span, sizeof(span), "%.12s-%.12s", from ? from : "", to ? to : "");
    if (!quantity_hours(span, &hours.from_min, &hours.to_min))
        script_raise(
            L, "tariff: a window needs from and to, such as from = \"22:00\", to = \"06:00\"");
    if (!texts[0] && !texts[1] && !texts[2] && !texts[3])
        script_raise(L, "tariff: the window %s has no price; expected energy, time, idle or flat",
                     span);
    add_elements(L, tariff, texts, &hours);
}

static void add_windows(lua_State *L, cJSON *tariff, int index)
{
    lua_Integer n = option_list(L, index, "tariff: windows");

    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, index, i);
        add_window(L, tariff, lua_gettop(L));
        lua_pop(L, 1);
    }
    check_windows(L, tariff);
}

static bool one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

/* How amounts are rounded: { scope = "document", decimals = 0, mode = "half_even" }. */
static void add_rounding(lua_State *L, cJSON *tariff, int index)
{
    static const char *const scopes[] = {"line", "tax_group", "document", NULL};
    static const char *const modes[] = {"half_up", "half_even", NULL};
    const char *scope = scopes[0], *mode = modes[0];
    int64_t decimals = 2;
    const struct option rows[] = {{"scope", OPTION_text, &scope},
                                  {"decimals", OPTION_integer, &decimals},
                                  {"mode", OPTION_text, &mode},
                                  {NULL, OPTION_any, NULL}};
    cJSON *rounding;

    option_read(L, index, "tariff: rounding", rows);
    if (!one_of(scope, scopes))
        script_raise(L,
                     "tariff: scope of rounding must be line, tax_group or document, not "
                     "\"%.40s\"",
                     scope);
    if (!one_of(mode, modes))
        script_raise(L, "tariff: mode of rounding must be half_up or half_even, not \"%.40s\"",
                     mode);
    if (decimals > 6)
        script_raise(L, "tariff: decimals of rounding must be 0 to 6, not %d", (int)decimals);
    rounding = cJSON_AddObjectToObject(tariff, "rounding");
    cJSON_AddStringToObject(rounding, "scope", scope);
    cJSON_AddNumberToObject(rounding, "decimals", (double)decimals);
    cJSON_AddStringToObject(rounding, "mode", mode);
}

static void add_stations(lua_State *L, cJSON *tariff, int index)
{
    lua_Integer n = option_list(L, index, "tariff: stations");
    cJSON *list = cJSON_AddArrayToObject(tariff, "stations");

    if (n == 0)
        script_raise(L, "tariff: stations names none; left out, a tariff applies everywhere");

    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, index, i);
        script_object(L, lua_gettop(L), "station");
        cJSON_AddItemToArray(list, script_to_json(L, lua_gettop(L)));
        lua_pop(L, 1);
    }
}

static bool names(const cJSON *stations, const char *wanted)
{
    const cJSON *station;

    cJSON_ArrayForEach (station, stations)
        if (strcmp(station->valuestring, wanted) == 0)
            return true;
    return false;
}

/* Two tariffs for one station: the first made would count, and the other never. Only another
 * version of the same, in mid-story, takes its place. */
static void check_cover(lua_State *L, const cJSON *tariff)
{
    const cJSON *rows = setting_rows(script_stage(L)->setting, SETTING_tariffs), *other, *station;
    const cJSON *stations = json_item(tariff, "stations");
    const char *name = json_text(tariff, "name");

    cJSON_ArrayForEach (other, rows) {
        const char *has = json_text(other, "name");

        if (strcmp(has, name) == 0 && telling_is_late(L))
            continue;
        if (strcmp(has, name) == 0)
            script_raise(L, "tariff: there is already a tariff \"%s\"; in mid-story it can change",
                         name);
        if (!stations && !json_item(other, "stations"))
            script_raise(L, "tariff \"%s\" would never count: \"%s\" is in force everywhere", name,
                         has);
        cJSON_ArrayForEach (station, stations)
            if (names(json_item(other, "stations"), station->valuestring))
                script_raise(L, "tariff \"%s\" would never count at %s: \"%s\" is in force there",
                             name, station->valuestring, has);
    }
}

/* The tariff is complete: it is noted, and in mid-story the biller is told. */
static int put_in_force(lua_State *L, const cJSON *tariff)
{
    struct setting *setting = script_stage(L)->setting;
    const char *name = json_text(tariff, "name");
    struct telling_order order = {.verb = "tariff"};
    bool known = setting_find(setting, SETTING_tariffs, "name", name);

    setting_tariff(setting);
    telling_add(&order, SETTING_tariffs, tariff, known);
    lua_pushnil(L);
    return telling_tell(L, &order);
}

static int make_tariff(lua_State *L)
{
    const char *texts[CHARGES] = {0}, *tax = "0 %";
    int windows = 0, stations = 0, rounding = 0, tax_permille;
    bool running_cost = false;
    const struct option rows[] = {{"energy", OPTION_text, &texts[0]},
                                  {"time", OPTION_text, &texts[1]},
                                  {"idle", OPTION_text, &texts[2]},
                                  {"flat", OPTION_text, &texts[3]},
                                  {"tax", OPTION_text, &tax},
                                  {"windows", OPTION_table, &windows},
                                  {"stations", OPTION_table, &stations},
                                  {"rounding", OPTION_table, &rounding},
                                  {"running_cost", OPTION_flag, &running_cost},
                                  {NULL, OPTION_any, NULL}};
    cJSON *tariff;
    char percent[16];

    stage_world(L, "tariff");
    option_read(L, 2, "tariff", rows);
    if (!quantity_permille(tax, &tax_permille))
        script_raise(L, "tariff: tax must be a share such as \"21 %%\", not \"%.40s\"", tax);
    /* the setting owns it before anything can raise */
    tariff = setting_draft_tariff(script_stage(L)->setting,
                                  json_object(jtext("name", lua_tostring(L, 1))));
    snprintf(percent, sizeof(percent), tax_permille % 10 ? "%d.%d" : "%d", tax_permille / 10,
             tax_permille % 10);
    cJSON_AddStringToObject(tariff, "tax_percent", percent);
    cJSON_AddArrayToObject(tariff, "elements");
    if (windows)
        add_windows(L, tariff, windows);
    add_elements(L, tariff, texts, NULL);
    if (cJSON_GetArraySize(json_item(tariff, "elements")) == 0)
        script_raise(L, "tariff \"%s\" has no price; a free one says energy = \"0.00 EUR/kWh\"",
                     lua_tostring(L, 1));
    if (stations)
        add_stations(L, tariff, stations);
    if (rounding)
        add_rounding(L, tariff, rounding);
    if (running_cost)
        cJSON_AddTrueToObject(tariff, "running_cost");
    check_cover(L, tariff);
    return put_in_force(L, tariff);
}

/*** tariff(name) { ... }
 * What charging costs. Without stations it applies everywhere. In mid-story a tariff of the same
 * name takes the place of the old one; sessions that run keep the old one.
 * @param name string
 * @option energy? string "0.45 EUR/kWh"
 * @option time? string "1.20 EUR/h" or "0.02 EUR/min"
 * @option idle? string "0.05 EUR/min after 15 min", or by the hour: from when the car takes no more
 *   until the plug is out, without the first 15 min and the time in which the station's own lock is
 *   at fault, in whole minutes
 * @option flat? string once a session, "0.50 EUR"
 * @option tax? string added to net amounts, "21 %"
 * @option windows? table[] hours with other prices: { from = "22:00", to = "06:00", energy = ... };
 *   where two that price the same overlap, the one that stands first counts
 * @option stations? station[] only these
 * @option rounding? table { scope = "line", decimals = 2, mode = "half_up" }: what is rounded (each
 * line, each rate of tax, the document only), and whether a half goes up or to the even one
 * @option running_cost? boolean drivers see it grow while they charge (OCPP 2.0.1)
 */
static int verb_tariff(lua_State *L)
{
    return script_named(L, "tariff", make_tariff);
}

/* --- accounts and tokens --------------------------------------------------------------------- */

static int make_account(lua_State *L)
{
    const char *name = lua_tostring(L, 1), *person = name, *delivery = "email", *period = NULL;
    const char *address = NULL;
    struct setting *setting = script_stage(L)->setting;
    struct telling_order order = {.verb = "account"};
    const struct option rows[] = {{"person", OPTION_text, &person},
                                  {"delivery", OPTION_text, &delivery},
                                  {"period", OPTION_text, &period},
                                  {"address", OPTION_text, &address},
                                  {NULL, OPTION_any, NULL}};

    stage_world(L, "account");
    option_read(L, 2, "account", rows);
    if (strcmp(delivery, "email") != 0 && strcmp(delivery, "paper") != 0)
        script_raise(L, "account: delivery must be \"email\" or \"paper\", not \"%.40s\"",
                     delivery);
    if (period && strcmp(period, "month") != 0 && strcmp(period, "day") != 0)
        script_raise(L, "account: period must be \"month\" or \"day\", not \"%.40s\"", period);
    if (telling_is_late(L) && setting_find(setting, SETTING_accounts, "account", name))
        script_raise(L, "account: \"%s\" is there already, and cannot change in mid-story", name);
    if (!telling_is_late(L) && claim_take(L, "account", name, name))
        script_raise(L, "account: there is already an account \"%s\"", name);
    named_account(L, name);
    setting_account(setting,
                    json_object(jtext("account", name), jtext("person", person),
                                jtext("delivery", delivery), jtext("period", period),
                                jtext("address", address)),
                    true);
    telling_add(&order, SETTING_accounts, setting_find(setting, SETTING_accounts, "account", name),
                false);
    lua_pushnil(L);
    return telling_tell(L, &order);
}

/*** account(name) { ... }
 * Who pays. A driver with a token has one already; state it to say how it is billed: a driver or a
 * token of the file has it. In mid-story there can be new ones, but what is known cannot change.
 * @param name string
 * @option person? string whose it is; the account's name
 * @option delivery? "email"|"paper" how it is sent ("email")
 * @option period? "month"|"day" how long is collected for one bill ("month")
 * @option address? string for paper
 */
static int verb_account(lua_State *L)
{
    return script_named(L, "account", make_account);
}

static int make_token(lua_State *L)
{
    static const char *const known[] = {"Accepted", "Blocked", "Expired", "NoCredit", NULL};
    struct stage *st = script_stage(L);
    const char *name = lua_tostring(L, 1), *account = NULL, *status = "Accepted";
    const char *parent = NULL;
    int expires = 0, i = 0;
    const struct option rows[] = {{"account", OPTION_text, &account},
                                  {"status", OPTION_text, &status},
                                  {"parent", OPTION_text, &parent},
                                  {"expires", OPTION_any, &expires},
                                  {NULL, OPTION_any, NULL}};
    struct telling_order order = {.verb = "token"};
    int64_t expires_ms = 0;
    cJSON *row;
    bool enrolled;

    stage_world(L, "token");
    option_read(L, 2, "token", rows);
    if (strlen(name) > 20)
        script_raise(L, "token: a token has 1 to 20 characters, not \"%.60s\"", name);
    while (known[i] && strcmp(known[i], status) != 0)
        i++;
    if (!known[i])
        script_raise(L, "token: \"%.40s\" is not a status%s", status,
                     script_hint(L, status, known));
    if (!telling_is_late(L) && claim_take(L, "stated token", name, name))
        script_raise(L, "token: there is already a token \"%s\"; in mid-story it can change", name);
    if (expires)
        expires_ms = option_moment(L, expires, "token: expires");
    row = json_object(jtext("token", name), jtext("account", account), jtext("status", status),
                      jtext("parent", parent));
    if (expires)
        cJSON_AddNumberToObject(row, "expires_ms", (double)expires_ms);
    enrolled = setting_find(st->setting, SETTING_tokens, "token", name);
    setting_token(st->setting, row, true);
    telling_add(&order, SETTING_tokens, setting_find(st->setting, SETTING_tokens, "token", name),
                enrolled);
    lua_pushnil(L);
    return telling_tell(L, &order);
}

/*** token(id) { ... }
 * A token the CSMS knows. A driver's own is enrolled already; state it to give it another status,
 * in mid-story from that moment on.
 * @param id string
 * @option account? string whose it is
 * @option status? string Accepted, Blocked, Expired or NoCredit
 * @option parent? string its group: cards of one group end each other's sessions
 * @option expires? string local time
 */
static int verb_token(lua_State *L)
{
    return script_named(L, "token", make_token);
}

const struct script_verb verbs_money[] = {
    {NULL, "tariff", verb_tariff},
    {NULL, "account", verb_account},
    {NULL, "token", verb_token},
    {NULL, NULL, NULL},
};
