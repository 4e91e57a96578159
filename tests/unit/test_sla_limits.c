/* title: grades, clocks and calls are judged up to the millisecond in which they are due */
#include "fixture/tale.h"

PAGES_OF_SUITE(sla_limits);

#define SLA(rest)     "{\"sla\":{" rest "}}"
#define TOLD(ms, who) DATA(ms, who, "message", "{\"topic\":\"progress\"}")
#define END           (10 * HOUR)

/* --- grades ------------------------------------------------------------------------------------
 */

#define GRADED(ms, number, name, grade) DATA(ms, "Ann #" number, name, "{\"grade\":\"" grade "\"}")
#define BILLING(number)                 DATA(0, "Pat #" number, "contact", "{\"category\":\"billing\"}")

static const struct tale grades[] = {
    {"as it was opened", VERDICT_pass, TALE(STEP(0, "Pat #1", "contact")), SLA("\"grade\":\"L2\""),
     NULL},
    {"another, and never looked at", VERDICT_fail, TALE(STEP(0, "Pat #1", "contact")),
     SLA("\"grade\":\"L1\""), NULL},
    {"none", VERDICT_fail, TALE(STEP(0, "Pat #1", "contact")), SLA("\"grade\":\"L1\""),
     "UPDATE ticket SET data='{}'"},
    {"another, by whom classified it and then graded it", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), GRADED(1, "1", "classify", "L1"),
          GRADED(2, "1", "grade", "L3"), TOLD(3, "Ann #1")),
     SLA("\"grade\":\"L1\""), NULL},
    {"another, by whom classified it", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), GRADED(1, "1", "classify", "L1"), TOLD(3, "Ann #1")),
     SLA("\"grade\":\"L2\""), NULL},
    {"of a bill nobody asks for the grade beside a fault", VERDICT_pass,
     TALE(BILLING("1"), GRADED(1, "2", "contact", "L1")), SLA("\"grade\":\"L1\""), NULL},
    {"of a bill it is asked where there is no fault", VERDICT_fail, TALE(BILLING("1")),
     SLA("\"grade\":\"L1\""), NULL},
    {"of each fault", VERDICT_fail,
     TALE(GRADED(0, "1", "contact", "L1"), BILLING("2"), GRADED(1, "3", "contact", "L3")),
     SLA("\"grade\":\"L1\""), NULL},
    {"nobody expects one", VERDICT_none, TALE(STEP(0, "Pat #1", "contact")), NULL, NULL},
    {"there is a ticket without a step", VERDICT_fail, TALE(STEP(0, "Pat", "note")),
     SLA("\"grade\":\"L1\""), "INSERT INTO ticket VALUES(1,1,'{}')"},
    {"a wrong one leaves open what else is missing on tickets", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact")),
     SLA("\"grade\":\"L1\",\"on_site_ms\":1,\"promises\":\"kept\",\"answer_ms\":1"),
     "UPDATE ticket SET data='{\"category\":\"billing\"}'"},
};

Test(sla_limits, each_fault_has_its_grade)
{
    tales_judged(grades, COUNT(grades), "sla");
    page_of_test(PAGE("sla_limits"));
}

/* --- clocks ------------------------------------------------------------------------------------
 */

#define CONTACT STEP(0, "Pat #1", "contact")

static const struct tale clocks[] = {
    {"a reply when it is due", VERDICT_pass, TALE(CONTACT, TOLD(AT(10), "Ann #1")),
     SLA("\"first_reply_ms\":600000"), NULL},
    {"a reply a moment later", VERDICT_fail, TALE(CONTACT, TOLD(AT(10) + 1, "Ann #1")),
     SLA("\"first_reply_ms\":600000"), NULL},
    {"a reply that is due at the end", VERDICT_inconc,
     TALE(STEP(END - AT(10), "Pat #1", "contact")), SLA("\"first_reply_ms\":600000"), NULL},
    {"a reply that was due a moment before the end", VERDICT_fail,
     TALE(STEP(END - AT(10) - 1, "Pat #1", "contact")), SLA("\"first_reply_ms\":600000"), NULL},
    {"a reply that is due at once, and comes at once", VERDICT_pass,
     TALE(CONTACT, TOLD(0, "Ann #1")), SLA("\"first_reply_ms\":0"), NULL},
    {"somebody on site too late", VERDICT_fail,
     TALE(CONTACT, STEP(1, "Ann #1", "dispatch"), STEP(AT(70), "Van #1", "on_site")),
     SLA("\"on_site_ms\":3600000"), NULL},
    {"nobody on site", VERDICT_fail, TALE(CONTACT, STEP(1, "Ann #1", "dispatch")),
     SLA("\"on_site_ms\":3600000"), NULL},
    {"it is closed after the end", VERDICT_fail,
     TALE(CONTACT, STEP(END + AT(5), "Ann #1", "close")), SLA("\"resolution_ms\":3600000"), NULL},
    {"it is opened again, and each time by itself", VERDICT_fail,
     TALE(CONTACT, STEP(AT(60), "Ann #1", "close"), STEP(AT(90), "Ann #1", "reopen"),
          STEP(AT(151), "Ann #1", "close"), STEP(AT(160), "Ann #1", "reopen")),
     SLA("\"resolution_ms\":3600000"), NULL},
    {"each ticket by itself", VERDICT_fail,
     TALE(CONTACT, STEP(AT(60), "Ann #1", "close"), STEP(AT(1), "Pat #2", "contact"),
          STEP(AT(62), "Ann #2", "close")),
     SLA("\"resolution_ms\":3600000"), NULL},
    {"no limit for the first, and one for the second", VERDICT_pass,
     TALE(GRADED(0, "1", "contact", "L1"), GRADED(0, "2", "contact", "L3"),
          STEP(AT(50), "Ann #2", "close")),
     SLA("\"grades\":{\"L3\":{\"resolution_ms\":3600000}}"), NULL},
    {"the next word when it is due", VERDICT_pass,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(31), "desk #1"), STEP(AT(61), "Ann #1", "close")),
     SLA("\"progress_ms\":1800000"), NULL},
    {"the next word a moment later", VERDICT_fail,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(31) + 1, "desk #1"),
          STEP(AT(61), "Ann #1", "close")),
     SLA("\"progress_ms\":1800000"), NULL},
    {"the next word is due at once, and comes at once", VERDICT_pass,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(1), "desk #1"), STEP(AT(1), "Ann #1", "close")),
     SLA("\"progress_ms\":0"), NULL},
    {"the next word is due at once, and comes a moment later", VERDICT_fail,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), STEP(AT(1) + 1, "Ann #1", "close")),
     SLA("\"progress_ms\":0"), NULL},
    {"no further word", VERDICT_fail, TALE(CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(2), "Ann #1")),
     SLA("\"progress_ms\":1800000"), NULL},
    {"no further word is due when it is closed", VERDICT_pass,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), STEP(AT(2), "Ann #1", "close"), TOLD(AT(200), "Ann #1")),
     SLA("\"progress_ms\":1800000"), NULL},
    {"what the desk sends by itself begins no wait", VERDICT_inconc,
     TALE(CONTACT, TOLD(AT(1), "desk #1")), SLA("\"progress_ms\":1800000"), NULL},
    {"nobody waits for a word", VERDICT_inconc,
     TALE(STEP(0, "desk #1", "alarm"), TOLD(AT(1), "Ann #1")), SLA("\"progress_ms\":1800000"),
     NULL},
    {"a wait in each cycle", VERDICT_fail,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), STEP(AT(2), "Ann #1", "close"),
          STEP(AT(300), "Ann #1", "reopen"), TOLD(AT(301), "Ann #1"), TOLD(AT(340), "Ann #1"),
          STEP(AT(341), "Ann #1", "close")),
     SLA("\"progress_ms\":1800000"), NULL},
};

Test(sla_limits, clocks_run_out_a_moment_after_they_are_due)
{
    tales_judged(clocks, COUNT(clocks), "sla");
    page_of_test(PAGE("sla_limits"));
}

#define PAUSED(ms) STEP(ms, "Ann #1", "pause")

static const struct tale pauses[] = {
    {"nobody was asked anything", VERDICT_fail, TALE(CONTACT, PAUSED(AT(1))), NULL, NULL},
    {"nobody knows who it was", VERDICT_fail, TALE(CONTACT, STEP(AT(1), " #1", "pause")), NULL,
     NULL},
    {"twice, and once resumed", VERDICT_fail,
     TALE(CONTACT, PAUSED(AT(1)), PAUSED(AT(2)), STEP(AT(3), "Ann #1", "resume"), PAUSED(AT(4)),
          PAUSED(AT(5))),
     NULL, NULL},
    {"twice, and once opened again", VERDICT_fail,
     TALE(CONTACT, PAUSED(AT(1)), STEP(AT(3), "Ann #1", "reopen"), PAUSED(AT(4)),
          STEP(AT(5), "Ann #1", "note"), PAUSED(AT(6))),
     NULL, NULL},
    {"first of all", VERDICT_fail, TALE(PAUSED(AT(1))), NULL, NULL},
    {"after a question", VERDICT_none,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "ask_again"), PAUSED(AT(2))), NULL, NULL},
    {"a pause without a question does not count", VERDICT_fail,
     TALE(CONTACT, PAUSED(AT(1)), STEP(AT(50), "Ann #1", "resume"),
          STEP(AT(61), "Ann #1", "close")),
     SLA("\"resolution_ms\":3600000"), NULL},
    {"a pause after a question counts", VERDICT_pass,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "ask_again"), PAUSED(AT(1)),
          STEP(AT(50), "Ann #1", "resume"), STEP(AT(61), "Ann #1", "close")),
     SLA("\"resolution_ms\":3600000"), NULL},
};

Test(sla_limits, clocks_stop_for_a_question_only)
{
    tales_judged(pauses, COUNT(pauses), "sla");
    page_of_test(PAGE("sla_limits"));
}

/* --- people who turn to the desk ----------------------------------------------------------------
 */

#define PHONES(ms, who, number)                                                                    \
    DATA(ms, who, "contact", "{\"contact\":" number ",\"channel\":\"phone\"}")
#define HEARD(ms, kind, number) DATA(ms, "Ann", kind, "{\"contact\":" number "}")

static const struct tale calls[] = {
    {"answered when it is due", VERDICT_pass,
     TALE(PHONES(0, "Pat", "1"), HEARD(AT(3), "answered", "1")), SLA("\"answer_ms\":180000"), NULL},
    {"answered a moment later", VERDICT_fail,
     TALE(PHONES(0, "Pat", "1"), HEARD(AT(3) + 1, "answered", "1")), SLA("\"answer_ms\":180000"),
     NULL},
    {"answered at once", VERDICT_pass, TALE(PHONES(5, "Pat", "1"), HEARD(5, "answered", "1")),
     SLA("\"answer_ms\":0"), NULL},
    {"given up when it is due", VERDICT_inconc,
     TALE(PHONES(0, "Pat", "1"), HEARD(AT(3), "abandoned", "1")), SLA("\"answer_ms\":180000"),
     NULL},
    {"never, and the end is when it is due", VERDICT_inconc, TALE(PHONES(END - AT(3), "Pat", "1")),
     SLA("\"answer_ms\":180000"), NULL},
    {"never, and the end is a moment later", VERDICT_fail,
     TALE(PHONES(END - AT(3) - 1, "Pat", "1")), SLA("\"answer_ms\":180000"), NULL},
    {"each of three", VERDICT_fail,
     TALE(PHONES(0, "Pat", "1"), PHONES(0, "Sam", "2"), PHONES(0, "Zoe", "3"),
          HEARD(AT(1), "answered", "2"), HEARD(AT(4), "answered", "1")),
     SLA("\"answer_ms\":180000"), NULL},
    {"nobody expects it", VERDICT_none, TALE(PHONES(0, "Pat", "1")), NULL, NULL},
};

Test(sla_limits, a_call_is_answered_in_time)
{
    tales_judged(calls, COUNT(calls), "sla");
    page_of_test(PAGE("sla_limits"));
}

#define PLUG_HELD(who) DATA(0, who, "plug_locked", "{\"connector\":\"CP-1/1\"}")
#define CABLE          SLA("\"cable_returned_ms\":1800000")

static const struct tale cables[] = {
    {"back when it is due", VERDICT_pass,
     TALE(PLUG_HELD("Pat"), STEP(AT(1), "Pat", "contact"), STEP(AT(31), "Pat", "unplugs")), CABLE,
     NULL},
    {"back a moment later", VERDICT_fail,
     TALE(PLUG_HELD("Pat"), STEP(AT(1), "Pat", "contact"), STEP(AT(31) + 1, "Pat", "unplugs")),
     CABLE, NULL},
    {"back at once", VERDICT_pass,
     TALE(PLUG_HELD("Pat"), STEP(AT(1), "Pat", "contact"), STEP(AT(1), "Pat", "unplugs")),
     SLA("\"cable_returned_ms\":0"), NULL},
    {"never, and the end is when it is due", VERDICT_inconc,
     TALE(PLUG_HELD("Pat"), STEP(END - AT(30), "Pat", "contact")), CABLE, NULL},
    {"never, and the end is a moment later", VERDICT_fail,
     TALE(PLUG_HELD("Pat"), STEP(END - AT(30) - 1, "Pat", "contact")), CABLE, NULL},
    {"each of two", VERDICT_fail,
     TALE(PLUG_HELD("Pat"), PLUG_HELD("Sam"), STEP(AT(1), "Pat", "contact"),
          STEP(AT(2), "Sam", "contact"), STEP(AT(40), "Pat", "unplugs")),
     CABLE, NULL},
    {"it had been back before the call", VERDICT_inconc,
     TALE(PLUG_HELD("Pat"), STEP(AT(1), "Pat", "unplugs"), STEP(AT(2), "Pat", "contact")), CABLE,
     NULL},
};

Test(sla_limits, a_cable_is_back_in_time)
{
    tales_judged(cables, COUNT(cables), "sla");
    page_of_test(PAGE("sla_limits"));
}

#define OPENED(args, number)                                                                       \
    DATA(0, "SUT", "sut_call", "{\"role\":\"desk\",\"verb\":\"open\",\"args\":" args "}"),         \
        DATA(0, "SUT", "sut_answer",                                                               \
             "{\"role\":\"desk\",\"verb\":\"open\",\"status\":\"ok\",\"call\":1,\"answer\":{"      \
             "\"id\":" number "}}")
#define REPLY SLA("\"first_reply_ms\":600000")

static const struct tale lost[] = {
    {"it is there", VERDICT_pass, TALE(OPENED("{\"requester\":\"Pat\"}", "1"), CONTACT), NULL,
     NULL},
    {"it is lost, and what is missing on it is no wonder", VERDICT_fail,
     TALE(OPENED("{\"requester\":\"Pat\"}", "2"), CONTACT, TOLD(AT(1), "Ann #1")),
     SLA("\"progress_ms\":600000,\"promises\":\"kept\",\"answer_ms\":1"), NULL},
    {"somebody's is there, but nothing is told of it", VERDICT_fail,
     TALE(OPENED("{}", "2"), CONTACT), NULL, "INSERT INTO ticket VALUES(1,2,'{}')"},
    {"who phoned came into no ticket, and heard in time", VERDICT_pass,
     TALE(PHONES(0, "Pat", "1"), HEARD(AT(10), "answered", "1")), REPLY, NULL},
    {"who phoned came into no ticket, and heard a moment later", VERDICT_fail,
     TALE(PHONES(0, "Pat", "1"), HEARD(AT(10) + 1, "answered", "1")), REPLY, NULL},
    {"who phoned heard at once", VERDICT_pass,
     TALE(PHONES(7, "Pat", "1"), HEARD(7, "answered", "1")), SLA("\"first_reply_ms\":0"), NULL},
    {"who phoned never heard, and the end is when it is due", VERDICT_inconc,
     TALE(PHONES(END - AT(10), "Pat", "1")), REPLY, NULL},
    {"who phoned never heard, and the end is a moment later", VERDICT_fail,
     TALE(PHONES(END - AT(10) - 1, "Pat", "1")), REPLY, NULL},
    {"who phoned is on the second ticket", VERDICT_pass,
     TALE(PHONES(0, "Pat", "1"), STEP(0, "Sam #1", "contact"), TOLD(AT(1), "Ann #1"),
          STEP(0, "Zoe #2", "contact"), TOLD(AT(1), "Ann #2"), STEP(AT(2), "Pat #2", "message_in")),
     REPLY, "UPDATE ticket SET data='{}'"},
    {"two who phoned", VERDICT_fail,
     TALE(PHONES(0, "Pat", "1"), PHONES(0, "Sam", "2"), HEARD(AT(11), "answered", "2")), REPLY,
     NULL},
    {"nobody expects a reply", VERDICT_none, TALE(PHONES(0, "Pat", "1")), NULL, NULL},
};

Test(sla_limits, whoever_turns_to_the_desk_is_not_lost)
{
    tales_judged(lost, COUNT(lost), "sla");
    page_of_test(PAGE("sla_limits"));
}

/* --- what never came about ----------------------------------------------------------------------
 */

static const struct tale absent[] = {
    {"all that can be expected", VERDICT_inconc, TALE(STEP(0, "Pat", "note")),
     SLA("\"grade\":\"L1\",\"answer_ms\":1,\"first_reply_ms\":1,\"progress_ms\":1,"
         "\"on_site_ms\":1,\"resolution_ms\":1,\"cable_returned_ms\":1,\"promises\":\"kept\","
         "\"escalation\":true"),
     NULL},
    {"what is false is not expected", VERDICT_none, TALE(STEP(0, "Pat", "note")),
     SLA("\"escalation\":false"), NULL},
    {"what is lent is not expected", VERDICT_none, TALE(STEP(0, "Pat", "note")),
     SLA("\"promises\":\"kept\",\"on_site_ms\":1,\"answer_ms\":1,"
         "\"lent\":[7,\"promises\",\"on_site_ms\",\"answer_ms\"]"),
     NULL},
    {"one of three is lent", VERDICT_inconc, TALE(STEP(0, "Pat", "note")),
     SLA("\"promises\":\"kept\",\"on_site_ms\":1,\"answer_ms\":1,\"lent\":[\"on_site_ms\"]"), NULL},
    {"what is not yet due, and what never will be", VERDICT_inconc,
     TALE(STEP(END - 1, "Pat #1", "contact")),
     SLA("\"first_reply_ms\":600000,\"on_site_ms\":1,\"progress_ms\":600000"), NULL},
    {"the desk cannot be asked, and nothing is expected of it", VERDICT_none, TALE(CONTACT), NULL,
     "UPDATE scenario SET can='[]'"},
    {"the desk cannot be asked", VERDICT_inconc, TALE(CONTACT), REPLY,
     "UPDATE scenario SET can='[]'"},
};

Test(sla_limits, what_never_came_about_is_told_by_its_name)
{
    tales_judged(absent, COUNT(absent), "sla");
    page_of_test(PAGE("sla_limits"));
}
