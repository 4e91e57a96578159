/* report_table.h - the report for the console, as the commands print it: what is broken first, what
 * could not be settled by its reason, and on the last line how many plays got which verdict.
 */
#ifndef REPORTS_REPORT_TABLE_H
#define REPORTS_REPORT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "facts/runfile.h"

struct table_wishes {
    bool rows;          /* a line of each play first, and each inconclusive one with its findings */
    bool only_last;     /* nothing but the last line */
    const char *folder; /* where the reports of the run are; NULL: that is not told */
};

/** Prints the report of @p rf. @return S_SYSTEM when @p out took not all of it */
enum status report_table_put(struct runfile *rf, FILE *out, const struct table_wishes *wishes);

#endif
