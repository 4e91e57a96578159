/* title: what starts, stops and pauses a service clock, and what counts as a word to a customer */
#include "fixture/tale.h"

PAGES_OF_SUITE(service_clocks);

#define CONTACT       STEP(0, "Pat #1", "contact")
#define TOLD(ms, who) DATA(ms, who, "message", "{\"topic\":\"progress\"}")
#define CLOSE(minute) STEP(AT(minute), "Ann #1", "close")
#define REPLY         "{\"sla\":{\"first_reply_ms\":600000}}"
#define ON_SITE       "{\"sla\":{\"on_site_ms\":600000}}"
#define CLOSED        "{\"sla\":{\"resolution_ms\":600000}}"
#define BY_PHONE      "UPDATE ticket SET data='{\"channel\":\"phone\",\"requester\":\"Pat\"}'"

static const struct tale replies[] = {
    {"by mail only a message is a word", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "identify"), TOLD(AT(11), "Ann #1")), REPLY, NULL},
    {"on the phone whatever an agent does is one", VERDICT_pass,
     TALE(CONTACT, STEP(AT(10), "Ann #1", "identify"), TOLD(AT(11), "Ann #1")), REPLY, BY_PHONE},
    {"on the phone what is no step of the case is none", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "note"), TOLD(AT(11), "Ann #1")), REPLY, BY_PHONE},
    {"on the phone what the desk does is none", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "desk #1", "identify"), TOLD(AT(11), "Ann #1")), REPLY, BY_PHONE},
    {"on the phone what opens or ends the case is none", VERDICT_fail,
     TALE(STEP(0, "Ann #1", "alarm"), CONTACT, STEP(AT(1), "Ann #1", "close"),
          TOLD(AT(11), "Ann #1")),
     REPLY, BY_PHONE},
    {"a receipt is none", VERDICT_fail,
     TALE(CONTACT, DATA(AT(1), "Ann #1", "message", "{\"topic\":\"received\"}"),
          TOLD(AT(11), "Ann #1")),
     REPLY, NULL},
    {"from the first word of a customer on", VERDICT_pass,
     TALE(STEP(0, "desk #1", "alarm"), TOLD(AT(1), "Ann #1"), STEP(AT(5), "Pat #1", "message_in"),
          TOLD(AT(15), "Ann #1")),
     REPLY, NULL},
    {"a word before it is none", VERDICT_fail,
     TALE(STEP(0, "desk #1", "alarm"), TOLD(AT(1), "Ann #1"), STEP(AT(5), "Pat #1", "message_in"),
          TOLD(AT(15) + 1, "Ann #1")),
     REPLY, NULL},
    {"who opens it again waits from then on", VERDICT_fail,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), CLOSE(2), STEP(AT(50), "Pat #1", "reopen"),
          TOLD(AT(60) + 1, "Ann #1")),
     REPLY, NULL},
    {"what the desk opens again by itself nobody waits for", VERDICT_pass,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), CLOSE(2), STEP(AT(50), "desk #1", "reopen"),
          TOLD(AT(90), "Ann #1")),
     REPLY, NULL},
    {"what the desk opens again by itself, until they write", VERDICT_fail,
     TALE(CONTACT, TOLD(AT(1), "Ann #1"), CLOSE(2), STEP(AT(50), "desk #1", "reopen"),
          STEP(AT(60), "Pat #1", "message_in"), TOLD(AT(90), "Ann #1")),
     REPLY, NULL},
    {"nobody waits for an answer to an alarm", VERDICT_inconc,
     TALE(STEP(0, "desk #1", "alarm"), TOLD(AT(90), "Ann #1")), REPLY, NULL},
};

Test(service_clocks, a_reply_is_a_word_of_a_person_after_that_of_the_customer)
{
    tales_judged(replies, COUNT(replies), "sla");
    page_of_test(PAGE("service_clocks"));
}

static const struct tale visits[] = {
    {"somebody is on site", VERDICT_pass, TALE(CONTACT, STEP(AT(10), "Van #1", "on_site")), ON_SITE,
     NULL},
    {"somebody is on site after it came free", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "released"), STEP(AT(11), "Van #1", "on_site")), ON_SITE,
     NULL},
    {"it comes free, and nobody was sent", VERDICT_inconc,
     TALE(CONTACT, STEP(AT(11), "Ann #1", "released")), ON_SITE, NULL},
    {"it comes free, and somebody was sent", VERDICT_fail,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "dispatch"), STEP(AT(11), "Ann #1", "released")), ON_SITE,
     NULL},
    {"the cable is back, it charges, it is closed: each ends it", VERDICT_pass,
     TALE(STEP(0, "Pat #1", "contact"), STEP(0, "Ann #1", "dispatch"),
          STEP(AT(9), "Ann #1", "returned"), STEP(0, "Pat #2", "contact"),
          STEP(0, "Ann #2", "dispatch"), STEP(AT(9), "Ann #2", "confirm_charge"),
          STEP(0, "Pat #3", "contact"), STEP(0, "Ann #3", "dispatch"),
          STEP(AT(9), "Ann #3", "close"), STEP(0, "Pat #4", "contact"),
          STEP(0, "Ann #4", "dispatch"), STEP(AT(9), "Ann #4", "released")),
     ON_SITE, NULL},
    {"nobody is there, and nobody was sent", VERDICT_fail, TALE(CONTACT), ON_SITE, NULL},
    {"a bill needs nobody on site", VERDICT_inconc,
     TALE(DATA(0, "Pat #1", "contact", "{\"category\":\"billing\"}")), ON_SITE, NULL},
    {"what the first step says of the case counts", VERDICT_fail,
     TALE(DATA(0, "Pat #1", "contact", "{\"category\":\"fault\"}")), ON_SITE,
     "UPDATE ticket SET data='{\"category\":\"billing\"}'"},
    {"what the ticket says counts where the first step says nothing", VERDICT_inconc,
     TALE(CONTACT, DATA(1, "Ann #1", "note", "{\"category\":\"fault\"}")), ON_SITE,
     "UPDATE ticket SET data='{\"category\":\"billing\"}'"},
    {"where nobody says it is a fault", VERDICT_fail, TALE(CONTACT), ON_SITE,
     "UPDATE ticket SET data='{}'"},
};

Test(service_clocks, somebody_is_on_site_until_it_is_solved)
{
    tales_judged(visits, COUNT(visits), "sla");
    page_of_test(PAGE("service_clocks"));
}

#define ASKED(minute)   DATA(AT(minute), "Ann #1", "message", "{\"topic\":\"question\"}")
#define PAUSED(minute)  STEP(AT(minute), "Ann #1", "pause")
#define RESUMED(minute) STEP(AT(minute), "Ann #1", "resume")

static const struct tale pauses[] = {
    {"nine minutes of a pause do not count", VERDICT_pass,
     TALE(CONTACT, ASKED(1), PAUSED(1), RESUMED(10), CLOSE(19)), CLOSED, NULL},
    {"a question in the words of a message", VERDICT_pass,
     TALE(CONTACT, {AT(1), "Ann #1", "message", NULL, "Which station?"}, PAUSED(1), RESUMED(10),
          CLOSE(19)),
     CLOSED, NULL},
    {"a question mark in a note is no question", VERDICT_fail,
     TALE(CONTACT, {AT(1), "Ann #1", "note", NULL, "Which station?"}, PAUSED(1), RESUMED(10),
          CLOSE(19)),
     CLOSED, NULL},
    {"a message without a question", VERDICT_fail,
     TALE(CONTACT, {AT(1), "Ann #1", "message", NULL, "Which station."}, PAUSED(1), RESUMED(10),
          CLOSE(19)),
     CLOSED, NULL},
    {"asked again", VERDICT_pass,
     TALE(CONTACT, STEP(AT(1), "Ann #1", "ask_again"), PAUSED(1), RESUMED(10), CLOSE(19)), CLOSED,
     NULL},
    {"the customer has answered the question", VERDICT_fail,
     TALE(CONTACT, ASKED(1), STEP(AT(1), "Pat #1", "contact"), PAUSED(1), RESUMED(10), CLOSE(19)),
     CLOSED, NULL},
    {"it ends when the customer answers", VERDICT_fail,
     TALE(CONTACT, ASKED(1), PAUSED(1), STEP(AT(5), "Pat #1", "message_in"), RESUMED(10),
          CLOSE(15)),
     CLOSED, NULL},
    {"it ends when the case is opened again", VERDICT_fail,
     TALE(CONTACT, ASKED(1), PAUSED(1), STEP(AT(5), "desk #1", "reopen"), CLOSE(16)), CLOSED, NULL},
    {"it goes on until the end", VERDICT_inconc, TALE(CONTACT, ASKED(1), PAUSED(1)), CLOSED, NULL},
    {"it begins with the end", VERDICT_fail, TALE(CONTACT, ASKED(600), PAUSED(600)), CLOSED, NULL},
    {"two of them", VERDICT_pass,
     TALE(CONTACT, ASKED(1), PAUSED(1), RESUMED(10), PAUSED(12), PAUSED(13), RESUMED(20),
          RESUMED(21), CLOSE(27)),
     CLOSED, NULL},
    {"two of them, and a minute more", VERDICT_fail,
     TALE(CONTACT, ASKED(1), PAUSED(1), RESUMED(10), PAUSED(12), PAUSED(13), RESUMED(20),
          RESUMED(21), CLOSE(28)),
     CLOSED, NULL},
    {"it begins before the clock", VERDICT_pass,
     TALE(CONTACT, ASKED(1), CLOSE(2), PAUSED(3), STEP(AT(5), "desk #1", "note"), RESUMED(6),
          STEP(AT(20), "desk #1", "reopen"), CLOSE(30)),
     CLOSED, NULL},
};

Test(service_clocks, stand_still_while_the_desk_waits_for_its_customer)
{
    tales_judged(pauses, COUNT(pauses), "sla");
    page_of_test(PAGE("service_clocks"));
}

/* Office hours from eight to ten, in a zone that is an hour ahead; the story begins on a Thursday
 * at one o'clock there. */
#define OFFICE "{\"sla\":{\"resolution_ms\":3600000,\"hours\":{\"from_min\":480,\"to_min\":600}}}"
#define AHEAD  "UPDATE zone SET offset_s=3600"
#define NIGHT  "{\"sla\":{\"resolution_ms\":3600000,\"hours\":{\"from_min\":1380,\"to_min\":120}}}"

static const struct tale hours[] = {
    {"an hour from the opening on", VERDICT_pass, TALE(CONTACT, CLOSE(480)), OFFICE, AHEAD},
    {"an hour from the opening on, and a minute", VERDICT_fail, TALE(CONTACT, CLOSE(481)), OFFICE,
     AHEAD},
    {"within the hours", VERDICT_pass, TALE(STEP(AT(460), "Pat #1", "contact"), CLOSE(520)), OFFICE,
     AHEAD},
    {"half an hour before they end, until the next morning", VERDICT_pass,
     TALE(STEP(AT(510), "Pat #1", "contact"), CLOSE(420 + 1440 + 30)), OFFICE,
     AHEAD "; UPDATE scenario SET ends_ms=999999999"},
    {"half an hour before they end, until the next morning, and a minute", VERDICT_fail,
     TALE(STEP(AT(510), "Pat #1", "contact"), CLOSE(420 + 1440 + 31)), OFFICE,
     AHEAD "; UPDATE scenario SET ends_ms=999999999"},
    {"after they have ended", VERDICT_pass,
     TALE(STEP(AT(540), "Pat #1", "contact"), CLOSE(420 + 1440 + 60)), OFFICE,
     AHEAD "; UPDATE scenario SET ends_ms=999999999"},
    {"through the night: within them when it begins", VERDICT_pass, TALE(CONTACT, CLOSE(60)), NIGHT,
     AHEAD},
    {"through the night: within them when it begins, and a minute", VERDICT_fail,
     TALE(CONTACT, CLOSE(61)), NIGHT, AHEAD},
    {"through the night: in the evening", VERDICT_pass,
     TALE(STEP(AT(100), "Pat #1", "contact"), CLOSE(1320 + 60)), NIGHT,
     AHEAD "; UPDATE scenario SET ends_ms=999999999"},
    {"through the night: a minute later", VERDICT_fail,
     TALE(STEP(AT(100), "Pat #1", "contact"), CLOSE(1320 + 61)), NIGHT,
     AHEAD "; UPDATE scenario SET ends_ms=999999999"},
};

Test(service_clocks, run_in_the_hours_that_were_agreed)
{
    tales_judged(hours, COUNT(hours), "sla");
    page_of_test(PAGE("service_clocks"));
}
