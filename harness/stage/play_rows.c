#include "stage/play_rows.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/csv.h"
#include "host/folder.h"
#include "script/option.h"
#include "script/script.h"
#include "stage/play_choice.h"
#include "stage/stage.h"
#include "stage/stage_rows.h"

#define FILE_BYTES ((size_t)1 << 20)

enum { NAME_MOST = 80 };

/* --- names ------------------------------------------------------------------------------------
 */

/* What stands in FILE[ROW]@VERSION on a command line, in lists and links. */
static bool may_be_name(const char *name)
{
    size_t n = strlen(name);

    for (const char *c = name; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127)
            return false;
    return n > 0 && n <= NAME_MOST && name[0] != ' ' && name[n - 1] != ' ' &&
           !strpbrk(name, "[]@/\\\"*?");
}

/* @return what is wrong with another row called @p name, which the caller frees; NULL: it is taken
 */
static char *take_name(cJSON *rows, const char *name)
{
    if (!may_be_name(name))
        return mem_printf(
            "\"%.90s\" is not the name of a row; expected 1 to %d characters, none of "
            "[ ] @ / \\ \" * ?, no line breaks and no blank at an end",
            name, NAME_MOST);
    if (play_has(rows, name))
        return mem_printf("two rows are called \"%s\"; expected a name of its own for each", name);
    cJSON_AddItemToArray(rows, cJSON_CreateString(name));
    return NULL;
}

/* --- the row of the story ---------------------------------------------------------------------
 */

/* Upvalue: a table with all columns. One that only other rows have is nil. */
static int missing_column(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING || lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 0;
    lua_pushvalue(L, lua_upvalueindex(1));
    script_raise_unknown(L, "column of the row", lua_tostring(L, 2), lua_gettop(L), 0);
}

/* Has the story see the row on top of the stack, under which its columns are. Pops both. */
static void show_row(lua_State *L)
{
    lua_insert(L, -2);
    lua_newtable(L);
    lua_insert(L, -2);
    lua_pushcclosure(L, missing_column, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pushglobaltable(L);
    lua_insert(L, -2);
    lua_pushliteral(L, "row");
    lua_insert(L, -2);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* Where the row that is asked for stands, from 0 on. */
static size_t choose(lua_State *L, const struct scenario_head *head)
{
    size_t n = (size_t)cJSON_GetArraySize(head->rows), i = 0;
    const char **names;
    const cJSON *one;

    if (!head->row && script_looks_only(L))
        return 0;
    if (!head->row)
        script_raise(L,
                     "scenario: rows needs to stand in the head as rows = { ... } or rows = "
                     "\"FILE.csv\"; one row is played as FILE[ROW], such as FILE[%s]",
                     head->rows->child->valuestring);
    names = lua_newuserdatauv(L, (n + 1) * sizeof(*names), 0);
    cJSON_ArrayForEach (one, head->rows)
        names[i++] = one->valuestring;
    names[n] = NULL;
    for (i = 0; i < n && strcmp(names[i], head->row) != 0;)
        i++;
    if (i == n)
        script_raise(L, "scenario: rows: there is no row \"%s\"%s", head->row,
                     script_hint(L, head->row, names));
    lua_pop(L, 1);
    return i;
}

/* --- a table in the head ----------------------------------------------------------------------
 */

/* Notes the columns of the row on top of the stack in the table at @p columns. */
static void note_columns(lua_State *L, int columns, lua_Integer at)
{
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            script_raise(L,
                         "scenario: rows: row %d: expected { name = \"...\", ... }, got a value "
                         "without a name",
                         (int)at);
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushboolean(L, 1);
        lua_rawset(L, columns);
    }
}

static void take_table(lua_State *L, int index, struct scenario_head *head)
{
    lua_Integer n = option_list(L, index, "scenario: rows");
    int columns;

    lua_newtable(L);
    columns = lua_gettop(L);
    if (n > CSV_ROWS_MOST)
        script_raise(L, "scenario: rows: expected at most %d rows", CSV_ROWS_MOST);
    for (lua_Integer i = 1; i <= n; i++) {
        char *why = NULL;

        if (lua_rawgeti(L, index, i) != LUA_TTABLE)
            script_raise(L, "scenario: rows: row %d: expected { name = \"...\", ... }, got a %s",
                         (int)i, luaL_typename(L, -1));
        lua_pushliteral(L, "name");
        if (lua_rawget(L, -2) != LUA_TSTRING)
            script_raise(L,
                         "scenario: rows: row %d needs a name of its own, as in { name = "
                         "\"short\", hours = 1 }",
                         (int)i);
        why = take_name(head->rows, lua_tostring(L, -1));
        if (why)
            script_raise_owned(L, "scenario: rows", why);
        lua_pop(L, 1);
        note_columns(L, columns, i);
        lua_pop(L, 1);
    }
    if (n == 0)
        script_raise(
            L, "scenario: rows needs a row, as in rows = { { name = \"short\", hours = 1 } }");
    lua_rawgeti(L, index, (lua_Integer)choose(L, head) + 1);
    show_row(L);
}

/* --- a file beside the scenario ---------------------------------------------------------------
 */

/* Down from the folder of the scenario, and to a table: what stands in it may be shown. */
static bool is_beside(const char *path)
{
    size_t n = strlen(path);

    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || !part[2]))
            return false;
    }
    return *path != '/' && n > 4 && strcmp(path + n - 4, ".csv") == 0;
}

/* Why there is no column of names. */
static char *no_names(const struct csv *csv)
{
    char *all = mem_text("");

    for (size_t i = 0; i < csv->columns && i < 20; i++) {
        char *longer = mem_printf("%s%s\"%.60s\"", all, i ? ", " : "", csv->names[i]);
        free(all);
        all = longer;
    }
    char *why = mem_printf("1: expected a column \"name\", with a name of its own for each row; "
                           "there %s %s%s",
                           csv->columns == 1 ? "is" : "are", all,
                           csv->columns == 1 && strpbrk(csv->names[0], ";\t")
                               ? " (commas stand between columns)"
                               : "");
    free(all);
    return why;
}

/* Takes the names of the rows. @return false with @p why, "LINE: a sentence" */
static bool take_names(const struct csv *csv, struct scenario_head *head, char **why)
{
    size_t column = csv_column(csv, "name");

    if (column == csv->columns)
        *why = no_names(csv);
    else if (csv->count == 0)
        *why = mem_text("1: expected a row behind the names of the columns");
    for (size_t i = 0; !*why && i < csv->count; i++) {
        char *wrong = take_name(head->rows, csv->rows[i].cells[column].text);

        if (wrong)
            *why = mem_printf("%d: %s", csv->rows[i].line, wrong);
        free(wrong);
    }
    return !*why;
}

static void push_cell(lua_State *L, const struct csv_cell *cell)
{
    bool whole;

    if (!csv_is_number(cell, &whole))
        lua_pushstring(L, cell->text);
    else if (whole)
        lua_pushinteger(L, strtoll(cell->text, NULL, 10));
    else
        lua_pushnumber(L, strtod(cell->text, NULL));
}

/* Pushes the columns, and row @p at. The name is always a text. */
static void push_row(lua_State *L, const struct csv *csv, size_t at)
{
    lua_newtable(L);
    lua_newtable(L);
    for (size_t i = 0; i < csv->columns; i++) {
        const struct csv_cell *cell = &csv->rows[at].cells[i];

        lua_pushboolean(L, 1);
        lua_setfield(L, -3, csv->names[i]);
        if (strcmp(csv->names[i], "name") == 0)
            lua_pushstring(L, cell->text);
        else
            push_cell(L, cell);
        lua_setfield(L, -2, csv->names[i]);
    }
}

/* The table outlives a raise: Lua frees it. */
static int free_csv(lua_State *L)
{
    csv_fini(lua_touserdata(L, 1));
    return 0;
}

static struct csv *new_csv(lua_State *L)
{
    struct csv *csv = lua_newuserdatauv(L, sizeof(*csv), 0);

    *csv = (struct csv){0};
    lua_newtable(L);
    lua_pushcfunction(L, free_csv);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    return csv;
}

static void take_file(lua_State *L, const char *path, struct scenario_head *head)
{
    struct csv *csv = new_csv(L);
    char *file, *shown, *text, *why = NULL, *whole;
    bool ok;

    if (!is_beside(path))
        script_raise(L,
                     "scenario: rows: expected the path of a file in or below the folder of the "
                     "scenario that ends in .csv, as in \"tariffs.csv\", got \"%.100s\"",
                     path);
    file = folder_beside(head->file, path);
    text = folder_read(file, FILE_BYTES, &why);
    free(file);
    if (!text)
        script_raise_owned(L, "scenario: rows", why);
    ok = csv_read(csv, text, &why) && take_names(csv, head, &why);
    free(text);
    if (!ok) {
        shown = folder_beside(stage_short_file(script_stage(L)), path);
        whole = mem_printf("%s:%s", shown, why);
        free(shown);
        free(why);
        script_raise_owned(L, "scenario: rows", whole);
    }
    push_row(L, csv, choose(L, head));
    show_row(L);
}

void play_rows_take(lua_State *L, int index, struct scenario_head *head)
{
    int top = lua_gettop(L);

    cJSON_Delete(head->rows);
    head->rows = cJSON_CreateArray();
    if (lua_type(L, index) == LUA_TTABLE)
        take_table(L, index, head);
    else if (lua_type(L, index) == LUA_TSTRING)
        take_file(L, lua_tostring(L, index), head);
    else
        script_raise(L,
                     "scenario: rows: expected a list of rows such as { { name = \"short\", hours "
                     "= 1 } }, or the path of a CSV file in quotes, got a %s",
                     luaL_typename(L, index));
    lua_settop(L, top);
}
