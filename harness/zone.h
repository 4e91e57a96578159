/* zone.h - time zones by their names: the POSIX rule at the end of a tzdata file. */
#ifndef HARNESS_ZONE_H
#define HARNESS_ZONE_H

#include <stdbool.h>

/** The rule of zone @p name ("Europe/Amsterdam") into @p rule; false when there is no such zone. */
bool zone_rule(const char *name, char rule[64]);

#endif
