/* stage_people.h - who has which account and token, and bays as the scenario hands them around.
 */
#ifndef HARNESS_STAGE_PEOPLE_H
#define HARNESS_STAGE_PEOPLE_H

#include <lua.h>
#include <stdbool.h>

#include "run/stage.h"
#include "world/site.h"

/* Objects of type "bay"; objects of type "place" are struct place. */
struct bay {
    struct site *site;
    int number;
};

/** The world; raises when @p verb comes before the scenario's head. */
struct world *stage_world(lua_State *L, const char *verb);

/** Notes the account @p row ({ account, person, ... }, consumed). One that a driver brings along
 * (@p stated false) gives way to one that the scenario states. */
void stage_account(struct stage *st, cJSON *row, bool stated);
/** Likewise the token @p row ({ token, account, status, ... }, consumed). */
void stage_token(struct stage *st, cJSON *row, bool stated);

#endif
