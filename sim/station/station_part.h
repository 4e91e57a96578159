/* station_part.h - what a station is made of: parts that each keep what is their own and hear what
 * happens.
 *
 * A part is one const record, listed in station_parts.def and called like its file.  What it keeps
 * at a station is known to its own file alone; the station holds a pointer to it.  What happens at
 * the station is told to its dialect first and then to the parts, in the order of the list: so
 * nobody calls upwards.  Parts that the core uses stand beside it in this room, those that only
 * hear and are ordered in sim/parts; stations.h hands the list (parts/parts.c) to station_new().
 */
#ifndef SIM_STATION_PART_H
#define SIM_STATION_PART_H

struct connector;
struct station;

/* name, what has happened */
#define HAPPENING_LIST(X)                                                                          \
    X(starts, "the software begins to boot")                                                       \
    X(boots, "the software is up, and about to connect")                                           \
    X(up, "it connects, and its connectors know how they are")                                     \
    X(hangs, "the controller hangs")                                                               \
    X(mains_gone, "the mains are gone; it may live on for a while")                                \
    X(goes_down, "the software stops, and nothing is fed or told any more")                        \
    X(status, "the state of a connector changed, and was told")                                    \
    X(session_over, "a session ended at a connector; its plug may still be held")                  \
    X(transaction_told, "the end of a transaction was told")                                       \
    X(connected, "the connection is open")                                                         \
    X(refused, "an attempt to connect ended with a code of link/wire.h")                           \
    X(can_tell, "the CSMS can hear what it has not heard yet")                                     \
    X(online, "the CSMS has accepted the station, or it is connected again")                       \
    X(clock_set, "its own clock was set (rtc.h)")                                                  \
    X(heard, "a frame of the CSMS was heard")                                                      \
    X(limited, "a limit of somebody else than the CSMS came or ended")
#define X(name, what) HAPPENS_##name,
enum happening { HAPPENING_LIST(X) HAPPENING_COUNT };
#undef X

/* Where, and how; what does not apply is NULL or 0. */
struct happened {
    struct connector *c;
    int code; /* of HAPPENS_refused */
};

typedef void part_hears_fn(struct station *s, const struct happened *at);

struct station_part {
    void (*make)(struct station *s);   /* with a new station; may be NULL */
    void (*forget)(struct station *s); /* frees what is its own; may be NULL */
    part_hears_fn *hears[HAPPENING_COUNT];
};

#define PART(name, own) extern const struct station_part part_##name;
#include "station/station_parts.def"
#undef PART

/** All of them, ended by NULL. */
extern const struct station_part *const station_parts[];

/** Makes the parts of a new station; forgets them. */
void station_parts_make(struct station *s);
void station_parts_forget(struct station *s);
/** Tells the parts of @p s what happens. */
void station_happens(struct station *s, enum happening what);
/** Tells them that it happens at @p c. */
void station_happens_at(struct connector *c, enum happening what);
/** Tells them that it happens with @p code. */
void station_happens_with(struct station *s, enum happening what, int code);

#endif
