/* price.h - what charging costs, as a driver gets to see it.
 *
 * A display and an app show every element of the tariff in force; what is billed beyond that is a
 * surprise to whoever saw it (scorer experience).
 */
#ifndef HARNESS_PRICE_H
#define HARNESS_PRICE_H

#include <cjson/cJSON.h>

struct stage;
struct driver;

/** The one of @p tariffs (as billing.tariff takes them) that holds at @p station: one that names it
 * before one for all, the first made counts. NULL when none does. */
const cJSON *price_tariff(const cJSON *tariffs, const char *station);

/** All prices of @p tariff in one line; the caller frees it. */
char *price_words(const cJSON *tariff);

/** Notes that @p d sees on @p channel ("station" or "app") what charging at @p station costs;
 * nothing where no tariff holds. */
void price_show(const struct stage *st, const struct driver *d, const char *station,
                const char *channel);

/** The same for what a display says to a card: it names the price to whom it lets charge, unless it
 * is dark (@p text is empty). */
void price_show_by_display(const struct stage *st, const struct driver *d, const char *station,
                           const char *outcome, const char *text);

#endif
