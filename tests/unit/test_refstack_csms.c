/* title: the CSMS of the reference stack keeps its records straight, and its mutants do not */
#include <unistd.h>

#include "fixture/yard.h"
#include "refstack/stack/stack.h"

/* ---- who may connect, and what is answered ---- */

Test(csms, only_a_station_that_is_known_may_connect_and_with_its_password)
{
    static const struct refstack_peer peer = {puppet_heard, puppet_closed};
    static const struct {
        const char *station, *user, *password;
        int http;
    } rows[] = {
        {"nobody", NULL, NULL, 404},     {"CP-1", NULL, NULL, 401},
        {"CP-1", "CP-1", "wrong", 401},  {"CP-1", "CP-2", "secret", 401},
        {"CP-1", "CP-1", "secret", 101}, {"cp-1", "cp-1", "secret", 404},
    };
    struct puppet puppet = {.conn = NULL};
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    yard_do(&yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\",\"password\":\"secret\"}");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int http;

        refstack_open(yard.rs,
                      &(struct refstack_caller){
                          .station = rows[i].station,
                          .protocol = "ocpp1.6",
                          .user = rows[i].user,
                          .password = rows[i].password,
                          .password_len = rows[i].password ? strlen(rows[i].password) : 0},
                      &peer, &puppet, &http);
        cr_expect(eq(int, http, rows[i].http), "row %zu", i);
    }
    yard_end(&yard);
}

Test(csms, a_restart_hangs_up_on_every_station_and_forgets_none)
{
    struct yard yard;
    struct puppet puppet, left, again;

    story_begin(&yard, &puppet, MUTANT_none);
    yard_station(&yard, "CP-2");
    puppet_open(&left, &yard, "CP-2");
    yard_do(&yard, "/api/restart", NULL);
    cr_expect(eq(int, puppet.closed, 0), "not before the request is answered");
    yard_wait(&yard, 0);
    cr_expect(eq(int, puppet.closed, 1012));
    cr_expect(eq(int, left.closed, 1012));
    cr_expect(puppet_call(&puppet, "Heartbeat", "{}") == NULL, "what it still says is not heard");
    puppet_open(&again, &yard, "CP-1");
    puppet_ask(&again, "Heartbeat", "{}"); /* it was accepted before */
    puppet_lose(&puppet);
    puppet_ask(&again, "Heartbeat", "{}");
    puppet_end(&left);
    story_end(&yard, &again);
}

Test(csms, nothing_but_a_boot_is_answered_before_the_first_boot)
{
    struct yard yard;
    struct puppet puppet;
    const cJSON *answer;

    yard_begin(&yard, MUTANT_none);
    yard_station(&yard, "CP-1");
    puppet_open(&puppet, &yard, "CP-1");
    answer = puppet_call(&puppet, "Heartbeat", "{}");
    cr_assert(eq(str, cJSON_GetArrayItem(answer, 2)->valuestring, "SecurityError"));
    answer = puppet_ask(&puppet, "BootNotification",
                        "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
    cr_expect(eq(str, get(answer, "status")->valuestring, "Accepted"));
    cr_expect(eq(str, get(answer, "currentTime")->valuestring, "2026-03-06T17:30:00.000Z"));
    cr_expect(eq(int, get(answer, "interval")->valueint, 60));
    puppet_ask(&puppet, "Heartbeat", "{}");
    puppet_lose(&puppet);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_ask(&puppet, "Heartbeat", "{}"); /* a connection that is back needs no boot */
    story_end(&yard, &puppet);
}

Test(csms, what_cannot_be_answered_is_ignored)
{
    static const char *const rows[] = {
        "",
        "no",
        "[",
        "{}",
        "[2]",
        "[2,5,\"Heartbeat\",{}]",
        "[9,\"a\",{}]",
        "[3,\"nobody asked\",{}]",
        "[4,\"x\",\"GenericError\",\"\",{}]",
        "\xff\xfe",
        "[2,\"a\\u0000b\",\"Heartbeat\",{}]",
    };
    struct yard yard;
    struct puppet puppet;
    int before;

    story_begin(&yard, &puppet, MUTANT_none);
    before = cJSON_GetArraySize(puppet.sent);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        puppet_text(&puppet, rows[i]);
        cr_expect(eq(int, cJSON_GetArraySize(puppet.sent), before), "row %zu", i);
    }
    puppet_ask(&puppet, "Heartbeat", "{}");
    story_end(&yard, &puppet);
}

Test(csms, a_newer_connection_takes_the_place_of_the_older)
{
    struct yard yard;
    struct puppet old, new;

    story_begin(&yard, &old, MUTANT_none);
    puppet_open(&new, &yard, "CP-1");
    cr_expect(eq(int, old.closed, 1000));
    cr_expect(puppet_call(&old, "Heartbeat", "{}") == NULL);
    puppet_lose(&old);
    puppet_ask(&new, "Heartbeat", "{}");
    story_end(&yard, &new);
}

/* ---- sessions ---- */

Test(csms, a_session_is_what_the_meter_says_between_start_and_stop)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "aa", 1000, T0, status);
    cr_expect(eq(str, status, "Accepted"));
    cr_expect(gt(int, id, 0));
    sessions_are(&yard, "CP-1/1 aa active -1 -;");
    puppet_ask(&puppet, "MeterValues",
               "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"" T1
               "\",\"sampledValue\":[{\"value\":\"3.4567\",\"unit\":\"kWh\"},"
               "{\"value\":\"9\",\"phase\":\"L1\"},{\"value\":\"16\",\"measurand\":"
               "\"Current.Import\",\"unit\":\"A\"}]}]}");
    sessions_are(&yard, "CP-1/1 aa active 2457 -;");
    puppet_stop(&puppet, id, 6000, T2);
    sessions_are(&yard, "CP-1/1 aa done 5000 Local;");
    story_end(&yard, &puppet);
}

Test(csms, a_stop_that_is_repeated_is_answered_and_changes_nothing)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_stop(&puppet, id, 6000, T1);
    puppet_stop(&puppet, id, 9000, T2);
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    story_end(&yard, &puppet);
}

Test(csms, a_stop_for_a_transaction_nobody_knows_is_answered)
{
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    puppet_stop(&puppet, 4711, 6000, T1);
    puppet_stop(&puppet, -1, 6000, T1);
    puppet_stop(&puppet, 0, 6000, T1);
    sessions_are(&yard, "");
    story_end(&yard, &puppet);
}

Test(csms, a_station_that_never_learned_the_id_stops_its_only_transaction_with_minus_one)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];

    story_begin(&yard, &puppet, MUTANT_none);
    puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_stop(&puppet, -1, 6000, T1);
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    story_end(&yard, &puppet);
}

Test(csms, a_stop_of_another_stations_transaction_leaves_it_alone)
{
    struct yard yard;
    struct puppet puppet, other;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    yard_station(&yard, "CP-2");
    puppet_open(&other, &yard, "CP-2");
    puppet_boot(&other);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_stop(&other, id, 6000, T1);
    sessions_are(&yard, "CP-1/1 AA active -1 -;");
    puppet_end(&other);
    story_end(&yard, &puppet);
}

static void play_retry(enum mutant mutant, const char *expected)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id, again;

    story_begin(&yard, &puppet, mutant);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_lose(&puppet);
    puppet_open(&puppet, &yard, "CP-1");
    again = puppet_start(&puppet, "AA", 1000, T0, status);
    cr_expect(eq(str, status, "Accepted"));
    cr_expect(eq(int, id == again, mutant == MUTANT_none));
    puppet_stop(&puppet, again, 6000, T1);
    sessions_are(&yard, expected);
    story_end(&yard, &puppet);
}

Test(csms, a_start_that_is_repeated_is_the_same_transaction)
{
    play_retry(MUTANT_none, "CP-1/1 AA done 5000 Local;");
}

Test(mutants, double_bills_after_reconnect)
{
    play_retry(MUTANT_double_bills_after_reconnect,
               "CP-1/1 AA done 5000 Local;CP-1/1 AA done 5000 Local;");
}

/* The station was offline for two hours and sends what it kept. */
static void play_replay(enum mutant mutant, const char *expected)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id;

    story_begin(&yard, &puppet, mutant);
    yard_wait(&yard, 10800);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    cr_expect(eq(str, status, "Accepted"));
    puppet_stop(&puppet, id, 6000, T1);
    sessions_are(&yard, expected);
    story_end(&yard, &puppet);
}

Test(csms, what_happened_offline_counts_by_its_own_time)
{
    play_replay(MUTANT_none, "CP-1/1 AA done 5000 Local;");
}

Test(mutants, loses_offline_transactions)
{
    play_replay(MUTANT_loses_offline_transactions, "");
}

Test(csms, where_a_stop_was_lost_the_next_start_ends_the_session)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int first;

    story_begin(&yard, &puppet, MUTANT_none);
    yard_token(&yard, "BB", "Accepted");
    first = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_start(&puppet, "BB", 4000, T2, status);
    sessions_are(&yard, "CP-1/1 AA done 3000 Superseded;CP-1/1 BB active -1 -;");
    puppet_stop(&puppet, first, 3500, T1); /* it comes after all */
    sessions_are(&yard, "CP-1/1 AA done 2500 Local;CP-1/1 BB active -1 -;");
    story_end(&yard, &puppet);
}

Test(csms, a_stop_that_contradicts_its_start_is_kept_and_not_sold)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_stop(&puppet, id, 900, T1);
    id = puppet_start(&puppet, "AA", 1000, T1, status);
    puppet_stop(&puppet, id, 2000, T0);
    sessions_are(&yard, "CP-1/1 AA invalid -1 the register ran backwards;"
                        "CP-1/1 AA invalid 1000 it ends before it begins;");
    story_end(&yard, &puppet);
}

/* What the biller reads: registers by whom and when, whatever unit, and each sample once. */
Test(csms, the_registers_of_a_session_are_kept_with_time_and_context)
{
    static const char values[] =
        "{\"connectorId\":1,\"transactionId\":%d,\"meterValue\":[{\"timestamp\":\"" T1
        "\",\"sampledValue\":[{\"value\":\"2500\",\"context\":\"Sample.Clock\"},"
        "{\"value\":\"7\",\"location\":\"Inlet\"},{\"value\":\"7\",\"measurand\":"
        "\"Energy.Active.Export.Register\"},{\"value\":\"seven\"}]}]}";
    static const char stop[] =
        "{\"transactionId\":%d,\"meterStop\":9999,\"timestamp\":\"" T2 "\",\"transactionData\":"
        "[{\"timestamp\":\"" T2 "\",\"sampledValue\":[{\"value\":\"6.0005\",\"unit\":\"kWh\","
        "\"context\":\"Transaction.End\"}]}]}";
    struct yard yard;
    struct puppet puppet;
    char status[20], payload[600];
    int64_t id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    for (int i = 0; i < 3; i++) { /* -1: the station never learned the id */
        snprintf(payload, sizeof(payload), values, i == 2 ? -1 : (int)id);
        puppet_ask(&puppet, "MeterValues", payload);
    }
    snprintf(payload, sizeof(payload), stop, (int)id);
    puppet_ask(&puppet, "StopTransaction", payload);
    cr_expect(
        eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM meter WHERE session = ?", db_i(id)),
           2));
    cr_expect(
        eq(i64,
           db_number(
               yard.rs->db, 0,
               "SELECT wh FROM meter WHERE session = ? AND at_ms = ? AND context = 'Sample.Clock'",
               db_i(id), db_i(YARD_MS + 3600000)),
           2500));
    cr_expect(eq(
        i64, db_number(yard.rs->db, 0, "SELECT end_wh FROM session WHERE id = ?", db_i(id)), 6001));
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0, "SELECT meter_stop FROM session WHERE id = ?", db_i(id)),
                 9999));
    story_end(&yard, &puppet);
}

Test(csms, every_status_is_kept_in_order)
{
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    puppet_status(&puppet, "Charging", "NoError");
    yard_wait(&yard, 60);
    puppet_status(&puppet, "Finishing", "ConnectorLockFailure");
    cr_expect(eq(
        i64,
        db_number(
            yard.rs->db, 0,
            "SELECT at_ms FROM status WHERE connector = 1 AND error_code = 'ConnectorLockFailure'",
            DB_NONE),
        YARD_MS + 60000));
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM status", DB_NONE), 2));
    cr_expect(eq(
        i64,
        db_number(yard.rs->db, 0,
                  "SELECT since_ms FROM connector WHERE station = 'CP-1' AND status = 'Finishing'",
                  DB_NONE),
        YARD_MS + 60000));
    story_end(&yard, &puppet);
}

/* ---- being there ---- */

static bool shown_online(struct yard *yard)
{
    cJSON *answer = yard_ask(yard, "GET", "/api/csms/stations", NULL);
    bool online = cJSON_IsTrue(get(cJSON_GetArrayItem(get(answer, "stations"), 0), "online"));

    cJSON_Delete(answer);
    return online;
}

static void count(void *ctx)
{
    ++*(int *)ctx;
}

Test(csms, a_station_that_is_silent_for_two_heartbeats_is_offline)
{
    struct yard yard;
    struct puppet puppet;
    int news = 0;

    story_begin(&yard, &puppet, MUTANT_none);
    refstack_watch(yard.rs, count, &news);
    for (int i = 0; i < 5; i++) {
        yard_wait(&yard, 60);
        puppet_ask(&puppet, "Heartbeat", "{}");
    }
    cr_expect(shown_online(&yard));
    cr_expect(eq(int, news, 0));
    yard_wait(&yard, 119);
    cr_expect(shown_online(&yard));
    yard_wait(&yard, 1);
    cr_expect(not(shown_online(&yard)));
    cr_expect(eq(int, news, 1));
    puppet_ask(&puppet, "Heartbeat", "{}");
    cr_expect(shown_online(&yard));
    puppet_lose(&puppet);
    cr_expect(not(shown_online(&yard)));
    yard_end(&yard);
}

Test(mutants, forgets_heartbeats)
{
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_forgets_heartbeats);
    cr_expect(puppet_call(&puppet, "Heartbeat", "{}") == NULL);
    puppet_ask(&puppet, "Authorize", "{\"idTag\":\"AA\"}");
    story_end(&yard, &puppet);
}

static void play_second_boot(enum mutant mutant, const char *expected)
{
    struct yard yard;
    struct puppet puppet;
    const cJSON *answer;

    story_begin(&yard, &puppet, mutant);
    answer = puppet_ask(&puppet, "BootNotification",
                        "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
    cr_expect(eq(str, get(answer, "status")->valuestring, (char *)expected));
    story_end(&yard, &puppet);
}

Test(csms, a_station_may_boot_again)
{
    play_second_boot(MUTANT_none, "Accepted");
}

Test(mutants, refuses_boot_after_restart)
{
    play_second_boot(MUTANT_refuses_boot_after_restart, "Rejected");
}

Test(csms, what_a_connector_reports_is_news_when_it_breaks_and_when_it_is_mended)
{
    static const struct {
        const char *status, *error;
        int news;
    } rows[] = {
        {"Charging", "NoError", 0},
        {"Finishing", "ConnectorLockFailure", 1},
        {"Finishing", "ConnectorLockFailure", 0},
        {"Faulted", "ConnectorLockFailure", 1},
        {"Faulted", "GroundFailure", 0},
        {"Available", "NoError", 1},
        {"Available", "NoError", 0},
    };
    struct yard yard;
    struct puppet puppet;
    int news;

    story_begin(&yard, &puppet, MUTANT_none);
    refstack_watch(yard.rs, count, &news);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        news = 0;
        puppet_status(&puppet, rows[i].status, rows[i].error);
        yard_wait(&yard, 1);
        cr_expect(eq(int, news, rows[i].news), "row %zu", i);
    }
    story_end(&yard, &puppet);
}

Test(csms, records_survive_a_restart)
{
    char path[64];
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id, next;

    snprintf(path, sizeof(path), "/tmp/refstack-%d.db", (int)getpid());
    unlink(path);
    yard.clk = vclock_new(YARD_MS);
    yard_open(&yard, MUTANT_none, path);
    yard_station(&yard, "CP-1");
    yard_token(&yard, "AA", "Accepted");
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    refstack_free(yard.rs);
    puppet_end(&puppet);

    yard_open(&yard, MUTANT_none, path);
    cr_assert(puppet_open(&puppet, &yard, "CP-1"));
    cr_expect(eq(int, puppet_start(&puppet, "AA", 1000, T0, status), id));
    puppet_stop(&puppet, id, 6000, T1);
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    next = puppet_start(&puppet, "AA", 6000, T2, status);
    cr_expect(gt(int, next, id));
    story_end(&yard, &puppet);
    cr_expect(eq(int, unlink(path), 0));
}

Test(csms, a_file_that_is_no_database_is_refused_with_a_sentence)
{
    struct vclock *clk = vclock_new(YARD_MS);
    struct refstack_config config = {
        .clk = clk, .crypto = yard_crypto(), .db_path = SOURCE_DIR "/CMakeLists.txt"};
    char *why = NULL;

    cr_assert(refstack_new(&config, &why) == NULL);
    cr_expect(strstr(why, "not a database") != NULL, "%s", why);
    free(why);
    config.db_path = NULL;
    config.zone_rule = "Mars";
    cr_assert(refstack_new(&config, &why) == NULL);
    free(why);
    vclock_free(clk);
}
