/* decimal.h - exact decimal numbers for money and quantities: an integer and a scale.
 *
 * Nothing is rounded unless decimal_round() is called.  What cannot be held exactly (bad text, more
 * than 18 digits) is invalid; whatever is made from it is invalid, too, and equals nothing.
 */
#ifndef REPORTS_DECIMAL_H
#define REPORTS_DECIMAL_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct decimal {
    int64_t units; /* value x 10^scale */
    int scale;     /* 0..18 */
    bool valid;
};

/* mode, in words */
#define DECIMAL_MODE_LIST(X)                                                                       \
    X(half_up, "rounded half up")                                                                  \
    X(half_even, "rounded half to even")                                                           \
    X(down, "cut off")                                                                             \
    X(up, "rounded up")
#define X(name, words) DECIMAL_##name,
enum decimal_mode { DECIMAL_MODE_LIST(X) DECIMAL_MODE_COUNT };
#undef X

const char *decimal_mode_words(enum decimal_mode mode);
/** The mode called @p name; half_up for anything else. */
enum decimal_mode decimal_mode_of(const char *name);

/* Nothing, exactly. */
#define DECIMAL_ZERO ((struct decimal){.valid = true})

struct decimal decimal_make(int64_t units, int scale);
/** Reads "-12.340"; NULL and anything else is invalid. */
struct decimal decimal_parse(const char *text);
/** The field @p name of @p object, text or number; zero with @p missing_is_zero when missing. */
struct decimal decimal_field(const cJSON *object, const char *name, bool missing_is_zero);

struct decimal decimal_add(struct decimal a, struct decimal b);
struct decimal decimal_sub(struct decimal a, struct decimal b);
struct decimal decimal_mul(struct decimal a, struct decimal b);
struct decimal decimal_negate(struct decimal a);
/** Rounds to @p scale digits; half up and up go away from zero. A shorter number stays as it is. */
struct decimal decimal_round(struct decimal a, int scale, enum decimal_mode mode);

/** -1, 0, 1; of invalid numbers 1, so that they equal nothing. */
int decimal_compare(struct decimal a, struct decimal b);
bool decimal_equal(struct decimal a, struct decimal b);
bool decimal_is_zero(struct decimal a);
/** Is the distance of @p a and @p b at most @p most? */
bool decimal_near(struct decimal a, struct decimal b, struct decimal most);

/** Text with at least @p digits decimals, "?" when invalid. */
const char *decimal_text(struct decimal a, int digits, char out[32]);

#endif
