#include "report_all.h"

#include <stddef.h>

#include "html/report_html.h"

const struct report_writer *const report_all[] = {
    &report_html,    &report_json,   &report_junit,  &report_table,
    &report_summary, &report_github, &report_gitlab, NULL};
