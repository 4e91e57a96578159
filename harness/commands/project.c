#include "commands/project.h"

#include <ctype.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/data_file.h"
#include "host/folder.h"
#include "script/script.h"
#include "stage/stage.h"

#define FILE_BYTES ((size_t)1 << 20)

/* --- where it is ------------------------------------------------------------------------------
 */

/* The build makes a file of this name for editors, which holds no project. */
static bool is_project(const char *path)
{
    char *why = NULL, *text = folder_has(path) ? folder_read(path, FILE_BYTES, &why) : NULL;
    bool is = why || (text && strncmp(text, "---@meta", 8) != 0);

    free(text);
    free(why);
    return is;
}

char *project_find(void)
{
    char dir[PATH_MAX];
    char *path = mem_text(PROJECT_FILE);

    if (!getcwd(dir, sizeof(dir)))
        *dir = '\0';
    for (const char *slash = dir; slash && !is_project(path); slash = strchr(slash + 1, '/')) {
        char *above = mem_printf("../%s", path);

        free(path);
        path = above;
    }
    if (is_project(path))
        return path;
    free(path);
    return NULL;
}

/* --- what it says -----------------------------------------------------------------------------
 */

/* The stage on which it is read. */
struct project_stage {
    struct stage stage; /* first: verbs reach it by that */
    struct project *project;
    const struct arg *rows;
    char *key, *why; /* the field that is wrong, and the sentence */
};

static void add(char ***list, int *count, char *word)
{
    *list = mem_resize(*list, (size_t)*count + 2, sizeof(char *));
    (*list)[(*count)++] = word;
    (*list)[*count] = NULL;
}

/* What is asked for once and not every time is no field. */
static bool may_stand(const char *option)
{
    static const char *const others[] = {"--list",  "--last-failed", "--failed-in",
                                         "--shard", "--no-project",  NULL};
    int i = 0;

    while (others[i] && strcmp(others[i], option) != 0)
        i++;
    return strncmp(option, "--", 2) == 0 && !others[i];
}

static bool is_key(const char *option, const char *key)
{
    for (option += 2; *option && *key; option++, key++)
        if (*key != (*option == '-' ? '_' : *option))
            return false;
    return !*option && !*key;
}

static const struct arg *row_of(const struct arg *rows, const char *key)
{
    while (rows->name && !(may_stand(rows->name) && is_key(rows->name, key)))
        rows++;
    return rows->name ? rows : NULL;
}

/* All fields, with commas between them. */
static char *all_keys(const struct arg *rows)
{
    char *all = mem_text("scenarios");

    for (; rows->name; rows++) {
        char *longer = may_stand(rows->name) ? mem_printf("%s, %s", all, rows->name + 2) : NULL;

        for (char *c = longer; c && *c; c++)
            if (*c == '-')
                *c = '_';
        if (longer) {
            free(all);
            all = longer;
        }
    }
    return all;
}

/* @p path as it stands, or from the folder of the project file on. */
static char *path_from(const struct project *p, const char *path)
{
    size_t len = strlen(p->path) - strlen(PROJECT_FILE);

    return *path == '/' ? mem_text(path) : mem_printf("%.*s%s", (int)len, p->path, path);
}

static bool is_path(const char *option, const char *value)
{
    static const char *const paths[] = {"--out", "--known", "--junit", "--ca", "--sut", NULL};
    int i = 0;

    while (paths[i] && strcmp(paths[i], option) != 0)
        i++;
    return paths[i] && !(strcmp(option, "--sut") == 0 && strcmp(value, "embedded") == 0);
}

static void add_option(struct project *p, const struct arg *row, const char *value)
{
    char *path = is_path(row->name, value) ? path_from(p, value) : NULL;

    add(&p->words, &p->word_count,
        row->kind == ARG_flag ? mem_text(row->name)
                              : mem_printf("%s=%s", row->name, path ? path : value));
    free(path);
}

/* The texts of the list on top of the stack, or the text that stands there. */
static bool take_texts(struct project_stage *ps, lua_State *L, const struct arg *row)
{
    struct project *p = ps->project;
    bool list = lua_type(L, -1) == LUA_TTABLE;
    lua_Integer n = list ? (lua_Integer)lua_rawlen(L, -1) : 1;

    for (lua_Integer i = 1; i <= n; i++) {
        bool text = list ? lua_rawgeti(L, -1, i) == LUA_TSTRING
                         : (lua_pushvalue(L, -1), lua_type(L, -1) == LUA_TSTRING);

        if (text && row)
            add_option(p, row, lua_tostring(L, -1));
        else if (text)
            add(&p->scenarios, &p->scenario_count, path_from(p, lua_tostring(L, -1)));
        lua_pop(L, 1);
        if (!text)
            return false;
    }
    return n > 0;
}

/* Takes the value on top of the stack. @return what was expected; NULL: it is taken */
static const char *take_value(struct project_stage *ps, lua_State *L, const struct arg *row)
{
    int type = lua_type(L, -1);

    if (!row || row->kind == ARG_list)
        return take_texts(ps, L, row) ? NULL
                                      : "a text, or a list of texts such as { \"a\", \"b\" }";
    if (row->kind == ARG_flag) {
        if (type == LUA_TBOOLEAN && lua_toboolean(L, -1))
            add_option(ps->project, row, "");
        return type == LUA_TBOOLEAN ? NULL : "true or false";
    }
    if (row->kind == ARG_number) {
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 0)
            return "a whole number";
        lua_pushfstring(L, "%I", lua_tointeger(L, -1));
        add_option(ps->project, row, lua_tostring(L, -1));
        lua_pop(L, 1);
        return NULL;
    }
    if (type != LUA_TSTRING)
        return "a text in quotes";
    add_option(ps->project, row, lua_tostring(L, -1));
    return NULL;
}

static void take_field(struct project_stage *ps, lua_State *L)
{
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "", *expected;
    const struct arg *row = row_of(ps->rows, key);
    char *all;

    if (ps->why)
        return;
    if (!row && strcmp(key, "scenarios") != 0) {
        all = all_keys(ps->rows);
        ps->why = mem_printf("\"%.40s\" is no field of a project file; expected %s", key, all);
        free(all);
    } else {
        expected = take_value(ps, L, row);
        if (expected)
            ps->why = mem_printf("%s: expected %s", key, expected);
    }
    if (ps->why)
        ps->key = mem_text(key);
}

/* pairs() of a script is ordered; here the order of the words does not matter. */
static int verb_project(lua_State *L)
{
    struct project_stage *ps = (struct project_stage *)script_stage(L);

    if (lua_type(L, 1) != LUA_TTABLE) {
        ps->why = mem_text("expected return { ... }");
        return 0;
    }
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        take_field(ps, L);
        lua_pop(L, 1);
    }
    return 0;
}

/* The line of @p text on which the field @p key is given a value; 1 where nobody sees it. */
static int line_of(const char *text, const char *key)
{
    size_t len = strlen(key);
    int line = 1;

    for (const char *at = text; len && *at; at++) {
        if (*at == '\n')
            line++;
        if (strncmp(at, key, len) != 0 ||
            (at > text && (isalnum((unsigned char)at[-1]) || at[-1] == '_')))
            continue;
        if (at[len + strspn(at + len, " \t\"]")] == '=')
            return line;
    }
    return 1;
}

/* Puts file and line before the sentence. */
static char *placed(const struct project_stage *ps)
{
    char *why = NULL, *text = folder_read(ps->project->path, FILE_BYTES, &why);
    char *sentence = mem_printf("%s:%d: %s", ps->project->path,
                                text && ps->key ? line_of(text, ps->key) : 1, ps->why);

    free(text);
    free(why);
    return sentence;
}

/* --- the command line wins --------------------------------------------------------------------
 */

static bool is_option(const char *word, const char *option)
{
    size_t len = strlen(option);

    return strncmp(word, option, len) == 0 && (word[len] == '\0' || word[len] == '=');
}

static bool says(const struct command_call *call, const char *option)
{
    for (int i = 1; i < call->argc; i++)
        if (is_option(call->argv[i], option))
            return true;
    return false;
}

static void drop(struct project *p, const char *option)
{
    int kept = 0;

    for (int i = 0; i < p->word_count; i++) {
        if (is_option(p->words[i], option))
            free(p->words[i]);
        else
            p->words[kept++] = p->words[i];
    }
    p->word_count = kept;
    if (p->words)
        p->words[kept] = NULL;
}

static void give_way(struct project *p, const struct command_call *call)
{
    static const char *const either[][2] = {
        {"--seed", "--seeds"},    {"--seeds", "--seed"},    {"--csms", "--sut"},
        {"--sut", "--csms"},      {"--mutant", "--csms"},   {"--mutant", "--sut"},
        {"--filter", "--filter"}, {"--quiet", "--verbose"}, {"--verbose", "--quiet"}};

    for (size_t i = 0; i < sizeof(either) / sizeof(either[0]); i++)
        if (says(call, either[i][0]))
            drop(p, either[i][1]);
}

/* --- the face ---------------------------------------------------------------------------------
 */

bool project_read(struct project *p, const struct arg *rows, const struct command_call *call,
                  char **why)
{
    static const struct script_verb verbs[] = {{NULL, "project", verb_project}, {NULL, NULL, NULL}};
    static const char *const words[] = {"project", NULL};
    static const struct data_file df = {
        "a project file, which returns a table such as { seed = 7 } and can use only Lua's own "
        "functions",
        verbs, words};
    struct project_stage ps = {.project = p, .rows = rows};

    *p = (struct project){0};
    if (says(call, "--no-project") || says(call, "--help") || says(call, "-h"))
        return true;
    p->path = project_find();
    if (!p->path)
        return true;
    if (data_file_run(&ps.stage, &df, p->path, why) && ps.why)
        *why = placed(&ps);
    free(ps.key);
    free(ps.why);
    give_way(p, call);
    return !*why;
}

void project_fini(struct project *p)
{
    for (int i = 0; i < p->word_count; i++)
        free(p->words[i]);
    for (int i = 0; i < p->scenario_count; i++)
        free(p->scenarios[i]);
    free(p->words);
    free(p->scenarios);
    free(p->path);
    *p = (struct project){0};
}

struct command_call project_call(const struct project *p, const struct command_call *call)
{
    struct command_call all = *call;

    all.argv = mem_new(((size_t)call->argc + (size_t)p->word_count + 1) * sizeof(char *));
    all.argc = 0;
    all.argv[all.argc++] = call->argv[0];
    for (int i = 0; i < p->word_count; i++)
        all.argv[all.argc++] = p->words[i];
    for (int i = 1; i < call->argc; i++)
        all.argv[all.argc++] = call->argv[i];
    return all;
}
