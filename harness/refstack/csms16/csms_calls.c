#include <string.h>

#include "ocpp/ocpp16.h"
#include "refstack/csms/csms_inside.h"

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

int csms_place_number(const cJSON *payload, const char *name)
{
    int64_t n = csms_int(payload, name, 0);

    return n >= 0 && n <= CSMS_CONNECTORS_MAX ? (int)n : -1;
}

int64_t csms_time(const cJSON *payload, const char *name, int64_t absent)
{
    const char *text = csms_text(payload, name);
    int64_t ms;

    return text && tz_parse_rfc3339(text, &ms) ? ms : absent;
}

void csms_put_time(cJSON *object, const char *name, int64_t ms)
{
    char text[25];

    tz_rfc3339(ms, text);
    cJSON_AddStringToObject(object, name, text);
}

void csms_answer_boot(struct csms_turn *turn, const struct csms_boot *boot)
{
    struct csms_station *st = turn->station;
    int64_t boots =
        db_number(turn->rs->db, 0, "SELECT boots FROM station WHERE id = ?", "t", st->id);
    const char *told = csms_script_word(turn, NULL, "status");

    st->accepted = told ? !strcmp(told, "Accepted")
                        : !mutant_is(turn->rs, MUTANT_refuses_boot_after_restart) || boots == 0;
    st->configuring = told && !strcmp(told, "Pending");
    st->asked = false;
    db_run(turn->rs->db,
           "UPDATE station SET vendor = ?, model = ?, firmware = ?, serial = ?, boot_reason = ?, "
           "boots = boots + 1, accepted = ?, booted_ms = ? WHERE id = ?",
           "tttttiit", boot->vendor, boot->model, boot->firmware, boot->serial, boot->reason,
           (int64_t)st->accepted, turn->now_ms, st->id);
    cJSON_AddStringToObject(turn->out, "status", st->accepted ? "Accepted" : "Rejected");
    csms_put_time(turn->out, "currentTime", turn->now_ms);
    api_put_int(turn->out, "interval", turn->rs->heartbeat_s);
    if (!st->accepted)
        return;
    csms_watch_silence(st);
    stack_tell(turn->rs, &(struct stack_event){
                             .kind = STACK_booted, .station = st->id, .at_ms = turn->now_ms});
}

static void boot(struct csms_turn *turn)
{
    struct csms_boot boot = {.vendor = csms_text(turn->in, "chargePointVendor"),
                             .model = csms_text(turn->in, "chargePointModel"),
                             .firmware = csms_text(turn->in, "firmwareVersion"),
                             .serial = csms_text(turn->in, "chargePointSerialNumber")};

    csms_answer_boot(turn, &boot);
}

void csms_heartbeat(struct csms_turn *turn)
{
    if (mutant_is(turn->rs, MUTANT_forgets_heartbeats))
        turn->mute = true;
    db_run(turn->rs->db, "UPDATE station SET last_seen_ms = ? WHERE id = ?", "it", turn->now_ms,
           turn->station->id);
    csms_put_time(turn->out, "currentTime", turn->now_ms);
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

void csms_keep_status(struct csms_turn *turn, const struct csms_status *s)
{
    db_run(turn->rs->db,
           "INSERT INTO status(station, connector, at_ms, arrived_ms, status, error_code, "
           "vendor_error, info) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
           "tiiitttt", turn->station->id, (int64_t)s->connector, s->at_ms, turn->now_ms, s->status,
           s->error_code, s->vendor_error, s->info);
}

void csms_note_status(struct csms_turn *turn, const struct csms_status *s)
{
    struct stack_event event = {
        .station = turn->station->id,
        .connector = s->connector,
        .at_ms = s->at_ms,
        .error_code = s->error_code,
    };
    struct condition before = condition_before(turn, event.connector);

    csms_keep_status(turn, s);
    db_run(turn->rs->db,
           "INSERT OR REPLACE INTO connector(station, connector, status, error_code, "
           "vendor_error, info, since_ms) VALUES(?, ?, ?, ?, ?, ?, ?)",
           "titttti", event.station, (int64_t)s->connector, s->status, s->error_code,
           s->vendor_error, s->info, s->at_ms);
    tell_condition(turn, &event, before, s->status);
    event.kind = STACK_status;
    event.error_code = s->status;
    stack_tell(turn->rs, &event);
}

static void status_notification(struct csms_turn *turn)
{
    struct csms_status s = {.connector = csms_place_number(turn->in, "connectorId"),
                            .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                            .status = csms_text(turn->in, "status"),
                            .error_code = csms_text(turn->in, "errorCode"),
                            .vendor_error = csms_text(turn->in, "vendorErrorCode"),
                            .info = csms_text(turn->in, "info")};

    if (s.connector < 0)
        csms_fail(turn, OCPP_PropertyConstraintViolation, "there is no such connectorId");
    else
        csms_note_status(turn, &s);
}

/* Vendors whose messages this CSMS knows, and what it says to them: "echo" comes back with the data
 * it brought. */
static const struct {
    const char *vendor, *message; /* message NULL: without messageId */
    const char *status;
    bool echo;
} vendors[] = {
    {"org.chargerig", "echo", "Accepted", true},
    {"org.chargerig", "refuse", "Rejected", false},
    {"org.chargerig", NULL, "Accepted", false},
};

static bool same_or_none(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

void csms_data_transfer(struct csms_turn *turn)
{
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(turn->in, "data");
    const char *status = "UnknownVendorId";
    bool echo = false;

    for (size_t i = 0; i < sizeof(vendors) / sizeof(vendors[0]); i++) {
        if (strcmp(vendors[i].vendor, csms_text(turn->in, "vendorId")) != 0)
            continue;
        if (same_or_none(vendors[i].message, csms_text(turn->in, "messageId"))) {
            status = vendors[i].status;
            echo = vendors[i].echo;
            break;
        }
        status = "UnknownMessageId";
    }
    cJSON_AddStringToObject(turn->out, "status", status);
    if (echo && data)
        cJSON_AddItemToObject(turn->out, "data", cJSON_Duplicate(data, 1));
}

cJSON *csms_config(const struct csms_station *st)
{
    sqlite3_stmt *q = db_ask(st->rs->db, "SELECT config FROM station WHERE id = ?", "t", st->id);
    cJSON *config = NULL;

    if (db_row(st->rs->db, q)) {
        config = db_null(q, 0) ? NULL : cJSON_Parse(db_text(q, 0));
        db_done(q);
    }
    return config ? config : cJSON_CreateObject();
}

static void after_boot(struct csms_station *st)
{
    cJSON *none = cJSON_CreateObject(), *config = csms_config(st);
    const cJSON *item;

    csms_command(st->rs, st->id, "GetConfiguration", none);
    cJSON_Delete(none);
    cJSON_ArrayForEach (item, config) {
        cJSON *args = cJSON_CreateObject();

        api_put_text(args, "key", item->string);
        api_put_text(args, "value", cJSON_GetStringValue(item));
        csms_command(st->rs, st->id, "ChangeConfiguration", args);
        cJSON_Delete(args);
    }
    cJSON_Delete(config);
}

const struct csms_call *csms_call_of(const struct csms_dialect *dialect, const char *action)
{
    for (const struct csms_call *c = dialect->calls; c->action; c++)
        if (!strcmp(c->action, action))
            return c;
    return NULL;
}

static const struct csms_call calls[] = {
    {"Heartbeat", csms_heartbeat},
    {"MeterValues", csms_meter_values},
    {"StatusNotification", status_notification},
    {"Authorize", authorize},
    {"StartTransaction", csms_start_transaction},
    {"StopTransaction", csms_stop_transaction},
    {"BootNotification", boot},
    {"DataTransfer", csms_data_transfer},
    {"DiagnosticsStatusNotification", csms_noted},
    {"FirmwareStatusNotification", csms_noted},
    {"LogStatusNotification", csms_noted},
    {"SecurityEventNotification", csms_noted},
    {"SignedFirmwareStatusNotification", csms_noted},
    {"SignCertificate", csms_sign_certificate},
    {NULL, NULL},
};

const struct csms_dialect csms_dialect16 = {&ocpp16, calls, csms_register16, csms_token_status,
                                            after_boot};
