/* report_all.h - the list of all writers of reports. */
#ifndef REPORTS_REPORT_ALL_H
#define REPORTS_REPORT_ALL_H

#include "write/report.h"

extern const struct report_writer *const report_all[]; /* ended by NULL */

#endif
