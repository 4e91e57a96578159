#include <stddef.h>

#include "report_list.h"

const struct report_writer *const report_all[] = {&report_html, &report_json, &report_junit,
                                                  &report_table, NULL};
