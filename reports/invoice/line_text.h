/* line_text.h - what a line of a bill says in words, held against its figures.
 *
 * Words are the biller's own, in any language; only figures with a unit beside them can contradict:
 * an amount with a currency ("6.68 EUR", "NOK 4,20"), energy in kWh or Wh, and on a line of time
 * its hours or minutes. Such a figure must be one that the line, its document, its session or its
 * tariff has, as far as its decimals go, whether a point or a comma stands before them. Dates,
 * times of day and what is part of a name are no figures.
 */
#ifndef REPORTS_LINE_TEXT_H
#define REPORTS_LINE_TEXT_H

#include "facts/decimal.h"

enum line_text_measure { LINE_TEXT_money, LINE_TEXT_energy, LINE_TEXT_hours, LINE_TEXT_minutes };

/* A figure that may stand in the text; energy is in kWh. */
struct line_text_figure {
    enum line_text_measure measure;
    struct decimal value;
};

struct line_text {
    const char *text;
    const char *currency, *tariff_currency; /* either may be named */
    const struct line_text_figure *figures;
    size_t count;
    bool timed; /* hours and minutes are judged */
};

/** The first figure of @p t that may not stand there, as it is written: "9.99 EUR"; NULL: there is
 * none. The caller frees it. */
char *line_text_contradiction(const struct line_text *t);

#endif
