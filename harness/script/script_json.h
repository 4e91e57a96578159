/* script_json.h - JSON from Lua values, and Lua values from JSON.
 */
#ifndef HARNESS_SCRIPT_JSON_H
#define HARNESS_SCRIPT_JSON_H

#include <cjson/cJSON.h>
#include <lua.h>
#include <stdbool.h>

/** JSON from the Lua value at @p index and back: tables with keys 1..n become arrays, other tables
 * objects with their keys sorted, objects of the script their name; integers keep all digits.
 * Raises for anything else; the caller deletes it and must not raise before. */
cJSON *script_to_json(lua_State *L, int index);
/** Has the table at @p index be written as an array, also where it is empty. */
void script_mark_list(lua_State *L, int index);
/** Was the value at @p index marked so? */
bool script_is_marked_list(lua_State *L, int index);
/** Pushes @p value as Lua values; NULL and JSON's null become nil. */
void script_push_json(lua_State *L, const cJSON *value);

#endif
