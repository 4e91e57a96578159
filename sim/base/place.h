/* place.h - where things are, and how far apart.
 *
 * Coordinates are integers, millionths of a degree (WGS 84), so that a place has one spelling.
 */
#ifndef SIM_PLACE_H
#define SIM_PLACE_H

#include <stdint.h>

struct place {
    int32_t lat_e6, lon_e6;
};

/** Great-circle distance in metres on a sphere of 6,371,000 m, rounded. */
int64_t place_distance_m(struct place a, struct place b);

/** The place @p metres due north of @p from (due south near the pole). */
struct place place_away(struct place from, int64_t metres);

#endif
