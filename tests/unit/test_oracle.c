/* title: the invoice oracle reckons sessions from their truth, over windows and clock changes */
#include "fixture/runfile_maker.h"
#include "invoice/account_period.h"
#include "invoice/oracle.h"

#define MIN  60000LL
#define HOUR (60 * MIN)

/* 2026-03-29 01:00 UTC: Amsterdam's clocks go from 02:00 to 03:00. */
#define CHANGE 1774746000000LL

struct row {
    const char *elements;
    int64_t start_ms, stop_ms, unplugged_ms;
    const char *phases; /* SQL rows: kind, from, to in minutes from the start */
    const char *lines;  /* kind quantity@price ... */
};

/* 7 200 W throughout: 1 800 Wh a quarter, the register began at 0.5 Wh. */
static const struct row rows[] = {
    {"[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + HOUR, "", "energy 7.2@0.45 "},
    /* 00:30 to 03:30 local summer time is two hours; cheap until 03:00 */
    {"[{\"kind\":\"energy\",\"price\":\"0.25\",\"from\":\"22:00\",\"to\":\"03:00\"},"
     "{\"kind\":\"energy\",\"price\":\"0.45\"}]",
     CHANGE - 90 * MIN, CHANGE + 30 * MIN, CHANGE + 30 * MIN, "",
     "energy 10.8@0.25 energy 3.6@0.45 "},
    /* no element matches: costs nothing */
    {"[{\"kind\":\"energy\",\"price\":\"0.25\",\"from\":\"10:00\",\"to\":\"11:00\"}]", CHANGE,
     CHANGE + HOUR, CHANGE + HOUR, "", ""},
    /* time: 3 h 0 min 7 s and a bit */
    {"[{\"kind\":\"time\",\"price\":\"1.20\",\"per\":\"h\"}]", CHANGE, CHANGE + 3 * HOUR + 7500,
     CHANGE + 4 * HOUR, "", "time 3.0019@1.2 "},
    {"[{\"kind\":\"time\",\"price\":\"0.02\",\"per\":\"min\"}]", CHANGE, CHANGE + 90500,
     CHANGE + HOUR, "", "time 1.5@0.02 "},
    {"[{\"kind\":\"flat\",\"price\":\"0.50\"}]", CHANGE, CHANGE + HOUR, CHANGE + HOUR, "",
     "flat 1@0.5 "},
    /* idle time by the hour, in whole minutes: 65 of them */
    {"[{\"kind\":\"idle\",\"price\":\"1.20\",\"per\":\"h\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + 125 * MIN + 59999, "('charging',0,60)", "idle 1.0833@1.2 "},
    /* a lock that failed before the car had enough, or after it was unplugged, holds up nothing */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + 2 * HOUR, "('lock_fault',10,20),('charging',20,60),('lock_fault',120,130)",
     "idle 60@0.05 "},
    /* free for as long as it lasted */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":3600}]", CHANGE,
     CHANGE + HOUR, CHANGE + 2 * HOUR, "('charging',0,60)", ""},
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":3600}]", CHANGE,
     CHANGE + HOUR, CHANGE + 2 * HOUR + MIN, "('charging',0,60)", "idle 1@0.05 "},
    /* idle from the stop, whole minutes, free for 15 */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":900}]", CHANGE,
     CHANGE + HOUR, CHANGE + 2 * HOUR + 59999, "('charging',0,60),('idle',60,121)",
     "idle 45@0.05 "},
    /* the vehicle had enough at 40 min and never began again */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + 70 * MIN,
     "('charging',0,20),('suspended_ev',20,30),('charging',30,40),('suspended_ev',40,60),"
     "('idle',60,70)",
     "idle 30@0.05 "},
    /* the station's own lock held the cable for 20 of the 60 minutes */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":900}]", CHANGE,
     CHANGE + HOUR, CHANGE + 2 * HOUR,
     "('charging',0,60),('idle',60,70),('lock_fault',70,90),('idle',90,120)", "idle 25@0.05 "},
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + 2 * HOUR, "('charging',0,60),('lock_fault',60,120)", ""},
    /* idle across midnight: dearer at night, each line in whole minutes */
    {"[{\"kind\":\"idle\",\"price\":\"0.10\",\"from\":\"04:00\",\"to\":\"06:00\"},"
     "{\"kind\":\"idle\",\"price\":\"0.05\"}]",
     CHANGE, CHANGE + 30 * MIN, CHANGE + 90 * MIN + 30000, "('charging',0,30),('idle',30,91)",
     "idle 30@0.05 idle 30@0.1 "},
    /* hours that begin and end within a quarter, 03:07 to 03:11 */
    {"[{\"kind\":\"time\",\"price\":\"0.10\",\"per\":\"min\",\"from\":\"03:07\",\"to\":\"03:11\"},"
     "{\"kind\":\"time\",\"price\":\"0.02\",\"per\":\"min\"}]",
     CHANGE + 30000, CHANGE + 20 * MIN, CHANGE + 20 * MIN, "",
     "time 6.5@0.02 time 4@0.1 time 9@0.02 "},
    /* of two faults of the lock both are off */
    {"[{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\"}]", CHANGE, CHANGE + HOUR,
     CHANGE + 2 * HOUR, "('charging',0,60),('lock_fault',70,75),('lock_fault',80,90)",
     "idle 45@0.05 "},
};

static char *spelled(const struct oracle_lines *lines)
{
    char *all = mem_text("");

    for (size_t i = 0; i < lines->count; i++) {
        char quantity[32], price[32], *longer;

        longer = mem_printf("%s%s %s@%s ", all, oracle_kind_name(lines->lines[i].kind),
                            decimal_text(lines->lines[i].quantity, 0, quantity),
                            decimal_text(lines->lines[i].price, 0, price));
        free(all);
        all = longer;
    }
    return all;
}

static void make_session(struct maker *m, const struct row *row)
{
    maker_init(m, "{}");
    maker_sql(m, "UPDATE zone SET offset_s=3600; INSERT INTO zone VALUES(1,%lld,7200)", CHANGE);
    maker_sql(m,
              "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,%lld,%lld,%lld,%lld,"
              "%lld,1800000,'Local')",
              (long long)row->start_ms, (long long)row->start_ms, (long long)row->stop_ms,
              (long long)row->unplugged_ms, (long long)(row->stop_ms - row->start_ms) * 7200);
    for (int64_t q = row->start_ms; q < row->stop_ms; q += 15 * MIN) {
        int64_t end = q + 15 * MIN < row->stop_ms ? q + 15 * MIN : row->stop_ms;

        maker_sql(m, "INSERT INTO truth_quarter VALUES(1,1,%lld,%lld)", (long long)q,
                  (long long)(end - q) * 7200);
    }
    if (*row->phases)
        maker_sql(m,
                  "INSERT INTO truth_phase WITH p(kind,a,b) AS (VALUES%s) SELECT 1,1,kind,"
                  "%lld+a*60000,%lld+b*60000 FROM p",
                  row->phases, (long long)row->start_ms, (long long)row->start_ms);
    maker_sql(m, "INSERT INTO tariff VALUES(1,'T','{\"elements\":%s}')", row->elements);
}

Test(oracle, sessions_cost_what_they_must)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *why = NULL, *is;
        struct runfile *rf;
        struct oracle_book book;
        struct oracle_lines lines;

        make_session(&m, &rows[i]);
        rf = runfile_open(m.path, false, &why);
        oracle_book_init(&book, rf, 1);
        cr_assert(book.count == 1);
        oracle_rate(&book.sessions[0], oracle_tariff(&book, "CP-1"), rf, 1, &lines);
        is = spelled(&lines);
        cr_expect(strcmp(is, rows[i].lines) == 0, "row %zu: %s", i, is);
        free(is);
        free(lines.lines);
        oracle_book_fini(&book);
        runfile_close(rf);
        maker_fini(&m);
    }
}

Test(oracle, the_parts_of_a_session_add_up_to_the_register)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    struct oracle_book book;

    make_session(&m, &rows[1]);
    rf = runfile_open(m.path, false, &why);
    oracle_book_init(&book, rf, 1);
    for (int64_t step = 1777; step < HOUR; step += 777777) {
        const struct oracle_session *s = &book.sessions[0];
        int64_t sum = 0, end;

        for (int64_t ms = s->started_ms; ms < s->stopped_ms; ms = end) {
            end = ms + step < s->stopped_ms ? ms + step : s->stopped_ms;
            sum += oracle_wh(s, (struct span){ms, end});
        }
        cr_expect(sum == 14400, "%lld", (long long)sum);
    }
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

static const char *name_at(const struct oracle_book *book, const char *station, int64_t at_ms)
{
    const cJSON *tariff = oracle_tariff_at(book, station, at_ms);

    return tariff ? cJSON_GetObjectItemCaseSensitive(tariff, "tag")->valuestring : "none";
}

Test(oracle, a_tariff_that_changes_in_mid_story_counts_from_then_on)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    struct oracle_book book;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO tariff VALUES(1,'all','{\"tag\":\"old\"}'),"
                  "(1,'two','{\"tag\":\"two\",\"stations\":[\"CP-2\"]}'),"
                  "(1,'all','{\"tag\":\"new\",\"from_ms\":1000}'),"
                  "(1,'all','{\"tag\":\"newest\",\"from_ms\":2000}'),"
                  "(1,'three','{\"tag\":\"three\",\"stations\":[7,\"CP-3\"],\"from_ms\":1000}')");
    rf = runfile_open(m.path, false, &why);
    oracle_book_init(&book, rf, 1);
    cr_expect(eq(str, (char *)name_at(&book, "CP-1", 999), "old"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-1", 1000), "new"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-1", 1999), "new"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-1", 2000), "newest"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-2", 2000), "two"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-3", 999), "old"));
    cr_expect(eq(str, (char *)name_at(&book, "CP-3", 1000), "three"));
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

/* A register above 2.5 GWh does not fit a double in W x ms. */
Test(oracle, a_register_is_exact_to_the_last_watt_hour)
{
    static const struct {
        int64_t register_mj, mj, wh;
    } registers[] = {
        {INT64_C(15461882265600000), INT64_C(19875753600), 5521},
        {INT64_C(9007199254740993), INT64_C(3600000), 1},
        {INT64_C(9007199254799999), INT64_C(1), 1}, /* the next whole Wh */
        {INT64_C(9007199254799998), INT64_C(1), 0},
        {INT64_MAX - 36000000, INT64_C(36000000), 10},
        {INT64_MAX, INT64_C(7200000), 2},
    };

    for (size_t i = 0; i < sizeof(registers) / sizeof(registers[0]); i++) {
        struct maker m;
        char *why = NULL;
        struct runfile *rf;
        struct oracle_book book;
        int64_t wh;

        maker_init(&m, "{}");
        maker_sql(&m,
                  "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,"
                  "%lld,%lld,'Local')",
                  (long long)registers[i].mj, (long long)registers[i].register_mj);
        rf = runfile_open(m.path, false, &why);
        oracle_book_init(&book, rf, 1);
        wh = oracle_wh(&book.sessions[0], (struct span){0, HOUR});
        cr_expect(wh == registers[i].wh, "row %zu: %lld", i, (long long)wh);
        oracle_book_fini(&book);
        runfile_close(rf);
        maker_fini(&m);
    }
}

/* Clocks are put right in mid session: what flowed is sold, though no time passed. */
Test(oracle, a_session_that_took_no_time_has_its_energy)
{
    static const struct row none = {"[{\"kind\":\"energy\",\"price\":\"0.45\",\"per\":\"kWh\"},"
                                    "{\"kind\":\"time\",\"price\":\"1\",\"per\":\"h\"}]",
                                    CHANGE,
                                    CHANGE,
                                    CHANGE,
                                    "",
                                    "energy 1.5@0.45 "};
    struct maker m;
    char *why = NULL, *is;
    struct runfile *rf;
    struct oracle_book book;
    struct oracle_lines lines;

    make_session(&m, &none);
    maker_sql(&m,
              "UPDATE truth SET mj=1500*3600000; INSERT INTO truth_quarter VALUES(1,1,%lld,"
              "1500*3600000)",
              CHANGE);
    rf = runfile_open(m.path, false, &why);
    oracle_book_init(&book, rf, 1);
    cr_assert(book.count == 1);
    oracle_rate(&book.sessions[0], oracle_tariff(&book, "CP-1"), rf, 1, &lines);
    is = spelled(&lines);
    cr_expect(strcmp(is, none.lines) == 0, "%s", is);
    free(is);
    free(lines.lines);
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

Test(oracle, a_tariff_that_names_the_station_comes_first)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    struct oracle_book book;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO tariff VALUES(1,'all','{\"name\":\"all\"}'),"
                  "(1,'two','{\"name\":\"two\",\"stations\":[\"CP-2\"]}')");
    rf = runfile_open(m.path, false, &why);
    oracle_book_init(&book, rf, 1);
    cr_expect(
        strcmp(cJSON_GetObjectItemCaseSensitive(oracle_tariff(&book, "CP-2"), "name")->valuestring,
               "two") == 0);
    cr_expect(
        strcmp(cJSON_GetObjectItemCaseSensitive(oracle_tariff(&book, "CP-1"), "name")->valuestring,
               "all") == 0);
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}

Test(account_period, is_the_local_day_or_month_in_which_a_moment_lies)
{
    static const struct {
        const char *period;
        int64_t ms, from_ms, to_ms;
    } rows[] = {
        {"day", 0, -HOUR, 23 * HOUR},
        {"day", 23 * HOUR - 1, -HOUR, 23 * HOUR},
        {"day", 23 * HOUR, 23 * HOUR, 47 * HOUR},
        {"month", 23 * HOUR, -HOUR, (31 * 24 - 1) * HOUR},
        {"month", (31 * 24 - 1) * HOUR, (31 * 24 - 1) * HOUR, (59 * 24 - 1) * HOUR},
        {"", (31 * 24 - 1) * HOUR - 1, -HOUR, (31 * 24 - 1) * HOUR},
    };
    struct maker m;
    struct runfile *rf;
    char *why = NULL;

    maker_init(&m, "{}");
    maker_sql(&m, "UPDATE zone SET offset_s=3600");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct span p = account_period(rf, 1, rows[i].period, rows[i].ms);

        cr_expect(p.from_ms == rows[i].from_ms && p.to_ms == rows[i].to_ms, "row %zu", i);
    }
    runfile_close(rf);
    maker_fini(&m);
}

Test(oracle, a_connector_delivers_its_power_and_a_fiftieth_and_ten_watt_hours_more)
{
    struct oracle_session s = {.station = "CP-1", .started_ms = 0, .stopped_ms = 2 * HOUR + 999};
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
    cr_expect(oracle_most_wh(&book, &s) == 22000 + 440 + 10);
    s.stopped_ms = INT64_MAX;
    cr_expect(oracle_most_wh(&book, &s) == INT64_MAX, "it goes on");
    s.stopped_ms = HOUR;
    s.station = "CP-2";
    cr_expect(oracle_most_wh(&book, &s) == INT64_MAX, "nobody knows its power");
    s.station = "CP-1";
    s.stopped_ms = INT64_MAX - 1;
    cr_expect(oracle_most_wh(&book, &s) == INT64_MAX, "more than can be counted");
    oracle_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}
