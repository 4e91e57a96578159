/* title: what a ticket says of itself and the path that it takes are judged to the letter */
#include "fixture/tale.h"

PAGES_OF_SUITE(path_limits);

/* --- what a ticket says of itself ---------------------------------------------------------------
 */

static const struct tale dates[] = {
    {"a minute early, and a minute back", VERDICT_pass,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
          STEP(AT(3), "Ann #1", "identify")),
     NULL,
     "UPDATE ticket_event SET at_ms=at_ms+60000 WHERE seq=2;"
     "UPDATE ticket_event SET at_ms=at_ms-60000 WHERE seq=3"},
    {"the first step, before it was told", VERDICT_fail,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message")), NULL,
     "UPDATE ticket_event SET at_ms=at_ms+60001 WHERE seq=1"},
    {"the second step, before it was told", VERDICT_fail,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message")), NULL,
     "UPDATE ticket_event SET at_ms=at_ms+60001 WHERE seq=2"},
    {"more than a minute back", VERDICT_fail,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message")), NULL,
     "UPDATE ticket_event SET at_ms=-1 WHERE seq=2"},
    {"of two such steps the first is told", VERDICT_fail,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(3), "Ann #1", "message"),
          STEP(AT(4), "Ann #1", "identify")),
     NULL, "UPDATE ticket_event SET at_ms=-1 WHERE seq>1"},
    {"back by a minute from the one before it, and by two from the first", VERDICT_pass,
     TALE(STEP(AT(3), "Pat #1", "contact"), STEP(AT(3), "Ann #1", "message"),
          STEP(AT(3), "Ann #1", "identify")),
     NULL, "UPDATE ticket_event SET at_ms=180000-(seq-1)*60000"},
    {"nobody knows when it was told", VERDICT_pass,
     TALE(STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
          STEP(AT(3), "Ann #1", "identify")),
     NULL, "UPDATE ticket_event SET at_ms=9000000 WHERE seq=2; DELETE FROM event WHERE seq=2"},
    {"each ticket by itself", VERDICT_fail,
     TALE(STEP(AT(5), "Pat #1", "contact"), STEP(AT(6), "Ann #1", "message"),
          STEP(AT(7), "Pat #2", "contact"), STEP(AT(8), "Ann #2", "message")),
     NULL, "UPDATE ticket_event SET at_ms=0 WHERE seq=4"},
};

Test(path_limits, steps_are_dated_as_they_are_told)
{
    tales_judged(dates, COUNT(dates), "path");
    page_of_test(PAGE("path_limits"));
}

static const struct tale messages[] = {
    {"nothing but a message", VERDICT_pass, TALE(STEP(AT(1), "Ann #1", "message")), NULL, NULL},
    {"nothing at all", VERDICT_none, TALE(STEP(AT(1), "Ann #1", "identify")), NULL, NULL},
    {"one without words, first of all", VERDICT_fail, TALE({AT(1), "Ann #1", "message", NULL, ""}),
     NULL, NULL},
    {"two without words: to nobody in particular, and of nobody", VERDICT_fail,
     TALE({AT(1), "Ann #1", "message", "{\"to\":\"Pat\"}", " "},
          {AT(2), " #1", "message", NULL, "\t\n "}, {AT(3), "Ann #1", "message", NULL, "  so"}),
     NULL, NULL},
    {"one to somebody else, of nobody", VERDICT_fail,
     TALE(DATA(AT(1), " #1", "message", "{\"to\":\"Sam\"}")), NULL, NULL},
    {"one to somebody else, without words", VERDICT_fail,
     TALE({AT(1), "Ann #1", "message", "{\"to\":\"Sam\"}", ""}), NULL, NULL},
    {"to who turned to the desk before", VERDICT_pass,
     TALE(STEP(AT(1), "Sam #1", "contact"), DATA(AT(2), "Ann #1", "message", "{\"to\":\"Sam\"}")),
     NULL, NULL},
    {"to who turned to the desk later", VERDICT_fail,
     TALE(DATA(AT(1), "Ann #1", "message", "{\"to\":\"Sam\"}"),
          STEP(AT(2), "Sam #1", "message_in")),
     NULL, NULL},
};

Test(path_limits, messages_have_words_and_go_to_whom_they_concern)
{
    tales_judged(messages, COUNT(messages), "path");
    page_of_test(PAGE("path_limits"));
}

static const struct tale ends[] = {
    {"closed without a word", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "close")), NULL, NULL},
    {"closed without a word to whose name is not known", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "close")), NULL,
     "UPDATE ticket SET data='{}'"},
    {"closed after an answer", VERDICT_pass,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "message"),
          STEP(AT(1), "Ann #1", "close")),
     NULL, NULL},
    {"an answer that comes after", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "close"),
          STEP(AT(1), "Ann #1", "message")),
     NULL, NULL},
    {"an answer of the desk by itself", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "desk #1", "message"),
          STEP(AT(1), "Ann #1", "close")),
     NULL, NULL},
    {"an answer first of all", VERDICT_pass,
     TALE(STEP(0, "Ann #1", "message"), STEP(AT(1), "Pat #1", "contact"),
          STEP(AT(2), "Ann #1", "close")),
     NULL, NULL},
    {"nobody asked: the desk by itself", VERDICT_none,
     TALE(STEP(0, "Ann #1", "identify"), STEP(AT(1), "Ann #1", "close")), NULL, NULL},
    {"nobody asked again", VERDICT_pass,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "message"),
          STEP(AT(2), "Ann #1", "close"), STEP(AT(3), "desk #1", "reopen"),
          STEP(AT(4), "Ann #1", "close")),
     NULL, NULL},
    {"closed twice, and the second time without a word", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "message"),
          STEP(AT(2), "Ann #1", "close"), STEP(AT(3), "desk #1", "reopen"),
          STEP(AT(4), "Pat #1", "message_in"), STEP(AT(5), "Ann #1", "close")),
     NULL, NULL},
    {"who writes in is a customer, too", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "message_in"), STEP(AT(1), "Ann #1", "close")), NULL, NULL},
};

Test(path_limits, no_ticket_is_closed_before_its_customer_was_answered)
{
    tales_judged(ends, COUNT(ends), "path");
    page_of_test(PAGE("path_limits"));
}

#define HELD(connector)                                                                            \
    DATA(0, "Pat", "plug_locked", "{\"connector\":\"" connector "\"}"), STEP(0, "Pat", "contact"), \
        STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message")
#define OF_CP_1 "UPDATE ticket SET data='{\"requester\":\"Pat\",\"station\":\"CP-1\"}'"

static const struct tale cables[] = {
    {"it is back when the ticket is closed", VERDICT_pass,
     TALE(HELD("CP-1/1"), STEP(AT(9), "Pat", "unplugs"), STEP(AT(9), "Ann #1", "close")), NULL,
     OF_CP_1},
    {"it is back a moment later", VERDICT_fail,
     TALE(HELD("CP-1/1"), STEP(AT(9), "Ann #1", "close"), STEP(AT(9) + 1, "Pat", "unplugs")), NULL,
     OF_CP_1},
    {"it is never back, and the ticket names no station", VERDICT_fail,
     TALE(HELD("CP-1/1"), STEP(AT(9), "Ann #1", "close")), NULL, NULL},
    {"it is at another station", VERDICT_pass, TALE(HELD("CP-2/1"), STEP(AT(9), "Ann #1", "close")),
     NULL, OF_CP_1},
    {"it is at a station whose name goes on", VERDICT_pass,
     TALE(HELD("CP-10/1"), STEP(AT(9), "Ann #1", "close")), NULL, OF_CP_1},
    {"it is held again after it was back", VERDICT_fail,
     TALE(HELD("CP-1/1"), STEP(AT(3), "Pat", "unplugs"),
          DATA(AT(4), "Pat", "plug_locked", "{\"connector\":\"CP-1/2\"}"),
          STEP(AT(5), "Pat", "contact"), STEP(AT(9), "Ann #1", "close")),
     NULL, OF_CP_1},
    {"its owner turned to the desk at that moment", VERDICT_fail,
     TALE(DATA(0, "Pat", "plug_locked", "{\"connector\":\"CP-1/1\"}"),
          STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
          STEP(AT(9), "Pat", "contact"), STEP(AT(9), "Ann #1", "close")),
     NULL, OF_CP_1},
    {"its owner turned to the desk later", VERDICT_pass,
     TALE(DATA(0, "Pat", "plug_locked", "{\"connector\":\"CP-1/1\"}"),
          STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
          STEP(AT(9), "Ann #1", "close"), STEP(AT(9) + 1, "Pat", "contact")),
     NULL, OF_CP_1},
    {"its owner never turned to the desk", VERDICT_pass,
     TALE(DATA(0, "Pat", "plug_locked", "{\"connector\":\"CP-1/1\"}"),
          STEP(AT(1), "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
          STEP(AT(9), "Ann #1", "close")),
     NULL, OF_CP_1},
    {"its owner has nothing to do with the ticket", VERDICT_pass,
     TALE(HELD("CP-1/1"), STEP(AT(9), "Ann #1", "close")), NULL,
     OF_CP_1
     "; UPDATE ticket SET data='{}'; UPDATE ticket_event SET by='Sam' WHERE name='contact'"},
    {"two of them", VERDICT_fail,
     TALE(HELD("CP-1/1"), DATA(AT(3), "Sam", "plug_locked", "{\"connector\":\"CP-1/2\"}"),
          STEP(AT(3), "Sam", "contact"), STEP(AT(4), "Sam #1", "message_in"),
          STEP(AT(5), "Ann #1", "message"), STEP(AT(9), "Ann #1", "close")),
     NULL, OF_CP_1},
};

Test(path_limits, no_ticket_is_closed_while_a_cable_is_held)
{
    tales_judged(cables, COUNT(cables), "path");
    page_of_test(PAGE("path_limits"));
}

/* --- what is forbidden and demanded -------------------------------------------------------------
 */

#define WALKED                                                                                     \
    STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "unlock"),                                 \
        STEP(AT(2), "Ann #1", "released"), STEP(AT(3), "Ann #1", "unlock")
#define MUST(demands) "{\"path\":{\"must\":" demands "}}"

static const struct tale demands[] = {
    {"the first step is forbidden", VERDICT_fail, TALE(WALKED),
     "{\"path\":{\"forbidden\":[\"contact\",7,\"test\"]}}", NULL},
    {"a step that happens twice is forbidden", VERDICT_fail, TALE(WALKED),
     "{\"path\":{\"forbidden\":[\"unlock\"]}}", NULL},
    {"what does not happen is forbidden", VERDICT_pass, TALE(WALKED),
     "{\"path\":{\"forbidden\":[\"test\"]}}", NULL},
    {"a step that is there, the first and the last", VERDICT_pass, TALE(WALKED),
     MUST("[\"contact\",\"released\"]"), NULL},
    {"a step that is missing", VERDICT_fail, TALE(WALKED), MUST("[\"contact\",\"test\"]"), NULL},
    {"the first before the second", VERDICT_pass, TALE(WALKED), MUST("\"contact before unlock\""),
     NULL},
    {"the second before the first", VERDICT_fail, TALE(WALKED), MUST("\"unlock before contact\""),
     NULL},
    {"one of two has it before it", VERDICT_fail, TALE(WALKED), MUST("\"released before unlock\""),
     NULL},
    {"one of two has it after it", VERDICT_fail, TALE(WALKED), MUST("\"released after unlock\""),
     NULL},
    {"each has it after it", VERDICT_pass, TALE(WALKED), MUST("[\"unlock after released\"]"), NULL},
    {"none is before itself", VERDICT_fail, TALE(WALKED), MUST("\"released before released\""),
     NULL},
    {"no demand: two words", VERDICT_error, TALE(WALKED), MUST("\"unlock before\""), NULL},
    {"no demand: another word between them", VERDICT_error, TALE(WALKED),
     MUST("\"unlock near released\""), NULL},
    {"what none has, in a list", VERDICT_inconc, TALE(WALKED), MUST("[\"unlock before test\"]"),
     NULL},
    {"what none has, alone", VERDICT_inconc, TALE(WALKED), MUST("\"unlock before test\""), NULL},
    {"the second ticket has it", VERDICT_pass, TALE(WALKED, STEP(AT(4), "Ann #2", "test")),
     MUST("[\"test after test\"]"), NULL},
    {"each ticket by itself", VERDICT_fail,
     TALE(WALKED, STEP(AT(4), "Ann #2", "released"), STEP(AT(5), "Ann #2", "identify")),
     MUST("[\"identify\",\"unlock before released\"]"), NULL},
    {"numbers are no demands", VERDICT_none, TALE(WALKED), MUST("[7]"), NULL},
};

Test(path_limits, what_is_forbidden_and_demanded_is_told_step_by_step)
{
    tales_judged(demands, COUNT(demands), "path");
    page_of_test(PAGE("path_limits"));
}

#define TO(ms, whom) DATA(ms, "Ann #1", "assigned", "{\"to\":\"" whom "\"}")

static const struct tale counts[] = {
    {"nobody counts", VERDICT_none, TALE(TO(0, "Ann"), TO(AT(1), "Bob")), NULL, NULL},
    {"none is allowed, and there is none", VERDICT_pass, TALE(TO(0, "Ann"), TO(AT(1), "Ann")),
     "{\"path\":{\"max_handovers\":0}}", NULL},
    {"none is allowed, and there is one", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), TO(0, "Ann"), TO(AT(1), "Bob")),
     "{\"path\":{\"max_handovers\":0}}", NULL},
    {"two are allowed, and there are two", VERDICT_pass,
     TALE(TO(0, "Ann"), TO(AT(1), "Bob"), TO(AT(2), "Ann")), "{\"path\":{\"max_handovers\":2}}",
     NULL},
    {"one is allowed, and there are two", VERDICT_fail,
     TALE(TO(0, "Ann"), TO(AT(1), "Bob"), TO(AT(2), "Ann")), "{\"path\":{\"max_handovers\":1}}",
     NULL},
    {"it is never opened again", VERDICT_pass, TALE(TO(0, "Ann"), STEP(AT(1), "Ann #1", "close")),
     "{\"path\":{\"max_reopens\":0}}", NULL},
    {"it may be opened again once", VERDICT_pass,
     TALE(STEP(0, "Ann #1", "reopen"), STEP(AT(1), "Ann #1", "close")),
     "{\"path\":{\"max_reopens\":1}}", NULL},
    {"it is opened again three times", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "reopen"), STEP(AT(1), "Ann #1", "reopen"),
          STEP(AT(2), "Ann #1", "reopen")),
     "{\"path\":{\"max_reopens\":2}}", NULL},
};

Test(path_limits, hands_and_minds_change_as_often_as_is_allowed)
{
    tales_judged(counts, COUNT(counts), "path");
    page_of_test(PAGE("path_limits"));
}

/* --- allowed paths ------------------------------------------------------------------------------
 */

#define PATH(rest) "{\"path\":{" rest "}}"

static const struct tale models[] = {
    {"steps are left out and added", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "dispatch"),
          STEP(AT(2), "Ann #1", "test"), STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"contact identify unlock close\""), NULL},
    {"a step is left out, and what is no step does not count", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "note"),
          STEP(AT(2), "Ann #1", "close"), STEP(AT(3), "Ann #1", "note")),
     PATH("\"model\":\"contact identify close\""), NULL},
    {"two steps are added", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "test"),
          STEP(AT(2), "Ann #1", "test"), STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"contact close\""), NULL},
    {"an added step that the log does not tell", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "test"),
          STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"contact close\""), "DELETE FROM event WHERE seq=2"},
    {"nothing is told of it", VERDICT_fail, TALE(STEP(0, "Ann #1", "note")),
     PATH("\"model\":\"contact close\""), NULL},
    {"as fit as it must be", VERDICT_pass,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "test"),
          STEP(AT(3), "Ann #1", "released"), STEP(AT(3), "Ann #1", "returned")),
     PATH("\"model\":\"contact test released returned identify unlock\",\"fitness\":0.8"), NULL},
    {"not as fit as it must be", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "contact"), STEP(AT(1), "Ann #1", "test"),
          STEP(AT(3), "Ann #1", "released"), STEP(AT(3), "Ann #1", "returned")),
     PATH("\"model\":\"contact test released returned identify unlock\",\"fitness\":\"0.801\""),
     NULL},
    {"an alarm that a contact joins is one opening", VERDICT_pass,
     TALE(STEP(0, "desk #1", "alarm"), STEP(AT(1), "Pat #1", "contact"),
          STEP(AT(2), "Ann #1", "message"), STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"contact close\""), NULL},
    {"an alarm that the model names is a step", VERDICT_fail,
     TALE(STEP(0, "desk #1", "alarm"), STEP(AT(1), "Pat #1", "contact"),
          STEP(AT(2), "Ann #1", "message"), STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"(contact | alarm) close\""), NULL},
    {"a ticket that is opened otherwise is none of it", VERDICT_fail,
     TALE(STEP(0, "desk #1", "alarm"), STEP(AT(3), "desk #1", "close")),
     PATH("\"model\":\"contact close\""), NULL},
    {"a contact is none of a model of alarms", VERDICT_fail,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "message"),
          STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"alarm close\""), NULL},
    {"two of three are of it", VERDICT_fail,
     TALE(STEP(0, "desk #1", "alarm"), STEP(AT(3), "desk #1", "close"),
          STEP(AT(4), "Ann #2", "close"), STEP(AT(5), "desk #3", "alarm"),
          STEP(AT(6), "Ann #3", "test"), STEP(AT(6), "desk #3", "close")),
     PATH("\"model\":\"alarm close\""), NULL},
    {"the path may be that of no ticket", VERDICT_pass,
     TALE(STEP(0, "Pat #1", "contact"), STEP(AT(1), "Ann #1", "message"),
          STEP(AT(3), "Ann #1", "close")),
     PATH("\"model\":\"alarm?\""), NULL},
    {"no ticket is of that kind", VERDICT_fail, TALE(STEP(0, "Ann #1", "close")),
     PATH("\"kinds\":{\"billing\":\"contact\",\"fault\":\"close\",\"access\":7}"), NULL},
    {"the model makes no sense", VERDICT_error, TALE(STEP(0, "Ann #1", "close")),
     PATH("\"model\":\"close (\""), NULL},
    {"two words in it are no steps", VERDICT_error, TALE(STEP(0, "Ann #1", "close")),
     PATH("\"model\":\"dance close note\""), NULL},
    {"there is no ticket", VERDICT_fail, TALE(STEP(0, "Pat", "note")),
     "{\"path\":\"contact close\"}", NULL},
    {"the worst of three is the fitness of all", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "test"), STEP(0, "Ann #2", "test"), STEP(1, "Ann #2", "contact"),
          STEP(2, "Ann #2", "close"), STEP(3, "Ann #3", "test"), STEP(4, "Ann #3", "close")),
     PATH("\"model\":\"test close\",\"fitness\":\"0.7\""), NULL},
    {"the models for one kind and for all others count together", VERDICT_pass,
     TALE(STEP(0, "Ann #1", "test"), STEP(1, "Ann #1", "close"), STEP(2, "Ann #2", "identify")),
     PATH("\"model\":\"identify\",\"kinds\":{\"fault\":\"test close\"}"),
     "UPDATE ticket SET data='{\"category\":\"access\"}' WHERE ticket=2"},
    {"there is no model", VERDICT_none, TALE(STEP(0, "Ann #1", "close")), PATH("\"fitness\":1"),
     NULL},
};

Test(path_limits, a_ticket_that_leaves_its_path_is_told_of_step_by_step)
{
    tales_judged(models, COUNT(models), "path");
    page_of_test(PAGE("path_limits"));
}
