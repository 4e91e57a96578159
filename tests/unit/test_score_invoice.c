/* title: every invoice line is held against the truth, and each way to be wrong is caught */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(score_invoice);

#define HOUR 3600000LL

/* Pat charged 7.2 kWh for an hour and then left at once; 0.45 EUR/kWh, 21 %: 3.24 + 0.68 = 3.92.
 * Sam's second session, 3.333 kWh: 1.49985 -> 1.50 + 0.32 (0.315) = 1.82. */
static void world(struct maker *m, const char *expect, const char *rounding)
{
    maker_init(m, expect);
    maker_sql(m,
              "UPDATE scenario SET ends_ms=%lld;"
              "INSERT INTO account VALUES(1,'Pat','Pat','email'),(1,'Sam','Sam','paper');"
              "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"21\"%s,"
              "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},"
              "{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]}');"
              "INSERT INTO truth VALUES"
              "(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,25920000000,0,'Local'),"
              "(1,2,'Sam','04B2','Sam','CP-1',1,18,7200000,7200000,9000000,9000000,11998800000,"
              "25920000000,'Local'),"
              /* failed attempts are not sold */
              "(1,3,'Sam','04B2','Sam','CP-1',1,19,9900000,9900000,9930000,9930000,0,37918800000,"
              "'Local'),"
              "(1,4,'Sam','04B2','Sam','CP-1',1,20,9940000,9940000,12000000,12000000,0,"
              "37918800000,'Local');",
              25 * HOUR, rounding);
    for (int i = 1; i <= 2; i++)
        maker_event(m, 0, "SUT", "sut_call",
                    "{\"role\":\"billing\",\"verb\":\"account\",\"args\":{\"account\":\"%s\","
                    "\"period\":\"day\"}}",
                    i == 1 ? "Pat" : "Sam");
}

/* An invoice of one energy line, dated at the end of its day. */
struct doc {
    const char *invoice, *account, *kind, *credits, *delivery;
    int transaction;
    const char *quantity, *price, *line_net, *percent, *net, *tax, *gross;
};

#define PAT                                "I-1", "Pat", "invoice", "", "email", 17
#define SAM                                "I-2", "Sam", "invoice", "", "paper", 18
#define PAT_RIGHT                          "7.200", "0.45", "3.24", "21", "3.24", "0.68", "3.92"
#define SAM_RIGHT                          "3.333", "0.45", "1.50", "21", "1.50", "0.32", "1.82"
#define NOTE(n, of, account, delivery, tx) n, account, "credit_note", of, delivery, tx

static void issue(struct maker *m, const struct doc *d)
{
    maker_sql(m,
              "INSERT INTO invoice VALUES(1,'%s','%s','%s','%s',86400000,'EUR','%s','%s','%s',"
              "'%s','{\"sent_to\":\"%s\"}');"
              "INSERT INTO invoice_line SELECT 1,'%s',1+(SELECT count(*) FROM invoice_line WHERE "
              "invoice='%s'),'CP-1',1,%d,'energy','%s','kWh','%s','%s','%s',%s,"
              "'Energy, %s kWh x %s EUR = %s EUR'",
              d->invoice, d->account, d->kind, d->credits, d->net, d->tax, d->gross, d->delivery,
              d->account, d->invoice, d->invoice, d->transaction, d->quantity, d->price,
              d->line_net, d->percent, d->transaction == 18 ? "7200000,9000000" : "0,3600000",
              d->quantity, d->price, d->line_net);
    maker_event(m, 86400000, d->account, "bill", "{\"invoice\":\"%s\"}", d->invoice);
}

#define DOCS(...)                                                                                  \
    (const struct doc[])                                                                           \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .invoice = NULL                                                                        \
        }                                                                                          \
    }

#define BOTH      DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT})
/* Pat's plug was in for ten minutes more. */
#define LEFT_LATE "UPDATE truth SET unplugged_ms=4200000 WHERE session=1;"
#define NAMELESS                                                                                   \
    "UPDATE truth SET transaction_id=NULL WHERE session=1;"                                        \
    "UPDATE invoice_line SET transaction_id=NULL WHERE invoice='I-1';"
#define HELD_BACK                                                                                  \
    "INSERT INTO truth_phase VALUES(1,4,'suspended_ev',9940000,9950000),"                          \
    "(1,4,'charging',9950000,9960000);"
#define NO_FEE                                                                                     \
    FEE_FOR_NOTHING ";DELETE FROM invoice_line WHERE transaction_id=20;"                           \
                    "UPDATE invoice SET net='2.50',tax='0.53',gross='3.03' WHERE invoice='I-2'"
#define FEE_FOR_NOTHING                                                                            \
    "UPDATE tariff SET data=replace(data,'\"elements\":[',"                                        \
    "'\"elements\":[{\"kind\":\"flat\",\"price\":\"1.00\"},');"                                    \
    "INSERT INTO invoice_line SELECT 1,invoice,2,'CP-1',1,transaction_id,'flat','1','session',"    \
    "'1.00','1.00','21',from_ms,from_ms,'Start fee 1.00 EUR' FROM invoice_line;"                   \
    "INSERT INTO invoice_line VALUES(1,'I-2',3,'CP-1',1,20,'flat','1','session','1.00','1.00',"    \
    "'21',9940000,9940000,'Start fee 1.00 EUR');"                                                  \
    "UPDATE invoice SET net='4.24',tax='0.89',gross='5.13' WHERE invoice='I-1';"                   \
    "UPDATE invoice SET net='3.50',tax='0.74',gross='4.24' WHERE invoice='I-2'"
#define BILLED_IDLE                                                                                \
    "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'idle','10','min','0.05','0.50','21',"  \
    "3600000,4200000,'Idle');UPDATE invoice SET net='3.74',tax='0.79',gross='4.53' WHERE "         \
    "invoice='I-1'"

static const struct {
    const char *expect;
    const struct doc *docs;
    const char *sql;  /* done after, or "" */
    const char *rule; /* NULL: passes */
} stories[] = {
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}), "", NULL},
    {"{}", DOCS({PAT, PAT_RIGHT}), "", "invoice.missing"},
    {"{}", DOCS({PAT, PAT_RIGHT}), "UPDATE scenario SET ends_ms=72000000", NULL},
    {"{}", DOCS({PAT, PAT_RIGHT}), "UPDATE truth SET unplugged_ms=NULL WHERE session=2", NULL},
    {"{}",
     DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT},
          {"I-3", "Pat", "invoice", "", "email", 17, PAT_RIGHT}),
     "", "invoice.duplicate"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}),
     "INSERT INTO invoice_line SELECT 1,'I-1',2,station,connector,transaction_id,kind,quantity,"
     "unit,price,net,tax_percent,from_ms,to_ms,text FROM invoice_line WHERE invoice='I-1';"
     "UPDATE invoice SET net='6.48',tax='1.36',gross='7.84' WHERE invoice='I-1'",
     "invoice.duplicate"},
    {"{}",
     DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT},
          {"I-3", "Pat", "invoice", "", "email", 99, PAT_RIGHT}),
     "", "invoice.orphan"},
    /* what is billed of nobody's session counts, too */
    {"{\"invoice\":{\"sessions\":3}}",
     DOCS({"I-0", "Pat", "invoice", "", "email", 99, PAT_RIGHT}, {PAT, PAT_RIGHT},
          {SAM, SAM_RIGHT}),
     "", "invoice.orphan"},
    /* half an hour without energy is sold where the vehicle held back, and only there */
    {"{}", BOTH, FEE_FOR_NOTHING, "invoice.orphan"},
    {"{}", BOTH, HELD_BACK FEE_FOR_NOTHING, NULL},
    {"{}", BOTH, HELD_BACK NO_FEE, "invoice.missing"},
    {"{}", BOTH,
     "INSERT INTO truth_phase VALUES(1,4,'suspended_evse',9940000,12000000);" FEE_FOR_NOTHING,
     "invoice.orphan"},
    {"{}", BOTH,
     "INSERT INTO truth_phase VALUES(1,4,'suspended_ev',12000000,12000000);" FEE_FOR_NOTHING,
     "invoice.orphan"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}), "UPDATE invoice SET account='Pat'",
     "invoice.orphan"},
    {"{}", DOCS({PAT, "97.200", "0.45", "43.74", "21", "43.74", "9.19", "52.93"}, {SAM, SAM_RIGHT}),
     "", "invoice.energy"},
    {"{}", DOCS({PAT, "7.200", "0.25", "1.80", "21", "1.80", "0.38", "2.18"}, {SAM, SAM_RIGHT}), "",
     "invoice.price"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.30", "21", "3.30", "0.69", "3.99"}, {SAM, SAM_RIGHT}), "",
     "invoice.price"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, "3.333", "0.45", "1.49", "21", "1.49", "0.31", "1.80"}), "",
     "invoice.rounding"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "21", "3.24", "0.82", "4.06"}, {SAM, SAM_RIGHT}), "",
     "invoice.tax"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.92", "21", "3.92", "0.82", "4.74"}, {SAM, SAM_RIGHT}), "",
     "invoice.tax"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "21", "3.24", "0.68", "4.74"}, {SAM, SAM_RIGHT}), "",
     "invoice.tax"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "9", "3.24", "0.29", "3.53"}, {SAM, SAM_RIGHT}), "",
     "invoice.tax"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "21", "3.24", "0.69", "3.93"}, {SAM, SAM_RIGHT}), "",
     "invoice.rounding"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "21", "3.25", "0.68", "3.93"}, {SAM, SAM_RIGHT}), "",
     "invoice.total"},
    {"{}", DOCS({PAT, "7.200", "0.45", "3.24", "21", "3.24", "0.68", "3.93"}, {SAM, SAM_RIGHT}), "",
     "invoice.total"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}),
     "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'idle','10','min','0.05','0.50','21',"
     "0,0,'A fee');UPDATE invoice SET net='3.74',tax='0.79',gross='4.53' WHERE invoice='I-1'",
     "invoice.idle"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}),
     "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'time','10','min','0.05','0.50','21',"
     "0,0,'A fee');UPDATE invoice SET net='3.74',tax='0.79',gross='4.53' WHERE invoice='I-1'",
     "invoice.time"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}),
     "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'flat','1','','0.50','0.50','21',"
     "0,0,'A fee');UPDATE invoice SET net='3.74',tax='0.79',gross='4.53' WHERE invoice='I-1'",
     "invoice.flat"},
    {"{}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}),
     "UPDATE invoice SET delivery='email' WHERE invoice='I-2'", "invoice.delivery"},
    {"{\"invoice\":{\"sessions\":2}}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}), "", NULL},
    {"{\"invoice\":{\"sessions\":1}}", DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}), "",
     "invoice.sessions"},
    /* what all come to, with what is given back, and in the currency that is expected */
    {"{\"invoice\":{\"total\":\"5.74 EUR\"}}", BOTH, "", NULL},
    {"{\"invoice\":{\"total\":\"5.740 EUR\"}}", BOTH, "", NULL},
    {"{\"invoice\":{\"total\":\"5.73 EUR\"}}", BOTH, "", "invoice.sum"},
    {"{\"invoice\":{\"total\":\"5.75 EUR\"}}", BOTH, "", "invoice.sum"},
    {"{\"invoice\":{\"total\":\"5.74 CHF\"}}", BOTH, "", "invoice.sum"},
    {"{\"invoice\":{\"nothing\":true}}", DOCS({PAT, PAT_RIGHT}), "", "invoice.sessions"},
    {"{\"invoice\":{\"nothing\":true}}", DOCS({.invoice = NULL}), "", NULL},
    /* a wrong invoice taken back and issued again */
    {"{\"invoice\":{\"credited\":\"all affected\"}}",
     DOCS({PAT, "97.200", "0.45", "43.74", "21", "43.74", "9.19", "52.93"}, {SAM, SAM_RIGHT},
          {NOTE("C-1", "I-1", "Pat", "email", 17), "-97.200", "0.45", "-43.74", "21", "-43.74",
           "-9.19", "-52.93"},
          {"I-3", "Pat", "invoice", "", "email", 17, PAT_RIGHT}),
     "", NULL},
    {"{\"invoice\":{\"credited\":\"all affected\"}}",
     DOCS({PAT, "97.200", "0.45", "43.74", "21", "43.74", "9.19", "52.93"}, {SAM, SAM_RIGHT}), "",
     "invoice.uncredited"},
    {"{}",
     DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT},
          {NOTE("C-1", "I-1", "Pat", "email", 17), "7.200", "0.45", "3.24", "21", "3.24", "0.68",
           "3.92"},
          {"I-3", "Pat", "invoice", "", "email", 17, PAT_RIGHT}),
     "", "invoice.needless_credit"},
    {"{}",
     DOCS({PAT, PAT_RIGHT}, {SAM, SAM_RIGHT}, {NOTE("C-1", "I-9", "Pat", "email", 17), PAT_RIGHT}),
     "", "invoice.orphan"},
    /* what a document says beside its amounts */
    {"{}", BOTH, "UPDATE invoice SET currency='USD' WHERE invoice='I-1'", "invoice.currency"},
    {"{}", BOTH, "UPDATE invoice SET currency='' WHERE invoice='I-1'", "invoice.currency"},
    {"{}", BOTH, "UPDATE invoice SET currency=NULL WHERE invoice='I-1'", "invoice.currency"},
    {"{}", BOTH, "UPDATE invoice_line SET unit='Wh'", "invoice.unit"},
    {"{}", BOTH, "UPDATE invoice_line SET unit=''", "invoice.unit"},
    {"{}", BOTH, "UPDATE invoice_line SET unit='KWH'", NULL},
    {"{}", BOTH, "UPDATE invoice_line SET from_ms=from_ms+86400000, to_ms=to_ms+86400000",
     "invoice.dates"},
    {"{}", BOTH, "UPDATE invoice_line SET to_ms=to_ms+3600000", "invoice.dates"},
    {"{}", BOTH, "UPDATE invoice_line SET from_ms=to_ms, to_ms=from_ms WHERE from_ms>0",
     "invoice.dates"},
    {"{}", BOTH, "UPDATE invoice_line SET to_ms=to_ms+59000", NULL},
    {"{}", BOTH, "UPDATE invoice_line SET from_ms=NULL, to_ms=NULL", NULL},
    {"{}", BOTH, "UPDATE invoice_line SET connector=2", "invoice.place"},
    {"{}", BOTH, "UPDATE invoice_line SET connector=0, station=''", NULL},
    {"{}", BOTH, "UPDATE invoice_line SET text=''", "invoice.text"},
    {"{}", BOTH, "UPDATE invoice_line SET text='Energie: 9,99 EUR'", "invoice.text"},
    {"{}", BOTH, "UPDATE invoice_line SET text='Thank you'", NULL},
    {"{}", BOTH, "UPDATE invoice SET data='{}' WHERE invoice='I-2'", "invoice.address"},
    {"{}", BOTH, "UPDATE invoice SET data='{}' WHERE invoice='I-1'", NULL},
    {"{}", BOTH, "UPDATE invoice SET data='{\"sent_to\":\"Sam\"}' WHERE invoice='I-1'",
     "invoice.address"},
    {"{}", BOTH, "UPDATE invoice SET data='{\"sent_to\":\"pat@example.org\"}' WHERE invoice='I-1'",
     NULL},
    {"{}", BOTH,
     "UPDATE invoice SET data='{\"sent_to\":\"Kim\"}' WHERE invoice='I-1';"
     "INSERT INTO account VALUES(1,'Kim','Kim','email')",
     "invoice.address"},
    {"{}", BOTH, "UPDATE invoice SET data='{\"sent_to\":\"Elsewhere 1\"}' WHERE invoice='I-1'",
     NULL},
    {"{}", BOTH, "UPDATE invoice SET issued_ms=1000000 WHERE invoice='I-1'", "invoice.issued"},
    {"{}", BOTH, "UPDATE invoice SET issued_ms=80000000 WHERE invoice='I-1'", "invoice.issued"},
    {"{}", BOTH, "UPDATE invoice SET issued_ms=88100000 WHERE invoice='I-1'", NULL},
    {"{}", BOTH, "UPDATE invoice SET issued_ms=88300000 WHERE invoice='I-1'", "invoice.missing"},
    {"{}", BOTH, "UPDATE event SET virt_ms=88500000 WHERE kind='bill'", "invoice.missing"},
    {"{}", BOTH,
     "UPDATE invoice SET data='{\"period_from_ms\":1,\"period_to_ms\":86400000}'"
     " WHERE invoice='I-1'",
     NULL},
    {"{}", BOTH,
     "UPDATE invoice SET data='{\"period_from_ms\":1,\"period_to_ms\":172800000}'"
     " WHERE invoice='I-1'",
     "invoice.period"},
    {"{}", BOTH,
     "UPDATE invoice SET data='{\"period_from_ms\":86400000,\"period_to_ms\":"
     "172800000}' WHERE invoice='I-1'",
     "invoice.period"},
    {"{}", BOTH, "UPDATE invoice SET invoice='I-1';UPDATE invoice_line SET invoice='I-1'",
     "invoice.number"},
    /* 9 Wh at a price that no tariff has */
    {"{}", DOCS({PAT, "7.191", "0.45", "3.24", "21", "3.24", "0.68", "3.92"}, {SAM, SAM_RIGHT}),
     "INSERT INTO invoice_line "
     "VALUES(1,'I-1',2,'CP-1',1,17,'energy','0.009','kWh','99','0.89','21',"
     "0,3600000,'Energy');UPDATE invoice SET net='4.13',tax='0.87',gross='5.00' WHERE "
     "invoice='I-1'",
     "invoice.price"},
    {"{}", BOTH,
     "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'info','0','','0','0','21',0,0,'')",
     NULL},
    /* idle time that nobody was billed: due, waived, or of another sum than expected */
    {"{}", BOTH, LEFT_LATE, "invoice.idle"},
    {"{\"invoice\":{\"idle\":\"none\"}}", BOTH, LEFT_LATE, NULL},
    {"{\"invoice\":{\"idle\":\"none while the lock is at fault\"}}", BOTH, LEFT_LATE, NULL},
    {"{\"invoice\":{\"idle\":\"0.50 EUR\"}}", BOTH, LEFT_LATE, "invoice.idle"},
    {"{\"invoice\":{\"idle\":\"0.50 EUR\"}}", BOTH, LEFT_LATE BILLED_IDLE, NULL},
    {"{\"invoice\":{\"idle\":\"none\"}}", BOTH, LEFT_LATE BILLED_IDLE, "invoice.idle"},
    {"{}", BOTH, LEFT_LATE BILLED_IDLE, NULL},
    /* the plug came out while the station was offline: some of it was seen */
    {"{}", BOTH, LEFT_LATE "INSERT INTO truth_phase VALUES(1,1,'offline',3600000,4200000)", NULL},
    {"{}", BOTH, LEFT_LATE "INSERT INTO truth_phase VALUES(1,1,'offline',3720000,4000000)",
     "invoice.idle"},
    /* a line without a station: of two that have its transaction the time decides */
    {"{}", BOTH,
     "INSERT INTO truth VALUES(1,0,'Sam','04B2','Sam','CP-2',1,17,50000000,50000000,50010000,"
     "50010000,0,0,'Local');UPDATE invoice_line SET station='' WHERE invoice='I-1'",
     NULL},
    {"{}", BOTH,
     "INSERT INTO truth VALUES(1,9,'Sam','04B2','Sam','CP-2',1,17,50000000,50000000,50010000,"
     "50010000,0,0,'Local');UPDATE invoice_line SET station='' WHERE invoice='I-1'",
     NULL},
    /* a session that never got a transaction is known by place and time */
    {"{}", BOTH, NAMELESS "", NULL},
    {"{}", BOTH, NAMELESS "UPDATE invoice_line SET from_ms=-60000 WHERE invoice='I-1'", NULL},
    {"{}", BOTH, NAMELESS "UPDATE invoice_line SET from_ms=3600000 WHERE invoice='I-1'", NULL},
    {"{}", BOTH, NAMELESS "UPDATE truth SET started_ms=NULL WHERE session=1", "invoice.orphan"},
    {"{\"invoice\":{\"credited\":\"none\"}}",
     DOCS({PAT, "97.200", "0.45", "43.74", "21", "43.74", "9.19", "52.93"}, {SAM, SAM_RIGHT},
          {NOTE("C-1", "I-1", "Pat", "email", 17), "97.200", "0.45", "43.74", "21", "43.74", "9.19",
           "52.93"},
          {"I-3", "Pat", "invoice", "", "email", 17, PAT_RIGHT}),
     "", "invoice.needless_credit"},
};

/* One cause is one rule: how many findings there are of other rules of this scorer? A wrong bill
 * that nobody credits is two things. */
static int found_others(struct maker *m, const char *rule)
{
    sqlite3_stmt *st;
    int n;

    sqlite3_prepare_v2(m->db,
                       "SELECT count(*) FROM finding WHERE scorer='invoice' AND verdict='fail' AND "
                       "rule IS NOT ?1 AND ?1 IS NOT 'invoice.uncredited'",
                       -1, &st, NULL);
    sqlite3_bind_text(st, 1, rule, -1, SQLITE_STATIC);
    sqlite3_step(st);
    n = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return n;
}

Test(score_invoice, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        world(&m, stories[i].expect, "");
        for (const struct doc *d = stories[i].docs; d->invoice; d++)
            issue(&m, d);
        if (*stories[i].sql)
            maker_sql(&m, "%s", stories[i].sql);
        v = maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(v == (stories[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(stories[i].rule == NULL || maker_found(&m, stories[i].rule) > 0, "row %zu: %s", i,
                  told);
        cr_expect(found_others(&m, stories[i].rule) == 0, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invoice"));
}

Test(score_invoice, the_tariff_chooses_how_amounts_are_rounded)
{
    static const struct {
        const char *rounding;
        struct doc doc;
        const char *rule;
    } rows[] = {
        {",\"rounding\":{\"scope\":\"line\",\"decimals\":2,\"mode\":\"down\"}",
         {SAM, "3.333", "0.45", "1.49", "21", "1.49", "0.31", "1.80"},
         NULL},
        {",\"rounding\":{\"scope\":\"line\",\"decimals\":2,\"mode\":\"down\"}",
         {SAM, SAM_RIGHT},
         "invoice.rounding"},
        {",\"rounding\":{\"scope\":\"tax_group\",\"decimals\":2,\"mode\":\"half_up\"}",
         {SAM, "3.333", "0.45", "1.49985", "21", "1.50", "0.32", "1.82"},
         NULL},
        {",\"rounding\":{\"scope\":\"document\",\"decimals\":2,\"mode\":\"half_up\"}",
         {SAM, "3.333", "0.45", "1.49985", "21", "1.50", "0.31", "1.81"},
         NULL},
        {",\"rounding\":{\"scope\":\"line\",\"decimals\":2,\"mode\":\"half_even\"}",
         {SAM, "3.333", "0.45", "1.50", "21", "1.50", "0.32", "1.82"},
         NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct doc pat = {PAT, PAT_RIGHT};
        struct maker m;
        char *told;

        world(&m, "{}", rows[i].rounding);
        issue(&m, &pat);
        issue(&m, &rows[i].doc);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        if (rows[i].rule)
            cr_expect(maker_found(&m, rows[i].rule) > 0, "row %zu: %s", i, told);
        else
            cr_expect(maker_found(&m, "invoice.rounding") == 0, "row %zu: %s", i, told);
        cr_expect(rows[i].rule != NULL || !*told || strstr(told, "I-2") == NULL, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invoice"));
}

Test(score_invoice, a_price_by_standard_time_is_a_wrong_price)
{
    struct maker m;
    const struct doc wrong = {PAT, "3.600", "0.25", "0.90", "21", "2.52", "0.53", "3.05"};

    world(&m, "{}", "");
    maker_sql(&m, "UPDATE zone SET offset_s=7200;"
                  "UPDATE tariff SET data='{\"tax_percent\":\"21\",\"elements\":[{\"kind\":"
                  "\"energy\",\"price\":\"0.25\",\"from\":\"01:30\",\"to\":\"02:30\"},{\"kind\":"
                  "\"energy\",\"price\":\"0.45\"}]}';"
                  "DELETE FROM truth WHERE session>1;"
                  "DELETE FROM event WHERE kind='sut_call';" /* days end elsewhere now */
                  "INSERT INTO truth_quarter VALUES(1,1,0,6480000000),(1,1,900000,6480000000),"
                  "(1,1,1800000,6480000000),(1,1,2700000,6480000000)");
    issue(&m, &wrong);
    maker_sql(&m, "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'energy','3.6','kWh',"
                  "'0.45','1.62','21',0,0,'Energy by day')");
    /* 02:00 to 03:00 local: half an hour cheap, half dear; that is what was billed */
    cr_expect(maker_score(&m, "invoice") == VERDICT_pass);
    maker_sql(&m, "UPDATE zone SET offset_s=3600");
    /* 01:00 to 02:00 local: the same halves; 00:30 would be dear throughout */
    cr_expect(maker_score(&m, "invoice") == VERDICT_pass);
    maker_sql(&m, "UPDATE zone SET offset_s=10800");
    cr_expect(maker_score(&m, "invoice") == VERDICT_fail);
    cr_expect(maker_found(&m, "invoice.price") == 1);
    maker_fini(&m);
    page_of_test(PAGE("score_invoice"));
}

Test(score_invoice, a_biller_that_cannot_be_asked_is_inconclusive_only_where_bills_are_expected)
{
    struct maker m;

    world(&m, "{\"invoice\":{\"sessions\":2}}", "");
    maker_sql(&m, "UPDATE scenario SET can='[]'");
    cr_expect(maker_score(&m, "invoice") == VERDICT_inconc);
    maker_sql(&m, "UPDATE scenario SET expect='{}'");
    cr_expect(maker_score(&m, "invoice") == VERDICT_none);
    maker_fini(&m);
    page_of_test(PAGE("score_invoice"));
}

/* A session that never got a transaction is only known by place and time: a line of elsewhere is of
 * no session, and the session is on no bill. */
Test(score_invoice, a_line_of_elsewhere_is_for_no_session_without_a_name)
{
    static const char *const lines[] = {"from_ms=-60001", "from_ms=3600001", "connector=2",
                                        "station='CP-2'"};

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct maker m;

        world(&m, "{}", "");
        for (const struct doc *d = BOTH; d->invoice; d++)
            issue(&m, d);
        maker_sql(&m, NAMELESS "UPDATE invoice_line SET %s WHERE invoice='I-1'", lines[i]);
        maker_keep_title(lines[i]);
        cr_expect(maker_score(&m, "invoice") == VERDICT_fail);
        cr_expect(maker_found(&m, "invoice.orphan") == 1 && maker_found(&m, "invoice.missing") == 1,
                  "%s", lines[i]);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invoice"));
}

/* What CP-1, of 22 kW, told of Pat's session: an hour, and that register at its end. */
static void told_by_frames(struct maker *m, int stop_wh)
{
    char *stop = mem_printf("[2,\"b\",\"StopTransaction\",{\"transactionId\":17,\"meterStop\":%d,"
                            "\"timestamp\":\"1970-01-01T01:00:00Z\"}]",
                            stop_wh);

    maker_event(m, 0, "SUT", "sut_call",
                "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"power_w\":22000}}");
    maker_frame(m, 0, "CP-1", "out",
                "[2,\"a\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\","
                "\"meterStart\":0,\"timestamp\":\"1970-01-01T00:00:00Z\"}]");
    maker_frame(m, 0, "CP-1", "in", "[3,\"a\",{\"transactionId\":17}]");
    maker_frame(m, HOUR, "CP-1", "out", stop);
    maker_frame(m, HOUR, "CP-1", "in", "[3,\"b\",{}]");
    maker_sql(m, "UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "UPDATE event SET data=json_set(data,'$.id',(SELECT json_extract(text,'$[1]') "
                 "FROM frame f WHERE f.seq=event.seq),'$.action',CASE WHEN virt_ms=0 THEN "
                 "'StartTransaction' ELSE 'StopTransaction' END) WHERE kind='frame'");
    free(stop);
}

/* What Pat's station told cannot be: 907 kWh. Then less may be billed, and a minute more or less.
 */
Test(score_invoice, what_cannot_be_may_be_billed_as_less_and_a_minute_off)
{
    static const struct {
        const char *element, *quantity, *unit, *price, *net, *sum, *tax, *gross, *energy;
        const char *rule;
    } rows[] = {
        {"h", "1.0167", "h", "1.20", "1.22", "4.46", "0.94", "5.40", "7.200", NULL},
        {"h", "1.0168", "h", "1.20", "1.22", "4.46", "0.94", "5.40", "7.200", "invoice.time"},
        {"h", "0.9833", "h", "1.20", "1.18", "4.42", "0.93", "5.35", "7.200", NULL},
        {"h", "0.9832", "h", "1.20", "1.18", "4.42", "0.93", "5.35", "7.200", "invoice.time"},
        {"min", "61", "min", "1.20", "73.20", "76.44", "16.05", "92.49", "7.200", NULL},
        {"min", "62", "min", "1.20", "74.40", "77.64", "16.30", "93.94", "7.200", "invoice.time"},
        {"min", "59", "min", "1.20", "70.80", "74.04", "15.55", "89.59", "7.200", NULL},
        {"min", "58", "min", "1.20", "69.60", "72.84", "15.30", "88.14", "7.200", "invoice.time"},
        {"h", "1.0000", "h", "1.20", "1.20", "4.44", "0.93", "5.37", "7.199", NULL},
        {"h", "1.0000", "h", "1.20", "1.20", "4.44", "0.93", "5.37", "7.201", "invoice.energy"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct doc doc = {PAT, PAT_RIGHT};
        struct maker m;
        char *told;
        bool any;

        world(&m, "{}", "");
        maker_sql(&m,
                  "UPDATE tariff SET data=replace(data,'\"elements\":[','\"elements\":[{\"kind\":"
                  "\"time\",\"price\":\"1.20\",\"per\":\"%s\"},')",
                  rows[i].element);
        told_by_frames(&m, 907200);
        issue(&m, &doc);
        maker_sql(
            &m,
            "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'time','%s','%s','%s','%s',"
            "'21',0,3600000,'Time');UPDATE invoice SET net='%s',tax='%s',gross='%s';"
            "UPDATE invoice_line SET quantity='%s', text='Energy' WHERE kind='energy'",
            rows[i].quantity, rows[i].unit, rows[i].price, rows[i].net, rows[i].sum, rows[i].tax,
            rows[i].gross, rows[i].energy);
        maker_keep_title(rows[i].quantity);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        any = maker_found(&m, "invoice.time") + maker_found(&m, "invoice.energy") > 0;
        cr_expect(any == (rows[i].rule != NULL), "row %zu: %s", i, told);
        cr_expect(rows[i].rule == NULL || maker_found(&m, rows[i].rule) == 1, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invoice"));
}

/* Ten minutes of idle time, of which the station said nothing. Unless it was offline meanwhile they
 * are due in full. */
Test(score_invoice, idle_time_is_due_in_full_unless_the_station_was_offline)
{
    static const struct {
        const char *what, *sql, *minutes, *net, *sum, *tax, *gross;
        bool right;
    } rows[] = {
        {"all of it", "", "10", "0.50", "3.74", "0.79", "4.53", true},
        {"a minute less", "", "9", "0.45", "3.69", "0.77", "4.46", false},
        {"a minute more", "", "11", "0.55", "3.79", "0.80", "4.59", false},
        {"less, while it was offline",
         "INSERT INTO truth_phase VALUES(1,1,'offline',3600000,4200000);", "9", "0.45", "3.69",
         "0.77", "4.46", true},
        {"more, while it was offline",
         "INSERT INTO truth_phase VALUES(1,1,'offline',3600000,4200000);", "11", "0.55", "3.79",
         "0.80", "4.59", false},
        {"less, though it was back before",
         "INSERT INTO truth_phase VALUES(1,1,'offline',3600000,4199999);", "9", "0.45", "3.69",
         "0.77", "4.46", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct doc doc = {PAT, PAT_RIGHT};
        struct maker m;
        char *told;

        world(&m, "{}", "");
        told_by_frames(&m, 7200);
        issue(&m, &doc);
        maker_sql(&m,
                  LEFT_LATE "%s"
                            "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'idle','%s',"
                            "'min','0.05','%s','21',3600000,4200000,'Idle');"
                            "UPDATE invoice SET net='%s',tax='%s',gross='%s'",
                  rows[i].sql, rows[i].minutes, rows[i].net, rows[i].sum, rows[i].tax,
                  rows[i].gross);
        maker_keep_title(rows[i].what);
        maker_score(&m, "invoice");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "invoice.idle") == !rows[i].right, "%s: %s", rows[i].what, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invoice"));
}
