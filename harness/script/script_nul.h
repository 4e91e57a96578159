/* script_nul.h - texts with a NUL byte: C takes it for the end of a text, so that what follows
 * would be lost in silence. Each such text is refused where it leaves Lua for C. */
#ifndef HARNESS_SCRIPT_NUL_H
#define HARNESS_SCRIPT_NUL_H

#include <lua.h>

/** Raises when a text on the stack from @p first to @p last holds a NUL byte; a text in a table,
 * or a name in one, counts as well. Of several the first of the alphabet is told. */
void script_nul_check(lua_State *L, int first, int last);

/** Pushes the verb @p fn, which has no upvalues, so that its arguments are checked before it. */
void script_nul_push(lua_State *L, lua_CFunction fn);

/** Puts the bare verb on top of the stack in the place of what script_nul_push() pushed; leaves
 * anything else there as it is. */
void script_nul_bare(lua_State *L);

#endif
