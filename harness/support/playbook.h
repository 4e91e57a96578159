/* playbook.h - how agents and technicians work: a file of scenarios/playbooks/, loaded by its name.
 *
 * The file hands its function over with playbook(), which leaves it in support_state.h: loading.
 */
#ifndef HARNESS_PLAYBOOK_H
#define HARNESS_PLAYBOOK_H

#include <lua.h>

/** Loads playbook @p name; raises when there is none. @return its reference in the registry */
int playbook_load(lua_State *L, const char *name);

#endif
