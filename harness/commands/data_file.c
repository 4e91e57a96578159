#include "commands/data_file.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "ocpp/message.h"
#include "script/option.h"
#include "script/script.h"
#include "stage/needs.h"
#include "stage/stage.h"
#include "verbs/verbs.h"
#include "wire/ws_url.h"

/* A stage on which a data file is read, with neither world nor story, and what the file says. */
struct data_stage {
    struct stage stage;
    cJSON *sla;          /* of an SLA file */
    struct sut_file sut; /* of a SUT profile */
};

bool data_file_run(struct stage *st, const struct data_file *df, const char *path, char **why)
{
    char *text = folder_read(path, 1 << 20, why), *source, *chunk;
    bool ok;

    if (!text)
        return false;
    /* one line with the file's first, so that line numbers stay those of the file */
    source = mem_printf("%s((function() %s\nend)())", df->verbs->name, text);
    chunk = mem_printf("@%s", path);
    st->clk = vclock_new(0);
    st->script = script_new(st->clk, 1, st);
    verbs_add_all(st->script);
    script_add_verbs(st->script, df->verbs);
    script_seal_data(st->script, df->kind, df->words);
    ok = script_load(st->script, chunk, source) == S_OK;
    if (!ok)
        *why = mem_text(script_error(st->script));
    script_free(st->script);
    vclock_free(st->clk);
    free(chunk);
    free(source);
    free(text);
    return ok;
}

static int verb_sla(lua_State *L)
{
    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE)
        script_raise(L, "expected a table { ... } from an SLA file, got a %s", luaL_typename(L, 1));
    lua_pushliteral(L, "sla");
    lua_insert(L, 1);
    expect_take(L, "sla", ((struct data_stage *)script_stage(L))->sla);
    return 0;
}

cJSON *sla_file_read(const char *path, char **why)
{
    static const struct script_verb verbs[] = {{NULL, "sla", verb_sla}, {NULL, NULL, NULL}};
    static const char *const words[] = {"sla", NULL};
    static const struct data_file df = {"an SLA file, which returns a table such as { first_reply "
                                        "= \"20 min\" } and can use only Lua's own functions",
                                        verbs, words};
    struct data_stage data = {.sla = cJSON_CreateObject()};

    if (data_file_run(&data.stage, &df, path, why))
        return data.sla;
    cJSON_Delete(data.sla);
    return NULL;
}

typedef bool word_ok_fn(const char *word);

/* The words at @p index, each of which @p ok takes, put into @p into; @p expected says what they
 * are. */
static void take_words(lua_State *L, int index, word_ok_fn *ok, const char *expected, cJSON **into)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);

    if (n == 0)
        script_raise(L, "SUT profile: expected %s", expected);
    cJSON_Delete(*into);
    *into = cJSON_CreateArray();
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(L, index, i) != LUA_TSTRING || !ok(lua_tostring(L, -1)))
            script_raise(L, "SUT profile: expected %s, got \"%.40s\"", expected,
                         luaL_tolstring(L, -1, NULL));
        cJSON_AddItemToArray(*into, cJSON_CreateString(lua_tostring(L, -1)));
        lua_pop(L, 1);
    }
}

static bool is_version(const char *word)
{
    return ocpp_version(word) != NULL;
}

static int verb_sut(lua_State *L)
{
    struct sut_file *sut = &((struct data_stage *)script_stage(L))->sut;
    const char *name = "", *csms;
    int at = 0, versions = 0, provides = 0;
    const struct option rows[] = {{"name", OPTION_text, &name},
                                  {"csms", OPTION_any, &at},
                                  {"ocpp", OPTION_table, &versions},
                                  {"provides", OPTION_table, &provides},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, 1, "SUT profile", rows);
    if (!at)
        script_raise(L, "SUT profile needs csms, as in csms = \"ws://127.0.0.1:9000/{station}\"");
    csms = option_secret(L, at, "SUT profile: csms");
    free(sut->csms);
    free(sut->shown);
    sut->csms = mem_text(csms);
    sut->shown =
        lua_type(L, at) == LUA_TSTRING ? ws_url_shown(csms) : mem_text(luaL_tolstring(L, at, NULL));
    if (versions)
        take_words(L, versions, is_version, "versions of OCPP such as ocpp = { \"1.6\" }",
                   &sut->speaks);
    if (provides)
        take_words(L, provides, needs_is_fact,
                   "what it was given beforehand such as provides = { \"token Blocked\", "
                   "\"password\" }",
                   &sut->provides);
    return 0;
}

bool sut_file_read(const char *path, struct sut_file *file, char **why)
{
    static const struct script_verb verbs[] = {{NULL, "sut", verb_sut}, {NULL, NULL, NULL}};
    static const char *const words[] = {"sut", "env", NULL};
    static const struct data_file df = {
        "a SUT profile, which returns a table such as { csms = "
        "\"ws://127.0.0.1:9000/{station}\" } and can use only Lua's own functions and env",
        verbs, words};
    struct data_stage data = {.sla = NULL};
    bool ok;

    *file = (struct sut_file){0};
    if (strcmp(path, "embedded") == 0)
        return true;
    ok = data_file_run(&data.stage, &df, path, why);
    *file = data.sut;
    return ok;
}

void sut_file_fini(struct sut_file *file)
{
    free(file->csms);
    free(file->shown);
    cJSON_Delete(file->speaks);
    cJSON_Delete(file->provides);
    *file = (struct sut_file){0};
}
