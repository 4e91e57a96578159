/* scan.h - is this text clean JSON?  A strict look at the characters, before any parser.
 *
 * cJSON takes more than JSON allows (bad UTF-8, raw control characters, 012, 1., text behind the
 * value) and loses what it should not (duplicate keys, \u0000, integers above 2^53).  Who judges a
 * peer asks here first.
 *
 * Two classes: what makes the text no JSON at all, and what JSON allows but peers read differently.
 * \u0000 is of the first: a reader that ends a text there takes one token for another.
 */
#ifndef OCPP_SCAN_H
#define OCPP_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* 1: every frame is believed unseen, here and in ocpp_validate(): a build to measure what judging
 * costs (tests/bench/validation_cost.sh), never one to use. */
#ifndef OCPP_TRUST
#define OCPP_TRUST 0
#endif

#define SCAN_MAX_DEPTH 64

/* name, is the text still JSON, sentence */
#define SCAN_LIST(X)                                                                               \
    X(clean, true, "nothing is wrong")                                                             \
    X(empty, false, "there is no text")                                                            \
    X(syntax, false, "this character cannot stand here")                                           \
    X(cut, false, "the text ends in the middle of a value")                                        \
    X(trailing, false, "text follows the value")                                                   \
    X(utf8, false, "this is not UTF-8")                                                            \
    X(control, false, "a control character stands bare in a string")                               \
    X(escape, false, "this is not an escape sequence")                                             \
    X(number, false, "this is not how JSON writes a number")                                       \
    X(depth, false, "the value is nested deeper than 64 levels")                                   \
    X(surrogate, true, "half of a surrogate pair stands alone")                                    \
    X(nul, false, "a string holds \\u0000, which many readers take for its end")                   \
    X(duplicate_key, true, "an object has two members of the same name")                           \
    X(big_number, true, "a number is beyond 2^53 (or the range of a double) and loses digits")
#define X(name, json, sentence) SCAN_##name,
enum scan { SCAN_LIST(X) SCAN_COUNT };
#undef X

struct scan_finding {
    enum scan what;
    size_t offset; /* of the character it is about, in bytes; the text's length where it is cut */
};

/** Looks through the @p len bytes of @p text and tells the first finding that makes it no JSON,
 * else the first of the other class. Byte order marks are not skipped.
 * @return true when it is clean */
bool scan_json(const char *text, size_t len, struct scan_finding *out);

/** Length of the UTF-8 character at @p text, of which @p room (> 0) bytes may be read; 0 when it is
 * none (overlong, a surrogate, beyond U+10FFFF, cut). */
size_t scan_utf8(const char *text, size_t room);

/** Is a text that comes in pieces UTF-8? @p text is all of it so far, @p len bytes, of which @p
 * done were found to be; it is moved on. Of what is not @p whole yet the last 3 bytes may stay
 * undecided.
 * @return false when it is not UTF-8, whatever comes */
bool scan_utf8_pieces(const char *text, size_t len, size_t *done, bool whole);

const char *scan_name(enum scan what);
const char *scan_sentence(enum scan what);
/** Is a text with this finding still JSON? */
bool scan_is_json(enum scan what);

#endif
