#include "stage/shared_module.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/script.h"
#include "script/script_sandbox.h"
#include "stage/stage.h"
#include "stage/stage_rows.h"

#define MODULE_LIMIT ((size_t)256 * 1024)

/* Raises that there is no file @p name in @p dir, which is freed, and says which there are. */
static _Noreturn void raise_missing(lua_State *L, const struct shared_shelf *shelf,
                                    const char *name, char *dir)
{
    char **files = folder_files(dir, ".lua");
    const char *hint;

    for (size_t i = 0; files[i]; i++)
        *strrchr(files[i], '.') = '\0';
    hint = script_hint(L, name, (const char *const *)files);
    folder_free(files);
    free(dir);
    script_raise(L, "%s '%s': there is no %s/%s.lua beside the scenario%s", shelf->verb, name,
                 shelf->folder, name, hint);
}

bool shared_module_is_name(const char *name)
{
    return folder_is_plain(name);
}

void shared_module_push(lua_State *L, const struct shared_shelf *shelf, const char *name)
{
    const struct stage *st = script_stage(L);
    char *dir = folder_beside(st->head.file, shelf->folder);
    char *shown = folder_beside(stage_short_file(st), shelf->folder);
    char *path = mem_printf("%s/%s.lua", dir, name), *why = NULL, *text = NULL;
    bool there = folder_has(path);
    int rc = LUA_OK;

    lua_pushfstring(L, "@%s/%s.lua", shown, name);
    if (there)
        text = folder_read(path, MODULE_LIMIT, &why);
    free(path);
    free(shown);
    if (!there)
        raise_missing(L, shelf, name, dir);
    free(dir);
    if (!text)
        script_raise_owned(L, shelf->verb, why);
    rc = luaL_loadbufferx(L, text, strlen(text), lua_tostring(L, -1), "t");
    free(text);
    if (rc != LUA_OK)
        script_raise(L, "%s '%s': %s", shelf->verb, name, lua_tostring(L, -1));
    sandbox_guard(L);
}
