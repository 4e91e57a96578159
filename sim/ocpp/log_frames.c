#include "ocpp/log_frames.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLANKS " \t\r\n"

enum { CONNECTION_MAX = 120 };

struct log_frames {
    void (*take)(void *with, const struct log_frame *frame);
    void *with;
    int64_t line, passed_over, first_passed_over;

    /* The frame that is being read; len 0: none is. */
    char *text;
    size_t len, room;
    int64_t begun; /* line */
    char connection[CONNECTION_MAX + 1];
    /* How far it was looked through for its end. */
    size_t looked;
    int depth;
    bool in_string;
};

struct log_frames *log_frames_new(void (*take)(void *with, const struct log_frame *frame),
                                  void *with)
{
    struct log_frames *l = mem_new(sizeof(*l));

    l->take = take;
    l->with = with;
    return l;
}

void log_frames_free(struct log_frames *l)
{
    if (!l)
        return;
    free(l->text);
    free(l);
}

/* --- where a frame begins -------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *behind_blanks(const char *p)
{
    return p + strspn(p, BLANKS);
}

/* Behind a number, NULL where there is none. */
static const char *behind_number(const char *p)
{
    size_t n = strspn(p, "+-.0123456789");

    return n > 0 ? behind_blanks(p + n) : NULL;
}

/* Does a frame begin at @p p: a type and an id, that of a string or, wrongly, a number? */
static bool begins(const char *p)
{
    const char *id;

    if (*p != '[' || !(p = behind_number(behind_blanks(p + 1))) || *p != ',')
        return false;
    id = behind_blanks(p + 1);
    if (*id == '"' || (id[0] == '\\' && id[1] == '"'))
        return true;
    id = behind_number(id);
    return id && *id == ',' && strchr("\"\\", *behind_blanks(id + 1)) &&
           *behind_blanks(id + 1) != '\0';
}

/* Is a line that begins so meant as a frame, and not a tag or a time in brackets? */
static bool claims(const char *p)
{
    if (*p++ != '[')
        return false;
    p = behind_blanks(p);
    if (is_digit(*p))
        p = behind_number(p);
    else if (strchr("\"{[]", *p))
        return true;
    return *p == '\0' || *p == ',' || *p == ']';
}

static const char *next_frame(const char *p)
{
    while (p && !begins(p))
        p = strchr(p + (*p == '['), '[');
    return p;
}

/* --- whose it is ----------------------------------------------------------------------------- */

static bool says_which_way(const char *word, size_t len)
{
    static const char *const ways[] = {"send",     "sent",     "sending",   "recv",     "receive",
                                       "rx",       "received", "tx",        "in",       "out",
                                       "to",       "from",     "inbound",   "outbound", "request",
                                       "response", "call",     "callresult"};
    char low[16] = "";

    while (len > 0 && !is_letter(word[0])) {
        word++;
        len--;
    }
    while (len > 0 && !is_letter(word[len - 1]))
        len--;
    if (len >= sizeof(low))
        return false;
    for (size_t i = 0; i < len; i++)
        low[i] = (char)(word[i] | 0x20);
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
        if (strcmp(low, ways[i]) == 0)
            return true;
    return false;
}

static bool names_something(const char *word, size_t len)
{
    bool any = false;

    for (; len > 0 && !is_letter(*word) && !is_digit(*word); len--)
        word++;
    for (size_t i = 0; i < len; i++)
        any |= is_letter(word[i]);
    return any && !is_digit(*word) && !says_which_way(word, len);
}

static void name_connection(struct log_frames *l, const char *from, const char *to)
{
    size_t n = 0;

    for (size_t len; from < to; from += len) {
        from += strspn(from, BLANKS);
        len = strcspn(from, BLANKS);
        if (from + len > to)
            len = from < to ? (size_t)(to - from) : 0;
        if (len == 0)
            break;
        if (!names_something(from, len) || n + len + 1 > CONNECTION_MAX)
            continue;
        memcpy(l->connection + n, from, len);
        n += len;
        l->connection[n++] = ' ';
    }
    l->connection[n > 0 ? n - 1 : 0] = '\0';
}

/* --- the frame that is being read ------------------------------------------------------------ */

static void add(struct log_frames *l, const char *text, size_t len)
{
    if (l->len + len + 1 > l->room) {
        l->room = 2 * (l->len + len + 1);
        l->text = mem_resize(l->text, l->room, 1);
    }
    memcpy(l->text + l->len, text, len);
    l->len += len;
    l->text[l->len] = '\0';
}

static void give(struct log_frames *l)
{
    const struct log_frame frame = {l->text, l->len, l->begun, l->connection};

    l->take(l->with, &frame);
    l->len = l->looked = 0;
    l->depth = 0;
    l->in_string = false;
}

/* Looks on for the end of the array. @return the length up to it, 0 while it is open */
static size_t end_of(struct log_frames *l)
{
    for (; l->looked < l->len; l->looked++) {
        char c = l->text[l->looked];

        if (l->in_string && c == '\\' && l->looked + 1 < l->len)
            l->looked++;
        else if (c == '"')
            l->in_string = !l->in_string;
        else if (!l->in_string && (c == '[' || c == '{'))
            l->depth++;
        else if (!l->in_string && (c == ']' || c == '}') && --l->depth == 0)
            return l->looked + 1;
    }
    return 0;
}

/* Adds what stands in a string of JSON, up to its end. @return behind it */
static const char *add_unescaped(struct log_frames *l, const char *p)
{
    static const char escaped[] = "\"\\/nrt", plain[] = "\"\\/\n\r\t";

    for (; *p && *p != '"'; p++) {
        const char *at = p[0] == '\\' && p[1] ? strchr(escaped, p[1]) : NULL;

        if (at)
            p++;
        add(l, at ? plain + (at - escaped) : p, 1);
    }
    return p;
}

static bool is_escaped(const char *p)
{
    size_t at = strcspn(p, "\"");

    return p[at] == '"' && at > 0 && p[at - 1] == '\\';
}

/* --- lines ----------------------------------------------------------------------------------- */

/* A frame that begins at @p p, behind other text: it ends where its array does. @return where to
 * look on; NULL: it is open at the end of the line */
static const char *behind_frame(struct log_frames *l, const char *line, const char *p)
{
    const char *rest = p + strlen(p);
    bool escaped = is_escaped(p);
    size_t end;

    l->begun = l->line;
    name_connection(l, line, p);
    if (escaped)
        rest = add_unescaped(l, p);
    else
        add(l, p, strlen(p));
    end = end_of(l);
    if (end == 0 && !escaped)
        return NULL;
    if (!escaped)
        rest = p + end;
    if (end > 0) {
        l->len = end;
        l->text[end] = '\0';
    }
    give(l);
    return rest;
}

static void read_log(struct log_frames *l, const char *line, const char *p)
{
    while (p && (p = next_frame(p)) != NULL)
        p = behind_frame(l, line, p);
}

/* A line that begins as a frame is one to its end, unless that is still to come. */
static void read_bare(struct log_frames *l, const char *p)
{
    l->begun = l->line;
    l->connection[0] = '\0';
    add(l, p, strlen(p));
    if (end_of(l) > 0)
        give(l);
}

static void read_first(struct log_frames *l, const char *line)
{
    const char *p = behind_blanks(line);

    if (*p == '\0')
        return;
    if (begins(p) || (claims(p) && !next_frame(p)))
        read_bare(l, line);
    else if ((p = next_frame(line)) != NULL)
        read_log(l, line, p);
    else if (l->passed_over++ == 0)
        l->first_passed_over = l->line;
}

/* What follows the array in its last line: a log goes on, a file of frames ends it there. */
static void read_on(struct log_frames *l, const char *line)
{
    size_t before = l->len, end;

    add(l, "\n", 1);
    add(l, line, strlen(line));
    end = end_of(l);
    if (end > 0) {
        const char *rest = line + (end - before - 1);

        l->len = end;
        l->text[end] = '\0';
        give(l);
        read_log(l, line, rest);
    } else if (l->len > LOG_FRAME_MAX) {
        give(l);
    }
}

void log_frames_line(struct log_frames *l, const char *text, size_t len)
{
    char *line = mem_text_n(text, len), *nul;

    while ((nul = memchr(line, '\0', len)) != NULL)
        *nul = '\1'; /* one is as wrong as the other */
    l->line++;
    if (l->len > 0 && next_frame(line))
        give(l);
    if (l->len > 0)
        read_on(l, line);
    else
        read_first(l, line);
    free(line);
}

void log_frames_end(struct log_frames *l)
{
    if (l->len > 0)
        give(l);
}

int64_t log_frames_passed_over(const struct log_frames *l, int64_t *first)
{
    *first = l->first_passed_over;
    return l->passed_over;
}
