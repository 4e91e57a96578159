/* about.h - what a scenario is about, in the words of whoever wrote it: the comment that its file
 * begins with, up to the first line that is none.
 */
#ifndef HARNESS_ABOUT_H
#define HARNESS_ABOUT_H

/** The first comment of the Lua text @p lua as one line, without its dashes and cut after 400
 * bytes at a word; "" when the text begins with something else. The caller frees it. */
char *about_text(const char *lua);

#endif
