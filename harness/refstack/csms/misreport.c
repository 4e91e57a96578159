#include "refstack/csms/misreport.h"

#include <string.h>

#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

#define HOUR_MS 3600000
#define DAY_MS  (24 * HOUR_MS)

/* Another value in its place: every MUTANT_ below. */
static void put_text(cJSON *object, const char *name, const char *text)
{
    cJSON_DeleteItemFromObjectCaseSensitive(object, name);
    api_put_text(object, name, text);
}

/* As put_text(), for every MUTANT_ below. */
static void put_int(cJSON *object, const char *name, int64_t n)
{
    cJSON_DeleteItemFromObjectCaseSensitive(object, name);
    api_put_int(object, name, n);
}

/* A number that a MUTANT_ below alters; 0 where there is none. */
static int64_t int_of(const cJSON *object, const char *name)
{
    const cJSON *n = cJSON_GetObjectItemCaseSensitive(object, name);

    return cJSON_IsNumber(n) ? (int64_t)n->valuedouble : 0;
}

/* MUTANT_tells_another_account, MUTANT_tells_another_token: another one's, where there is one. */
static void put_another(struct refstack *rs, cJSON *session, const char *name, const char *sql)
{
    const char *own = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(session, name));
    sqlite3_stmt *q = db_ask(rs->db, sql, db_t(own));

    if (db_row(rs->db, q)) {
        put_text(session, name, db_text(q, 0));
        db_done(q);
    }
}

/* MUTANT_invents_sessions: after the real one, as if the same driver had come again the next day.
 */
static void invent(cJSON *session, cJSON *array)
{
    cJSON *ghost = cJSON_Duplicate(session, 1);

    put_text(ghost, "ref", "ghost");
    put_text(ghost, "transaction", "ghost");
    put_int(ghost, "start_ms", int_of(session, "start_ms") + DAY_MS);
    put_int(ghost, "stop_ms", int_of(session, "stop_ms") + DAY_MS);
    cJSON_AddItemToArray(array, ghost);
}

/* MUTANT_counts_to_last_sample: what came after that is not told. */
static void cut_energy(struct refstack *rs, int64_t id, cJSON *session)
{
    int64_t wh = db_number(rs->db, -1,
                           "SELECT MAX(wh) - (SELECT meter_start FROM session WHERE id = ?1) FROM "
                           "meter WHERE session = ?1 AND context NOT LIKE 'Transaction%'",
                           db_i(id));

    put_int(session, "wh", wh > 0 ? wh : 0);
}

static void misreport_ended(struct refstack *rs, int64_t id, cJSON *session, cJSON *array)
{
    if (mutant_is(rs, MUTANT_stops_an_hour_later))
        put_int(session, "stop_ms", int_of(session, "stop_ms") + HOUR_MS);
    if (mutant_is(rs, MUTANT_throws_sessions_away))
        put_text(session, "state", "invalid");
    if (mutant_is(rs, MUTANT_gives_one_reason))
        put_text(session, "reason", "EVDisconnected");
    if (mutant_is(rs, MUTANT_counts_to_last_sample))
        cut_energy(rs, id, session);
    if (mutant_is(rs, MUTANT_invents_sessions))
        invent(session, array);
    if (!mutant_is(rs, MUTANT_leaves_sessions_active))
        return;
    put_text(session, "state", "active");
    cJSON_DeleteItemFromObjectCaseSensitive(session, "stop_ms");
    cJSON_DeleteItemFromObjectCaseSensitive(session, "reason");
}

/* Every MUTANT_ of sessions. */
void csms_misreport_session(struct refstack *rs, int64_t id, cJSON *session, cJSON *array)
{
    const char *state = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(session, "state"));

    if (mutant_is(rs, MUTANT_tells_another_account))
        put_another(rs, session, "account",
                    "SELECT account FROM token WHERE account IS NOT NULL AND account IS NOT ? "
                    "ORDER BY account LIMIT 1");
    if (mutant_is(rs, MUTANT_tells_another_token))
        put_another(rs, session, "token",
                    "SELECT token FROM token WHERE token IS NOT ? ORDER BY token LIMIT 1");
    if (mutant_is(rs, MUTANT_tells_first_connector))
        put_int(session, "connector", 1);
    if (state && !strcmp(state, "done"))
        misreport_ended(rs, id, session, array);
}

void csms_misreport_refused(struct refstack *rs, cJSON *array)
{
    if (mutant_is(rs, MUTANT_forgets_refusals))
        while (cJSON_GetArraySize(array) > 1)
            cJSON_DeleteItemFromArray(array, 1);
}

/* MUTANT_tells_first_states: of each connector what was told of it first. */
static void tell_first_states(struct refstack *rs, cJSON *station)
{
    const char *id = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(station, "station"));
    cJSON *c;

    cJSON_ArrayForEach (c, cJSON_GetObjectItemCaseSensitive(station, "connectors")) {
        sqlite3_stmt *q = db_ask(rs->db,
                                 "SELECT status FROM status WHERE station = ? AND connector = ? "
                                 "ORDER BY id LIMIT 1",
                                 db_t(id), db_i(int_of(c, "connector")));

        if (db_row(rs->db, q)) {
            put_text(c, "status", db_text(q, 0));
            db_done(q);
        }
    }
}

void csms_misreport_station(struct refstack *rs, cJSON *station)
{
    if (mutant_is(rs, MUTANT_shows_gone_stations)) {
        cJSON_DeleteItemFromObjectCaseSensitive(station, "online");
        cJSON_AddTrueToObject(station, "online");
    }
    if (mutant_is(rs, MUTANT_tells_first_states))
        tell_first_states(rs, station);
}
