#include "refstack/csms/show.h"

#include <stdlib.h>

#include "refstack/csms/csms.h"
#include "refstack/csms/doubt.h"
#include "refstack/csms/misreport.h"
#include "refstack/csms/session.h"
#include "refstack/stack/api.h"

static cJSON *add_object(cJSON *array)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddItemToArray(array, object);
    return object;
}

static void put_int_or_nothing(cJSON *object, const char *name, sqlite3_stmt *q, int column)
{
    if (!db_null(q, column))
        api_put_int(object, name, db_int(q, column));
}

static void show_connectors(struct refstack *rs, const char *station, cJSON *array)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT connector, status, error_code, since_ms FROM connector "
                             "WHERE station = ? ORDER BY connector",
                             db_t(station));

    while (db_row(rs->db, q)) {
        cJSON *c = add_object(array);

        api_put_int(c, "connector", db_int(q, 0));
        api_put_text(c, "status", db_text(q, 1));
        api_put_text(c, "error_code", db_text(q, 2));
        api_put_int(c, "since_ms", db_int(q, 3));
    }
}

void csms_show_stations(struct refstack *rs, const char *station, cJSON *array)
{
    sqlite3_stmt *q =
        db_ask(rs->db,
               "SELECT id, COALESCE(site, ''), lat_e6, lon_e6, vendor, model, firmware, accepted, "
               "connectors FROM station WHERE id = COALESCE(?, id) ORDER BY id",
               db_t(station));

    while (db_row(rs->db, q)) {
        cJSON *s = add_object(array);
        const char *id = db_text(q, 0);

        api_put_text(s, "station", id);
        api_put_text(s, "site", db_text(q, 1));
        api_put_int(s, "lat_e6", db_int(q, 2));
        api_put_int(s, "lon_e6", db_int(q, 3));
        api_put_text(s, "vendor", db_text(q, 4));
        api_put_text(s, "model", db_text(q, 5));
        api_put_text(s, "firmware", db_text(q, 6));
        api_put_text(s, "ocpp", csms_find(rs, id)->dialect->version->name);
        cJSON_AddBoolToObject(s, "accepted", db_int(q, 7) != 0);
        cJSON_AddBoolToObject(s, "online", csms_online(rs, id));
        api_put_int(s, "last_seen_ms", csms_last_seen_ms(rs, id));
        show_connectors(rs, id, cJSON_AddArrayToObject(s, "connectors"));
        csms_misreport_station(rs, s);
    }
}

static void show_session(struct refstack *rs, sqlite3_stmt *q, cJSON *s)
{
    int64_t id = db_int(q, 0), wh = csms_session_wh(rs, id);
    char *doubts = csms_doubts(rs, id);
    char ref[24];

    sqlite3_snprintf(sizeof(ref), ref, "%lld", id);
    api_put_text(s, "ref", ref);
    api_put_text(s, "station", db_text(q, 1));
    api_put_int(s, "connector", db_int(q, 2));
    api_put_transaction(s, id, db_text(q, 9));
    api_put_text(s, "token", db_text(q, 3));
    api_put_text(s, "account", db_text(q, 4));
    api_put_int(s, "start_ms", db_int(q, 5));
    put_int_or_nothing(s, "stop_ms", q, 6);
    if (wh >= 0)
        api_put_int(s, "wh", wh);
    api_put_text(s, "state", db_text(q, 7));
    api_put_text(s, "reason", db_text(q, 8));
    api_put_text(s, "doubt", doubts);
    free(doubts);
}

void csms_show_sessions(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array)
{
    sqlite3_stmt *q =
        db_ask(rs->db,
               "SELECT id, station, connector, token, account, start_ms, stop_ms, state, reason, "
               "txid "
               "FROM session WHERE station = COALESCE(?, station) "
               "AND (stop_ms IS NULL OR stop_ms >= ? OR start_ms >= ?) ORDER BY id",
               db_t(station), db_i(since_ms), db_i(since_ms));

    while (db_row(rs->db, q)) {
        cJSON *s = add_object(array);

        show_session(rs, q, s);
        csms_misreport_session(rs, db_int(q, 0), s, array);
    }
}

void csms_show_refused(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array)
{
    int64_t newest_only = mutant_is(rs, MUTANT_hides_second_unknown_tag);
    sqlite3_stmt *q =
        db_ask(rs->db,
               "SELECT at_ms, station, connector, token, status, reason FROM refusal "
               "WHERE station = COALESCE(?, station) AND at_ms >= ? AND (? = 0 OR "
               "reason != 'Unknown' OR id = (SELECT MAX(id) FROM refusal WHERE reason = 'Unknown'))"
               " ORDER BY id",
               db_t(station), db_i(since_ms), db_i(newest_only));

    while (db_row(rs->db, q)) {
        cJSON *r = add_object(array);

        api_put_int(r, "at_ms", db_int(q, 0));
        api_put_text(r, "station", db_text(q, 1));
        put_int_or_nothing(r, "connector", q, 2);
        api_put_text(r, "token", db_text(q, 3));
        api_put_text(r, "status", db_text(q, 4));
        api_put_text(r, "reason",
                     mutant_is(rs, MUTANT_wrong_refusal_reason) ? "Blocked" : db_text(q, 5));
    }
    csms_misreport_refused(rs, array);
}
