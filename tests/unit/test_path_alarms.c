/* title: alarms, who is sent, and how messages go are held against what there was to the letter */
#include "fixture/tale.h"

PAGES_OF_SUITE(path_alarms);

#define CP_1    "{\"station\":\"CP-1\"}"
#define OF_CP_1 "UPDATE ticket SET data='{\"requester\":\"Pat\",\"station\":\"CP-1\"}'"

/* --- alarms ------------------------------------------------------------------------------------
 */

#define BOOTED                                                                                     \
    {                                                                                              \
        0, "CP-1", "booted", "{\"status\":\"Accepted\"}", NULL                                     \
    }
#define FAULTED(ms, connector)                                                                     \
    {                                                                                              \
        ms, connector, "status", "{\"from\":\"Available\",\"to\":\"Faulted\"}", NULL               \
    }
#define ALARM(ms, number, data)                                                                    \
    {                                                                                              \
        ms, "desk #" number, "alarm", data, NULL                                                   \
    }

static const struct tale causes[] = {
    {"it was offline", VERDICT_pass,
     TALE(BOOTED, STEP(AT(4), "CP-1", "offline"), ALARM(AT(5), "1", CP_1)), NULL, NULL},
    {"nothing was wrong, and another one was offline", VERDICT_fail,
     TALE(BOOTED, STEP(AT(4), "CP-2", "offline"), ALARM(AT(5), "1", CP_1)), NULL, NULL},
    {"nothing was wrong with two of three", VERDICT_fail,
     TALE(BOOTED, {0, "CP-2", "booted", "{}", NULL}, {0, "CP-3", "booted", "{}", NULL},
          STEP(AT(4), "CP-2", "offline"), ALARM(AT(5), "1", CP_1),
          ALARM(AT(5), "2", "{\"station\":\"CP-2\"}"), STEP(AT(5), "Pat #3", "contact"),
          ALARM(AT(6), "4", "{\"station\":\"CP-3\"}")),
     NULL, NULL},
    {"nobody had heard it yet", VERDICT_pass,
     TALE(ALARM(AT(5), "1", CP_1), {AT(6), "CP-1", "booted", "{}", NULL}), NULL, NULL},
    {"trouble that came after the alarm", VERDICT_fail,
     TALE(BOOTED, ALARM(AT(5), "1", CP_1), STEP(AT(5), "CP-1", "offline")), NULL, NULL},
    {"trouble at other connectors, of which the last is told", VERDICT_fail,
     TALE(BOOTED, FAULTED(AT(3), "CP-1/1"), FAULTED(AT(4), "CP-1/3"),
          ALARM(AT(5), "1", "{\"station\":\"CP-1\",\"connector\":2}")),
     NULL, NULL},
    {"trouble at one of two connectors, and it is that one", VERDICT_pass,
     TALE(BOOTED, FAULTED(AT(3), "CP-1/1"), FAULTED(AT(4), "CP-1/2"),
          ALARM(AT(5), "1", "{\"station\":\"CP-1\",\"connector\":2}")),
     NULL, NULL},
    {"a connector with two digits", VERDICT_pass,
     TALE(BOOTED, FAULTED(AT(4), "CP-1/12"),
          ALARM(AT(5), "1", "{\"station\":\"CP-1\",\"connector\":12}")),
     NULL, NULL},
    {"trouble at the first connector, and the alarm is for all of it", VERDICT_pass,
     TALE(BOOTED, FAULTED(AT(4), "CP-1/1"), ALARM(AT(5), "1", CP_1)), NULL, NULL},
    {"a fault of which nobody knows what it touches", VERDICT_pass,
     TALE(BOOTED, STEP(AT(4), "CP-1", "fault"), ALARM(AT(5), "1", CP_1)), NULL, NULL},
    {"such a fault, and trouble at another connector", VERDICT_fail,
     TALE(BOOTED, STEP(AT(4), "CP-1", "fault"), FAULTED(AT(4), "CP-1/1"),
          ALARM(AT(5), "1", "{\"station\":\"CP-1\",\"connector\":2}")),
     NULL, NULL},
    {"trouble at another connector of a station that was not heard yet", VERDICT_pass,
     TALE(FAULTED(AT(4), "CP-1/1"), ALARM(AT(5), "1", "{\"station\":\"CP-1\",\"connector\":2}")),
     NULL, NULL},
};

Test(path_alarms, alarms_are_raised_for_a_trouble_that_there_was)
{
    tales_judged(causes, COUNT(causes), "path");
    page_of_test(PAGE("path_alarms"));
}

static const struct tale troubles[] = {
    {"it comes back while the ticket is open", VERDICT_fail,
     TALE(ALARM(AT(1), "1", CP_1), ALARM(AT(500), "2", CP_1)), NULL, NULL},
    {"it comes back at once", VERDICT_fail, TALE(ALARM(AT(1), "1", CP_1), ALARM(AT(1), "2", CP_1)),
     NULL, NULL},
    {"it comes back within a quarter of an hour", VERDICT_fail,
     TALE(ALARM(AT(1), "1", CP_1), STEP(AT(5), "desk #1", "close"), ALARM(AT(20) - 1, "2", CP_1)),
     NULL, NULL},
    {"it comes back after a quarter of an hour", VERDICT_pass,
     TALE(ALARM(AT(1), "1", CP_1), STEP(AT(5), "desk #1", "close"), ALARM(AT(20), "2", CP_1)), NULL,
     NULL},
    {"the desk had opened the ticket again", VERDICT_fail,
     TALE(ALARM(AT(1), "1", CP_1), STEP(AT(5), "desk #1", "close"),
          STEP(AT(9), "desk #1", "reopen"), ALARM(AT(90), "2", CP_1)),
     NULL, NULL},
    {"the desk had opened and closed it again", VERDICT_pass,
     TALE(ALARM(AT(1), "1", CP_1), STEP(AT(5), "desk #1", "close"),
          STEP(AT(9), "desk #1", "reopen"), STEP(AT(11), "desk #1", "close"),
          ALARM(AT(26), "2", CP_1)),
     NULL, NULL},
    {"somebody has worked on it", VERDICT_pass,
     TALE(ALARM(AT(1), "1", CP_1), STEP(AT(2), "Ann #1", "identify"),
          STEP(AT(5), "desk #1", "close"), ALARM(AT(6), "2", CP_1)),
     NULL, NULL},
    {"somebody raised the alarm by hand", VERDICT_pass,
     TALE(STEP(AT(1), "Ann #1", "alarm"), ALARM(AT(6), "2", CP_1)), NULL,
     "UPDATE ticket_event SET data='{\"station\":\"CP-1\"}'"},
    {"another station", VERDICT_pass,
     TALE(ALARM(AT(1), "1", CP_1), ALARM(AT(2), "2", "{\"station\":\"CP-10\"}")), NULL, NULL},
    {"no station at all", VERDICT_pass, TALE(ALARM(AT(1), "1", "{}"), ALARM(AT(2), "2", "{}")),
     NULL, NULL},
    {"the third ticket is the first once more", VERDICT_fail,
     TALE(ALARM(AT(1), "1", CP_1), ALARM(AT(2), "2", "{\"station\":\"CP-2\"}"),
          ALARM(AT(3), "3", CP_1)),
     NULL, NULL},
    {"three tickets of one trouble", VERDICT_fail,
     TALE(ALARM(AT(1), "1", CP_1), ALARM(AT(2), "2", CP_1), ALARM(AT(3), "3", CP_1)), NULL, NULL},
    {"a ticket with a higher number came before", VERDICT_pass,
     TALE(ALARM(AT(9), "2", CP_1), ALARM(AT(10), "1", CP_1)), NULL, NULL},
    {"the first ticket is that of a driver", VERDICT_pass,
     TALE(DATA(AT(1), "Pat #1", "contact", CP_1), ALARM(AT(2), "2", CP_1)), NULL, NULL},
    {"the second ticket is that of a driver", VERDICT_pass,
     TALE(ALARM(AT(1), "1", CP_1), DATA(AT(2), "Pat #2", "contact", CP_1), ALARM(AT(3), "2", CP_1)),
     NULL, NULL},
    {"the second ticket has no steps", VERDICT_pass, TALE(ALARM(AT(1), "1", CP_1)), NULL,
     "INSERT INTO ticket VALUES(1,2,'{\"station\":\"CP-1\"}')"},
};

Test(path_alarms, trouble_that_comes_back_has_one_ticket)
{
    tales_judged(troubles, COUNT(troubles), "path");
    page_of_test(PAGE("path_alarms"));
}

/* --- who is sent --------------------------------------------------------------------------------
 */

#define PLACED                                                                                     \
    DATA(0, "SUT", "sut_call",                                                                     \
         "{\"role\":\"csms\",\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\","               \
         "\"lat_e6\":52000000,\"lon_e6\":5000000}}")
#define VAN(name, north, rest)                                                                     \
    "{\"name\":\"" name "\",\"lat_e6\":" north ",\"lon_e6\":5000000" rest "}"
#define STAFF(members)                                                                             \
    DATA(0, "SUT", "sut_call",                                                                     \
         "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"staff\",\"args\":{"  \
         "\"technicians\":[" members "]}}}")
#define SENT(ms, name) DATA(ms, "Ann #1", "dispatch", "{\"technician\":\"" name "\"}")
#define VANS(speed)                                                                                \
    STAFF(VAN("Van 3", "52000000", "") "," VAN("Van 7", "52005765", ",\"speed_m_per_h\":" speed))
#define WANTED "{\"dispatch\":{\"technician\":\"Van 3\"}}"
#define ACTORS                                                                                     \
    OF_CP_1 "; INSERT INTO actor VALUES(1,71,'technician','Van 3','{}'),"                          \
            "(1,72,'technician','Van 7','{}'),(1,73,'technician','Van 30','{}'),"                  \
            "(1,74,'driver','Sam','{}')"

static const struct tale vans[] = {
    {"a minute further away than the nearest", VERDICT_pass,
     TALE(PLACED, VANS("50001"), SENT(AT(1), "Van 7")), NULL, OF_CP_1},
    {"more than a minute further away", VERDICT_fail,
     TALE(PLACED, VANS("50000"), SENT(AT(1), "Van 7")), NULL, OF_CP_1},
    {"minutes are told whole", VERDICT_fail,
     TALE(PLACED, STAFF(VAN("Van 3", "52010000", "") "," VAN("Van 7", "52110000", "")),
          SENT(AT(1), "Van 7")),
     NULL, OF_CP_1},
    {"nobody has told the desk of them", VERDICT_fail,
     TALE(PLACED, VANS("50000"), SENT(AT(1), "Van 9")), NULL, OF_CP_1},
    {"who is there may not be sent, and there is nobody else", VERDICT_fail,
     TALE(PLACED, STAFF(VAN("Van 3", "52000000", ",\"free\":false")), SENT(AT(1), "Van 3")), NULL,
     OF_CP_1},
    {"who is sent may not be sent, and another could be", VERDICT_fail,
     TALE(PLACED,
          STAFF(VAN("Van 3", "52000000", ",\"free\":false") "," VAN("Van 7", "52100000", "")),
          SENT(AT(1), "Van 3")),
     NULL, OF_CP_1},
    {"who is wanted is sent first, and another then", VERDICT_pass,
     TALE(PLACED, VANS("50000"), SENT(AT(1), "Van 3"), SENT(AT(2), "Van 9")), WANTED, OF_CP_1},
    {"another is sent first, and who is wanted then", VERDICT_fail,
     TALE(PLACED, VANS("50000"), SENT(AT(1), "Van 7"), SENT(AT(2), "Van 3")), WANTED, OF_CP_1},
    {"who is wanted is sent, and who was to come is not told before", VERDICT_pass,
     TALE(PLACED, VANS("50000"), STEP(AT(1), "Ann #1", "dispatch"), SENT(AT(2), "Van 3")), WANTED,
     OF_CP_1},
    {"nobody is sent", VERDICT_fail, TALE(PLACED, STEP(AT(1), "Ann #1", "dispatch")), WANTED, NULL},
    {"nobody knows where the station is", VERDICT_none, TALE(SENT(AT(1), "Van 9")), NULL, NULL},
    {"the way of who is wanted is not as long as that", VERDICT_fail,
     TALE(PLACED, STAFF(VAN("Van 3", "52100000", "")),
          DATA(AT(1), "Ann #1", "dispatch", "{\"technician\":\"Van 3\",\"km\":\"40\"}")),
     WANTED, OF_CP_1},
};

Test(path_alarms, who_is_sent_is_there_within_a_minute_of_the_first)
{
    tales_judged(vans, COUNT(vans), "path");
    page_of_test(PAGE("path_alarms"));
}

#define ETA(ms, words)                                                                             \
    {                                                                                              \
        ms, "Ann #1", "eta", NULL, words                                                           \
    }

static const struct tale told[] = {
    {"another name beside it", VERDICT_none,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Van 7 comes, not Van 3.")), NULL, ACTORS},
    {"another name", VERDICT_none, TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Somebody comes.")), NULL,
     ACTORS},
    {"the name of another", VERDICT_fail, TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "At nine Van 3")),
     NULL, ACTORS},
    {"the name of another, which goes on", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Van 30 comes.")), NULL, ACTORS},
    {"a word with that name in it", VERDICT_none,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "The TeslaVan 3 is free.")), NULL, ACTORS},
    {"a word with that name in it, and the name", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Van 31 or (Van 3).")), NULL, ACTORS},
    {"the name of a driver", VERDICT_none, TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Sam is told.")),
     NULL, ACTORS},
    {"in a message about the arrival", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"),
          {AT(2), "Ann #1", "message", "{\"topic\":\"eta\"}", "Van 3 comes."}),
     NULL, ACTORS},
    {"in a message about something else", VERDICT_pass,
     TALE(SENT(AT(1), "Van 7"),
          {AT(2), "Ann #1", "message", "{\"topic\":\"progress\"}", "Van 3 comes."}),
     NULL, ACTORS},
    {"in a field", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"), DATA(AT(2), "Ann #1", "eta", "{\"technician\":\"Van 8\"}")), NULL,
     ACTORS},
    {"right in a field, and wrong in words", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"),
          {AT(2), "Ann #1", "eta", "{\"technician\":\"Van 7\"}", "Van 3 comes."}),
     NULL, ACTORS},
    {"twice, and told once", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Soon."), ETA(AT(3), "Van 3"), ETA(AT(4), "Van 3")),
     NULL, ACTORS},
    {"each dispatch has its own", VERDICT_none,
     TALE(SENT(AT(1), "Van 7"), ETA(AT(2), "Van 7"), SENT(AT(3), "Van 3"), ETA(AT(4), "Van 3")),
     NULL, ACTORS},
    {"of the first dispatch, and after the second", VERDICT_fail,
     TALE(SENT(AT(1), "Van 7"), SENT(AT(3), "Van 3"), ETA(AT(4), "Van 7")), NULL, ACTORS},
    {"before anybody is sent", VERDICT_none, TALE(ETA(AT(1), "Van 3"), SENT(AT(3), "Van 7")), NULL,
     ACTORS},
};

Test(path_alarms, customers_are_told_of_who_is_sent)
{
    tales_judged(told, COUNT(told), "path");
    page_of_test(PAGE("path_alarms"));
}

/* --- by which channel --------------------------------------------------------------------------
 */

#define ASKED_BY(channel) DATA(0, "Pat #1", "contact", "{\"channel\":\"" channel "\"}")
#define WENT(who, channel)                                                                         \
    DATA(AT(9), who, "message", "{\"to\":\"Pat\",\"channel\":\"" channel "\"}")
#define CALLED(verb, args)                                                                         \
    DATA(AT(1), "SUT", "sut_call", "{\"role\":\"desk\",\"verb\":\"" verb "\",\"args\":" args "}")
#define REPLIED(id, by, channel)                                                                   \
    CALLED("reply", "{\"id\":" id ",\"by\":\"" by "\",\"channel\":\"" channel "\"}")

static const struct tale channels[] = {
    {"as they asked", VERDICT_pass, TALE(ASKED_BY("email"), WENT("desk #1", "email")), NULL, NULL},
    {"by another, which the desk chose", VERDICT_fail,
     TALE(ASKED_BY("email"), WENT("desk #1", "paper")), NULL, NULL},
    {"by another, and nobody knows who chose it", VERDICT_pass,
     TALE(ASKED_BY("email"), WENT("Ann #1", "paper")), NULL, NULL},
    {"by another, which Ann chose", VERDICT_fail,
     TALE(ASKED_BY("email"), REPLIED("1", "Ann", "phone"), WENT("Ann #1", "paper")), NULL, NULL},
    {"by another, which Ann chose, and it was that", VERDICT_pass,
     TALE(ASKED_BY("email"), REPLIED("1", "Ann", "paper"), WENT("Ann #1", "paper")), NULL, NULL},
    {"by another, which Ann chose on another ticket", VERDICT_pass,
     TALE(ASKED_BY("email"), REPLIED("2", "Ann", "phone"), WENT("Ann #1", "paper")), NULL, NULL},
    {"by another, which Bob chose", VERDICT_pass,
     TALE(ASKED_BY("email"), REPLIED("1", "Bob", "phone"), WENT("Ann #1", "paper")), NULL, NULL},
    {"by one by which they have asked, too", VERDICT_pass,
     TALE(ASKED_BY("email"), DATA(1, "Pat #2", "message_in", "{\"channel\":\"app\"}"),
          WENT("desk #1", "app")),
     NULL, NULL},
    {"by one by which somebody asked for them", VERDICT_pass,
     TALE(ASKED_BY("email"),
          DATA(1, "Sam #1", "contact", "{\"channel\":\"phone\",\"requester\":\"Pat\"}"),
          WENT("desk #1", "phone")),
     NULL, NULL},
    {"by one by which another asked", VERDICT_fail,
     TALE(ASKED_BY("email"), DATA(1, "Sam #1", "contact", "{\"channel\":\"phone\"}"),
          WENT("desk #1", "phone")),
     NULL, NULL},
    {"by one that they gave when they called", VERDICT_pass,
     TALE(ASKED_BY("email"), CALLED("open", "{\"requester\":\"Pat\",\"channel\":\"phone\"}"),
          WENT("desk #1", "phone")),
     NULL, NULL},
    {"by one that their account has", VERDICT_pass,
     TALE(ASKED_BY("phone"), CALLED("account", "{\"person\":\"Pat\",\"delivery\":\"paper\"}"),
          WENT("desk #1", "paper")),
     NULL, NULL},
    {"by email, of which their account has an address", VERDICT_pass,
     TALE(ASKED_BY("phone"), CALLED("account", "{\"person\":\"Pat\",\"address\":\"p@x.nl\"}"),
          WENT("desk #1", "email")),
     NULL, NULL},
    {"by email, and their account has another address", VERDICT_fail,
     TALE(ASKED_BY("phone"), CALLED("account", "{\"person\":\"Pat\",\"address\":\"Quay 1\"}"),
          WENT("desk #1", "email")),
     NULL, NULL},
    {"by the app that they use", VERDICT_pass,
     TALE(ASKED_BY("phone"), DATA(1, "Pat", "taps", "{\"channel\":\"app\"}"),
          WENT("desk #1", "app")),
     NULL, NULL},
    {"nobody knows how they asked", VERDICT_pass,
     TALE(STEP(0, "Pat #1", "contact"), WENT("desk #1", "paper")), NULL, NULL},
    {"it is not told by which", VERDICT_pass,
     TALE(ASKED_BY("email"), DATA(AT(9), "desk #1", "message", "{\"to\":\"Pat\"}")), NULL, NULL},
    {"by none that there is, to them and to nobody", VERDICT_fail,
     TALE(ASKED_BY("email"), WENT("Ann #1", "pigeon"),
          DATA(AT(9), "Ann #1", "message", "{\"channel\":\"smoke\"}")),
     NULL, NULL},
    {"on each ticket, each step", VERDICT_fail,
     TALE(ASKED_BY("email"), WENT("desk #1", "email"), WENT("desk #1", "paper"),
          DATA(0, "Sam #2", "contact", "{\"channel\":\"app\"}"), WENT("desk #2", "phone"),
          DATA(AT(9), "desk #2", "note", "{\"to\":\"Pat\",\"channel\":\"pigeon\"}")),
     NULL, "UPDATE ticket_event SET data='{\"to\":\"Pat\",\"channel\":\"email\"}' WHERE seq=2"},
};

Test(path_alarms, messages_go_by_a_channel_of_who_reads_them)
{
    tales_judged(channels, COUNT(channels), "path");
    page_of_test(PAGE("path_alarms"));
}
