/* The words are put into the order in which they are worked out (operands before their operator,
 * by the railway yard of Dijkstra), and then each play runs down that list once. */
#include "run/filter.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

/* In the order of how tightly they bind. */
enum sign { SIGN_words, SIGN_open, SIGN_or, SIGN_and, SIGN_not, SIGN_close };

struct step {
    enum sign sign;
    char *words; /* of SIGN_words */
};

struct filter {
    struct step *steps;
    size_t count, room;
};

/* --- reading ----------------------------------------------------------------------------------
 */

/* Words on their way: what is left of them, and the signs that wait for their right side. */
struct reading {
    const char *at;
    struct filter *f;
    enum sign *waiting;
    size_t depth;
    bool after_operand;
};

static bool is_sign(const char *word, size_t len, const char *sign)
{
    return strlen(sign) == len && strncasecmp(word, sign, len) == 0;
}

/* Brackets are signs only at an end of a word: "bay(2)" is a word. */
static size_t word_length(const char *at)
{
    size_t len = strcspn(at, " \t\n");
    size_t open = 0;

    for (size_t i = 0; i < len; i++) {
        open += at[i] == '(';
        if (at[i] == ')' && open-- == 0)
            return i;
    }
    return len;
}

static enum sign next_sign(const struct reading *r, size_t *len)
{
    *len = word_length(r->at);
    if (*r->at == '(' || *r->at == ')' || (*r->at == '!' && *len > 1)) {
        *len = 1;
        return *r->at == '(' ? SIGN_open : *r->at == ')' ? SIGN_close : SIGN_not;
    }
    if (is_sign(r->at, *len, "and"))
        return SIGN_and;
    if (is_sign(r->at, *len, "or"))
        return SIGN_or;
    return is_sign(r->at, *len, "not") ? SIGN_not : SIGN_words;
}

static void add_step(struct filter *f, enum sign sign, char *words)
{
    if (f->count == f->room) {
        f->room = 2 * f->room + 8;
        f->steps = mem_resize(f->steps, f->room, sizeof(*f->steps));
    }
    f->steps[f->count].sign = sign;
    f->steps[f->count++].words = words;
}

static void skip_blanks(struct reading *r)
{
    while (isspace((unsigned char)*r->at))
        r->at++;
}

/* Words up to the next sign are one phrase; one in quotes may hold anything. */
static bool read_phrase(struct reading *r)
{
    char *phrase = mem_text("");
    bool ok = true;

    for (size_t len; *r->at && next_sign(r, &len) == SIGN_words; skip_blanks(r)) {
        bool quoted = *r->at == '"';
        char *longer;

        if (quoted)
            len = strcspn(++r->at, "\"");
        longer = mem_printf("%s%s%.*s", phrase, *phrase ? " " : "", (int)len, r->at);
        free(phrase);
        phrase = longer;
        r->at += len;
        ok = ok && (!quoted || *r->at == '"');
        r->at += quoted && *r->at == '"';
    }
    ok = ok && *phrase && strcasecmp(phrase, "tag:") != 0;
    if (ok)
        add_step(r->f, SIGN_words, phrase);
    else
        free(phrase);
    return ok;
}

/* Those that bind at least as tightly as @p sign have their right side now. */
static void settle(struct reading *r, enum sign sign)
{
    while (r->depth > 0 && r->waiting[r->depth - 1] >= sign)
        add_step(r->f, r->waiting[--r->depth], NULL);
}

static bool take_close(struct reading *r)
{
    settle(r, SIGN_or);
    return r->after_operand && r->depth > 0 && r->waiting[--r->depth] == SIGN_open;
}

static void push(struct reading *r, enum sign sign)
{
    r->waiting[r->depth++] = sign;
    r->after_operand = false;
}

/* Where two stand side by side, both are meant: "peak not tls". */
static void join(struct reading *r)
{
    if (r->after_operand) {
        settle(r, SIGN_and);
        push(r, SIGN_and);
    }
}

/* @return whether the sign may stand there */
static bool take_sign(struct reading *r, enum sign sign)
{
    if (sign == SIGN_close)
        return take_close(r);
    if (sign == SIGN_not || sign == SIGN_open)
        join(r);
    else if (r->after_operand)
        settle(r, sign);
    else
        return false;
    push(r, sign);
    return true;
}

static bool read_all(struct reading *r)
{
    for (skip_blanks(r); *r->at; skip_blanks(r)) {
        size_t len;
        enum sign sign = next_sign(r, &len);

        if (sign == SIGN_words) {
            join(r);
            if (!read_phrase(r))
                return false;
            r->after_operand = true;
        } else {
            r->at += len;
            if (!take_sign(r, sign))
                return false;
        }
    }
    settle(r, SIGN_or);
    return r->after_operand && r->depth == 0;
}

struct filter *filter_new(const char *words, char **why)
{
    struct reading r = {.at = words, .f = mem_new(sizeof(struct filter))};
    bool ok;

    r.waiting = mem_new((2 * strlen(words) + 1) * sizeof(*r.waiting));
    ok = read_all(&r);
    free(r.waiting);
    if (ok)
        return r.f;
    filter_free(r.f);
    *why = mem_printf("\"%s\" is no filter; expected words, with and, or, not and ( ) between "
                      "them, as in 'peak and not tls'; words that are meant as they stand go in "
                      "double quotes",
                      words);
    return NULL;
}

void filter_free(struct filter *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->count; i++)
        free(f->steps[i].words);
    free(f->steps);
    free(f);
}

/* --- a play -----------------------------------------------------------------------------------
 */

static bool fits(const char *pattern, const char *text)
{
    return fnmatch(pattern, text, FNM_CASEFOLD) == 0;
}

/* The path as it stands, or from one of its folders on. */
static bool fits_path(const char *pattern, const char *path)
{
    for (const char *tail = path; tail; tail = strchr(tail, '/')) {
        tail += *tail == '/';
        if (fits(pattern, tail))
            return true;
    }
    return false;
}

static bool has_tag(const struct filter_play *play, const char *words, bool whole)
{
    const char *const *tag = play->tags;

    for (; tag && *tag; tag++)
        if (whole ? strcasecmp(*tag, words) == 0 : strcasestr(*tag, words) != NULL)
            return true;
    return false;
}

static void read_play(struct filter_play *play)
{
    if (!play->is_read)
        play->read(play);
    play->is_read = true;
}

static bool has_words(struct filter_play *play, const char *words)
{
    const char *slash = strrchr(play->path, '/');
    bool pattern = strpbrk(words, "*?[") != NULL;

    if (strncasecmp(words, "tag:", 4) == 0) {
        read_play(play);
        return has_tag(play, words + 4, true);
    }
    if (strcasestr(strchr(words, '/') || !slash ? play->path : slash + 1, words))
        return true;
    if (pattern && fits_path(words, play->path))
        return true;
    if (strchr(words, '/') && !pattern)
        return false;
    read_play(play);
    return strcasestr(play->title, words) || (pattern && fits(words, play->title)) ||
           has_tag(play, words, false);
}

bool filter_takes(const struct filter *f, struct filter_play *play)
{
    bool *stack = mem_new((f->count + 1) * sizeof(*stack)), takes;
    size_t n = 0;

    for (size_t i = 0; i < f->count; i++) {
        const struct step *step = &f->steps[i];
        if (step->sign == SIGN_words) {
            stack[n++] = has_words(play, step->words);
        } else if (step->sign == SIGN_not) {
            stack[n - 1] = !stack[n - 1];
        } else {
            n--;
            stack[n - 1] =
                step->sign == SIGN_and ? stack[n - 1] && stack[n] : stack[n - 1] || stack[n];
        }
    }
    takes = stack[0];
    free(stack);
    return takes;
}
