/* html_style.h - the style sheet and the script of the HTML report, put into the program when it is
 * built.
 *
 * report.css chooses its colours once, as variables, for light and for dark; print folds everything
 * open and shrinks the drawings to the paper. report.js unfolds the part that a link points into,
 * and all of them for paper. Neither says so itself: every byte of them is in every report.
 */
#ifndef REPORTS_HTML_STYLE_H
#define REPORTS_HTML_STYLE_H

extern const char report_css[], report_js[];

#endif
