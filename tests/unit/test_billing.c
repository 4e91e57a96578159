/* title: every session is billed once and right, and wrong bills are put right for everybody */
#include "base/tz.h"
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

#define HOUR 3600
#define DAY  86400

/* ---- a biller with one tariff and two customers */

#define TARIFF                                                                                     \
    "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"21\",\"elements\":["                   \
    "{\"kind\":\"energy\",\"price\":\"0.25\",\"per\":\"kWh\",\"from\":\"22:00\",\"to\":\"06:00\"}" \
    ","                                                                                            \
    "{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},"                                    \
    "{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":900}]}"

static void account(struct yard *yard, const char *token, const char *delivery, const char *period)
{
    char body[300];

    yard_token(yard, token, "Accepted");
    snprintf(body, sizeof(body),
             "{\"account\":\"of %s\",\"person\":\"P %s\",\"delivery\":\"%s\","
             "\"address\":\"%s of %s\",\"period\":\"%s\"}",
             token, token, delivery, strcmp(delivery, "paper") ? "mail" : "street", token, period);
    yard_do(yard, "/api/billing/accounts", body);
}

static void station(struct yard *yard, const char *id)
{
    char body[200];

    snprintf(body, sizeof(body),
             "{\"station\":\"%s\",\"protocol\":\"ocpp1.6\",\"connectors\":2,\"power_w\":150000}",
             id);
    yard_do(yard, "/api/csms/stations", body);
}

struct shop {
    struct yard yard;
    struct puppet one, two;
};

static void begin_at(struct shop *s, enum mutant mutant, int64_t now_ms, const char *zone)
{
    struct refstack_config config = {
        .crypto = yard_crypto(), .mutant = mutant, .quiet = true, .heartbeat_s = 864000};
    char *why = NULL;

    config.zone_rule = zone;
    config.clk = s->yard.clk = vclock_new(now_ms);
    s->yard.rs = refstack_new(&config, &why);
    cr_assert(s->yard.rs != NULL, "%s", why);
    station(&s->yard, "CP-1");
    station(&s->yard, "CP-2");
    puppet_open(&s->one, &s->yard, "CP-1");
    puppet_open(&s->two, &s->yard, "CP-2");
    puppet_boot(&s->one);
    puppet_boot(&s->two);
    account(&s->yard, "AA", "email", "day");
    account(&s->yard, "BB", "paper", "day");
    yard_do(&s->yard, "/api/billing/tariffs", TARIFF);
}

static void begin(struct shop *s, enum mutant mutant)
{
    begin_at(s, mutant, YARD_MS, "UTC0");
}

static void end(struct shop *s)
{
    puppet_end(&s->one);
    puppet_end(&s->two);
    yard_end(&s->yard);
}

static void now(struct shop *s, char out[25])
{
    tz_rfc3339(vclock_now_ms(s->yard.clk), out);
}

/* How a session goes: @p lie_wh too much at meterStop, @p locked_s seconds at fault after it.
 * @p one_reading: what it says was measured at the end is the same lie, as always in 2.0.1. */
struct visit {
    const char *token;
    int meter, wh, seconds, idle_s, lie_wh, locked_s;
    bool one_reading;
};

static void visit(struct shop *s, struct puppet *puppet, const struct visit *v)
{
    char at[25], status[20], payload[600];
    int id;

    puppet_status(puppet, "Preparing", "NoError");
    now(s, at);
    id = puppet_start(puppet, v->token, v->meter, at, status);
    cr_assert(eq(str, status, "Accepted"));
    puppet_status(puppet, "Charging", "NoError");
    yard_wait(&s->yard, v->seconds);
    now(s, at);
    snprintf(payload, sizeof(payload),
             "{\"transactionId\":%d,\"meterStop\":%d,\"timestamp\":\"%s\",\"transactionData\":["
             "{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"%d\",\"context\":"
             "\"Transaction.End\",\"measurand\":\"Energy.Active.Import.Register\",\"unit\":\"Wh\"}]"
             "}]}",
             id, v->meter + v->wh + v->lie_wh, at, at,
             v->meter + v->wh + (v->one_reading ? v->lie_wh : 0));
    puppet_ask(puppet, "StopTransaction", payload);
    if (v->locked_s) {
        puppet_status(puppet, "Finishing", "ConnectorLockFailure");
        yard_wait(&s->yard, v->locked_s);
    }
    puppet_status(puppet, "Finishing", "NoError");
    yard_wait(&s->yard, v->idle_s);
    puppet_status(puppet, "Available", "NoError");
}

/* ---- the books as text: "1 INV-00001 of AA email mail of AA: 4.50 + 0.95 = 5.45 EUR" and lines */

static void add(char *books, const char *format, ...)
{
    size_t used = strlen(books);
    va_list args;

    va_start(args, format);
    vsnprintf(books + used, 8000 - used, format, args);
    va_end(args);
}

static const char *word(const cJSON *object, const char *name)
{
    const cJSON *item = get(object, name);

    cr_assert(cJSON_IsString(item), "%s", name);
    return item->valuestring;
}

static void add_lines(char *books, const cJSON *invoice)
{
    const cJSON *line;

    cJSON_ArrayForEach (line, get(invoice, "lines")) {
        cr_expect(strstr(word(line, "text"), word(line, "station")) != NULL);
        add(books, "  %s %s %s %s x %s = %s\n", word(line, "session"), word(line, "kind"),
            word(line, "quantity"), word(line, "unit"), word(line, "price"), word(line, "net"));
    }
}

static char *books_of(struct shop *s)
{
    cJSON *answer = yard_ask(&s->yard, "GET", "/api/billing/invoices?since=0", NULL);
    char *books = mem_new(8000);
    const cJSON *invoice;

    cJSON_ArrayForEach (invoice, get(answer, "invoices")) {
        add(books, "%s %s by %s to %s: %s + %s = %s %s\n", word(invoice, "invoice"),
            word(invoice, "account"), word(invoice, "delivery"), word(invoice, "sent_to"),
            word(invoice, "net"), word(invoice, "tax"), word(invoice, "gross"),
            word(invoice, "currency"));
        add_lines(books, invoice);
    }
    cJSON_Delete(answer);
    return books;
}

static void expect_books(struct shop *s, const char *expected)
{
    char *books = books_of(s);

    cr_expect(eq(str, books, (char *)expected));
    free(books);
}

static cJSON *disputed(struct shop *s, const char *invoice)
{
    char path[80];

    snprintf(path, sizeof(path), "/api/billing/invoices/%s/disputes", invoice);
    return yard_ask(&s->yard, "POST", path, "{\"by\":\"Ann\",\"reason\":\"too much\"}");
}

/* ---- the honest biller */

Test(billing, a_day_ends_with_one_invoice_an_account)
{
    struct shop s;
    char *books;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 1000, 10123, HOUR, 20 * 60 + 59, 0, 0});
    visit(&s, &s.two, &(struct visit){"AA", 0, 500, 600, 0, 0, 0});
    visit(&s, &s.one, &(struct visit){"BB", 11123, 1000, 600, 0, 0, 0});
    expect_books(&s, "");
    yard_wait(&s.yard, DAY);
    expect_books(&s, "INV-00001 of AA by email to mail of AA: 5.04 + 1.06 = 6.10 EUR\n"
                     "  1 energy 10.123 kWh x 0.45 = 4.56\n"
                     "  1 idle 5 min x 0.05 = 0.25\n"
                     "  2 energy 0.500 kWh x 0.45 = 0.23\n"
                     "INV-00002 of BB by paper to street of BB: 0.45 + 0.09 = 0.54 EUR\n"
                     "  3 energy 1.000 kWh x 0.45 = 0.45\n");
    books = books_of(&s);
    yard_wait(&s.yard, 3 * DAY);
    expect_books(&s, books); /* nothing is billed twice */
    free(books);
    end(&s);
}

Test(billing, a_session_belongs_to_the_day_on_which_its_plug_came_out)
{
    struct shop s;
    char *books;

    begin(&s, MUTANT_none);
    yard_wait(&s.yard, 6 * HOUR); /* 23:30 */
    visit(&s, &s.one, &(struct visit){"AA", 0, 1000, 900, 2 * HOUR, 0, 0});
    books = books_of(&s);
    cr_expect(eq(str, books, ""), "at midnight it was still plugged in");
    free(books);
    yard_wait(&s.yard, DAY);
    expect_books(&s, "INV-00001 of AA by email to mail of AA: 5.50 + 1.16 = 6.66 EUR\n"
                     "  1 energy 1.000 kWh x 0.25 = 0.25\n"
                     "  1 idle 105 min x 0.05 = 5.25\n");
    end(&s);
}

Test(billing, a_failed_attempt_is_listed_nowhere)
{
    struct shop s;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 0, 0, 59, 0, 0, 0});
    yard_wait(&s.yard, DAY);
    expect_books(&s, "");
    end(&s);
}

/* Was a loop without end: the period stayed due. */
Test(billing, a_book_that_cannot_be_written_ends_the_period_and_not_the_clock, .timeout = 10)
{
    struct shop s;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 0, 1000, 900, 0, 0, 0});
    db_run(s.yard.rs->db, "DROP TABLE billing_line", DB_NONE);
    yard_wait(&s.yard, DAY);
    cr_assert(db_error(s.yard.rs->db) != NULL);
    end(&s);
}

/* What was not kept is not answered beside the reason. */
Test(billing, what_a_broken_book_refuses_has_a_reason_and_nothing_else)
{
    static const char path[] = "/api/billing/invoices?since=0";
    struct shop s;
    cJSON *answer = NULL;

    begin(&s, MUTANT_none);
    db_run(s.yard.rs->db, "DROP TABLE billing_held", DB_NONE);
    cr_expect_eq(refstack_request(s.yard.rs, "GET", path, NULL, &answer), 503);
    cr_expect(cJSON_IsString(cJSON_GetObjectItem(answer, "error")));
    cr_expect_eq(cJSON_GetArraySize(answer), 1);
    cJSON_Delete(answer);
    end(&s);
}

Test(billing, a_month_ends_at_local_midnight)
{
    struct shop s;
    cJSON *answer;
    const cJSON *one;

    begin_at(&s, MUTANT_none, 1774873800000, "CET-1CEST,M3.5.0,M10.5.0/3"); /* 30 Mar 14:30 local */
    account(&s.yard, "AA", "email", "month");
    visit(&s, &s.one, &(struct visit){"AA", 0, 1000, 900, 0, 0, 0});
    yard_wait(&s.yard, 2 * DAY);
    answer = yard_ask(&s.yard, "GET", "/api/billing/invoices", NULL);
    one = get(answer, "invoices")->child;
    cr_assert(one != NULL);
    cr_expect(get(one, "period_from_ms")->valuedouble == 1772319600000.0); /* 1 Mar 00:00 +01 */
    cr_expect(get(one, "period_to_ms")->valuedouble == 1774994400000.0);   /* 1 Apr 00:00 +02 */
    cr_expect(get(one, "issued_ms")->valuedouble == 1774994400000.0);
    cJSON_Delete(answer);
    end(&s);
}

Test(billing, a_session_keeps_the_tariff_with_which_it_began)
{
    struct shop s;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 0, 1000, 900, 0, 0, 0});
    yard_do(&s.yard, "/api/billing/tariffs",
            "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"9\",\"elements\":[{\"kind\":"
            "\"flat\",\"price\":\"7\"}]}");
    yard_do(&s.yard, "/api/billing/tariffs",
            "{\"name\":\"Two\",\"currency\":\"EUR\",\"tax_percent\":\"0\",\"stations\":[\"CP-2\"],"
            "\"elements\":[{\"kind\":\"flat\",\"price\":\"2\"}]}");
    visit(&s, &s.one, &(struct visit){"AA", 1000, 1000, 900, 0, 0, 0});
    visit(&s, &s.two, &(struct visit){"AA", 0, 1000, 900, 0, 0, 0});
    yard_wait(&s.yard, DAY);
    expect_books(&s, "INV-00001 of AA by email to mail of AA: 9.45 + 0.72 = 10.17 EUR\n"
                     "  1 energy 1.000 kWh x 0.45 = 0.45\n"
                     "  2 flat 1 session x 7.00 = 7.00\n"
                     "  3 flat 1 session x 2.00 = 2.00\n");
    end(&s);
}

Test(billing, idle_time_begins_where_the_vehicle_stopped_taking_energy)
{
    struct shop s;
    char at[25], status[20];
    int id;

    begin(&s, MUTANT_none);
    now(&s, at);
    id = puppet_start(&s.one, "AA", 0, at, status);
    puppet_status(&s.one, "Charging", "NoError");
    puppet_status(&s.one, "SuspendedEV", "NoError"); /* comes back */
    yard_wait(&s.yard, 600);
    puppet_status(&s.one, "Charging", "NoError");
    yard_wait(&s.yard, 600);
    puppet_status(&s.one, "SuspendedEV", "NoError"); /* for good */
    yard_wait(&s.yard, 1200);
    now(&s, at);
    puppet_stop(&s.one, id, 1000, at);
    yard_wait(&s.yard, 600);
    puppet_status(&s.one, "Available", "NoError");
    yard_wait(&s.yard, DAY);
    expect_books(&s, "INV-00001 of AA by email to mail of AA: 1.20 + 0.25 = 1.45 EUR\n"
                     "  1 energy 1.000 kWh x 0.45 = 0.45\n"
                     "  1 idle 15 min x 0.05 = 0.75\n");
    end(&s);
}

Test(billing, nonsense_is_refused)
{
    static const struct {
        const char *path, *body;
    } rows[] = {
        {"/api/billing/accounts", "{\"account\":\"\",\"person\":\"P\",\"delivery\":\"email\"}"},
        {"/api/billing/accounts", "{\"account\":\"A\",\"person\":\"P\",\"delivery\":\"drone\"}"},
        {"/api/billing/accounts",
         "{\"account\":\"A\",\"person\":\"P\",\"delivery\":\"email\",\"period\":\"century\"}"},
        {"/api/billing/tariffs",
         "{\"name\":\"T\",\"currency\":\"E\",\"tax_percent\":\"1\",\"elements\":[]}"},
        {"/api/billing/invoices/INV-99999/disputes", "{\"by\":\"A\",\"reason\":\"r\"}"},
    };
    struct shop s;

    begin(&s, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *answer = yard_ask(&s.yard, "POST", rows[i].path, rows[i].body);

        cr_expect(cJSON_IsString(get(answer, "error")), "row %zu", i);
        cJSON_Delete(answer);
    }
    end(&s);
}

/* ---- disputes */

Test(dispute, a_correct_bill_is_upheld_and_explained_line_by_line)
{
    struct shop s;
    cJSON *answer;
    char *before, *after;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 1000, 10000, HOUR, 0, 0, 0});
    yard_wait(&s.yard, DAY);
    before = books_of(&s);
    answer = disputed(&s, "INV-00001");
    after = books_of(&s);
    cr_expect(eq(str, (char *)word(answer, "outcome"), "upheld"));
    cr_expect(eq(int, get(answer, "billed_wh")->valueint, 10000));
    cr_expect(eq(int, get(answer, "correct_wh")->valueint, 10000));
    cr_expect(eq(int, cJSON_GetArraySize(get(answer, "affected")), 0));
    cr_expect(eq(str, cJSON_GetArrayItem(get(answer, "explanation"), 0)->valuestring,
                 "Session 1 at CP-1/1: meter 1000 Wh to 11000 Wh, so 10000 Wh; its own reading at "
                 "that moment agrees."));
    cr_expect(eq(str, cJSON_GetArrayItem(get(answer, "explanation"), 1)->valuestring,
                 "Energy at CP-1/1, 2026-03-06 17:30 to 18:30: 10 kWh x 0.45 EUR = 4.50 EUR."));
    cr_expect(eq(str, cJSON_GetArrayItem(get(answer, "explanation"), 2)->valuestring,
                 "Together 4.50 EUR, tax 0.95 EUR, to pay 5.45 EUR."));
    cr_expect(eq(str, before, after), "nothing was credited");
    free(before);
    free(after);
    cJSON_Delete(answer);
    end(&s);
}

/* AA and BB charge at CP-1, whose meterStop is 90 kWh too high; AA at CP-2, too, which is honest.
 * Then the day ends. */
static void wrong_day(struct shop *s, enum mutant mutant)
{
    begin(s, mutant);
    visit(s, &s->two, &(struct visit){"AA", 0, 1000, 900, 0, 0, 0});
    visit(s, &s->one, &(struct visit){"AA", 0, 10000, HOUR, 0, 90000, 0});
    visit(s, &s->one, &(struct visit){"BB", 10000, 2000, HOUR, 0, 90000, 0});
    yard_wait(&s->yard, 8 * HOUR);
}

Test(dispute, a_wrong_meter_is_put_right_for_everybody_and_from_then_on)
{
    struct shop s;
    cJSON *answer;
    char *books, *tail;

    wrong_day(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"BB", 12000, 4000, HOUR, 0, 90000, 0}); /* not yet billed */
    answer = disputed(&s, "INV-00001");
    cr_expect(eq(str, (char *)word(answer, "outcome"), "credited"));
    cr_expect(eq(str, (char *)word(answer, "credit"), "CN-00003"));
    cr_expect(eq(str, (char *)word(answer, "reissued"), "INV-00004"));
    cr_expect(eq(int, get(answer, "billed_wh")->valueint, 101000));
    cr_expect(eq(int, get(answer, "correct_wh")->valueint, 11000));
    cr_assert(eq(int, cJSON_GetArraySize(get(answer, "affected")), 2));
    cr_expect(eq(str, (char *)word(cJSON_GetArrayItem(get(answer, "affected"), 1), "invoice"),
                 "INV-00002"));
    cJSON_Delete(answer);
    yard_wait(&s.yard, DAY);
    books = books_of(&s);
    tail = strstr(books, "CN-00003");
    cr_assert(tail != NULL, "%s", books);
    cr_expect(eq(str, tail,
                 "CN-00003 of AA by email to mail of AA: -45.45 + -9.54 = -54.99 EUR\n"
                 "  1 energy -1.000 kWh x 0.45 = -0.45\n"
                 "  2 energy -100.000 kWh x 0.45 = -45.00\n"
                 "INV-00004 of AA by email to mail of AA: 4.95 + 1.04 = 5.99 EUR\n"
                 "  1 energy 1.000 kWh x 0.45 = 0.45\n"
                 "  2 energy 10.000 kWh x 0.45 = 4.50\n"
                 "CN-00005 of BB by paper to street of BB: -41.40 + -8.69 = -50.09 EUR\n"
                 "  3 energy -92.000 kWh x 0.45 = -41.40\n"
                 "INV-00006 of BB by paper to street of BB: 0.90 + 0.19 = 1.09 EUR\n"
                 "  3 energy 2.000 kWh x 0.45 = 0.90\n"
                 "INV-00007 of BB by paper to street of BB: 1.00 + 0.21 = 1.21 EUR\n"
                 "  4 energy 4.000 kWh x 0.25 = 1.00\n"));
    free(books);
    end(&s);
}

Test(dispute, a_meter_that_shows_less_afterwards_gives_a_wrong_end_away)
{
    struct shop s;
    cJSON *answer;

    begin(&s, MUTANT_none);
    visit(&s, &s.one, &(struct visit){"AA", 1000, 3001, HOUR, 60, 6000, 0, true});
    visit(&s, &s.one, &(struct visit){"AA", 4001, 2002, HOUR, 60, 90000, 0, true});
    yard_wait(&s.yard, 60);
    puppet_ask(&s.one, "MeterValues",
               "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-06T20:00:00Z\","
               "\"sampledValue\":[{\"value\":\"6003\",\"context\":\"Sample.Clock\"}]}]}");
    yard_wait(&s.yard, DAY);
    answer = disputed(&s, "INV-00001");
    cr_expect(eq(str, (char *)word(answer, "outcome"), "credited"));
    cr_expect(eq(int, get(answer, "billed_wh")->valueint, 101003));
    cr_expect(eq(int, get(answer, "correct_wh")->valueint, 5003), "to the watt-hour");
    cJSON_Delete(answer);
    end(&s);
}

Test(dispute, who_complains_after_others_finds_the_bill_already_put_right)
{
    struct shop s;
    cJSON *answer;
    char *before, *after;

    wrong_day(&s, MUTANT_none);
    cJSON_Delete(disputed(&s, "INV-00001"));
    before = books_of(&s);
    answer = disputed(&s, "INV-00002");
    after = books_of(&s);
    cr_expect(eq(str, (char *)word(answer, "outcome"), "credited"));
    cr_expect(eq(str, (char *)word(answer, "credit"), "CN-00005"));
    cr_expect(eq(str, (char *)word(answer, "reissued"), "INV-00006"));
    cr_expect(eq(str, before, after));
    cJSON_Delete(answer);
    answer = disputed(&s, "INV-00004");
    cr_expect(eq(str, (char *)word(answer, "outcome"), "upheld"), "the corrected bill is right");
    cJSON_Delete(answer);
    free(before);
    free(after);
    end(&s);
}

/* ---- the dishonest ones, each beside the honest one */

struct difference {
    enum mutant mutant;
    const char *honest, *wrong; /* what must stand in the books */
};

/* A locked hour, a summer evening across 22:00, a paper customer, amounts that end in half cents.
 */
static char *varied_books(enum mutant mutant)
{
    struct shop s;
    char *books;

    /* 3 July 2026, 21:00 in Amsterdam */
    begin_at(&s, mutant, 1783105200000, "CET-1CEST,M3.5.0,M10.5.0/3");
    visit(&s, &s.two, &(struct visit){"BB", 0, 500, 600, 0, 0, HOUR});
    visit(&s, &s.one, &(struct visit){"AA", 0, 10000, HOUR, 0, 0, 0});
    yard_wait(&s.yard, DAY);
    books = books_of(&s);
    end(&s);
    return books;
}

Test(mutant, each_biller_that_lies_differs_from_the_honest_one_in_its_own_way)
{
    static const struct difference rows[] = {
        {MUTANT_bills_idle_during_lock_fault, "of BB by paper to street of BB: 0.23 + 0.05",
         "idle 45 min x 0.05 = 2.25"},
        {MUTANT_ignores_dst, "2 energy 10.000 kWh x 0.25 = 2.50",
         "2 energy 8.333 kWh x 0.45 = 3.75\n  2 energy 1.667 kWh x 0.25 = 0.42"},
        {MUTANT_taxes_twice, "2.50 + 0.53 = 3.03", "2.50 + 1.16 = 3.66"},
        {MUTANT_rounds_every_line_down, "0.500 kWh x 0.45 = 0.23", "0.500 kWh x 0.45 = 0.22"},
        {MUTANT_emails_paper_customer, "of BB by paper", "of BB by email"},
    };
    char *honest = varied_books(MUTANT_none);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *books = varied_books(rows[i].mutant);

        cr_expect(strstr(honest, rows[i].honest) != NULL, "row %zu: %s", i, honest);
        cr_expect(strstr(honest, rows[i].wrong) == NULL, "row %zu: %s", i, honest);
        cr_expect(strstr(books, rows[i].wrong) != NULL, "row %zu: %s", i, books);
        cr_expect(strstr(books, rows[i].honest) == NULL, "row %zu: %s", i, books);
        free(books);
    }
    free(honest);
}

Test(mutant, credits_only_complainants_leaves_the_others_wrong)
{
    struct shop s;
    cJSON *answer;
    char *books;

    wrong_day(&s, MUTANT_credits_only_complainants);
    answer = disputed(&s, "INV-00001");
    books = books_of(&s);
    cr_expect(eq(str, (char *)word(answer, "outcome"), "credited"));
    cr_expect(eq(int, cJSON_GetArraySize(get(answer, "affected")), 1));
    cr_expect(strstr(books, "INV-00004") != NULL);
    cr_expect(strstr(books, "CN-00005") == NULL);
    free(books);
    cJSON_Delete(answer);
    end(&s);
}

Test(mutant, credits_whatever_is_asked_credits_a_bill_that_is_right)
{
    struct shop s;
    cJSON *answer;
    char *books;

    begin(&s, MUTANT_credits_whatever_is_asked);
    visit(&s, &s.one, &(struct visit){"AA", 1000, 10000, HOUR, 0, 0, 0});
    yard_wait(&s.yard, DAY);
    answer = disputed(&s, "INV-00001");
    books = books_of(&s);
    cr_expect(eq(str, (char *)word(answer, "outcome"), "credited"));
    cr_expect(strstr(books, "CN-00002 of AA by email to mail of AA: -4.50") != NULL);
    free(books);
    cJSON_Delete(answer);
    end(&s);
}
