#include "run/paint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "score/verdict.h"

enum { LINE_ROOM = 1 << 16 };

#define RED   "\033[31m"
#define PLAIN "\033[0m"

static const char *const colours[VERDICT_COUNT] = {
    [VERDICT_pass] = "\033[32m",   [VERDICT_known] = "\033[33m", [VERDICT_skipped] = "\033[36m",
    [VERDICT_inconc] = "\033[33m", [VERDICT_fail] = RED,         [VERDICT_error] = "\033[1;31m"};

bool paint_wanted(void)
{
    const char *term = getenv("TERM"), *never = getenv("NO_COLOR");

    return !(never && *never) && term && *term && strcmp(term, "dumb") != 0 &&
           isatty(STDOUT_FILENO);
}

/* A line, and how far it is written. */
struct line {
    FILE *out;
    const char *text, *at, *end;
};

/* Stands what is at l->at in a column of its own, or behind "verdict: "? */
static bool stands_alone(const struct line *l, size_t len)
{
    static const char mark[] = "verdict: ";
    size_t before = (size_t)(l->at - l->text), behind = (size_t)(l->end - l->at) - len;
    const char *next = l->at + len;
    bool is_verdict = before == strlen(mark) && strncmp(l->text, mark, before) == 0;

    if (!is_verdict && (before < 2 || strncmp(l->at - 2, "  ", 2) != 0))
        return false;
    return behind == 0 || *next == '\n' ||
           (behind >= 2 && *next == ' ' && (next[1] == ' ' || next[1] == '('));
}

/* The verdict that stands at l->at; VERDICT_none: there is none. */
static enum verdict verdict_at(const struct line *l)
{
    for (int v = VERDICT_none + 1; v < VERDICT_COUNT; v++) {
        const char *name = verdict_name((enum verdict)v);
        size_t len = strlen(name);

        if (colours[v] && (size_t)(l->end - l->at) >= len && strncmp(l->at, name, len) == 0 &&
            stands_alone(l, len))
            return (enum verdict)v;
    }
    return VERDICT_none;
}

/* Where the mark "!" of a line "[TIME] NAME ! WORDS" stands; NULL: it is none of these. */
static const char *trouble_in(const struct line *l)
{
    const char *open = l->text + strspn(l->text, " "), *mark;

    if (open >= l->end || *open != '[')
        return NULL;
    mark = memmem(open, (size_t)(l->end - open), "] ", 2);
    for (; mark && mark + 3 < l->end; mark++)
        if (*mark == ' ' && strchr("!<>.", mark[1]) && mark[2] == ' ')
            return mark[1] == '!' ? mark + 1 : NULL;
    return NULL;
}

static void put_line(struct line *l)
{
    const char *trouble = trouble_in(l);
    size_t tail = l->end > l->text && l->end[-1] == '\n';

    if (trouble) {
        fwrite(l->text, 1, (size_t)(trouble - l->text), l->out);
        fprintf(l->out, RED "%.*s" PLAIN, (int)((size_t)(l->end - trouble) - tail), trouble);
        fputs(tail ? "\n" : "", l->out);
        return;
    }
    while (l->at < l->end) {
        enum verdict v = verdict_at(l);

        if (v != VERDICT_none) {
            fprintf(l->out, "%s%s" PLAIN, colours[v], verdict_name(v));
            l->at += strlen(verdict_name(v));
        } else {
            fputc(*l->at++, l->out);
        }
    }
}

static ssize_t paint(void *out, const char *text, size_t size)
{
    for (const char *at = text, *end; at < text + size; at = end) {
        const char *newline = memchr(at, '\n', (size_t)(text + size - at));

        end = newline ? newline + 1 : text + size;
        put_line(&(struct line){.out = out, .text = at, .at = at, .end = end});
    }
    return ferror((FILE *)out) ? 0 : (ssize_t)size;
}

FILE *paint_open(FILE *out)
{
    FILE *painted = fopencookie(out, "w", (cookie_io_functions_t){.write = paint});

    if (!painted)
        abort();
    setvbuf(painted, NULL, _IOLBF, LINE_ROOM);
    return painted;
}

void paint_close(FILE *painted)
{
    fclose(painted);
}
