#include "script/script_nearest.h"

#include <ctype.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "script/script_raise.h"

enum { HINT_MAX = 560 };

/* Large and small letters are one, and so are - and _. */
static bool same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b) ||
           ((a == '-' || a == '_') && (b == '-' || b == '_'));
}

/* Damerau's distance (neighbours may be swapped), at most @p limit + 1; words beyond 48 bytes are
 * far from everything. */
static int distance(const char *a, const char *b, int limit)
{
    size_t n = strlen(a), m = strlen(b);
    int d[3][50];

    if (n > 48 || m > 48)
        return limit + 1;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int *row = d[i % 3], *up = d[(i + 2) % 3], *upup = d[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int best = up[j - 1] + !same(a[i - 1], b[j - 1]);
            if (up[j] + 1 < best)
                best = up[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]) &&
                upup[j - 2] + 1 < best)
                best = upup[j - 2] + 1;
            row[j] = best;
        }
    }
    return d[n % 3][m] > limit ? limit + 1 : d[n % 3][m];
}

static int patience(const char *word)
{
    size_t n = strlen(word);

    return n < 6 ? 1 : 2;
}

const char *script_nearest(const char *word, const char *const *names)
{
    int best = patience(word) + 1;
    const char *nearest = NULL;

    for (; *names; names++) {
        int d = distance(word, *names, best);
        if (d < best) {
            best = d;
            nearest = *names;
        }
    }
    return nearest;
}

const char *script_hint(lua_State *L, const char *word, const char *const *names)
{
    const char *nearest = script_nearest(word, names);
    char text[HINT_MAX];
    size_t at = 0;

    if (nearest)
        at += (size_t)snprintf(text, sizeof(text), ", did you mean \"%.60s\"?", nearest);
    text[at] = '\0';
    for (const char *const *name = names; *name; name++) {
        const char *before = name > names ? ", " : nearest ? " There are: " : "; there are: ";

        if (at + strlen(before) + strlen(*name) + sizeof(", ...") > sizeof(text)) {
            snprintf(text + at, sizeof(text) - at, ", ...");
            break;
        }
        at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s", before, *name);
    }
    return lua_pushstring(L, text);
}

static void search(lua_State *L, int table, const char *word, int *best, char nearest[64])
{
    lua_pushnil(L);
    while (lua_next(L, table)) {
        if (lua_type(L, -2) == LUA_TSTRING) {
            const char *name = lua_tostring(L, -2);
            int d = distance(word, name, *best);
            /* the order of a table is not fixed: of two as near, the first of the alphabet */
            if (d < *best || (d == *best && nearest[0] && strcmp(name, nearest) < 0)) {
                *best = d;
                snprintf(nearest, 64, "%s", name);
            }
        }
        lua_pop(L, 1);
    }
}

void script_raise_unknown(lua_State *L, const char *what, const char *word, int table, int other)
{
    int best = patience(word) + 1;
    char nearest[64] = "";

    luaL_checkstack(L, 4, NULL);
    search(L, table, word, &best, nearest);
    if (other)
        search(L, other, word, &best, nearest);
    if (nearest[0])
        script_raise(L, "unknown %s '%.60s', did you mean '%s'?", what, word, nearest);
    script_raise(L, "unknown %s '%.60s' (chargerig manual tells all)", what, word);
}
