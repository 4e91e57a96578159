#include "refstack/csms201/csms201_customer.h"

#include "refstack/csms/payload.h"
#include "refstack/stack/api.h"

/* The local list without @p entry (AuthorizationData), by a differential update. */
static void send_list(struct csms_turn *turn, const cJSON *entry)
{
    const char *station = turn->station->id;
    int64_t version = db_number(turn->rs->db, 0,
                                "SELECT CAST(state AS INT) FROM record WHERE station = ? "
                                "AND kind = 'local_list_version'",
                                db_t(station));
    cJSON *args = cJSON_CreateObject(), *gone = cJSON_CreateObject(), *list;

    api_put_int(args, "versionNumber", version + 1);
    api_put_text(args, "updateType", "Differential");
    list = cJSON_AddArrayToObject(args, "localAuthorizationList");
    cJSON_AddItemToObject(
        gone, "idToken", cJSON_Duplicate(cJSON_GetObjectItemCaseSensitive(entry, "idToken"), true));
    cJSON_AddItemToArray(list, gone);
    csms_follow(turn, "SendLocalList", args);
}

/* When the last part of what was cleared is told, the customer leaves the local list too; a quiet
 * CSMS leaves that to its operator. (2.0.1 N10.FR.08) */
void csms201_customer_information(struct csms_turn *turn)
{
    sqlite3_stmt *q;

    csms_noted(turn);
    if (turn->rs->quiet || cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(turn->in, "tbc")))
        return;
    q = db_ask(turn->rs->db,
               "SELECT l.body FROM record r JOIN record l ON l.station = r.station "
               "AND l.kind = 'local_list' "
               "AND LOWER(l.key) = LOWER(json_extract(r.body, '$.idToken.idToken')) "
               "WHERE r.station = ? AND r.kind = 'request' AND r.key = CAST(? AS TEXT) "
               "AND r.state = 'Accepted' AND json_extract(r.body, '$.clear')",
               db_t(turn->station->id), db_i(csms_number(turn->in, "requestId")));
    if (db_row(turn->rs->db, q)) {
        cJSON *entry = cJSON_Parse(db_text(q, 0));

        send_list(turn, entry);
        cJSON_Delete(entry);
        db_done(q);
    }
}
