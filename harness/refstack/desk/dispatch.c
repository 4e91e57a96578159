#include "refstack/desk/dispatch.h"

#include <math.h>
#include <string.h>

#define EARTH_M 6371000.0
#define ROAD    1.3
#define HOUR_MS 3600000
#define DAY_MIN 1440

/* Haversine; stays exact for neighbours, where the cosine rule loses its digits. */
static double great_circle_m(struct place a, struct place b)
{
    const double rad = acos(-1.0) / 180e6;
    double dlat = sin((b.lat_e6 - a.lat_e6) * rad / 2);
    double dlon = sin((b.lon_e6 - a.lon_e6) * rad / 2);
    double h = dlat * dlat + cos(a.lat_e6 * rad) * cos(b.lat_e6 * rad) * dlon * dlon;

    return 2 * EARTH_M * asin(fmin(1, sqrt(h)));
}

int64_t dispatch_road_m(struct place a, struct place b)
{
    return llround(great_circle_m(a, b) * ROAD);
}

struct dispatch_way dispatch_way(const struct dispatch_technician *t, struct place to)
{
    struct dispatch_way way;

    way.road_m = dispatch_road_m(t->at, to);
    way.travel_ms = way.road_m * HOUR_MS / t->speed_m_per_h;
    return way;
}

static bool on_shift(const struct dispatch_technician *t, int local_min)
{
    if (t->from_min < t->to_min)
        return local_min >= t->from_min && local_min < t->to_min;
    return local_min >= t->from_min || local_min < t->to_min;
}

static const char *next_part(const char **list, size_t *len)
{
    const char *part = *list + strspn(*list, ", ");

    *len = strcspn(part, ",");
    *list = part + *len;
    while (*len && part[*len - 1] == ' ')
        --*len;
    return part;
}

static bool carries(const char *stock, const char *part, size_t len)
{
    size_t have;

    if (!stock)
        return true;
    while (*stock) {
        const char *item = next_part(&stock, &have);

        if (have == len && strncmp(item, part, len) == 0)
            return true;
    }
    return false;
}

bool dispatch_fits(const struct dispatch_technician *t, const struct dispatch_call *call)
{
    const char *needed = call->parts ? call->parts : "";

    if (!t->free || !on_shift(t, call->local_min))
        return false;
    if (t->left_ms && dispatch_way(t, call->to).travel_ms >= t->left_ms)
        return false;
    while (*needed) {
        size_t len;
        const char *part = next_part(&needed, &len);

        if (len && !carries(t->parts, part, len))
            return false;
    }
    return true;
}

const struct dispatch_technician *dispatch_choose(const struct dispatch_technician *list,
                                                  size_t count, const struct dispatch_call *call)
{
    const struct dispatch_technician *best = NULL;

    for (; count > 0; count--, list++)
        if (dispatch_fits(list, call) && (!best || dispatch_way(list, call->to).travel_ms <
                                                       dispatch_way(best, call->to).travel_ms))
            best = list;
    return best;
}

/* MUTANT_dispatch_ignores_distance: nobody else asks for it. */
const struct dispatch_technician *dispatch_first(const struct dispatch_technician *list,
                                                 size_t count, const struct dispatch_call *call)
{
    for (; count > 0; count--, list++)
        if (dispatch_fits(list, call))
            return list;
    return NULL;
}

int dispatch_next_shift_min(const struct dispatch_technician *list, size_t count, int local_min)
{
    int best = DAY_MIN;

    for (; count > 0; count--, list++) {
        int wait = (list->from_min - local_min + DAY_MIN - 1) % DAY_MIN + 1;

        best = wait < best ? wait : best;
    }
    return best;
}
