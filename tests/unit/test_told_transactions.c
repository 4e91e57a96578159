/* title: what a station told of its transactions, and when the CSMS could know it */
#include "facts/told_transactions.h"
#include "fixture/runfile_maker.h"

#define HOUR 3600000LL
#define T0   "1970-01-01T00:00:00Z"
#define T1   "1970-01-01T01:00:00.000Z"

/* A CALL of CP-1, and its answer a second later (NULL: none came). */
static void call(struct maker *m, int64_t at_ms, const char *action, const char *payload,
                 const char *answer)
{
    static int id;
    uint64_t seq =
        maker_event(m, at_ms, "CP-1", "frame",
                    "{\"dir\":\"out\",\"type\":2,\"id\":\"m%d\",\"action\":\"%s\"}", ++id, action);

    maker_sql(m, "INSERT INTO frame VALUES(1,%d,1,'out','[2,\"m%d\",\"%s\",%s]')", (int)seq, id,
              action, payload);
    if (!answer)
        return;
    seq = maker_event(m, at_ms + 1000, "CP-1", "frame",
                      "{\"dir\":\"in\",\"type\":3,\"id\":\"m%d\",\"action\":\"%s\"}", id, action);
    maker_sql(m, "INSERT INTO frame VALUES(1,%d,1,'in','[3,\"m%d\",%s]')", (int)seq, id, answer);
}

static void begin(struct maker *m, const char *expect)
{
    maker_init(m, expect);
    maker_event(m, 0, "SUT", "sut_call",
                "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"power_w\":22000}}");
    call(m, 0, "BootNotification", "{}", "{}");
    maker_sql(m, "UPDATE actor SET kind='station' WHERE name='CP-1'");
}

static struct runfile *opened(struct maker *m, struct told_transactions *told)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    told_transactions_init(told, rf, 1);
    return rf;
}

Test(told_transactions, of_1_6_start_and_stop_are_one_by_the_id_in_the_answer)
{
    const struct told_transaction *t;
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;

    begin(&m, "{}");
    call(&m, 0, "StartTransaction", "{\"meterStart\":1000,\"timestamp\":\"" T0 "\"}",
         "{\"transactionId\":17}");
    call(&m, HOUR, "StopTransaction",
         "{\"meterStop\":11000,\"timestamp\":\"" T1 "\",\"transactionId\":17}", "{}");
    call(&m, 2 * HOUR, "Heartbeat", "{}", "{}");
    rf = opened(&m, &told);
    t = told_transactions_find(&told, "CP-1", "17", 0);
    cr_assert(t != NULL);
    cr_expect(t->begun_ms == 0 && t->ended_ms == HOUR);
    cr_expect(t->begun_wh == 1000 && t->ended_wh == 11000);
    cr_expect(t->ended_sent && t->ended_heard_ms == HOUR + 1000);
    cr_expect(told_transactions_find(&told, "CP-1", "18", 0) == NULL);
    cr_expect(told_transactions_find(&told, "CP-2", "17", 0) == NULL);
    cr_expect(told_transactions_heard_ms(&told, "CP-1", HOUR + 1) == 2 * HOUR + 1000);
    cr_expect(told_transactions_heard_ms(&told, "CP-1", 2 * HOUR + 1) == INT64_MAX);
    cr_expect(told_transactions_power_w(&told, "CP-1") == 22000);
    cr_expect(told_transactions_power_w(&told, "CP-2") == 0);
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

Test(told_transactions, a_register_that_is_not_told_is_none_and_one_of_zero_is_one)
{
    const struct told_transaction *t;
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;

    begin(&m, "{}");
    call(&m, 0, "StartTransaction", "{\"timestamp\":\"" T0 "\"}", "{\"transactionId\":17}");
    call(&m, 0, "StartTransaction", "{\"meterStart\":5,\"timestamp\":\"" T0 "\"}", "{}");
    call(&m, 0, "StopTransaction", "{\"timestamp\":\"" T1 "\",\"transactionId\":17}", "{}");
    call(&m, 0, "StartTransaction", "{\"meterStart\":0,\"timestamp\":\"" T0 "\"}",
         "{\"transactionId\":18}");
    call(&m, 0, "StopTransaction",
         "{\"meterStop\":0,\"timestamp\":\"" T1 "\",\"transactionId\":18}", "{}");
    rf = opened(&m, &told);
    t = told_transactions_find(&told, "CP-1", "17", 0);
    cr_assert(t != NULL);
    cr_expect(t->begun_wh == -1 && t->ended_wh == -1);
    t = told_transactions_find(&told, "CP-1", "18", 0);
    cr_assert(t != NULL);
    cr_expect(t->begun_wh == 0 && t->ended_wh == 0);
    cr_expect(told_transactions_find(&told, "CP-1", "", INT64_MAX) == NULL,
              "a start whose answer names no transaction tells of none");
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

#define SAMPLE(value, more)                                                                        \
    "\"meterValue\":[{\"sampledValue\":[{\"value\":7,\"measurand\":\"Voltage\"},{\"value\":" value \
        more "}]}]"

Test(told_transactions, of_2_0_1_the_first_and_the_last_register_count)
{
    const struct told_transaction *t;
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;

    begin(&m, "{}");
    call(&m, 0, "TransactionEvent",
         "{\"eventType\":\"Started\",\"timestamp\":\"" T0 "\",\"transactionInfo\":{"
         "\"transactionId\":\"tx\"}," SAMPLE("1.5", ",\"unitOfMeasure\":{\"unit\":\"kWh\"}") "}",
         "{}");
    call(&m, 0, "TransactionEvent",
         "{\"eventType\":\"Updated\",\"timestamp\":\"" T0 "\",\"transactionInfo\":{"
         "\"transactionId\":\"tx\"}," SAMPLE("2000", "") "}",
         "{}");
    call(&m, HOUR, "TransactionEvent",
         "{\"eventType\":\"Ended\",\"timestamp\":\"1970-01-01T02:00:00+01:00\",\"transactionInfo\":"
         "{\"transactionId\":\"tx\"}," SAMPLE("30", ",\"unitOfMeasure\":{\"multiplier\":2}") "}",
         NULL);
    rf = opened(&m, &told);
    t = told_transactions_find(&told, "CP-1", "tx", 0);
    cr_assert(t != NULL);
    cr_expect(t->begun_wh == 1500 && t->ended_wh == 3000);
    cr_expect(t->begun_ms == 0 && t->ended_ms == HOUR);
    cr_expect(t->ended_sent && t->ended_heard_ms == INT64_MAX);
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

Test(told_transactions, a_register_of_zero_is_the_first)
{
    const struct told_transaction *t;
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;

    begin(&m, "{}");
    call(&m, 0, "TransactionEvent",
         "{\"eventType\":\"Started\",\"timestamp\":\"" T0 "\",\"transactionInfo\":{"
         "\"transactionId\":\"tx\"}," SAMPLE("0", "") "}",
         "{}");
    call(&m, 0, "TransactionEvent",
         "{\"eventType\":\"Updated\",\"timestamp\":\"" T0 "\",\"transactionInfo\":{"
         "\"transactionId\":\"tx\"}," SAMPLE("2000", "") "}",
         "{}");
    rf = opened(&m, &told);
    t = told_transactions_find(&told, "CP-1", "tx", 0);
    cr_assert(t != NULL);
    cr_expect(t->begun_wh == 0 && t->ended_wh == 2000);
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

/* A frame of @p station: a CALL, or (action NULL) an answer. @return its seq */
static int passes(struct maker *m, int64_t at_ms, const char *station, const char *id,
                  const char *action, const char *payload)
{
    const char *dir = action ? "out" : "in";
    int seq = (int)maker_event(m, at_ms, station, "frame",
                               "{\"dir\":\"%s\",\"type\":%d,\"id\":\"%s\",\"action\":\"%s\"}", dir,
                               action ? 2 : 3, id, action ? action : "StartTransaction");

    maker_sql(m, "UPDATE actor SET kind='station'");
    if (action)
        maker_sql(m, "INSERT INTO frame VALUES(1,%d,1,'out','[2,\"%s\",\"%s\",%s]')", seq, id,
                  action, payload);
    else
        maker_sql(m, "INSERT INTO frame VALUES(1,%d,1,'in','[3,\"%s\",%s]')", seq, id, payload);
    return seq;
}

#define STARTS(wh) "{\"meterStart\":" wh ",\"timestamp\":\"" T0 "\"}"

Test(told_transactions, each_answer_is_that_of_its_call)
{
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;

    maker_init(&m, "{}");
    passes(&m, 0, "CP-1", "a", "StartTransaction", STARTS("1"));
    passes(&m, 1, "CP-1", "b", "StartTransaction", STARTS("2"));
    passes(&m, 2, "CP-2", "a", "StartTransaction", STARTS("3"));
    passes(&m, 3, "CP-1", "c", NULL, "{\"transactionId\":4}");
    passes(&m, 4, "CP-1", "a", NULL, "{\"transactionId\":5}");
    passes(&m, 5, "CP-2", "a", NULL, "{\"transactionId\":6}");
    passes(&m, 6, "CP-1", "b", NULL, "{\"transactionId\":7}");
    passes(&m, 7, "CP-1", "d", "Heartbeat", "{}");
    passes(&m, 7, "CP-2", "d", "Heartbeat", "{}");
    passes(&m, 9, "CP-2", "d", NULL, "{}");
    rf = opened(&m, &told);
    cr_assert(told.count == 3, "%zu", told.count);
    cr_expect(told_transactions_find(&told, "CP-1", "5", 0)->begun_wh == 1);
    cr_expect(told_transactions_find(&told, "CP-2", "6", 0)->begun_wh == 3);
    cr_expect(told_transactions_find(&told, "CP-1", "7", 0)->begun_wh == 2);
    cr_expect(told_transactions_heard_ms(&told, "CP-1", 0) == 4);
    cr_expect(told_transactions_heard_ms(&told, "CP-1", 1) == 6);
    cr_expect(told_transactions_heard_ms(&told, "CP-1", 2) == INT64_MAX);
    cr_expect(told_transactions_last_ms(&told, "CP-1", -1) == INT64_MIN);
    cr_expect(told_transactions_last_ms(&told, "CP-1", 0) == 0);
    cr_expect(told_transactions_last_ms(&told, "CP-1", 9) == 1);
    cr_expect(told_transactions_last_ms(&told, "CP-2", 1) == INT64_MIN);
    cr_expect(told_transactions_last_ms(&told, "CP-2", 7) == 7);
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

#define ENDS(id) "{\"meterStop\":9,\"timestamp\":\"" T1 "\"" id "}"

/* The very first CALL, too; an end without an id is found by its moment. */
Test(told_transactions, an_end_is_shown_by_the_first_frame_that_tells_it)
{
    const struct told_transaction *t;
    struct told_transactions told;
    struct runfile *rf;
    struct maker m;
    int end;

    maker_init(&m, "{}");
    end = passes(&m, 1, "CP-1", "a", "StopTransaction", ENDS(",\"transactionId\":7"));
    passes(&m, 2, "CP-1", "a", NULL, "{}");
    passes(&m, 3, "CP-1", "b", "StopTransaction", ENDS(",\"transactionId\":7"));
    passes(&m, 4, "CP-1", "b", NULL, "{}");
    passes(&m, 5, "CP-1", "c", "StopTransaction", ENDS(""));
    passes(&m, 6, "CP-1", "d", "TransactionEvent",
           "{\"eventType\":\"Ended\",\"timestamp\":\"" T0 "\",\"transactionInfo\":{}}");
    rf = opened(&m, &told);
    t = told_transactions_find(&told, "CP-1", "7", 0);
    cr_assert(t != NULL);
    cr_expect(t->end == (uint64_t)end && t->ended_heard_ms == 2, "%d", (int)t->end);
    cr_expect(told_transactions_find(&told, "CP-1", "", HOUR) != NULL);
    cr_expect(told_transactions_find(&told, "CP-1", "", HOUR + 1) == NULL);
    cr_expect(told_transactions_find(&told, "CP-1", "", 0) == NULL, "an event of no transaction");
    told_transactions_fini(&told);
    runfile_close(rf);
    maker_fini(&m);
}

/* What the judges' one reader takes for a register, and to the watt-hour: doubles read "1e3" as
 * 1000, "0x10" as 16, "7 kWh" as 7 and a signed figure as a register. */
Test(told_transactions, have_the_registers_that_everybody_else_reads)
{
    static const struct {
        const char *value, *more;
        int64_t wh; /* -1: none */
    } rows[] = {
        {"1500", "", 1500},
        {"\"1500\"", "", 1500},
        {"1.5", ",\"unitOfMeasure\":{\"unit\":\"kWh\"}", 1500},
        {"\"0.0005\"", ",\"unit\":\"kWh\"", 1},
        {"\"0.0004\"", ",\"unit\":\"kWh\"", 0},
        {"2147483648123", "", 2147483648123},
        {"12.5", "", 13},
        {"\"9007199254740991\"", "", 9007199254740991},
        {"\"9007199254740992\"", "", -1},
        {"\"1e3\"", "", -1},
        {"\"0x10\"", "", -1},
        {"\"7 kWh\"", "", -1},
        {"-5", "", -1},
        {"7", ",\"format\":\"SignedData\"", -1},
        {"7", ",\"unitOfMeasure\":{\"multiplier\":40}", -1},
        {"7", ",\"location\":\"Inlet\"", -1},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *payload = mem_printf("{\"eventType\":\"Started\",\"timestamp\":\"" T0
                                   "\",\"transactionInfo\":{\"transactionId\":\"tx\"},"
                                   "\"meterValue\":[{\"sampledValue\":[{\"value\":%s%s}]}]}",
                                   rows[i].value, rows[i].more);
        const struct told_transaction *t;
        struct told_transactions told;
        struct runfile *rf;
        struct maker m;

        begin(&m, "{}");
        call(&m, 0, "TransactionEvent", payload, "{}");
        rf = opened(&m, &told);
        t = told_transactions_find(&told, "CP-1", "tx", 0);
        cr_expect(t && t->begun_wh == rows[i].wh && t->ended_wh == -1, "row %zu: %lld", i,
                  t ? (long long)t->begun_wh : -2);
        told_transactions_fini(&told);
        runfile_close(rf);
        maker_fini(&m);
        free(payload);
    }
}

/* ---- what the invoice scorer makes of it: 10 kWh in the first hour, never billed */

static void session(struct maker *m, const char *expect, int64_t told_ms, const char *stop)
{
    begin(m, expect);
    maker_sql(m,
              "UPDATE scenario SET ends_ms=%lld;"
              "INSERT INTO account VALUES(1,'Pat','Pat','email');"
              "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"21\","
              "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"}]}');"
              "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,"
              "36000000000,0,'Local')",
              60 * HOUR);
    maker_event(m, 0, "SUT", "sut_call",
                "{\"verb\":\"account\",\"args\":{\"account\":\"Pat\",\"period\":\"day\"}}");
    call(m, 0, "StartTransaction", "{\"meterStart\":0,\"timestamp\":\"" T0 "\"}",
         "{\"transactionId\":17}");
    if (told_ms >= 0)
        call(m, told_ms, "StopTransaction", stop, "{}");
}

#define STOP "{\"meterStop\":10000,\"timestamp\":\"" T1 "\",\"transactionId\":17}"

Test(told_transactions, what_the_csms_never_heard_is_not_missing)
{
    struct maker m;

    session(&m, "{}", -1, NULL);
    cr_expect(maker_score(&m, "invoice") != VERDICT_fail);
    cr_expect(maker_found(&m, "invoice.missing") == 0);
    maker_sql(&m, "UPDATE scenario SET expect='{\"invoice\":{\"sessions\":1}}'");
    cr_expect(maker_score(&m, "invoice") == VERDICT_inconc);
    cr_expect(maker_found(&m, "invoice.sessions") == 1);
    maker_fini(&m);
}

Test(told_transactions, what_it_heard_late_is_due_later)
{
    struct maker m;

    session(&m, "{}", HOUR, STOP);
    cr_expect(maker_score(&m, "invoice") == VERDICT_fail, "told at once");
    maker_fini(&m);
    session(&m, "{}", 47 * HOUR, STOP);
    cr_expect(maker_score(&m, "invoice") == VERDICT_fail,
              "told on the second day of two and a half");
    maker_fini(&m);
    session(&m, "{}", 49 * HOUR, STOP);
    cr_expect(maker_score(&m, "invoice") != VERDICT_fail, "told on the third");
    maker_fini(&m);
}

Test(told_transactions, what_was_sent_and_not_answered_is_not_known)
{
    struct maker m;

    session(&m, "{}", -1, NULL);
    call(&m, HOUR, "StopTransaction", STOP, NULL);
    cr_expect(maker_score(&m, "invoice") == VERDICT_inconc);
    cr_expect(maker_found(&m, "invoice.missing") == 1);
    maker_fini(&m);
}

static void hold(struct maker *m, const char *why)
{
    maker_event(m, HOUR, "SUT", "bill_held",
                "{\"session\":\"1\",\"station\":\"CP-1\",\"transaction\":17,\"why\":\"%s\"}", why);
}

Test(told_transactions, what_cannot_be_is_held_back_rightly_and_nothing_else)
{
    static const struct {
        const char *stop;
        enum verdict v;
    } rows[] = {
        {STOP, VERDICT_fail},
        {"{\"meterStop\":6810000,\"timestamp\":\"" T1 "\",\"transactionId\":17}", VERDICT_pass},
        {"{\"meterStop\":22450,\"timestamp\":\"" T1 "\",\"transactionId\":17}", VERDICT_fail},
        {"{\"meterStop\":22451,\"timestamp\":\"" T1 "\",\"transactionId\":17}", VERDICT_pass},
        {"{\"meterStop\":10000,\"timestamp\":\"1971-01-01T01:00:00Z\",\"transactionId\":17}",
         VERDICT_pass},
        {"{\"meterStop\":10000,\"timestamp\":\"1970-01-01T20:00:00Z\",\"transactionId\":17}",
         VERDICT_fail},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        session(&m, "{}", HOUR, rows[i].stop);
        hold(&m, "too much");
        cr_expect(maker_score(&m, "invoice") == rows[i].v, "row %zu: %s", i, maker_findings(&m));
        maker_fini(&m);
    }
}

/* ---- a bill for a session that never was: its station told of it */

static void issue(struct maker *m, const char *invoice, const char *kind, const char *credits,
                  const char *sums, int sessions, const char *sign)
{
    maker_sql(m,
              "INSERT INTO invoice VALUES(1,'%s','Pat','%s','%s',86400000,'EUR',%s,'email',"
              "'{\"sent_to\":\"Pat\"}')",
              invoice, kind, credits, sums);
    for (int i = 0; i < sessions; i++)
        maker_sql(m,
                  "INSERT INTO invoice_line VALUES(1,'%s',%d,'CP-1',1,%d,'energy','%s10.000','kWh',"
                  "'0.45','%s4.50','21',%d,%d,'Energy, 10 kWh x 0.45 EUR = 4.50 EUR')",
                  invoice, i + 1, 17 + i, sign, sign, i * 7200000, i * 7200000 + 3600000);
    maker_event(m, 86400000, "Pat", "bill", "{\"invoice\":\"%s\"}", invoice);
}

Test(told_transactions, what_was_billed_of_a_session_that_never_was_may_be_given_back)
{
    static const struct {
        const char *sums, *back;
        int sessions;
        int needless;
    } rows[] = {
        {"'9.00','1.89','10.89'", "'-9.00','-1.89','-10.89'", 2, 0},
        {"'4.50','0.95','5.45'", "'-4.50','-0.95','-5.45'", 1, 1}, /* nothing was wrong with it */
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        session(&m, "{}", HOUR, STOP);
        call(&m, 3 * HOUR, "StartTransaction",
             "{\"meterStart\":10000,\"timestamp\":\"1970-01-01T02:00:00Z\"}",
             "{\"transactionId\":18}");
        call(&m, 3 * HOUR, "StopTransaction",
             "{\"meterStop\":20000,\"timestamp\":\"1970-01-01T03:00:00Z\",\"transactionId\":18}",
             "{}");
        issue(&m, "I-1", "invoice", "", rows[i].sums, rows[i].sessions, "");
        issue(&m, "I-2", "credit_note", "I-1", rows[i].back, rows[i].sessions, "-");
        issue(&m, "I-3", "invoice", "", "'4.50','0.95','5.45'", 1, "");
        maker_score(&m, "invoice");
        cr_expect(maker_found(&m, "invoice.needless_credit") == rows[i].needless, "row %zu", i);
        cr_expect(maker_found(&m, "invoice.orphan") + maker_found(&m, "invoice.missing") == 0,
                  "row %zu", i);
        maker_fini(&m);
    }
}
