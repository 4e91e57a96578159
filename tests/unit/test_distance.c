/* title: distances follow the great circle, and a road is at most twice as long */
#include "base/json_read.h"
#include "facts/distance.h"
#include "fixture/runfile_maker.h"

/* Metres between two places in millionths of a degree. */
static double crow(int lat_a, int lon_a, int lat_b, int lon_b)
{
    cJSON *a = cJSON_CreateObject(), *b = cJSON_CreateObject();
    double m;

    cJSON_AddNumberToObject(a, "lat_e6", lat_a);
    cJSON_AddNumberToObject(a, "lon_e6", lon_a);
    cJSON_AddNumberToObject(b, "lat_e6", lat_b);
    cJSON_AddNumberToObject(b, "lon_e6", lon_b);
    m = distance_crow_m(a, b);
    cJSON_Delete(a);
    cJSON_Delete(b);
    return m;
}

/* A degree of a great circle is 6371 km x pi / 180 = 111194.9 m; at 60 degrees north one of
 * longitude is half as long (a little less: the great circle leaves the parallel). */
Test(distance, is_what_a_globe_of_6371_km_says)
{
    static const struct {
        int lat_a, lon_a, lat_b, lon_b;
        double m;
    } rows[] = {
        {0, 0, 0, 0, 0},
        {0, 0, 1000000, 0, 111194.9},
        {0, 0, -1000000, 0, 111194.9},
        {0, 0, 0, 1000000, 111194.9},
        {52000000, 5000000, 53000000, 5000000, 111194.9},
        {60000000, 5000000, 60000000, 6000000, 55596.9},
        {60000000, 6000000, 60000000, 5000000, 55596.9},
        {0, 0, 0, 90000000, 10007543.4},
        {0, 0, 0, 180000000, 20015086.8},
        {90000000, 0, -90000000, 0, 20015086.8},
        /* Amsterdam to Rotterdam */
        {52370216, 4895168, 51924420, 4477733, 57170.4},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        double m = crow(rows[i].lat_a, rows[i].lon_a, rows[i].lat_b, rows[i].lon_b);

        cr_expect(m > rows[i].m - 1 && m < rows[i].m + 1, "row %zu: %f", i, m);
    }
}

Test(distance, of_degrees_that_cannot_be_is_still_a_number)
{
    double m = crow(2000000000, 1900000000, -1234567890, 987654321);

    cr_expect(m >= 0 && m < 20015087, "%f", m);
}

/* 600 m are the spelling: whole kilometres, or one decimal. */
Test(distance, that_is_told_lies_between_the_flight_of_a_crow_and_twice_that)
{
    static const struct {
        double crow_m;
        const char *km;
        bool credible;
    } rows[] = {
        {10000, "10", true},     {10000, "13.1", true},    {10000, "9.4", true},
        {10000, "9.39", false},  {10000, "20.6", true},    {10000, "20.61", false},
        {10000, "", false},      {10000, "ten", false},    {10000, "10 km", false},
        {0, "0", true},          {0, "0.6", true},         {0, "0.61", false},
        {500, "-0.1", true},     {100000, "99.4", true},   {100000, "200.6", true},
        {100000, "99.3", false}, {100000, "200.7", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(distance_credible(rows[i].crow_m, rows[i].km) == rows[i].credible, "row %zu", i);
}

Test(distance, stations_stand_where_the_csms_was_first_told)
{
    struct maker m;
    struct runfile *rf;
    char *why = NULL;
    cJSON *found;

    maker_init(&m, "{}");
    for (int i = 1; i <= 3; i++)
        maker_event(&m, i, "SUT", "sut_call",
                    "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-%d\"%s}}", i > 1 ? 2 : 1,
                    i == 1   ? ""
                    : i == 2 ? ",\"lat_e6\":52,\"lon_e6\":5"
                             : ",\"lat_e6\":53");
    maker_event(&m, 4, "SUT", "sut_call",
                "{\"verb\":\"command\",\"args\":{\"station\":\"CP-3\",\"lat_e6\":1}}");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    found = distance_station(rf, 1, "CP-2");
    cr_expect(json_int(found, "lat_e6", 0) == 52);
    cJSON_Delete(found);
    cr_expect(distance_station(rf, 1, "CP-1") == NULL, "no place");
    cr_expect(distance_station(rf, 1, "CP-3") == NULL, "a command is no place");
    cr_expect(distance_station(rf, 2, "CP-2") == NULL, "another scenario");
    runfile_close(rf);
    maker_fini(&m);
}
