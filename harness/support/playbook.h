/* playbook.h - how agents and technicians work: a function of the scenario, or a file by its name.
 *
 * A file is NAME.lua in the folder playbooks/ beside the scenario, else one of those that come with
 * the program (scenarios/playbooks/).  It hands its function over with playbook(), which leaves it
 * in support_state.h: loading.  A name is a plain word, so that no file outside of these two
 * folders is ever read.
 */
#ifndef HARNESS_PLAYBOOK_H
#define HARNESS_PLAYBOOK_H

#include <lua.h>

/** Takes the playbook at @p index: a function or the name of a file; 0: that of the file @p absent.
 * @p what names the option in the message; raises when there is none.
 * @return its reference in the registry */
int playbook_take(lua_State *L, int index, const char *what, const char *absent);

/** The function on top of the stack is the playbook of the file that is being loaded; raises when
 * none is. */
void playbook_hand_over(lua_State *L);

#endif
