/* report.h - the writers: a run file in, a text for somebody out.
 *
 * A writer is one file with one const record; all are listed in report_all[].
 */
#ifndef REPORTS_REPORT_H
#define REPORTS_REPORT_H

#include <stdio.h>

#include "facts/runfile.h"
#include "score/score.h"

struct report_writer {
    const char *name; /* html, json, junit, table */
    const char *file; /* default file name in --out, NULL for stdout only */
    const char *what; /* a sentence */
    enum status (*write)(struct runfile *rf, FILE *out);
};

extern const struct report_writer *const report_all[]; /* ended by NULL */

/** Narrates one scenario line by line, as `chargerig show` does:
 * [18:30:00.000] Parent > parks in ...
 * @param actor  only this actor (name; a station includes its connectors), NULL for all
 * @param all    with bookkeeping events and frames */
enum status narrate(struct runfile *rf, int scenario, const char *actor, bool all, FILE *out);

#endif
