/* member.h - what every actor owned by a world has in common; for actors only.
 *
 * An actor embeds a struct member first.  The world keeps the members of a kind in the order of
 * their making, finds them by name, and frees them when it is freed.  A member that changes says so
 * with member_touch(), and the next world_check() looks at those and at no others.
 */
#ifndef SIM_MEMBER_H
#define SIM_MEMBER_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "log/evlog.h"
#include "world/world.h"

struct member;

/* In the order in which they are freed: whoever points at another goes first. */
enum member_slot {
    MEMBER_driver,
    MEMBER_technician,
    MEMBER_station,
    MEMBER_vehicle,
    MEMBER_site,
    MEMBER_SLOT_COUNT
};

struct member_kind {
    enum member_slot slot;
    enum actor_kind actor;
    void (*free)(struct member *m);
    void (*check)(const struct member *m); /* may be NULL */
    void (*finish)(struct member *m);      /* world_finish(); may be NULL */
};

struct member {
    const struct member_kind *kind;
    struct world *world;
    char *name;
    int actor;
    struct member *next;    /* made after this one, same kind */
    struct member *chain;   /* same bucket */
    struct member *touched; /* next that waits for a check */
    bool is_touched;
};

/** Adds @p m, embedded in an actor, to @p w under a copy of @p name; @p data (consumed) goes to the
 * log. */
void member_init(struct member *m, struct world *w, const struct member_kind *kind,
                 const char *name, cJSON *data);
/** Releases what member_init() took; the world calls kind->free, and that calls this. */
void member_fini(struct member *m);
void member_touch(struct member *m);

/** The member called @p name, NULL when there is none. */
struct member *world_member(const struct world *w, enum member_slot slot, const char *name);

/** Number of the next session in the world, from 1. */
int world_next_session(struct world *w);

#endif
