/* about.h - what a finding is about: stations, sessions, tickets, invoices, people.
 *
 * A scorer may say it; most of it is read from the events that are the evidence, and from what
 * belongs to what in the run file: a session to its station and driver; a ticket to its station,
 * its invoice and whoever made contact; a credit note to its invoice; an invoice to its account's
 * person, and to its sessions where the finding is about none of them in particular. What a driver
 * checks is about the stations where that driver has been.
 */
#ifndef REPORTS_ABOUT_H
#define REPORTS_ABOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/runfile.h"

#define ABOUT_LIST(X) X(station) X(session) X(ticket) X(invoice) X(person)
#define X(name)       ABOUT_##name,
enum about_kind { ABOUT_LIST(X) ABOUT_KIND_COUNT };
#undef X

struct about {
    struct about_thing {
        enum about_kind kind;
        char *name;
    } * things;
    size_t count;
};

void about_fini(struct about *a);
/** Adds one thing, once; an empty @p name is nothing. */
void about_add(struct about *a, enum about_kind kind, const char *name);
void about_add_number(struct about *a, enum about_kind kind, int64_t number);
/** Adds all of @p b. */
void about_join(struct about *a, const struct about *b);
/** Have both something of @p kind in common? */
bool about_share(const struct about *a, const struct about *b, enum about_kind kind);

/** Adds what event @p seq is about. */
void about_event(struct about *a, struct runfile *rf, int scenario, uint64_t seq);
/** Adds what belongs to what is there. */
void about_widen(struct about *a, struct runfile *rf, int scenario);

#endif
