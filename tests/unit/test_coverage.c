/* title: a message is covered when both sides did their part on the wire */
#include "fixture/runfile_maker.h"

#include "facts/coverage.h"

struct said {
    const char *dir, *text; /* dir "": connected, text is the protocol; "prompted": the action */
};

static void make(struct maker *m, const struct said *rows, size_t count)
{
    maker_init(m, "{}");
    maker_sql(m, "INSERT INTO actor VALUES(1, 1, 'station', 'CP-1', '{}')");
    for (size_t i = 0; i < count; i++) {
        bool connected = !rows[i].dir[0], prompted = rows[i].dir[0] == 'p';

        m->seq++;
        if (connected)
            maker_sql(m,
                      "INSERT INTO event VALUES(1, %d, 0, 0, 1, 'connected', 0,"
                      " '{\"protocol\":\"%s\"}')",
                      (int)m->seq, rows[i].text);
        else if (prompted)
            maker_sql(m,
                      "INSERT INTO event VALUES(1, %d, 0, 0, 1, 'prompted', 0,"
                      " '{\"action\":\"%s\"}')",
                      (int)m->seq, rows[i].text);
        else
            maker_sql(m,
                      "INSERT INTO event VALUES(1, %d, 0, 0, 1, 'frame', 0, '{}');"
                      "INSERT INTO frame VALUES(1, %d, 1, '%s', '%s')",
                      (int)m->seq, (int)m->seq, rows[i].dir, rows[i].text);
    }
}

/* "called answered" of one message. */
static int parts(const struct said *rows, size_t count, const char *version, const char *action,
                 bool from_station)
{
    struct maker m;
    struct coverage c;
    struct runfile *rf;
    char *why = NULL;
    int got = -1;

    make(&m, rows, count);
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    coverage_init(&c, NULL);
    coverage_add(&c, rf);
    for (size_t i = 0; i < c.count; i++) {
        const struct coverage_row *row = &c.rows[i];

        if (strcmp(row->version->name, version) == 0 && row->from_station == from_station &&
            strcmp(row->message->action, action) == 0)
            got = row->called * 10 + row->answered;
    }
    coverage_fini(&c);
    runfile_close(rf);
    unlink(m.path);
    sqlite3_close(m.db);
    return got;
}

#define PARTS(rows, ...) parts(rows, sizeof(rows) / sizeof(rows[0]), __VA_ARGS__)

Test(coverage, a_call_and_its_answer_are_the_two_parts)
{
    static const struct said rows[] = {
        {"", "ocpp1.6"},
        {"out", "[2,\"1\",\"Heartbeat\",{}]"},
        {"in", "[3,\"1\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"},
        {"in", "[2,\"1\",\"ClearCache\",{}]"}};

    cr_expect(PARTS(rows, "1.6", "Heartbeat", true) == 11);
    cr_expect(PARTS(rows, "2.0.1", "Heartbeat", true) == 0);
    cr_expect(PARTS(rows, "1.6", "ClearCache", false) == 10);
    cr_expect(PARTS(rows, "1.6", "Reset", false) == 0);
}

Test(coverage, errors_refusals_of_the_unable_and_what_does_not_fit_do_not_count)
{
    static const struct said rows[] = {
        {"", "ocpp2.0.1"},
        {"in", "[2,\"1\",\"ClearCache\",{}]"},
        {"out", "[4,\"1\",\"NotSupported\",\"\",{}]"},
        {"in", "[2,\"2\",\"TriggerMessage\",{\"requestedMessage\":\"Heartbeat\"}]"},
        {"out", "[3,\"2\",{\"status\":\"NotImplemented\"}]"},
        {"in", "[2,\"3\",\"Reset\",{\"type\":\"Soft\"}]"},
        {"out", "[3,\"3\",{\"status\":\"Accepted\"}]"},
        {"in", "[2,\"4\",\"GetLocalListVersion\",{}]"},
        {"out", "[3,\"4\",{\"versionNumber\":\"1\"}]"},
        {"in", "[2,\"5\",\"Reset\",{\"type\":\"OnIdle\"}]"},
        {"out", "[3,\"5\",{\"status\":\"Rejected\"}]"}};

    cr_expect(PARTS(rows, "2.0.1", "ClearCache", false) == 10);
    cr_expect(PARTS(rows, "2.0.1", "TriggerMessage", false) == 10);
    cr_expect(PARTS(rows, "2.0.1", "GetLocalListVersion", false) == 10);
    cr_expect(PARTS(rows, "2.0.1", "Reset", false) == 11);
}

Test(coverage, a_new_connection_forgets_what_was_asked_and_brings_its_version)
{
    static const struct said rows[] = {{"", "ocpp1.6"},
                                       {"in", "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]"},
                                       {"", "ocpp2.0.1"},
                                       {"out", "[3,\"1\",{\"status\":\"Accepted\"}]"},
                                       {"in", "[2,\"1\",\"Reset\",{\"type\":\"OnIdle\"}]"},
                                       {"out", "[3,\"1\",{\"status\":\"Scheduled\"}]"}};

    cr_expect(PARTS(rows, "1.6", "Reset", false) == 10);
    cr_expect(PARTS(rows, "2.0.1", "Reset", false) == 11);
}

Test(coverage, a_call_put_into_the_mouth_of_a_station_shows_what_the_csms_does)
{
    static const struct said rows[] = {
        {"", "ocpp1.6"},
        {"prompted", "Heartbeat"},
        {"out", "[2,\"1\",\"Heartbeat\",{}]"},
        {"in", "[3,\"1\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"}};

    cr_expect(PARTS(rows, "1.6", "Heartbeat", true) == 1);
}

Test(coverage, nobody_answers_what_was_asked_on_another_connection)
{
    static const struct said rows[] = {
        {"", "ocpp1.6"},
        {"out", "[2,\"1\",\"Heartbeat\",{}]"},
        {"in", "[2,\"2\",\"ClearCache\",{}]"},
        {"", "ocpp1.6"},
        {"in", "[3,\"1\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"},
        {"out", "[3,\"2\",{\"status\":\"Accepted\"}]"}};

    cr_expect(PARTS(rows, "1.6", "Heartbeat", true) == 10);
    cr_expect(PARTS(rows, "1.6", "ClearCache", false) == 10);
}

Test(coverage, the_answer_to_a_call_that_does_not_fit_shows_nothing)
{
    static const struct said rows[] = {{"", "ocpp1.6"},
                                       {"in", "[2,\"1\",\"Reset\",{}]"},
                                       {"out", "[3,\"1\",{\"status\":\"Accepted\"}]"}};

    cr_expect(PARTS(rows, "1.6", "Reset", false) == 0);
}

Test(coverage, one_call_is_put_into_a_mouth_and_the_next_is_of_the_station_itself)
{
    static const struct said rows[] = {{"", "ocpp1.6"},
                                       {"prompted", "Heartbeat"},
                                       {"out", "[2,\"1\",\"Heartbeat\",{}]"},
                                       {"out", "[2,\"2\",\"Heartbeat\",{}]"}};

    cr_expect(PARTS(rows, "1.6", "Heartbeat", true) == 10);
}

/* What is said is counted where a message of that name is known, whatever it is worth; a scenario
 * shows what it showed first. */
Test(coverage, frames_are_counted_but_those_of_nobody_and_those_that_were_broken)
{
    static const struct said rows[] = {
        {"", "ocpp1.6"},
        {"out", "[2,\"0\",\"NoSuchThing\",{}]"},
        {"in", "[3,\"0\",{}]"},
        {"out", "[2,\"1\",\"Heartbeat\",{}]"},
        {"in", "[4,\"1\",\"InternalError\",\"\",{}]"},
        {"in", "[3,\"1\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"},
        {"out", "[2,\"2\",\"Heartbeat\",{}]"},
        {"out", "[2,\"3\",\"Heartbeat\",{}]"},
    };
    struct maker m;
    struct coverage c;
    struct runfile *rf;
    char *why = NULL;

    make(&m, rows, sizeof(rows) / sizeof(rows[0]));
    maker_sql(&m,
              "INSERT INTO event VALUES(1,100,0,0,1,'tampered',0,'{}');"
              "UPDATE event SET cause=100 WHERE seq=%d;"
              "INSERT INTO scenario(scenario,name) VALUES(2,'later');"
              "INSERT INTO event VALUES(2,1,0,0,1,'frame',0,'{}');"
              "INSERT INTO frame SELECT 2,1,actor,dir,text FROM frame WHERE seq=4",
              (int)m.seq);
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    coverage_init(&c, ocpp_version("1.6"));
    coverage_add(&c, rf);
    for (size_t i = 0; i < c.count; i++) {
        const struct coverage_row *row = &c.rows[i];
        bool heard = strcmp(row->message->action, "Heartbeat") == 0;

        cr_expect(row->frames == (heard ? 4 : 0), "%s", row->message->action);
        cr_expect(row->called == heard && !row->answered, "%s", row->message->action);
        cr_expect(heard ? strcmp(row->scenario, "by hand") == 0 : !row->scenario);
    }
    coverage_fini(&c);
    runfile_close(rf);
    maker_fini(&m);
}

Test(coverage, a_message_without_an_answer_is_whole_when_it_was_sent)
{
    static const struct ocpp_field some[] = {{.name = "status"}, {.name = NULL}};
    static const struct ocpp_message asks = {.action = "Asks", .response.fields = some};
    static const struct ocpp_message tells = {.action = "Tells"};
    const struct {
        const struct ocpp_message *message;
        bool called, answered, whole;
    } rows[] = {
        {&asks, false, false, false}, {&asks, true, false, false},   {&asks, false, true, false},
        {&asks, true, true, true},    {&tells, false, false, false}, {&tells, true, false, true},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct coverage_row row = {
            .message = rows[i].message, .called = rows[i].called, .answered = rows[i].answered};

        cr_expect(coverage_is_whole(&row) == rows[i].whole, "row %zu", i);
    }
}

static int actions_of(const struct ocpp_version *v)
{
    int n = 0;

    while (v->messages[n].action)
        n++;
    return n;
}

Test(coverage, actions_are_counted_once_and_need_each_direction)
{
    const int of_16 = actions_of(ocpp_version("1.6")), of_201 = actions_of(ocpp_version("2.0.1"));
    struct coverage c;
    int all, whole;

    coverage_init(&c, NULL);
    coverage_actions(&c, ocpp_version("1.6"), &all, &whole);
    cr_expect(all == of_16 && whole == 0, "%d %d", all, whole);
    for (size_t i = 0; i < c.count; i++)
        c.rows[i].called = c.rows[i].answered =
            strcmp(c.rows[i].message->action, "DataTransfer") != 0 || c.rows[i].from_station;
    coverage_actions(&c, ocpp_version("1.6"), &all, &whole);
    cr_expect(all == of_16 && whole == of_16 - 1, "%d %d", all, whole);
    coverage_actions(&c, ocpp_version("2.0.1"), &all, &whole);
    cr_expect(all == of_201 && whole == of_201 - 1, "%d %d", all, whole);
    coverage_fini(&c);
}
