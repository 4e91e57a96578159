/* script_arity.h - how many arguments each verb takes, as its manual says: more are a mistake. */
#ifndef HARNESS_SCRIPT_ARITY_H
#define HARNESS_SCRIPT_ARITY_H

#include <lua.h>

struct script_arity {
    const char *type; /* as in struct script_verb; "csms" and "ocpp" are tables of the prelude */
    const char *name;
    int most; /* without the object before the colon */
    const char *sign;
};

/** Made by docs.lua from the comments above the verbs, ended by a row without a name. Those that
 * take any number have no row. */
extern const struct script_arity script_arities[];

/** Has each verb that has a row raise when it is given more; after the prelude, before the seal. */
void script_arity_apply(lua_State *L);

#endif
