/* title: what stands on no bill, on two, and beside all that a scenario expects is told as that */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(invoicing);

#define HOUR 3600000LL

/* Pat charged 7.2 kWh at CP-1 in the first hour, Sam 3.333 kWh at CP-2; both were billed that at
 * midnight, 0.45 EUR/kWh and 21 %. */
static void world(struct maker *m, const char *expect)
{
    maker_init(m, expect);
    maker_sql(m,
              "UPDATE scenario SET ends_ms=%lld;"
              "INSERT INTO account VALUES(1,'Pat','Pat','email'),(1,'Sam','Sam','email');"
              "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"21\","
              "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},"
              "{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]}');"
              "INSERT INTO truth VALUES"
              "(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,25920000000,0,'Local'),"
              "(1,2,'Sam','04B2','Sam','CP-2',1,18,0,0,3600000,3600000,11998800000,0,'Local');"
              "INSERT INTO invoice VALUES"
              "(1,'I-1','Pat','invoice','',86400000,'EUR','3.24','0.68','3.92','email','{}'),"
              "(1,'I-2','Sam','invoice','',86400000,'EUR','1.50','0.32','1.82','email','{}');"
              "INSERT INTO invoice_line VALUES(1,'I-1',1,'CP-1',1,17,'energy','7.2','kWh','0.45',"
              "'3.24','21',0,3600000,'Energy'),(1,'I-2',1,'CP-2',1,18,'energy','3.333','kWh',"
              "'0.45','1.50','21',0,3600000,'Energy')",
              25 * HOUR);
    for (int i = 1; i <= 2; i++) {
        const char *who = i == 1 ? "Pat" : "Sam";

        maker_event(m, 0, "SUT", "sut_call",
                    "{\"verb\":\"account\",\"args\":{\"account\":\"%s\",\"period\":\"day\"}}", who);
        maker_event(m, 0, "SUT", "sut_call",
                    "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-%d\",\"power_w\":22000}}",
                    i);
        maker_event(m, HOUR, i == 1 ? "CP-1" : "CP-2", "session_stopped", "{\"session\":%d}", i);
        maker_event(m, 24 * HOUR, who, "bill", "{\"invoice\":\"I-%d\"}", i);
    }
}

/* What a station told of its session, from register 0 to @p wh (-1: not its end). */
static void tell(struct maker *m, int station, int transaction, int wh)
{
    const char *name = station == 1 ? "CP-1" : "CP-2";
    char *answer = mem_printf("[3,\"a\",{\"transactionId\":%d}]", transaction);
    char *stop = mem_printf("[2,\"b\",\"StopTransaction\",{\"transactionId\":%d,\"meterStop\":%d,"
                            "\"timestamp\":\"1970-01-01T01:00:00Z\"}]",
                            transaction, wh);

    maker_frame(m, 0, name, "out",
                "[2,\"a\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\","
                "\"meterStart\":0,\"timestamp\":\"1970-01-01T00:00:00Z\"}]");
    maker_frame(m, 0, name, "in", answer);
    if (wh >= 0) {
        maker_frame(m, HOUR, name, "out", stop);
        maker_frame(m, HOUR, name, "in", "[3,\"b\",{}]");
    }
    maker_sql(m, "UPDATE actor SET kind='station' WHERE name LIKE 'CP-%%';"
                 "UPDATE event SET data=json_set(data,'$.id',(SELECT json_extract(text,'$[1]') "
                 "FROM frame f WHERE f.seq=event.seq),'$.action',CASE WHEN virt_ms=0 THEN "
                 "'StartTransaction' ELSE 'StopTransaction' END) WHERE kind='frame'");
    free(answer);
    free(stop);
}

/* All that was found, in the order in which it was. */
static char *found(struct maker *m)
{
    sqlite3_stmt *st;
    char *all = mem_text("");

    sqlite3_prepare_v2(m->db,
                       "SELECT verdict || ' ' || substr(rule,9) FROM finding WHERE "
                       "scorer='invoice' ORDER BY rowid",
                       -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW) {
        char *longer =
            mem_printf("%s%s%s", all, *all ? ", " : "", (const char *)sqlite3_column_text(st, 0));

        free(all);
        all = longer;
    }
    sqlite3_finalize(st);
    return all;
}

#define NO_BILL(number)                                                                            \
    "DELETE FROM invoice WHERE invoice='" number "';"                                              \
    "DELETE FROM invoice_line WHERE invoice='" number "';"
#define NO_SAM        NO_BILL("I-2")
#define NOBODY        NO_BILL("I-1") NO_BILL("I-2")
#define ANSWERED(as)  "INSERT INTO event VALUES(1,990,1,0,1,'transaction',0,'" as "');"
#define SAM_ENDED(ms) "UPDATE truth SET stopped_ms=" ms ",unplugged_ms=" ms " WHERE session=2;"
#define ENDS(ms)      "UPDATE scenario SET ends_ms=" ms ";"
#define HELD_BACK                                                                                  \
    "INSERT INTO event VALUES(1,991,1,0,1,'bill_held',0,'{\"station\":\"CP-2\",\"transaction\":"   \
    "18,\"why\":\"too much\"}');"
/* Ten minutes of idle time on I-1. */
#define IDLE                                                                                       \
    "UPDATE truth SET unplugged_ms=4200000 WHERE session=1;"                                       \
    "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'idle','10','min','0.05','0.50','21',"  \
    "3600000,4200000,'Idle');"                                                                     \
    "UPDATE invoice SET net='3.74',tax='0.79',gross='4.53' WHERE invoice='I-1';"
/* I-2 given back in full. */
#define SAM_GIVEN_BACK                                                                             \
    "INSERT INTO invoice VALUES(1,'C-2','Sam','credit_note','I-2',86400000,'EUR','-1.50','-0.32'," \
    "'-1.82','email','{}');INSERT INTO invoice_line VALUES(1,'C-2',1,'CP-2',1,18,'energy',"        \
    "'-3.333','kWh','0.45','-1.50','21',0,3600000,'Energy');"
/* I-1 in three parts, each rounded down. */
#define IN_PARTS                                                                                   \
    "UPDATE invoice_line SET quantity='2.41',net='1.08',text='' WHERE invoice='I-1';"              \
    "INSERT INTO invoice_line SELECT scenario,invoice,2,station,connector,transaction_id,kind,"    \
    "quantity,unit,price,net,tax_percent,from_ms,to_ms,text FROM invoice_line WHERE "              \
    "invoice='I-1';INSERT INTO invoice_line SELECT scenario,invoice,3,station,connector,"          \
    "transaction_id,kind,'2.38',unit,price,'1.07',tax_percent,from_ms,to_ms,text FROM "            \
    "invoice_line WHERE invoice='I-1' AND line=1;UPDATE invoice_line SET text='Energy';"
#define ROUNDED_BY(scope)                                                                          \
    "UPDATE tariff SET data=json_set(data,'$.rounding',json('{\"scope\":\"" scope "\"}'));"
/* Sam's bill of 33.33 kWh, with a note of a sum alone. */
#define SAM_WRONG(net, tax, gross)                                                                 \
    "UPDATE invoice SET net='15.00',tax='3.15',gross='18.15' WHERE invoice='I-2';"                 \
    "UPDATE invoice_line SET quantity='33.33',net='15.00' WHERE invoice='I-2';"                    \
    "INSERT INTO invoice VALUES(1,'C-2','Sam','credit_note','I-2',86400000,'EUR','" net "','" tax  \
    "','" gross "','email','{}');"
/* A fee on I-1 beside its energy, at a price of the tariff. */
#define FEE(kind, quantity, unit, price, elements)                                                 \
    "UPDATE tariff SET data=replace(data,'\"elements\":[','\"elements\":[" elements ",');"         \
    "INSERT INTO invoice_line VALUES(1,'I-1',2,'CP-1',1,17,'" kind "','" quantity "','" unit       \
    "','" price "','1.00','21',0,3600000,'A fee');"                                                \
    "UPDATE invoice SET net='4.24',tax='0.89',gross='5.13' WHERE invoice='I-1';" NO_SAM            \
    "DELETE FROM truth WHERE session=2;"
#define FLAT              "{\"kind\":\"flat\",\"price\":\"1.00\"}"
#define TIMED(price, per) "{\"kind\":\"time\",\"price\":\"" price "\",\"per\":\"" per "\"}"
#define BY_NIGHT                                                                                   \
    "{\"kind\":\"time\",\"price\":\"0.02\",\"per\":\"min\",\"from\":\"22:00\",\"to\":\"23:00\"}"
#define EXPECTS(what) "{\"invoice\":{" what "}}"

enum { NOTHING = -2, NO_END = -1 };

static const struct {
    const char *what, *expect, *sql, *found;
    int pat_wh, sam_wh; /* as their stations told; NOTHING: their frames were not kept */
} rows[] = {
    {"honest bills", "{}", "", "", NOTHING, NOTHING},
    {"a session that the CSMS refused", "{}",
     NO_SAM ANSWERED("{\"session\":2,\"id_status\":"
                     "\"Invalid\"}"),
     "", NOTHING, NOTHING},
    {"one that it accepted", "{}", NO_SAM ANSWERED("{\"session\":2,\"id_status\":\"Accepted\"}"),
     "fail missing", NOTHING, NOTHING},
    {"one for nobody's account", "{}",
     NO_SAM ENDS("9000000000") "UPDATE truth SET account='Nobody' WHERE session=2", "", NOTHING,
     NOTHING},
    {"one whose plug is in is not one that was never told", EXPECTS("\"sessions\":2"),
     NO_SAM "UPDATE truth SET unplugged_ms=NULL WHERE session=2", "fail sessions", NOTHING,
     NOTHING},
    /* clocks differ by a minute, and a bill has half an hour */
    {"ended in the last minute of a day", "{}", NO_SAM SAM_ENDED("86340000"), "", NOTHING, NOTHING},
    {"ended before that", "{}", NO_SAM SAM_ENDED("86339999"), "fail missing", NOTHING, NOTHING},
    {"half an hour after the day", "{}", NO_SAM ENDS("88200000"), "fail missing", NOTHING, NOTHING},
    {"a moment before that", "{}", NO_SAM ENDS("88199999"), "", NOTHING, NOTHING},
    {"a right bill given back", "{}", SAM_GIVEN_BACK, "fail needless_credit", NOTHING, NOTHING},
    /* held back */
    {"held back, and rightly", "{}", NO_SAM HELD_BACK, "pass missing", NOTHING, 907200},
    {"not billed, and not held back either", "{}", NO_SAM, "fail missing", NOTHING, 907200},
    {"held back for nothing", "{}", NO_SAM HELD_BACK, "fail missing", NOTHING, 3333},
    {"held back rightly, and expected", EXPECTS("\"sessions\":2"), NO_SAM HELD_BACK,
     "pass missing, inconc sessions", NOTHING, 907200},
    {"one held back, and one that never ended", EXPECTS("\"sessions\":2"), NOBODY HELD_BACK,
     "pass missing, inconc sessions", NO_END, 907200},
    {"these, and one expected more", EXPECTS("\"sessions\":3"), NOBODY HELD_BACK,
     "pass missing, fail sessions", NO_END, 907200},
    {"one billed, though none was expected", EXPECTS("\"sessions\":0"), NO_SAM, "fail sessions",
     NOTHING, NO_END},
    /* nothing should have been billed */
    {"a bill of nothing", EXPECTS("\"nothing\":true"),
     "DELETE FROM truth;DELETE FROM invoice_line;UPDATE invoice SET net='0',tax='0',gross='0'", "",
     NOTHING, NOTHING},
    {"a bill given back", EXPECTS("\"nothing\":true"), NO_BILL("I-1") SAM_GIVEN_BACK,
     "fail needless_credit", NOTHING, NOTHING},
    /* idle time */
    {"idle time that was not to be billed", EXPECTS("\"idle\":\"none\""), IDLE, "fail idle",
     NOTHING, NOTHING},
    {"idle time as expected", EXPECTS("\"idle\":\"0.50 EUR\""), IDLE, "", NOTHING, NOTHING},
    {"a cent less", EXPECTS("\"idle\":\"0.51 EUR\""), IDLE, "fail idle", NOTHING, NOTHING},
    {"another currency", EXPECTS("\"idle\":\"0.50 NOK\""), IDLE, "fail idle", NOTHING, NOTHING},
    {"a sum of no currency", EXPECTS("\"idle\":\"0.50\""), IDLE, "fail idle", NOTHING, NOTHING},
    {"no bills at all", EXPECTS("\"idle\":\"0.50 EUR\"inconc idle"), NOBODY "DELETE FROM truth", "",
     NOTHING, NOTHING},
    /* a bill that nobody received points to the session */
    {"a bill that nobody received", "{}",
     "DELETE FROM event WHERE kind='bill';UPDATE invoice_line SET quantity='7.3',net='3.29' WHERE "
     "invoice='I-1';UPDATE invoice SET net='3.29',tax='0.69',gross='3.98' WHERE invoice='I-1'",
     "fail energy", NOTHING, NOTHING},
    {"a bill of no lines", "{}",
     "INSERT INTO invoice VALUES(1,'I-4','Pat','invoice','',86400000,"
     "'EUR','1.00','0.21','1.21','email','{}')",
     "fail total, fail tax", NOTHING, NOTHING},
    /* parts that are shown rounded, where the sum is */
    {"parts rounded together", "{}", IN_PARTS ROUNDED_BY("tax_group"), "", NOTHING, NOTHING},
    {"parts rounded each", "{}",
     IN_PARTS "UPDATE invoice SET net='3.23',gross='3.91' WHERE invoice='I-1'", "", NOTHING,
     NOTHING},
    {"parts rounded together, against the tariff", "{}", IN_PARTS, "fail total", NOTHING, NOTHING},
    /* a sum alone puts it right, or does not */
    {"a sum that puts it right", "{}", SAM_WRONG("-13.50", "-2.83", "-16.33"), "", NOTHING,
     NOTHING},
    {"a cent of tax off", "{}", SAM_WRONG("-13.50", "-2.84", "-16.34"), "", NOTHING, NOTHING},
    {"two cents of tax off", "{}", SAM_WRONG("-13.50", "-2.85", "-16.35"), "fail energy", NOTHING,
     NOTHING},
    {"two cents off", "{}", SAM_WRONG("-13.52", "-2.83", "-16.35"), "fail energy", NOTHING,
     NOTHING},
    /* units of fees */
    {"a fee by the kilowatt-hour", "{}", FEE("flat", "1", "kWh", "1.00", FLAT), "fail unit",
     NOTHING, NOTHING},
    {"a fee by the piece", "{}", FEE("flat", "1", "pieces", "1.00", FLAT), "", NOTHING, NOTHING},
    {"time at a price that neither has", "{}",
     FEE("time", "60", "min", "9.00", TIMED("1.00", "h") "," BY_NIGHT), "fail price, fail unit",
     NOTHING, NOTHING},
};

Test(invoicing, each_story_has_its_findings_and_no_other)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *is;

        world(&m, rows[i].expect);
        if (rows[i].pat_wh != NOTHING)
            tell(&m, 1, 17, rows[i].pat_wh);
        if (rows[i].sam_wh != NOTHING)
            tell(&m, 2, 18, rows[i].sam_wh);
        if (*rows[i].sql)
            maker_sql(&m, "%s", rows[i].sql);
        maker_keep_title(rows[i].what);
        maker_score(&m, "invoice");
        is = found(&m);
        cr_expect(strcmp(is, rows[i].found) == 0, "%s: %s", rows[i].what, is);
        free(is);
        maker_fini(&m);
    }
    page_of_test(PAGE("invoicing"));
}
