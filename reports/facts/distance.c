#include "facts/distance.h"

#include <math.h>
#include <stdlib.h>

#include "base/json_read.h"
#include "facts/field.h"

#define EARTH_M    6371000.0
#define LONGEST    2.0   /* a road, of the crow's flight */
#define SPELLING_M 600.0 /* kilometres are told with a decimal, or whole */

static double radians(const cJSON *where, const char *name)
{
    return (double)field_int(where, name) / 1e6 * 3.14159265358979323846 / 180.0;
}

double distance_crow_m(const cJSON *a, const cJSON *b)
{
    double lat_a = radians(a, "lat_e6"), lat_b = radians(b, "lat_e6");
    double dlat = sin((lat_b - lat_a) / 2);
    double dlon = sin((radians(b, "lon_e6") - radians(a, "lon_e6")) / 2);
    double h = dlat * dlat + cos(lat_a) * cos(lat_b) * dlon * dlon;

    return 2 * EARTH_M * asin(sqrt(fmin(fmax(h, 0), 1))); /* foreign degrees can be any */
}

cJSON *distance_station(struct runfile *rf, int scenario, const char *station)
{
    cJSON *rows = runfile_rows(rf,
                               "SELECT json_extract(data,'$.args') AS data FROM event WHERE "
                               "scenario=?1 AND kind='sut_call' AND "
                               "json_extract(data,'$.verb')='provision'",
                               scenario);
    cJSON *found = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        const cJSON *args = field(row, "data");

        if (!found && json_is(args, "station", station) && field(args, "lat_e6"))
            found = cJSON_Duplicate(args, true);
    }
    cJSON_Delete(rows);
    return found;
}

bool distance_credible(double crow_m, const char *km)
{
    char *end;
    double told_m = strtod(km, &end) * 1000;

    return end != km && !*end && told_m >= crow_m - SPELLING_M &&
           told_m <= crow_m * LONGEST + SPELLING_M;
}
