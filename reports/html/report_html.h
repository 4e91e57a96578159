/* report_html.h - the report for people: one page that needs nothing else.
 *
 * Style and script are in it; no font, picture or address is loaded from anywhere, and its own
 * policy forbids it. html_sections.h tells what stands on it.
 */
#ifndef REPORTS_REPORT_HTML_H
#define REPORTS_REPORT_HTML_H

#include "write/report.h"

extern const struct report_writer report_html;

#endif
