/* shared_module.h - what the scenarios of a folder share, as files of Lua in a folder beside them:
 * modules/NAME.lua (verb module), sla/NAME.lua (expect.sla "NAME").
 */
#ifndef HARNESS_SHARED_MODULE_H
#define HARNESS_SHARED_MODULE_H

#include <lua.h>
#include <stdbool.h>

/* A folder beside the scenario, and the verb that reads from it, which begins a message. */
struct shared_shelf {
    const char *verb, *folder;
};

/** Can a file be called so: letters, digits, - and _? */
bool shared_module_is_name(const char *name);

/** Pushes the function that the text of the file @p name of @p shelf is, where @p name is one that
 * shared_module_is_name(). Raises a sentence when there is none, or it is no Lua. */
void shared_module_push(lua_State *L, const struct shared_shelf *shelf, const char *name);

#endif
