/* title: the energy of a session of 2.x lies between what its readings say and what truly flowed */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(session_energy);

static void event(struct maker *m, int64_t at_ms, int number, const char *type, const char *values)
{
    char *text = mem_printf(
        "[2,\"%d\",\"TransactionEvent\",{\"eventType\":\"%s\",\"seqNo\":%d,\"timestamp\":"
        "\"1970-01-01T00:%02d:00Z\",\"triggerReason\":\"Trigger\",\"transactionInfo\":{"
        "\"transactionId\":\"tx\"},\"evse\":{\"id\":1}%s}]",
        number, type, number, (int)(at_ms / 60000), values);
    char *answer = mem_printf("[3,\"%d\",{}]", number);

    maker_frame(m, at_ms, "CP-1", "out", text);
    maker_frame(m, at_ms, "CP-1", "in", answer);
    free(text);
    free(answer);
}

#define AT(minute, wh, context)                                                                    \
    ",\"meterValue\":[{\"timestamp\":\"1970-01-01T00:" minute ":00Z\",\"sampledValue\":[{"         \
    "\"value\":" wh ",\"context\":\"" context "\"}]}]"

/* 4 000 Wh lie between the readings of minute 15 and 30; 4 500 Wh flowed. */
static const struct row {
    const char *first; /* what is read as it begins */
    const char *wh;    /* of the session that the CSMS tells */
    bool right;
} rows[] = {
    {"", "4000", true},
    {"", "4200", true},
    {"", "4500", true},
    {"", "3999", false},
    {"", "4501", false},
    {AT("00", "600", "Transaction.Begin"), "4400", true},
    {AT("00", "600", "Transaction.Begin"), "4500", true},
    {AT("00", "600", "Transaction.Begin"), "4300", false},
    {AT("00", "600", "Transaction.Begin"), "4401", false},
    {AT("05", "600", "Transaction.Begin"), "4401", false},
    {AT("00", "600", "Sample.Clock"), "4401", false},
    {AT("01", "600", "Sample.Clock"), "4401", true},
};

static void tell(struct maker *m, const struct row *row)
{
    maker_init(m, "{}");
    event(m, 0, 0, "Started", row->first);
    event(m, 900000, 1, "Updated", AT("15", "1000", "Sample.Periodic"));
    event(m, 1800000, 2, "Ended", AT("30", "5000", "Transaction.End"));
    maker_sql(m,
              "UPDATE actor SET kind='station';"
              "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,'tx',0,0,1800000,1800000,"
              "16200000000,0,'Local');"
              "INSERT INTO sut_session VALUES(1,'s','{\"ref\":\"s\",\"station\":\"CP-1\","
              "\"connector\":1,\"transaction\":\"tx\",\"start_ms\":0,\"stop_ms\":1800000,\"wh\":%s,"
              "\"state\":\"done\"}')",
              row->wh);
}

Test(session_energy, lies_between_the_readings_and_the_truth)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;
        bool right;

        tell(&m, &rows[i]);
        maker_score(&m, "invariant");
        right = maker_found(&m, "invariant.meter_sum") == 0;
        told = maker_findings(&m);
        cr_expect(right == rows[i].right, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("session_energy"));
}

/* A session of which the station told @p first as it began and @p last as it ended. */
static void tell_two(struct maker *m, const char *first, const char *last, const char *wh)
{
    maker_init(m, "{}");
    event(m, 0, 0, "Started", first);
    event(m, 1800000, 1, "Ended", last);
    maker_sql(m,
              "UPDATE actor SET kind='station';"
              "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,'tx',0,0,1800000,1800000,"
              "16200000000,0,'Local');"
              "INSERT INTO sut_session VALUES(1,'s','{\"ref\":\"s\",\"station\":\"CP-1\","
              "\"connector\":1,\"transaction\":\"tx\",\"start_ms\":0,\"stop_ms\":1800000,\"wh\":%s,"
              "\"state\":\"done\"}')",
              wh);
}

/* It was a fail before: "the meter readings that the station told are 0 Wh apart". */
Test(session_energy, of_which_only_one_register_was_told_is_for_nobody_to_say)
{
    static const struct {
        const char *first, *last, *wh, *verdict; /* NULL: nothing is found */
    } told[] = {
        {AT("00", "600", "Transaction.Begin"), "", "4000", "inconc"},
        {"", AT("30", "5000", "Transaction.End"), "4600", "inconc"},
        {AT("10", "600", "Sample.Periodic"), "", "9999", "inconc"},
        {AT("00", "600", "Transaction.Begin"), "", "0", NULL},
        {AT("00", "600", "Transaction.Begin"), "", "4500", NULL},
        /* two that are alike, and none, say something */
        {AT("00", "600", "Transaction.Begin"), AT("30", "600", "Transaction.End"), "4000", "fail"},
        {AT("00", "600", "Transaction.Begin"), AT("30", "700", "Sample.Periodic"), "4000", "fail"},
        {"", "", "4000", "fail"},
        {"", "", "0", NULL},
    };

    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
        struct maker m;
        char *sql, *findings;

        tell_two(&m, told[i].first, told[i].last, told[i].wh);
        maker_score(&m, "invariant");
        sql = mem_printf("SELECT count(*) FROM finding WHERE rule='invariant.meter_sum' AND "
                         "verdict='%s'",
                         told[i].verdict ? told[i].verdict : "");
        findings = maker_findings(&m);
        cr_expect(maker_holds(&m, sql) == (told[i].verdict != NULL), "row %zu: %s", i, findings);
        cr_expect(told[i].verdict || maker_found(&m, "invariant.meter_sum") == 0, "row %zu: %s", i,
                  findings);
        free(findings);
        free(sql);
        maker_fini(&m);
    }
    page_of_test(PAGE("session_energy"));
}
