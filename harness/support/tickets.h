/* tickets.h - the tickets of the desk, as far as the desk has told of them.
 *
 * The record alone; what follows from an event is desk_news.h.
 */
#ifndef HARNESS_TICKETS_H
#define HARNESS_TICKETS_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct support;

/* What the desk has told of one of its tickets. */
struct ticket {
    struct ticket *next;
    int64_t id;
    int actor;     /* "case N" in the log */
    cJSON *data;   /* what is known: requester, station, connector, grade, status ... */
    cJSON *events; /* array, as told */
};

/** The ticket @p id, made when it is new: the first word of it makes it an actor of the log. */
struct ticket *tickets_find(struct support *su, int64_t id);

/** Writes the event @p ev of desk.events down: with its ticket @p t, in what is known of it, and in
 * table ticket_event of the run file. */
void tickets_note(struct support *su, struct ticket *t, const cJSON *ev);

/** Writes table ticket. */
void tickets_write(struct support *su);
/** Frees all tickets. */
void tickets_free(struct support *su);

#endif
