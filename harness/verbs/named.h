/* named.h - what a story calls by its name must be there: a station, a topic, an account. */
#ifndef HARNESS_NAMED_H
#define HARNESS_NAMED_H

#include <lua.h>
#include <stdint.h>

struct stage;

/** Raises where the scenario has no station @p id, or that one no @p connector (0: none is meant);
 * @p verb begins the message. */
void named_station(lua_State *L, const char *verb, const char *id, int64_t connector);
/** The same of an @p id that a playbook may have from a customer ("I am not at a station"): raises
 * where it is nearly that of a station. */
void named_station_heard(lua_State *L, const char *verb, const char *id);

/** Raises where @p topic of a message is nearly one that desks know; a story may have topics of its
 * own. @p what begins the message. */
void named_topic(lua_State *L, const char *what, const char *topic);

/** The scenario states the account @p name, at the line that runs now. */
void named_account(lua_State *L, const char *name);

/** The driver @p name, and who pays for them (NULL: they do); raises where the name is taken. */
void named_driver(lua_State *L, const char *name, const char *account);

/** Once the file is read: NULL, or "file:line: sentence" about an account that it states and that
 * nobody has; the caller frees it. */
char *named_objection(const struct stage *st);

#endif
