/* script_nearest.h - "did you mean ...?": the known word that is nearest to a wrong one.
 *
 * Near is a distance after Damerau (a letter more, less, other, or two swapped): at most 1 for a
 * word of up to 3 letters, 2 up to 7, 3 beyond.
 */
#ifndef HARNESS_SCRIPT_NEAREST_H
#define HARNESS_SCRIPT_NEAREST_H

#include <lua.h>

/** The nearest of @p names (ended by NULL) to @p word; NULL when none is near. */
const char *script_nearest(const char *word, const char *const *names);

/** Raises "unknown @p what '@p word', did you mean ...?"; the candidates are the text keys of the
 * tables at the stack indices @p table and @p other (0: none). */
_Noreturn void script_raise_unknown(lua_State *L, const char *what, const char *word, int table,
                                    int other);

#endif
