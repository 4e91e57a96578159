#include "invoice/line_text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define DIGITS_MAX 18

/* Words for money beside a code of three letters. */
static const struct money_word {
    const char *word, *code; /* code "": of several */
} money_words[] = {
    {"€", "EUR"},   {"$", "USD"},   {"£", "GBP"},   {"kr", ""},     {"EUR", "EUR"},
    {"USD", "USD"}, {"GBP", "GBP"}, {"NOK", "NOK"}, {"SEK", "SEK"}, {"DKK", "DKK"},
    {"CHF", "CHF"}, {"PLN", "PLN"}, {NULL, NULL},
};

/* A number in the text, [from, to), and the word beside it. */
struct figure {
    const char *from, *to;
    const char *word;
    size_t word_len;
};

static bool is_word(const struct figure *f, const char *word)
{
    return f->word_len == strlen(word) && strncasecmp(f->word, word, f->word_len) == 0;
}

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80 || c == '$';
}

/* Is the number at @p from part of a date, a time of day, a name? */
static bool is_part(const char *text, const char *from, const char *to)
{
    const char *around = "-:/_#.,";
    bool sign = from > text && from[-1] == '-' && (from - 1 == text || from[-2] == ' ');

    if (from > text && !sign &&
        (is_letter(from[-1]) ? from[-1] != '$' && (unsigned char)from[-1] < 0x80
                             : strchr(around, from[-1]) != NULL))
        return true;
    return *to == ':' || (*to == '-' && isalnum((unsigned char)to[1])) ||
           (*to == '/' && isdigit((unsigned char)to[1]));
}

/* The end of the number that begins at @p at: digits, with a point, comma or apostrophe between
 * digits. */
static const char *number_end(const char *at)
{
    while (isdigit((unsigned char)*at) ||
           ((*at == '.' || *at == ',' || *at == '\'') && isdigit((unsigned char)at[1])))
        at++;
    return at;
}

static void take_word_after(struct figure *f)
{
    const char *at = f->to + (*f->to == ' ');

    if (strncmp(at, "\u00a0", 2) == 0)
        at += 2;
    f->word = at;
    while (is_letter(*at))
        at++;
    f->word_len = (size_t)(at - f->word);
}

static void take_word_before(const char *text, struct figure *f)
{
    const char *end = f->from;

    if (end > text && end[-1] == ' ')
        end--;
    f->word = end;
    while (f->word > text && is_letter(f->word[-1]))
        f->word--;
    f->word_len = (size_t)(end - f->word);
}

/* ---- what it may be ---- */

/* The number with its last separator taken for the decimal one (or, @p whole, for one of
 * thousands). */
static struct decimal reading(const struct figure *f, bool whole)
{
    const char *point = NULL;
    struct decimal out = {0, 0, true};
    int digits = 0;

    for (const char *at = f->from; at < f->to; at++)
        if (*at == '.' || *at == ',')
            point = at;
    for (const char *at = f->from; at < f->to; at++) {
        if (!isdigit((unsigned char)*at))
            continue;
        if (++digits > DIGITS_MAX)
            return (struct decimal){0, 0, false};
        out.units = out.units * 10 + (*at - '0');
        out.scale += point && at > point && !whole;
    }
    return out;
}

static bool is_as_written(struct decimal written, struct decimal value)
{
    if (value.units < 0)
        value = decimal_negate(value);
    return decimal_equal(decimal_round(value, written.scale, DECIMAL_half_up), written) ||
           decimal_equal(decimal_round(value, written.scale, DECIMAL_half_even), written) ||
           decimal_equal(decimal_round(value, written.scale, DECIMAL_down), written);
}

/* Is the number, in units of @p unit, one of the figures of @p measure? */
static bool is_known(const struct line_text *t, const struct figure *f,
                     enum line_text_measure measure, struct decimal unit)
{
    for (size_t i = 0; i < t->count; i++)
        for (int whole = 0; whole < 2; whole++)
            if (t->figures[i].measure == measure &&
                is_as_written(reading(f, whole), decimal_mul(t->figures[i].value, unit)))
                return true;
    return false;
}

enum answer { NO_FIGURE, RIGHT, WRONG };

/* Is @p code the currency of the bill or of its tariff? */
static bool is_own(const struct line_text *t, const char *code)
{
    return !*code || strcasecmp(code, t->currency) == 0 ||
           strcasecmp(code, t->tariff_currency) == 0;
}

static enum answer money(const struct line_text *t, const struct figure *f)
{
    bool own = f->word_len > 0 && (is_word(f, t->currency) || is_word(f, t->tariff_currency));

    for (const struct money_word *m = money_words; m->word && !own; m++) {
        if (!is_word(f, m->word))
            continue;
        if (!is_own(t, m->code))
            return WRONG;
        own = true;
    }
    if (!own)
        return NO_FIGURE;
    return is_known(t, f, LINE_TEXT_money, decimal_make(1, 0)) ? RIGHT : WRONG;
}

static enum answer measured(const struct line_text *t, const struct figure *f)
{
    static const struct unit {
        const char *word;
        enum line_text_measure measure;
        int64_t per; /* of the unit in which figures are */
    } units[] = {
        {"kWh", LINE_TEXT_energy, 1},
        {"Wh", LINE_TEXT_energy, 1000},
        {"h", LINE_TEXT_hours, 1},
        {"hours", LINE_TEXT_hours, 1},
        {"min", LINE_TEXT_minutes, 1},
        {"minutes", LINE_TEXT_minutes, 1},
        {.word = NULL},
    };
    const struct unit *unit = units;

    while (unit->word && !is_word(f, unit->word))
        unit++;
    if (!unit->word)
        return money(t, f);
    if (unit->measure != LINE_TEXT_energy && !t->timed)
        return NO_FIGURE;
    return is_known(t, f, unit->measure, decimal_make(unit->per, 0)) ? RIGHT : WRONG;
}

static bool contradicts(const struct line_text *t, struct figure *f)
{
    enum answer answer;

    take_word_after(f);
    answer = measured(t, f);
    if (answer != NO_FIGURE)
        return answer == WRONG;
    take_word_before(t->text, f);
    return money(t, f) == WRONG;
}

char *line_text_contradiction(const struct line_text *t)
{
    const char *at = t->text;

    while (*at) {
        struct figure f = {.from = at};
        const char *end;

        if (!isdigit((unsigned char)*at)) {
            at++;
            continue;
        }
        at = f.to = number_end(at);
        if (is_part(t->text, f.from, f.to) || !contradicts(t, &f))
            continue;
        end = f.word >= f.to ? f.word + f.word_len : f.to;
        if (f.word < f.from)
            f.from = f.word;
        return mem_text_n(f.from, (size_t)(end - f.from));
    }
    return NULL;
}
