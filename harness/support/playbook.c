#include "support/playbook.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/script_sandbox.h"
#include "stage/stage_rows.h"
#include "support/people_task.h"
#include "support/support_state.h"

#define PLAYBOOK_LIMIT ((size_t)256 * 1024)

/* A folder of playbooks: where it is, and how the run file calls it. Both are owned. */
struct shelf {
    char *dir, *shown;
};
enum { BESIDE, INSTALLED, SHELVES };

static void find_shelves(const struct stage *st, struct shelf shelves[SHELVES])
{
    const char *file = st->head.file;

    shelves[BESIDE] = (struct shelf){
        .dir = file ? folder_beside(file, "playbooks") : mem_text(""),
        .shown = file ? folder_beside(stage_short_file(st), "playbooks") : mem_text("")};
    shelves[INSTALLED] =
        (struct shelf){.dir = mem_printf("%s/scenarios/playbooks", st->options->data_dir),
                       .shown = mem_text("scenarios/playbooks")};
}

static void clear_shelves(struct shelf shelves[SHELVES])
{
    for (int i = 0; i < SHELVES; i++) {
        free(shelves[i].dir);
        free(shelves[i].shown);
    }
}

/* "there is none": what there is, and what was meant. The caller frees it. */
static char *missing(const struct shelf shelves[SHELVES], const char *name)
{
    char *why =
        mem_printf("there is no %s.lua in playbooks/ beside the scenario or among those that "
                   "come with the program; there are",
                   name);
    const char *nearest;
    char **files, *longer;
    int count = 0;

    for (int i = 0; i < SHELVES; i++) {
        files = folder_files(shelves[i].dir, ".lua");
        for (size_t k = 0; files[k]; k++) {
            *strrchr(files[k], '.') = '\0';
            longer = mem_printf("%s%s %s", why, count++ ? "," : "", files[k]);
            free(why);
            why = longer;
        }
        nearest = script_nearest(name, (const char *const *)files);
        longer = nearest ? mem_printf("did you mean '%s'? %s", nearest, why) : NULL;
        folder_free(files);
        if (longer) {
            free(why);
            return longer;
        }
    }
    return why;
}

/* Pushes the function that the text of playbook @p name is; raises when there is none. */
static void push_text(lua_State *L, const char *name)
{
    struct shelf shelves[SHELVES];
    char *why = NULL, *text = NULL, *path;
    int rc;

    find_shelves(script_stage(L), shelves);
    for (int i = 0; i < SHELVES && !text && !why; i++) {
        path = mem_printf("%s/%s.lua", shelves[i].dir, name);
        if (folder_has(path)) {
            text = folder_read(path, PLAYBOOK_LIMIT, &why);
            lua_pushfstring(L, "@%s/%s.lua", shelves[i].shown, name);
        }
        free(path);
    }
    if (!text && !why)
        why = missing(shelves, name);
    clear_shelves(shelves);
    if (!text) {
        lua_pushfstring(L, "playbook '%s': %s", name, why);
        free(why);
        script_raise(L, "%s", lua_tostring(L, -1));
    }
    rc = luaL_loadbufferx(L, text, strlen(text), lua_tostring(L, -1), "t");
    free(text);
    if (rc != LUA_OK)
        script_raise(L, "playbook '%s': %s", name, lua_tostring(L, -1));
    sandbox_guard(L);
}

static int load(lua_State *L, const char *name)
{
    struct support *su = people_support(L, "a playbook");
    int ref;

    if (!folder_is_plain(name))
        script_raise(L,
                     "playbook '%.60s': a playbook has a plain name, that of a file in playbooks/ "
                     "beside the scenario or in scenarios/playbooks, without .lua",
                     name);
    push_text(L, name);
    su->loading = LUA_NOREF;
    su->loads = true;
    lua_call(L, 0, 0);
    su->loads = false;
    lua_pop(L, 1);
    ref = su->loading;
    if (ref == LUA_NOREF)
        script_raise(L, "playbook '%s' needs playbook(function ... end)", name);
    su->loading = LUA_NOREF;
    return ref;
}

int playbook_take(lua_State *L, int index, const char *what, const char *absent)
{
    if (!index)
        return load(L, absent);
    if (lua_isfunction(L, index)) {
        people_support(L, what);
        lua_pushvalue(L, index);
        return luaL_ref(L, LUA_REGISTRYINDEX);
    }
    if (lua_type(L, index) != LUA_TSTRING)
        script_raise(L,
                     "%s must be the name of a playbook or function(agent, case) ... end, not a %s",
                     what, luaL_typename(L, index));
    return load(L, lua_tostring(L, index));
}

void playbook_hand_over(lua_State *L)
{
    struct support *su = people_support(L, "playbook");

    if (!su->loads)
        script_raise(L, "playbook stands in a file of its own, in playbooks/ beside the scenario; "
                        "in a scenario it is an option: playbook = function(agent, case) ... end");
    luaL_unref(L, LUA_REGISTRYINDEX, su->loading);
    su->loading = luaL_ref(L, LUA_REGISTRYINDEX);
}
