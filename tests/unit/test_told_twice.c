/* title: a session that a station tells twice is charged once when its bill is doubted */
#include "base/tz.h"
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

#define HOUR 3600
#define DAY  86400

struct shop {
    struct yard yard;
    struct puppet post;
};

static void begin(struct shop *s, enum mutant mutant)
{
    struct refstack_config config = {.crypto = yard_crypto(),
                                     .mutant = mutant,
                                     .quiet = true,
                                     .heartbeat_s = 864000,
                                     .zone_rule = "UTC0"};
    static const char *const names[] = {"AA", "BB"};
    char *why = NULL, body[200];

    config.clk = s->yard.clk = vclock_new(YARD_MS);
    s->yard.rs = refstack_new(&config, &why);
    cr_assert(s->yard.rs != NULL, "%s", why);
    yard_do(&s->yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\",\"connectors\":2,\"power_w\":150000}");
    puppet_open(&s->post, &s->yard, "CP-1");
    puppet_boot(&s->post);
    for (size_t i = 0; i < 2; i++) {
        yard_token(&s->yard, names[i], "Accepted");
        snprintf(
            body, sizeof(body),
            "{\"account\":\"of %s\",\"person\":\"P\",\"delivery\":\"email\",\"period\":\"day\"}",
            names[i]);
        yard_do(&s->yard, "/api/billing/accounts", body);
    }
    yard_do(&s->yard, "/api/billing/tariffs",
            "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"21\",\"elements\":["
            "{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"}]}");
}

static void end(struct shop *s)
{
    puppet_end(&s->post);
    yard_end(&s->yard);
}

/* The moment so many seconds after the beginning of all. */
static const char *at(int seconds, char out[25])
{
    tz_rfc3339(YARD_MS + seconds * INT64_C(1000), out);
    return out;
}

/* The station tells a session with a start that it repeats @p starts times. */
static void tell(struct shop *s, const char *token, int meter, int from_s, int to_s, int starts)
{
    char from[25], to[25], status[20], payload[200];
    int id = 0;

    for (int i = 0; i < starts; i++)
        id = puppet_start(&s->post, token, meter, at(from_s, from), status);
    snprintf(payload, sizeof(payload),
             "{\"transactionId\":%d,\"meterStop\":%d,\"timestamp\":\"%s\"}", id, meter + 10000,
             at(to_s, to));
    puppet_ask(&s->post, "StopTransaction", payload);
}

static cJSON *disputed(struct shop *s, const char *invoice)
{
    char path[80];

    snprintf(path, sizeof(path), "/api/billing/invoices/%s/disputes", invoice);
    return yard_ask(&s->yard, "POST", path, "{\"by\":\"Ann\",\"reason\":\"twice\"}");
}

static const char *word(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

static int number(const cJSON *object, const char *name)
{
    return (int)cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

/* The bill is given back, the one in its place has one session, and is right. */
static void expect_one_charged(struct shop *s, const cJSON *answer, const char *sentence,
                               const char *what)
{
    const cJSON *line, *all = cJSON_GetObjectItemCaseSensitive(answer, "explanation");
    bool said = false;
    cJSON *again;

    cJSON_ArrayForEach (line, all)
        said |= strncmp(line->valuestring, sentence, strlen(sentence)) == 0;
    cr_expect(said, "%s: no \"%s\"", what, sentence);
    cr_expect(number(answer, "billed_wh") > 10000 && number(answer, "correct_wh") == 10000,
              "%s: %d of %d Wh", what, number(answer, "correct_wh"), number(answer, "billed_wh"));
    again = disputed(s, word(answer, "reissued"));
    cr_expect(strcmp(word(again, "outcome"), "upheld") == 0, "%s: the right bill", what);
    cJSON_Delete(again);
}

Test(told_twice, a_session_that_was_told_twice_is_charged_once)
{
    static const struct {
        const char *what, *token;
        int meter, from_s, to_s;
        bool twice;
    } rows[] = {
        {"the same watt-hours", "AA", 1000, 5, HOUR + 5, true},
        {"some of them", "AA", 4000, 5, HOUR - 5, true},
        {"a little earlier", "AA", 1000, -30, HOUR, true},
        {"others at the same time", "AA", 21000, 5, HOUR, false},
        {"afterwards", "AA", 11000, HOUR, 2 * HOUR, false},
        {"another card", "BB", 1000, 5, HOUR, false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct shop s;
        cJSON *answer;

        begin(&s, MUTANT_none);
        yard_wait(&s.yard, 2 * HOUR + 60);
        tell(&s, "AA", 1000, 0, HOUR, 1);
        tell(&s, rows[i].token, rows[i].meter, rows[i].from_s, rows[i].to_s, 1);
        yard_wait(&s.yard, DAY);
        answer = disputed(&s, "INV-00001");
        cr_expect(strcmp(word(answer, "outcome"), rows[i].twice ? "credited" : "upheld") == 0, "%s",
                  rows[i].what);
        if (rows[i].twice)
            expect_one_charged(&s, answer, "Sessions 2 and 1 at CP-1/1 are one", rows[i].what);
        cJSON_Delete(answer);
        end(&s);
    }
}

Test(told_twice, of_a_start_that_was_repeated_the_last_counts)
{
    struct shop s;
    cJSON *answer;

    begin(&s, MUTANT_double_bills_after_reconnect);
    yard_wait(&s.yard, HOUR + 60);
    tell(&s, "AA", 1000, 0, HOUR, 3);
    yard_wait(&s.yard, DAY);
    answer = disputed(&s, "INV-00001");
    expect_one_charged(&s, answer, "Sessions 1 and 3 at CP-1/1 are one", "three starts");
    cJSON_Delete(answer);
    end(&s);
}
