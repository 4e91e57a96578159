#include "station201/log201.h"

#include <string.h>

#include "base/json_write.h"
#include "base/tz.h"
#include "log/evlog.h"
#include "parts/upload.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"

#define RETRY_MS 60000 /* where the CSMS names no interval */

static void tell(struct station *s, enum upload_state state, int request_id)
{
    station_says(
        s, "LogStatusNotification",
        json_object(jtext("status", upload_state_name(state)), jint("requestId", request_id)), NULL,
        NULL);
}

/* FR.05: nothing is logged of a time before the station was there. */
static bool available(const struct incoming_call *call)
{
    const cJSON *log = json_item(call->args, "log");
    const char *oldest = json_text(log, "oldestTimestamp");
    const char *latest = json_text(log, "latestTimestamp");
    int64_t from_ms, to_ms;

    return !oldest || !latest || !tz_parse_rfc3339(oldest, &from_ms) ||
           !tz_parse_rfc3339(latest, &to_ms) || from_ms <= to_ms;
}

static cJSON *get_log(const struct incoming_call *call)
{
    bool security = strcmp(incoming_call_text(call, "logType"), "SecurityLog") == 0;
    const struct upload_order order = {
        .request_id = json_small(call->args, "requestId", 0),
        .kind = security ? "security" : "diagnostics",
        .location = json_text(json_item(call->args, "log"), "remoteLocation"),
        .retries = json_small(call->args, "retries", 0),
        .retry_ms = json_small(call->args, "retryInterval", RETRY_MS / 1000) * INT64_C(1000),
        .tell = tell,
    };
    bool canceled;

    if (!available(call))
        return incoming_call_status("Rejected");
    canceled = upload_begin(call->s, &order);
    return json_object(jtext("status", canceled ? "AcceptedCanceled" : "Accepted"),
                       jtext("filename", upload_file(call->s)));
}

const struct incoming_call_row log201_rows[] = {
    {"GetLog", get_log, NULL}, /* N01 */
    {0},
};

/* --- TriggerMessage: FR.13, F06 --- */

void log201_trigger(const struct incoming_call *call)
{
    int request_id;
    enum upload_state state = upload_state(call->s, &request_id);

    if (upload_busy(call->s))
        tell(call->s, state, request_id);
    else
        station_says(call->s, "LogStatusNotification", json_object(jtext("status", "Idle")), NULL,
                     NULL);
}
