/* staff.h - people on shift who are paid to help: agents at a desk, technicians in vans.
 *
 * Who is on shift, where a technician is, how long the way takes, what is in the van.  What they do
 * next is the scenario's playbook, not theirs.
 */
#ifndef SIM_STAFF_H
#define SIM_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/place.h"
#include "world/world.h"

/* Hours of a day in local minutes; from > to wraps over midnight; 0..1440 is round the clock. */
struct shift {
    int from_min, to_min;
};

struct technician_traits {
    struct place at;
    struct shift shift;
    const char *employer;  /* contractor, own */
    int64_t speed_m_per_h; /* average over the road; road = 1.3 x great circle */
    const char *parts;     /* comma-separated stock of the van, "" for none, NULL for everything */
};

/** Text in @p t is copied. */
struct technician *technician_new(struct world *w, const char *name,
                                  const struct technician_traits *t);
const char *technician_name(const struct technician *t);
int technician_actor(const struct technician *t);
struct place technician_place(const struct technician *t);
const struct technician_traits *technician_traits(const struct technician *t);
/* The spare part for a link that is broken; the others are called as the fault (station.h). */
#define STAFF_MODEM "modem"

bool technician_has_part(const struct technician *t, const char *part);

/** How long the way to @p to takes from where they are now, delays already known included, in ms.
 */
int64_t technician_travel_ms(const struct technician *t, struct place to);

/** A hold-up on the next journey: @p after_ms into it, @p delay_ms long. */
void technician_delay(struct technician *t, int64_t after_ms, int64_t delay_ms, const char *why);
/** The hold-up arranged for the next journey: false when there is none. */
bool technician_next_delay(const struct technician *t, int64_t *after_ms, int64_t *delay_ms,
                           const char **why);
void technician_forget_delay(struct technician *t);

/** Puts them at @p to. The caller lets the time pass. */
void technician_move(struct technician *t, struct place to);

/** Is @p local_min (minutes since local midnight) inside @p s? */
bool shift_covers(struct shift s, int local_min);

#endif
