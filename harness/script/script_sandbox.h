/* script_sandbox.h - what a scenario may see of Lua, and the closing of its globals.
 *
 * Left out is whatever reaches the machine (os, io, package, load ...), hides an exhausted budget
 * (pcall) or shows what differs from run to run: addresses, the order of a table, the moments of
 * the collector.
 */
#ifndef HARNESS_SCRIPT_SANDBOX_H
#define HARNESS_SCRIPT_SANDBOX_H

#include <lua.h>
#include <stdint.h>

/** Opens the allow-listed libraries into the new state @p L, math.random seeded. @p steps: see
 * script_text_open(). */
void sandbox_open(lua_State *L, uint64_t seed, uint64_t *steps);

/** A metatable that was given __mode after it had been set: file:line of the setmetatable(), then
 * ": "; NULL when there is none. Borrowed. A plain assignment and rawset() raise at once; this is
 * for the metatable that has one of its own. */
const char *sandbox_weak(lua_State *L);

/** Closes the set of globals: unknown names and assignments raise. */
void sandbox_seal(lua_State *L);

/** The same for a file that holds data and tells no story: see script_seal_data(). */
void sandbox_seal_data(lua_State *L, const char *kind, const char *const *words);

/** Lets the chunk on top, which has been loaded, read the globals and set none, not even those that
 * are there. Does nothing until they are closed. */
void sandbox_guard(lua_State *L);

#endif
