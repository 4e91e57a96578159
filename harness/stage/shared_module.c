#include "stage/shared_module.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "script/script.h"
#include "stage/stage.h"
#include "stage/stage_rows.h"

#define MODULE_LIMIT ((size_t)256 * 1024)

/* The folder of @p file with modules behind it; the caller frees it. */
static char *shelf_beside(const char *file)
{
    const char *slash = strrchr(file, '/');

    return mem_printf("%.*smodules", slash ? (int)(slash - file) + 1 : 0, file);
}

/* Raises that there is no module @p name in @p dir, which is freed, and says which there are. */
static _Noreturn void raise_missing(lua_State *L, const char *name, char *dir)
{
    char **files = folder_files(dir, ".lua");
    const char *hint;

    for (size_t i = 0; files[i]; i++)
        *strrchr(files[i], '.') = '\0';
    hint = script_hint(L, name, (const char *const *)files);
    folder_free(files);
    free(dir);
    script_raise(L, "module '%s': there is no modules/%s.lua beside the scenario%s", name, name,
                 hint);
}

void shared_module_push(lua_State *L, const char *name)
{
    const struct stage *st = script_stage(L);
    char *dir = shelf_beside(st->head.file), *shown = shelf_beside(stage_short_file(st));
    char *path = mem_printf("%s/%s.lua", dir, name), *why = NULL, *text = NULL;
    bool there = folder_has(path);
    int rc = LUA_OK;

    lua_pushfstring(L, "@%s/%s.lua", shown, name);
    if (there)
        text = folder_read(path, MODULE_LIMIT, &why);
    free(path);
    free(shown);
    if (!there)
        raise_missing(L, name, dir);
    free(dir);
    if (!text)
        script_raise_owned(L, "module", why);
    rc = luaL_loadbufferx(L, text, strlen(text), lua_tostring(L, -1), "t");
    free(text);
    if (rc != LUA_OK)
        script_raise(L, "module '%s': %s", name, lua_tostring(L, -1));
}
