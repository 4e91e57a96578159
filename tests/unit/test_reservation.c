/* title: a reserved connector waits for its driver, in every way a reservation can begin and end */
#include "fixture/post.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

static void reserve(struct post *p, int connector, int id, const char *token, const char *rest)
{
    char *payload = mem_printf("{\"connectorId\":%d,\"reservationId\":%d,\"idTag\":\"%s\","
                               "\"expiryDate\":\"2026-03-06T18:00:00Z\"%s}",
                               connector, id, token, rest);

    call(p, "ReserveNow", payload);
    free(payload);
}

/* The status of the last answer of the station. */
static void expect_answer(struct post *p, const char *status, const char *why)
{
    char *got = answered(p->sc);

    cr_expect(strstr(got, status) != NULL, "%s: %s, got %s", why, status, got);
    free(got);
}

static void ready(struct post *p, int connectors, int evses)
{
    struct profile dual;

    profile_defaults(&dual);
    dual.connectors = connectors;
    dual.evses = evses;
    post_init(p, &dual, NULL);
    post_ready(p);
}

static void tap_as(struct post *p, int connector, const char *token)
{
    driver_tap(p->driver, p->station, connector, token, hear_tap, p);
    pass(p->sc, MINUTE / 2);
}

Test(reservation, is_used_by_its_token_and_names_itself_in_the_transaction)
{
    struct post p;

    ready(&p, 1, 1);
    reserve(&p, 1, 7, "04A1", "");
    tap_as(&p, 1, "05B2");
    cr_expect(eq(str, p.text, "Reserved for somebody else"));
    tap_as(&p, 1, "04A1");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    tap_as(&p, 1, "04A1");
    driver_pull_plug(p.driver);
    pass(p.sc, HOUR);
    expect_text(narrated(p.sc),
                "[    60020] CP-1/1 > is reserved for 04A1 until 2026-03-06T18:00:00.000Z\n"
                "[    60020] CP-1 > is told to ReserveNow: Accepted\n"
                "[    60020] CP-1/1 > reserve: Available -> Reserved (4.9 A7)\n"
                "[    90000] Ann > taps 05B2 at CP-1/1\n"
                "[    90000] CP-1/1 ! refuses 05B2: Reserved\n"
                "[    90300] Ann < reads on CP-1/1: Reserved for somebody else\n"
                "[   120000] Ann > taps 04A1 at CP-1/1\n"
                "[   120040] CP-1/1 > authorized 04A1\n"
                "[   120040] CP-1/1 > authorized: Reserved -> Preparing (4.9 G2)\n"
                "[   120340] Ann < reads on CP-1/1: Accepted, please plug in your car\n"
                "[   150000] Ann > plugs CP-1/1\n"
                "[   150000] CP-1/1 > reservation 7 ends: used\n"
                "[   150000] CP-1/1 > session 1 starts with 04A1\n"
                "[   150000] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[   210000] Ann > taps 04A1 at CP-1/1\n"
                "[   210000] CP-1/1 > session 1 ends after 184 Wh: Local\n"
                "[   210000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   211000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[   240000] Ann > takes the cable from CP-1/1\n"
                "[   240000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    char *calls = heard(p.sc);
    cr_expect(strstr(calls, "\"reservationId\":7") != NULL);
    cr_expect(strstr(calls, "\"status\":\"Reserved\"") != NULL);
    free(calls);
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(reservation, lets_the_group_of_its_token_charge)
{
    struct post p;

    ready(&p, 1, 1);
    p.sc->script.parent = "FLEET";
    reserve(&p, 1, 7, "04A1", ",\"parentIdTag\":\"FLEET\"");
    forget_so_far(p.sc);
    driver_plug(p.driver, p.station, 1);
    tap_as(&p, 1, "05B2");
    cr_expect(eq(str, p.outcome, "Accepted"));
    char *calls = heard(p.sc);
    cr_expect(strstr(calls, "\"reservationId\":7") != NULL, "%s", calls);
    free(calls);
    post_fini(&p);
}

Test(reservation, expires_and_the_connector_is_free_again)
{
    struct post p;

    ready(&p, 1, 1);
    reserve(&p, 1, 7, "04A1", "");
    forget_so_far(p.sc);
    pass(p.sc, HOUR);
    expect_text(narrated(p.sc), "[  1800000] CP-1/1 > reservation 7 ends: expired\n"
                                "[  1800000] CP-1/1 > reservation ends: Reserved -> Available "
                                "(4.9 G1)\n");
    post_fini(&p);
}

Test(reservation, comes_back_after_a_stranger_plugged_in_and_left)
{
    struct post p;

    ready(&p, 1, 1);
    reserve(&p, 1, 7, "04A1", "");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE / 2);
    tap_as(&p, 1, "05B2");
    cr_expect(eq(str, p.text, "Reserved for somebody else"));
    driver_pull_plug(p.driver);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Reserved"));
    post_fini(&p);
}

Test(reservation, survives_a_reboot)
{
    struct post p;

    ready(&p, 1, 1);
    reserve(&p, 1, 7, "04A1", "");
    call(&p, "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, MINUTE);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Reserved"));
    forget_so_far(p.sc);
    call(&p, "CancelReservation", "{\"reservationId\":7}");
    expect_answer(&p, "Accepted", "the reservation is known after the reboot");
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    post_fini(&p);
}

Test(reservation, ends_when_the_connector_breaks_or_is_closed)
{
    const struct fault_traits ground = {.connector = 1};
    struct post p;

    ready(&p, 2, 2);
    reserve(&p, 1, 7, "04A1", "");
    reserve(&p, 2, 8, "04A1", "");
    forget_so_far(p.sc);
    station_break(p.station, FAULT_ground, &ground);
    call(&p, "ChangeAvailability", "{\"connectorId\":2,\"type\":\"Inoperative\"}");
    free(answered(p.sc));
    call(&p, "CancelReservation", "{\"reservationId\":7}");
    expect_answer(&p, "Rejected", "ended by the fault");
    call(&p, "CancelReservation", "{\"reservationId\":8}");
    expect_answer(&p, "Rejected", "ended by ChangeAvailability");
    reserve(&p, 1, 9, "04A1", "");
    expect_answer(&p, "Faulted", "connector 1 is out of order");
    reserve(&p, 2, 9, "04A1", "");
    expect_answer(&p, "Unavailable", "connector 2 is closed");
    reserve(&p, 0, 9, "04A1", "");
    expect_answer(&p, "Faulted", "one is closed, the other out of order");
    post_fini(&p);
}

Test(reservation, of_the_station_keeps_one_connector_free)
{
    struct post p;

    ready(&p, 2, 2);
    reserve(&p, 0, 7, "04A1", "");
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    tap_as(&p, 2, "05B2");
    cr_expect(eq(str, p.outcome, "Accepted"));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Reserved"));
    tap_as(&p, 1, "06C3");
    cr_expect(eq(str, p.text, "Reserved for somebody else"));
    tap_as(&p, 1, "04A1");
    cr_expect(eq(str, p.outcome, "Accepted"));
    post_fini(&p);
}

Test(reservation, of_one_connector_of_an_outlet_keeps_the_whole_outlet)
{
    struct post p;

    ready(&p, 2, 1);
    reserve(&p, 1, 7, "04A1", "");
    tap_as(&p, 2, "05B2");
    cr_expect(eq(str, p.text, "Reserved for somebody else"));
    free(answered(p.sc));
    reserve(&p, 2, 8, "05B2", "");
    expect_answer(&p, "Occupied", "the other connector of a reserved outlet");
    post_fini(&p);
}

/* Every answer, one after the other at one station with two connectors. */
static const struct {
    const char *action, *payload, *status, *why;
} answers[] = {
    {"ReserveNow",
     "{\"connectorId\":1,\"reservationId\":1,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T17:00:"
     "00Z\"}",
     "Rejected", "expired before it began"},
    {"ReserveNow",
     "{\"connectorId\":3,\"reservationId\":1,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Rejected", "there is no connector 3"},
    {"ReserveNow",
     "{\"connectorId\":1,\"reservationId\":1,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Accepted", "a free connector"},
    {"ReserveNow",
     "{\"connectorId\":1,\"reservationId\":2,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Occupied", "reserved under another id"},
    {"ReserveNow",
     "{\"connectorId\":1,\"reservationId\":1,\"idTag\":\"B\",\"expiryDate\":\"2026-03-06T19:00:"
     "00Z\"}",
     "Accepted", "the same id replaces"},
    {"ReserveNow",
     "{\"connectorId\":2,\"reservationId\":2,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Accepted", "the other connector"},
    {"ReserveNow",
     "{\"connectorId\":0,\"reservationId\":3,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Occupied", "nothing is left for the station"},
    {"ReserveNow",
     "{\"connectorId\":2,\"reservationId\":1,\"idTag\":\"B\",\"expiryDate\":\"2026-03-06T19:00:"
     "00Z\"}",
     "Occupied", "moving to a reserved connector fails .."},
    {"RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"A\"}", "Rejected",
     ".. and the old one stays: somebody else cannot be started there"},
    {"CancelReservation", "{\"reservationId\":3}", "Rejected", "no such reservation"},
    {"CancelReservation", "{\"reservationId\":2}", "Accepted", "it is cancelled"},
    {"CancelReservation", "{\"reservationId\":2}", "Rejected", "but once"},
    {"ReserveNow",
     "{\"connectorId\":0,\"reservationId\":3,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Accepted", "one connector is left for the station"},
    {"ReserveNow",
     "{\"connectorId\":2,\"reservationId\":4,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Occupied", "and then none by number"},
    {"ReserveNow",
     "{\"connectorId\":2,\"reservationId\":3,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Accepted", "unless it replaces that one"},
    {"RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"B\"}", "Accepted",
     "the holder can be started"},
    {"ReserveNow",
     "{\"connectorId\":1,\"reservationId\":5,\"idTag\":\"A\",\"expiryDate\":\"2026-03-06T18:00:"
     "00Z\"}",
     "Occupied", "a connector that prepares"},
};

Test(reservation, answers_as_the_table_says)
{
    struct post p;

    ready(&p, 2, 2);
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        call(&p, answers[i].action, answers[i].payload);
        expect_answer(&p, answers[i].status, answers[i].why);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(reservation, of_the_station_is_rejected_where_the_profile_knows_none)
{
    struct profile plain;
    struct post p;

    profile_defaults(&plain);
    plain.reserve_zero = false;
    post_init(&p, &plain, NULL);
    post_ready(&p);
    reserve(&p, 0, 1, "04A1", "");
    expect_answer(&p, "Rejected", "ReserveConnectorZeroSupported is false");
    post_fini(&p);
}
