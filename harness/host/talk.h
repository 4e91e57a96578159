/* talk.h - what the program says beside its results: on stderr, as much as --log asks for.
 */
#ifndef HARNESS_TALK_H
#define HARNESS_TALK_H

#include <stdbool.h>

enum talk { TALK_error, TALK_warning, TALK_info, TALK_debug };

/** Is @p level wanted? --log LEVEL, at first info. */
bool talk_wanted(enum talk level);
/** Is stderr a terminal, where a line can be written anew after TALK_CLEAR? */
bool talk_terminal(void);
#define TALK_CLEAR "\r\033[K"
/** A whole line on stderr when @p level is wanted. */
void talk(enum talk level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
