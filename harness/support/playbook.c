#include "support/playbook.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "support/people_task.h"
#include "support/support_state.h"

#define PLAYBOOK_LIMIT ((size_t)256 * 1024)

int playbook_load(lua_State *L, const char *name)
{
    struct support *su = people_support(L, "a playbook");
    char *path = mem_printf("%s/scenarios/playbooks/%s.lua", su->stage->options->data_dir, name);
    char *why = NULL;
    char *text = folder_read(path, PLAYBOOK_LIMIT, &why);
    int rc = LUA_OK, ref;

    lua_pushfstring(L, "@scenarios/playbooks/%s.lua", name);
    lua_pushstring(L, why ? why : "");
    if (text)
        rc = luaL_loadbufferx(L, text, strlen(text), lua_tostring(L, -2), "t");
    free(path);
    free(text);
    free(why);
    if (!lua_isfunction(L, -1))
        script_raise(L, "playbook '%s': %s", name, lua_tostring(L, -1));
    su->loading = LUA_NOREF;
    (void)rc;
    lua_call(L, 0, 0);
    lua_pop(L, 2);
    ref = su->loading;
    if (ref == LUA_NOREF)
        script_raise(L, "playbook '%s' needs playbook(function ... end)", name);
    su->loading = LUA_NOREF;
    return ref;
}
