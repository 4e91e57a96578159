/* title: a session costs what its tariff says, to the cent, whatever the clock does */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "refstack/billing/invoice.h"
#include "refstack/billing/rating.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int64_t at(const char *rfc3339)
{
    int64_t ms;

    cr_assert(tz_parse_rfc3339(rfc3339, &ms), "%s", rfc3339);
    return ms;
}

static struct rating_tariff tariff(const char *elements)
{
    struct rating_tariff t;
    char text[1000];
    const char *why;
    cJSON *json;

    snprintf(
        text, sizeof text,
        "{\"name\": \"T\", \"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": [%s]}",
        elements);
    json = cJSON_Parse(text);
    cr_assert(ne(ptr, json, NULL), "%s", text);
    why = rating_read(&t, json);
    cr_assert(eq(ptr, (void *)why, NULL), "%s: %s", why, text);
    cJSON_Delete(json);
    return t;
}

/* The lines as text, "energy 10.123 x 0.45 = 4.56; ", which the caller frees. */
static char *priced(const struct rating_facts *f, const char *elements, bool standard_time)
{
    struct rating_tariff t = tariff(elements);
    struct rating_lines out = {0};
    char *story = calloc(1, 2000);
    struct tz tz;

    cr_assert(tz_parse(&tz, "CET-1CEST,M3.5.0,M10.5.0/3"));
    if (standard_time)
        tz.has_dst = false;
    rating_session(f, &t, &tz, &out);
    for (size_t i = 0; i < out.count; i++) {
        const struct rating_line *l = &out.line[i];
        char q[32], p[32], net[32];

        money_text(l->quantity, 0, q);
        money_text(l->price, 2, p);
        money_text(invoice_net(l->quantity, l->price, &t.rounding), 2, net);
        sprintf(story + strlen(story), "%s%s %s %s x %s = %s", i ? "; " : "",
                rating_kind_name(l->kind), q, rating_unit_name(l->unit), p, net);
    }
    free(out.line);
    return story;
}

static void expect_priced(const struct rating_facts *f, const char *elements, const char *expected)
{
    char *story = priced(f, elements, false);

    cr_expect(eq(str, story, (char *)expected));
    free(story);
}

static struct rating_facts session(const char *start, const char *stop, int64_t wh)
{
    struct rating_facts f = {.start_ms = at(start), .stop_ms = at(stop), .start_wh = 1000};

    f.stop_wh = 1000 + wh;
    f.idle_from_ms = f.unplugged_ms = f.stop_ms;
    return f;
}

#define ENERGY "{\"kind\": \"energy\", \"price\": \"0.45\", \"per\": \"kWh\"}"
#define NIGHT_DAY                                                                                  \
    "{\"kind\": \"energy\", \"price\": \"0.25\", \"per\": \"kWh\", \"from\": \"22:00\", "          \
    "\"to\": \"06:00\"}," ENERGY
#define IDLE "{\"kind\": \"idle\", \"price\": \"0.05\", \"per\": \"min\", \"after_s\": 900}"
#define TIME "{\"kind\": \"time\", \"price\": \"1.80\", \"per\": \"h\"}"
#define FLAT "{\"kind\": \"flat\", \"price\": \"0.50\"}"

Test(rating, each_kind_is_counted_in_its_own_unit)
{
    struct rating_facts f = session("2026-03-06T18:30:04Z", "2026-03-06T19:30:13Z", 10123);

    f.unplugged_ms = f.stop_ms + 40 * 60000 + 59999;
    expect_priced(&f, ENERGY "," TIME "," IDLE "," FLAT,
                  "energy 10.123 kWh x 0.45 = 4.56; time 1.0025 h x 1.80 = 1.80; "
                  "idle 25 min x 0.05 = 1.25; flat 1 session x 0.50 = 0.50");
}

Test(rating, hours_have_four_decimals_rounded_half_up)
{
    static const struct {
        int64_t seconds;
        const char *text;
    } rows[] = {{1, "0.0003"}, {9, "0.0025"}, {3599, "0.9997"}, {3600, "1"}, {0, ""}};

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct rating_facts f = session("2026-03-06T18:00:00Z", "2026-03-06T18:00:00Z", 5);
        char expected[80] = "";
        char *story;

        f.stop_ms += rows[i].seconds * 1000 + 999;
        if (*rows[i].text)
            snprintf(expected, sizeof expected, "time %s h x 0.00 = 0.00", rows[i].text);
        story = priced(&f, "{\"kind\": \"time\", \"price\": \"0\", \"per\": \"h\"}", false);
        cr_expect(eq(str, story, expected), "row %zu", i);
        free(story);
    }
}

Test(rating, a_window_splits_energy_at_the_clock_aligned_reading)
{
    struct rating_facts f =
        session("2026-03-06T21:30:00+01:00", "2026-03-06T22:30:00+01:00", 10000);
    struct rating_reading exact[] = {{at("2026-03-06T21:45:00+01:00"), 1900},
                                     {at("2026-03-06T22:00:00+01:00"), 8000},
                                     {at("2026-03-06T22:15:00+01:00"), 9000}};

    f.reading = exact;
    f.readings = 3;
    expect_priced(&f, NIGHT_DAY, "energy 7 kWh x 0.45 = 3.15; energy 3 kWh x 0.25 = 0.75");
    f.readings = 1; /* linear between 21:45 and the end */
    expect_priced(&f, NIGHT_DAY, "energy 3.933 kWh x 0.45 = 1.77; energy 6.067 kWh x 0.25 = 1.52");
    f.readings = 0;
    expect_priced(&f, NIGHT_DAY, "energy 5 kWh x 0.45 = 2.25; energy 5 kWh x 0.25 = 1.25");
}

Test(rating, readings_that_cannot_be_are_not_believed)
{
    struct rating_facts f =
        session("2026-03-06T21:30:00+01:00", "2026-03-06T22:30:00+01:00", 10000);
    struct rating_reading wild[] = {{at("2026-03-06T21:45:00+01:00"), 99000},
                                    {at("2026-03-06T21:50:00+01:00"), 10},
                                    {at("2026-03-06T23:00:00+01:00"), 5000}};

    f.reading = wild;
    f.readings = 3;
    expect_priced(&f, NIGHT_DAY, "energy 5 kWh x 0.45 = 2.25; energy 5 kWh x 0.25 = 1.25");
}

Test(rating, energy_parts_add_up_to_the_whole)
{
    for (int64_t wh = 1; wh < 400; wh += 7) {
        struct rating_facts f =
            session("2026-03-06T20:13:07+01:00", "2026-03-07T07:01:53+01:00", wh);
        struct rating_tariff t = tariff(NIGHT_DAY);
        struct rating_lines out = {0};
        struct tz tz;
        int64_t sum = 0;

        cr_assert(tz_parse(&tz, "CET-1CEST,M3.5.0,M10.5.0/3"));
        rating_session(&f, &t, &tz, &out);
        for (size_t i = 0; i < out.count; i++)
            sum += out.line[i].quantity;
        cr_expect(eq(i64, sum, wh * 1000), "%d Wh", (int)wh);
        free(out.line);
    }
}

/* Spring: the hour from 02:00 to 03:00 does not exist. Autumn: it comes twice, and both times the
 * window is open. */
Test(rating, local_hours_follow_the_clock_change_in_both_directions)
{
    static const char window[] =
        "{\"kind\": \"time\", \"price\": \"1\", \"per\": \"h\", \"from\": \"02:00\", \"to\": "
        "\"03:00\"},{\"kind\": \"time\", \"price\": \"9\", \"per\": \"h\"}";
    struct rating_facts spring =
        session("2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00", 1);
    struct rating_facts autumn =
        session("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00", 1);

    expect_priced(&spring, window, "time 2 h x 9.00 = 18.00");
    expect_priced(&autumn, window,
                  "time 1 h x 9.00 = 9.00; time 2 h x 1.00 = 2.00; time 1 h x 9.00 = 9.00");
}

Test(rating, summer_evenings_are_priced_by_summer_time)
{
    struct rating_facts f =
        session("2026-07-03T21:00:00+02:00", "2026-07-03T23:00:00+02:00", 20000);
    char *wrong = priced(&f, NIGHT_DAY, true);

    expect_priced(&f, NIGHT_DAY, "energy 10 kWh x 0.45 = 4.50; energy 10 kWh x 0.25 = 2.50");
    cr_expect(eq(str, wrong, "energy 20 kWh x 0.45 = 9.00"), "what the mutant does is visible");
    free(wrong);
}

Test(rating, the_first_element_that_matches_counts_and_no_match_is_free)
{
    struct rating_facts f = session("2026-03-06T12:00:00+01:00", "2026-03-06T14:00:00+01:00", 4000);

    expect_priced(&f, ENERGY ",{\"kind\": \"energy\", \"price\": \"9\", \"per\": \"kWh\"}",
                  "energy 4 kWh x 0.45 = 1.80");
    expect_priced(&f,
                  "{\"kind\": \"energy\", \"price\": \"1\", \"per\": \"kWh\", \"from\": \"13:00\", "
                  "\"to\": \"24:00\"}",
                  "energy 2 kWh x 1.00 = 2.00");
    expect_priced(
        &f, "{\"kind\": \"flat\", \"price\": \"1\", \"from\": \"13:00\", \"to\": \"14:00\"}", "");
}

Test(rating, idle_time_begins_after_the_free_part_and_is_cut_to_minutes)
{
    static const struct {
        int64_t idle_s;
        const char *text;
    } rows[] = {{899, ""},
                {900, ""},
                {959, ""},
                {960, "idle 1 min x 0.05 = 0.05"},
                {1019, "idle 1 min x 0.05 = 0.05"},
                {4500, "idle 60 min x 0.05 = 3.00"}};

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct rating_facts f = session("2026-03-06T12:00:00Z", "2026-03-06T14:00:00Z", 1);
        char *story;

        f.unplugged_ms += rows[i].idle_s * 1000;
        story = priced(&f, IDLE, false);
        cr_expect(eq(str, story, (char *)rows[i].text), "row %zu", i);
        free(story);
    }
}

Test(rating, the_lock_at_fault_interrupts_idle_time_without_restarting_the_free_part)
{
    struct rating_facts f = session("2026-03-06T12:00:00Z", "2026-03-06T14:00:00Z", 1);
    struct rating_span fault[] = {{f.stop_ms + 600000, f.stop_ms + 4200000}};

    f.lock_fault = fault;
    f.lock_faults = 1;
    f.unplugged_ms += 4200000 + 1230500; /* 10 min, 1 h of fault, 20.5 min; 15 min are free */
    expect_priced(&f, IDLE, "idle 15 min x 0.05 = 0.75");
    fault[0].from_ms = f.stop_ms - 5000;
    fault[0].to_ms = f.unplugged_ms + 5000;
    expect_priced(&f, IDLE, "");
}

Test(rating, idle_prices_change_with_the_hours)
{
    struct rating_facts f = session("2026-03-06T12:00:00+01:00", "2026-03-06T21:50:00+01:00", 1);

    f.unplugged_ms = at("2026-03-06T22:20:30+01:00");
    expect_priced(&f,
                  "{\"kind\": \"idle\", \"price\": \"0\", \"per\": \"min\", \"from\": \"22:00\", "
                  "\"to\": \"06:00\"}," IDLE,
                  "idle 20 min x 0.00 = 0.00");
    expect_priced(
        &f,
        "{\"kind\": \"idle\", \"price\": \"0.10\", \"per\": \"min\", \"from\": \"07:00\", "
        "\"to\": \"22:00\"}",
        "idle 10 min x 0.10 = 1.00");
}

Test(rating, a_failed_attempt_is_not_sold)
{
    struct rating_facts f = session("2026-03-06T12:00:00Z", "2026-03-06T12:00:59.999Z", 0);

    cr_expect(rating_failed_attempt(&f));
    f.vehicle_waited = true;
    cr_expect(rating_failed_attempt(&f));
    f.stop_ms++;
    cr_expect(not(rating_failed_attempt(&f)), "it was full, and stood at the post for a minute");
    f.vehicle_waited = false;
    cr_expect(rating_failed_attempt(&f), "it would have taken what never came");
    f.stop_wh++;
    cr_expect(not(rating_failed_attempt(&f)));
}

Test(tariff, nonsense_is_refused_with_a_sentence)
{
    static const char *const bad[] = {
        "{}",
        "{\"currency\": \"EURO\", \"tax_percent\": \"21\", \"elements\": [" ENERGY "]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"-1\", \"elements\": [" ENERGY "]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": []}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": [{\"kind\": \"water\"}]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": [{\"kind\": \"energy\", "
        "\"price\": \"1\", \"per\": \"min\"}]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": [{\"kind\": \"time\", "
        "\"price\": \"dear\", \"per\": \"min\"}]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"elements\": [{\"kind\": \"time\", "
        "\"price\": \"1\", \"per\": \"h\", \"from\": \"25:00\"}]}",
        "{\"currency\": \"EUR\", \"tax_percent\": \"21\", \"rounding\": {\"scope\": \"moon\"}, "
        "\"elements\": [" ENERGY "]}",
    };

    for (size_t i = 0; i < COUNT(bad); i++) {
        struct rating_tariff t;
        cJSON *json = cJSON_Parse(bad[i]);

        cr_assert(ne(ptr, json, NULL), "row %zu", i);
        cr_expect(ne(ptr, (void *)rating_read(&t, json), NULL), "row %zu", i);
        cJSON_Delete(json);
    }
}

#define LINE                                                                                       \
    {                                                                                              \
        RATING_SCOPE_line, 2, MONEY_HALF_UP                                                        \
    }
#define GROUP                                                                                      \
    {                                                                                              \
        RATING_SCOPE_tax_group, 2, MONEY_HALF_UP                                                   \
    }
#define WHOLE                                                                                      \
    {                                                                                              \
        RATING_SCOPE_document, 2, MONEY_HALF_UP                                                    \
    }
#define EVEN                                                                                       \
    {                                                                                              \
        RATING_SCOPE_line, 2, MONEY_HALF_EVEN                                                      \
    }
#define DOWN                                                                                       \
    {                                                                                              \
        RATING_SCOPE_line, 2, MONEY_DOWN                                                           \
    }

/* Quantities and prices in thousandths, tax in per cent, amounts in hundredths. */
Test(invoice, half_a_cent_goes_where_the_tariff_says)
{
    static const struct {
        struct rating_rounding how;
        int lines;
        int64_t quantity[3], price[3], percent[3];
        int64_t net, tax;
    } rows[] = {
        {LINE, 1, {500}, {450}, {0}, 23, 0}, /* 0.225 goes up */
        {EVEN, 1, {500}, {450}, {0}, 22, 0}, /* .. to the even digit */
        {DOWN, 1, {500}, {459}, {0}, 22, 0}, /* the mutant cuts 0.2295 */
        {LINE, 2, {500, 500}, {450, 450}, {0, 0}, 46, 0},
        {GROUP, 2, {500, 500}, {450, 450}, {0, 0}, 45, 0},
        {WHOLE, 2, {500, 500}, {450, 450}, {0, 21}, 45, 5}, /* tax 0.04725 */
        {GROUP, 2, {500, 500}, {450, 450}, {0, 21}, 46, 5}, /* 0.23 + 0.23; 0.0483 */
        {LINE, 1, {1000}, {10}, {50}, 1, 1},                /* 0.005 of tax goes up */
        {EVEN, 1, {1000}, {10}, {50}, 1, 0},
        {LINE, 3, {1000, 1000, 1000}, {1070, 2070, 3070}, {21, 9, 21}, 621, 106},
        {LINE, 1, {10000}, {1000}, {21}, 1000, 210},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct invoice_amount amount[3];
        struct invoice_totals sum;

        for (int n = 0; n < rows[i].lines; n++) {
            amount[n].net =
                invoice_net(rows[i].quantity[n] * 1000, rows[i].price[n] * 1000, &rows[i].how);
            amount[n].tax_percent = rows[i].percent[n] * 1000000;
        }
        sum = invoice_total(amount, (size_t)rows[i].lines, &rows[i].how);
        cr_expect(eq(i64, sum.net, rows[i].net * 10000), "row %zu", i);
        cr_expect(eq(i64, sum.tax, rows[i].tax * 10000), "row %zu", i);
        cr_expect(eq(i64, sum.gross, sum.net + sum.tax), "row %zu", i);
    }
}

Test(money, short_text_keeps_every_digit_that_counts)
{
    static const struct {
        int64_t micro;
        int at_least;
        const char *text;
    } rows[] = {{1500000, 0, "1.5"},         {1500000, 2, "1.50"}, {-1000001, 2, "-1.000001"},
                {21000000, 0, "21"},         {0, 2, "0.00"},       {-450000, 2, "-0.45"},
                {123456789, 3, "123.456789"}};

    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[32];

        money_text(rows[i].micro, rows[i].at_least, text);
        cr_expect(eq(str, text, (char *)rows[i].text), "row %zu", i);
    }
}
