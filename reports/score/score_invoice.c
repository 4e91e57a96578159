/* Every invoice against the truth of the sessions and the tariff in force. Each line and sum is
 * checked (invoice_check.h); here is what only all invoices together show: sessions on none or on
 * two of them, credit notes that are missing or needless, delivery, and what the scenario expects
 * of the whole. A session must be billed when its account's period is over; a biller that cannot be
 * asked is inconclusive. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "invoice/invoice_check.h"
#include "invoice/oracle.h"
#include "score/scoring.h"

#define ISSUE_MS 1800000LL /* an invoice is there at the latest so long after its period */

#define RECKONING "harness/sut/sut.md: how the embedded biller reckons"

static const struct rule rules[] = {
    {"invoice.missing", "every session is billed when its period is over", RULE_absence,
     "fails; inconclusive where the biller cannot be asked", "the end of the session", RECKONING},
    {"invoice.duplicate", "nothing is billed twice", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the end of the session", RECKONING},
    {"invoice.orphan", "nothing is billed that was not sold to that account", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill, and the end of the session where there was one", RECKONING},
    {"invoice.energy", "energy is billed as the register measured it", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill and the end of the session", RECKONING},
    {"invoice.time", "time is billed as it passed", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill and the end of the session", RECKONING},
    {"invoice.idle", "idle time is billed as the driver could have ended it", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill and the end of the session", RECKONING},
    {"invoice.flat", "a flat fee is billed once a session", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill and the end of the session", RECKONING},
    {"invoice.price", "prices are those of the tariff in force at that local time", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill and the end of the session", RECKONING},
    {"invoice.tax", "tax is the rate in force on the net, once", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill, and the end of the session where a line is wrong", "EN 16931 BR-CO-17, exact"},
    {"invoice.rounding", "amounts are rounded as the tariff says", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill, and the end of the session where a line is wrong", "tariff.rounding"},
    {"invoice.total", "totals add up", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)", "the bill",
     "EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, exact"},
    {"invoice.uncredited", "a wrong invoice is credited, disputed or not", RULE_absence,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)", "the bill",
     "expect.invoice.credited"},
    {"invoice.needless_credit", "a correct invoice is not credited", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the credit note", "expect.invoice.credited"},
    {"invoice.delivery", "an invoice is delivered as the account asked", RULE_breach,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)", "the bill",
     "table account"},
    {"invoice.sessions", "as many sessions are billed as the scenario says", RULE_either,
     "fails; not judged where the biller cannot be asked (told as invoice.missing)",
     "the bill where nothing should have been billed; else none: the number of sessions",
     "expect.invoice.sessions"},
    RULES_END,
};

struct invoicing {
    struct scoring *sc;
    const cJSON *expect;
    struct oracle_book truth;
    struct bill_book bills;
    cJSON *accounts; /* account, delivery, period */
    int64_t end_ms;
    /* of the bill at hand */
    const struct bill *bill;
    bool loud;
    int faults;
    int words[INVOICE_WORD_COUNT];
    bool judged;
};

static void hear(void *ctx, enum invoice_word word, const char *rule,
                 const struct oracle_session *s, const char *sentence)
{
    struct invoicing *in = ctx;
    uint64_t seqs[] = {in->bill->event, s ? s->event : 0, 0};

    in->judged = true;
    if (in->loud)
        in->words[word]++;
    if (!rule)
        return;
    in->faults++;
    if (!seqs[0]) {
        seqs[0] = seqs[1];
        seqs[1] = 0;
    }
    if (in->loud)
        scoring_find(in->sc, VERDICT_fail, rule, seqs, "%s", sentence);
}

/* How many faults the amounts of @p b have; told when @p loud. */
static int faults_of(struct invoicing *in, const struct bill *b, bool loud)
{
    struct invoice_check check = {scoring_runfile(in->sc), scoring_scenario(in->sc), &in->truth,
                                  hear, in};

    in->bill = b;
    in->loud = loud;
    in->faults = 0;
    invoice_check(&check, b);
    return in->faults;
}

static void judge_credit(struct invoicing *in, const struct bill *note)
{
    uint64_t seqs[] = {note->event, 0};
    bool known = false;

    in->judged = true;
    for (size_t i = 0; i < in->bills.count; i++)
        known |= strcmp(in->bills.bills[i].invoice, note->credits) == 0;
    if (!known)
        scoring_find(in->sc, VERDICT_fail, "invoice.orphan", seqs,
                     "ORPHAN: credit note %s credits %s, which is not an invoice here.",
                     note->invoice, *note->credits ? note->credits : "nothing");
    else if (json_is(in->expect, "credited", "none"))
        scoring_find(in->sc, VERDICT_fail, "invoice.needless_credit", seqs,
                     "%s credits %s; nothing should have been credited.", note->invoice,
                     note->credits);
    else if (note->taken && faults_of(in, note->taken, false) == 0)
        scoring_find(in->sc, VERDICT_fail, "invoice.needless_credit", seqs,
                     "%s credits %s, which was correct to the cent.", note->invoice, note->credits);
}

static void judge_bill(struct invoicing *in, const struct bill *b)
{
    uint64_t seqs[] = {b->event, 0};
    int faults = faults_of(in, b, true);

    in->judged = true;
    if (!faults || !json_is(in->expect, "credited", "all affected"))
        return;
    in->words[INVOICE_UNCREDITED]++;
    scoring_find(in->sc, VERDICT_fail, "invoice.uncredited", seqs,
                 "UNCREDITED: %s to %s is wrong and was not credited; all affected invoices should "
                 "have been.",
                 b->invoice, b->account);
}

static const cJSON *account_of(const struct invoicing *in, const char *account)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, in->accounts)
        if (json_is(row, "account", account))
            return row;
    return NULL;
}

static void judge_delivery(struct invoicing *in, const struct bill *b)
{
    const char *wanted = field_text(in->expect, "delivery");
    uint64_t seqs[] = {b->event, 0};

    if (!*wanted)
        wanted = field_text(account_of(in, b->account), "delivery");
    if (!*wanted || !*b->delivery)
        return;
    in->judged = true;
    if (strcmp(wanted, b->delivery) != 0)
        scoring_find(in->sc, VERDICT_fail, "invoice.delivery", seqs,
                     "%s went to %s by %s; it should have gone by %s.", b->invoice, b->account,
                     b->delivery, wanted);
}

/* The end of the billing period in which @p ms lies: the next local midnight or first of a month.
 */
static int64_t period_end_ms(const struct invoicing *in, const char *period, int64_t ms)
{
    struct runfile *rf = scoring_runfile(in->sc);
    int scenario = scoring_scenario(in->sc);
    time_t local = (time_t)(ms / 1000 + runfile_offset_s(rf, scenario, ms));
    int64_t utc_ms;
    struct tm tm;

    if (!gmtime_r(&local, &tm))
        return INT64_MAX;
    if (strcmp(period, "day") == 0)
        tm.tm_mday++;
    else
        tm = (struct tm){.tm_year = tm.tm_year, .tm_mon = tm.tm_mon + 1, .tm_mday = 1};
    tm.tm_hour = tm.tm_min = tm.tm_sec = 0;
    utc_ms = 1000LL * (int64_t)timegm(&tm);
    return utc_ms - 1000LL * runfile_offset_s(rf, scenario, utc_ms);
}

/* Must @p s be on a bill by now? */
static bool must_be_billed(const struct invoicing *in, const struct oracle_session *s)
{
    const cJSON *tariff = oracle_tariff_at(&in->truth, s->station, s->started_ms);
    const cJSON *account = account_of(in, s->account);
    int64_t over_ms = s->unplugged_ms > s->stopped_ms ? s->unplugged_ms : s->stopped_ms;
    bool refused = *s->id_status && strcmp(s->id_status, "Accepted") != 0;
    struct oracle_lines lines;
    size_t count;

    if (s->stopped_ms == INT64_MAX || over_ms == INT64_MAX || !account || refused || !tariff)
        return false;
    oracle_rate(s, tariff, scoring_runfile(in->sc), scoring_scenario(in->sc), &lines);
    count = lines.count;
    free(lines.lines);
    return count > 0 &&
           period_end_ms(in, field_text(account, "period"), over_ms) + ISSUE_MS <= in->end_ms;
}

static void judge_session(struct invoicing *in, const struct oracle_session *s)
{
    const struct bill *first = NULL;
    uint64_t seqs[] = {s->event, 0};
    char wh[32];

    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];

        if (!bill_stands(b) || !bill_charges(b, s))
            continue;
        if (first) {
            in->words[INVOICE_DUPLICATE]++;
            scoring_find(in->sc, VERDICT_fail, "invoice.duplicate", seqs,
                         "DUPLICATE: session %d at %s/%d is on %s and on %s.", s->session,
                         s->station, s->connector, first->invoice, b->invoice);
        }
        first = first ? first : b;
    }
    if (first || field_flag(in->expect, "nothing") || !must_be_billed(in, s))
        return;
    in->judged = true;
    in->words[INVOICE_MISSING]++;
    decimal_text(decimal_make(oracle_wh(s, (struct span){s->started_ms, s->stopped_ms}), 3), 3, wh);
    scoring_find(in->sc, VERDICT_fail, "invoice.missing", seqs,
                 "MISSING: session %d at %s/%d, %s kWh for %s, is not on any invoice.", s->session,
                 s->station, s->connector, wh, s->account);
}

/* Sessions on bills that stand; lines without a true session count by their transaction. */
static int count_billed(const struct invoicing *in)
{
    int n = 0;

    for (size_t k = 0; k < in->truth.count; k++) {
        bool billed = false;

        for (size_t i = 0; i < in->bills.count; i++)
            billed |= bill_stands(&in->bills.bills[i]) &&
                      bill_charges(&in->bills.bills[i], &in->truth.sessions[k]);
        n += billed;
    }
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];
        const char *last = NULL;

        for (size_t l = 0; l < b->count && bill_stands(b); l++) {
            if (b->lines[l].session || bill_line_is_empty(&b->lines[l]))
                continue;
            n += !last || strcmp(b->lines[l].transaction, last) != 0;
            last = b->lines[l].transaction;
        }
    }
    return n;
}

static bool has_idle(const struct bill *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (oracle_kind_of(b->lines[i].kind) == ORACLE_idle && !decimal_is_zero(b->lines[i].net))
            return true;
    return false;
}

static void judge_expectations(struct invoicing *in)
{
    int64_t wanted = json_int(in->expect, "sessions", -1);
    int billed = count_billed(in);

    in->judged |= wanted >= 0 || field_flag(in->expect, "nothing");
    if (wanted >= 0 && billed != wanted)
        scoring_tell(in->sc,
                     &(struct finding){.verdict = VERDICT_fail,
                                       .rule = "invoice.sessions",
                                       .missing = billed < wanted},
                     "%d sessions are billed; the scenario expects %d.", billed, (int)wanted);
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];
        uint64_t seqs[] = {b->event, 0};
        char gross[32];

        if (!bill_stands(b))
            continue;
        if (field_flag(in->expect, "nothing") && !decimal_is_zero(b->gross))
            scoring_find(in->sc, VERDICT_fail, "invoice.sessions", seqs,
                         "%s charges %s %s %s; nothing should have been billed.", b->invoice,
                         b->account, decimal_text(b->gross, 2, gross), b->currency);
        if (json_is(in->expect, "idle", "none") && has_idle(b))
            scoring_find(in->sc, VERDICT_fail, "invoice.idle", seqs,
                         "%s bills idle time; none should have been billed.", b->invoice);
    }
}

static void judge_all(struct invoicing *in)
{
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];

        judge_delivery(in, b);
        if (b->is_note)
            judge_credit(in, b);
        else if (bill_stands(b))
            judge_bill(in, b);
    }
    for (size_t i = 0; i < in->truth.count; i++)
        judge_session(in, &in->truth.sessions[i]);
    if (in->expect)
        judge_expectations(in);
}

static void put_figures(struct invoicing *in)
{
    cJSON *words = cJSON_CreateObject();

    for (int i = 0; i < INVOICE_WORD_COUNT; i++)
        cJSON_AddNumberToObject(words, invoice_word((enum invoice_word)i), in->words[i]);
    scoring_figure(in->sc, "sessions", words);
    scoring_figure(in->sc, "invoices", cJSON_CreateNumber((double)in->bills.count));
}

static enum verdict judge(struct scoring *sc)
{
    struct invoicing in = {.sc = sc, .expect = scoring_expect(sc), .end_ms = scoring_end_ms(sc)};

    if (!scoring_can(sc, "billing.invoices")) {
        if (in.expect)
            scoring_find(sc, VERDICT_inconc, "invoice.missing", NULL,
                         "The biller cannot be asked for its invoices.");
        return VERDICT_none;
    }
    in.accounts = scoring_rows(
        sc,
        "WITH told AS MATERIALIZED (SELECT json_extract(data,'$.args.account') AS account, "
        "json_extract(data,'$.args.period') AS period, max(seq) FROM event WHERE scenario=?1 AND "
        "kind='sut_call' AND json_extract(data,'$.verb')='account' GROUP BY 1) SELECT a.account, "
        "delivery, period FROM account a LEFT JOIN told ON told.account=a.account WHERE "
        "a.scenario=?1 ORDER BY a.rowid");
    oracle_book_init(&in.truth, scoring_runfile(sc), scoring_scenario(sc));
    bill_book_init(&in.bills, scoring_runfile(sc), scoring_scenario(sc), &in.truth);
    judge_all(&in);
    put_figures(&in);
    bill_book_fini(&in.bills);
    oracle_book_fini(&in.truth);
    cJSON_Delete(in.accounts);
    return in.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_invoice = {
    .name = "invoice",
    .judges = "every invoice line against the truth of the session and the tariff in force",
    .rules = rules,
    .judge = judge,
};
