/* title: the clocks of a desk and its promises are held against ours to the letter */
#include "fixture/tale.h"

PAGES_OF_SUITE(sla_desk);

#define SLA(rest)     "{\"sla\":{" rest "}}"
#define TOLD(ms, who) DATA(ms, who, "message", "{\"topic\":\"progress\"}")
#define END           (10 * HOUR)
#define CONTACT       STEP(0, "Pat #1", "contact")

/* --- the desk's own clocks ----------------------------------------------------------------------
 */

#define KEEPS(grades)                                                                              \
    DATA(0, "SUT", "sut_call",                                                                     \
         "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"sla\",\"args\":{"    \
         "\"grades\":{" grades "}}}}")
#define CLOCK(ms, what, name) DATA(ms, "desk #1", what, "{\"clock\":\"" name "\"}")
#define HOUR_TO_CLOSE         KEEPS("\"L2\":{\"resolution_ms\":3600000}")
#define OFFICE(days)                                                                               \
    DATA(0, "SUT", "sut_call",                                                                     \
         "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"sla\",\"args\":{"    \
         "\"grades\":{\"L2\":{\"resolution_ms\":3600000}},\"hours\":{\"from_min\":60,"             \
         "\"to_min\":600},\"holidays\":[" days "]}}}")
#define KEPT_ANYHOW SLA("\"grade\":\"L2\"")

static const struct tale clocks[] = {
    {"it runs out, and the desk says so", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(60), "breach", "resolution"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so a second late", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(60) + 1000, "breach", "resolution"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so more than a second late, which is noted", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(60) + 1001, "breach", "resolution"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so a minute early", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(59), "breach", "resolution"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so more than a minute early", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(59) - 1, "breach", "resolution"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"of two the nearest counts, and the other is a false alarm", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(30), "breach", "resolution"),
          CLOCK(AT(60), "breach", "resolution"), CLOCK(AT(70), "breach", "first_reply"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it says nothing", VERDICT_fail, TALE(HOUR_TO_CLOSE, CONTACT, STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the first of its clocks runs out, and it says nothing", VERDICT_fail,
     TALE(KEEPS("\"L2\":{\"first_reply_ms\":3600000}"), CONTACT, STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the first of its clocks runs out, and it says so", VERDICT_pass,
     TALE(KEEPS("\"L2\":{\"first_reply_ms\":3600000}"), CONTACT,
          CLOCK(AT(60), "breach", "first_reply"), STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"a warning names the minute at which the first of its clocks runs out", VERDICT_pass,
     TALE(KEEPS("\"L2\":{\"first_reply_ms\":3600000}"), CONTACT,
          DATA(AT(48), "desk #1", "escalate", "{\"clock\":\"first_reply\",\"due_ms\":3600000}"),
          CLOCK(AT(60), "breach", "first_reply"), STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"a warning names another minute", VERDICT_fail,
     TALE(KEEPS("\"L2\":{\"first_reply_ms\":3600000}"), CONTACT,
          DATA(AT(48), "desk #1", "escalate", "{\"clock\":\"first_reply\",\"due_ms\":7200000}"),
          CLOCK(AT(60), "breach", "first_reply"), STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out in the last minute, and the desk says nothing", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, STEP(END - AT(61), "Pat #1", "contact")), KEPT_ANYHOW, NULL},
    {"it runs out before the last minute, and the desk says nothing", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, STEP(END - AT(61) - 1, "Pat #1", "contact")), KEPT_ANYHOW, NULL},
    {"it runs out at the end", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, STEP(END - AT(60), "Pat #1", "contact")), KEPT_ANYHOW, NULL},
    {"it is closed when it would run out", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, STEP(AT(60), "Ann #1", "close")), KEPT_ANYHOW, NULL},
    {"it is closed a moment later", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, STEP(AT(60) + 1, "Ann #1", "close")), KEPT_ANYHOW, NULL},
    {"it did not run out, and the desk says so", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(50), "breach", "resolution"),
          STEP(AT(55), "Ann #1", "close"), CLOCK(AT(56), "breach", "resolution")),
     KEPT_ANYHOW, NULL},
    {"of a clock that the desk was told nothing of it can say what it likes", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(50), "breach", "first_reply"),
          STEP(AT(55), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk was told nothing", VERDICT_pass,
     TALE(CONTACT, CLOCK(AT(50), "breach", "resolution"), STEP(AT(55), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"in each cycle by itself", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, STEP(AT(30), "Ann #1", "close"), STEP(AT(40), "Ann #1", "reopen"),
          CLOCK(AT(100), "breach", "resolution"), STEP(AT(110), "Ann #1", "close"),
          STEP(AT(120), "Ann #1", "reopen"), STEP(AT(190), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk's own pauses count for its clocks", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, CONTACT, STEP(AT(10), "Ann #1", "pause"), STEP(AT(30), "Ann #1", "resume"),
          CLOCK(AT(80), "breach", "resolution"), STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"its clock runs in the hours that it was told", VERDICT_pass,
     TALE(OFFICE(""), CONTACT, CLOCK(AT(120), "breach", "resolution"),
          STEP(AT(130), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"its clock stands still on a holiday that it was told", VERDICT_pass,
     TALE(OFFICE("\"1970-01-01\""), CONTACT, CLOCK(AT(1440 + 120), "breach", "resolution"),
          STEP(AT(1440 + 130), "Ann #1", "close")),
     KEPT_ANYHOW, "UPDATE scenario SET ends_ms=999999999"},
    {"its clock runs on a holiday", VERDICT_fail,
     TALE(OFFICE("\"1970-01-01\""), CONTACT, CLOCK(AT(120), "breach", "resolution"),
          STEP(AT(130), "Ann #1", "close")),
     KEPT_ANYHOW, "UPDATE scenario SET ends_ms=999999999"},
    {"it was told no hours: it always runs", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, CLOCK(AT(60), "breach", "resolution"),
          STEP(AT(130), "Ann #1", "close")),
     SLA("\"grade\":\"L2\",\"hours\":{\"from_min\":60,\"to_min\":600}"), NULL},
    {"the last that it was told counts", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, KEEPS("\"L2\":{\"resolution_ms\":7200000}"), CONTACT,
          STEP(AT(110), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
};

Test(sla_desk, its_clocks_run_out_when_ours_do)
{
    tales_judged(clocks, COUNT(clocks), "sla");
    page_of_test(PAGE("sla_desk"));
}

#define HALF_AN_HOUR KEEPS("\"L2\":{\"progress_ms\":1800000}")

static const struct tale waits[] = {
    {"it runs out twice, and the desk says so", VERDICT_pass,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), CLOCK(AT(31), "breach", "progress"),
          TOLD(AT(50), "Ann #1"), CLOCK(AT(80), "breach", "progress"),
          STEP(AT(81), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out twice, and the desk says so once", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), CLOCK(AT(31), "breach", "progress"),
          TOLD(AT(50), "Ann #1"), STEP(AT(81), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out once, and the desk says so twice", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), CLOCK(AT(31), "breach", "progress"),
          TOLD(AT(50), "Ann #1"), CLOCK(AT(60), "breach", "progress"),
          STEP(AT(61), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out twice, and the desk says so of the second", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(50), "Ann #1"),
          CLOCK(AT(80), "breach", "progress"), STEP(AT(81), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out, and the desk says so within a minute of the next word", VERDICT_pass,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(31) + 10, "Ann #1"),
          CLOCK(AT(32), "breach", "progress"), STEP(AT(60), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out, and the desk says so a minute after the next word", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(32), "Ann #1"),
          CLOCK(AT(33), "breach", "progress"), STEP(AT(60), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs out, and the desk says so more than a minute after the next word", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), TOLD(AT(32), "Ann #1"),
          CLOCK(AT(33) + 1, "breach", "progress"), STEP(AT(60), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so a minute before the wait begins", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, CLOCK(AT(9), "breach", "progress"), TOLD(AT(10), "Ann #1"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk says so more than a minute before the wait begins", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, CLOCK(AT(9) - 1, "breach", "progress"), TOLD(AT(10), "Ann #1"),
          STEP(AT(90), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"it runs on until the end", VERDICT_fail, TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1")),
     KEPT_ANYHOW, NULL},
    {"it ends where the ticket is closed", VERDICT_pass,
     TALE(HALF_AN_HOUR, CONTACT, TOLD(AT(1), "Ann #1"), STEP(AT(2), "Ann #1", "close"),
          TOLD(AT(100), "Ann #1"), STEP(AT(200), "Ann #1", "note")),
     KEPT_ANYHOW, NULL},
    {"nobody waits for a word", VERDICT_pass,
     TALE(HALF_AN_HOUR, STEP(0, "desk #1", "alarm"), TOLD(AT(1), "Ann #1")), KEPT_ANYHOW, NULL},
    {"nobody waited, and the desk says so", VERDICT_fail,
     TALE(HALF_AN_HOUR, CONTACT, CLOCK(AT(40), "breach", "progress"),
          STEP(AT(81), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
    {"the desk was told nothing of it", VERDICT_pass,
     TALE(HOUR_TO_CLOSE, CONTACT, TOLD(AT(1), "Ann #1"), CLOCK(AT(31), "breach", "progress"),
          STEP(AT(50), "Ann #1", "close")),
     KEPT_ANYHOW, NULL},
};

Test(sla_desk, each_wait_for_a_word_runs_out_by_itself)
{
    tales_judged(waits, COUNT(waits), "sla");
    page_of_test(PAGE("sla_desk"));
}

#define SENIOR SLA("\"escalation\":true,\"resolution_ms\":3600000")
#define LATE   STEP(AT(60), "Ann #1", "close")

static const struct tale escalations[] = {
    {"somebody is told when it runs out", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(60), "escalate", "resolution"), STEP(AT(90), "Ann #1", "close")),
     SENIOR, NULL},
    {"somebody is told a moment later", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(60) + 1, "escalate", "resolution"), STEP(AT(90), "Ann #1", "close")),
     SENIOR, NULL},
    {"somebody is told first of all, of no clock in particular", VERDICT_fail,
     TALE(STEP(0, "desk #1", "escalate"), CONTACT, STEP(AT(90), "Ann #1", "close")), SENIOR, NULL},
    {"somebody is told of another clock", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(10), "escalate", "on_site"), STEP(AT(90), "Ann #1", "close")), SENIOR,
     NULL},
    {"nobody is told before the desk says that it ran out", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(50), "breach", "resolution"), CLOCK(AT(55), "escalate", "resolution"),
          CLOCK(AT(58), "breach", "resolution"), LATE),
     SENIOR, NULL},
    {"the desk says first of all that it ran out", VERDICT_fail,
     TALE(CLOCK(0, "breach", "resolution"), CONTACT, LATE), SENIOR, NULL},
    {"it does not run out", VERDICT_pass, TALE(CONTACT, LATE), SENIOR, NULL},
    {"the desk says that another ran out", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(50), "breach", "on_site"), LATE), SENIOR, NULL},
    {"no clock runs", VERDICT_inconc, TALE(CONTACT, LATE), SLA("\"escalation\":true"), NULL},
    {"no clock that is known runs, but the desk says that one ran out", VERDICT_fail,
     TALE(CONTACT, CLOCK(AT(50), "breach", "resolution"), LATE), SLA("\"escalation\":true"), NULL},
};

Test(sla_desk, somebody_senior_is_told_before_a_clock_runs_out)
{
    tales_judged(escalations, COUNT(escalations), "sla");
    page_of_test(PAGE("sla_desk"));
}

#define TOOK(status)                                                                               \
    DATA(0, "SUT", "sut_answer", "{\"role\":\"desk\",\"verb\":\"act\",\"call\":1," status "}")

static const struct tale settings[] = {
    {"it takes them", VERDICT_none, TALE(HOUR_TO_CLOSE, TOOK("\"status\":\"ok\"")), NULL, NULL},
    {"it has no such verb", VERDICT_none, TALE(HOUR_TO_CLOSE, TOOK("\"status\":\"cannot\"")), NULL,
     NULL},
    {"it has not answered", VERDICT_none, TALE(HOUR_TO_CLOSE), NULL, NULL},
    {"it does not take them", VERDICT_fail, TALE(HOUR_TO_CLOSE, TOOK("\"status\":\"refused\"")),
     NULL, NULL},
    {"it says why it does not take them", VERDICT_fail,
     TALE(HOUR_TO_CLOSE, TOOK("\"status\":\"bad input\",\"why\":\"no such grade\"")), NULL, NULL},
};

Test(sla_desk, it_takes_the_service_levels_that_it_is_to_keep)
{
    tales_judged(settings, COUNT(settings), "sla");
    page_of_test(PAGE("sla_desk"));
}

/* --- promises ----------------------------------------------------------------------------------
 */

#define PROMISED(ms, topic, due)                                                                   \
    DATA(ms, "Ann #1", "promise", "{\"promise\":7,\"topic\":\"" topic "\",\"due_ms\":" due "}")
#define KEEP SLA("\"promises\":\"kept\"")

static const struct tale promises[] = {
    {"a solution, kept when it is due", VERDICT_pass,
     TALE(CONTACT, PROMISED(AT(1), "resolution", "3600000"), STEP(AT(60), "Ann #1", "close")), NULL,
     NULL},
    {"a solution, a moment late", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "resolution", "3600000"), STEP(AT(60) + 1, "Ann #1", "close")),
     NULL, NULL},
    {"a solution that never came, of nobody, to nobody", VERDICT_fail,
     TALE(DATA(0, " #1", "promise", "{\"topic\":\"resolution\",\"due_ms\":3600000}")), NULL,
     "UPDATE ticket SET data='{}'"},
    {"somebody on site, late", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "arrival", "3600000"), STEP(AT(96), "Van #1", "on_site")), NULL,
     NULL},
    {"the cable, late", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "return", "3600000"), STEP(AT(61), "Van #1", "returned")), NULL,
     NULL},
    {"a word, late, told in a step that the log does not tell", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "call_back", "3600000"), TOLD(AT(200), "Ann #1")), NULL,
     "DELETE FROM event WHERE seq=2"},
    {"it is not due at the end", VERDICT_inconc,
     TALE(CONTACT, PROMISED(AT(1), "resolution", "36000000")), KEEP, NULL},
    {"it is due a moment before the end", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "resolution", "35999999")), KEEP, NULL},
    {"it is put off, where it must be kept", VERDICT_fail,
     TALE(CONTACT, PROMISED(AT(1), "resolution", "3600000"),
          DATA(AT(50), "Ann #1", "promise_renewed",
               "{\"promise\":8,\"replaces\":7,\"topic\":\"resolution\",\"due_ms\":5400000}"),
          TOLD(AT(51), "Ann #1"), STEP(AT(80), "Ann #1", "close")),
     KEEP, NULL},
    {"it is put off, where that may be, with nobody who waits", VERDICT_pass,
     TALE(PROMISED(AT(1), "resolution", "3600000"),
          DATA(AT(50), "Ann #1", "promise_renewed",
               "{\"promise\":8,\"replaces\":7,\"topic\":\"resolution\",\"due_ms\":5400000}"),
          STEP(AT(80), "Ann #1", "close")),
     NULL, "UPDATE ticket SET data='{}'"},
    {"it is put off to nobody, where it must be kept", VERDICT_fail,
     TALE(PROMISED(AT(1), "resolution", "3600000"),
          DATA(AT(50), "Ann #1", "promise_renewed",
               "{\"promise\":8,\"replaces\":7,\"topic\":\"resolution\",\"due_ms\":5400000}"),
          STEP(AT(80), "Ann #1", "close")),
     KEEP, "UPDATE ticket SET data='{}'"},
};

Test(sla_desk, a_promise_is_kept_when_it_is_due)
{
    tales_judged(promises, COUNT(promises), "sla");
    page_of_test(PAGE("sla_desk"));
}

/* A promise of 15:30 on the second day, told in @p words. */
#define SAYS(words)                                                                                \
    TALE(CONTACT, DATA(AT(1), "Ann #1", "eta", "{\"due_ms\":142200000}"),                          \
         {AT(1), "Ann #1", "message", "{\"topic\":\"eta\",\"due_ms\":142200000}", words})
#define SAYS_EARLIER(due, told, words)                                                             \
    TALE(CONTACT, DATA(AT(1), "Ann #1", "eta", "{\"due_ms\":" due "}"),                            \
         {AT(1), "Ann #1", "message", "{\"topic\":\"eta\",\"due_ms\":" told "}", words})
#define LONG_STORY "UPDATE scenario SET ends_ms=142000000"

static const struct tale words[] = {
    {"the hour and the day", VERDICT_none, SAYS("He is there by 15:30 on 2 January."), NULL,
     LONG_STORY},
    {"another hour", VERDICT_fail, SAYS("He is there by 15:31 on 2 January."), NULL, LONG_STORY},
    {"the hour, and another day", VERDICT_fail, SAYS("He is there by 15:30 on 12 January."), NULL,
     LONG_STORY},
    {"the hour, and a day in a number that goes on", VERDICT_fail,
     SAYS("He is there by 15:30, case 32."), NULL, LONG_STORY},
    {"the day first of all", VERDICT_none, SAYS("2 January, at 15:30."), NULL, LONG_STORY},
    {"the day last of all", VERDICT_none, SAYS("There at 15:30, January 02"), NULL, LONG_STORY},
    {"the hour is the number of the day", VERDICT_fail,
     SAYS_EARLIER("95400000", "95400000", "There by 2:30."), NULL, LONG_STORY},
    {"the minute is the number of the day", VERDICT_fail,
     SAYS_EARLIER("140520000", "140520000", "There by 15:02."), NULL, LONG_STORY},
    {"today", VERDICT_none, SAYS("There by 15:30 today."), NULL, LONG_STORY},
    {"tonight", VERDICT_none, SAYS("There before 15:30 tonight."), NULL, LONG_STORY},
    {"tomorrow", VERDICT_none, SAYS("There at 15:30 tomorrow."), NULL, LONG_STORY},
    {"next week", VERDICT_none, SAYS("There at 15:30 next week."), NULL, LONG_STORY},
    {"an hour alone, with by", VERDICT_fail, SAYS("There by 15:30."), NULL, LONG_STORY},
    {"an hour alone, with at", VERDICT_fail, SAYS("There at 15:30."), NULL, LONG_STORY},
    {"an hour alone, with before", VERDICT_fail, SAYS("There before 15:30."), NULL, LONG_STORY},
    {"an hour alone, in no English", VERDICT_none, SAYS("Er is er om 15:30."), NULL, LONG_STORY},
    {"no hour", VERDICT_none, SAYS("There by then."), NULL, LONG_STORY},
    {"two hours", VERDICT_none, SAYS("There by 15:30 or 16:00."), NULL, LONG_STORY},
    {"one hour twice", VERDICT_fail, SAYS("By 16:00, yes, by 16:00 on 2 January."), NULL,
     LONG_STORY},
    {"midnight, and another hour", VERDICT_none, SAYS("From 00:00 on 2 January until 15:31."), NULL,
     LONG_STORY},
    {"one minute past midnight, and the hour", VERDICT_none, SAYS("00:01 to 15:30, 2 January."),
     NULL, LONG_STORY},
    {"an hour first of all", VERDICT_fail, SAYS("9:05 on 2 January."), NULL, LONG_STORY},
    {"no hour: 24", VERDICT_none, SAYS("Of 24:00, 2 January."), NULL, LONG_STORY},
    {"the last hour of the day", VERDICT_fail, SAYS("At 23:59, 2 January."), NULL, LONG_STORY},
    {"no hour: three digits before", VERDICT_none, SAYS("Of 115:31, 2 January."), NULL, LONG_STORY},
    {"no hour: three digits behind", VERDICT_none, SAYS("Of 15:311, 2 January."), NULL, LONG_STORY},
    {"no hour: seconds", VERDICT_none, SAYS("Of 15:31:00, 2 January."), NULL, LONG_STORY},
    {"no hour: one digit behind", VERDICT_none, SAYS("Of 15:3, 2 January."), NULL, LONG_STORY},
    {"no hour: no digit behind", VERDICT_none, SAYS("Of 15:x1, 2 January."), NULL, LONG_STORY},
    {"no hour: none before", VERDICT_none, SAYS("Of :31, 2 January."), NULL, LONG_STORY},
    {"no hour: a point before", VERDICT_none, SAYS("Of 2.15:31, 2 January."), NULL, LONG_STORY},
    {"no hour: another mark between", VERDICT_none, SAYS("Of 15.31, 2 January."), NULL, LONG_STORY},
    {"the same day", VERDICT_none, SAYS_EARLIER("39600000", "39600000", "By 11:00."), NULL, NULL},
    {"24 hours from then", VERDICT_none, SAYS_EARLIER("86460000", "86460000", "By 00:01."), NULL,
     NULL},
    {"more than 24 hours from then", VERDICT_fail,
     SAYS_EARLIER("86460001", "86460001", "By 00:01, or at 00:01"), NULL, NULL},
    {"a minute beside what was written down", VERDICT_none,
     SAYS_EARLIER("39600000", "39660000", "By 11:01."), NULL, NULL},
    {"more than a minute beside what was written down", VERDICT_fail,
     SAYS_EARLIER("39600000", "39660001", "By 11:01."), NULL, NULL},
};

Test(sla_desk, customers_are_told_what_was_written_down)
{
    tales_judged(words, COUNT(words), "sla");
    page_of_test(PAGE("sla_desk"));
}

#define WORD_BY               "{\"promise\":7,\"topic\":\"call_back\",\"due_ms\":36000000}"
#define KEPT(ms, who, number) DATA(ms, who, "promise_kept", "{\"promise\":" number "}")

static const struct tale records[] = {
    {"a promise of another ticket", VERDICT_fail,
     TALE(CONTACT, DATA(1, "Ann #1", "promise", WORD_BY), STEP(2, "Pat #2", "contact"),
          KEPT(3, "Ann #2", "7")),
     NULL, NULL},
    {"a promise of another ticket, first of all", VERDICT_fail,
     TALE(CONTACT, DATA(1, "Ann #1", "promise", WORD_BY), KEPT(3, "Ann #2", "7")), NULL, NULL},
    {"a promise that nobody made", VERDICT_none,
     TALE(CONTACT, DATA(1, "Ann #1", "promise", WORD_BY), KEPT(3, "Ann #2", "8")), NULL, NULL},
    {"a number that is none", VERDICT_none,
     TALE(CONTACT, DATA(1, "Ann #1", "eta", "{\"due_ms\":36000000}"), KEPT(3, "Ann #2", "0")), NULL,
     NULL},
    {"a promise with the number 1", VERDICT_fail,
     TALE(CONTACT, DATA(1, "Ann #1", "eta", "{\"promise\":1,\"due_ms\":36000000}"),
          KEPT(3, "Ann #2", "1")),
     NULL, NULL},
    {"a word was said a minute later", VERDICT_pass,
     TALE(CONTACT, DATA(AT(1), "Ann #1", "promise", WORD_BY), KEPT(AT(2), "Ann #1", "7"),
          TOLD(AT(3), "Ann #1")),
     NULL, NULL},
    {"a word was said more than a minute later", VERDICT_fail,
     TALE(CONTACT, DATA(AT(1), "Ann #1", "promise", WORD_BY), KEPT(AT(2), "Ann #1", "7"),
          TOLD(AT(3) + 1, "Ann #1")),
     NULL, NULL},
    {"a word was never said to nobody", VERDICT_fail,
     TALE(DATA(AT(1), "Ann #1", "promise", WORD_BY), KEPT(AT(2), "Ann #1", "7")), NULL,
     "UPDATE ticket SET data='{}'"},
    {"a word was never said, and nobody says that it was", VERDICT_none,
     TALE(CONTACT, DATA(AT(1), "Ann #1", "promise", WORD_BY),
          DATA(AT(2), "Ann #1", "note", "{\"promise\":7}")),
     NULL, NULL},
    {"a solution that was promised and is not there yet", VERDICT_none,
     TALE(CONTACT,
          DATA(AT(1), "Ann #1", "promise",
               "{\"promise\":7,\"topic\":\"resolution\",\"due_ms\":36000000}"),
          KEPT(AT(2), "Ann #1", "7")),
     NULL, NULL},
    {"the word that was promised first, of two", VERDICT_fail,
     TALE(CONTACT, DATA(AT(1), "Ann #1", "promise", WORD_BY), TOLD(AT(2), "Ann #1"),
          DATA(AT(3), "Ann #1", "promise",
               "{\"promise\":8,\"topic\":\"call_back\",\"due_ms\":36000001}"),
          KEPT(AT(4), "Ann #1", "7"), KEPT(AT(4), "Ann #1", "8")),
     NULL, NULL},
};

Test(sla_desk, what_it_says_of_a_promise_belongs_to_the_ticket)
{
    tales_judged(records, COUNT(records), "sla");
    page_of_test(PAGE("sla_desk"));
}
