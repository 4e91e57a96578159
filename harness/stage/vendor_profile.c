#include "stage/vendor_profile.h"

#include <lauxlib.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/option.h"
#include "script/script.h"
#include "stations.h"

#define BUDGET     1000000
#define BASES      4 /* profiles a profile may stand on, one on the other */
#define MEMORY_CAP ((size_t)8 * 1024 * 1024)

/* clang-format off */
/* word in the file, kind of the quantity, field */
#define NUMBER_FIELDS(X)                                                                           \
    X("max_power", power, max_power_w, 1)                                                          \
    X("station_power", power, station_power_w, 1)                                                  \
    X("backup", duration, backup_ms, 1)                                                            \
    X("boot", duration, boot_ms, 1)                                                                \
    X("unlock", duration, unlock_ms, 1)                                                            \
    X("heartbeat", duration, heartbeat_s, 1000)                                                    \
    X("sample_interval", duration, sample_interval_s, 1000)                                        \
    X("aligned_interval", duration, aligned_interval_s, 1000)                                      \
    X("connection_timeout", duration, connection_timeout_s, 1000)                                  \
    X("call_timeout", duration, call_timeout_s, 1000)                                              \
    X("retry_min", duration, retry_min_s, 1000)                                                    \
    X("retry_range", duration, retry_range_s, 1000)                                                \
    X("message_retry", duration, message_retry_s, 1000)                                            \
    X("charging_gap_current", current, charging_gap_ma, 1)                                         \
    X("charging_gap_power", power, charging_gap_w, 1)                                              \
    X("meter_start", energy, meter_start_wh, 1) X("invalid_id_energy", energy, invalid_id_wh, 1) X("status_duration", duration, status_duration_s, 1000) X("ping", duration, ping_s, 1000)
#define COUNT_FIELDS(X)                                                                            \
    X("connectors", connectors) X("evses", evses) X("phases", phases) X("voltage_v", voltage_v)    \
    X("charging_levels", charging_levels) X("charging_periods", charging_periods)                  \
    X("charging_profiles", charging_profiles)                                                      \
    X("retry_doublings", retry_doublings) X("message_attempts", message_attempts) X("local_list_limit", local_list_limit) X("local_list_items", local_list_items) X("max_keys", max_keys) X("reset_retries", reset_retries)
#define FLAG_FIELDS(X)                                                                             \
    X("dc", dc) X("socket", socket) X("restart_button", restart_button) X("checks_roots", checks_roots) \
    X("stop_on_ev_disconnect", stop_on_ev_disconnect)                                              \
    X("unlock_on_ev_disconnect", unlock_on_ev_disconnect)                                          \
    X("stop_on_invalid_id", stop_on_invalid_id) X("local_pre_authorize", local_pre_authorize)      \
    X("local_authorize_offline", local_authorize_offline)                                          \
    X("offline_unknown_id", offline_unknown_id) X("authorize_remote", authorize_remote)            \
    X("cache", cache) X("local_controller", local_controller) X("unsigned_firmware", unsigned_firmware) X("firmware_cancels", firmware_cancels) X("evse_reset", evse_reset) X("signs_readings", signs_readings) X("shared_reader", shared_reader) X("reserve_zero", reserve_zero) X("local_list", local_list) X("per_phase", per_phase)                     \
    X("switches_phases", switches_phases)
#define TEXT_FIELDS(X)                                                                             \
    X("ocpp", ocpp) X("features", features) X("vendor", vendor) X("model", model) X("firmware", firmware) X("source", source) X("report_bases", report_bases) X("report_criteria", report_criteria) \
    X("charging_units", charging_units) X("charging_gaps", charging_gaps) X("firmware_in_use", firmware_in_use) X("monitoring_bases", monitoring_bases) X("monitoring_criteria", monitoring_criteria) X("display_priorities", display_priorities) X("display_states", display_states) \
    X("sampled_data", sampled_data) X("stop_data", stop_data) X("tx_start_point", tx_start_point) X("tx_stop_point", tx_stop_point) X("measurands", measurands) X("reboot_keys", reboot_keys) X("data_transfer", data_transfer) X("data_at_boot", data_at_boot) X("offers", offers)
/* clang-format on */

#define X(word, kind, field, unit) AT_##field,
#define Y(word, field)             AT_##field,
enum { NUMBER_FIELDS(X) NUMBERS };
enum { COUNT_FIELDS(Y) COUNTS };
enum { TEXT_FIELDS(Y) TEXTS };
#undef X
#undef Y

static void read_table(lua_State *L, int index, const char *what, struct profile *p)
{
    int64_t numbers[NUMBERS], counts[COUNTS];
    const char *texts[TEXTS] = {0};
    const struct option rows[] = {
#define X(word, kind, field, unit) {word, OPTION_##kind, &numbers[AT_##field]},
        NUMBER_FIELDS(X)
#undef X
#define X(word, field) {word, OPTION_integer, &counts[AT_##field]},
            COUNT_FIELDS(X)
#undef X
#define X(word, field) {word, OPTION_flag, &p->field},
                FLAG_FIELDS(X)
#undef X
#define X(word, field) {word, OPTION_text, &texts[AT_##field]},
                    TEXT_FIELDS(X)
#undef X
                        {NULL, OPTION_any, NULL},
    };

#define X(word, kind, field, unit) numbers[AT_##field] = (int64_t)p->field * (unit);
    NUMBER_FIELDS(X)
#undef X
#define X(word, field) counts[AT_##field] = p->field;
    COUNT_FIELDS(X)
#undef X
    option_read(L, index, what, rows);
#define X(word, kind, field, unit) p->field = numbers[AT_##field] / (unit);
    NUMBER_FIELDS(X)
#undef X
#define X(word, field) p->field = counts[AT_##field] > 1000000 ? -1 : (int)counts[AT_##field];
    COUNT_FIELDS(X)
#undef X
#define X(word, field)                                                                             \
    if (texts[AT_##field] && strlen(texts[AT_##field]) >= sizeof(p->field))                        \
        script_raise(L, "%s: %s is longer than %zu characters", what, word, sizeof(p->field) - 1); \
    if (texts[AT_##field])                                                                         \
        memcpy(p->field, texts[AT_##field], strlen(texts[AT_##field]) + 1);
    TEXT_FIELDS(X)
#undef X
}

void vendor_profile_override(lua_State *L, int index, struct profile *p)
{
    const char *problem;

    read_table(L, index, "overrides", p);
    problem = stations_problem(p);
    if (problem)
        script_raise(L, "overrides: %s", problem);
}

static void out_of_budget(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    luaL_error(L, "an endless loop");
}

/* A profile that is being read. */
struct reading {
    const char *data_dir;
    struct profile *p;
    int depth; /* how many are based on it */
};

static bool load(struct reading *r, const char *name, char **why);

/* based_on = "neutral-ac-22": that one first, then what differs. */
static void read_base(lua_State *L, int index, const struct reading *r)
{
    struct reading base = {r->data_dir, r->p, r->depth + 1};
    char *why;

    lua_getfield(L, index, "based_on");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        script_raise(L, "profile: based_on must be the name of a vendor profile");
    if (r->depth >= BASES)
        script_raise(L, "profile: based_on goes round in a circle, or too deep");
    if (!load(&base, lua_tostring(L, -1), &why)) {
        lua_pushstring(L, why);
        free(why);
        lua_error(L);
    }
    lua_pop(L, 1);
    lua_pushnil(L);
    lua_setfield(L, index, "based_on");
}

/* It is no story, and has no library either. */
static int unknown_word(lua_State *L)
{
    return luaL_error(L,
                      "'%s' does not belong into a vendor profile, which returns a table such as { "
                      "based_on = \"neutral-ac-22\" } and knows no verbs",
                      luaL_tolstring(L, 2, NULL));
}

static void close_globals(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, unknown_word);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static int run_chunk(lua_State *L)
{
    const struct reading *r = lua_touserdata(L, 1);

    close_globals(L);
    lua_call(L, 0, 1); /* the chunk, which the caller put on top */
    if (lua_type(L, -1) != LUA_TTABLE)
        return luaL_error(L, "a vendor profile returns a table { ... }");
    read_base(L, lua_gettop(L), r);
    read_table(L, lua_gettop(L), "profile", r->p);
    return 0;
}

static void *counted_alloc(void *ud, void *ptr, size_t osize, size_t nsize)
{
    size_t *used = ud, old = ptr ? osize : 0;
    void *fresh;

    if (nsize == 0) {
        free(ptr);
        *used -= old;
        return NULL;
    }
    fresh = nsize > old && *used + nsize - old > MEMORY_CAP ? NULL : realloc(ptr, nsize);
    if (fresh)
        *used += nsize - old;
    return fresh;
}

static char *run_file(const char *path, const char *text, struct reading *r)
{
    size_t used = 0;
    lua_State *L = lua_newstate(counted_alloc, &used);
    char *chunk = mem_printf("@%s", path);
    char *why = NULL;
    const char *message;

    if (!L)
        abort();
    lua_pushcfunction(L, run_chunk);
    lua_pushlightuserdata(L, r);
    lua_sethook(L, out_of_budget, LUA_MASKCOUNT, BUDGET);
    if (luaL_loadbufferx(L, text, strlen(text), chunk, "t") != LUA_OK ||
        lua_pcall(L, 2, 0, 0) != LUA_OK) {
        message = lua_tostring(L, -1);
        why = strncmp(message, path, strlen(path)) == 0 ? mem_text(message)
                                                        : mem_printf("%s: %s", path, message);
    }
    lua_close(L);
    free(chunk);
    return why;
}

char *vendor_profile_names(const char *data_dir)
{
    char *dir = mem_printf("%s/vendor-profiles", data_dir);
    char **files = folder_files(dir, ".lua");
    char *list = mem_text(""), *longer;

    for (size_t i = 0; files[i]; i++) {
        longer = mem_printf("%s%s%.*s", list, i ? ", " : "", (int)strlen(files[i]) - 4, files[i]);
        free(list);
        list = longer;
    }
    folder_free(files);
    free(dir);
    return list;
}

static char *missing(const char *data_dir, const char *name)
{
    char *names = vendor_profile_names(data_dir);
    char *why = mem_printf("there is no vendor profile \"%s\"; there are: %s", name,
                           names[0] ? names : "none");

    free(names);
    return why;
}

static bool load(struct reading *r, const char *name, char **why)
{
    char *path = strchr(name, '/') ? mem_text(name)
                                   : mem_printf("%s/vendor-profiles/%s.lua", r->data_dir, name);
    const char *base = strrchr(path, '/') + 1;
    char *text, *trouble = NULL;
    const char *problem;
    struct profile *p = r->p;

    *why = NULL;
    text = folder_read(path, 1 << 20, &trouble);
    if (!text) {
        *why = strchr(name, '/') ? mem_text(trouble) : missing(r->data_dir, name);
    } else {
        *why = run_file(path, text, r);
    }
    if (!*why && (problem = stations_problem(p)))
        *why = mem_printf("%s: %s", path, problem);
    memset(p->name, 0, sizeof(p->name));
    memcpy(p->name, base, strnlen(base, sizeof(p->name) - 1));
    if (strstr(p->name, ".lua"))
        *strstr(p->name, ".lua") = '\0';
    free(trouble);
    free(text);
    free(path);
    return !*why;
}

bool vendor_profile_load(const char *data_dir, const char *name, struct profile *p, char **why)
{
    struct reading r = {data_dir, p, 0};

    profile_neutral(p);
    return load(&r, name, why);
}
