/* score_invoice.c - every invoice against the truth of the sessions and the tariff in force. It is
 * judged in reports/invoice (invoicing.h); here are the rules. A biller that cannot be asked is
 * inconclusive where bills are expected. */
#include "facts/field.h"
#include "invoice/invoicing.h"
#include "score/absence.h"
#include "score/scoring.h"

#define RECKONING "harness/sut/sut.md: how the embedded biller reckons"
#define NOT_ASKED "fails; not judged where the biller cannot be asked (told as invoice.missing)"

/* A station tells what it tells by its own clock (event clock_set). A biller knows no other hours;
 * one that finds out the true ones is right, too. That the CSMS told the time wrong is
 * invariant.clock. */
#define BY_STAMPS                                                                                  \
    NOT_ASKED                                                                                      \
    "; right by the stamps of a station whose clock was off, too, whoever set that: a CSMS that "  \
    "told it a wrong time is found by invariant.clock, and by that alone"

static const struct rule rules[] = {
    {"invoice.missing", "every session is billed when its period is over", RULE_absence,
     "fails; inconclusive where the biller cannot be asked, and where the CSMS never answered the "
     "end of the session; a note where the biller holds back what cannot be",
     "the end of the session, and the bill where one came late", RECKONING},
    {"invoice.duplicate", "nothing is billed twice", RULE_breach, NOT_ASKED,
     "the end of the session", RECKONING},
    {"invoice.orphan", "nothing is billed that was not sold to that account", RULE_breach,
     NOT_ASKED, "the bill, and the end of the session where there was one", RECKONING},
    {"invoice.energy", "energy is billed as the register measured it", RULE_breach, NOT_ASKED,
     "the bill and the end of the session", RECKONING},
    {"invoice.time", "time is billed as it passed", RULE_breach, BY_STAMPS,
     "the bill and the end of the session", RECKONING},
    {"invoice.idle", "idle time is billed as the driver could have ended it", RULE_breach,
     BY_STAMPS, "the bill and the end of the session", RECKONING},
    {"invoice.flat", "a flat fee is billed once a session", RULE_breach, NOT_ASKED,
     "the bill and the end of the session", RECKONING},
    {"invoice.price", "prices are those of the tariff in force at that local time", RULE_breach,
     BY_STAMPS, "the bill and the end of the session", RECKONING},
    {"invoice.tax", "tax is the rate in force on the net, once", RULE_breach, NOT_ASKED,
     "the bill, and the end of the session where a line is wrong", "EN 16931 BR-CO-17, exact"},
    {"invoice.rounding", "amounts are rounded as the tariff says", RULE_breach, NOT_ASKED,
     "the bill, and the end of the session where a line is wrong", "tariff.rounding"},
    {"invoice.total", "totals add up", RULE_breach, NOT_ASKED, "the bill",
     "EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, exact"},
    {"invoice.uncredited", "a wrong invoice is credited, disputed or not", RULE_absence, NOT_ASKED,
     "the bill", "expect.invoice.credited"},
    {"invoice.needless_credit", "a correct invoice is not credited", RULE_breach, NOT_ASKED,
     "the credit note", "expect.invoice.credited"},
    {"invoice.delivery", "an invoice is delivered as the account asked", RULE_breach, NOT_ASKED,
     "the bill", "table account"},
    {"invoice.sessions", "as many sessions are billed as the scenario says", RULE_either, NOT_ASKED,
     "the bill where nothing should have been billed; else none: the number of sessions",
     "expect.invoice.sessions"},
    {"invoice.sum", "all bills together come to what the scenario says", RULE_either, NOT_ASKED,
     "the last bill", "expect.invoice.total"},
    {"invoice.credit", "credit notes give back what was charged, and not more", RULE_breach,
     NOT_ASKED, "the credit note and the bill", "EN 16931 BT-25; harness/sut/sut.md: billing"},
    {"invoice.credit_account", "what is given back goes to who was charged", RULE_breach, NOT_ASKED,
     "the credit note", "harness/sut/sut.md: billing"},
    {"invoice.goodwill", "nothing is given back of a correct invoice that nobody disputed",
     RULE_breach, NOT_ASKED, "the credit note and the bill", "harness/sut/sut.md: billing"},
    {"invoice.currency", "amounts are in the currency of the tariff, of a correction in its bill's",
     RULE_breach, NOT_ASKED, "the bill", "EN 16931 BR-05, BT-5"},
    {"invoice.unit", "a quantity is in the unit that the tariff prices", RULE_breach, NOT_ASKED,
     "the bill, and the end of the session", "EN 16931 BR-23, BT-130"},
    {"invoice.text", "a line says in words what it charges, and nothing else", RULE_breach,
     NOT_ASKED, "the bill, and the end of the session", "EN 16931 BR-25, BT-153"},
    {"invoice.dates", "a line is of the time of its session", RULE_breach, BY_STAMPS,
     "the bill and the end of the session", "EN 16931 BG-26"},
    {"invoice.place", "a line is of the connector of its session", RULE_breach, NOT_ASKED,
     "the bill and the end of the session", "harness/sut/sut.md: billing"},
    {"invoice.address", "a bill goes to the address of its account, and bears one on paper",
     RULE_breach, NOT_ASKED, "the bill", "EN 16931 BR-10; table account"},
    {"invoice.issued", "a bill is dated when its period is over, and what corrects it after it",
     RULE_breach, NOT_ASKED, "the bill, and the end of the session that ended last", RECKONING},
    {"invoice.period", "a bill is for the period of its account in which its sessions ended",
     RULE_breach, NOT_ASKED, "the bill, and the end of a session that lies outside", RECKONING},
    {"invoice.number", "each document has a number of its own", RULE_breach, NOT_ASKED,
     "the second document", "EN 16931 BR-02"},
    {"invoice.dispute", "what is said of a disputed bill is true", RULE_breach, NOT_ASKED,
     "the answer to the dispute, or what the agent noted, and the bill",
     "harness/sut/sut.md: billing, dispute"},
    RULES_END,
};

static void hear(void *ctx, enum invoicing_worth worth, const char *rule, const uint64_t *seqs,
                 const char *sentence)
{
    struct finding finding = {.verdict = worth == INVOICING_open   ? VERDICT_inconc
                                         : worth == INVOICING_note ? VERDICT_pass
                                                                   : VERDICT_fail,
                              .rule = rule,
                              .seqs = seqs,
                              .missing = worth == INVOICING_missing};

    scoring_tell(ctx, &finding, "%s", sentence);
}

static void put_figures(struct scoring *sc, const struct invoicing *in)
{
    cJSON *words = cJSON_CreateObject();

    for (int i = 0; i < INVOICE_WORD_COUNT; i++)
        cJSON_AddNumberToObject(words, invoice_word((enum invoice_word)i), in->words[i]);
    scoring_figure(sc, "sessions", words);
    scoring_figure(sc, "invoices", cJSON_CreateNumber((double)in->bills.count));
}

/* What is expected of bills, where none came at all. */
static void judge_absences(struct scoring *sc, const cJSON *expect)
{
    static const char *const fields[] = {"idle", "total", "delivery", "credited", NULL};
    cJSON *bills = scoring_rows(sc, "SELECT 1 AS n FROM invoice WHERE scenario=?1 LIMIT 1");

    for (const char *const *name = fields; *name && !bills->child; name++)
        if (field(expect, *name))
            absence_find(sc, "invoice", *name);
    cJSON_Delete(bills);
}

static enum verdict judge(struct scoring *sc)
{
    struct invoicing in = {.rf = scoring_runfile(sc),
                           .scenario = scoring_scenario(sc),
                           .expect = scoring_expect(sc),
                           .end_ms = scoring_end_ms(sc),
                           .hear = hear,
                           .ctx = sc};

    if (!scoring_can(sc, "billing.invoices")) {
        if (in.expect)
            scoring_find(sc, VERDICT_inconc, "invoice.missing", NULL,
                         "The biller cannot be asked for its invoices.");
        return VERDICT_none;
    }
    in.truth = scoring_truth(sc);
    in.tickets = scoring_tickets(sc);
    invoicing_init(&in);
    invoicing_judge_bills(&in);
    invoicing_judge_sessions(&in);
    invoicing_judge_disputes(&in);
    invoicing_judge_expected(&in);
    put_figures(sc, &in);
    judge_absences(sc, in.expect);
    invoicing_fini(&in);
    return in.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_invoice = {
    .name = "invoice",
    .judges = "every invoice line against the truth of the session and the tariff in force",
    .rules = rules,
    .judge = judge,
};
