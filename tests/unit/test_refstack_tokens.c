/* title: who may charge, who may not, and which reason is kept */
#include "fixture/yard.h"

/* Refusals as text: "XX Invalid Unknown;" each. */
static void refusals_text(struct yard *yard, char out[400])
{
    cJSON *answer = yard_ask(yard, "GET", "/api/csms/sessions", NULL);
    const cJSON *r;
    size_t len = 0;

    out[0] = 0;
    cJSON_ArrayForEach (r, get(answer, "refused")) {
        len += (size_t)snprintf(out + len, 400 - len, "%s %s %s;", get(r, "token")->valuestring,
                                get(r, "status")->valuestring, get(r, "reason")->valuestring);
    }
    cJSON_Delete(answer);
}

static void play_refusals(enum mutant mutant, const char *expected)
{
    static const char *const tokens[] = {"AA", "BL", "EX", "OLD", "NC", "XX", "YY"};
    struct yard yard;
    struct puppet puppet;
    char payload[60], text[400];

    story_begin(&yard, &puppet, mutant);
    yard_token(&yard, "BL", "Blocked");
    yard_token(&yard, "EX", "Expired");
    yard_token(&yard, "NC", "NoCredit");
    yard_do(&yard, "/api/csms/tokens",
            "{\"token\":\"OLD\",\"status\":\"Accepted\",\"expires_ms\":1772818200000}");
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        snprintf(payload, sizeof(payload), "{\"idTag\":\"%s\"}", tokens[i]);
        puppet_ask(&puppet, "Authorize", payload);
    }
    refusals_text(&yard, text);
    cr_expect(eq(str, text, (char *)expected));
    story_end(&yard, &puppet);
}

Test(csms, every_token_that_is_turned_away_is_listed_with_its_reason)
{
    play_refusals(MUTANT_none, "BL Blocked Blocked;EX Expired Expired;OLD Expired Expired;"
                               "NC Blocked NoCredit;XX Invalid Unknown;YY Invalid Unknown;");
}

Test(mutants, accepts_every_token)
{
    play_refusals(MUTANT_accepts_every_token, "");
}

Test(mutants, wrong_refusal_reason)
{
    play_refusals(MUTANT_wrong_refusal_reason,
                  "BL Blocked Blocked;EX Expired Blocked;OLD Expired Blocked;"
                  "NC Blocked Blocked;XX Invalid Blocked;YY Invalid Blocked;");
}

Test(mutants, hides_second_unknown_tag)
{
    play_refusals(MUTANT_hides_second_unknown_tag,
                  "BL Blocked Blocked;EX Expired Expired;OLD Expired Expired;"
                  "NC Blocked NoCredit;YY Invalid Unknown;");
}

Test(csms, a_refused_start_has_an_id_and_is_invalid)
{
    struct yard yard;
    struct puppet puppet;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "XX", 1000, T0, status);
    cr_expect(eq(str, status, "Invalid"));
    puppet_stop(&puppet, id, 1200, T1);
    sessions_are(&yard, "CP-1/1 XX invalid 200 Unknown;");
    story_end(&yard, &puppet);
}

/* The same token at two stations: status of the second start while the first lasts, then after. */
static void play_concurrent(enum mutant mutant, const char *during, const char *after)
{
    struct yard yard;
    struct puppet puppet, other;
    char status[20];
    int id;

    story_begin(&yard, &puppet, mutant);
    yard_station(&yard, "CP-2");
    puppet_open(&other, &yard, "CP-2");
    puppet_boot(&other);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    cr_expect(eq(str, status, "Accepted"));
    puppet_start(&other, "AA", 0, "2026-03-06T17:31:00Z", status);
    cr_expect(eq(str, status, (char *)during));
    puppet_stop(&puppet, id, 2000, T1);
    puppet_start(&other, "AA", 0, T2, status);
    cr_expect(eq(str, status, (char *)after));
    puppet_end(&other);
    story_end(&yard, &puppet);
}

Test(csms, a_token_charges_at_one_place_at_a_time)
{
    play_concurrent(MUTANT_none, "ConcurrentTx", "Accepted");
}

Test(mutants, leaves_tag_blocked)
{
    play_concurrent(MUTANT_leaves_tag_blocked, "ConcurrentTx", "ConcurrentTx");
}

Test(csms, a_lost_stop_does_not_block_the_token_once_the_connector_is_available)
{
    struct yard yard;
    struct puppet puppet, other;
    char status[20];

    story_begin(&yard, &puppet, MUTANT_none);
    yard_station(&yard, "CP-2");
    puppet_open(&other, &yard, "CP-2");
    puppet_boot(&other);
    puppet_start(&puppet, "AA", 1000, T0, status);
    yard_wait(&yard, 60);
    puppet_status(&puppet, "Available", "NoError");
    puppet_start(&other, "AA", 0, T1, status);
    cr_expect(eq(str, status, "Accepted"));
    puppet_end(&other);
    story_end(&yard, &puppet);
}
