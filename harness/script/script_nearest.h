/* script_nearest.h - "did you mean ...?": the known word that is nearest to a wrong one.
 *
 * Near is a distance after Damerau (a letter more, less, other, or two swapped): at most 1 for a
 * word of up to 5 letters, 2 beyond. More is a guess, and a wrong guess sends people astray.
 */
#ifndef HARNESS_SCRIPT_NEAREST_H
#define HARNESS_SCRIPT_NEAREST_H

#include <lua.h>

/** The nearest of @p names (ended by NULL) to @p word; NULL when none is near. */
const char *script_nearest(const char *word, const char *const *names);

/** How a message ends about @p word, which is none of @p names (ended by NULL): ", did you mean
 * "..."?" where one is near, and in any case what there is, cut where it is long. Pushed, and
 * valid as long as it is on the stack: `script_raise(L, "\"%s\" is no part%s", part,
 * script_hint(L, part, parts));` */
const char *script_hint(lua_State *L, const char *word, const char *const *names);

/** Raises "unknown @p what '@p word', did you mean ...?"; the candidates are the text keys of the
 * tables at the stack indices @p table and @p other (0: none). */
_Noreturn void script_raise_unknown(lua_State *L, const char *what, const char *word, int table,
                                    int other);

#endif
