#include "ocpp/scan.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A member name seen so far: in which object, and where it stands. */
struct key {
    uint64_t hash;
    uint64_t object; /* serial number, from 1; 0: the slot is free */
    const char *text, *end;
};

struct level {
    bool is_object;
    uint64_t object;
};

struct scanner {
    const char *start, *p, *end;
    struct scan_finding *out; /* what makes it no JSON */
    struct scan_finding note; /* the first thing that peers read differently */
    struct level level[SCAN_MAX_DEPTH];
    size_t depth;
    uint64_t objects;
    struct key *keys; /* open addressing, room is a power of two */
    size_t key_count, key_room;
};

static const struct {
    const char *name;
    bool json;
    const char *sentence;
} kinds[SCAN_COUNT] = {
#define X(name, json, words) [SCAN_##name] = {#name, json, words},
    SCAN_LIST(X)
#undef X
};

const char *scan_name(enum scan what)
{
    assert((unsigned)what < SCAN_COUNT);
    return kinds[what].name;
}

const char *scan_sentence(enum scan what)
{
    assert((unsigned)what < SCAN_COUNT);
    return kinds[what].sentence;
}

bool scan_is_json(enum scan what)
{
    assert((unsigned)what < SCAN_COUNT);
    return kinds[what].json;
}

static bool broken(struct scanner *s, enum scan what, const char *at)
{
    if (at == s->end && what != SCAN_empty)
        what = SCAN_cut;
    *s->out = (struct scan_finding){what, (size_t)(at - s->start)};
    return false;
}

static void noted(struct scanner *s, enum scan what, const char *at)
{
    size_t offset = (size_t)(at - s->start);

    if (s->note.what == SCAN_clean || offset < s->note.offset)
        s->note = (struct scan_finding){what, offset};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blanks(struct scanner *s)
{
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
        s->p++;
}

/* --- strings -------------------------------------------------------------------------------- */

size_t scan_utf8(const char *text, size_t room)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t len = p[0] < 0x80   ? 1
                 : p[0] < 0xc2 ? 0
                 : p[0] < 0xe0 ? 2
                 : p[0] < 0xf0 ? 3
                 : p[0] < 0xf5 ? 4
                               : 0;

    if (len == 0 || len > room)
        return 0;
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    }
    if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
        (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
        return 0;
    return len;
}

bool scan_utf8_pieces(const char *text, size_t len, size_t *done, bool whole)
{
    while (*done < len) {
        size_t n = (unsigned char)text[*done] < 0x80 ? 1 : scan_utf8(text + *done, len - *done);

        if (n == 0)
            return !whole && len - *done < 4;
        *done += n;
    }
    return true;
}

/* The value of the four hex digits at @p p, -1 when they are none. */
static int hex4(const char *p, const char *end)
{
    int n = 0;

    if (end - p < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = is_digit(c)            ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        n = n * 16 + digit;
    }
    return n;
}

/* Behind "\u": a code unit, and the second one of a pair. */
static bool scan_unicode(struct scanner *s, const char *at)
{
    int unit = hex4(s->p, s->end), low;

    if (unit < 0)
        return broken(s, SCAN_escape, s->end - s->p < 4 ? s->end : at);
    s->p += 4;
    if (unit == 0)
        return broken(s, SCAN_nul, at);
    if (unit < 0xd800 || unit > 0xdfff)
        return true;
    low = s->end - s->p >= 6 && s->p[0] == '\\' && s->p[1] == 'u' ? hex4(s->p + 2, s->end) : -1;
    if (unit < 0xdc00 && low >= 0xdc00 && low <= 0xdfff)
        s->p += 6;
    else
        noted(s, SCAN_surrogate, at);
    return true;
}

static bool scan_escape(struct scanner *s)
{
    const char *at = s->p++;

    if (s->p == s->end)
        return broken(s, SCAN_cut, s->end);
    if (*s->p == 'u') {
        s->p++;
        return scan_unicode(s, at);
    }
    if (*s->p == '\0' || !strchr("\"\\/bfnrt", *s->p))
        return broken(s, SCAN_escape, at);
    s->p++;
    return true;
}

/* At the opening quote; ends behind the closing one. */
static bool scan_string(struct scanner *s)
{
    s->p++;
    while (s->p < s->end && *s->p != '"') {
        size_t len;

        if (*s->p == '\\') {
            if (!scan_escape(s))
                return false;
            continue;
        }
        if ((unsigned char)*s->p < 0x20)
            return broken(s, SCAN_control, s->p);
        len = scan_utf8(s->p, (size_t)(s->end - s->p));
        if (len == 0)
            return broken(s, SCAN_utf8, s->p);
        s->p += len;
    }
    if (s->p == s->end)
        return broken(s, SCAN_cut, s->end);
    s->p++;
    return true;
}

/* --- member names: \u0061 and a are the same name ------------------------------------------- */

static uint32_t read_utf8(const char **p)
{
    static const unsigned char first[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    unsigned char c = (unsigned char)**p;
    size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    uint32_t n = c & first[len];

    for (size_t i = 1; i < len; i++)
        n = n << 6 | ((unsigned char)(*p)[i] & 0x3f);
    *p += len;
    return n;
}

/* The next character of a name that was scanned already. */
static uint32_t next_character(const char **p, const char *end)
{
    static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
    const char *letter;
    uint32_t high, low;

    if (**p != '\\')
        return read_utf8(p);
    *p += 2;
    letter = strchr(letters, (*p)[-1]);
    if (letter)
        return (unsigned char)values[letter - letters];
    if ((*p)[-1] != 'u')
        return (unsigned char)(*p)[-1];
    high = (uint32_t)hex4(*p, end);
    *p += 4;
    if (high < 0xd800 || high > 0xdbff || end - *p < 6 || (*p)[0] != '\\' || (*p)[1] != 'u')
        return high;
    low = (uint32_t)hex4(*p + 2, end);
    if (low < 0xdc00 || low > 0xdfff)
        return high;
    *p += 6;
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static uint64_t key_hash(uint64_t object, const char *p, const char *end)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ object * UINT64_C(0x9e3779b97f4a7c15);

    while (p < end)
        h = (h ^ next_character(&p, end)) * UINT64_C(1099511628211);
    return h ^ h >> 29;
}

static bool same_key(const struct key *a, const struct key *b)
{
    const char *p = a->text, *q = b->text;

    if (a->hash != b->hash || a->object != b->object)
        return false;
    while (p < a->end && q < b->end) {
        if (next_character(&p, a->end) != next_character(&q, b->end))
            return false;
    }
    return p == a->end && q == b->end;
}

/* @return true when the same name was there before */
static bool put_key(struct key *keys, size_t room, const struct key *key)
{
    size_t i = key->hash & (room - 1);

    for (; keys[i].object; i = (i + 1) & (room - 1)) {
        if (same_key(&keys[i], key))
            return true;
    }
    keys[i] = *key;
    return false;
}

static void grow_keys(struct scanner *s)
{
    size_t room = s->key_room ? s->key_room * 2 : 64;
    struct key *keys = mem_new(room * sizeof(*keys));

    for (size_t i = 0; i < s->key_room; i++) {
        if (s->keys[i].object)
            put_key(keys, room, &s->keys[i]);
    }
    free(s->keys);
    s->keys = keys;
    s->key_room = room;
}

static void add_key(struct scanner *s, const char *text, const char *end)
{
    uint64_t object = s->level[s->depth - 1].object;
    struct key key = {key_hash(object, text, end), object, text, end};

    if (s->key_count * 2 >= s->key_room)
        grow_keys(s);
    if (put_key(s->keys, s->key_room, &key))
        noted(s, SCAN_duplicate_key, text - 1);
    else
        s->key_count++;
}

/* --- numbers -------------------------------------------------------------------------------- */

static size_t skip_digits(struct scanner *s)
{
    const char *from = s->p;

    while (s->p < s->end && is_digit(*s->p))
        s->p++;
    return (size_t)(s->p - from);
}

/* An integer of @p len digits beyond 2^53? */
static bool is_big(const char *digits, size_t len)
{
    static const char limit[] = "9007199254740992";

    return len > 16 || (len == 16 && memcmp(digits, limit, 16) > 0);
}

static bool scan_number(struct scanner *s)
{
    const char *at = s->p, *digits;
    size_t len;
    bool whole = true;
    long exponent = 0;

    if (*s->p == '-')
        s->p++;
    digits = s->p;
    len = skip_digits(s);
    if (len == 0 || (len > 1 && *digits == '0'))
        return broken(s, SCAN_number, s->p == s->end ? s->end : at);
    if (s->p < s->end && *s->p == '.') {
        s->p++;
        whole = false;
        if (skip_digits(s) == 0)
            return broken(s, SCAN_number, s->p == s->end ? s->end : at);
    }
    if (s->p < s->end && (*s->p == 'e' || *s->p == 'E')) {
        bool negative = ++s->p < s->end && *s->p == '-';
        const char *from;

        whole = false;
        if (s->p < s->end && (*s->p == '-' || *s->p == '+'))
            s->p++;
        from = s->p;
        if (skip_digits(s) == 0)
            return broken(s, SCAN_number, s->p == s->end ? s->end : at);
        for (; from < s->p && exponent < 100000; from++)
            exponent = exponent * 10 + (*from - '0');
        exponent = negative ? -exponent : exponent;
    }
    if (whole ? is_big(digits, len) : *digits != '0' && (long)len + exponent > 309)
        noted(s, SCAN_big_number, at);
    return true;
}

/* --- values --------------------------------------------------------------------------------- */

static bool scan_word(struct scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};

    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(words[i]), room = (size_t)(s->end - s->p);

        if (memcmp(s->p, words[i], len < room ? len : room) != 0)
            continue;
        if (room < len)
            return broken(s, SCAN_cut, s->end);
        s->p += len;
        return true;
    }
    return broken(s, SCAN_syntax, s->p);
}

/* Behind '{' or a comma in an object: name and colon. */
static bool scan_key(struct scanner *s)
{
    const char *from;

    skip_blanks(s);
    if (s->p == s->end || *s->p != '"')
        return broken(s, SCAN_syntax, s->p);
    from = s->p + 1;
    if (!scan_string(s))
        return false;
    add_key(s, from, s->p - 1);
    skip_blanks(s);
    if (s->p == s->end || *s->p != ':')
        return broken(s, SCAN_syntax, s->p);
    s->p++;
    return true;
}

/* At '{' or '['. @p open tells whether there is something inside. */
static bool scan_open(struct scanner *s, bool *open)
{
    bool is_object = *s->p == '{';

    if (s->depth == SCAN_MAX_DEPTH)
        return broken(s, SCAN_depth, s->p);
    s->level[s->depth++] = (struct level){is_object, is_object ? ++s->objects : 0};
    s->p++;
    skip_blanks(s);
    *open = s->p == s->end || *s->p != (is_object ? '}' : ']');
    if (!*open) {
        s->p++;
        s->depth--;
        return true;
    }
    return is_object ? scan_key(s) : true;
}

/* Behind a value: closes levels up to a comma. @p more: another value follows. */
static bool scan_behind(struct scanner *s, bool *more)
{
    *more = false;
    while (s->depth > 0) {
        struct level level = s->level[s->depth - 1];

        skip_blanks(s);
        if (s->p == s->end)
            return broken(s, SCAN_cut, s->end);
        if (*s->p == ',') {
            s->p++;
            *more = true;
            return level.is_object ? scan_key(s) : true;
        }
        if (*s->p != (level.is_object ? '}' : ']'))
            return broken(s, SCAN_syntax, s->p);
        s->p++;
        s->depth--;
    }
    return true;
}

/* One value; @p open: it is a container and its first value follows. */
static bool scan_value(struct scanner *s, bool *open)
{
    *open = false;
    skip_blanks(s);
    if (s->p == s->end)
        return broken(s, SCAN_cut, s->end);
    if (*s->p == '{' || *s->p == '[')
        return scan_open(s, open);
    if (*s->p == '"')
        return scan_string(s);
    if (*s->p == '-' || is_digit(*s->p))
        return scan_number(s);
    return scan_word(s);
}

static bool scan_text(struct scanner *s)
{
    bool more = true, open;

    skip_blanks(s);
    if (s->p == s->end)
        return broken(s, SCAN_empty, s->end);
    while (more) {
        if (!scan_value(s, &open))
            return false;
        if (!open && !scan_behind(s, &more))
            return false;
    }
    skip_blanks(s);
    return s->p == s->end || broken(s, SCAN_trailing, s->p);
}

bool scan_json(const char *text, size_t len, struct scan_finding *out)
{
    struct scanner s = {.start = text, .p = text, .end = text + len, .out = out};

    *out = (struct scan_finding){SCAN_clean, 0};
    if (OCPP_TRUST)
        return true;
    if (scan_text(&s))
        *out = s.note;
    free(s.keys);
    return out->what == SCAN_clean;
}
