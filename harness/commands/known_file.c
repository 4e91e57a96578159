#include "commands/known_file.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/data_file.h"
#include "host/folder.h"
#include "score/score_all.h"
#include "script/option.h"
#include "stage/play_choice.h"
#include "stage/stage_rows.h"

enum { RULES_MOST = 400 };

/* A stage on which the file is read: it has the options. */
struct known_stage {
    struct stage stage; /* first: verbs reach it by that */
    const char *path;   /* of the file */
    cJSON *rows;
};

/* The ids of all rules, ended by NULL. */
static const char *const *rule_ids(void)
{
    static const char *ids[RULES_MOST + 1];
    size_t n = 0;

    for (const struct scorer *const *s = score_all; *s; s++)
        for (const struct rule *rule = (*s)->rules; rule->id && n < RULES_MOST; rule++)
            ids[n++] = rule->id;
    ids[n] = NULL;
    return ids;
}

static void check_rule(lua_State *L, const char *rule)
{
    const char *const *ids = rule_ids(), *near = script_nearest(rule, ids);

    while (*ids && strcmp(*ids, rule) != 0)
        ids++;
    if (!*ids)
        script_raise(L, "known: \"%.60s\" is not a rule%s%s%s (chargerig list --rules)", rule,
                     near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static bool is_day(const char *day)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long month, at;

    if (strlen(day) != 10 || strspn(day, "0123456789") != 4 || day[4] != '-' ||
        strspn(day + 5, "0123456789") != 2 || day[7] != '-' || strspn(day + 8, "0123456789") != 2)
        return false;
    month = strtol(day + 5, NULL, 10);
    at = strtol(day + 8, NULL, 10);
    return month >= 1 && month <= 12 && at >= 1 && at <= lengths[month - 1];
}

static void check_day(lua_State *L, const char *day)
{
    if (!is_day(day))
        script_raise(L, "known: expires: expected a day such as \"2027-03-01\", got \"%.40s\"",
                     day);
}

/* The scenario @p file as a run has it: it may be named from the folder of the known failures on,
 * from here on, or from scenarios/ of the data folder. @return NULL when there is none */
static char *scenario_of(const struct known_stage *k, const char *file)
{
    const char *slash = strrchr(k->path, '/');
    const char *data = k->stage.options->data_dir;
    char *beside = mem_printf("%.*s%s", slash ? (int)(slash + 1 - k->path) : 0, k->path, file);
    char *stock = mem_printf("%s/%s", data, file),
         *story = mem_printf("%s/scenarios/%s", data, file);
    bool here = folder_has(file) || folder_has(stock) || folder_has(story);
    char *found = folder_has(beside) ? mem_text(stage_short(k->stage.options, beside))
                  : here             ? mem_text(stage_short(k->stage.options, file))
                                     : NULL;

    free(beside);
    free(stock);
    free(story);
    return found;
}

static int make_known(lua_State *L)
{
    struct known_stage *k = (struct known_stage *)script_stage(L);
    const char *rule = "", *reason = "", *expires = "", *says = "";
    const struct option rows[] = {{"rule", OPTION_text, &rule},
                                  {"reason", OPTION_text, &reason},
                                  {"expires", OPTION_text, &expires},
                                  {"says", OPTION_text, &says},
                                  {NULL, OPTION_any, NULL}};
    struct play_choice named;
    char *file, *at;
    cJSON *row;

    option_read(L, 2, "known", rows);
    if (!*rule || !*reason || !*expires)
        script_raise(L,
                     "known needs rule, reason and expires, as in known \"happy-session.lua@1.6\" "
                     "{ rule = \"invoice.total\", reason = \"BILL-123\", expires = "
                     "\"2027-03-01\" }");
    check_rule(L, rule);
    check_day(L, expires);
    luaL_where(L, 1); /* "known.lua:2: " */
    named = play_choice(lua_tostring(L, 1));
    file = scenario_of(k, named.file);
    if (!file) {
        play_choice_fini(&named);
        script_raise(L, "known: there is no scenario \"%.200s\", here or in scenarios/",
                     lua_tostring(L, 1));
    }
    row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "file", file);
    cJSON_AddStringToObject(row, "row", named.row ? named.row : "");
    cJSON_AddStringToObject(row, "version", named.version ? named.version : "");
    cJSON_AddStringToObject(row, "rule", rule);
    cJSON_AddStringToObject(row, "says", says);
    cJSON_AddStringToObject(row, "reason", reason);
    cJSON_AddStringToObject(row, "expires", expires);
    at = mem_text(lua_tostring(L, -1));
    at[strlen(at) - strlen(": ")] = '\0';
    cJSON_AddStringToObject(row, "at", at);
    free(at);
    cJSON_AddItemToArray(k->rows, row);
    play_choice_fini(&named);
    free(file);
    return 0;
}

static int verb_known(lua_State *L)
{
    return script_named(L, "known", make_known);
}

static int verb_end(lua_State *L)
{
    (void)L;
    return 0;
}

cJSON *known_file_read(const char *path, const struct stage_options *options, char **why)
{
    static const struct script_verb verbs[] = {
        {NULL, "end_of_known", verb_end}, {NULL, "known", verb_known}, {NULL, NULL, NULL}};
    static const char *const words[] = {"end_of_known", "known", NULL};
    static const struct data_file df = {
        "a file of known failures, which has only known \"SCENARIO\" { ... }", verbs, words};
    struct known_stage k = {.stage.options = options, .path = path, .rows = cJSON_CreateArray()};

    if (data_file_run(&k.stage, &df, path, why) && cJSON_GetArraySize(k.rows) > 0)
        return k.rows;
    if (!*why)
        *why = mem_printf("%s:1: no known failure is named; expected known \"SCENARIO\" { ... }",
                          path);
    cJSON_Delete(k.rows);
    return NULL;
}
