/* zone.h - time zones by their names: the POSIX rule at the end of a tzdata file. */
#ifndef HARNESS_ZONE_H
#define HARNESS_ZONE_H

#include <stdbool.h>
#include <stdio.h>

/** The rule of zone @p name ("Europe/Amsterdam") into @p rule; false when there is no such zone. */
bool zone_rule(const char *name, char rule[64]);

/** The rule at the end of the zone file (TZif) @p in; false when it is none or holds no rule. */
bool zone_footer(FILE *in, char rule[64]);

#endif
