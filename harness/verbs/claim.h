/* claim.h - what only one may have in a story: a name, a token, a bay.
 *
 * Two actors of one name would share their chance (rng.h) and be told apart by nobody who reads the
 * log; two stations in one bay or two drivers with one token are a slip of the pen.
 */
#ifndef HARNESS_CLAIM_H
#define HARNESS_CLAIM_H

#include <lua.h>

/** @p holder ("station \"X-1\"") takes @p key among the things of kind @p kind ("name", "token",
 * "bay"); letters count without case. @return who has it already, NULL when it was free; kept as
 * long as the script */
const char *claim_take(lua_State *L, const char *kind, const char *key, const char *holder);

/** Takes the name @p name for an actor that @p verb makes; raises when another has it. */
void claim_name(lua_State *L, const char *verb, const char *name);

#endif
