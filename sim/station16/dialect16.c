/* What the core of a station tells (dialect.h), handed to the parts of 1.6.  Roof of the room: it
 * lists the parts and holds nothing that they need. */
#include "station16/dialect16.h"

#include <string.h>

#include "base/json_write.h"
#include "parts/security_event.h"
#include "station/station_state.h"
#include "station16/messages/ocpp16.h"
#include "station16/security16.h"
#include "station16/status16.h"
#include "station16/transaction16.h"

static void status_changed(struct connector *c)
{
    status16_tell(c);
    core16_settle(c);
}

static cJSON *boot(const struct station *s)
{
    const struct profile *p = &s->profile;
    cJSON *payload =
        json_object(jtext("chargePointVendor", p->vendor), jtext("chargePointModel", p->model),
                    jtext("chargePointSerialNumber", station_id(s)),
                    jtext("firmwareVersion", p->firmware[0] ? p->firmware : NULL));

    if (strlen(station_id(s)) > 25)
        cJSON_DeleteItemFromObjectCaseSensitive(payload, "chargePointSerialNumber");
    return payload;
}

/* --- CALLs of the CSMS --- */

static const struct incoming_call_row *const tables[] = {
    core16_rows,        charging16_rows, firmware16_rows, list16_rows,
    reservation16_rows, security16_rows, trigger16_rows,  NULL};
static const struct incoming_call_row *const nothing[] = {NULL};

/* The security extension is no feature profile: SupportedFeatureProfiles does not name it. */
static bool supports(const struct station *s, const char *action)
{
    const struct ocpp_message *m = ocpp_message(&ocpp16, action);

    return !m || strcmp(m->profile, "Security") == 0 || profile_has(&s->profile, m->profile);
}

static void answer_call(struct station *s, const struct frame *f)
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(f->payload, "connectorId");

    incoming_call_answer(s, f, cJSON_IsNumber(id) ? id->valueint : -1,
                         supports(s, f->action) ? tables : nothing);
}

/* Whitepaper, 6: as 1.6 calls the CSMS and the station. */
static const char *const security_events[SECURITY_EVENT_COUNT] = {
    [SECURITY_refused] = "FailedToAuthenticateAtCentralSystem",
    [SECURITY_server] = "InvalidCentralSystemCertificate",
    [SECURITY_own] = "InvalidChargePointCertificate",
};

const struct dialect dialect16 = {
    .ocpp = &ocpp16,
    .charging = &charging16_form,
    .security_events = security_events,
    .password_of_bytes = true,        /* AuthorizationKey: whitepaper 5 */
    .when_rejected = OCPP_CODE_COUNT, /* 4.2: it does not respond */
    .make = status16_init,
    .forget = status16_fini,
    .boot = boot,
    .call = answer_call,
    .prepare = transaction16_prepare,
    .failed = transaction16_failed,
    .status = status_changed,
    .station_status = status16_tell_station,
    .changes = status16_changes,
    .due = status16_due,
    .authorize = transaction16_authorize,
    .begins = transaction16_begins,
    .ends = transaction16_ends,
    .samples = transaction16_samples,
    .list_conflict = status16_list_conflict,
};
