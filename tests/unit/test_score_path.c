/* title: tickets that leave the allowed path, skip the answer or send the wrong van are caught */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(score_path);

#define MIN 60000

struct step {
    const char *name, *data;
};

/* A ticket with one step a minute. */
static void walk(struct maker *m, const struct step *steps)
{
    for (int i = 0; steps[i].name; i++)
        maker_step(m, 1, i * MIN, steps[i].name, steps[i].data ? steps[i].data : "{}");
}

static const struct step honest[] = {{"contact", NULL},  {"identify", NULL},
                                     {"unlock", NULL},   {"message", "{\"topic\":\"progress\"}"},
                                     {"released", NULL}, {"close", NULL},
                                     {NULL, NULL}};

static const struct step skips[] = {{"contact", NULL},
                                    {"message", "{\"topic\":\"progress\"}"},
                                    {"released", NULL},
                                    {"close", NULL},
                                    {NULL, NULL}};

static const struct step silent[] = {{"contact", NULL},  {"identify", NULL},
                                     {"unlock", NULL},   {"message", "{\"topic\":\"received\"}"},
                                     {"released", NULL}, {"close", NULL},
                                     {NULL, NULL}};

static const struct step truck[] = {{"contact", NULL},
                                    {"dispatch", "{\"technician\":\"Van 7\"}"},
                                    {"identify", NULL},
                                    {"unlock", NULL},
                                    {"message", "{\"topic\":\"progress\"}"},
                                    {"released", NULL},
                                    {"close", NULL},
                                    {NULL, NULL}};

static const struct step passed_on[] = {{"contact", NULL},
                                        {"assigned", "{\"to\":\"Ann\"}"},
                                        {"assigned", "{\"to\":\"Bob\"}"},
                                        {"identify", NULL},
                                        {"unlock", NULL},
                                        {"message", "{\"topic\":\"progress\"}"},
                                        {"released", NULL},
                                        {"close", NULL},
                                        {NULL, NULL}};

static const struct step joined[] = {{"alarm", NULL},
                                     {"contact", NULL},
                                     {"identify", NULL},
                                     {"unlock", NULL},
                                     {"message", "{\"topic\":\"progress\"}"},
                                     {"released", NULL},
                                     {"close", NULL},
                                     {NULL, NULL}};

static const struct step again[] = {{"contact", NULL},  {"identify", NULL},
                                    {"unlock", NULL},   {"message", "{\"topic\":\"progress\"}"},
                                    {"released", NULL}, {"close", NULL},
                                    {"reopen", NULL},   {"close", NULL},
                                    {NULL, NULL}};

#define MODEL "\"model\":\"contact identify unlock released close (reopen close)?\""

Test(score_path, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    static const struct {
        const char *expect;
        const struct step *steps;
        const char *rule; /* NULL: passes */
    } rows[] = {
        {"{\"path\":{" MODEL "}}", honest, NULL},
        {"{\"path\":{" MODEL "}}", joined, NULL},
        {"{\"path\":{" MODEL "}}", skips, "path.deviation"},
        {"{\"path\":{" MODEL ",\"fitness\":\"0.7\"}}", skips, NULL},
        {"{\"path\":\"contact identify unlock released close\"}", honest, NULL},
        {"{\"path\":\"contact identify unlock released close\"}", skips, "path.deviation"},
        {"{}", honest, NULL},
        {"{}", silent, "path.closed_without_answer"},
        {"{}", again, "path.closed_without_answer"},
        {"{\"path\":{\"max_reopens\":0}}", again, "path.reopened"},
        {"{\"path\":{\"max_reopens\":1}}", honest, NULL},
        {"{\"path\":{\"max_handovers\":0}}", honest, NULL},
        {"{\"path\":{\"max_handovers\":0}}", passed_on, "path.handovers"},
        {"{\"path\":{\"max_handovers\":1}}", passed_on, NULL},
        {"{\"path\":{\"forbidden\":[\"dispatch\"]}}", honest, NULL},
        {"{\"path\":{\"forbidden\":[\"dispatch\"]}}", truck, "path.forbidden"},
        {"{\"path\":{\"must\":[\"identify before unlock\"]}}", honest, NULL},
        {"{\"path\":{\"must\":[\"identify before released\"]}}", skips, "path.order"},
        {"{\"path\":{\"must\":\"released after unlock\"}}", honest, NULL},
        {"{\"path\":{\"must\":\"test after unlock\"}}", honest, "path.order"},
        {"{\"path\":{\"must\":\"test\"}}", honest, "path.order"},
        {"{\"dispatch\":{\"technician\":\"Van 3\"}}", truck, "path.nearest_technician"},
        {"{\"dispatch\":{\"technician\":\"Van 7\"}}", truck, NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, rows[i].expect);
        walk(&m, rows[i].steps);
        v = maker_score(&m, "path");
        told = maker_findings(&m);
        cr_expect(v == (rows[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(rows[i].rule == NULL || maker_found(&m, rows[i].rule) > 0, "row %zu: %s", i,
                  told);
        cr_expect(strstr(told, "error ") == NULL, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

#define STAFF(van3_lat, van3, van7)                                                                \
    "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"staff\",\"args\":{"       \
    "\"technicians\":[{\"name\":\"Van 7\",\"lat_e6\":53000000,\"lon_e6\":5000000,"                 \
    "\"from_min\":0,\"to_min\":1440,\"speed_m_per_h\":50000" van7 "},"                             \
    "{\"name\":\"Van 3\",\"lat_e6\":" van3_lat ",\"lon_e6\":5000000,"                              \
    "\"speed_m_per_h\":50000" van3 "}]}}}"

Test(score_path, the_technician_who_is_there_first_must_be_sent)
{
    static const struct {
        const char *staff, *dispatch;
        bool honest;
    } rows[] = {
        {STAFF("52100000", ",\"from_min\":0,\"to_min\":1440", ""), "{\"technician\":\"Van 7\"}",
         false},
        {STAFF("52100000", ",\"from_min\":0,\"to_min\":1440", ""), "{\"technician\":\"Van 3\"}",
         true},
        {STAFF("53020000", ",\"from_min\":0,\"to_min\":1440", ""), "{\"technician\":\"Van 3\"}",
         false},
        {STAFF("53000500", ",\"from_min\":0,\"to_min\":1440", ""), "{\"technician\":\"Van 3\"}",
         true},
        {STAFF("52100000", ",\"from_min\":420,\"to_min\":1380", ""), "{\"technician\":\"Van 7\"}",
         true},
        {STAFF("52100000", ",\"from_min\":1320,\"to_min\":420", ""), "{\"technician\":\"Van 7\"}",
         false},
        {STAFF("52100000", ",\"from_min\":420,\"to_min\":1380", ""), "{\"technician\":\"Van 3\"}",
         false},
        {STAFF("52100000", ",\"free\":false", ""), "{\"technician\":\"Van 7\"}", true},
        {STAFF("52100000", ",\"parts\":\"fuse\"", ""),
         "{\"technician\":\"Van 7\",\"parts\":\"lock\"}", true},
        {STAFF("52100000", ",\"parts\":\"fuse,lock\"", ""),
         "{\"technician\":\"Van 7\",\"parts\":[\"lock\"]}", false},
        {"{}", "{\"technician\":\"Van 7\"}", true},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{}");
        maker_event(&m, 0, "SUT", "sut_call",
                    "{\"role\":\"csms\",\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\","
                    "\"lat_e6\":52000000,\"lon_e6\":5000000}}");
        maker_event(&m, 0, "SUT", "sut_call", "%s", rows[i].staff);
        maker_sql(&m, "INSERT INTO ticket VALUES(1,1,'{\"station\":\"CP-1\"}')");
        maker_step(&m, 1, 60 * MIN, "contact", "{}");
        maker_step(&m, 1, 61 * MIN, "dispatch", rows[i].dispatch);
        maker_score(&m, "path");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "path.nearest_technician") == !rows[i].honest, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

Test(score_path, a_desk_that_cannot_be_asked_is_inconclusive_only_where_a_path_is_expected)
{
    static const struct {
        const char *expect;
        enum verdict verdict;
    } rows[] = {{"{}", VERDICT_none}, {"{\"path\":{" MODEL "}}", VERDICT_inconc}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, rows[i].expect);
        maker_sql(&m, "UPDATE scenario SET can='[\"csms.command\"]'");
        cr_expect(maker_score(&m, "path") == rows[i].verdict, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

Test(score_path, what_is_expected_of_a_ticket_is_never_green_without_one)
{
    static const struct {
        const char *expect;
        enum verdict verdict;
    } rows[] = {{"{\"path\":{" MODEL "}}", VERDICT_fail},
                {"{\"path\":{\"model\":\"contact (\"}}", VERDICT_error},
                {"{\"path\":{\"model\":\"contact dance close\"}}", VERDICT_error},
                {"{\"path\":{\"forbidden\":[\"dispatch\"]}}", VERDICT_inconc},
                {"{\"path\":{\"must\":[\"notify\"]}}", VERDICT_inconc},
                {"{\"path\":{\"max_reopens\":0}}", VERDICT_inconc},
                {"{\"dispatch\":{\"technician\":\"Van 3\"}}", VERDICT_fail},
                {"{\"path\":{\"kinds\":{\"billing\":\"contact close\"}}}", VERDICT_fail},
                {"{}", VERDICT_none}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, rows[i].expect);
        cr_expect(maker_score(&m, "path") == rows[i].verdict, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

Test(score_path, each_kind_of_case_has_its_own_model)
{
    static const struct {
        const char *expect;
        enum verdict verdict;
    } rows[] = {
        {"{\"path\":{\"model\":\"contact close\",\"kinds\":{\"billing\":\"contact uphold "
         "close\"}}}",
         VERDICT_pass},
        {"{\"path\":{\"model\":\"contact close\"}}", VERDICT_fail},
        {"{\"path\":{\"kinds\":{\"billing\":\"contact uphold close\"}}}", VERDICT_pass},
        {"{\"path\":{\"kinds\":{\"billing\":\"contact close\"}}}", VERDICT_fail},
        {"{\"path\":{\"kinds\":{\"access\":\"contact close\"}}}", VERDICT_fail},
        {"{\"path\":{\"kinds\":{\"fault\":\"contact close\",\"billing\":\"contact uphold "
         "close\"}}}",
         VERDICT_pass},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, rows[i].expect);
        maker_sql(&m, "INSERT INTO ticket VALUES(1,2,'{\"category\":\"billing\"}')");
        for (int ticket = 1; ticket <= 2; ticket++) {
            maker_step(&m, ticket, 0, "contact", "{}");
            maker_step(&m, ticket, MIN, "message", "{}");
            if (ticket == 2)
                maker_step(&m, ticket, 2 * MIN, "uphold", "{}");
            maker_step(&m, ticket, 3 * MIN, "close", "{}");
        }
        v = maker_score(&m, "path");
        told = maker_findings(&m);
        cr_expect(v == rows[i].verdict, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

/* Pat calls about a cable that CP-1 holds; Van 3 is sent, and it comes free. */
static void cable_is_held(struct maker *m)
{
    maker_event(m, 0, "SUT", "sut_call",
                "{\"role\":\"csms\",\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\","
                "\"lat_e6\":52000000,\"lon_e6\":5000000}}");
    maker_event(m, 0, "SUT", "sut_call", STAFF("52100000", "", ""));
    maker_sql(m, "INSERT INTO actor VALUES(1,71,'technician','Van 3','{}'),"
                 "(1,72,'technician','Van 7','{}'); INSERT INTO ticket VALUES(1,1,"
                 "'{\"station\":\"CP-1\",\"requester\":\"Pat\"}')");
    maker_event(m, 0, "Pat", "plug_locked", "{\"connector\":\"CP-1/1\"}");
    maker_event(m, 0, "Pat", "contact", "{\"contact\":1}");
    maker_step(m, 1, 1 * MIN, "contact", "{\"requester\":\"Pat\"}");
    maker_step(m, 1, 2 * MIN, "identify", "{}");
    maker_step(m, 1, 3 * MIN, "dispatch", "{\"technician\":\"Van 3\",\"km\":\"14.5\"}");
    maker_step(m, 1, 3 * MIN, "eta", "{\"technician\":\"Van 3\"}");
    maker_step(m, 1, 4 * MIN, "message", "{}");
    maker_event(m, 40 * MIN, "Pat", "unplugs", "{\"connector\":\"CP-1/1\"}");
    maker_step(m, 1, 41 * MIN, "close", "{}");
}

Test(score_path, what_a_ticket_says_of_itself_is_held_against_the_world)
{
    static const struct {
        const char *sql; /* what is otherwise than told */
        const char *rule;
    } rows[] = {
        {"", NULL},
        {"UPDATE ticket_event SET text=' \n' WHERE name='message'", "path.empty_message"},
        {"UPDATE ticket_event SET data='{\"to\":\"Sam\"}' WHERE name='message'",
         "path.misdirected"},
        {"UPDATE ticket_event SET data='{\"to\":\"Pat\"}' WHERE name='message'", NULL},
        {"UPDATE ticket_event SET at_ms=at_ms+3600000 WHERE name='identify'", "path.dates"},
        {"UPDATE ticket_event SET at_ms=at_ms+30000", NULL},
        {"UPDATE ticket_event SET at_ms=at_ms+60000", NULL},
        {"UPDATE ticket_event SET at_ms=at_ms+60001 WHERE name='identify'", "path.dates"},
        {"UPDATE ticket_event SET at_ms=at_ms-60000 WHERE name='eta'", NULL},
        {"UPDATE ticket_event SET at_ms=at_ms-60001 WHERE name='eta'", "path.dates"},
        {"UPDATE ticket_event SET at_ms=0 WHERE name='close'", "path.dates"},
        {"UPDATE ticket_event SET data='{\"technician\":\"Van 3\",\"km\":\"1.0\"}' WHERE "
         "name='dispatch'",
         "path.distance"},
        {"UPDATE ticket_event SET data='{\"technician\":\"Van 3\",\"km\":\"40.0\"}' WHERE "
         "name='dispatch'",
         "path.distance"},
        {"UPDATE ticket_event SET data='{\"technician\":\"Van 3\",\"km\":\"far\"}' WHERE "
         "name='dispatch'",
         "path.distance"},
        {"UPDATE ticket_event SET data='{\"technician\":\"Van 3\",\"km\":18}' WHERE "
         "name='dispatch'",
         NULL},
        {"UPDATE ticket_event SET data='{\"technician\":\"Van 7\"}' WHERE name='eta'",
         "path.technician_told"},
        {"UPDATE ticket_event SET text='Van 7 is on the way.' WHERE name='eta'",
         "path.technician_told"},
        {"UPDATE ticket_event SET text='Van 3 is on the way, not Van 7.' WHERE name='eta'", NULL},
        {"UPDATE ticket_event SET text='Van 77 is on the way.' WHERE name='eta'", NULL},
        {"DELETE FROM event WHERE kind='unplugs'", "path.closed_too_early"},
        {"UPDATE event SET virt_ms=virt_ms+3600000 WHERE kind='unplugs'", "path.closed_too_early"},
        {"UPDATE event SET data='{\"connector\":\"CP-2/1\"}' WHERE kind='plug_locked'; DELETE FROM "
         "event WHERE kind='unplugs'",
         NULL},
        {"UPDATE event SET kind='hands_over', actor=0, data='{\"driver\":\"Pat\"}' WHERE "
         "kind='unplugs'",
         NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;
        enum verdict v;

        maker_init(&m, "{}");
        cable_is_held(&m);
        maker_sql(&m, "%s", rows[i].sql);
        v = maker_score(&m, "path");
        told = maker_findings(&m);
        cr_expect(v == (rows[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s", i, told);
        cr_expect(rows[i].rule == NULL || maker_found(&m, rows[i].rule) == 1, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

/* Its tickets were held against what could not be read, too. */
Test(score_path, a_model_that_cannot_be_read_is_one_error_and_judges_nobody)
{
    static const char *const models[] = {"contact dance close", "dance", "contact (dance | jig)",
                                         "contact (close"};

    for (size_t i = 0; i < sizeof(models) / sizeof(models[0]); i++) {
        char *expect = mem_printf("{\"path\":\"%s\"}", models[i]);
        struct maker m;
        char *told;

        maker_init(&m, expect);
        walk(&m, honest);
        cr_expect(maker_score(&m, "path") == VERDICT_error);
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "path.deviation") == 1, "%s: %s", models[i], told);
        free(told);
        free(expect);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

#define OPENED(requester, channel)                                                                 \
    "{\"role\":\"desk\",\"verb\":\"open\",\"args\":{\"requester\":\"" requester                    \
    "\",\"channel\":\"" channel "\"}}"
#define REPLIED(more)                                                                              \
    "{\"role\":\"desk\",\"verb\":\"reply\",\"args\":{\"id\":1,\"by\":\"Ann\",\"text\":"            \
    "\"Soon\"," more "}}"
#define ACCOUNT(delivery, address)                                                                 \
    "{\"role\":\"billing\",\"verb\":\"account\",\"args\":{\"account\":\"A-1\",\"person\":\"Pat\"," \
    "\"delivery\":\"" delivery "\",\"address\":\"" address "\"}}"

/* Pat called; two messages go to them, by email. */
Test(score_path, a_message_goes_by_a_channel_by_which_its_reader_can_be_reached)
{
    static const struct {
        const char *call; /* of the desk or the biller beside Pat's; NULL: none */
        const char *sql;  /* what is otherwise */
        int found;        /* so often, of the two */
    } rows[] = {
        {NULL, "", 2},
        {NULL, "UPDATE ticket_event SET data=json_set(data,'$.channel','phone')", 0},
        {NULL, "UPDATE ticket_event SET data=json_remove(data,'$.channel') WHERE name='message'",
         0},
        /* no channel at all */
        {NULL,
         "UPDATE ticket_event SET data=json_set(data,'$.channel','pigeon') WHERE name='message'",
         2},
        {NULL,
         "UPDATE ticket_event SET data=json_set(data,'$.channel','Email') WHERE name='message'", 2},
        /* they wrote, too; so did somebody else */
        {OPENED("Pat", "email"), "", 0},
        {OPENED("Sam", "email"), "", 2},
        {OPENED("Pat", "app"), "", 2},
        {NULL,
         "UPDATE ticket_event SET name='message_in', data=json_set(data,'$.channel','email') WHERE "
         "name='contact'",
         0},
        /* their account has an address */
        {ACCOUNT("email", ""), "", 0},
        {ACCOUNT("paper", "pat@example.org"), "", 0},
        {ACCOUNT("paper", "1 Long Road"), "", 2},
        /* an agent chose it, and where nobody knows what they chose nothing is said */
        {REPLIED("\"channel\":\"email\""),
         "UPDATE ticket_event SET role='agent', by='Ann' WHERE name='message'", 0},
        {REPLIED("\"topic\":\"answer\""),
         "UPDATE ticket_event SET role='agent', by='Ann' WHERE name='message'", 2},
        {NULL, "UPDATE ticket_event SET role='agent', by='Ann' WHERE name='message'", 0},
        /* nobody knows how they turned to the desk */
        {NULL, "UPDATE ticket_event SET data=json_remove(data,'$.channel') WHERE name='contact'",
         0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{}");
        maker_event(&m, 0, "SUT", "sut_call", OPENED("Pat", "phone"));
        if (rows[i].call)
            maker_event(&m, 0, "SUT", "sut_call", "%s", rows[i].call);
        maker_step(&m, 1, 0, "contact", "{\"requester\":\"Pat\",\"channel\":\"phone\"}");
        maker_step(&m, 1, MIN, "message", "{\"to\":\"Pat\",\"channel\":\"email\"}");
        maker_step(&m, 1, 2 * MIN, "message", "{\"to\":\"Pat\",\"channel\":\"email\"}");
        maker_sql(&m, "UPDATE ticket_event SET role='desk', by='desk' WHERE name='message'");
        maker_sql(&m, "%s", rows[i].sql);
        maker_score(&m, "path");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "path.channel") == rows[i].found, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

/* Whoever starts by app can be told by app. */
Test(score_path, a_driver_with_an_app_is_told_by_it)
{
    struct maker m;

    maker_init(&m, "{}");
    maker_step(&m, 1, 0, "contact", "{\"requester\":\"Pat\",\"channel\":\"phone\"}");
    maker_step(&m, 1, MIN, "message", "{\"to\":\"Pat\",\"channel\":\"app\"}");
    maker_sql(&m, "UPDATE ticket_event SET role='desk'");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.channel") == 1);
    maker_event(&m, 2 * MIN, "Sam", "taps", "{\"channel\":\"app\"}");
    maker_event(&m, 2 * MIN, "Pat", "taps", "{\"channel\":\"rfid\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.channel") == 1);
    maker_event(&m, 3 * MIN, "Pat", "taps", "{\"channel\":\"app\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.channel") == 0);
    maker_fini(&m);
}

static void desk_says(struct maker *m, int ticket, int minute, const char *name)
{
    maker_step(m, ticket, minute * MIN, name, "{\"station\":\"CP-1\"}");
    maker_sql(m, "UPDATE ticket_event SET role='desk'");
}

Test(score_path, trouble_that_comes_back_at_once_is_one_ticket)
{
    static const struct {
        int closed, back;
        const char *by;
        int found;
    } rows[] = {{5, 6, "desk", 1}, {5, 19, "desk", 1}, {5, 25, "desk", 0}, {5, 6, "agent", 0}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        desk_says(&m, 1, 1, "alarm");
        desk_says(&m, 1, rows[i].closed, "close");
        desk_says(&m, 2, rows[i].back, "alarm");
        maker_sql(&m, "UPDATE ticket_event SET role='%s' WHERE name='close'", rows[i].by);
        maker_score(&m, "path");
        cr_expect(maker_found(&m, "path.one_ticket") == rows[i].found, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_path"));
}

/* Alarms of the desk were looked at by nobody. */
Test(score_path, an_alarm_is_for_a_station_that_was_in_trouble)
{
    static const struct {
        const char *alarm, *trouble, *data;
        int minute; /* of the trouble; the alarm is in the fifth */
        const char *found;
    } rows[] = {
        {"{\"station\":\"CP-1\"}", "offline", "{}", 4, NULL},
        {"{\"station\":\"CP-1\"}", "offline", "{}", 6, "nothing had been wrong with it"},
        {"{\"station\":\"CP-1\"}", "status", "{\"connector\":1,\"to\":\"Faulted\"}", 4, NULL},
        {"{\"station\":\"CP-1\"}", "status",
         "{\"connector\":1,\"to\":\"Charging\",\"error_code\":\"NoError\"}", 4,
         "nothing had been wrong with it"},
        {"{\"station\":\"CP-1\",\"connector\":1}", "status",
         "{\"connector\":1,\"to\":\"Charging\",\"error_code\":\"ConnectorLockFailure\"}", 4, NULL},
        {"{\"station\":\"CP-1\",\"connector\":2}", "status", "{\"connector\":1,\"to\":\"Faulted\"}",
         4, "for connector 2 of CP-1; the trouble was at connector 1"},
        {"{\"station\":\"CP-1\",\"connector\":2}", "disconnected", "{\"why\":\"gone\"}", 4, NULL},
        {"{\"station\":\"CP-1\",\"connector\":1}", "session_started", "{\"connector\":1}", 4,
         "nothing had been wrong with it"},
        {"{\"station\":\"CP-9\"}", "session_started", "{}", 4, NULL}, /* nobody of ours */
        {"{}", "session_started", "{}", 4, NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *said;

        maker_init(&m, "{}");
        maker_event(&m, MIN, "CP-1", "booted", "{\"status\":\"Accepted\"}");
        if (rows[i].minute < 5)
            maker_event(&m, rows[i].minute * MIN,
                        strcmp(rows[i].trouble, "status") == 0 ? "CP-1/1" : "CP-1", rows[i].trouble,
                        "%s", rows[i].data);
        maker_step(&m, 1, 5 * MIN, "alarm", rows[i].alarm);
        if (rows[i].minute > 5)
            maker_event(&m, rows[i].minute * MIN,
                        strcmp(rows[i].trouble, "status") == 0 ? "CP-1/1" : "CP-1", rows[i].trouble,
                        "%s", rows[i].data);
        maker_score(&m, "path");
        said = maker_findings(&m);
        cr_expect(maker_found(&m, "path.alarm") == (rows[i].found != NULL) &&
                      strstr(said, rows[i].found ? rows[i].found : ""),
                  "row %zu: %s", i, said);
        free(said);
        maker_fini(&m);
    }
}
