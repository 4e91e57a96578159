/* title: the desk keeps what its people write down, and does as it answers */
#include "fixture/tale.h"

PAGES_OF_SUITE(path_record);

/* A call of the desk and its answer. */
static void asked(struct maker *m, const char *verb, const char *args, const char *answer)
{
    uint64_t call = maker_event(m, 1000, "SUT", "sut_call",
                                "{\"role\":\"desk\",\"verb\":\"%s\",\"args\":%s}", verb, args);
    uint64_t heard = maker_event(m, 1000, "SUT", "sut_answer",
                                 "{\"role\":\"desk\",\"verb\":\"%s\",\"status\":\"ok\",\"call\":"
                                 "%llu,\"answer\":%s}",
                                 verb, (unsigned long long)call, answer);

    maker_sql(m, "UPDATE event SET cause=%llu WHERE seq=%llu", (unsigned long long)call,
              (unsigned long long)heard);
}

#define ACT(action, args)                                                                          \
    "{\"id\":1,\"action\":\"" action "\",\"by\":\"Ann\",\"role\":\"agent\",\"args\":" args "}"
#define LATE        ACT("late", "{\"due_ms\":9000,\"why\":\"snow\"}")
#define REPLY(more) "{\"id\":1,\"by\":\"Ann\",\"text\":\"Soon.\"," more "}"
#define SOON        "UPDATE ticket_event SET text='Soon.'"
#define CONTACT                                                                                    \
    "{\"requester\":\"Pat\",\"channel\":\"email\",\"category\":\"fault\",\"words\":\"help\"}"

static const struct {
    const char *what;
    const char *verb, *args, *answer;
    const char *step, *data, *change; /* the step that the desk tells; SQL on it, or NULL */
    int findings;
} rows[] = {
    {"a step as it was recorded", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{\"result\":\"Unlocked\"}", NULL, 0},
    {"a step to which the desk adds", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}",
     "unlock", "{\"result\":\"Unlocked\",\"clock\":3}", NULL, 0},
    {"another value", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{\"result\":\"Rejected\"}", NULL, 1},
    {"a value that is not told", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{}", NULL, 1},
    {"a number spelt as text", "act", ACT("match", "{\"candidates\":2}"), "{}", "match",
     "{\"candidates\":\"2\"}", NULL, 0},
    {"another number", "act", ACT("match", "{\"candidates\":2}"), "{}", "match",
     "{\"candidates\":1}", NULL, 1},
    {"a step that is not told", "act", ACT("unlock", "{}"), "{}", "reset", "{}", NULL, 1},
    {"a step of somebody else", "act", ACT("unlock", "{}"), "{}", "unlock", "{}",
     "UPDATE ticket_event SET by='Bob'", 1},
    {"a step in another role", "act", ACT("unlock", "{}"), "{}", "unlock", "{}",
     "UPDATE ticket_event SET role='desk'", 1},
    {"what is no step of a ticket", "act", ACT("late", "{\"due_ms\":5}"), "{}", "note", "{}", NULL,
     0},
    {"nobody to be had", "act", ACT("dispatch", "{}"), "{\"technician\":null}", "note", "{}", NULL,
     0},
    {"who was sent", "act", ACT("dispatch", "{}"), "{\"technician\":\"Van 3\",\"km\":\"7.8\"}",
     "dispatch", "{\"technician\":\"Van 3\",\"km\":\"7.8\"}", NULL, 0},
    {"another than was answered", "act", ACT("dispatch", "{}"),
     "{\"technician\":\"Van 3\",\"km\":\"7.8\"}", "dispatch",
     "{\"technician\":\"Van 4\",\"km\":\"7.8\"}", NULL, 1},
    {"another arrival than was answered", "act", ACT("eta", "{}"),
     "{\"eta_ms\":9000,\"promise\":4}", "eta", "{\"promise\":4,\"due_ms\":9500}", NULL, 1},
    {"a contact", "open", CONTACT, "{\"id\":1}", "contact", CONTACT, NULL, 0},
    {"a contact of which something is left out", "open", CONTACT, "{\"id\":1}", "contact",
     "{\"requester\":\"Pat\"}", NULL, 0},
    {"a contact with other words", "open", CONTACT, "{\"id\":1}", "contact",
     "{\"requester\":\"Pat\",\"words\":\"thanks\"}", NULL, 1},
    {"a contact that joins an open ticket", "open", CONTACT, "{\"id\":1}", "message_in", "{}", NULL,
     0},
    {"a contact that is lost", "open", CONTACT, "{\"id\":1}", "note", "{}", NULL, 1},
    {"a reply under a salutation", "reply", "{\"id\":1,\"by\":\"Ann\",\"text\":\"Soon.\"}", "{}",
     "message", "{}", "UPDATE ticket_event SET text='Dear Pat, Soon. Yours'", 0},
    {"a reply in other words", "reply", "{\"id\":1,\"by\":\"Ann\",\"text\":\"Soon.\"}", "{}",
     "message", "{}", "UPDATE ticket_event SET text='Never.'", 1},
    {"a reply by the channel that was chosen", "reply", REPLY("\"channel\":\"email\""), "{}",
     "message", "{\"channel\":\"email\"}", SOON, 0},
    {"a reply by another channel", "reply", REPLY("\"channel\":\"email\""), "{}", "message",
     "{\"channel\":\"paper\"}", SOON, 1},
    {"a reply by nobody knows which channel", "reply", REPLY("\"channel\":\"email\""), "{}",
     "message", "{}", SOON, 1},
    {"a reply for which the desk chose", "reply", REPLY("\"topic\":\"answer\""), "{}", "message",
     "{\"channel\":\"paper\"}", SOON, 0},
    {"a reply with its reason", "reply", REPLY("\"reason\":\"NoCredit\""), "{}", "message",
     "{\"reason\":\"NoCredit\"}", SOON, 0},
    {"a reply with another reason", "reply", REPLY("\"reason\":\"NoCredit\""), "{}", "message",
     "{\"reason\":\"Blocked\"}", SOON, 1},
    {"a reply without its reason", "reply", REPLY("\"reason\":\"NoCredit\""), "{}", "message", "{}",
     SOON, 1},
    {"a delay as it was told", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":9000,\"reason\":\"snow\",\"technician\":\"Ann\"}", NULL, 0},
    {"a delay for another reason", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":9000,\"reason\":\"ice\"}", NULL, 1},
    {"a delay for no reason", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":9000}", NULL, 1},
    {"a delay until another time", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":9500,\"reason\":\"snow\"}", NULL, 1},
    {"a delay that the customer is told of with another reason", "act", LATE, "{\"promise\":4}",
     "message", "{\"promise\":4,\"reason\":\"ice\"}", NULL, 1},
    {"a delay that the customer is told of without one", "act", LATE, "{\"promise\":4}", "message",
     "{\"promise\":4}", NULL, 0},
    {"a delay in whose place somebody else comes", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":5000,\"technician\":\"Bob\"}", NULL, 0},
    {"an arrival of another promise", "act", LATE, "{\"promise\":4}", "eta",
     "{\"promise\":3,\"due_ms\":5000}", NULL, 0},
    {"a delay without a reason", "act", ACT("late", "{\"due_ms\":9000}"), "{\"promise\":4}", "eta",
     "{\"promise\":4,\"due_ms\":9000,\"reason\":\"held up\"}", NULL, 0},
};

Test(path_record, is_kept_as_it_was_written)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *findings;

        maker_init(&m, "{}");
        asked(&m, rows[i].verb, rows[i].args, rows[i].answer);
        maker_step(&m, 1, 2000, rows[i].step, rows[i].data);
        if (rows[i].change)
            maker_sql(&m, "%s", rows[i].change);
        maker_keep_title(rows[i].what);
        maker_score(&m, "path");
        findings = maker_findings(&m);
        cr_expect(maker_found(&m, "path.record") == rows[i].findings, "%s:\n%s", rows[i].what,
                  findings);
        free(findings);
        maker_fini(&m);
    }
    page_of_test(PAGE("path_record"));
}

Test(path_record, counts_each_step_once)
{
    struct maker m;

    maker_init(&m, "{}");
    asked(&m, "act", ACT("unlock", "{\"result\":\"Rejected\"}"), "{}");
    asked(&m, "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}");
    maker_step(&m, 1, 2000, "unlock", "{\"result\":\"Unlocked\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.record") == 1, "two were recorded, one is told");
    maker_step(&m, 1, 3000, "unlock", "{\"result\":\"Rejected\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.record") == 0, "in whatever order");
    maker_fini(&m);
}

/* --- several calls, several tickets -------------------------------------------------------------
 */

#define CALL(verb, args, answer)                                                                   \
    DATA(AT(1), "SUT", "sut_call", "{\"role\":\"desk\",\"verb\":\"" verb "\",\"args\":" args "}"), \
        DATA(AT(1), "SUT", "sut_answer",                                                           \
             "{\"role\":\"desk\",\"verb\":\"" verb "\",\"status\":\"ok\",\"answer\":" answer "}")
#define ACTED(id, action, args)                                                                    \
    CALL("act",                                                                                    \
         "{\"id\":" id ",\"action\":\"" action                                                     \
         "\",\"by\":\"Ann\",\"role\":\"agent\",\"args\":" args "}",                                \
         "{}")
#define ANSWERED(id, action, answer)                                                               \
    CALL("act", "{\"id\":" id ",\"action\":\"" action "\",\"args\":{}}", answer)
#define REPLIED(id, text)                                                                          \
    CALL("reply", "{\"id\":" id ",\"by\":\"Ann\",\"text\":\"" text "\"}", "{}")
#define OPENED(args, id) CALL("open", args, "{\"id\":" id "}")

static const struct tale calls[] = {
    {"nothing was recorded", VERDICT_none, TALE(STEP(AT(2), "Ann #1", "test")), NULL, NULL},
    {"a step of another ticket is not it", VERDICT_fail,
     TALE(ACTED("2", "test", "{}"), STEP(AT(2), "Ann #1", "test"), STEP(AT(2), "Ann #2", "unlock")),
     NULL, NULL},
    {"the same step on two tickets", VERDICT_pass,
     TALE(ACTED("2", "test", "{}"), ACTED("1", "test", "{}"), STEP(AT(2), "Ann #1", "test"),
          STEP(AT(2), "Ann #2", "test")),
     NULL, NULL},
    {"two were recorded, one is told", VERDICT_fail,
     TALE(ACTED("1", "test", "{}"), ACTED("1", "test", "{}"), STEP(AT(2), "Ann #1", "unlock"),
          STEP(AT(2), "Ann #1", "test")),
     NULL, NULL},
    {"one that fits is taken before the first", VERDICT_fail,
     TALE(ACTED("1", "unlock", "{\"result\":\"Rejected\"}"),
          ACTED("1", "unlock", "{\"result\":\"Unlocked\"}"),
          DATA(AT(2), "Ann #1", "unlock", "{\"result\":\"Unlocked\"}"),
          DATA(AT(2), "Ann #1", "unlock", "{\"result\":\"Failed\"}")),
     NULL, NULL},
    {"of two that do not fit the first is taken", VERDICT_fail,
     TALE(ACTED("1", "unlock", "{\"result\":\"Rejected\"}"),
          DATA(AT(2), "Ann #1", "unlock", "{\"result\":\"Jammed\"}"),
          DATA(AT(2), "Ann #1", "unlock", "{\"result\":\"Failed\"}")),
     NULL, NULL},
    {"null is no value, and lists are values", VERDICT_fail,
     TALE(ACTED("1", "dispatch", "{\"parts\":[\"lock\"],\"until\":null,\"tools\":[\"saw\"]}"),
          DATA(AT(2), "Ann #1", "dispatch",
               "{\"parts\":[\"fuse\"],\"until\":5,\"tools\":[\"saw\"]}")),
     NULL, NULL},
    {"a list is no text", VERDICT_fail,
     TALE(ACTED("1", "dispatch", "{\"parts\":[\"lock\"]}"),
          DATA(AT(2), "Ann #1", "dispatch", "{\"parts\":\"lock\"}")),
     NULL, NULL},
    {"by somebody else, in another role", VERDICT_fail,
     TALE(ACTED("1", "unlock", "{}"), STEP(AT(2), "desk #1", "unlock")), NULL, NULL},
    {"by nobody, in no role", VERDICT_pass,
     TALE(ACTED("1", "unlock", "{}"), STEP(AT(2), "Ann #1", "unlock")), NULL,
     "UPDATE ticket_event SET by='', role=''"},
    {"it is not said by whom, nor in which role", VERDICT_pass,
     TALE(ANSWERED("1", "unlock", "{}"), STEP(AT(2), "desk #1", "unlock")), NULL, NULL},
    {"what is no step of a ticket is not looked for", VERDICT_none,
     TALE(ACTED("1", "note", "{}"), STEP(AT(2), "Ann #1", "test")), NULL, NULL},
    {"what is about no ticket is not looked for", VERDICT_none,
     TALE(CALL("act", "{\"action\":\"unlock\"}", "{}"), STEP(AT(2), "Ann #1", "test")), NULL, NULL},
    {"a ticket of which nothing is told is lost as a whole", VERDICT_none,
     TALE(ACTED("2", "unlock", "{}"), REPLIED("2", "Soon."), STEP(AT(2), "Ann #1", "test")), NULL,
     NULL},
    {"another station, and none", VERDICT_fail,
     TALE(ANSWERED("1", "alternative", "{\"station\":\"CP-2\"}"),
          ANSWERED("1", "alternative", "{\"station\":null}"), STEP(AT(2), "Ann #1", "test")),
     NULL, NULL},
    {"nobody was to be had", VERDICT_none,
     TALE(ANSWERED("1", "dispatch", "{\"technician\":null}"), STEP(AT(2), "Ann #1", "test")), NULL,
     NULL},
    {"it is not said whether anybody was to be had", VERDICT_fail,
     TALE(ANSWERED("1", "dispatch", "{}"), STEP(AT(2), "Ann #1", "test")), NULL, NULL},
    {"the arrival that was answered is told otherwise", VERDICT_fail,
     TALE(ANSWERED("1", "dispatch", "{\"eta_ms\":9000,\"promise\":4}"),
          STEP(AT(2), "Ann #1", "dispatch"),
          DATA(AT(3), "Ann #1", "eta", "{\"promise\":3,\"due_ms\":1}"),
          DATA(AT(4), "Ann #1", "eta", "{\"promise\":4,\"due_ms\":9001}"),
          DATA(AT(5), "Ann #1", "promise", "{\"promise\":4,\"due_ms\":1}")),
     NULL, NULL},
    {"the arrival that was answered is told first of all, without a time", VERDICT_fail,
     TALE(ANSWERED("1", "dispatch", "{\"eta_ms\":1,\"promise\":4}"),
          DATA(AT(2), "Ann #1", "eta", "{\"promise\":4}"), STEP(AT(3), "Ann #1", "dispatch")),
     NULL, NULL},
    {"the arrival that was answered is told so", VERDICT_pass,
     TALE(ANSWERED("1", "dispatch", "{\"eta_ms\":9000,\"promise\":4}"),
          STEP(AT(2), "Ann #1", "dispatch"),
          DATA(AT(4), "Ann #1", "eta", "{\"promise\":4,\"due_ms\":9000}")),
     NULL, NULL},
    {"without a promise nobody knows which arrival it is", VERDICT_pass,
     TALE(ANSWERED("1", "dispatch", "{\"eta_ms\":9000}"), STEP(AT(2), "Ann #1", "dispatch"),
          DATA(AT(4), "Ann #1", "eta", "{\"due_ms\":9001}")),
     NULL, NULL},
    {"without a time nothing was promised", VERDICT_pass,
     TALE(ANSWERED("1", "dispatch", "{\"promise\":4}"), STEP(AT(2), "Ann #1", "dispatch"),
          DATA(AT(4), "Ann #1", "eta", "{\"promise\":4,\"due_ms\":9001}")),
     NULL, NULL},
    {"a contact, and one that joins it", VERDICT_pass,
     TALE(OPENED("{\"words\":\"help\"}", "1"), OPENED("{\"words\":\"please\"}", "1"),
          DATA(AT(2), "Pat #1", "contact", "{\"words\":\"help\"}"),
          STEP(AT(3), "Pat #1", "message_in")),
     NULL, NULL},
    {"two contacts, one is told", VERDICT_fail,
     TALE(OPENED("{\"words\":\"help\"}", "1"), OPENED("{\"words\":\"please\"}", "1"),
          DATA(AT(2), "Pat #1", "contact", "{\"words\":\"please\"}")),
     NULL, NULL},
    {"a contact whose words are others", VERDICT_fail,
     TALE(OPENED("{\"words\":\"help\",\"channel\":\"email\"}", "1"),
          DATA(AT(2), "Pat #1", "contact", "{\"words\":\"thanks\"}")),
     NULL, NULL},
    {"two replies, one message", VERDICT_fail,
     TALE(REPLIED("1", "Soon."), REPLIED("1", "Soon."),
          {AT(2), "Ann #1", "message", NULL, "Soon."}),
     NULL, NULL},
    {"two replies, two messages, one with other words between them", VERDICT_pass,
     TALE(REPLIED("1", "Soon."), REPLIED("1", "Soon."),
          {AT(2), "Ann #1", "message", NULL, "Dear Pat, Soon."},
          {AT(3), "Ann #1", "message", NULL, "Never."}, {AT(3), "Ann #1", "note", NULL, "Soon."},
          {AT(4), "Ann #1", "message", NULL, "Soon. Ann"}),
     NULL, NULL},
    {"a reply on each of two tickets", VERDICT_fail,
     TALE(REPLIED("1", "Soon."), REPLIED("2", "Now."), {AT(2), "Ann #1", "message", NULL, "Soon."},
          {AT(3), "Ann #2", "message", NULL, "Soon."}),
     NULL, NULL},
};

Test(path_record, is_looked_for_call_by_call)
{
    tales_judged(calls, COUNT(calls), "path");
    page_of_test(PAGE("path_record"));
}

/* The desk closed it by itself a minute before Ann did: hers was held against the desk's. */
Test(path, record_of_a_person_is_not_what_the_desk_did_before)
{
    static const struct {
        const char *action, *args, *data; /* of Ann's step; as the desk tells its own */
        const char *change;
        int findings;
    } both[] = {
        {"close", "{\"outcome\":\"it came back\"}", "{}", "", 0},
        {"close", "{}", "{\"outcome\":\"resolved itself\"}", "", 0},
        {"reopen", "{}", "{}", "", 0},
        {"dispatch", "{}", "{\"technician\":\"Van 3\"}", "", 0},
        /* where the second is nobody's, or is not there, hers is not told */
        {"close", "{}", "{}", "UPDATE ticket_event SET by='Bob' WHERE by='Ann'", 1},
        {"close", "{}", "{}", "UPDATE ticket_event SET role='desk'", 1},
        {"close", "{}", "{}", "DELETE FROM ticket_event WHERE by='Ann'", 2},
    };

    for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
        char *args = mem_printf("{\"id\":1,\"action\":\"%s\",\"by\":\"Ann\",\"role\":\"agent\","
                                "\"args\":%s}",
                                both[i].action, both[i].args);
        struct maker m;
        char *findings;

        maker_init(&m, "{}");
        asked(&m, "act", args, "{}");
        maker_step(&m, 1, 2000, both[i].action, both[i].data);
        maker_sql(&m, "UPDATE ticket_event SET by='desk', role='desk'");
        maker_step(&m, 1, 62000, both[i].action, both[i].args);
        maker_sql(&m, "%s", both[i].change);
        maker_score(&m, "path");
        findings = maker_findings(&m);
        cr_expect(maker_found(&m, "path.record") == both[i].findings, "row %zu: %s", i, findings);
        free(findings);
        free(args);
        maker_fini(&m);
    }
}
