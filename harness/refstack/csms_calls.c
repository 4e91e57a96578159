#include <string.h>

#include "refstack/csms_inside.h"

const char *csms_text(const cJSON *payload, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(payload, name));
}

int64_t csms_int(const cJSON *payload, const char *name, int64_t absent)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(payload, name);

    if (!cJSON_IsNumber(v) || v->valuedouble < -9e15 || v->valuedouble > 9e15)
        return absent;
    return (int64_t)v->valuedouble;
}

int64_t csms_time(const cJSON *payload, const char *name, int64_t absent)
{
    const char *text = csms_text(payload, name);
    int64_t ms;

    return text && tz_parse_rfc3339(text, &ms) ? ms : absent;
}

static void put_now(struct csms_turn *turn)
{
    char text[25];

    tz_rfc3339(turn->now_ms, text);
    cJSON_AddStringToObject(turn->out, "currentTime", text);
}

static void boot(struct csms_turn *turn)
{
    struct csms_station *st = turn->station;
    int64_t boots =
        db_number(turn->rs->db, 0, "SELECT boots FROM station WHERE id = ?", "t", st->id);
    const char *told = csms_script_word(turn, NULL, "status");

    st->accepted = told ? !strcmp(told, "Accepted")
                        : !mutant_is(turn->rs, MUTANT_refuses_boot_after_restart) || boots == 0;
    st->configuring = told && !strcmp(told, "Pending");
    db_run(turn->rs->db,
           "UPDATE station SET vendor = ?, model = ?, firmware = ?, boots = boots + 1, "
           "accepted = ?, booted_ms = ? WHERE id = ?",
           "tttiit", csms_text(turn->in, "chargePointVendor"),
           csms_text(turn->in, "chargePointModel"), csms_text(turn->in, "firmwareVersion"),
           (int64_t)st->accepted, turn->now_ms, st->id);
    cJSON_AddStringToObject(turn->out, "status", st->accepted ? "Accepted" : "Rejected");
    put_now(turn);
    api_put_int(turn->out, "interval", turn->rs->heartbeat_s);
    if (!st->accepted)
        return;
    csms_watch_silence(st);
    stack_tell(turn->rs, &(struct stack_event){
                             .kind = STACK_booted, .station = st->id, .at_ms = turn->now_ms});
}

static void heartbeat(struct csms_turn *turn)
{
    if (mutant_is(turn->rs, MUTANT_forgets_heartbeats))
        turn->mute = true;
    db_run(turn->rs->db, "UPDATE station SET last_seen_ms = ? WHERE id = ?", "it", turn->now_ms,
           turn->station->id);
    put_now(turn);
}

static void authorize(struct csms_turn *turn)
{
    const char *token = csms_text(turn->in, "idTag");
    const char *reason = csms_turn_reason(turn, token, turn->now_ms);

    if (reason)
        csms_refuse(turn, 0, turn->now_ms, token, reason);
    csms_token_info(turn->rs, turn->out, token, reason);
}

struct condition {
    bool faulted, lock;
};

static struct condition condition_of(const char *status, const char *error_code)
{
    struct condition c = {.faulted = !strcmp(status, "Faulted"),
                          .lock = !strcmp(error_code, "ConnectorLockFailure")};

    return c;
}

static struct condition condition_before(struct csms_turn *turn, int connector)
{
    struct condition c = {false, false};
    sqlite3_stmt *q =
        db_ask(turn->rs->db,
               "SELECT status, error_code FROM connector WHERE station = ? AND connector = ?", "ti",
               turn->station->id, (int64_t)connector);

    if (db_row(turn->rs->db, q)) {
        c = condition_of(db_text(q, 0), db_text(q, 1));
        db_done(q);
    }
    return c;
}

static void tell_condition(struct csms_turn *turn, struct stack_event *event,
                           struct condition before, const char *status)
{
    struct condition now = condition_of(status, event->error_code);

    if (now.lock && !before.lock)
        event->kind = STACK_lock;
    else if (now.faulted && !before.faulted)
        event->kind = STACK_faulted;
    else if (!now.lock && !now.faulted && (before.lock || before.faulted))
        event->kind = STACK_cleared;
    else
        return;
    stack_tell(turn->rs, event);
    stack_news(turn->rs);
}

static void status_notification(struct csms_turn *turn)
{
    const char *status = csms_text(turn->in, "status");
    const char *vendor_error = csms_text(turn->in, "vendorErrorCode");
    const char *info = csms_text(turn->in, "info");
    struct stack_event event = {
        .station = turn->station->id,
        .connector = (int)csms_int(turn->in, "connectorId", 0),
        .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
        .error_code = csms_text(turn->in, "errorCode"),
    };
    struct condition before = condition_before(turn, event.connector);

    db_run(turn->rs->db,
           "INSERT INTO status(station, connector, at_ms, arrived_ms, status, error_code, "
           "vendor_error, info) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
           "tiiitttt", event.station, (int64_t)event.connector, event.at_ms, turn->now_ms, status,
           event.error_code, vendor_error, info);
    db_run(turn->rs->db,
           "INSERT OR REPLACE INTO connector(station, connector, status, error_code, "
           "vendor_error, info, since_ms) VALUES(?, ?, ?, ?, ?, ?, ?)",
           "titttti", event.station, (int64_t)event.connector, status, event.error_code,
           vendor_error, info, event.at_ms);
    tell_condition(turn, &event, before, status);
    event.kind = STACK_status;
    event.error_code = status;
    stack_tell(turn->rs, &event);
}

static void data_transfer(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "UnknownVendorId");
}

/* Progress reports need no more than their empty answer. */
static void noted(struct csms_turn *turn)
{
    (void)turn;
}

static void sign_certificate(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "Rejected");
}

const struct csms_call *csms_call_of(const char *action)
{
    static const struct csms_call calls[] = {
        {"Heartbeat", heartbeat},
        {"MeterValues", csms_meter_values},
        {"StatusNotification", status_notification},
        {"Authorize", authorize},
        {"StartTransaction", csms_start_transaction},
        {"StopTransaction", csms_stop_transaction},
        {"BootNotification", boot},
        {"DataTransfer", data_transfer},
        {"DiagnosticsStatusNotification", noted},
        {"FirmwareStatusNotification", noted},
        {"LogStatusNotification", noted},
        {"SecurityEventNotification", noted},
        {"SignedFirmwareStatusNotification", noted},
        {"SignCertificate", sign_certificate},
    };

    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        if (!strcmp(calls[i].action, action))
            return &calls[i];
    return NULL;
}
