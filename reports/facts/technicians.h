/* technicians.h - our own choice of who should have been sent: on shift, free, with the parts, and
 * there first.
 *
 * Positions, shifts and stock are what the desk was told (desk.act "staff"), else what the actors
 * of kind technician say of themselves.  The road is 1.3 x the great circle.
 */
#ifndef REPORTS_TECHNICIANS_H
#define REPORTS_TECHNICIANS_H

#include "facts/runfile.h"
#include "facts/ticket.h"

/* What is asked: who could have been sent at this moment? */
struct technicians_need {
    int scenario;
    int64_t at_ms;
    const struct ticket_book *book;
    const struct ticket *ticket;
    const struct ticket_step *dispatch;
};

struct technicians_choice {
    char *best; /* NULL: nobody could have been sent */
    int64_t best_travel_ms;
    int64_t sent_travel_ms; /* 0: they do not move; -1: nobody has told the desk of such a one */
    double sent_crow_m;     /* how far they were, as the crow flies; -1 as above */
    char *objection;        /* why the one who was sent could not be: "is not on shift"; or NULL */
};

/** @p sent is who was sent. @return false when we know too little (no place, no staff); else @p out
 * is to be emptied with technicians_choice_fini(). */
bool technicians_choose(struct runfile *rf, const struct technicians_need *need, const char *sent,
                        struct technicians_choice *out);
void technicians_choice_fini(struct technicians_choice *choice);

#endif
