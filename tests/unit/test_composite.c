/* title: the composite schedule is what the rules say, to the tenth of an ampere and of a watt */
#include "fixture/charging_rows.h"

static const struct composite_grid three_phases = {
    .voltage_v = 230, .phases = 3, .places = 1, .place_w = 22080, .station_w = 22080};

/* "0:16.0/3 3600:10.0/3 for 7200" */
static char *told_composite(const struct composite *c)
{
    char *text = mem_text("");

    for (size_t i = 0; i < c->count; i++) {
        const struct charging_period *p = &c->periods[i];
        char *longer =
            mem_printf("%s%" PRId64 ":%" PRId64 ".%" PRId64 "/%d%s%.0d ", text, p->start_s,
                       p->limit / 10, p->limit % 10, p->phases, p->phase ? "@" : "", p->phase);
        free(text);
        text = longer;
    }
    return text;
}

static void expect_composite(const struct made *rows, size_t count, const struct asked *q,
                             const char *want)
{
    struct charging_scope scopes[4];
    struct charging_store store;
    struct composite c;
    char *got;

    made_store(&store, rows, count);
    for (int i = 0; i < 4; i++)
        scopes[i] = (struct charging_scope){
            .place = i + 1, .running = q->running, .begin_s = T0 + (q->running ? q->begin : q->at)};
    composite_make(&c, &(struct composite_ask){.store = &store,
                                               .grid = q->grid ? q->grid : &three_phases,
                                               .scopes = scopes,
                                               .place = q->place,
                                               .from_s = T0 + q->at,
                                               .duration_s = q->duration,
                                               .unit = q->unit});
    got = told_composite(&c);
    cr_expect(strcmp(got, want) == 0, "got  %s\nwant %s", got, want);
    free(got);
    composite_fini(&c);
    charging_store_fini(&store);
}

#define ROWS(rows) rows, sizeof(rows) / sizeof(rows[0])

Test(composite, without_a_profile_the_hardware_is_the_limit)
{
    expect_composite(NULL, 0, &(struct asked){.place = 1, .duration = H}, "0:32.0/3 ");
    expect_composite(NULL, 0, &(struct asked){.place = 1, .duration = H, .unit = CHARGING_watts},
                     "0:22080.0/3 ");
    expect_composite(NULL, 0, &(struct asked){.place = 0, .duration = H}, "0:32.0/3 ");
}

Test(composite, periods_follow_each_other_until_the_duration_ends)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .duration = 3 * H,
         .periods = {{0, 160, 3, 0}, {H, 105, 3, 0}, {2 * H, 61, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = 1800, .duration = 4 * H},
                     "0:16.0/3 1800:10.5/3 5400:6.1/3 9000:32.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = 1800, .duration = 1800},
                     "0:16.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = 1800, .duration = 1801},
                     "0:16.0/3 1800:10.5/3 ");
}

Test(composite, a_period_past_the_duration_is_never_executed)
{ /* K01.FR.11 */
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .duration = H,
         .periods = {{0, 160, 3, 0}, {H, 105, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 2 * H},
                     "0:16.0/3 3600:32.0/3 ");
}

Test(composite, the_higher_level_leads_and_the_lower_fills_its_gaps)
{
    const struct made rows[] = {
        {.id = 1,
         .level = 0,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .periods = {{0, 60, 3, 0}}},
        {.id = 2,
         .level = 2,
         .purpose = CHARGING_tx_default,
         .start = H,
         .duration = H,
         .periods = {{0, 250, 3, 0}}},
        {.id = 3,
         .level = 1,
         .purpose = CHARGING_tx_default,
         .start = 5400,
         .duration = H,
         .periods = {{0, 130, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 4 * H},
                     "0:6.0/3 3600:25.0/3 7200:13.0/3 9000:6.0/3 ");
}

Test(composite, the_least_of_the_purposes_binds_and_tx_overrules_the_default)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_max,
         .start = 0,
         .periods = {{0, 200, 3, 0}, {3 * H, 90, 3, 0}}},
        {.id = 2,
         .place = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .periods = {{0, 100, 3, 0}}},
        {.id = 3,
         .place = 1,
         .purpose = CHARGING_tx,
         .start = H,
         .duration = H,
         .periods = {{0, 160, 3, 0}}},
        {.id = -1,
         .purpose = CHARGING_external,
         .start = 5400,
         .duration = 900,
         .periods = {{0, 80, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 4 * H, .running = true},
                     "0:10.0/3 3600:16.0/3 5400:8.0/3 6300:16.0/3 7200:10.0/3 10800:9.0/3 ");
    /* no transaction: the TxProfile is for nobody */
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 4 * H},
                     "0:10.0/3 5400:8.0/3 6300:10.0/3 10800:9.0/3 ");
}

Test(composite, the_connectors_own_default_beats_that_of_the_station_at_its_level)
{ /* 1.6 3.13.1 */
    const struct made rows[] = {
        {.id = 1,
         .level = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .periods = {{0, 100, 3, 0}}},
        {.id = 2,
         .level = 1,
         .place = 2,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .periods = {{0, 200, 3, 0}}},
        {.id = 3, .level = 1, .purpose = CHARGING_max, .start = 0, .periods = {{0, 270, 3, 0}}},
    };
    const struct composite_grid two = {
        .voltage_v = 230, .phases = 3, .places = 2, .place_w = 22080, .station_w = 44160};

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = H, .grid = &two},
                     "0:10.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 2, .duration = H, .grid = &two},
                     "0:20.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 0, .duration = H, .grid = &two},
                     "0:27.0/3 ");
    expect_composite(rows, 2, &(struct asked){.place = 0, .duration = H, .grid = &two},
                     "0:30.0/3 ");
}

Test(composite, validity_is_from_inclusive_to_exclusive)
{ /* K01.FR.36, .37 */
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .from = H,
         .to = 2 * H,
         .start = 0,
         .periods = {{0, 100, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 3 * H},
                     "0:32.0/3 3600:10.0/3 7200:32.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = H - 1, .duration = 2},
                     "0:32.0/3 1:10.0/3 ");
}

Test(composite, an_absolute_schedule_in_the_future_does_not_limit_before)
{ /* K01.FR.30 */
    const struct made rows[] = {
        {.id = 1, .purpose = CHARGING_tx_default, .start = 2 * H, .periods = {{0, 100, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 3 * H},
                     "0:32.0/3 7200:10.0/3 ");
}

Test(composite, a_relative_schedule_begins_with_the_transaction_or_would_begin_now)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .kind = CHARGING_Relative,
         .duration = 2 * H,
         .periods = {{0, 100, 3, 0}, {H, 80, 3, 0}}},
    };

    expect_composite(ROWS(rows),
                     &(struct asked){.place = 1, .at = 1800, .duration = 3 * H, .running = true},
                     "0:10.0/3 1800:8.0/3 5400:32.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = 1800, .duration = 3 * H},
                     "0:10.0/3 3600:8.0/3 7200:32.0/3 ");
}

Test(composite, absolute_without_start_is_relative_in_1_6)
{ /* 1.6 7.13: "if absent the schedule is relative to the start of charging" */
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = FOREVER,
         .periods = {{0, 100, 3, 0}, {H, 80, 3, 0}}},
    };

    expect_composite(ROWS(rows),
                     &(struct asked){.place = 1, .at = 1800, .duration = 3 * H, .running = true},
                     "0:10.0/3 1800:8.0/3 ");
}

Test(composite, a_daily_schedule_begins_anew_every_24_hours_and_falls_back_after_its_duration)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .kind = CHARGING_Recurring,
         .recurrency = CHARGING_Daily,
         .start = 17 * H,
         .duration = 4 * H,
         .periods = {{0, 60, 3, 0}, {2 * H, 80, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 2 * DAY},
                     "0:32.0/3 61200:6.0/3 68400:8.0/3 75600:32.0/3 "
                     "147600:6.0/3 154800:8.0/3 162000:32.0/3 ");
    expect_composite(ROWS(rows), &(struct asked){.place = 1, .at = -DAY, .duration = DAY},
                     "0:32.0/3 "); /* not before the first startSchedule */
    expect_composite(ROWS(rows),
                     &(struct asked){.place = 1, .at = 365 * DAY + 18 * H, .duration = 2 * H},
                     "0:6.0/3 3600:8.0/3 ");
}

Test(composite, a_weekly_schedule_recurs_after_seven_days)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .kind = CHARGING_Recurring,
         .recurrency = CHARGING_Weekly,
         .start = 0,
         .duration = 10 * DAY,
         .periods = {{0, 60, 3, 0}, {5 * DAY, 80, 3, 0}, {8 * DAY, 99, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 13 * DAY},
                     "0:6.0/3 432000:8.0/3 604800:6.0/3 1036800:8.0/3 ");
}

static int64_t local_hour(const struct tz *tz, int64_t at_s)
{
    struct tz_local l;

    tz_local(tz, at_s * 1000, &l);
    return l.hour;
}

/* A peak at 17:00 that was set up in winter. */
static int64_t peak_begins_s(int64_t from)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .kind = CHARGING_Recurring,
         .recurrency = CHARGING_Daily,
         .start = 17 * H,
         .duration = 3 * H,
         .periods = {{0, 60, 3, 0}}},
    };
    const struct charging_scope scope = {.place = 1, .begin_s = T0 + from};
    struct charging_store store;
    struct composite c;
    int64_t at;

    made_store(&store, rows, 1);
    composite_make(&c, &(struct composite_ask){.store = &store,
                                               .grid = &three_phases,
                                               .scopes = &scope,
                                               .place = 1,
                                               .from_s = T0 + from,
                                               .duration_s = DAY});
    cr_assert(eq(sz, c.count, 3));
    cr_expect(eq(i64, c.periods[2].start_s - c.periods[1].start_s, 3 * H));
    at = c.from_s + c.periods[1].start_s;
    composite_fini(&c);
    charging_store_fini(&store);
    return at;
}

Test(composite, a_daily_schedule_keeps_24_hours_where_the_clocks_change)
{
    struct tz tz;

    cr_assert(tz_parse(&tz, "CET-1CEST,M3.5.0,M10.5.0/3"));
    /* Saturday 28 March is winter time, Sunday 29 March has 23 hours */
    cr_expect(eq(i64, local_hour(&tz, peak_begins_s(0)), 17));
    cr_expect(eq(i64, local_hour(&tz, peak_begins_s(DAY)), 18));
    cr_expect(eq(i64, peak_begins_s(DAY) - peak_begins_s(0), DAY));
    /* 24 October is the last day of summer time, 25 October has 25 hours: the peak is back */
    cr_expect(eq(i64, local_hour(&tz, peak_begins_s(210 * DAY)), 18));
    cr_expect(eq(i64, local_hour(&tz, peak_begins_s(211 * DAY)), 17));
    cr_expect(eq(i64, peak_begins_s(211 * DAY) - peak_begins_s(210 * DAY), DAY));
}

Test(composite, units_are_converted_with_the_phases_of_the_period)
{
    const struct composite_grid one = {
        .voltage_v = 230, .phases = 1, .places = 1, .place_w = 7360, .station_w = 7360};
    const struct composite_grid dc = {.voltage_v = 400,
                                      .phases = 1,
                                      .dc = true,
                                      .places = 1,
                                      .place_w = 50000,
                                      .station_w = 50000};
    const struct made amperes[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .periods = {{0, 161, 3, 0}, {H, 161, 1, 0}, {2 * H, 161, 0, 0}}}};
    const struct made watts[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .unit = CHARGING_watts,
         .periods = {{0, 110000, 3, 0}, {H, 36799, 1, 0}, {2 * H, 110399, 0, 0}}}};
    const struct asked in_a = {.place = 1, .duration = 3 * H};
    const struct asked in_w = {.place = 1, .duration = 3 * H, .unit = CHARGING_watts};

    expect_composite(ROWS(amperes), &in_w, "0:11109.0/3 3600:3703.0/1 7200:11109.0/3 ");
    expect_composite(ROWS(watts), &in_a, "0:15.9/3 3600:15.9/1 7200:15.9/3 ");
    expect_composite(ROWS(amperes), &in_a, "0:16.1/3 3600:16.1/1 7200:16.1/3 ");
    /* an outlet with one phase: the limit stays what it is (1.6 errata 3.34) */
    expect_composite(ROWS(amperes), &(struct asked){.place = 1, .duration = 3 * H, .grid = &one},
                     "0:16.1/1 ");
    expect_composite(ROWS(watts), &(struct asked){.place = 1, .duration = H, .grid = &one},
                     "0:47.8/1 ");
    expect_composite(
        ROWS(amperes),
        &(struct asked){.place = 1, .duration = H, .unit = CHARGING_watts, .grid = &dc},
        "0:6440.0/1 ");
}

Test(composite, the_least_is_found_in_the_unit_asked_for)
{
    const struct made rows[] = {
        {.id = 1, .purpose = CHARGING_max, .start = 0, .periods = {{0, 160, 3, 0}}},
        {.id = 2,
         .place = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .unit = CHARGING_watts,
         .periods = {{0, 110000, 3, 0}, {H, 111000, 3, 0}}},
    };

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = 2 * H},
                     "0:15.9/3 3600:16.0/3 ");
    expect_composite(ROWS(rows),
                     &(struct asked){.place = 1, .duration = 2 * H, .unit = CHARGING_watts},
                     "0:11000.0/3 3600:11040.0/3 ");
}

Test(composite, the_fewest_phases_of_all_that_bind_count_and_the_phase_is_told)
{ /* 2.0.1 K 3.7: 16 A on one phase are never 11 kW */
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_max,
         .start = 0,
         .unit = CHARGING_watts,
         .periods = {{0, 69000, 3, 0}}},
        {.id = 2,
         .place = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .duration = 2 * H,
         .periods = {{0, 160, 1, 2}, {H, 160, 1, 3}}},
    };
    const struct asked in_a = {.place = 1, .duration = 3 * H};
    const struct asked in_w = {.place = 1, .duration = 3 * H, .unit = CHARGING_watts};

    expect_composite(ROWS(rows), &in_a, "0:10.0/1@2 3600:10.0/1@3 7200:10.0/3 ");
    expect_composite(ROWS(rows), &in_w, "0:2300.0/1@2 3600:2300.0/1@3 7200:6900.0/3 ");
}

Test(composite, a_limit_in_watts_on_fewer_phases_is_divided_or_whole_as_the_profile_reads_it)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_max,
         .start = 0,
         .unit = CHARGING_watts,
         .periods = {{0, 20700, 3, 0}}},
        {.id = 2,
         .place = 1,
         .purpose = CHARGING_tx_default,
         .start = 0,
         .duration = H,
         .periods = {{0, 160, 1, 0}}},
    };
    struct composite_grid whole = three_phases;
    struct asked in_a = {.place = 1, .duration = 2 * H};
    struct asked in_w = {.place = 1, .duration = 2 * H, .unit = CHARGING_watts};

    expect_composite(ROWS(rows), &in_a, "0:3.0/1 3600:3.0/3 ");
    expect_composite(ROWS(rows), &in_w, "0:690.0/1 3600:2070.0/3 ");
    whole.whole_watts = true;
    in_a.grid = in_w.grid = &whole;
    expect_composite(ROWS(rows), &in_a, "0:9.0/1 3600:3.0/3 ");
    expect_composite(ROWS(rows), &in_w, "0:2070.0/1 3600:2070.0/3 ");
}

Test(composite, what_fills_a_gap_is_a_choice)
{
    const struct made rows[] = {
        {.id = 1,
         .purpose = CHARGING_tx_default,
         .start = H,
         .duration = H,
         .periods = {{0, 100, 3, 0}}},
        {.id = 2,
         .level = 1,
         .purpose = CHARGING_tx_default,
         .start = 3 * H,
         .duration = H,
         .periods = {{0, 90, 3, 0}}},
    };
    struct composite_grid grid = three_phases;
    const struct asked q = {.place = 1, .duration = 5 * H, .grid = &grid};

    expect_composite(ROWS(rows), &q, "0:32.0/3 3600:10.0/3 7200:32.0/3 10800:9.0/3 14400:32.0/3 ");
    grid.gap = COMPOSITE_fixed;
    grid.fixed_a = 480;
    expect_composite(ROWS(rows), &q, "0:48.0/3 3600:10.0/3 7200:48.0/3 10800:9.0/3 14400:48.0/3 ");
    grid.gap = COMPOSITE_omit;
    expect_composite(ROWS(rows), &q, "0:10.0/3 ");
    expect_composite(NULL, 0, &q, "");
}

Test(composite, what_is_left_out_moves_beginning_and_end)
{
    const struct made rows[] = {{.id = 1,
                                 .purpose = CHARGING_tx_default,
                                 .start = H,
                                 .duration = H,
                                 .periods = {{0, 100, 3, 0}}}};
    const struct charging_scope scope = {.place = 1, .begin_s = T0};
    struct composite_grid grid = three_phases;
    struct charging_store store;
    struct composite c;

    grid.gap = COMPOSITE_omit;
    made_store(&store, rows, 1);
    composite_make(&c, &(struct composite_ask){.store = &store,
                                               .grid = &grid,
                                               .scopes = &scope,
                                               .place = 1,
                                               .from_s = T0,
                                               .duration_s = 5 * H});
    cr_expect(eq(i64, c.from_s, T0 + H));
    cr_expect(eq(i64, c.duration_s, H));
    composite_fini(&c);
    charging_store_fini(&store);
}

Test(composite, a_limit_of_zero_is_a_limit)
{
    const struct made rows[] = {
        {.id = 1, .purpose = CHARGING_tx_default, .start = 0, .periods = {{0, 0, 3, 0}}}};

    expect_composite(ROWS(rows), &(struct asked){.place = 1, .duration = H}, "0:0.0/3 ");
}

Test(composite, an_endless_question_about_a_daily_schedule_ends)
{
    const struct made rows[] = {{.id = 1,
                                 .purpose = CHARGING_tx_default,
                                 .kind = CHARGING_Recurring,
                                 .recurrency = CHARGING_Daily,
                                 .start = 0,
                                 .duration = H,
                                 .periods = {{0, 100, 3, 0}}}};
    const struct charging_scope scope = {.place = 1, .begin_s = T0};
    struct charging_store store;
    struct composite c;

    made_store(&store, rows, 1);
    composite_make(&c, &(struct composite_ask){.store = &store,
                                               .grid = &three_phases,
                                               .scopes = &scope,
                                               .place = 1,
                                               .from_s = T0,
                                               .duration_s = INT32_MAX});
    cr_expect(eq(sz, c.count, COMPOSITE_MAX_PERIODS));
    cr_expect(eq(i64, c.duration_s, (COMPOSITE_MAX_PERIODS / 2) * DAY));
    composite_fini(&c);
    charging_store_fini(&store);
}
