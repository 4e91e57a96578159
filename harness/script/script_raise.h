/* script_raise.h - errors of a scenario, told at the line of the scenario that led to them.
 *
 * What stands above that line on the stack of calls may be the prelude or C: whoever wrote the
 * story has written neither.
 */
#ifndef HARNESS_SCRIPT_RAISE_H
#define HARNESS_SCRIPT_RAISE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

/** Raises a Lua error at the line of the scenario (not of the prelude) that led here. */
_Noreturn void script_raise(lua_State *L, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Raises "@p verb: @p why" the same way; @p why is freed first. */
_Noreturn void script_raise_owned(lua_State *L, const char *verb, char *why);

/** Writes "file:line: ", which begins a message, of the scenario's line that runs now.
 * @return false, with "", outside of one */
bool script_line(lua_State *L, char *out, size_t size);

/** Does @p text begin as Lua and script_raise() begin their messages, "file:line: "? */
bool script_has_place(const char *text);

/** Writes "file:line" of the scenario's line that runs now; "" outside of one. */
void script_place(lua_State *L, char *out, size_t size);

#endif
