/* contact_centre.h - contacts in a queue and the agents who take them.
 *
 * The phone comes before what is written; an alarm of the desk that nobody called about waits a
 * while for a caller and comes last.  Agents work while their shift lasts; a contact is given to
 * one who is free, who turns to it after a human while and then plays the pool's playbook.
 */
#ifndef HARNESS_CONTACT_CENTRE_H
#define HARNESS_CONTACT_CENTRE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/rng.h"
#include "people/driver.h"
#include "people/staff.h"

struct support;
struct incident;
struct ticket;

struct pool {
    struct pool *next;
    char *name;
    struct shift shift;
    int count;
    struct agent *agents;
    int playbook;        /* reference in the Lua registry, as the next */
    int alarms;          /* LUA_NOREF: alarms without a caller are left alone */
    cJSON *sla;          /* grade -> clocks, NULL for none */
    int64_t picks_up_ms; /* until one turns to a contact, before the jitter; -1: by channel */
};

struct agent {
    struct pool *pool;
    char *name;
    int actor;
    struct rng rng;
    struct incident *with; /* who has their attention */
};

struct contact_traits {
    const char *channel, *words, *about, *station, *invoice;
    int connector;
};

/** @p d asks for help; all of @p t is copied. What is written is a ticket at once. */
struct incident *contact_centre_contact(struct support *su, struct driver *d,
                                        const struct contact_traits *t);

/** The desk has opened @p t by itself. */
void contact_centre_alarm(struct support *su, const struct ticket *t);

struct pool_traits {
    int count;
    struct shift shift;
    int playbook, alarms; /* references in the Lua registry */
    cJSON *sla;           /* consumed */
    int64_t picks_up_ms;  /* as in struct pool */
};

/** @p t->count agents called "NAME 1", "NAME 2" ... */
struct pool *contact_centre_pool(struct support *su, const char *name, const struct pool_traits *t);

/** Gives waiting contacts to agents who are free. */
void contact_centre_serve(struct support *su);

/** The agent turns to others; a caller is off the phone. */
void contact_centre_ends_contact(struct incident *inc);

/** Does a contact wait for an agent? */
bool contact_centre_waiting(const struct support *su);

/** Frees the pools and their agents. */
void contact_centre_free(struct support *su);

#endif
