#include "host/talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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

void talk(enum talk level, const char *format, ...)
{
    va_list args;

    if (!talk_wanted(level))
        return;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}
