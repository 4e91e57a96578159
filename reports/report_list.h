/* report_list.h - the writers, for report_all[] alone. */
#ifndef REPORTS_REPORT_LIST_H
#define REPORTS_REPORT_LIST_H

#include "write/report.h"

extern const struct report_writer report_html, report_json, report_junit, report_table;

#endif
