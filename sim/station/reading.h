/* reading.h - what the meter of a connector reads at this moment, a measurand at a time.
 *
 * Values are decimal text in the unit of measurand_unit(); the dialects make meter values of them
 * (sample16.h, sample201.h).  When they are taken is the matter of sampling.h.
 */
#ifndef SIM_READING_H
#define SIM_READING_H

#include <stdbool.h>

#include "station/station_config.h"

#define READING_ROOM 24

struct connector;

/** @return false when it cannot be measured here */
bool reading_take(const struct connector *c, enum measurand m, char out[READING_ROOM]);
/** Is it measured on each phase of its own: current and voltage of an AC station whose profile says
 * so? */
bool reading_by_phase(const struct connector *c, enum measurand m);
/** What is measured on @p line, 1 to 3, alone. @return the name of the line, as in L1 or L1-N
 * (PhaseEnumType); lives for ever */
const char *reading_on(const struct connector *c, enum measurand m, int line,
                       char out[READING_ROOM]);
/** The latest sample of @p c is told; @p context is Sample.Periodic, Sample.Clock or Trigger. */
void reading_tell(struct connector *c, const char *context);
/** Where it is measured (Location, 1.6 7.23; LocationEnumType of 2.0.1). */
const char *reading_location(enum measurand m);

#endif
