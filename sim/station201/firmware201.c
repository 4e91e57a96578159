/* L01, L02: UpdateFirmware, and what is told of it. */
#include "parts/firmware.h"

#include <string.h>

#include "base/json_write.h"
#include "base/tz.h"
#include "log/evlog.h"
#include "parts/security_event.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"
#include "station201/log201.h"
#include "station201/model/device_model.h"
#include "station201/publisher.h"

#define RETRY_S 60 /* where the CSMS names no interval */

static void tell_state(struct station *s, enum firmware_state state, int request_id)
{
    cJSON *payload = json_object(jtext("status", firmware_state_name(state)));

    if (state != FIRMWARE_Idle) /* L01.FR.20 */
        cJSON_AddNumberToObject(payload, "requestId", request_id);
    station_says(s, "FirmwareStatusNotification", payload, NULL, NULL);
}

static void tell(struct station *s, enum firmware_state state, int request_id)
{
    tell_state(s, state, request_id);
    if (state == FIRMWARE_Installed)
        security_event(s, SECURITY_firmware, NULL); /* L01.FR.31 */
}

static int64_t time_of(const cJSON *firmware, const char *field)
{
    const char *text = json_text(firmware, field);
    int64_t ms;

    return text && tz_parse_rfc3339(text, &ms) ? ms : 0;
}

static cJSON *update_firmware(const struct incoming_call *call)
{
    const cJSON *firmware = json_item(call->args, "firmware");
    const struct firmware_order order = {
        .request_id = json_small(call->args, "requestId", 0),
        .location = json_text(firmware, "location"),
        .retrieve_ms = time_of(firmware, "retrieveDateTime"),
        .install_ms = time_of(firmware, "installDateTime"),
        .retries = json_small(call->args, "retries", 0),
        .retry_ms = json_small(call->args, "retryInterval", RETRY_S) * INT64_C(1000),
        .certificate = json_text(firmware, "signingCertificate"),
        .signature = json_text(firmware, "signature"),
        .close_idle = !variable_true(call->s, VARIABLE_AllowNewSessionsPendingFirmwareUpdate),
        .tell = tell,
    };

    if (order.certificate && !firmware_signer_fits(call->s, order.certificate)) { /* FR.21, .22 */
        security_event(call->s, SECURITY_signer, NULL);                           /* L01.FR.02 */
        return incoming_call_status("InvalidCertificate");
    }
    if (!order.certificate && (order.signature || !call->s->profile.unsigned_firmware))
        return incoming_call_status("Rejected");
    if (!firmware_takes(call->s)) /* L01.FR.27 */
        return incoming_call_status("Rejected");
    return incoming_call_status(firmware_begin(call->s, &order) ? "AcceptedCanceled" : "Accepted");
}

const struct incoming_call_row firmware201_rows[] = {
    {"UpdateFirmware", update_firmware, NULL}, /* L01, L02 */
    {0},
};

/* --- TriggerMessage: L01.FR.25, FR.26 --- */

static void trigger_firmware(const struct incoming_call *call)
{
    int request_id;
    enum firmware_state state = firmware_state(call->s, &request_id);

    tell_state(call->s, state == FIRMWARE_Installed ? FIRMWARE_Idle : state, request_id);
}

const struct trigger201_row firmware201_triggers[] = {
    {"FirmwareStatusNotification", NULL, trigger_firmware},
    {"PublishFirmwareStatusNotification", NULL, publisher_trigger},
    {"LogStatusNotification", NULL, log201_trigger},
    {0},
};
