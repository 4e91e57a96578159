/* title: reservations and the local list of a 2.0.1 station */
#include "fixture/post201.h"

static void expect_answer(struct post *p, const char *words, const char *why)
{
    char *got = answered(p->sc);

    cr_expect(strstr(got, words) != NULL, "%s: %s, got %s", why, words, got);
    free(got);
}

static void ready(struct post *p, int connectors, int evses)
{
    struct profile dual = profile201();

    dual.connectors = connectors;
    dual.evses = evses;
    dual.local_list_items = 2;
    post_init(p, &dual, NULL);
    post_ready(p);
}

#define RESERVE(id, more)                                                                          \
    "{\"id\":" id ",\"expiryDateTime\":\"2026-03-06T18:00:00Z\",\"idToken\":{\"idToken\":"         \
    "\"04A1\",\"type\":\"ISO14443\"}" more "}"

/* One after the other at a station with two EVSEs of one socket each. */
static const struct {
    const char *action, *payload, *answer, *why;
} answers[] = {
    {"ReserveNow", RESERVE("1", ",\"evseId\":3"), "Rejected", "there is no EVSE 3"},
    {"ReserveNow", RESERVE("1", ",\"evseId\":1"), "Accepted", "a free EVSE"},
    {"ReserveNow", RESERVE("2", ",\"evseId\":1"), "Occupied", "reserved under another id"},
    {"ReserveNow", RESERVE("2", ",\"connectorType\":\"cCCS2\""), "Rejected", "no such connector"},
    {"ReserveNow", RESERVE("2", ",\"connectorType\":\"sType2\""), "Accepted", "any EVSE of a type"},
    {"ReserveNow", RESERVE("3", ""), "Occupied", "nothing is left"},
    {"CancelReservation", "{\"reservationId\":3}", "Rejected", "no such reservation"},
    {"CancelReservation", "{\"reservationId\":2}", "Accepted", "cancelled"},
    {"SetVariables",
     "{\"setVariableData\":[{\"component\":{\"name\":\"ReservationCtrlr\"},\"variable\":{\"name\":"
     "\"Enabled\"},\"attributeValue\":\"false\"}]}",
     "Accepted", "no reservations any more"},
    {"ReserveNow", RESERVE("4", ",\"evseId\":2"), "Rejected", "ReservationCtrlr.Enabled is false"},
};

Test(reservation201, answers_as_the_table_says)
{
    struct post p;

    ready(&p, 2, 2);
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        call201(&p, answers[i].action, answers[i].payload);
        expect_answer(&p, answers[i].answer, answers[i].why);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(reservation201, expires_and_says_so)
{
    struct post p;

    ready(&p, 1, 1);
    call201(&p, "ReserveNow", RESERVE("7", ",\"evseId\":1"));
    pass(p.sc, HOUR);
    hear(&p, "[60040] StatusNotification Reserved 1 1\n"
             "[1800020] StatusNotification Available 1 1\n"
             "[1800060] ReservationStatusUpdate 7 Expired\n");
    post_fini(&p);
}

Test(reservation201, of_an_evse_that_breaks_is_removed)
{
    const struct fault_traits ground = {.connector = 1};
    struct post p;
    char *got;

    ready(&p, 1, 1);
    call201(&p, "ReserveNow", RESERVE("7", ",\"evseId\":1"));
    station_break(p.station, FAULT_ground, &ground);
    pass(p.sc, MINUTE);
    got = heard(p.sc);
    cr_expect(strstr(got, "ReservationStatusUpdate "
                          "{\"reservationId\":7,\"reservationUpdateStatus\":\"Removed\"}") != NULL,
              "%s", got);
    free(got);
    post_fini(&p);
}

Test(reservation201, is_named_by_the_transaction_that_uses_it)
{
    struct post p;
    char *got;

    ready(&p, 1, 1);
    call201(&p, "ReserveNow", RESERVE("7", ",\"evseId\":1"));
    driver_tap(p.driver, p.station, 1, "05B2", hear_tap, &p);
    pass(p.sc, MINUTE / 2);
    cr_expect(eq(str, p.text, "Reserved for somebody else"));
    tap(&p);
    pass(p.sc, MINUTE / 2);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    got = heard(p.sc);
    cr_expect(strstr(got, "\"reservationId\":7") != NULL, "%s", got);
    cr_expect(eq(int, p.sc->bad_frames, 0));
    free(got);
    post_fini(&p);
}

#define LIST(version, kind, entries)                                                               \
    "{\"versionNumber\":" version ",\"updateType\":\"" kind "\"" entries "}"
#define TOKEN(id) "{\"idToken\":{\"idToken\":\"" id "\",\"type\":\"ISO14443\"}"
#define GOOD(id)  TOKEN(id) ",\"idTokenInfo\":{\"status\":\"Accepted\"}}"

static const struct {
    const char *update, *status, *version, *why;
} updates[] = {
    {LIST("3", "Full", ",\"localAuthorizationList\":[" GOOD("A") "," GOOD("B") "]"), "Accepted",
     ":3}", "the first list"},
    {LIST("3", "Differential", ",\"localAuthorizationList\":[" GOOD("C") "]"), "VersionMismatch",
     ":3}", "not newer"},
    {LIST("4", "Differential", ",\"localAuthorizationList\":[" GOOD("C") "," TOKEN("A") "}]"),
     "Accepted", ":4}", "one comes, one goes"},
    {LIST("5", "Full", ",\"localAuthorizationList\":[" GOOD("A") "," GOOD("B") "," GOOD("C") "]"),
     "Failed", ":4}", "more than ItemsPerMessage"},
    {LIST("6", "Full", ""), "Accepted", ":6}",
     "a full list of nobody keeps its version, D01.FR.04"},
};

Test(local_list201, answers_as_the_table_says)
{
    struct post p;

    ready(&p, 1, 1);
    for (size_t i = 0; i < sizeof(updates) / sizeof(updates[0]); i++) {
        call201(&p, "SendLocalList", updates[i].update);
        expect_answer(&p, updates[i].status, updates[i].why);
        call201(&p, "GetLocalListVersion", "{}");
        expect_answer(&p, updates[i].version, updates[i].why);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(local_list201, can_be_switched_off_and_tells_how_many_it_holds)
{
    struct post p;

    ready(&p, 1, 1);
    call201(&p, "SendLocalList",
            LIST("3", "Full", ",\"localAuthorizationList\":[" GOOD("A") "," GOOD("B") "]"));
    free(answered(p.sc));
    call201(&p, "GetVariables",
            "{\"getVariableData\":[{\"component\":{\"name\":\"LocalAuthListCtrlr\"},"
            "\"variable\":{\"name\":\"Entries\"}}]}");
    expect_answer(&p, "\"attributeValue\":\"2\"", "two tokens");
    call201(&p, "SetVariables",
            "{\"setVariableData\":[{\"component\":{\"name\":\"LocalAuthListCtrlr\"},"
            "\"variable\":{\"name\":\"Enabled\"},\"attributeValue\":\"false\"}]}");
    free(answered(p.sc));
    call201(&p, "SendLocalList", LIST("4", "Full", ""));
    expect_answer(&p, "\"status\":\"Failed\",\"statusInfo\":{\"reasonCode\":\"NotEnabled\"}",
                  "LocalAuthListCtrlr.Enabled is false");
    post_fini(&p);
}
