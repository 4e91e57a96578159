#include "script/prelude.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/script.h"

/* A part as Lua compiled it, with the numbers of its lines. */
struct compiled {
    char *bytes;
    size_t len;
};

struct script_prelude {
    struct compiled *parts; /* as prelude_parts */
    size_t count;
};

static int add_bytes(lua_State *L, const void *bytes, size_t len, void *part)
{
    struct compiled *c = part;

    (void)L;
    c->bytes = mem_resize(c->bytes, c->len + len, 1);
    memcpy(c->bytes + c->len, bytes, len);
    c->len += len;
    return 0;
}

static struct compiled compile(lua_State *L, const struct prelude_part *part)
{
    struct compiled c = {0};

    if (luaL_loadbufferx(L, part->text, strlen(part->text), part->chunk, "t") != LUA_OK) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        abort();
    }
    lua_dump(L, add_bytes, &c, 0);
    lua_pop(L, 1);
    return c;
}

struct script_prelude *script_prelude_new(void)
{
    struct script_prelude *p = mem_new(sizeof(*p));
    lua_State *L = luaL_newstate();

    if (!L)
        abort();
    for (; prelude_parts[p->count].chunk; p->count++) {
        p->parts = mem_resize(p->parts, p->count + 1, sizeof(*p->parts));
        p->parts[p->count] = compile(L, &prelude_parts[p->count]);
    }
    lua_close(L);
    return p;
}

void script_prelude_free(struct script_prelude *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++)
        free(p->parts[i].bytes);
    free(p->parts);
    free(p);
}

const char *prelude_compiled(const struct script_prelude *p, size_t i, size_t *len)
{
    *len = p->parts[i].len;
    return p->parts[i].bytes;
}
