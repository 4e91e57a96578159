#include <string.h>

#include "station/station_state.h"
#include "station16/dialect16.h"
#include "station16/security16.h"

static const struct call_row *const tables[] = {
    core16_rows,        charging16_rows, firmware16_rows, list16_rows,
    reservation16_rows, security16_rows, trigger16_rows,  NULL};
static const struct call_row *const nothing[] = {NULL};

/* The security extension is no feature profile: SupportedFeatureProfiles does not name it. */
static bool supports(const struct station *s, const char *action)
{
    const struct ocpp_message *m = ocpp_message(ocpp_version(dialect16.version), action);

    return !m || strcmp(m->profile, "Security") == 0 || profile_has(&s->profile, m->profile);
}

void dialect16_call(struct station *s, const struct frame *f)
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(f->payload, "connectorId");

    call_answer(s, f, cJSON_IsNumber(id) ? id->valueint : -1,
                supports(s, f->action) ? tables : nothing);
}
