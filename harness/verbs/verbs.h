/* verbs.h - the files of verbs of the scenario language; the manual is made from the comments above
 * each verb.
 */
#ifndef HARNESS_VERBS_H
#define HARNESS_VERBS_H

#include <cjson/cJSON.h>

#include "script/script.h"

extern const struct script_verb verbs_story[];      /* time, notes, checks */
extern const struct script_verb verbs_expect[];     /* expectations */
extern const struct script_verb verbs_scenario[];   /* the head of a story */
extern const struct script_verb verbs_world[];      /* sites, bays */
extern const struct script_verb verbs_station[];    /* stations, and what breaks in them */
extern const struct script_verb verbs_charging[];   /* limits from outside */
extern const struct script_verb verbs_money[];      /* tariff, account, token */
extern const struct script_verb verbs_driver[];     /* vehicle, driver and what they do */
extern const struct script_verb verbs_people[];     /* calls for help, agents, cases, bills */
extern const struct script_verb verbs_agent[];      /* what an agent does with a case */
extern const struct script_verb verbs_talk[];       /* what an agent says to a customer */
extern const struct script_verb verbs_promise[];    /* what an agent promises */
extern const struct script_verb verbs_technician[]; /* technicians and what they do on a job */
extern const struct script_verb verbs_security[];   /* certificates, security profiles */
extern const struct script_verb verbs_protocol[];   /* tests: frames awaited, the CSMS told */
extern const struct script_verb verbs_module[];     /* what scenarios share; empty lists */
extern const struct script_verb verbs_ocpp[];       /* payloads from the message tables */
extern const struct script_verb verbs_payload[];    /* slips of the pen in them */
extern const struct script_verb
    verbs_file_server[]; /* files that stations fetch, places they send to */

/** Registers all of them. */
void verbs_add_all(struct script *s);

/** Takes the table at stack index 2 as what expect.@p scorer says into the object @p into; raises
 * for unknown fields, wrong units and negative figures. */
void expect_take(lua_State *L, const char *scorer, cJSON *into);

#endif
