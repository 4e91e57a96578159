#include "base/place.h"

#include <math.h>

#define EARTH_M 6371000.0
#define PI      3.14159265358979323846

static double radians(int32_t e6)
{
    return (double)e6 / 1e6 * PI / 180.0;
}

/* Haversine: the plain cosine formula loses its digits on short ways, and ours are short. */
int64_t place_distance_m(struct place a, struct place b)
{
    double lat = sin((radians(b.lat_e6) - radians(a.lat_e6)) / 2);
    double lon = sin((radians(b.lon_e6) - radians(a.lon_e6)) / 2);
    double h = lat * lat + cos(radians(a.lat_e6)) * cos(radians(b.lat_e6)) * lon * lon;

    return llround(2 * EARTH_M * asin(sqrt(h < 1 ? h : 1)));
}

struct place place_away(struct place from, int64_t metres)
{
    int64_t e6 = llround((double)metres / EARTH_M * 180.0 / PI * 1e6);

    if (from.lat_e6 + e6 > 90000000)
        e6 = -e6;
    from.lat_e6 = (int32_t)(from.lat_e6 + e6);
    return from;
}
