/* shared_module.h - the text of a module: modules/NAME.lua beside the scenario (verb module). */
#ifndef HARNESS_SHARED_MODULE_H
#define HARNESS_SHARED_MODULE_H

#include <lua.h>

/** Pushes the function that the text of module @p name is, which holds letters, digits, - and _
 * only. Raises a sentence when there is none, or it is no Lua. */
void shared_module_push(lua_State *L, const char *name);

#endif
