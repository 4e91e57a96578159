/* title: a wrong bill may be put right in several ways, and a right one is not given away */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(score_corrections);

#define HOUR 3600000LL

/* Pat charged 10 kWh for an hour at 0.45 EUR/kWh, 21 %: 4.50 + 0.95 = 5.45. I-1 bills that; I-2, of
 * the same session, 100 kWh: 45.00 + 9.45 = 54.45. */
static void world(struct maker *m, const char *expect)
{
    maker_init(m, expect);
    maker_sql(m,
              "UPDATE scenario SET ends_ms=%lld;"
              "INSERT INTO account VALUES(1,'Pat','Pat','email'),(1,'Sam','Sam','email');"
              "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"21\","
              "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"}]}');"
              "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,"
              "36000000000,0,'Local')",
              25 * HOUR);
    maker_event(m, 0, "SUT", "sut_call",
                "{\"role\":\"billing\",\"verb\":\"account\",\"args\":{\"account\":\"Pat\","
                "\"period\":\"day\"}}");
}

/* A document of one line; @p quantity NULL: of none. */
struct doc {
    const char *number, *kind, *credits, *net, *tax, *gross, *quantity;
};

#define RIGHT                                                                                      \
    {                                                                                              \
        "I-1", "invoice", "", "4.50", "0.95", "5.45", "10.000"                                     \
    }
#define WRONG                                                                                      \
    {                                                                                              \
        "I-2", "invoice", "", "45.00", "9.45", "54.45", "100.000"                                  \
    }
#define WHOLE                                                                                      \
    {                                                                                              \
        "C-1", "credit_note", "I-2", "-45.00", "-9.45", "-54.45", "-100.000"                       \
    }

static void issue(struct maker *m, const struct doc *d)
{
    maker_sql(m,
              "INSERT INTO invoice VALUES(1,'%s','Pat','%s','%s',86400000,'EUR','%s','%s','%s',"
              "'email','{}')",
              d->number, d->kind, d->credits, d->net, d->tax, d->gross);
    if (d->quantity)
        maker_sql(m,
                  "INSERT INTO invoice_line VALUES(1,'%s',1,'CP-1',1,17,'energy','%s','kWh','0.45',"
                  "'%s','21',0,3600000,'Energy')",
                  d->number, d->quantity, d->net);
    maker_event(m, 24 * HOUR, "SUT", "bill", "{\"invoice\":\"%s\"}", d->number);
}

static const struct {
    const char *sql;  /* done after, or "" */
    const char *rule; /* NULL: passes */
    struct doc docs[4];
} rows[] = {
    {"", "invoice.energy", {WRONG}},
    {"", NULL, {WRONG, WHOLE, RIGHT}},
    /* a line that gives back by its price */
    {"UPDATE invoice_line SET price='-0.45', quantity='100.000' WHERE invoice='C-1'",
     NULL,
     {WRONG, WHOLE, RIGHT}},
    /* amounts of a credit note without signs */
    {"", NULL, {WRONG, {"C-1", "credit_note", "I-2", "45.00", "9.45", "54.45", "100.000"}, RIGHT}},
    /* in halves, of which one has the odd cent of tax */
    {"",
     NULL,
     {WRONG,
      {"C-1", "credit_note", "I-2", "-22.50", "-4.73", "-27.23", "-50.000"},
      {"C-2", "credit_note", "I-2", "-22.50", "-4.72", "-27.22", "-50.000"},
      RIGHT}},
    /* of the difference only, with lines and without */
    {"", NULL, {WRONG, {"C-1", "credit_note", "I-2", "-40.50", "-8.50", "-49.00", "-90.000"}}},
    {"", NULL, {WRONG, {"C-1", "credit_note", "I-2", "-40.50", "-8.50", "-49.00", NULL}}},
    {"",
     "invoice.energy",
     {WRONG, {"C-1", "credit_note", "I-2", "-40.05", "-8.41", "-48.46", "-89.000"}}},
    {"",
     "invoice.energy",
     {WRONG, {"C-1", "credit_note", "I-2", "-40.05", "-8.41", "-48.46", NULL}}},
    /* an invoice of negative lines, which names what it corrects, or negates it to the cent */
    {"", NULL, {WRONG, {"I-3", "invoice", "I-2", "-45.00", "-9.45", "-54.45", "-100.000"}, RIGHT}},
    {"", NULL, {WRONG, {"I-3", "invoice", "", "-45.00", "-9.45", "-54.45", "-100.000"}, RIGHT}},
    {"", NULL, {WRONG, {"I-3", "invoice", "I-2", "-40.50", "-8.50", "-49.00", "-90.000"}}},
    /* more than was charged, a cent less, and lines that say something else */
    {"",
     "invoice.credit",
     {WRONG, WHOLE, {"C-2", "credit_note", "I-2", "-45.00", "-9.45", "-54.45", NULL}, RIGHT}},
    {"",
     "invoice.credit",
     {WRONG, {"C-1", "credit_note", "I-2", "-45.00", "-9.44", "-54.44", "-100.000"}, RIGHT}},
    {"UPDATE invoice_line SET quantity='-99.999' WHERE invoice='C-1'",
     "invoice.credit",
     {WRONG, WHOLE, RIGHT}},
    /* all but some cents, and all of the gross but not of the net */
    {"",
     "invoice.energy",
     {WRONG, {"C-1", "credit_note", "I-2", "-44.60", "-9.37", "-53.97", NULL}}},
    {"",
     "invoice.credit",
     {WRONG, {"C-1", "credit_note", "I-2", "-44.99", "-9.46", "-54.45", NULL}, RIGHT}},
    /* without signs and without a gross amount */
    {"UPDATE invoice SET gross=NULL WHERE invoice='C-1'",
     "invoice.total",
     {WRONG, {"C-1", "credit_note", "I-2", "45.00", "9.45", "54.45", "100.000"}, RIGHT}},
    /* what a credit note is by itself */
    {"",
     "invoice.total",
     {WRONG, {"C-1", "credit_note", "I-2", "-45.00", "-9.00", "-54.45", "-100.000"}, RIGHT}},
    {"",
     "invoice.tax",
     {WRONG, {"C-1", "credit_note", "I-2", "-45.00", "-9.00", "-54.00", "-100.000"}, RIGHT}},
    {"UPDATE invoice SET account='Sam' WHERE invoice='C-1'",
     "invoice.credit_account",
     {WRONG, WHOLE, RIGHT}},
    {"UPDATE invoice SET currency='NOK' WHERE invoice='C-1'",
     "invoice.currency",
     {WRONG, WHOLE, RIGHT}},
    {"UPDATE invoice SET issued_ms=86300000 WHERE invoice='C-1'",
     "invoice.issued",
     {WRONG, WHOLE, RIGHT}},
    {"UPDATE invoice_line SET text='Credit of 9.99 EUR' WHERE invoice='C-1'",
     "invoice.text",
     {WRONG, WHOLE, RIGHT}},
    {"UPDATE invoice_line SET text='Credit of 45.00 EUR' WHERE invoice='C-1'",
     NULL,
     {WRONG, WHOLE, RIGHT}},
    /* given away */
    {"",
     "invoice.goodwill",
     {RIGHT, {"C-1", "credit_note", "I-1", "-2.00", "-0.42", "-2.42", NULL}}},
    {"INSERT INTO event VALUES(1,90,1,0,1,'disputes',0,'{\"invoice\":\"I-1\"}')",
     "invoice.needless_credit",
     {RIGHT, {"C-1", "credit_note", "I-1", "-2.00", "-0.42", "-2.42", NULL}}},
    {"",
     "invoice.needless_credit",
     {RIGHT, {"C-1", "credit_note", "I-1", "-4.50", "-0.95", "-5.45", "-10.000"}}},
    /* taken back, and never billed again */
    {"", "invoice.missing", {WRONG, WHOLE}},
    {"", "invoice.orphan", {RIGHT, {"C-1", "credit_note", "I-9", "-1.00", "-0.21", "-1.21", NULL}}},
};

Test(score_corrections, each_way_is_told_from_each_mistake)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        world(&m, "{}");
        for (const struct doc *d = rows[i].docs; d < rows[i].docs + 4 && d->number; d++)
            issue(&m, d);
        if (*rows[i].sql)
            maker_sql(&m, "%s", rows[i].sql);
        v = maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(v == (rows[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s", i, told);
        cr_expect(rows[i].rule == NULL || maker_found(&m, rows[i].rule) == 1, "row %zu: %s", i,
                  told);
        cr_expect(maker_found(&m, "invoice.energy") == 0 || strstr(rows[i].rule, "energy"),
                  "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}

/* ---- what is said of a bill that is disputed ---- */

static const struct {
    const char *answer;
    bool right; /* of the bill that is disputed */
    const char *rule;
    const char *sql; /* done after, or NULL */
} answers[] = {
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"],\"correct_wh\":10000,\"billed_wh\":10000",
     true, NULL},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"]", true, NULL},
    {"\"outcome\":\"upheld\"", true, "invoice.dispute"},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"],\"correct_wh\":9999", true,
     "invoice.dispute"},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"],\"billed_wh\":9999", true, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\"", true, "invoice.dispute"},
    {"\"outcome\":\"maybe\"", true, "invoice.dispute"},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"],\"affected\":[{\"account\":\"Sam\","
     "\"invoice\":\"I-1\"}]",
     true, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-1\",\"billed_wh\":100000,"
     "\"correct_wh\":10000,\"affected\":[{\"account\":\"Pat\",\"invoice\":\"I-2\",\"credit\":\"C-"
     "1\","
     "\"reissued\":\"I-1\"}]",
     false, NULL},
    {"\"outcome\":\"credited\"", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"I-1\"", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"C-1\"", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-2\"", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-9\"", false, NULL},
    {"\"outcome\":\"credited\",\"credit\":\"C-9\"", false, "invoice.dispute"},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"]", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"billed_wh\":99999", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"correct_wh\":10001", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"affected\":[{}]", false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"affected\":[{\"account\":\"Pat\",\"invoice\":"
     "\"I-2\",\"credit\":\"I-1\"}]",
     false, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"affected\":[{\"account\":\"Pat\",\"invoice\":"
     "\"I-2\",\"credit\":\"C-1\",\"reissued\":\"C-1\"}]",
     false, "invoice.dispute"},
    {"\"outcome\":\"upheld\",\"explanation\":[\"so\"],\"billed_wh\":0", true, "invoice.dispute"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"affected\":[{\"account\":\"Pat\",\"invoice\":"
     "\"I-1\",\"credit\":\"C-1\"}]",
     false, "invoice.dispute"},
    /* issued again to somebody else, or for another session, or for a bill that had no lines */
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-1\"", false, "invoice.dispute",
     "UPDATE invoice SET account='Sam' WHERE invoice='I-1'"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-1\"", false, "invoice.dispute",
     "UPDATE invoice_line SET transaction_id=99 WHERE invoice='I-1'"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"reissued\":\"I-1\"", false, NULL,
     "DELETE FROM invoice_line WHERE invoice='I-2'"},
    /* nobody knows what is right for a session that there was not, or that has not ended */
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"correct_wh\":5", false, NULL,
     "INSERT INTO invoice_line VALUES(1,'I-2',2,'CP-1',1,99,'energy','1','kWh','0.45','0.45','21',"
     "0,3600000,'Energy')"},
    {"\"outcome\":\"credited\",\"credit\":\"C-1\",\"correct_wh\":0", false, NULL,
     "UPDATE truth SET stopped_ms=NULL"},
    /* a note that credits nothing is told as that, and nobody answers for a bill that is not */
    {"\"outcome\":\"credited\",\"credit\":\"C-9\"", true, NULL,
     "INSERT INTO invoice VALUES(1,'C-9','Pat','credit_note','',86400000,'EUR','-1.00','-0.21',"
     "'-1.21','email','{}')"},
    {"\"outcome\":\"maybe\"", true, NULL,
     "UPDATE event SET data=json_set(data,'$.args.invoice','I-77') WHERE kind='sut_call'"},
};

Test(score_corrections, the_answer_to_a_dispute_is_true)
{
    static const struct doc right = RIGHT, wrong = WRONG, whole = WHOLE;

    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        struct maker m;
        uint64_t call;
        char *told;

        world(&m, "{}");
        issue(&m, &right);
        if (!answers[i].right) {
            issue(&m, &wrong);
            issue(&m, &whole);
        }
        call = maker_event(&m, 2 * HOUR, "SUT", "sut_call",
                           "{\"verb\":\"dispute\",\"args\":{\"invoice\":\"%s\"}}",
                           answers[i].right ? "I-1" : "I-2");
        maker_event(&m, 2 * HOUR, "SUT", "sut_answer",
                    "{\"verb\":\"dispute\",\"status\":\"ok\",\"call\":%d,\"answer\":{%s}}",
                    (int)call, answers[i].answer);
        if (answers[i].sql)
            maker_sql(&m, "%s", answers[i].sql);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "invoice.dispute") == (answers[i].rule != NULL), "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}

Test(score_corrections, an_agent_who_contradicts_bill_and_biller_is_told)
{
    static const struct {
        const char *data, *rule;
    } rows_of_steps[] = {
        {"{\"correct\":true}", NULL},
        {"{\"correct\":true,\"correct_wh\":10000}", NULL},
        {"{\"correct\":false}", "invoice.dispute"},
        {"{\"correct\":true,\"correct_wh\":9000}", "invoice.dispute"},
    };
    static const struct doc right = RIGHT;

    for (size_t i = 0; i < sizeof(rows_of_steps) / sizeof(rows_of_steps[0]); i++) {
        struct maker m;

        world(&m, "{}");
        issue(&m, &right);
        maker_step(&m, 1, HOUR, "identify", "{\"invoice\":\"I-1\"}");
        maker_step(&m, 1, HOUR, "verify_cdr", rows_of_steps[i].data);
        maker_score(&m, "invoice");
        cr_expect(maker_found(&m, "invoice.dispute") == (rows_of_steps[i].rule != NULL), "row %zu",
                  i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}

Test(score_corrections, an_agent_names_the_documents_that_he_says)
{
    static const struct {
        const char *name, *data, *rule;
    } steps[] = {
        {"credit", "{\"credit_note\":\"C-1\"}", NULL},
        {"credit", "{\"credit_note\":\"I-1\"}", "invoice.dispute"},
        {"credit", "{\"credit_note\":\"C-9\"}", NULL},
        {"credit", "{}", NULL},
        {"reissue", "{\"invoice\":\"I-1\"}", NULL},
        {"reissue", "{\"invoice\":\"C-1\"}", "invoice.dispute"},
        {"reissue", "{\"invoice\":\"I-2\"}", "invoice.dispute"},
        {"reissue", "{\"invoice\":\"I-9\"}", NULL},
        {"verify_cdr", "{\"correct\":true}", "invoice.dispute"}, /* taken back as a whole */
        {"verify_cdr", "{\"correct\":false}", NULL},
        {"verify_cdr", "{\"correct\":false,\"billed_wh\":100000,\"correct_wh\":10000}", NULL},
        {"verify_cdr", "{\"correct\":false,\"billed_wh\":100001}", "invoice.dispute"},
        {"verify_cdr", "{\"correct\":false,\"correct_wh\":10001}", "invoice.dispute"},
        {"verify_cdr", "{}", NULL},
    };
    static const struct doc docs[] = {RIGHT, WRONG, WHOLE};

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        struct maker m;
        char *told, *title = mem_printf("%s %s", steps[i].name, steps[i].data);

        world(&m, "{}");
        for (size_t d = 0; d < 3; d++)
            issue(&m, &docs[d]);
        maker_step(&m, 1, HOUR, "identify", "{\"invoice\":\"I-2\"}");
        maker_step(&m, 1, HOUR, steps[i].name, steps[i].data);
        maker_keep_title(title);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "invoice.dispute") == (steps[i].rule != NULL), "%s: %s", title,
                  told);
        free(told);
        free(title);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}

/* Pat's wrong bill is upheld: that is told once, whoever repeats it. */
Test(score_corrections, an_agent_who_repeats_the_biller_says_nothing_of_his_own)
{
    static const struct {
        const char *data;
        int findings;
    } steps[] = {
        {"{\"correct\":true}", 1},
        {"{\"correct\":true,\"correct_wh\":10000}", 1},
        {"{\"correct\":true,\"correct_wh\":9000}", 2},
        {"{\"correct\":true,\"correct_wh\":10000,\"billed_wh\":7}", 2},
        {"{\"correct\":false}", 1},
        {"{\"correct\":false,\"correct_wh\":9000}", 2},
    };
    static const struct doc wrong = WRONG;

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        struct maker m;
        uint64_t call;
        char *told;

        world(&m, "{}");
        issue(&m, &wrong);
        maker_step(&m, 1, HOUR, "identify", "{\"invoice\":\"I-2\"}");
        call = maker_event(&m, 2 * HOUR, "SUT", "sut_call",
                           "{\"verb\":\"dispute\",\"args\":{\"invoice\":\"I-2\"}}");
        maker_event(&m, 2 * HOUR, "SUT", "sut_answer",
                    "{\"verb\":\"dispute\",\"status\":\"ok\",\"call\":%d,\"answer\":{\"outcome\":"
                    "\"upheld\",\"explanation\":[\"so\"],\"correct_wh\":10000}}",
                    (int)call);
        maker_step(&m, 1, 3 * HOUR, "verify_cdr", steps[i].data);
        maker_keep_title(steps[i].data);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "invoice.dispute") == steps[i].findings, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}

/* Of another bill, or not yet: then what the agent says is his own. */
Test(score_corrections, an_agent_repeats_only_what_was_answered_before_of_this_bill)
{
    static const struct {
        const char *what, *invoice;
        int hour; /* of the answer */
        int findings;
    } said[] = {
        {"of this bill, before", "I-2", 2, 1},
        {"of this bill, after", "I-2", 4, 2},
        {"of another bill, before", "I-1", 2, 1},
    };
    static const struct doc right = RIGHT, wrong = WRONG;

    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        struct maker m;
        char *told;
        uint64_t call;

        world(&m, "{}");
        issue(&m, &right);
        issue(&m, &wrong);
        maker_step(&m, 1, HOUR, "identify", "{\"invoice\":\"I-2\"}");
        if (said[i].hour > 3)
            maker_step(&m, 1, 3 * HOUR, "verify_cdr", "{\"correct\":true}");
        call = maker_event(&m, said[i].hour * HOUR, "SUT", "sut_call",
                           "{\"verb\":\"dispute\",\"args\":{\"invoice\":\"%s\"}}", said[i].invoice);
        maker_event(&m, said[i].hour * HOUR, "SUT", "sut_answer",
                    "{\"verb\":\"dispute\",\"status\":\"ok\",\"call\":%d,\"answer\":{\"outcome\":"
                    "\"upheld\",\"explanation\":[\"so\"]}}",
                    (int)call);
        if (said[i].hour < 3)
            maker_step(&m, 1, 3 * HOUR, "verify_cdr", "{\"correct\":true}");
        maker_keep_title(said[i].what);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "invoice.dispute") == said[i].findings, "%s: %s", said[i].what,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_corrections"));
}
