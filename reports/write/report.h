/* report.h - the writers: a run file in, a text for somebody out.
 *
 * A writer is one file with one const record; report_all.h lists them. Those of this room are
 * declared here, the page for people in html/report_html.h.
 */
#ifndef REPORTS_REPORT_H
#define REPORTS_REPORT_H

#include <stdio.h>

#include "facts/runfile.h"

struct report_writer {
    const char *name; /* html, json, junit, table, summary, github, gitlab */
    const char *file; /* default file name in --out, NULL for stdout only */
    const char *what; /* a sentence */
    enum status (*write)(struct runfile *rf, FILE *out);
};

extern const struct report_writer report_json, report_junit, report_table, report_summary,
    report_github, report_gitlab;

#endif
