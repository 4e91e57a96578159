/* staff.h - somebody goes: who is sent to a ticket, when they will be there, when they are free.
 *
 * From the dispatch on they are on an errand (desk_errand), and nobody else gets them: until the
 * roster says that they are free, or the ticket needs nobody any more.
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
 * be NULL): renews the promise and tells the customer. Where their shift ends before that and
 * somebody else is there sooner, they are called off and the other one goes. @return the new
 * promise
 */
int64_t staff_late(struct desk *d, int64_t ticket, int64_t due_ms, const char *why);
/** Tries again for all tickets that want somebody, the most severe grade first. */
void staff_retry(struct desk *d);
/** Nobody is needed at @p ticket any more: whoever is under way is called off. Whoever is there
 * goes on working until the roster says that they are free. */
void staff_release(struct desk *d, int64_t ticket);
/** The roster says that @p name is free. @p since is the last event of the desk that whoever says
 * so has read: who was sent later is not free, whatever the list says; -1: nobody knows, and
 * whoever was sent is believed to be free only once they have been there. */
void staff_free(struct desk *d, const char *name, int64_t since);

/** A mutant: whoever is at @p ticket is taken to be free, though they are still at work. */
void staff_free_at_once(struct desk *d, int64_t ticket);

#endif
