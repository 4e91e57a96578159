/* verbs_scenario.c - the head of a story: scenario "name" { begins = ..., ... }. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "dialects.h"
#include "ocpp/message.h"
#include "script/option.h"
#include "script/script.h"
#include "stage/conformance.h"
#include "stage/needs.h"
#include "stage/play_choice.h"
#include "stage/play_rows.h"
#include "stage/stage.h"
#include "verbs/verbs.h"

static _Noreturn void raise_mutant(lua_State *L, const char *name)
{
    const char *names[MUTANT_COUNT + 1] = {0}, *nearest;

    for (int m = MUTANT_none + 1; m < MUTANT_COUNT; m++)
        names[m - MUTANT_none - 1] = mutant_info((enum mutant)m)->name;
    nearest = script_nearest(name, names);
    script_raise(L,
                 "scenario: catches: \"%.60s\" is not a mutant%s%s%s (chargerig mutants --names "
                 "lists them)",
                 name, nearest ? ", did you mean \"" : "", nearest ? nearest : "",
                 nearest ? "\"?" : "");
}

static void take_catches(lua_State *L, int index, struct scenario_head *head)
{
    lua_Integer n = option_list(L, index, "scenario: catches");

    for (lua_Integer i = 1; i <= n; i++) {
        const char *name;
        if (lua_rawgeti(L, index, i) != LUA_TSTRING)
            script_raise(L, "scenario: catches must be a list of mutants in quotes");
        name = lua_tostring(L, -1);
        if (mutant_of(name) == MUTANT_COUNT)
            raise_mutant(L, name);
        cJSON_AddItemToArray(head->catches, cJSON_CreateString(name));
        lua_pop(L, 1);
    }
}

static void take_needs(lua_State *L, int index, struct scenario_head *head)
{
    lua_Integer n = option_list(L, index, "scenario: needs");

    cJSON_Delete(head->needs);
    head->needs = cJSON_CreateArray();
    for (lua_Integer i = 1; i <= n; i++) {
        const char *const *words = needs_words();
        const char *word = lua_rawgeti(L, index, i) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
        while (word && *words && strcmp(*words, word) != 0)
            words++;
        if (!word || !*words)
            script_raise(L, "scenario: needs: \"%.40s\" is nothing that can be needed%s",
                         word ? word : luaL_typename(L, -1),
                         script_hint(L, word ? word : "", needs_words()));
        cJSON_AddItemToArray(head->needs, cJSON_CreateString(word));
        lua_pop(L, 1);
    }
}

/* A tag is one word, so that it can be asked for as tag:WORD. */
static void take_tags(lua_State *L, int index, struct scenario_head *head)
{
    lua_Integer n = option_list(L, index, "scenario: tags");

    cJSON_Delete(head->tags);
    head->tags = cJSON_CreateArray();
    for (lua_Integer i = 1; i <= n; i++) {
        const char *tag = lua_rawgeti(L, index, i) == LUA_TSTRING ? lua_tostring(L, -1) : "";
        if (!*tag || strpbrk(tag, " \t\n\"()!*?[@/:"))
            script_raise(L,
                         "scenario: tags must be a list of words of letters, digits, - and _, as "
                         "in { \"night\", \"billing\" }, got \"%.40s\"",
                         luaL_tolstring(L, -1, NULL));
        cJSON_AddItemToArray(head->tags, cJSON_CreateString(tag));
        lua_pop(L, 1);
    }
}

static void take_conformance(lua_State *L, const char *id, struct scenario_head *head)
{
    const char *near = conformance_find(id) ? NULL : conformance_nearest(id);

    if (!conformance_find(id))
        script_raise(L, "scenario: conformance: \"%.40s\" is not a test case%s%s%s", id,
                     near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    free(head->conformance);
    head->conformance = mem_text(id);
}

static void take_versions(lua_State *L, int index, struct scenario_head *head)
{
    lua_Integer n = option_list(L, index, "scenario: ocpp");
    char *why = NULL;

    cJSON_Delete(head->versions);
    head->versions = cJSON_CreateArray();
    for (lua_Integer i = 1; i <= n; i++) {
        const struct ocpp_version *v =
            lua_rawgeti(L, index, i) == LUA_TSTRING ? ocpp_version(lua_tostring(L, -1)) : NULL;
        const char *name = v ? v->name : "";
        if (!dialect_of(name))
            script_raise(L,
                         "scenario: ocpp must be a list of versions that stations speak, as in "
                         "{ \"1.6\", \"2.0.1\" }, got %s",
                         luaL_tolstring(L, -1, NULL));
        if (play_has(head->versions, name))
            script_raise(L, "scenario: ocpp names %s twice", name);
        cJSON_AddItemToArray(head->versions, cJSON_CreateString(name));
        lua_pop(L, 1);
    }
    if (n == 0)
        script_raise(L, "scenario: ocpp needs a version, as in { \"1.6\", \"2.0.1\" }");
    if (script_looks_only(L) && !head->asked)
        return;
    head->ocpp = play_choose(head->versions, head->asked, &why);
    if (!head->ocpp)
        script_raise_owned(L, "scenario", why);
}

/* The name of a play tells it from the other plays of its file. */
static char *scenario_name(lua_State *L, const struct scenario_head *head)
{
    const char *name = lua_tostring(L, 1);
    bool several = head->ocpp && cJSON_GetArraySize(head->versions) > 1;

    if (*name && name[strlen(name) - 1] == ']' && strstr(name, " ["))
        script_raise(L,
                     "scenario: \"%.80s\": a name that ends in [ ] is that of a row; expected one "
                     "without",
                     name);
    return play_title(name, head->row, several ? head->ocpp : NULL);
}

/* A file that was written for a later language may mean by a word what this program does not. */
static void take_language(lua_State *L, int64_t language)
{
    if (language < 1 || language > SCRIPT_LANGUAGE)
        script_raise(L,
                     "scenario: it is written for language %lld of scenarios; this chargerig reads "
                     "language %d",
                     (long long)language, SCRIPT_LANGUAGE);
}

static int make_scenario(lua_State *L)
{
    struct stage *st = script_stage(L);
    struct scenario_head *head = &st->head;
    const char *source = "", *begins = NULL, *conformance = NULL;
    int64_t language = SCRIPT_LANGUAGE;
    int catches = 0, ends = 0, versions = 0, needs = 0, tags = 0, of_rows = 0;
    const struct option rows[] = {{"source", OPTION_text, &source},
                                  {"begins", OPTION_text, &begins},
                                  {"ends", OPTION_any, &ends},
                                  {"catches", OPTION_table, &catches},
                                  {"ocpp", OPTION_table, &versions},
                                  {"rows", OPTION_any, &of_rows},
                                  {"needs", OPTION_table, &needs},
                                  {"tags", OPTION_table, &tags},
                                  {"quiet", OPTION_flag, &head->quiet},
                                  {"conformance", OPTION_text, &conformance},
                                  {"language", OPTION_integer, &language},
                                  {NULL, OPTION_any, NULL}};
    char *why = NULL;

    option_read(L, 2, "scenario", rows);
    take_language(L, language);
    if (!begins && conformance)
        begins = CONFORMANCE_BEGINS;
    if (!begins)
        script_raise(L, "scenario needs begins, as in begins = \"2026-03-06 18:30 "
                        "Europe/Amsterdam\"");
    if (catches)
        take_catches(L, catches, head);
    if (needs)
        take_needs(L, needs, head);
    if (tags)
        take_tags(L, tags, head);
    if (conformance)
        take_conformance(L, conformance, head);
    if (versions)
        take_versions(L, versions, head);
    else if (head->asked)
        script_raise(L, "scenario: FILE@VERSION needs ocpp = { ... } in the head of the story");
    if (of_rows)
        play_rows_take(L, of_rows, head);
    else if (head->row)
        script_raise(L, "scenario: FILE[ROW] needs rows = { ... } in the head of the story");
    free(head->name);
    free(head->source);
    head->name = scenario_name(L, head);
    head->source = mem_text(source);
    if (!stage_begin(st, begins, &why))
        script_raise_owned(L, "scenario", why);
    if (ends)
        head->ends_ms = option_moment(L, ends, "scenario: ends");
    if (head->ends_ms <= head->begins_ms)
        script_raise(L, "scenario: it ends before it begins");
    return 0;
}

/*** scenario(name) { ... }
 * The head of the story; the first verb of a file. What stands above it as a comment is what `list`
 * and the report say the scenario is about.
 * @param name string
 * @option source? string where the story comes from
 * @option begins? string local time and zone: "2026-03-06 18:30 Europe/Amsterdam"; a conformance
 *   case that does not say so begins at "2026-03-06 10:00 UTC"
 * @option ends? string cuts the story at this local time; else it ends when everybody is done
 * @option catches? mutant[] the mutants that this scenario must find
 * @option ocpp? string[] the story is played once in each of these versions, { "1.6", "2.0.1" }: in
 *   each a station that names none speaks that one. FILE@2.0.1 on the command line plays one
 * @option rows? table|string the story is played once for each of these rows, each of which has a
 *   name of its own: { { name = "short", hours = 1 }, { name = "long", hours = 8 } }, or the path
 * of a CSV file in the folder of the scenario or below it, "tariffs.csv", whose first line names
 * the columns. Behind the head the story has its row as `row`, as in row.hours. In a CSV file 7 and
 * 0.25 are numbers; "7" in quotation marks, 007 and all else are texts. FILE[short] on the command
 * line plays one, FILE[short]@2.0.1 one of them in one version
 * @option needs? string[] what the system under test must be able to, or have: "csms.command" and
 * its other verbs, "token Blocked", "token Expired", "token NoCredit", "token Unknown", "token
 * group", "password", "tariff", "tls". Where it does not, the verdict is inconclusive before
 * anything is sent. What the scenario states (tokens, passwords, scripted answers) need not be
 * repeated here
 * @option tags? string[] words to choose it by: { "night", "billing" }, and then run --filter
 *   tag:night
 * @option quiet? boolean the reference CSMS answers, and sends nothing by itself
 * @option conformance? string the test case that it plays: "TC_003_CS"
 * @option language? integer the version of this language that the file is written in, 1; a program
 *   that does not read it says so, in place of playing something else
 */
static int verb_scenario(lua_State *L)
{
    return script_named(L, "scenario", make_scenario);
}

const struct script_verb verbs_scenario[] = {
    {NULL, "scenario", verb_scenario},
    {NULL, NULL, NULL},
};
