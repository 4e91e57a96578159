/* page.h - the texts of page.html, page.css and page.js, put into the program when it is built. */
#ifndef HARNESS_PAGE_H
#define HARNESS_PAGE_H

extern const char page_html[], page_css[], page_js[];

#endif
