/* title: quantities are read with their unit, places are measured in metres */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/place.h"
#include "base/quantity.h"

struct row {
    bool (*read)(const char *, int64_t *);
    const char *text;
    int64_t value;
};

Test(quantity, every_unit_is_read)
{
    static const struct row rows[] = {
        {quantity_duration_ms, "250 ms", 250},
        {quantity_duration_ms, "20 s", 20000},
        {quantity_duration_ms, "90 min", 5400000},
        {quantity_duration_ms, "1.5 h", 5400000},
        {quantity_duration_ms, "1 day", 86400000},
        {quantity_duration_ms, "2 days", 172800000},
        {quantity_duration_ms, "1 h 30 min", 5400000},
        {quantity_duration_ms, "1 h 30 min 5 s", 5405000},
        {quantity_duration_ms, "90min", 5400000},
        {quantity_duration_ms, "0 s", 0},
        {quantity_duration_ms, "0.001 s", 1},
        {quantity_distance_m, "800 m", 800},
        {quantity_distance_m, "6 km", 6000},
        {quantity_distance_m, "6.25 km", 6250},
        {quantity_power_w, "22 kW", 22000},
        {quantity_power_w, "7400 W", 7400},
        {quantity_power_w, "1.2 MW", 1200000},
        {quantity_energy_wh, "58 kWh", 58000},
        {quantity_energy_wh, "500 Wh", 500},
        {quantity_current_ma, "16 A", 16000},
        {quantity_current_ma, "5.5 A", 5500},
        {quantity_drift_ppm, "50 ppm", 50},
        {quantity_drift_ppm, "-20 ppm", -20},
        {quantity_drift_ppm, "100000ppm", 100000},
        {quantity_shift_ms, "+1 h", 3600000},
        {quantity_shift_ms, "-2 days", -172800000},
        {quantity_shift_ms, "+1 h 30 min", 5400000},
        {quantity_shift_ms, "right", 0},
        {quantity_micro, "0.45", 450000},
        {quantity_micro, "-12.5", -12500000},
        {quantity_micro, "0.000001", 1},
        {quantity_micro, "12", 12000000},
        {quantity_duration_ms, "20 minutes", 20 * 60000},
        {quantity_duration_ms, "1 hour 5 mins", 65 * 60000},
        {quantity_duration_ms, "1 d", 86400000},
        {quantity_duration_ms, "2 weeks", 14 * INT64_C(86400000)},
        {quantity_duration_ms, "90 seconds", 90000},
        {quantity_speed_m_per_h, "50 km/h", 50000},
        {quantity_speed_m_per_h, "50 km", 50000},
        {quantity_speed_m_per_h, "7.5kmh", 7500},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t got = -1;

        cr_expect(rows[i].read(rows[i].text, &got), "row %zu: %s", i, rows[i].text);
        cr_expect(eq(i64, got, rows[i].value), "row %zu: %s", i, rows[i].text);
    }
}

Test(quantity, anything_else_is_refused_and_changes_nothing)
{
    static const struct row rows[] = {
        {quantity_duration_ms, "", 0},
        {quantity_duration_ms, "20", 0},
        {quantity_duration_ms, "min", 0},
        {quantity_duration_ms, "20 moments", 0},
        {quantity_duration_ms, "20 M", 0},
        {quantity_speed_m_per_h, "50", 0},
        {quantity_speed_m_per_h, "14 m/s", 0},
        {quantity_duration_ms, "-20 min", 0},
        {quantity_duration_ms, "1.5 ms", 0},
        {quantity_duration_ms, "1 h ", 0},
        {quantity_duration_ms, " 1 h", 0},
        {quantity_duration_ms, "1 h 30", 0},
        {quantity_duration_ms, "1. h", 0},
        {quantity_duration_ms, ".5 h", 0},
        {quantity_duration_ms, "1e3 s", 0},
        {quantity_duration_ms, "99999999999999999999 h", 0},
        {quantity_duration_ms, "900000000000 days", 0},
        {quantity_distance_m, "6 mi", 0},
        {quantity_distance_m, "6 km 5 m", 0},
        {quantity_distance_m, "0.5 m", 0},
        {quantity_power_w, "22 kwh", 0},
        {quantity_power_w, "22kW/h", 0},
        {quantity_energy_wh, "58 kW", 0},
        {quantity_current_ma, "16 a", 0},
        {quantity_drift_ppm, "50", 0},
        {quantity_drift_ppm, "+50 ppm", 0},
        {quantity_drift_ppm, "0.5 ppm", 0},
        {quantity_drift_ppm, "100001 ppm", 0},
        {quantity_drift_ppm, NULL, 0},
        {quantity_shift_ms, "1 h", 0},
        {quantity_shift_ms, "+", 0},
        {quantity_shift_ms, "+-1 h", 0},
        {quantity_shift_ms, "wrong", 0},
        {quantity_shift_ms, "-18251 days", 0},
        {quantity_shift_ms, NULL, 0},
        {quantity_micro, "0.4500001", 0},
        {quantity_micro, "--1", 0},
        {quantity_micro, "1,5", 0},
        {quantity_micro, "", 0},
        {quantity_micro, "99999999999999", 0},
        {quantity_micro, NULL, 0},
        {quantity_distance_m, NULL, 0},
        {quantity_duration_ms, NULL, 0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t got = 77;

        cr_expect(not(rows[i].read(rows[i].text, &got)), "row %zu: %s", i, rows[i].text);
        cr_expect(eq(i64, got, 77), "row %zu", i);
    }
}

Test(quantity, shares_money_and_hours_are_read)
{
    int64_t micro;
    char currency[4];
    int permille, from, to;

    cr_expect(quantity_permille("40 %", &permille));
    cr_expect(eq(int, permille, 400));
    cr_expect(quantity_permille("99.5%", &permille));
    cr_expect(eq(int, permille, 995));
    cr_expect(not(quantity_permille("101 %", &permille)));
    cr_expect(not(quantity_permille("40", &permille)));

    cr_expect(quantity_money_micro("300 EUR", &micro, currency));
    cr_expect(eq(i64, micro, 300000000));
    cr_expect(eq(str, currency, (char *)"EUR"));
    cr_expect(quantity_money_micro("-0.45 SEK", &micro, currency));
    cr_expect(eq(i64, micro, -450000));
    cr_expect(not(quantity_money_micro("0.45 EUR/kWh", &micro, currency)));
    cr_expect(not(quantity_money_micro("0.45 eur", &micro, currency)));
    cr_expect(not(quantity_money_micro("0.45", &micro, currency)));
    cr_expect(not(quantity_money_micro("EUR 0.45", &micro, currency)));
    cr_expect(not(quantity_money_micro("0.45 E", &micro, currency)));

    cr_expect(quantity_hours("07:00-23:00", &from, &to));
    cr_expect(from == 420 && to == 1380);
    cr_expect(quantity_hours("22:00-06:30", &from, &to));
    cr_expect(from == 1320 && to == 390);
    cr_expect(quantity_hours("00:00-24:00", &from, &to));
    cr_expect(from == 0 && to == 1440);
    cr_expect(not(quantity_hours("24:00-06:00", &from, &to)));
    cr_expect(not(quantity_hours("07:00", &from, &to)));
    cr_expect(not(quantity_hours("7:00-9:00", &from, &to)));
    cr_expect(not(quantity_hours("07:60-09:00", &from, &to)));
    cr_expect(not(quantity_hours("07:00-25:00", &from, &to)));
    cr_expect(not(quantity_hours("07:00-07:00", &from, &to)));
    cr_expect(not(quantity_hours("07:00-09:00 ", &from, &to)));
    cr_expect(
        eq(str, (char *)quantity_expected(QUANTITY_share), (char *)"a share such as \"40 %\""));
}

Test(place, distances_are_great_circles)
{
    struct place utrecht = {52090000, 5120000}, amsterdam = {52370000, 4900000};
    struct place origin = {0, 0}, antipode = {0, 180000000};

    cr_expect(eq(i64, place_distance_m(utrecht, utrecht), 0));
    cr_expect(eq(i64, place_distance_m(utrecht, amsterdam), 34552));
    cr_expect(eq(i64, place_distance_m(amsterdam, utrecht), 34552));
    cr_expect(eq(i64, place_distance_m(origin, antipode), 20015087));
}

Test(place, away_is_as_far_as_it_says_also_near_the_pole)
{
    static const int64_t ways[] = {0, 1, 800, 6000, 48000, 500000};
    static const struct place from[] = {{52090000, 5120000}, {-33000000, 151000000}, {89990000, 0}};

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        for (size_t j = 0; j < 3; j++) {
            struct place to = place_away(from[j], ways[i]);
            cr_expect(eq(i64, place_distance_m(from[j], to), ways[i]));
            cr_expect(le(i32, to.lat_e6, 90000000));
        }
    }
    cr_expect(gt(i32, place_away(from[0], 6000).lat_e6, from[0].lat_e6));
    cr_expect(lt(i32, place_away(from[2], 6000).lat_e6, from[2].lat_e6));
}
