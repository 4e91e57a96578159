/* zone.h - time zones by their names: the POSIX rule at the end of a tzdata file. */
#ifndef HARNESS_ZONE_H
#define HARNESS_ZONE_H

#include <stdbool.h>
#include <stdio.h>

/** The rule of zone @p name ("Europe/Amsterdam") into @p rule; false when there is no such zone. */
bool zone_rule(const char *name, char rule[64]);

/** The zone that was meant by @p name, which is none: in other letters ("europe/amsterdam"), or its
 * city alone ("Amsterdam"); NULL when there is none. The caller frees it. */
char *zone_meant(const char *name);
/** The names of the zones, in the order of zone.tab, NULL behind the last; the caller frees
 * them with folder_free(). */
char **zone_names(void);

/** The rule at the end of the zone file (TZif) @p in; false when it is none or holds no rule. */
bool zone_footer(FILE *in, char rule[64]);

#endif
