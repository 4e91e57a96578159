/* arrival.h - what customers are told of whoever is on the way to them: who, and by when. */
#ifndef REFSTACK_ARRIVAL_H
#define REFSTACK_ARRIVAL_H

#include "refstack/desk/desk.h"

struct arrival {
    int64_t due_ms, promise;
    const char *technician, *reason; /* reason may be NULL */
};

/** Writes @p a down and tells the customers of @p ticket. */
void arrival_tell(struct desk *d, int64_t ticket, const struct arrival *a);

#endif
