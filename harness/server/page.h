/* page.h - the text of page.html, put into the program when it is built. */
#ifndef HARNESS_PAGE_H
#define HARNESS_PAGE_H

extern const char page_html[];

#endif
