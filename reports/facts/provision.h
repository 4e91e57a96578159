/* provision.h - what the CSMS was told of the stations of a scenario before they first connected
 * (csms.provision), and would have to know of them.
 */
#ifndef REPORTS_PROVISION_H
#define REPORTS_PROVISION_H

#include "facts/runfile.h"

struct provision {
    const char *station, *site; /* borrowed from the book; "" when nothing is known */
    bool known;                 /* it is a station of the scenario */
    int connectors, evses;
    int64_t power_w;   /* of a connector; 0: not known */
    const cJSON *told; /* the arguments of csms.provision; NULL: there were none */
};

struct provision_book {
    cJSON *rows;
};

/** To be emptied with provision_book_fini(). */
void provision_book_init(struct provision_book *book, struct runfile *rf, int scenario);
void provision_book_fini(struct provision_book *book);

/** What is known of @p station; with one connector and no power when nothing is. */
struct provision provision_of(const struct provision_book *book, const char *station);

/** The flat number of connector @p connector (0: not said) of EVSE @p evse: EVSEs have one
 * connector each, but the last, which has all that are left. 0 when there is no such place. */
int provision_flat(const struct provision *p, int evse, int connector);

#endif
