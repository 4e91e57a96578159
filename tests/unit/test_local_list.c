/* title: the local authorization list is updated whole or not at all, and beats the cache */
#include "fixture/post.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

static void expect_answer(struct post *p, const char *words, const char *why)
{
    char *got = answered(p->sc);

    cr_expect(strstr(got, words) != NULL, "%s: %s, got %s", why, words, got);
    free(got);
}

static void ready(struct post *p, bool pre_authorize)
{
    struct profile small;

    profile_defaults(&small);
    small.local_list_limit = 3;
    small.local_list_items = 2;
    small.local_pre_authorize = pre_authorize;
    post_init(p, &small, NULL);
    post_ready(p);
}

#define ACCEPTED(token) "{\"idTag\":\"" token "\",\"idTagInfo\":{\"status\":\"Accepted\"}}"
#define BLOCKED(token)  "{\"idTag\":\"" token "\",\"idTagInfo\":{\"status\":\"Blocked\"}}"
#define GONE(token)     "{\"idTag\":\"" token "\"}"
#define FULL(version, entries)                                                                     \
    "{\"listVersion\":" version ",\"updateType\":\"Full\",\"localAuthorizationList\":[" entries "]}"
#define DIFF(version, entries)                                                                     \
    "{\"listVersion\":" version                                                                    \
    ",\"updateType\":\"Differential\",\"localAuthorizationList\":[" entries "]}"

/* One after the other at one station with room for 3 entries, 2 in a message. */
static const struct {
    const char *update, *status;
    int version;
    const char *why;
} updates[] = {
    {DIFF("1", ""), "Accepted", 0, "a list without entries stays empty"},
    {FULL("5", ACCEPTED("A") "," ACCEPTED("B")), "Accepted", 5, "the first list"},
    {DIFF("5", ACCEPTED("C")), "VersionMismatch", 5, "a differential update must be newer"},
    {DIFF("4", ACCEPTED("C")), "VersionMismatch", 5, "an older one is not"},
    {DIFF("6", ACCEPTED("C")), "Accepted", 6, "a newer one is"},
    {DIFF("7", ACCEPTED("D")), "Failed", 6, "there is room for three"},
    {DIFF("7", ACCEPTED("D") "," GONE("a")), "Accepted", 7, "one leaves, another comes"},
    {DIFF("8", GONE("A")), "Accepted", 8, "what is not there is gone already"},
    {FULL("9", ACCEPTED("A") "," GONE("B")), "Failed", 8, "a full list takes nothing away"},
    {FULL("9", ACCEPTED("A") "," BLOCKED("a")), "Failed", 8, "a token twice"},
    {FULL("9", ACCEPTED("A") "," ACCEPTED("B") "," ACCEPTED("C")), "Failed", 8,
     "more than SendLocalListMaxLength"},
    {FULL("0", ACCEPTED("A")), "Failed", 8, "no list has version 0"},
    {FULL("-1", ACCEPTED("A")), "Failed", 8, "nor -1"},
    {FULL("2", BLOCKED("A")), "Accepted", 2, "a full list may be older"},
    {"{\"listVersion\":3,\"updateType\":\"Full\"}", "Accepted", 0, "a full list of nobody"},
};

Test(local_list, answers_and_versions_are_as_the_table_says)
{
    struct post p;
    char want[40];

    ready(&p, false);
    for (size_t i = 0; i < sizeof(updates) / sizeof(updates[0]); i++) {
        call(&p, "SendLocalList", updates[i].update);
        expect_answer(&p, updates[i].status, updates[i].why);
        call(&p, "GetLocalListVersion", "{}");
        snprintf(want, sizeof(want), "\"listVersion\":%d}", updates[i].version);
        expect_answer(&p, want, updates[i].why);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(local_list, is_not_supported_while_it_is_off)
{
    struct post p;

    ready(&p, false);
    call(&p, "ChangeConfiguration", "{\"key\":\"LocalAuthListEnabled\",\"value\":\"false\"}");
    free(answered(p.sc));
    call(&p, "SendLocalList", FULL("1", ACCEPTED("A")));
    expect_answer(&p, "NotSupported", "LocalAuthListEnabled is false");
    call(&p, "GetLocalListVersion", "{}");
    expect_answer(&p, "\"listVersion\":-1}", "LocalAuthListEnabled is false");
    post_fini(&p);
}

Test(local_list, starts_a_listed_token_without_asking)
{
    struct post p;
    char *calls;

    ready(&p, true);
    call(&p, "SendLocalList", FULL("1", ACCEPTED("04A1") "," BLOCKED("05B2")));
    call(&p, "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, 2 * MINUTE);
    forget_so_far(p.sc);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    calls = heard(p.sc);
    cr_expect(strstr(calls, "Authorize") == NULL, "%s", calls);
    cr_expect(strstr(calls, "StartTransaction") != NULL, "%s", calls);
    free(calls);
    calls = narrated(p.sc);
    cr_expect(strstr(calls, "authorized 04A1") != NULL, "%s", calls);
    free(calls);
    post_fini(&p);
}

Test(local_list, asks_about_a_listed_token_that_may_not_charge)
{
    struct post p;
    char *calls;

    ready(&p, true);
    call(&p, "SendLocalList", FULL("1", BLOCKED("04A1")));
    forget_so_far(p.sc);
    tap(&p);
    pass(p.sc, MINUTE / 2);
    cr_expect(eq(str, p.outcome, "Accepted"));
    calls = heard(p.sc);
    cr_expect(strstr(calls, "Authorize") != NULL, "%s", calls);
    cr_expect(strstr(calls, "{\"connectorId\":0,\"errorCode\":\"LocalListConflict\"") != NULL,
              "list and CSMS contradict each other: %s", calls);
    free(calls);
    post_fini(&p);
}

Test(local_list, beats_the_cache_when_nobody_can_be_asked)
{
    struct post p;

    ready(&p, false);
    tap(&p); /* the CSMS accepts it: now it is cached */
    pass(p.sc, 2 * MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
    call(&p, "SendLocalList", FULL("1", BLOCKED("04A1") "," ACCEPTED("05B2")));
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "Blocked"));
    driver_tap(p.driver, p.station, 1, "05B2", hear_tap, &p);
    pass(p.sc, MINUTE / 2);
    cr_expect(eq(str, p.outcome, "Accepted"));
    pass(p.sc, 2 * MINUTE);
    driver_tap(p.driver, p.station, 1, "06C3", hear_tap, &p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "no answer"));
    post_fini(&p);
}

Test(local_list, entry_that_expired_is_refused)
{
    struct post p;

    ready(&p, false);
    call(&p, "SendLocalList",
         FULL("1", "{\"idTag\":\"04A1\",\"idTagInfo\":{\"status\":\"Accepted\",\"expiryDate\":"
                   "\"2026-03-06T17:00:00Z\"}}"));
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "Expired"));
    post_fini(&p);
}

Test(local_list, tells_the_group_of_a_token_to_a_reservation)
{
    struct post p;

    ready(&p, false);
    call(&p, "SendLocalList",
         FULL("1", "{\"idTag\":\"05B2\",\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":"
                   "\"FLEET\"}}"));
    call(&p, "ReserveNow",
         "{\"connectorId\":1,\"reservationId\":4,\"idTag\":\"04A1\",\"parentIdTag\":\"FLEET\","
         "\"expiryDate\":\"2026-03-06T18:00:00Z\"}");
    driver_plug(p.driver, p.station, 1);
    forget_so_far(p.sc);
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"05B2\",\"connectorId\":1}");
    expect_answer(&p, "Accepted", "the list knows that 05B2 is of the group");
    char *calls = heard(p.sc);
    cr_expect(strstr(calls, "\"reservationId\":4") != NULL, "%s", calls);
    free(calls);
    post_fini(&p);
}
