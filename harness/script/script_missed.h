/* script_missed.h - a word that is not there, and what its writer was after: Lua's own that a story
 * has not (print, require, os), a verb said to a person who has none (me:wait), a word of a driver
 * said to nobody (park).
 */
#ifndef HARNESS_SCRIPT_MISSED_H
#define HARNESS_SCRIPT_MISSED_H

#include <lua.h>

/** Raises where it is known what was meant by @p word, said as a verb of its own; else returns. */
void script_raise_missed(lua_State *L, const char *word);

/** The same for @p word, said to an object of @p type. */
void script_raise_missed_of(lua_State *L, const char *type, const char *word);

#endif
