#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *there(void *p)
{
    if (!p)
        abort();
    return p;
}

void *mem_new(size_t size)
{
    return there(calloc(1, size ? size : 1));
}

void *mem_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        abort();
    return there(realloc(old, count && size ? count * size : 1));
}

/* It is used up at 0, 1, 2, 4, 8 ... */
void *mem_more(void *old, size_t count, size_t size)
{
    return count & (count - 1) ? old : mem_resize(old, count ? 2 * count : 1, size);
}

char *mem_text(const char *s)
{
    return s ? mem_text_n(s, strlen(s)) : NULL;
}

char *mem_text_n(const char *s, size_t len)
{
    char *copy = there(malloc(len + 1));

    memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

char *mem_vprintf(const char *format, va_list args)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        abort();
    text = there(malloc((size_t)len + 1));
    vsnprintf(text, (size_t)len + 1, format, args);
    return text;
}

char *mem_printf(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = mem_vprintf(format, args);
    va_end(args);
    return text;
}
