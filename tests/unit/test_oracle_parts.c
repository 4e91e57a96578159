/* title: the invoice oracle reads hours, units, quarters and what cannot be, to the last unit */
#include "fixture/runfile_maker.h"
#include "invoice/oracle.h"
#include "invoice/oracle_idle.h"
#include "invoice/tariff_window.h"

#define MIN  60000LL
#define HOUR (60 * MIN)
#define DAY  (24 * HOUR)

Test(oracle_parts, units_are_those_of_the_element)
{
    static const struct {
        enum oracle_kind kind;
        const char *element, *unit;
    } rows[] = {
        {ORACLE_energy, "{\"per\":\"Wh\"}", "kWh"},
        {ORACLE_time, "{\"per\":\"min\"}", "min"},
        {ORACLE_time, "{}", "h"},
        {ORACLE_idle, "{\"per\":\"h\"}", "h"},
        {ORACLE_idle, "{}", "min"},
        {ORACLE_flat, "{\"per\":\"min\"}", "session"},
        {ORACLE_KIND_COUNT, "{}", ""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *element = cJSON_Parse(rows[i].element);

        cr_expect(strcmp(oracle_unit(rows[i].kind, element), rows[i].unit) == 0, "row %zu", i);
        cJSON_Delete(element);
    }
}

Test(oracle_parts, durations_have_four_decimals_half_up)
{
    static const struct {
        int64_t seconds, units;
        const char *element, *usual;
    } rows[] = {
        {1, 3, "{}", "h"},
        {2, 6, "{}", "h"},
        {2, 333, "{\"per\":\"min\"}", "h"},
        {1, 167, "{}", "min"},
        {3600, 10000, "{\"per\":\"h\"}", "min"},
        {0, 0, "{}", "h"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *element = cJSON_Parse(rows[i].element);
        struct decimal d = oracle_duration(rows[i].seconds, element, rows[i].usual);

        cr_expect(decimal_equal(d, decimal_make(rows[i].units, 4)), "row %zu", i);
        cJSON_Delete(element);
    }
}

Test(oracle_parts, an_element_without_a_price_has_none)
{
    struct oracle_lines lines = {NULL, 0};
    cJSON *element = cJSON_Parse("{\"kind\":\"energy\"}");

    oracle_lines_add(&lines, ORACLE_energy, element, decimal_make(1, 0));
    cr_assert(lines.count == 1);
    cr_expect(lines.lines[0].price.valid == false);
    free(lines.lines);
    cJSON_Delete(element);
}

/* A session of an hour, and what its station of 11 kW told of it. */
Test(oracle_parts, what_cannot_be_is_said_in_words)
{
    static const struct {
        int64_t begun_ms, ended_ms, begun_wh, ended_wh;
        const char *words; /* "": all of it can be */
    } rows[] = {
        {0, HOUR, 0, 1000, ""},
        {-DAY, HOUR + DAY, 0, 1000, ""},
        {DAY, HOUR - DAY, 0, 1000, ""},
        {INT64_MAX, INT64_MAX, 5, 5, ""},
        {DAY + 1, HOUR, 0, 1000, "the station dated its beginning more than a day away from it"},
        {-DAY - 1, HOUR, 0, 1000, "the station dated its beginning more than a day away from it"},
        {0, HOUR + DAY + 1, 0, 1000, "the station dated its end more than a day away from it"},
        {0, HOUR - DAY - 1, 0, 1000, "the station dated its end more than a day away from it"},
        {0, HOUR, -1, 1000, "the station told no energy"},
        {0, HOUR, 0, -1, "the station told no energy"},
        {0, HOUR, 100, 11330, ""},
        {0, HOUR, 100, 11331,
         "the station told 11.231 kWh, which its connector cannot deliver in that time"},
        {0, HOUR, 1, 0, "the station told -0.001 kWh, which no register can show"},
    };
    struct oracle_book book;
    struct maker m;
    struct runfile *rf;
    char *why = NULL;

    maker_init(&m, "{}");
    maker_event(&m, 0, "SUT", "sut_call",
                "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"power_w\":11000}}");
    maker_event(&m, 0, "CP-1", "status", "{}");
    maker_sql(&m, "UPDATE actor SET kind='station' WHERE name='CP-1'");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    oracle_book_init(&book, rf, 1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct told_transaction t = {.begun_ms = rows[i].begun_ms,
                                     .ended_ms = rows[i].ended_ms,
                                     .begun_wh = rows[i].begun_wh,
                                     .ended_wh = rows[i].ended_wh};
        struct oracle_session s = {.station = "CP-1", .stopped_ms = HOUR, .told = &t};
        char *is = oracle_impossible(&book, &s);

        cr_expect(strcmp(is ? is : "", rows[i].words) == 0, "row %zu: %s", i, is ? is : "nothing");
        free(is);
    }
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

Test(oracle_parts, a_minute_without_energy_is_sold_where_the_vehicle_held_back)
{
    static const struct {
        const char *phases;
        int64_t stopped_ms, mj;
        bool goes_on, failed;
    } rows[] = {
        {"[{\"session\":1,\"kind\":\"suspended_ev\",\"from_ms\":59000}]", 60000, 0, false, false},
        {"[{\"session\":1,\"kind\":\"suspended_ev\",\"from_ms\":59000}]", 59999, 0, false, true},
        {"[{\"session\":1,\"kind\":\"suspended_ev\",\"from_ms\":59000}]", 59999, 0, true, false},
        {"[{\"session\":1,\"kind\":\"suspended_ev\",\"from_ms\":60000}]", 60000, 0, false, true},
        {"[{\"session\":2,\"kind\":\"suspended_ev\",\"from_ms\":59000}]", 60000, 0, false, true},
        {"[{\"session\":1,\"kind\":\"charging\",\"from_ms\":0}]", 60000, 3600000, false, false},
        {"[{\"session\":1,\"kind\":\"charging\",\"from_ms\":0}]", 60000, 3599999, false, true},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *phases = cJSON_Parse(rows[i].phases);
        struct oracle_session s = {.session = 1,
                                   .stopped_ms = rows[i].stopped_ms,
                                   .mj = rows[i].mj,
                                   .goes_on = rows[i].goes_on,
                                   .phases = phases->child};

        cr_expect(oracle_is_failed_attempt(&s) == rows[i].failed, "row %zu", i);
        cJSON_Delete(phases);
    }
}

/* Of a quarter that does not divide into its milliseconds the share is exact, too; the next session
 * has quarters of its own. */
Test(oracle_parts, half_a_quarter_is_exact_to_the_last_unit)
{
    struct oracle_session s = {.session = 1, .stopped_ms = 15 * MIN, .mj = 1799999};
    cJSON *quarters = cJSON_Parse("[{\"session\":1,\"from_ms\":0,\"mj\":1799999},"
                                  "{\"session\":2,\"from_ms\":0,\"mj\":99000000}]");

    s.quarters = quarters->child;
    s.register_mj = 3600000 - 899999;
    cr_expect(oracle_wh(&s, (struct span){0, 450000}) == 1);
    s.register_mj--;
    cr_expect(oracle_wh(&s, (struct span){0, 450000}) == 0);
    cJSON_Delete(quarters);
}

Test(oracle_parts, the_hours_of_an_element_are_read_as_people_write_them)
{
    static const struct {
        const char *hours;
        int minute;
        bool counts;
    } rows[] = {
        {"\"from\":\"07:00\",\"to\":\"09:00\"", 419, false},
        {"\"from\":\"07:00\",\"to\":\"09:00\"", 420, true},
        {"\"from\":\"07:00\",\"to\":\"09:00\"", 539, true},
        {"\"from\":\"07:00\",\"to\":\"09:00\"", 540, false},
        {"\"from\":\"22:00\",\"to\":\"06:00\"", 1319, false},
        {"\"from\":\"22:00\",\"to\":\"06:00\"", 1320, true},
        {"\"from\":\"22:00\",\"to\":\"06:00\"", 359, true},
        {"\"from\":\"22:00\",\"to\":\"06:00\"", 360, false},
        {"\"from\":\"07:00\",\"to\":\"07:00\"", 419, true},
        {"\"from\":\"07:00\",\"to\":\"07:00\"", 420, true},
        {"\"to\":\"07:00\"", 0, true},
        {"\"to\":\"07:00\"", 420, false},
        {"\"to\":\"00:00\"", 700, true},
        {"\"from\":\"07:00\"", 419, false},
        {"\"from\":\"07:00\"", 1439, true},
        {"\"from\":\"00:30\"", 29, false},
        {"\"from\":\"22:00\",\"to\":\"24:00\"", 1439, true},
        {"\"from\":\"22:00\",\"to\":\"24:00\"", 0, false},
        {"\"from\":\"07:59\"", 478, false},
        /* none of these is an hour */
        {"\"from\":\"07:60\"", 0, true},
        {"\"from\":\"07:-5\"", 0, true},
        {"\"from\":\":30\"", 0, true},
        {"\"from\":\"7\"", 0, true},
        {"\"from\":\"7.30\"", 0, true},
    };
    struct maker m;
    struct runfile *rf;
    char *why = NULL;

    maker_init(&m, "{}");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *text = mem_printf("[{\"kind\":\"time\",%s}]", rows[i].hours);
        cJSON *elements = cJSON_Parse(text);
        struct tariff t = {elements, rf, 1};

        cr_expect(rows[i].counts == (tariff_element(&t, "time", rows[i].minute * MIN) != NULL),
                  "%s at %d", rows[i].hours, rows[i].minute);
        cJSON_Delete(elements);
        free(text);
    }
    runfile_close(rf);
    maker_fini(&m);
}

Test(oracle_parts, nobody_is_idle_while_the_plug_is_in)
{
    struct oracle_session s = {.stopped_ms = 0, .unplugged_ms = INT64_MAX};
    struct tariff tariff = {NULL, NULL, 1};
    struct oracle_lines lines = {NULL, 0};

    oracle_idle(&s, &tariff, &lines);
    cr_expect(lines.count == 0);
}
