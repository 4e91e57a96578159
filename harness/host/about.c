#include "host/about.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

#define ABOUT_MAX 400

struct about {
    char text[ABOUT_MAX];
    size_t len;
    bool full; /* nothing follows what was left out */
};

static const char *after_blanks(const char *p)
{
    return p + strspn(p, " \t\r");
}

/* One blank where the source has any number of them. */
static void append(struct about *a, const char *word, size_t n)
{
    a->full |= a->len + 1 + n > sizeof(a->text);
    if (a->full)
        return;
    if (a->len > 0)
        a->text[a->len++] = ' ';
    memcpy(a->text + a->len, word, n);
    a->len += n;
}

/* Takes the words of the line @p p. @return where the next line begins */
static const char *take_line(struct about *a, const char *p)
{
    p = after_blanks(p + strspn(p, "-"));
    while (*p && *p != '\n') {
        size_t n = strcspn(p, " \t\r\n");

        append(a, p, n);
        p = after_blanks(p + n);
    }
    return *p ? p + 1 : p;
}

char *about_text(const char *lua)
{
    struct about a = {.len = 0};

    while (strncmp(lua, "--", 2) == 0 && strncmp(lua, "--[[", 4) != 0)
        lua = take_line(&a, lua);
    return mem_text_n(a.text, a.len);
}
