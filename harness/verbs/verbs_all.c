/* verbs_all.c - every file of verbs that a scenario may use. */
#include <stddef.h>

#include "verbs/verbs.h"

static const struct script_verb *const verbs_all[] = {
    verbs_story,    verbs_expect, verbs_scenario,    verbs_world,      verbs_station,
    verbs_charging, verbs_money,  verbs_file_server, verbs_driver,     verbs_people,
    verbs_agent,    verbs_talk,   verbs_promise,     verbs_technician, verbs_security,
    verbs_protocol, verbs_ocpp,   verbs_payload,     verbs_module,     NULL,
};

void verbs_add_all(struct script *s)
{
    for (size_t i = 0; verbs_all[i]; i++)
        script_add_verbs(s, verbs_all[i]);
}
