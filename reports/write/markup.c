#include "write/markup.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Length of the UTF-8 character at @p p, 0 when it is none or XML forbids it. */
static size_t character(const unsigned char *p)
{
    size_t len = p[0] < 0x80   ? 1
                 : p[0] < 0xc2 ? 0
                 : p[0] < 0xe0 ? 2
                 : p[0] < 0xf0 ? 3
                 : p[0] < 0xf5 ? 4
                               : 0;

    if (len == 1 && (p[0] == 0x7f || (p[0] < 0x20 && p[0] != '\t' && p[0] != '\n' && p[0] != '\r')))
        return 0;
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    }
    if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
        (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f) ||
        (p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe))
        return 0;
    return len;
}

static const char *entity(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void markup_text_n(FILE *out, const char *text, size_t limit)
{
    while (text && *text && limit-- > 0) {
        size_t len = character((const unsigned char *)text);
        const char *name = entity(*text);

        if (name)
            fputs(name, out);
        else if (!len)
            fputs("\xef\xbf\xbd", out);
        else
            fwrite(text, 1, len, out);
        text += len ? len : 1;
    }
    if (text && *text)
        fputs("\xe2\x80\xa6", out);
}

void markup_text(FILE *out, const char *text)
{
    markup_text_n(out, text, SIZE_MAX);
}

/* Ends of lines in JavaScript (U+2028, U+2029) are none in JSON, and the other way round. */
static bool is_escaped(const char *text, size_t len)
{
    return (len == 1 && ((unsigned char)*text < 0x20 || strchr("\"\\<>&", *text))) ||
           (len == 3 && strncmp(text, "\xe2\x80", 2) == 0 &&
            (text[2] == '\xa8' || text[2] == '\xa9'));
}

void markup_json(FILE *out, const char *text, size_t limit)
{
    fputc('"', out);
    while (text && *text && limit-- > 0) {
        size_t len = character((const unsigned char *)text);

        if (!len)
            fputs("\xef\xbf\xbd", out);
        else if (!is_escaped(text, len))
            fwrite(text, 1, len, out);
        else
            fprintf(out, "\\u%04x",
                    (unsigned char)*text < 0x80 ? (unsigned char)*text
                                                : 0x2000u + (unsigned char)text[2] - 0x80u);
        text += len ? len : 1;
    }
    fputs(text && *text ? "\xe2\x80\xa6\"" : "\"", out);
}

void markup_printf(FILE *out, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = mem_vprintf(format, args);
    va_end(args);
    markup_text(out, text);
    free(text);
}
