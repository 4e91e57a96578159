/* staff.h - somebody goes: who is sent to a ticket, when they will be there, when they are free.
 *
 * Who is nearest is dispatch.h's arithmetic; here it meets the roster, the ticket and the promise
 * that the customer is given.
 */
#ifndef REFSTACK_STAFF_H
#define REFSTACK_STAFF_H

#include "refstack/desk/desk.h"

struct staff_order {
    const char *parts; /* comma-separated or NULL */
    const char *by, *role;
};

struct staff_sent {
    char name[80]; /* empty: nobody can go */
    char km[24];
    int64_t eta_ms, promise;
};

/** Metres as kilometres with one decimal; @p out has room for 24. */
void staff_km(int64_t road_m, char out[24]);
/** Sends somebody to @p ticket, or remembers that somebody is wanted.
 * @return false when the ticket has no station, or somebody is on the way */
bool staff_dispatch(struct desk *d, int64_t ticket, const struct staff_order *o,
                    struct staff_sent *out);
/** The one who is on the way to @p ticket will be there by @p due_ms only, because of @p why (may
 * be NULL): renews the promise and tells the customer. @return the new promise */
int64_t staff_late(struct desk *d, int64_t ticket, int64_t due_ms, const char *why);
/** Tries again for all tickets that want somebody. */
void staff_retry(struct desk *d);
/** Whoever is sent to @p ticket is free again, at its station. */
void staff_release(struct desk *d, int64_t ticket);

#endif
