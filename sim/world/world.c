#include "world/world.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "world/file_server.h"
#include "world/member.h"

struct world {
    struct world_config config;
    int actor;
    int sessions;
    bool hurries;
    struct file_server *file_server;
    struct member *first[MEMBER_SLOT_COUNT];
    struct member *last[MEMBER_SLOT_COUNT];
    struct member **buckets;
    size_t bucket_count; /* a power of two */
    size_t member_count;
    struct member **touched; /* a cell of its own: checking is const */
};

static size_t bucket_of(const struct world *w, enum member_slot slot, const char *name)
{
    uint64_t x = 0xcbf29ce484222325U + (uint64_t)slot;

    for (const unsigned char *p = (const unsigned char *)name; *p; p++)
        x = (x ^ *p) * 0x100000001b3U;
    return (size_t)(x ^ (x >> 32)) & (w->bucket_count - 1);
}

static void put(struct world *w, struct member *m)
{
    size_t i = bucket_of(w, m->kind->slot, m->name);

    m->chain = w->buckets[i];
    w->buckets[i] = m;
}

static void make_room(struct world *w)
{
    if (w->member_count < w->bucket_count)
        return;
    free(w->buckets);
    w->bucket_count *= 2;
    w->buckets = mem_new(w->bucket_count * sizeof(struct member *));
    for (int slot = 0; slot < MEMBER_SLOT_COUNT; slot++)
        for (struct member *m = w->first[slot]; m; m = m->next)
            put(w, m);
}

struct world *world_new(const struct world_config *config)
{
    struct world *w = mem_new(sizeof(*w));

    assert(config->clk && config->log && config->wire);
    w->config = *config;
    w->bucket_count = 64;
    w->buckets = mem_new(w->bucket_count * sizeof(struct member *));
    w->touched = mem_new(sizeof(struct member *));
    w->actor = evlog_actor(config->log, ACTOR_world, "world", NULL);
    return w;
}

void world_free(struct world *w)
{
    if (!w)
        return;
    for (int slot = 0; slot < MEMBER_SLOT_COUNT; slot++)
        for (struct member *m = w->first[slot], *next; m; m = next) {
            next = m->next;
            m->kind->free(m);
        }
    file_server_free(w->file_server);
    free(w->touched);
    free(w->buckets);
    free(w);
}

struct vclock *world_clock(const struct world *w)
{
    return w->config.clk;
}

struct evlog *world_log(const struct world *w)
{
    return w->config.log;
}

struct wire *world_wire(const struct world *w)
{
    return w->config.wire;
}

struct crypto *world_crypto(const struct world *w)
{
    return w->config.crypto;
}

struct file_server **world_file_server(struct world *w)
{
    return &w->file_server;
}

void world_hurry(struct world *w)
{
    w->hurries = true;
}

bool world_hurries(const struct world *w)
{
    return w->hurries;
}

uint64_t world_seed(const struct world *w)
{
    return w->config.seed;
}

uint64_t world_ids(const struct world *w)
{
    return w->config.ids;
}

int64_t world_now_ms(const struct world *w)
{
    return vclock_now_ms(w->config.clk);
}

int world_actor(const struct world *w)
{
    return w->actor;
}

int world_next_session(struct world *w)
{
    return ++w->sessions;
}

void world_finish(struct world *w)
{
    for (int slot = 0; slot < MEMBER_SLOT_COUNT; slot++)
        for (struct member *m = w->first[slot]; m; m = m->next)
            if (m->kind->finish)
                m->kind->finish(m);
}

void world_check(const struct world *w)
{
    struct member *m;

    while ((m = *w->touched)) {
        *w->touched = m->touched;
        m->touched = NULL;
        m->is_touched = false;
        if (m->kind->check)
            m->kind->check(m);
    }
}

void member_init(struct member *m, struct world *w, const struct member_kind *kind,
                 const char *name, cJSON *data)
{
    *m = (struct member){.kind = kind, .world = w, .name = mem_text(name)};
    m->actor = evlog_actor(w->config.log, kind->actor, name, data);
    if (w->last[kind->slot])
        w->last[kind->slot]->next = m;
    else
        w->first[kind->slot] = m;
    w->last[kind->slot] = m;
    make_room(w);
    w->member_count++;
    if (!world_member(w, kind->slot, name))
        put(w, m);
}

void member_fini(struct member *m)
{
    free(m->name);
}

void member_touch(struct member *m)
{
    if (m->is_touched)
        return;
    m->is_touched = true;
    m->touched = *m->world->touched;
    *m->world->touched = m;
}

struct member *world_member(const struct world *w, enum member_slot slot, const char *name)
{
    struct member *m = w->buckets[bucket_of(w, slot, name)];

    while (m && (m->kind->slot != slot || strcmp(m->name, name) != 0))
        m = m->chain;
    return m;
}

/* A member stands first in its actor. */
struct station *world_next_station(const struct world *w, const struct station *after)
{
    const struct member *m = (const struct member *)after;

    return (struct station *)(m ? m->next : w->first[MEMBER_station]);
}

struct station *world_station(const struct world *w, const char *id)
{
    return (struct station *)world_member(w, MEMBER_station, id);
}

struct driver *world_driver(const struct world *w, const char *name)
{
    return (struct driver *)world_member(w, MEMBER_driver, name);
}

struct technician *world_technician(const struct world *w, const char *name)
{
    return (struct technician *)world_member(w, MEMBER_technician, name);
}
