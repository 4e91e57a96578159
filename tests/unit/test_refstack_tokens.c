/* title: who may charge, who may not, and which reason is kept */
#include "refstack_yard.h"

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
    struct post post;
    char payload[60], text[400];

    story_begin(&yard, &post, mutant);
    yard_token(&yard, "BL", "Blocked");
    yard_token(&yard, "EX", "Expired");
    yard_token(&yard, "NC", "NoCredit");
    yard_do(&yard, "/api/csms/tokens",
            "{\"token\":\"OLD\",\"status\":\"Accepted\",\"expires_ms\":1772818200000}");
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        snprintf(payload, sizeof(payload), "{\"idTag\":\"%s\"}", tokens[i]);
        post_ask(&post, "Authorize", payload);
    }
    refusals_text(&yard, text);
    cr_expect(eq(str, text, (char *)expected));
    story_end(&yard, &post);
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
    struct post post;
    char status[20];
    int id;

    story_begin(&yard, &post, MUTANT_none);
    id = post_start(&post, "XX", 1000, T0, status);
    cr_expect(eq(str, status, "Invalid"));
    post_stop(&post, id, 1200, T1);
    sessions_are(&yard, "CP-1/1 XX invalid 200 Unknown;");
    story_end(&yard, &post);
}

/* The same token at two stations: status of the second start while the first lasts, then after. */
static void play_concurrent(enum mutant mutant, const char *during, const char *after)
{
    struct yard yard;
    struct post post, other;
    char status[20];
    int id;

    story_begin(&yard, &post, mutant);
    yard_station(&yard, "CP-2");
    post_open(&other, &yard, "CP-2");
    post_boot(&other);
    id = post_start(&post, "AA", 1000, T0, status);
    cr_expect(eq(str, status, "Accepted"));
    post_start(&other, "AA", 0, "2026-03-06T17:31:00Z", status);
    cr_expect(eq(str, status, (char *)during));
    post_stop(&post, id, 2000, T1);
    post_start(&other, "AA", 0, T2, status);
    cr_expect(eq(str, status, (char *)after));
    post_end(&other);
    story_end(&yard, &post);
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
    struct post post, other;
    char status[20];

    story_begin(&yard, &post, MUTANT_none);
    yard_station(&yard, "CP-2");
    post_open(&other, &yard, "CP-2");
    post_boot(&other);
    post_start(&post, "AA", 1000, T0, status);
    yard_wait(&yard, 60);
    post_status(&post, "Available", "NoError");
    post_start(&other, "AA", 0, T1, status);
    cr_expect(eq(str, status, "Accepted"));
    post_end(&other);
    story_end(&yard, &post);
}
