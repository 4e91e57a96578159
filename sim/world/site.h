/* site.h - a parking place with bays; a bay holds at most one vehicle, also one that cannot charge.
 */
#ifndef SIM_SITE_H
#define SIM_SITE_H

#include "base/place.h"
#include "world/world.h"

/** A site with @p bays bays (1..n, all free), owned by @p w. */
struct site *site_new(struct world *w, const char *name, struct place at, int bays);
const char *site_name(const struct site *s);
struct place site_place(const struct site *s);
int site_bays(const struct site *s);

/** Who stands in bay @p n (a vehicle's or blocker's name), NULL when it is free. */
const char *site_bay_holder(const struct site *s, int n);

/** Parks something that is not a charging customer (an ICE car) in bay @p n. S_REFUSED when taken.
 */
enum status site_block(struct site *s, int n, const char *by);
/** Frees bay @p n whoever stands there. */
void site_clear(struct site *s, int n);
/** Takes bay @p n for @p who. S_REFUSED when taken. */
enum status site_take(struct site *s, int n, const char *who);

#endif
