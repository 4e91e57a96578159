#include "script/script_raise.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/prelude.h"

static bool of_prelude(const char *chunk)
{
    return strncmp(chunk, PRELUDE_CHUNK, strlen(PRELUDE_CHUNK)) == 0;
}

bool script_line(lua_State *L, char *out, size_t size)
{
    lua_Debug ar;

    for (int level = 0; lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0 && !of_prelude(ar.source)) {
            snprintf(out, size, "%s:%d: ", ar.short_src, ar.currentline);
            return true;
        }
    }
    out[0] = '\0';
    return false;
}

void script_raise(lua_State *L, const char *format, ...)
{
    char text[1024];
    size_t at;
    va_list args;

    script_line(L, text, 256);
    at = strlen(text);
    va_start(args, format);
    vsnprintf(text + at, sizeof(text) - at, format, args);
    va_end(args);
    lua_pushstring(L, text);
    lua_error(L);
    abort(); /* lua_error does not return; its declaration does not say so */
}

void script_raise_owned(lua_State *L, const char *verb, char *why)
{
    lua_pushstring(L, why);
    free(why);
    script_raise(L, "%s: %s", verb, lua_tostring(L, -1));
}

void script_place(lua_State *L, char *out, size_t size)
{
    if (script_line(L, out, size))
        out[strlen(out) - 2] = '\0'; /* without ": " */
}

bool script_has_place(const char *text)
{
    for (const char *p = strchr(text, ':'); p; p = strchr(p + 1, ':')) {
        size_t digits = strspn(p + 1, "0123456789");
        if (digits && p[1 + digits] == ':')
            return true;
    }
    return false;
}
