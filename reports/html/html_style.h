/* html_style.h - what makes the page a page: its style sheet and its few lines of script. */
#ifndef REPORTS_HTML_STYLE_H
#define REPORTS_HTML_STYLE_H

#include <stdio.h>

void html_style(FILE *out);
void html_script(FILE *out);

#endif
