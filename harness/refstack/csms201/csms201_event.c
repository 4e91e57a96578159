#include "refstack/csms201/csms201_event.h"

#include <string.h>
#include <strings.h>

#include "refstack/csms/payload.h"
#include "refstack/csms/record.h"
#include "refstack/csms/status.h"
#include "refstack/csms201/csms201_place.h"

/* What a component in trouble is called in the records, which use the words of 1.6.
 * (2.0.1 appendix, standardized components; OCPP 1.6 7.6 ChargePointErrorCode) */
static const struct trouble {
    const char *component, *error_code;
} troubles[] = {
    {"ConnectorPlugRetentionLock", "ConnectorLockFailure"},
    {"EVRetentionLock", "ConnectorLockFailure"},
    {"GroundIsolationProtection", "GroundFailure"},
    {"RCD", "GroundFailure"},
    {"TemperatureSensor", "HighTemperature"},
    {"LiquidCoolingSystem", "HighTemperature"},
    {"OverCurrentBreaker", "OverCurrentFailure"},
    {"OverCurrentBreakerRecloser", "OverCurrentFailure"},
    {"FiscalMetering", "PowerMeterFailure"},
    {"PowerContactor", "PowerSwitchFailure"},
    {"TokenReader", "ReaderFailure"},
    {"CPPWMController", "EVCommunicationError"},
    {"Connector", "OtherError"},
    {"EVSE", "OtherError"},
    {"ChargingStation", "OtherError"},
    {NULL, NULL},
};

static const char *trouble_of(const char *component)
{
    const struct trouble *t = troubles;

    while (t->component && strcmp(t->component, component) != 0)
        t++;
    return t->error_code;
}

/* A variable of which "true" is bad news. */
static bool is_alarm(const char *variable)
{
    return !strcmp(variable, "Problem") || !strcmp(variable, "Tripped");
}

/* The present status of a connector stays, with or without its trouble. */
static void mark(struct csms_turn *turn, int connector, int64_t at_ms, const char *error_code)
{
    struct csms_status s = {.connector = connector, .at_ms = at_ms, .error_code = error_code};
    char status[24] = "Available";
    sqlite3_stmt *q =
        db_ask(turn->rs->db, "SELECT status FROM connector WHERE station = ? AND connector = ?",
               db_t(turn->station->id), db_i((int64_t)connector));

    if (db_row(turn->rs->db, q)) {
        sqlite3_snprintf(sizeof(status), status, "%s", db_text(q, 0));
        db_done(q);
    }
    s.status = status;
    csms_note_status(turn, &s);
}

/* The trouble that the connector is still in, as told since the last boot; "NoError". */
static const char *still_in(struct csms_turn *turn, struct csms201_place place, int connector)
{
    const char *trouble = NULL;
    sqlite3_stmt *q = db_ask(
        turn->rs->db,
        "SELECT component, connector FROM device_event AS d WHERE station = ?1 AND evse = ?2 AND "
        "variable IN ('Problem', 'Tripped') AND cleared = 0 AND value = 'true' COLLATE NOCASE AND "
        "arrived_ms >= (SELECT COALESCE(booted_ms, 0) FROM station WHERE id = ?1) AND "
        "NOT EXISTS(SELECT 1 FROM device_event AS n WHERE n.station = ?1 AND n.evse = ?2 AND "
        "n.component = d.component AND n.connector = d.connector AND n.instance IS d.instance AND "
        "n.variable = d.variable AND n.id > d.id) ORDER BY id DESC",
        db_t(turn->station->id), db_i((int64_t)place.evse));

    while (!trouble && db_row(turn->rs->db, q)) {
        place.connector = (int)db_int(q, 1);
        if (csms201_flat(turn->station, place) == connector)
            trouble = trouble_of(db_text(q, 0));
    }
    db_done(q);
    return trouble ? trouble : "NoError";
}

static void hear_alarm(struct csms_turn *turn, const cJSON *event)
{
    const cJSON *component = cJSON_GetObjectItemCaseSensitive(event, "component");
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(component, "evse");
    const cJSON *variable = cJSON_GetObjectItemCaseSensitive(event, "variable");
    const char *trouble = trouble_of(csms_text(component, "name"));
    bool cleared = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(event, "cleared"));
    bool on = !cleared && !strcasecmp(csms_text(event, "actualValue"), "true");
    int connector = csms201_flat(turn->station, csms201_place_of(evse));

    if (trouble && is_alarm(csms_text(variable, "name")) && (connector > 0 || !evse))
        mark(turn, connector, csms_time(event, "timestamp", turn->now_ms),
             on ? trouble : still_in(turn, csms201_place_of(evse), connector));
}

static void keep_event(struct csms_turn *turn, const cJSON *event)
{
    const cJSON *component = cJSON_GetObjectItemCaseSensitive(event, "component");
    const cJSON *variable = cJSON_GetObjectItemCaseSensitive(event, "variable");
    struct csms201_place place =
        csms201_place_of(cJSON_GetObjectItemCaseSensitive(component, "evse"));
    bool cleared = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(event, "cleared"));

    db_run(turn->rs->db,
           "INSERT INTO device_event(station, event, at_ms, arrived_ms, cause, kind, component, "
           "instance, evse, connector, variable, variable_instance, value, cleared, tech_code, "
           "tech_info, txid) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           db_t(turn->station->id), db_i(csms_number(event, "eventId")),
           db_i(csms_time(event, "timestamp", turn->now_ms)), db_i(turn->now_ms),
           db_t(csms_text(event, "trigger")), db_t(csms_text(event, "eventNotificationType")),
           db_t(csms_text(component, "name")), db_t(csms_text(component, "instance")),
           db_i((int64_t)place.evse), db_i((int64_t)place.connector),
           db_t(csms_text(variable, "name")), db_t(csms_text(variable, "instance")),
           db_t(csms_text(event, "actualValue")), db_i((int64_t)cleared),
           db_t(csms_text(event, "techCode")), db_t(csms_text(event, "techInfo")),
           db_t(csms_text(event, "transactionId")));
}

void csms201_notify_event(struct csms_turn *turn)
{
    cJSON *shown = csms_shown(turn->in);
    const cJSON *event;

    cJSON_ArrayForEach (event, cJSON_GetObjectItemCaseSensitive(shown, "eventData")) {
        keep_event(turn, event);
        hear_alarm(turn, event);
    }
    cJSON_Delete(shown);
}
