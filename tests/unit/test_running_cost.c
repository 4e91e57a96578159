/* title: the cost that a driver is shown lies between what was told and what flowed */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(running_cost);

struct row {
    const char *what, *cost; /* that is shown at 1 860 s */
    bool right;
    const char *sql; /* NULL: nothing more */
};

#define SHOWN "[2,\"u1\",\"CostUpdated\",{\"transactionId\":\"tx\",\"totalCost\":%s}]"
/* The cost is told in the answer to the second message instead. */
#define IN_THE_ANSWER                                                                              \
    "UPDATE frame SET text='[2,\"u1\",\"CostUpdated\",{}]' WHERE seq=5;"                           \
    "UPDATE frame SET text='[3,\"2\",{\"totalCost\":2.00}]' WHERE seq=4;"
/* The register that was told at 1 800 s: 3 900 Wh, of which 100 were there before. */
#define MUCH_TOLD "UPDATE frame SET text=replace(text,'\"value\":1.9','\"value\":3.9') WHERE seq=3;"
/* It ended at 1 200 s, and stood idle at 0.05 EUR/min. */
#define IDLE                                                                                       \
    "UPDATE truth SET stopped_ms=1200000, unplugged_ms=3600000; UPDATE tariff SET "                \
    "data=json_insert(data,'$.elements[#]',json('{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":"   \
    "\"min\"}'));"
#define COARSE "UPDATE tariff SET data=json_set(data,'$.rounding',json('{\"decimals\":1}'));"
#define FINE   "UPDATE tariff SET data=json_set(data,'$.rounding',json('{\"decimals\":4}'));"

/* A fee of 0.50 EUR, and the car takes nothing. */
#define FEE                                                                                        \
    "UPDATE tariff SET data=json_set(data,'$.elements',json('[{\"kind\":\"flat\",\"price\":"       \
    "\"0.50\"}]')); UPDATE truth SET mj=0, stopped_ms=1870000; DELETE FROM truth_quarter;"         \
    "UPDATE frame SET text=replace(text,'\"value\":1.9','\"value\":0.1') WHERE seq=3;"
/* A reading of minute 20 comes after that of minute 30. */
#define OLDER                                                                                      \
    "UPDATE event SET seq=9 WHERE seq=5; UPDATE frame SET seq=9 WHERE seq=5;"                      \
    "INSERT INTO event SELECT 1,6,1800000,0,actor,'frame',0,'{}' FROM event WHERE seq=3;"          \
    "INSERT INTO frame SELECT 1,6,actor,'out',replace(replace(text,'1.9','0.9'),':30:',':20:') "   \
    "FROM frame WHERE seq=3;"

static const struct row rows[] = {
    {"what was told", "1.08", true, NULL},
    {"between the two", "1.1", true, NULL},
    {"what flowed", "1.12", true, NULL},
    {"a hundredth more", "1.13", true, NULL},
    {"three hundredths less than was told", "1.05", false, NULL},
    {"three hundredths more than flowed", "1.15", false, NULL},
    {"without the tax", "0.9", false, NULL},
    {"with the tax twice", "1.32", false, NULL},
    {"two hundredths less than was told", "1.06", true, NULL},
    {"more was told than flowed", "2.28", true, MUCH_TOLD},
    {"two hundredths beside that", "2.26", true, MUCH_TOLD},
    {"three hundredths beside that", "2.31", false, MUCH_TOLD},
    {"what flowed, where more was told", "1.12", false, MUCH_TOLD},
    {"the idle time is not told yet", "1.08", true, IDLE},
    {"two tenths, where the tariff knows tenths", "1.28", true, COARSE},
    {"more than two tenths", "1.29", false, COARSE},
    {"two hundredths, where the tariff knows more", "1.06", true, FINE},
    {"three hundredths, where the tariff knows more", "1.05", false, FINE},
    {"a fee, while nothing has flowed yet", "0.6", true, FEE},
    {"more than the fee", "0.63", false, FEE},
    {"in an answer", "1.1", false, IN_THE_ANSWER},
    {"in an answer that the scenario gives", "1.1", true,
     IN_THE_ANSWER
     "INSERT INTO event SELECT 1,100,0,0,id,'sut_call',0,'{\"verb\":\"script\",\"args\":{"
     "\"station\":\"CP-1\",\"action\":\"TransactionEvent\",\"times\":0,\"on_purpose\":true}}' FROM "
     "actor "
     "WHERE name='CP-1'; UPDATE event SET seq=-1 WHERE seq=100;"},
    {"of a transaction that nobody knows", "9", true,
     "UPDATE frame SET text=replace(text,'\"tx\"','\"ty\"') WHERE seq=5;"},
    {"of no transaction", "9", true,
     "UPDATE frame SET text=replace(text,'\"tx\"','\"\"') WHERE seq=5;"},
    {"of a transaction that the scenario had told", "9", true,
     "INSERT INTO event SELECT 1,-1,0,0,id,'prompted',0,'{\"action\":\"TransactionEvent\"}' FROM "
     "actor "
     "WHERE name='CP-1';"},
    {"without a tariff", "9", true, "DELETE FROM tariff;"},
    {"by another station's tariff", "9", true,
     "UPDATE tariff SET data=json_set(data,'$.stations',json('[\"CP-2\"]'));"},
    {"of a session that the world does not know", "9", true, "DELETE FROM truth;"},
    {"of a session that never began", "9", true, "UPDATE truth SET started_ms=NULL;"},
    {"of a register that was told afterwards", "0.56", true,
     "UPDATE event SET seq=7 WHERE seq=3; UPDATE frame SET seq=7 WHERE seq=3;"},
    {"of no register at the beginning", "0", true,
     "UPDATE frame SET text=replace(text,'\"value\":100','\"value\":\"?\"') WHERE seq=1;"},
    {"of an older reading that comes later", "1.06", true, OLDER},
    {"less than was told before an older reading", "1.05", false, OLDER},
};

/* A session of 2.0.1 under 0.50 EUR/kWh and 20 % tax: 3 600 W since 0 s, told at 1 800 s. */
static void tell(struct maker *m, const struct row *row)
{
    char *update = mem_printf(SHOWN, row->cost);

    maker_init(m, "{}");
    maker_frame(
        m, 0, "CP-1", "out",
        "[2,\"1\",\"TransactionEvent\",{\"eventType\":\"Started\",\"seqNo\":0,\"timestamp\":"
        "\"1970-01-01T00:00:00Z\",\"triggerReason\":\"Authorized\",\"transactionInfo\":{"
        "\"transactionId\":\"tx\",\"chargingState\":\"Charging\"},\"evse\":{\"id\":1},"
        "\"idToken\":{\"idToken\":\"04A1\",\"type\":\"ISO14443\"},\"meterValue\":[{\"timestamp\":"
        "\"1970-01-01T00:00:00Z\",\"sampledValue\":[{\"value\":100}]}]}]");
    maker_frame(m, 0, "CP-1", "in", "[3,\"1\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]");
    maker_frame(
        m, 1800000, "CP-1", "out",
        "[2,\"2\",\"TransactionEvent\",{\"eventType\":\"Updated\",\"seqNo\":1,\"timestamp\":"
        "\"1970-01-01T00:30:00Z\",\"triggerReason\":\"MeterValuePeriodic\",\"transactionInfo\":"
        "{\"transactionId\":\"tx\"},\"meterValue\":[{\"timestamp\":"
        "\"1970-01-01T00:30:00Z\",\"sampledValue\":[{\"value\":1.9,\"unitOfMeasure\":{\"unit\":"
        "\"kWh\"}}]}]}]");
    maker_frame(m, 1800000, "CP-1", "in", "[3,\"2\",{}]");
    maker_frame(m, 1860000, "CP-1", "in", update);
    maker_sql(m, "UPDATE scenario SET can='[]'; UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "INSERT INTO tariff VALUES(1,'T','{\"currency\":\"EUR\",\"tax_percent\":\"20\","
                 "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.50\",\"per\":\"kWh\"}]}');"
                 "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,'tx',0,0,7200000,NULL,"
                 "25920000000,360000000,'Local');");
    for (int q = 0; q < 8; q++)
        maker_sql(m, "INSERT INTO truth_quarter VALUES(1,1,%d,3240000000)", q * 900000);
    if (row->sql)
        maker_sql(m, "%s", row->sql);
    free(update);
}

Test(running_cost, lies_between_what_was_told_and_what_flowed)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;
        bool right;

        tell(&m, &rows[i]);
        maker_keep_title(rows[i].what);
        maker_score(&m, "invariant");
        right = maker_found(&m, "invariant.running_cost") == 0;
        told = maker_findings(&m);
        cr_expect(right == rows[i].right, "%s: %s", rows[i].what, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("running_cost"));
}
