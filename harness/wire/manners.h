/* manners.h - how a server somewhere else is treated, and what is known of it from one story to the
 * next.
 *
 * It keeps its own clock, so what it is waited for counts wall time; the first two waits are long
 * enough to say afterwards that it did not answer, and where they were in vain later ones are
 * shorter, until it answers again.  A station that comes back is not in its door at once.
 */
#ifndef HARNESS_MANNERS_H
#define HARNESS_MANNERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/time.h>

struct manners_farewell;

struct manners {
    int64_t answer_ms;    /* how long an answer may hold the clock */
    int64_t dial_ms;      /* how long a handshake may hold it */
    int64_t reconnect_ms; /* at least so long before a station dials again; 0: at once */
    int in_vain;          /* waits since the last answer */
    int dials_in_vain;    /* handshakes since the last that was over */
    struct manners_farewell *farewells; /* when each station was there last */
    size_t count;
    char *gone; /* why it serves nobody any more, since the last story; NULL: it does */
    char *known_station, *known_protocol; /* who was let in before; NULL: nobody yet */
};

void manners_fini(struct manners *m);

/** After a story it is there (@p why NULL), or gone; @p why is taken, the others are copied. */
void manners_take_news(struct manners *m, char *why, const char *station, const char *protocol);

enum manners_wait { MANNERS_answer, MANNERS_pong, MANNERS_handshake };
/** For how long to wait now. WebSockets answer pings by themselves, so a pong is given less. */
struct timeval manners_patience(const struct manners *m, enum manners_wait what);
/** An answer or a pong came; did not come. */
void manners_met(struct manners *m);
void manners_missed(struct manners *m);
/** A handshake was over, in time or not. */
void manners_shook(struct manners *m, bool in_time);

/** @p station was connected until now, which is @p now_us of any clock that does not jump. */
void manners_left(struct manners *m, const char *station, int64_t now_us);
/** How long it has to wait before it may dial, microseconds. */
int64_t manners_wait_us(const struct manners *m, const char *station, int64_t now_us);

#endif
