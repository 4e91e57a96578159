#include "script/script_pattern.h"

#include <ctype.h>
#include <string.h>

enum kind {
    PART_byte,
    PART_open,
    PART_position,
    PART_close,
    PART_balance,
    PART_edge,
    PART_again,
    PART_end
};

enum {
    CAPTURE_OPEN = -2, /* its end is not reached yet */
    CAPTURE_POSITION = -1,
};

/* --- sets of bytes --------------------------------------------------------------------------- */

static bool has(const uint32_t *set, unsigned char byte)
{
    return set[byte / 32] >> (byte % 32) & 1;
}

static void add(uint32_t *set, unsigned char byte)
{
    set[byte / 32] |= (uint32_t)1 << (byte % 32);
}

static int is_zero(int byte)
{
    return byte == 0;
}

/* The class that %letter means; NULL: the letter itself. */
static int (*class_of(char letter))(int)
{
    switch (tolower((unsigned char)letter)) {
    case 'a':
        return isalpha;
    case 'c':
        return iscntrl;
    case 'd':
        return isdigit;
    case 'g':
        return isgraph;
    case 'l':
        return islower;
    case 'p':
        return ispunct;
    case 's':
        return isspace;
    case 'u':
        return isupper;
    case 'w':
        return isalnum;
    case 'x':
        return isxdigit;
    case 'z':
        return is_zero;
    default:
        return NULL;
    }
}

/* Adds what %letter means. */
static void add_class(uint32_t *set, char letter)
{
    int (*is)(int) = class_of(letter);

    if (!is) {
        add(set, (unsigned char)letter);
        return;
    }
    for (int byte = 0; byte < 256; byte++)
        if (!is(byte) == !!isupper((unsigned char)letter))
            add(set, (unsigned char)byte);
}

static void turn_over(uint32_t *set)
{
    for (int i = 0; i < 8; i++)
        set[i] = ~set[i];
}

/* --- reading a pattern ----------------------------------------------------------------------- */

struct reader {
    const char *at, *end;
    const char *why;
};

static void reads_escape(struct reader *r, uint32_t *set)
{
    if (r->at + 1 >= r->end) {
        r->why = "it ends with %";
        return;
    }
    add_class(set, r->at[1]);
    r->at += 2;
}

/* The ] of a set whose members begin at @p first: neither the first of them, nor behind a %. */
static const char *end_of_set(const struct reader *r, const char *first)
{
    const char *at = first;

    do {
        if (at >= r->end)
            return NULL;
        at += *at == '%' ? 2 : 1;
    } while (at < r->end && *at != ']');
    return at < r->end ? at : NULL;
}

/* A set in square brackets. */
static void reads_set(struct reader *r, uint32_t *set)
{
    bool turned = r->at + 1 < r->end && r->at[1] == '^';
    const char *close = end_of_set(r, r->at + (turned ? 2 : 1));

    if (!close) {
        r->why = "a [ has no ]";
        return;
    }
    for (r->at += turned ? 2 : 1; r->at < close;) {
        if (*r->at == '%') {
            reads_escape(r, set);
        } else if (close - r->at > 2 && r->at[1] == '-') {
            for (int byte = (unsigned char)r->at[0]; byte <= (unsigned char)r->at[2]; byte++)
                add(set, (unsigned char)byte);
            r->at += 3;
        } else {
            add(set, (unsigned char)*r->at++);
        }
    }
    r->at = close + 1;
    if (turned)
        turn_over(set);
}

/* What fits one byte: a set, a class, any, or itself. */
static void reads_byte(struct reader *r, uint32_t *set)
{
    if (*r->at == '[') {
        reads_set(r, set);
    } else if (*r->at == '%') {
        reads_escape(r, set);
    } else if (*r->at == '.') {
        turn_over(set);
        r->at++;
    } else {
        add(set, (unsigned char)*r->at++);
    }
}

/* After a byte: how often. */
static unsigned char reads_times(struct reader *r)
{
    if (r->at < r->end && *r->at && strchr("*+-?", *r->at))
        return (unsigned char)*r->at++;
    return 0;
}

static void reads_balance(struct reader *r, struct pattern_part *part)
{
    part->kind = PART_balance;
    if (r->end - r->at < 4) {
        r->why = "%b wants two characters, as in %b()";
        return;
    }
    part->open = (unsigned char)r->at[2];
    part->close = (unsigned char)r->at[3];
    r->at += 4;
}

static void reads_edge(struct reader *r, struct pattern_part *part)
{
    part->kind = PART_edge;
    r->at += 2;
    if (r->at >= r->end || *r->at != '[')
        r->why = "%f wants a set in square brackets";
    else
        reads_set(r, part->set);
}

static void reads_part(struct reader *r, struct pattern_part *part)
{
    char next = (char)(r->at + 1 < r->end ? r->at[1] : 0);

    if (*r->at == '(') {
        part->kind = next == ')' ? PART_position : PART_open;
        r->at += next == ')' ? 2 : 1;
    } else if (*r->at == ')') {
        part->kind = PART_close;
        r->at++;
    } else if (*r->at == '$' && r->at + 1 == r->end) {
        part->kind = PART_end;
        r->at++;
    } else if (*r->at == '%' && next == 'b') {
        reads_balance(r, part);
    } else if (*r->at == '%' && next == 'f') {
        reads_edge(r, part);
    } else if (*r->at == '%' && isdigit((unsigned char)next)) {
        part->kind = PART_again;
        part->open = (unsigned char)(next - '1'); /* 255 for %0, which there is not */
        r->at += 2;
    } else {
        reads_byte(r, part->set);
        if (!r->why)
            part->times = reads_times(r);
    }
}

const char *pattern_read(struct pattern *p, const char *text, size_t length, bool anchors)
{
    struct reader r = {text, text + length, NULL};

    p->count = 0;
    p->anchored = anchors && length > 0 && *text == '^';
    if (p->anchored)
        r.at++;
    while (!r.why && r.at < r.end) {
        if (p->count == PATTERN_PARTS)
            return "it has more than 256 parts";
        p->part[p->count] = (struct pattern_part){.kind = PART_byte};
        reads_part(&r, &p->part[p->count++]);
    }
    return r.why;
}

/* --- matching -------------------------------------------------------------------------------- */

static const char *follow(struct pattern_search *s, size_t i, const char *at);

static bool one(const struct pattern_search *s, const struct pattern_part *part, const char *at)
{
    return at < s->end && has(part->set, (unsigned char)*at);
}

/* @return false when there are no more */
static bool step(struct pattern_search *s)
{
    if (s->steps == 0 || s->why)
        return false;
    s->steps--;
    return true;
}

/* As many as there are, then fewer and fewer. */
static const char *greedy(struct pattern_search *s, size_t i, const char *at)
{
    const struct pattern_part *part = &s->pattern->part[i];
    size_t least = part->times == '+', count = 0;
    const char *end = NULL;

    while (one(s, part, at + count) && step(s))
        count++;
    for (count++; !end && count > least && step(s); count--)
        end = follow(s, i + 1, at + count - 1);
    return end;
}

/* None, then more and more. */
static const char *modest(struct pattern_search *s, size_t i, const char *at)
{
    const char *end = follow(s, i + 1, at);

    while (!end && one(s, &s->pattern->part[i], at) && step(s))
        end = follow(s, i + 1, ++at);
    return end;
}

static const char *optional(struct pattern_search *s, size_t i, const char *at)
{
    const char *end = one(s, &s->pattern->part[i], at) ? follow(s, i + 1, at + 1) : NULL;

    return end ? end : follow(s, i + 1, at);
}

static const char *opens(struct pattern_search *s, size_t i, const char *at, ptrdiff_t length)
{
    const char *end;

    if (s->captures == PATTERN_CAPTURES) {
        s->why = "it has more than 32 captures";
        return NULL;
    }
    s->capture[s->captures++] = (struct pattern_capture){at, length};
    end = follow(s, i + 1, at);
    if (!end)
        s->captures--;
    return end;
}

static const char *closes(struct pattern_search *s, size_t i, const char *at)
{
    const char *end;
    int last = s->captures - 1;

    while (last >= 0 && s->capture[last].length != CAPTURE_OPEN)
        last--;
    if (last < 0) {
        s->why = "a ) has no (";
        return NULL;
    }
    s->capture[last].length = at - s->capture[last].begin;
    end = follow(s, i + 1, at);
    if (!end)
        s->capture[last].length = CAPTURE_OPEN;
    return end;
}

/* What %bxy spans from @p at on. */
static const char *balance(struct pattern_search *s, const struct pattern_part *part,
                           const char *at)
{
    int open = 1;

    if (at >= s->end || (unsigned char)*at != part->open)
        return NULL;
    while (++at < s->end && step(s)) {
        if ((unsigned char)*at == part->close && --open == 0)
            return at + 1;
        if ((unsigned char)*at == part->open && part->open != part->close)
            open++;
    }
    return NULL;
}

/* Between a byte that does not belong to the set and one that does; beyond both ends stands \0. */
static bool edge(const struct pattern_search *s, const struct pattern_part *part, const char *at)
{
    unsigned char before = at > s->begin ? (unsigned char)at[-1] : 0;
    unsigned char behind = at < s->end ? (unsigned char)*at : 0;

    return !has(part->set, before) && has(part->set, behind);
}

/* What was captured, once more. */
static const char *again(struct pattern_search *s, const struct pattern_part *part, const char *at)
{
    const struct pattern_capture *c = &s->capture[part->open % PATTERN_CAPTURES];
    size_t length;

    if (part->open >= s->captures || c->length == CAPTURE_OPEN) {
        s->why = "a % with a digit means no capture";
        return NULL;
    }
    if (c->length == CAPTURE_POSITION)
        return NULL;
    length = (size_t)c->length;
    s->steps -= s->steps > length / 16 ? length / 16 : s->steps;
    return (size_t)(s->end - at) >= length && memcmp(c->begin, at, length) == 0 ? at + length
                                                                                : NULL;
}

/* The parts that need no choice. @return where they end; NULL when they do not fit */
static const char *plain(struct pattern_search *s, const struct pattern_part *part, const char *at)
{
    switch (part->kind) {
    case PART_end:
        return at == s->end ? at : NULL;
    case PART_edge:
        return edge(s, part, at) ? at : NULL;
    case PART_balance:
        return balance(s, part, at);
    case PART_again:
        return again(s, part, at);
    default:
        return one(s, part, at) ? at + 1 : NULL;
    }
}

/* The parts after which it may have to come back. */
static const char *choice(struct pattern_search *s, size_t i, const char *at)
{
    const struct pattern_part *part = &s->pattern->part[i];

    switch (part->kind) {
    case PART_open:
        return opens(s, i, at, CAPTURE_OPEN);
    case PART_position:
        return opens(s, i, at, CAPTURE_POSITION);
    case PART_close:
        return closes(s, i, at);
    default:
        return part->times == '?'   ? optional(s, i, at)
               : part->times == '-' ? modest(s, i, at)
                                    : greedy(s, i, at);
    }
}

static bool needs_choice(const struct pattern_part *part)
{
    return part->times || part->kind == PART_open || part->kind == PART_position ||
           part->kind == PART_close;
}

/* Follows the pattern from its part @p i on. It calls itself once a part at most, so its depth is
 * bounded by their number. */
static const char *follow(struct pattern_search *s, size_t i, const char *at)
{
    while (at && i < s->pattern->count && step(s)) {
        const struct pattern_part *part = &s->pattern->part[i];

        if (needs_choice(part))
            return choice(s, i, at);
        at = plain(s, part, at);
        i++;
    }
    return at && i == s->pattern->count && !s->why ? at : NULL;
}

const char *pattern_match(struct pattern_search *s, const char *at)
{
    const char *end;

    s->captures = 0;
    end = follow(s, 0, at);
    for (int i = 0; end && i < s->captures; i++) {
        if (s->capture[i].length == CAPTURE_OPEN) {
            s->why = "a ( has no )";
            return NULL;
        }
    }
    return end;
}
