#include "refstack/csms201/csms201_calls.h"

#include <stdlib.h>

#include "refstack/csms/boot.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/record.h"
#include "refstack/csms/status.h"
#include "refstack/csms/token.h"
#include "refstack/csms201/csms201_place.h"
#include "refstack/csms201/csms201_token.h"

void csms201_boot(struct csms_turn *turn)
{
    const cJSON *station = cJSON_GetObjectItemCaseSensitive(turn->in, "chargingStation");
    struct csms_boot boot = {.vendor = csms_text(station, "vendorName"),
                             .model = csms_text(station, "model"),
                             .firmware = csms_text(station, "firmwareVersion"),
                             .serial = csms_text(station, "serialNumber"),
                             .reason = csms_text(turn->in, "reason")};

    csms_answer_boot(turn, &boot);
}

void csms201_authorize(struct csms_turn *turn)
{
    const cJSON *token = cJSON_GetObjectItemCaseSensitive(turn->in, "idToken");
    const char *reason = csms201_reason(turn, token, turn->now_ms);

    if (reason)
        csms_refuse(turn, 0, turn->now_ms, csms_text(token, "idToken"), reason);
    csms201_token_info(turn->rs, turn->out, token, reason);
}

/* A status says nothing of the reason: what NotifyEvent told of the connector stays. */
void csms201_status_notification(struct csms_turn *turn)
{
    struct csms201_place place = {.evse = csms_place_number(turn->in, "evseId"),
                                  .connector = csms_place_number(turn->in, "connectorId")};
    char code[CSMS_WORD];
    struct csms_status s = {.connector = csms201_flat(turn->station, place),
                            .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                            .status = csms_text(turn->in, "connectorStatus"),
                            .error_code = code};

    if (s.connector == 0)
        return; /* a connector that was not provisioned: nothing that we could mark */
    csms_present_error(turn, s.connector, code);
    csms_note_status(turn, &s);
}

/* The last part of a full report: it stands for the firmware that the station has now. */
void csms201_notify_report(struct csms_turn *turn)
{
    char *request = csms_record_text(turn->in, "requestId");
    bool more = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(turn->in, "tbc"));
    sqlite3_stmt *q = db_ask(turn->rs->db,
                             "SELECT s.firmware FROM record AS r JOIN station AS s ON s.id = "
                             "r.station WHERE s.id = ? AND r.kind = 'request' AND r.key = ? AND "
                             "json_extract(r.body, '$.reportBase') = 'FullInventory'",
                             db_t(turn->station->id), db_t(request));

    csms_noted(turn);
    if (!more && db_row(turn->rs->db, q)) {
        cJSON *shown = csms_shown(turn->in);
        struct csms_record r = {turn->station->id, "inventory", "", db_text(q, 0)};

        csms_record_put(turn->rs, &r, shown);
        cJSON_Delete(shown);
    }
    db_done(q);
    free(request);
}
