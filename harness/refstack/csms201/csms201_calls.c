#include <stdlib.h>
#include <string.h>

#include "ocpp/ocpp201.h"
#include "refstack/csms/csms_record.h"
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
    struct csms201_place place = {.evse = csms_place_number(turn->in, "evseId"),
                                  .connector = csms_place_number(turn->in, "connectorId")};
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

/* The last part of a full report: it stands for the firmware that the station has now. */
static void notify_report(struct csms_turn *turn)
{
    char *request = csms_record_text(turn->in, "requestId");
    bool more = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(turn->in, "tbc"));
    sqlite3_stmt *q = db_ask(turn->rs->db,
                             "SELECT s.firmware FROM record AS r JOIN station AS s ON s.id = "
                             "r.station WHERE s.id = ? AND r.kind = 'request' AND r.key = ? AND "
                             "json_extract(r.body, '$.reportBase') = 'FullInventory'",
                             "tt", turn->station->id, request);

    csms_noted(turn);
    if (!more && db_row(turn->rs->db, q)) {
        const char *firmware = db_text(q, 0);
        cJSON *shown = csms_shown(turn->in);
        struct csms_record r = {turn->station->id, "inventory", "", firmware ? firmware : ""};

        csms_record_put(turn->rs, &r, shown);
        cJSON_Delete(shown);
    }
    db_done(q);
    free(request);
}

/* Its variables are asked for where they can have changed: another firmware than at the last full
 * report. */
static void ask_inventory(struct csms_station *st)
{
    struct refstack *rs = st->rs;
    cJSON *args;

    if (db_number(rs->db, 0,
                  "SELECT COUNT(*) FROM record AS r JOIN station AS s ON s.id = r.station "
                  "WHERE s.id = ? AND r.kind = 'inventory' AND r.state = COALESCE(s.firmware, '')",
                  "t", st->id) > 0)
        return;
    args = cJSON_CreateObject();
    api_put_int(args, "requestId", db_number(rs->db, 0, "SELECT MAX(id) FROM command", "") + 1);
    api_put_text(args, "reportBase", "FullInventory");
    csms_command(rs, st->id, "GetBaseReport", args);
    cJSON_Delete(args);
}

/* "Component.Variable" or "Component[instance].Variable" as SetVariableDataType. */
static cJSON *variable_of(const char *name, const char *value)
{
    const char *dot = strrchr(name, '.');
    size_t len = dot ? (size_t)(dot - name) : strlen(name);
    size_t bare = strcspn(name, "[.");
    cJSON *data = cJSON_CreateObject(), *component = cJSON_AddObjectToObject(data, "component");
    char word[100];

    sqlite3_snprintf(sizeof(word), word, "%.*s", (int)bare, name);
    api_put_text(component, "name", word);
    if (name[bare] == '[' && len > bare + 1) {
        sqlite3_snprintf(sizeof(word), word, "%.*s", (int)(len - bare - 2), name + bare + 1);
        api_put_text(component, "instance", word);
    }
    api_put_text(cJSON_AddObjectToObject(data, "variable"), "name", dot ? dot + 1 : name);
    api_put_text(data, "attributeValue", value);
    return data;
}

/* What it was provisioned to be set to. */
static void set_config(struct csms_station *st)
{
    cJSON *config = csms_config(st), *args = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(args, "setVariableData");
    const cJSON *item;

    cJSON_ArrayForEach (item, config) {
        if (cJSON_IsString(item))
            cJSON_AddItemToArray(list, variable_of(item->string, item->valuestring));
    }
    if (list->child)
        csms_command(st->rs, st->id, "SetVariables", args);
    cJSON_Delete(args);
    cJSON_Delete(config);
}

static void after_boot(struct csms_station *st)
{
    ask_inventory(st);
    set_config(st);
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
    {"NotifyEVChargingNeeds", csms201_charging_needs},
    {"NotifyEVChargingSchedule", csms201_charging_schedule},
    {"ClearedChargingLimit", csms_noted},
    {"FirmwareStatusNotification", csms_noted},
    {"LogStatusNotification", csms_noted},
    {"NotifyChargingLimit", csms_noted},
    {"NotifyCustomerInformation", csms201_customer_information},
    {"NotifyDisplayMessages", csms_noted},
    {"NotifyMonitoringReport", csms_noted},
    {"NotifyReport", notify_report},
    {"PublishFirmwareStatusNotification", csms_noted},
    {"ReportChargingProfiles", csms_noted},
    {"ReservationStatusUpdate", csms_noted},
    {"SecurityEventNotification", csms_noted},
    {"SignCertificate", csms_sign_certificate},
    {"GetCertificateStatus", csms201_certificate_status},
    {"Get15118EVCertificate", csms201_vehicle_certificate},
    {NULL, NULL},
};

const struct csms_dialect csms_dialect201 = {&ocpp201, calls, csms201_register,
                                             csms201_token_status, after_boot};
