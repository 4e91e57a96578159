#include "refstack/csms201/csms201_needs.h"

#include <math.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "refstack/csms/payload.h"
#include "refstack/csms201/csms201_place.h"
#include "refstack/stack/api.h"

/* What one connector can deliver, W; 0: nobody has said. */
static int64_t most_w(const struct csms_station *st)
{
    return db_count(st->rs->db, "SELECT power_w FROM station WHERE id = ?", db_t(st->id));
}

/* A profile that the transaction has is replaced, for there is one of a purpose and level: its id.
 * (2.0.1 K01.FR.05, FR.39) */
static int64_t profile_id(struct csms_turn *turn, const char *txid)
{
    int64_t own = db_number(turn->rs->db, 0,
                            "SELECT CAST(key AS INT) FROM record WHERE station = ? AND kind = "
                            "'charging_profile' AND json_extract(body, "
                            "'$.chargingProfile.transactionId') = ? LIMIT 1",
                            db_t(turn->station->id), db_t(txid));

    return own ? own : 1 + db_number(turn->rs->db, 0, "SELECT MAX(id) FROM command", DB_NONE);
}

/* A schedule of one period. (2.0.1 K15.FR.08: at most maxScheduleTuples) */
static cJSON *profile_of(struct csms_turn *turn, const char *txid, int64_t limit_w)
{
    cJSON *profile = cJSON_CreateObject(), *schedule = cJSON_CreateObject();
    cJSON *period = cJSON_CreateObject();

    api_put_int(period, "startPeriod", 0);
    api_put_int(period, "limit", limit_w);
    api_put_int(schedule, "id", 1);
    csms_put_time(schedule, "startSchedule", turn->now_ms);
    api_put_text(schedule, "chargingRateUnit", "W");
    cJSON_AddItemToArray(cJSON_AddArrayToObject(schedule, "chargingSchedulePeriod"), period);
    api_put_int(profile, "id", profile_id(turn, txid));
    api_put_int(profile, "stackLevel", 0);
    api_put_text(profile, "chargingProfilePurpose", "TxProfile");
    api_put_text(profile, "chargingProfileKind", "Absolute");
    api_put_text(profile, "transactionId", txid);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(profile, "chargingSchedule"), schedule);
    return profile;
}

static void send_profile(struct csms_turn *turn, int64_t evse, const char *txid, int64_t limit_w)
{
    cJSON *args = cJSON_CreateObject();

    api_put_int(args, "evseId", evse);
    cJSON_AddItemToObject(args, "chargingProfile", profile_of(turn, txid, limit_w));
    csms_follow(turn, "SetChargingProfile", args);
}

/* The transaction that runs at @p evse; false when none does. */
static bool running_at(struct csms_turn *turn, int evse, char txid[CSMS_ID_ROOM])
{
    int first = csms201_flat(turn->station, (struct csms201_place){evse, 1});
    sqlite3_stmt *q = db_ask(
        turn->rs->db,
        "SELECT txid, connector FROM session WHERE station = ? AND connector >= ? AND state = "
        "'active' AND txid IS NOT NULL ORDER BY connector LIMIT 1",
        db_t(turn->station->id), db_i((int64_t)first));

    if (first == 0 || !db_row(turn->rs->db, q) ||
        csms201_evse_of(turn->station, (int)db_int(q, 1)) != evse) {
        db_done(q);
        return false;
    }
    sqlite3_snprintf(CSMS_ID_ROOM, txid, "%s", db_text(q, 0));
    db_done(q);
    return true;
}

/* @p code as the appendix of part 2 has them, or our own: 20 characters at most. */
static void reject(struct csms_turn *turn, const char *code, const char *why)
{
    cJSON_AddStringToObject(turn->out, "status", "Rejected");
    cJSON_AddItemToObject(turn->out, "statusInfo",
                          json_object(jtext("reasonCode", code), jtext("additionalInfo", why)));
}

/* Needs are met with a profile where a transaction runs and there is power to share out; a quiet
 * CSMS leaves that to its operator. (2.0.1 K15) */
void csms201_charging_needs(struct csms_turn *turn)
{
    int64_t limit_w = most_w(turn->station);
    int evse = csms_place_number(turn->in, "evseId");
    char txid[CSMS_ID_ROOM];

    csms_noted(turn);
    if (!running_at(turn, evse, txid)) {
        reject(turn, "TxNotFound", "no transaction runs at this EVSE");
        return;
    }
    if (limit_w <= 0) {
        reject(turn, "UnknownPower",
               "the station was enrolled without power_w: there is nothing known to share out");
        return;
    }
    cJSON_AddStringToObject(turn->out, "status", turn->rs->quiet ? "Processing" : "Accepted");
    if (!turn->rs->quiet)
        send_profile(turn, evse, txid, limit_w);
}

/* The highest limit of a schedule, W; amperes count at 230 V on as many phases as it says. */
static double peak_w(const cJSON *schedule)
{
    const char *unit = csms_text(schedule, "chargingRateUnit");
    const cJSON *period;
    double peak = 0;

    cJSON_ArrayForEach (period,
                        cJSON_GetObjectItemCaseSensitive(schedule, "chargingSchedulePeriod")) {
        double w = cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(period, "limit"));

        if (!strcmp(unit, "A"))
            w *= 230.0 * (double)json_int(period, "numberPhases", 3);
        peak = fmax(peak, w);
    }
    return peak;
}

/* What station and vehicle agreed on is taken unless it is more than the connector delivers: then
 * the vehicle is given its profile again. (2.0.1 K15.FR.12, K16) */
void csms201_charging_schedule(struct csms_turn *turn)
{
    int64_t limit_w = most_w(turn->station);
    int evse = csms_place_number(turn->in, "evseId");
    double peak = peak_w(cJSON_GetObjectItemCaseSensitive(turn->in, "chargingSchedule"));
    bool fits = limit_w <= 0 || peak <= (double)limit_w;
    char txid[CSMS_ID_ROOM];

    csms_noted(turn);
    cJSON_AddStringToObject(turn->out, "status", fits ? "Accepted" : "Rejected");
    if (!fits && !turn->rs->quiet && running_at(turn, evse, txid))
        send_profile(turn, evse, txid, limit_w);
}
