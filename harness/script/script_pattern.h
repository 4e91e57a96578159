/* script_pattern.h - Lua's patterns (Lua 5.4 manual, 6.4.1), with a leash.
 *
 * Lua's own matcher goes back over what it has tried, inside one call of C: where no budget of
 * instructions counts, forty optional letters take longer than anybody waits. This one understands
 * the same patterns and counts its steps.
 */
#ifndef HARNESS_SCRIPT_PATTERN_H
#define HARNESS_SCRIPT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PATTERN_PARTS = 256,   /* of a pattern: letters, sets, brackets */
    PATTERN_CAPTURES = 32, /* as in Lua */
};

struct pattern_part {
    unsigned char kind;        /* private to script_pattern.c */
    unsigned char times;       /* 0, or one of * + - ? */
    unsigned char open, close; /* of %bxy; open: which capture a %1 means */
    uint32_t set[8];           /* the bytes that fit */
};

/** A pattern that was read. */
struct pattern {
    struct pattern_part part[PATTERN_PARTS];
    size_t count;
    bool anchored; /* it begins with ^ */
};

/** What stands between a pair of brackets. @p length is -1 for (), which captures a position. */
struct pattern_capture {
    const char *begin;
    ptrdiff_t length;
};

/** One search in a subject, and what it found. */
struct pattern_search {
    const struct pattern *pattern;
    const char *begin, *end; /* the subject */
    uint64_t steps;          /* that may still be made; 0 after a search that was given up */
    struct pattern_capture capture[PATTERN_CAPTURES];
    int captures;
    const char *why; /* NULL, or why there is no answer: the pattern's fault */
};

/** Reads the pattern @p text of @p length bytes. With @p anchors a ^ at its beginning is an anchor
 * (not for gmatch). @return NULL, or what is wrong with it, in words */
const char *pattern_read(struct pattern *p, const char *text, size_t length, bool anchors);

/** Does what begins at @p at, within the subject, fit? Fills in the captures. A whole pattern
 * without brackets has none. @return where what fits ends; NULL when nothing does, when s->steps
 * are at an end, or when the pattern cannot be followed (s->why) */
const char *pattern_match(struct pattern_search *s, const char *at);

#endif
