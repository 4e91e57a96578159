/* script_object.h - objects: what a verb hands to the scenario (a station, a driver, a case).
 *
 * An object is a pointer with a type.  The same pointer is always the same Lua value; the script
 * never frees it.  Its fields are read with a dot (`name` is one of them from the start), its verbs
 * are called with a colon; an unknown word of either raises with the nearest known one.
 */
#ifndef HARNESS_SCRIPT_OBJECT_H
#define HARNESS_SCRIPT_OBJECT_H

#include <lua.h>

/** Pushes the object @p ptr of @p type ("driver"), called @p name (NULL: the type's). */
void script_push_object(lua_State *L, const char *type, void *ptr, const char *name);
/** The pointer at @p index; raises a sentence when that is not a @p type. */
void *script_object(lua_State *L, int index, const char *type);
/** As script_object(), but NULL when it is something else. */
void *script_object_if(lua_State *L, int index, const char *type);
/** What stands at @p index, for messages: "a number", "a station", "nothing". Pushed. */
const char *script_got(lua_State *L, int index);
/** Gives the object at @p index the field @p name with the value on top of the stack, popped. */
void script_set_field(lua_State *L, int index, const char *name);

/** Pushes the table of the verbs of objects of @p type: name -> function. */
void script_object_methods(lua_State *L, const char *type);

#endif
