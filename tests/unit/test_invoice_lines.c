/* title: what an invoice and its lines say, to the minute, the watt-hour and the cent, is judged */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(invoice_lines);

#define HOUR 3600000LL

/* Pat charged twice on the first day, at CP-1 of 22 kW: 7.2 kWh in an hour, with the plug in for 14
 * minutes more, of which 4 are free; and 2 kWh in half an hour. I-1 is for both: 3.24 + 1.20 + 0.50
 * and 0.90 + 0.60, with 21 % 6.44 + 1.35 = 7.79. */
static void world(struct maker *m)
{
    static const char *const messages[] = {
        "[2,\"a\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":"
        "1000000,"
        "\"timestamp\":\"1970-01-01T01:00:00Z\"}]",
        "[2,\"b\",\"StopTransaction\",{\"transactionId\":17,\"meterStop\":1007200,"
        "\"timestamp\":\"1970-01-01T02:00:00Z\"}]",
    };

    maker_init(m, "{}");
    maker_sql(
        m,
        "UPDATE scenario SET ends_ms=%lld;"
        "INSERT INTO account VALUES(1,'Pat','Pat','email'),(1,'Sam','Sam','email');"
        "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"21\","
        "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},"
        "{\"kind\":\"time\",\"price\":\"1.20\",\"per\":\"h\"},"
        "{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":240}]}');"
        "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,3600000,3600000,7200000,"
        "8040000,25920000000,0,'Local'),(1,2,'Pat','04A1','Pat','CP-1',1,18,10800000,"
        "10800000,12600000,12600000,7200000000,25920000000,'Local');"
        "INSERT INTO invoice VALUES(1,'I-1','Pat','invoice','',86400000,'EUR','6.44','1.35',"
        "'7.79','email','{}');"
        "INSERT INTO invoice_line VALUES"
        "(1,'I-1',1,'CP-1',1,17,'energy','7.200','kWh','0.45','3.24','21',3600000,7200000,'E'),"
        "(1,'I-1',2,'CP-1',1,17,'time','1.0000','h','1.20','1.20','21',3600000,7200000,'T'),"
        "(1,'I-1',3,'CP-1',1,17,'idle','10','min','0.05','0.50','21',7200000,8040000,'I'),"
        "(1,'I-1',4,'CP-1',1,18,'energy','2','kWh','0.45','0.90','21',10800000,12600000,'E'),"
        "(1,'I-1',5,'CP-1',1,18,'time','0.5','h','1.20','0.60','21',10800000,12600000,'T')",
        25 * HOUR);
    maker_event(m, 0, "SUT", "sut_call",
                "{\"role\":\"billing\",\"verb\":\"account\",\"args\":{\"account\":\"Pat\","
                "\"period\":\"day\"}}");
    maker_event(m, 0, "SUT", "sut_call",
                "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"power_w\":22000}}");
    maker_frame(m, HOUR, "CP-1", "out", messages[0]);
    maker_frame(m, HOUR, "CP-1", "in", "[3,\"a\",{\"transactionId\":17}]");
    maker_frame(m, 2 * HOUR, "CP-1", "out", messages[1]);
    maker_frame(m, 2 * HOUR, "CP-1", "in", "[3,\"b\",{}]");
    maker_frame(m, 3 * HOUR, "CP-1", "out", "[2,\"c\",\"Heartbeat\",{}]");
    maker_frame(m, 3 * HOUR, "CP-1", "in", "[3,\"c\",{}]");
    maker_sql(m, "UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "UPDATE event SET data=json_set(data,'$.id',(SELECT json_extract(text,'$[1]') "
                 "FROM frame f WHERE f.seq=event.seq)) WHERE kind='frame';"
                 "UPDATE event SET data=json_set(data,'$.action',CASE json_extract(data,'$.id') "
                 "WHEN 'a' THEN 'StartTransaction' WHEN 'b' THEN 'StopTransaction' ELSE "
                 "'Heartbeat' END) WHERE kind='frame'");
    maker_event(m, 86400000, "Pat", "bill", "{\"invoice\":\"I-1\"}");
}

struct row {
    const char *what;
    const char *sql;
    const char *rules; /* with spaces between, as often as it is found; "": none */
};

/* The rules of all findings that fail, in order. @return owned */
static char *rules_found(struct maker *m)
{
    char *out = mem_text("");
    sqlite3_stmt *st;

    sqlite3_prepare_v2(
        m->db,
        "SELECT rule FROM finding WHERE scorer='invoice' AND verdict='fail' ORDER BY "
        "rowid",
        -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW) {
        char *more =
            mem_printf("%s%s%s", out, *out ? " " : "", (const char *)sqlite3_column_text(st, 0));

        free(out);
        out = more;
    }
    sqlite3_finalize(st);
    return out;
}

static void judge(const struct row *rows)
{
    for (const struct row *row = rows; row->what; row++) {
        struct maker m;
        char *rules, *told;

        world(&m);
        if (*row->sql)
            maker_sql(&m, "%s", row->sql);
        maker_keep_title(row->what);
        maker_score(&m, "invoice");
        rules = rules_found(&m);
        told = maker_findings(&m);
        cr_expect_str_eq(rules, row->rules, "%s: %s", row->what, told);
        free(rules);
        free(told);
        maker_fini(&m);
    }
}

#define TEXT_OF(line, text) "UPDATE invoice_line SET text='" text "' WHERE line=" line

Test(invoice_lines, a_text_may_name_every_figure_that_is_true)
{
    static const struct row rows[] = {
        {"as it is", "", ""},
        {"price, net and tax",
         TEXT_OF("1", "0.45 EUR, 0.09 EUR, 0.54 EUR; 3.24, 0.68 EUR, 3.92 EUR"), ""},
        {"registers", TEXT_OF("1", "1000.000 kWh to 1007.200 kWh: 7200 Wh"), ""},
        {"other registers", TEXT_OF("1", "1000.001 kWh to 1007.200 kWh"), "invoice.text"},
        {"the first register is 0",
         "UPDATE frame SET text=replace(text,'1000000','0');"
         "UPDATE frame SET text=replace(text,'1007200','7200');" TEXT_OF("2",
                                                                         "from 0 kWh to 7.2 kWh"),
         ""},
        {"registers of no transaction", TEXT_OF("4", "1000.000 kWh"), "invoice.text"},
        {"the session", TEXT_OF("2", "4.94 EUR, 1.04 EUR, 5.98 EUR, 7.2 kWh"), ""},
        {"the other session", TEXT_OF("4", "4.94 EUR"), "invoice.text"},
        {"the energy of the other", TEXT_OF("5", "7.2 kWh"), "invoice.text"},
        {"the document", TEXT_OF("5", "6.44 EUR, 1.35 EUR, 7.79 EUR"), ""},
        {"hours and minutes", TEXT_OF("2", "1 h or 60 min"), ""},
        {"other minutes", TEXT_OF("2", "61 min"), "invoice.text"},
        {"half an hour", TEXT_OF("5", "0.5 h, 30 min at 1.20 EUR"), ""},
        {"idle minutes, as hours, too", TEXT_OF("3", "10 min, 0.17 h, 0.167 h, 0.1667 h"), ""},
        {"other hours", TEXT_OF("3", "0.18 h"), "invoice.text"},
        {"what is free", TEXT_OF("3", "after 4 min (0.07 h)"), ""},
        {"not what is free", TEXT_OF("3", "after 8 min"), "invoice.text"},
        {"wrong figures of a wrong amount are told once",
         "UPDATE invoice_line SET quantity='8.000', net='3.60', text='9 kWh' WHERE line=1;"
         "UPDATE invoice SET net='6.80', tax='1.43', gross='8.23'",
         "invoice.energy"},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}

#define DATED(line, from, to)                                                                      \
    "UPDATE invoice_line SET from_ms=" from ", to_ms=" to " WHERE line=" line

#define FOR_NOTHING_AT(ms)                                                                         \
    "INSERT INTO invoice_line VALUES(1,'I-1',6,'CP-1',1,17,'parking','1','','0','0','21'," ms      \
    "," ms ",'Parking');"

Test(invoice_lines, a_line_lies_in_its_session_to_the_minute)
{
    static const struct row rows[] = {
        {"a minute of clocks", DATED("1", "3540000", "7260000"), ""},
        {"begun a minute and more before", DATED("1", "3539999", "7200000"), "invoice.dates"},
        {"ended a minute and more behind", DATED("1", "3600000", "7260001"), "invoice.dates"},
        {"so does a line of time", DATED("2", "3600000", "7260001"), "invoice.dates"},
        {"idle until the plug was out", DATED("3", "7200000", "8100000"), ""},
        {"and longer", DATED("3", "7200000", "8100001"), "invoice.dates"},
        {"from behind it", DATED("3", "8100001", "0"), "invoice.dates"},
        {"to before it", DATED("3", "0", "3539999"), "invoice.dates"},
        {"a moment", DATED("1", "3600000", "3600000"), ""},
        {"backwards", DATED("1", "3600001", "3600000"), "invoice.dates"},
        {"no beginning", DATED("1", "0", "7200000"), ""},
        {"no end", DATED("1", "3600000", "0"), ""},
        {"in both lines of a session it is told once",
         "UPDATE invoice_line SET to_ms=to_ms+600000 WHERE line IN (1,2)", "invoice.dates"},
        {"of each session", "UPDATE invoice_line SET to_ms=to_ms+600000 WHERE line IN (2,4,5)",
         "invoice.dates invoice.dates"},
        {"the plug is in still",
         "UPDATE truth SET unplugged_ms=NULL WHERE session=1;" DATED("3", "7200000", "36000000"),
         "invoice.idle"},
        {"and the energy is dated as if it flowed still",
         "UPDATE truth SET unplugged_ms=NULL WHERE session=1;DELETE FROM invoice_line WHERE line=3;"
         "UPDATE invoice SET net='5.94', tax='1.25', gross='7.19';" DATED("1", "3600000",
                                                                          "36000000"),
         "invoice.dates"},
        {"what is for nothing, dated behind the session", FOR_NOTHING_AT("36000000"),
         "invoice.dates"},
        {"and while the plug is in still",
         "UPDATE truth SET unplugged_ms=NULL WHERE session=1;DELETE FROM invoice_line WHERE line=3;"
         "UPDATE invoice SET net='5.94', tax='1.25', gross='7.19';" FOR_NOTHING_AT("36000000"),
         ""},
        {"too much idle time is told as that",
         "UPDATE invoice_line SET quantity='15', net='0.75', to_ms=8640000 WHERE line=3;"
         "UPDATE invoice SET net='6.69', tax='1.40', gross='8.09'",
         "invoice.idle"},
        {"too many hours are told as that",
         "UPDATE invoice_line SET quantity='1.5', net='1.80', to_ms=10800000 WHERE line=2;"
         "UPDATE invoice SET net='7.04', tax='1.48', gross='8.52'",
         "invoice.time"},
        {"another connector", "UPDATE invoice_line SET connector=2 WHERE line IN (1,2)",
         "invoice.place"},
        {"of the second line alone", "UPDATE invoice_line SET connector=2 WHERE line=2",
         "invoice.place"},
        {"another unit", "UPDATE invoice_line SET unit='min' WHERE line=2", "invoice.unit"},
        {"no connector", "UPDATE invoice_line SET connector=NULL", ""},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}

/* I-1 was of 100 kWh in the first session; C-1 takes it back, and I-2 is what I-1 should have been.
 */
#define TAKEN_BACK                                                                                 \
    "UPDATE invoice SET invoice='I-2';UPDATE invoice_line SET invoice='I-2';"                      \
    "INSERT INTO invoice VALUES(1,'I-1','Pat','invoice','',86400000,'EUR','48.20','10.12',"        \
    "'58.32','email','{}'),(1,'C-1','Pat','credit_note','I-1',86400000,'EUR','-48.20','-10.12',"   \
    "'-58.32','email','{}');"                                                                      \
    "INSERT INTO invoice_line SELECT 1,'I-1',line,station,connector,transaction_id,kind,"          \
    "CASE line WHEN 1 THEN '100' ELSE quantity END,unit,price,CASE line WHEN 1 THEN '45.00' ELSE " \
    "net END,tax_percent,from_ms,to_ms,text FROM invoice_line WHERE invoice='I-2';"                \
    "INSERT INTO invoice_line SELECT 1,'C-1',line,station,connector,transaction_id,kind,"          \
    "'-'||quantity,unit,price,'-'||net,tax_percent,from_ms,to_ms,text FROM invoice_line WHERE "    \
    "invoice='I-1';"

Test(invoice_lines, so_does_a_line_that_gives_back)
{
    static const struct row rows[] = {
        {"as it is", TAKEN_BACK "", ""},
        {"dated a day late",
         TAKEN_BACK "UPDATE invoice_line SET from_ms=90000000,to_ms=93600000 WHERE invoice='C-1' "
                    "AND line=1",
         "invoice.dates"},
        {"what was charged",
         TAKEN_BACK "UPDATE invoice_line SET text='100 kWh x 0.45 EUR = 45.00 EUR' WHERE "
                    "invoice='C-1' AND line=1",
         ""},
        {"what was charged for the energy, on the line of its time",
         TAKEN_BACK "UPDATE invoice_line SET text='45.00 EUR' WHERE invoice='C-1' AND line=2",
         "invoice.text"},
        {"the difference, and what it was before",
         TAKEN_BACK
         "DELETE FROM invoice WHERE invoice='I-2';DELETE FROM invoice_line WHERE invoice='I-2' OR "
         "(invoice='C-1' AND line>1);UPDATE invoice_line SET quantity='-92.8',net='-41.76',"
         "text='41.76 EUR of 45.00 EUR for 100 kWh' WHERE invoice='C-1';"
         "UPDATE invoice SET net='-41.76',tax='-8.77',gross='-50.53' WHERE invoice='C-1'",
         ""},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}

#define TWO_PRICES                                                                                 \
    "UPDATE tariff SET data=replace(data,'\"elements\":[','\"elements\":[{\"kind\":\"energy\","    \
    "\"price\":\"0.25\",\"from\":\"00:00\",\"to\":\"01:30\"},{\"kind\":\"time\",\"price\":"        \
    "\"0.60\",\"per\":\"h\",\"from\":\"00:00\",\"to\":\"01:20\"},');"                              \
    "INSERT INTO truth_quarter VALUES(1,1,3600000,6480000000),(1,1,4500000,6480000000),"           \
    "(1,1,5400000,6480000000),(1,1,6300000,6480000000);"
/* 3.6 kWh of each price, and 20 and 40 minutes. */
#define PARTS(cheap, dear, cheap_hours, hours)                                                     \
    "UPDATE invoice_line SET quantity='" dear "', net='1.62' WHERE line=1;"                        \
    "UPDATE invoice_line SET quantity='" hours "', net='0.80' WHERE line=2;"                       \
    "INSERT INTO invoice_line VALUES(1,'I-1',6,'CP-1',1,17,'energy','" cheap                       \
    "','kWh','0.25','0.90','21',3600000,5400000,'E'),(1,'I-1',7,'CP-1',1,17,'time','" cheap_hours  \
    "','h','0.60','0.20','21',3600000,4800000,'T');"
#define SUMS(net, tax, gross) "UPDATE invoice SET net='" net "', tax='" tax "', gross='" gross "'"

#define BY_GROUP                                                                                   \
    "UPDATE tariff SET data=json_set(data,'$.rounding',json('{\"scope\":\"tax_group\"}'));"

static const struct row amounts[] = {
    {"parts", TWO_PRICES PARTS("3.6", "3.6", "0.3333", "0.6667") SUMS("5.52", "1.16", "6.68"), ""},
    {"10 Wh of the other price",
     TWO_PRICES PARTS("3.61", "3.59", "0.3333", "0.6667") SUMS("5.52", "1.16", "6.68"), ""},
    {"11 Wh", TWO_PRICES PARTS("3.611", "3.589", "0.3333", "0.6667") SUMS("5.52", "1.16", "6.68"),
     "invoice.price"},
    {"two parts of hours, rounded each", /* 0.6666 is rounded down */
     TWO_PRICES PARTS("3.6", "3.6", "0.3333", "0.6666") SUMS("5.52", "1.16", "6.68"), ""},
    {"no more than that",
     TWO_PRICES PARTS("3.6", "3.6", "0.3333", "0.6665") SUMS("5.52", "1.16", "6.68"),
     "invoice.time"},
    {"2 of the last digit are of the other price",
     TWO_PRICES PARTS("3.6", "3.6", "0.3335", "0.6665") SUMS("5.52", "1.16", "6.68"), ""},
    {"3 of it", TWO_PRICES PARTS("3.6", "3.6", "0.3336", "0.6664") SUMS("5.52", "1.16", "6.68"),
     "invoice.price"},
    {"one part is not rounded", "UPDATE invoice_line SET quantity='0.9999' WHERE line=2",
     "invoice.time"},
    {"a Wh less", "UPDATE invoice_line SET quantity='7.199' WHERE line=1", "invoice.energy"},
    {"a tenth of a Wh less", "UPDATE invoice_line SET quantity='7.1999' WHERE line=1",
     "invoice.energy"},
    {"no quantity", "UPDATE invoice_line SET quantity=NULL WHERE line=1", "invoice.energy"},
    {"no price", "UPDATE invoice_line SET price=NULL WHERE line=1", "invoice.price"},
    {"no net", "UPDATE invoice_line SET net=NULL WHERE line=1",
     "invoice.price invoice.total invoice.tax"},
    {"no rate of tax", "UPDATE invoice_line SET tax_percent=NULL WHERE line=1",
     "invoice.tax invoice.tax"},
    {"no tax is due, and none is named",
     "UPDATE tariff SET data=replace(data,'\"tax_percent\":\"21\",','');"
     "UPDATE invoice_line SET tax_percent=NULL;" SUMS("6.44", "0.00", "6.44"),
     ""},
    {"no sum", "UPDATE invoice SET net=NULL", "invoice.total"},
    {"no sum of tax", "UPDATE invoice SET tax=NULL", "invoice.tax"},
    {"no sum of all", "UPDATE invoice SET gross=NULL", "invoice.total"},
    {"energy for nothing",
     "UPDATE tariff SET data=replace(data,'\"0.45\"','\"0\"');"
     "UPDATE invoice_line SET price='0', net='0' WHERE kind='energy';" SUMS("2.30", "0.48", "2.78"),
     ""},
    {"all of it twice",
     "UPDATE invoice_line SET quantity='14.4', net='6.48' WHERE line=1;" SUMS("9.68", "2.03",
                                                                              "11.71"),
     "invoice.duplicate"},
    {"what the station told",
     "UPDATE frame SET text=replace(text,'1007200','1008000');"
     "UPDATE invoice_line SET quantity='8', net='3.60' WHERE line=1;" SUMS("6.80", "1.43", "8.23"),
     "invoice.energy"},
    {"what the station told, whose register stands still at nothing",
     "UPDATE frame SET text=replace(replace(text,'1007200','0'),'1000000','0');"
     "UPDATE invoice_line SET quantity='0', net='0' WHERE line=1;" SUMS("3.20", "0.67", "3.87"),
     "invoice.energy"},
    {"tax in the net",
     "UPDATE invoice_line SET net='3.92' WHERE line=1;" SUMS("7.12", "1.50", "8.62"),
     "invoice.tax"},
    {"a cent more, without any tax",
     "UPDATE tariff SET data=replace(data,'\"tax_percent\":\"21\",','');"
     "UPDATE invoice_line SET tax_percent=NULL;"
     "UPDATE invoice_line SET net='3.25' WHERE line=1;" SUMS("6.45", "0.00", "6.45"),
     "invoice.price"},
    {"half a cent off, where lines are not rounded",
     BY_GROUP "UPDATE invoice_line SET net='3.245' WHERE line=1", ""},
    {"and more", BY_GROUP "UPDATE invoice_line SET net='3.2451' WHERE line=1", "invoice.price"},
    {"of a session that nobody knows but of which the station told",
     "UPDATE truth SET transaction_id=77 WHERE session=1", ""},
    {"more than the tax in the net",
     "UPDATE invoice_line SET net='3.94' WHERE line=1;" SUMS("7.14", "1.50", "8.64"),
     "invoice.price"},
    {"what the tariff does not have", "UPDATE invoice_line SET kind='parking' WHERE line=3",
     "invoice.idle invoice.orphan"},
    {"for nothing",
     "INSERT INTO invoice_line VALUES(1,'I-1',6,'CP-1',1,17,'parking','1','','0','0','21',0,0,"
     "'Parking')",
     ""},
    {"the session of another account", "UPDATE truth SET account='Sam' WHERE session=2",
     "invoice.orphan invoice.orphan"},
    {"and nobody is named", "UPDATE invoice SET account=''",
     "invoice.orphan invoice.orphan invoice.orphan invoice.orphan invoice.orphan"},
    {"of nobody's account", "UPDATE truth SET account='', token='' WHERE session=2", ""},
    {NULL, NULL, NULL},
};

Test(invoice_lines, quantities_and_prices_are_right_to_the_last_digit)
{
    judge(amounts);
    page_of_test(PAGE("invoice_lines"));
}

#define ISSUED(ms)        "UPDATE invoice SET issued_ms=" ms
#define CAME(ms)          "UPDATE event SET virt_ms=" ms " WHERE kind='bill';"
#define NO_PERIOD         "DELETE FROM event WHERE data LIKE '%\"period\"%';"
#define HEARD_NEXT_DAY    "UPDATE event SET virt_ms=93600000 WHERE data LIKE '%\"c\"%';"
#define TOLD_WHAT_CANT_BE "UPDATE frame SET text=replace(text,'1007200','1907200');"
#define HELD                                                                                       \
    "INSERT INTO event VALUES(1,80,86400000,0,1,'bill_held',0,'{\"station\":\"CP-1\","             \
    "\"transaction\":17,\"why\":\"so\"}');"
/* The second session, and its lines, at another time. */
#define SECOND_AT(from, to)                                                                        \
    "UPDATE truth SET plugged_ms=" from ",started_ms=" from ",stopped_ms=" to ",unplugged_ms=" to  \
    " WHERE session=2;UPDATE invoice_line SET from_ms=" from ",to_ms=" to " WHERE line>3;"

Test(invoice_lines, an_invoice_is_dated_when_its_period_is_over)
{
    static const struct row rows[] = {
        {"a minute before", ISSUED("86340000"), ""},
        {"and more", ISSUED("86339999"), "invoice.issued"},
        {"a minute before the end of the last session", ISSUED("12540000"), "invoice.issued"},
        {"and more", ISSUED("12539999"), "invoice.issued"},
        {"which may be the first that is named", SECOND_AT("600000", "2400000") ISSUED("7979999"),
         "invoice.issued"},
        {"of two that ended at once the first is named",
         SECOND_AT("6240000", "8040000") ISSUED("1"), "invoice.issued"},
        {"the plug is in still: that the energy ended counts",
         "UPDATE truth SET unplugged_ms=NULL WHERE session=2;" ISSUED("12539999"),
         "invoice.issued"},
        {"half an hour late", ISSUED("88200000"), ""},
        {"and more", ISSUED("88200001"), "invoice.missing"},
        {"it came half an hour late, and a minute", CAME("88260000"), ""},
        {"and more", CAME("88260001"), "invoice.missing"},
        {"nobody says that it came", "DELETE FROM event WHERE kind='bill'", ""},
        {"not dated", ISSUED("NULL"), ""},
        {"no period", NO_PERIOD ISSUED("12540000"), ""},
        {"no period, and dated before", NO_PERIOD ISSUED("12539999"), "invoice.issued"},
        {"no period, and late", NO_PERIOD CAME("900000000") ISSUED("900000001"), ""},
        {"billed by the month", "UPDATE event SET data=replace(data,'\"day\"','\"month\"')",
         "invoice.issued"},
        {"of two days the later counts",
         SECOND_AT("97200000", "99000000") CAME("174600000") ISSUED("174600000"), ""},
        {"and is late", SECOND_AT("97200000", "99000000") ISSUED("174600001"), "invoice.missing"},
        {"known the next day", HEARD_NEXT_DAY CAME("174600000") ISSUED("174600000"), ""},
        {"and late", HEARD_NEXT_DAY ISSUED("174600001"), "invoice.missing"},
        {"held back rightly", TOLD_WHAT_CANT_BE HELD ISSUED("88200001"), ""},
        {"held back for nothing", HELD ISSUED("88200001"), "invoice.missing"},
        {"a day of an hour further east",
         "UPDATE zone SET offset_s=3600;" CAME("82800000") ISSUED("86400000"), ""},
        {"a day of an hour further west",
         "UPDATE zone SET offset_s=-3600;" CAME("90000000") ISSUED("86400000"), ""},
        {"late, after a credit note for nothing",
         "INSERT INTO invoice SELECT scenario,'I-2',account,kind,credits,88200001,currency,net,tax,"
         "gross,delivery,data FROM invoice;INSERT INTO invoice_line SELECT scenario,'I-2',line,"
         "station,connector,transaction_id,kind,quantity,unit,price,net,tax_percent,from_ms,to_ms,"
         "text FROM invoice_line;UPDATE invoice SET kind='credit_note' WHERE invoice='I-1'",
         "invoice.orphan invoice.missing"},
        {"before what it replaces", TAKEN_BACK ISSUED("86399999") " WHERE invoice='I-1'",
         "invoice.issued"},
        {"by its day not before what it corrects",
         TAKEN_BACK ISSUED("88000000") " WHERE invoice='I-1'", ""},
        {"by its time before it",
         TAKEN_BACK ISSUED("88000000") " WHERE invoice='I-1';" ISSUED(
             "86400001") " WHERE invoice='C-1'",
         "invoice.issued"},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}

#define PERIOD(from, to)                                                                           \
    "UPDATE invoice SET data='{\"period_from_ms\":" from ",\"period_to_ms\":" to "}'"

Test(invoice_lines, a_period_is_that_of_the_account_and_has_its_sessions)
{
    static const struct row rows[] = {
        {"a minute off", PERIOD("60000", "86460000"), ""},
        {"the other way", PERIOD("-60000", "86340000"), ""},
        {"begun later", PERIOD("60001", "86400000"), "invoice.period"},
        {"begun earlier", PERIOD("-60001", "86400000"), "invoice.period"},
        {"ended later", PERIOD("1", "86460001"), "invoice.period"},
        {"ended earlier", PERIOD("1", "86339999"), "invoice.period"},
        {"no beginning", PERIOD("0", "1"), ""},
        {"no end", PERIOD("1", "0"), ""},
        {"no period", NO_PERIOD PERIOD("1", "50000000"), ""},
        {"the first session ends a minute before", NO_PERIOD PERIOD("8100000", "86400000"), ""},
        {"and is known a minute before", NO_PERIOD PERIOD("10860000", "86400000"), ""},
        {"and longer before", NO_PERIOD PERIOD("10860001", "86400000"), "invoice.period"},
        {"the second ends a minute behind", NO_PERIOD PERIOD("1", "12540000"), ""},
        {"and longer behind", NO_PERIOD PERIOD("1", "12539999"), "invoice.period"},
        {"the first is known a minute behind", NO_PERIOD PERIOD("8100001", "10740000"),
         "invoice.period"},
        {"and longer behind", NO_PERIOD PERIOD("8100001", "10739999"), "invoice.period"},
        {"the second is not over",
         "UPDATE truth SET unplugged_ms=NULL WHERE session=2;" NO_PERIOD PERIOD("1", "12539999"),
         ""},
        {"held back rightly", TOLD_WHAT_CANT_BE HELD NO_PERIOD PERIOD("10860001", "86400000"), ""},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}

#define LIVES_AT(address)                                                                          \
    "UPDATE event SET data=json_set(data,'$.args.address','" address                               \
    "') WHERE data LIKE '%\"period\"%';"
#define SENT_TO(text) "UPDATE invoice SET data='{\"sent_to\":\"" text "\"}'"

Test(invoice_lines, an_invoice_is_in_its_currency_and_goes_where_it_should)
{
    static const struct row rows[] = {
        {"another currency than its tariff of that name",
         "UPDATE invoice SET currency='USD';UPDATE tariff SET data=json_set(data,'$.name','Day')",
         "invoice.currency"},
        {"of a tariff without a name", "UPDATE invoice SET currency='USD'", "invoice.currency"},
        {"of a tariff without a currency",
         "UPDATE invoice SET currency='USD';UPDATE tariff SET "
         "data=json_remove(data,'$.currency')",
         ""},
        {"of nobody's sessions",
         "UPDATE invoice SET currency='USD';UPDATE invoice_line SET transaction_id=99",
         "invoice.orphan invoice.orphan invoice.orphan invoice.orphan invoice.orphan "
         "invoice.missing"},
        {"of two tariffs the second is in another",
         "INSERT INTO tariff SELECT 1,'N',json_set(data,'$.currency','NOK','$.stations',"
         "json('[\"CP-2\"]')) FROM tariff;UPDATE truth SET station='CP-2' WHERE session=2;"
         "UPDATE invoice_line SET station='CP-2' WHERE line>3",
         "invoice.currency"},
        {"a credit note in the currency of its invoice, which is wrong",
         TAKEN_BACK "UPDATE invoice SET currency='USD'", "invoice.currency invoice.currency"},
        {"a credit note of an invoice without a currency",
         TAKEN_BACK "UPDATE invoice SET currency='' WHERE invoice='I-1'", "invoice.currency"},
        {"another address", LIVES_AT("Main Street 1") SENT_TO("Pat, High Street 1"),
         "invoice.address"},
        {"set otherwise", LIVES_AT("Main Street 1") SENT_TO("PAT\\nMAIN-STREET, 1"), ""},
        {"other letters", LIVES_AT("Ölgasse 1") SENT_TO("Algasse 1"), "invoice.address"},
        {"the same letters", LIVES_AT("Ölgasse 1") SENT_TO("Pat, Ölgasse 1"), ""},
        {"one letter", LIVES_AT("À") SENT_TO("Á"), "invoice.address"},
        {"of an account that is not known here",
         "DELETE FROM account WHERE account='Pat';" SENT_TO("Sam"), ""},
        {"by other means than the story wants",
         "UPDATE scenario SET expect='{\"invoice\":{\"delivery\":\"paper\"}}'", "invoice.delivery"},
        {"than the account wants", "UPDATE account SET delivery='paper'", "invoice.delivery"},
        {"by means that are not named", "UPDATE invoice SET delivery=''", ""},
        {"an account without wishes", "UPDATE account SET delivery=''", ""},
        {"on paper, without an address",
         "UPDATE account SET delivery='paper';UPDATE invoice SET delivery='paper'",
         "invoice.address"},
        {NULL, NULL, NULL},
    };

    judge(rows);
    page_of_test(PAGE("invoice_lines"));
}
