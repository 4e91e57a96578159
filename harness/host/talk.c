#include "host/talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

bool talk_wanted(enum talk level)
{
    const char *word = getenv("CHARGERIG_LOG");
    enum talk wanted = TALK_info;

    if (word && word[0] == 'e')
        wanted = TALK_error;
    else if (word && word[0] == 'w')
        wanted = TALK_warning;
    else if (word && word[0] == 'd')
        wanted = TALK_debug;
    return level <= wanted;
}

bool talk_terminal(void)
{
    const char *term = getenv("TERM");

    return term && strcmp(term, "dumb") != 0 && isatty(STDERR_FILENO);
}

void talk(enum talk level, const char *format, ...)
{
    va_list args;
    char *line;

    if (!talk_wanted(level))
        return;
    va_start(args, format);
    line = mem_vprintf(format, args);
    va_end(args);
    fprintf(stderr, "%s%s\n", talk_terminal() ? TALK_CLEAR : "", line); /* at once: others write */
    free(line);
}
