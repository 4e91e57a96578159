#include "commands/data_file.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/option.h"
#include "script/script.h"
#include "stage/stage.h"
#include "verbs/verbs.h"
#include "wire/ws_url.h"

/* A stage on which a data file is read, with neither world nor story, and what the file says. */
struct data_stage {
    struct stage stage;
    cJSON *sla;         /* of an SLA file */
    char *csms, *shown; /* of a SUT profile: its address, and how it may be shown */
};

/* A kind of data file: its verbs, the first of which takes the table that the file returns. */
struct data_file {
    const char *kind; /* as script_seal_data() takes it */
    const struct script_verb *verbs;
    const char *const *words; /* those of the verbs, and of the story's, that it may use */
};

/* Runs @p path, which returns a table, as `VERB(that table)` in a sandbox. @return false with
 * @p why. */
static bool run_data_file(struct data_stage *data, const struct data_file *df, const char *path,
                          char **why)
{
    char *text = folder_read(path, 1 << 20, why), *source, *chunk;
    struct stage *st = &data->stage;
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

    if (run_data_file(&data, &df, path, why))
        return data.sla;
    cJSON_Delete(data.sla);
    return NULL;
}

static int verb_sut(lua_State *L)
{
    struct data_stage *data = (struct data_stage *)script_stage(L);
    const char *name = "", *csms;
    int at = 0;
    const struct option rows[] = {
        {"name", OPTION_text, &name}, {"csms", OPTION_any, &at}, {NULL, OPTION_any, NULL}};

    option_read(L, 1, "SUT profile", rows);
    if (!at)
        script_raise(L, "SUT profile needs csms, as in csms = \"ws://127.0.0.1:9000/{station}\"");
    csms = option_secret(L, at, "SUT profile: csms");
    free(data->csms);
    free(data->shown);
    data->csms = mem_text(csms);
    data->shown =
        lua_type(L, at) == LUA_TSTRING ? ws_url_shown(csms) : mem_text(luaL_tolstring(L, at, NULL));
    return 0;
}

bool sut_file_read(const char *path, char **csms, char **shown, char **why)
{
    static const struct script_verb verbs[] = {{NULL, "sut", verb_sut}, {NULL, NULL, NULL}};
    static const char *const words[] = {"sut", "env", NULL};
    static const struct data_file df = {
        "a SUT profile, which returns a table such as { csms = "
        "\"ws://127.0.0.1:9000/{station}\" } and can use only Lua's own functions and env",
        verbs, words};
    struct data_stage data = {.sla = NULL};
    bool ok;

    if (strcmp(path, "embedded") == 0)
        return true;
    ok = run_data_file(&data, &df, path, why);
    *csms = data.csms;
    *shown = data.shown;
    return ok;
}
