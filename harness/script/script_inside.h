/* script_inside.h - what the parts of the script engine know of each other; verbs need script.h.
 */
#ifndef HARNESS_SCRIPT_INSIDE_H
#define HARNESS_SCRIPT_INSIDE_H

#include <lua.h>
#include <stdint.h>

/** Opens the allow-listed libraries into the new state @p L, math.random seeded. */
void sandbox_open(lua_State *L, uint64_t seed);
/** Closes the set of globals: unknown names and assignments raise. */
void sandbox_seal(lua_State *L);
/** The same for a file that holds data: see script_seal_data(). */
void sandbox_seal_data(lua_State *L, const char *kind, const char *const *words);

/** Pushes the table of methods of the objects of @p type. */
void object_methods(lua_State *L, const char *type);

/** Raises "unknown @p what '@p word', did you mean ...?"; the candidates are the text keys of the
 * tables at @p table and @p other (0: none). */
_Noreturn void raise_unknown(lua_State *L, const char *what, const char *word, int table,
                             int other);

#endif
