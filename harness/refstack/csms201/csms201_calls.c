#include "ocpp/ocpp201.h"
#include "refstack/csms201/csms201.h"

static void boot(struct csms_turn *turn)
{
    const cJSON *station = cJSON_GetObjectItemCaseSensitive(turn->in, "chargingStation");
    struct csms_boot boot = {.vendor = csms_text(station, "vendorName"),
                             .model = csms_text(station, "model"),
                             .firmware = csms_text(station, "firmwareVersion"),
                             .serial = csms_text(station, "serialNumber"),
                             .reason = csms_text(turn->in, "reason")};

    csms_answer_boot(turn, &boot);
}

static void authorize(struct csms_turn *turn)
{
    const cJSON *token = cJSON_GetObjectItemCaseSensitive(turn->in, "idToken");
    const char *reason = csms201_reason(turn, token, turn->now_ms);

    if (reason)
        csms_refuse(turn, 0, turn->now_ms, csms_text(token, "idToken"), reason);
    csms201_token_info(turn->rs, turn->out, token, reason);
}

/* A status says nothing of the reason: what NotifyEvent told of the connector stays. */
static void status_notification(struct csms_turn *turn)
{
    struct csms201_place place = {.evse = (int)csms_int(turn->in, "evseId", 0),
                                  .connector = (int)csms_int(turn->in, "connectorId", 0)};
    struct csms_status s = {.connector = csms201_flat(turn->station, place),
                            .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                            .status = csms_text(turn->in, "connectorStatus"),
                            .error_code = "NoError"};
    sqlite3_stmt *q;

    if (s.connector == 0)
        return; /* a connector that was not provisioned: nothing that we could mark */
    q = db_ask(turn->rs->db, "SELECT error_code FROM connector WHERE station = ? AND connector = ?",
               "ti", turn->station->id, (int64_t)s.connector);
    if (db_row(turn->rs->db, q)) {
        char code[24];

        sqlite3_snprintf(sizeof(code), code, "%s", db_text(q, 0));
        db_done(q);
        s.error_code = code;
        csms_note_status(turn, &s);
    } else {
        csms_note_status(turn, &s);
    }
}

static void after_boot(struct csms_station *st)
{
    cJSON *args = cJSON_CreateObject();

    api_put_int(args, "requestId", 1);
    api_put_text(args, "reportBase", "FullInventory");
    csms_command(st->rs, st->id, "GetBaseReport", args);
    cJSON_Delete(args);
}

static const struct csms_call calls[] = {
    {"Heartbeat", csms_heartbeat},
    {"TransactionEvent", csms201_transaction_event},
    {"MeterValues", csms201_meter_values},
    {"StatusNotification", status_notification},
    {"Authorize", authorize},
    {"BootNotification", boot},
    {"NotifyEvent", csms201_notify_event},
    {"DataTransfer", csms_data_transfer},
    {NULL, NULL},
};

const struct csms_dialect csms_dialect201 = {&ocpp201, calls, csms201_register,
                                             csms201_token_status, after_boot};
