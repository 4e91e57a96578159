/* rounding.h - how amounts are rounded under a tariff, and which other way would explain a figure.
 *
 * A tariff says the scope (each line, each rate of tax, the whole document), how many decimals and
 * which way halves go. An amount that is off by nothing but another such choice is told by its
 * words, so that nobody looks for a wrong price.
 */
#ifndef REPORTS_ROUNDING_H
#define REPORTS_ROUNDING_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "facts/decimal.h"

struct rounding {
    bool by_line, by_document; /* neither: by rate of tax */
    int decimals;
    enum decimal_mode mode;
    struct decimal tax_percent; /* of the tariff */
};

/** Of @p tariff, its JSON; lines to 2 decimals where it says nothing. */
struct rounding rounding_of(const cJSON *tariff);

/** @p percent of @p amount, exact. */
struct decimal rounding_percent(struct decimal amount, struct decimal percent);

/** Words for the way of rounding that makes @p figure of @p exact, as in "half up to 3 decimals";
 * NULL when none does. The caller frees them. */
char *rounding_words(struct decimal figure, struct decimal exact, const struct rounding *usual);

#endif
