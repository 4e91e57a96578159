#include "world/site.h"

#include <assert.h>
#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "world/member.h"

struct site {
    struct member member;
    struct place at;
    int bays;
    char **holders; /* NULL: free */
};

static void forget(struct member *m)
{
    struct site *s = (struct site *)m;

    for (int i = 0; i < s->bays; i++)
        free(s->holders[i]);
    free(s->holders);
    member_fini(m);
    free(s);
}

static const struct member_kind kind = {
    .slot = MEMBER_site,
    .actor = ACTOR_site,
    .free = forget,
};

struct site *site_new(struct world *w, const char *name, struct place at, int bays)
{
    struct site *s = mem_new(sizeof(*s));

    assert(bays >= 1);
    s->at = at;
    s->bays = bays;
    s->holders = mem_new((size_t)bays * sizeof(char *));
    member_init(&s->member, w, &kind, name,
                json_object(jint("bays", bays), jint("lat_e6", (int)at.lat_e6),
                            jint("lon_e6", (int)at.lon_e6)));
    return s;
}

const char *site_name(const struct site *s)
{
    return s->member.name;
}

struct place site_place(const struct site *s)
{
    return s->at;
}

int site_bays(const struct site *s)
{
    return s->bays;
}

static char **holder(const struct site *s, int n)
{
    assert(n >= 1 && n <= s->bays);
    return &s->holders[n - 1];
}

const char *site_bay_holder(const struct site *s, int n)
{
    return *holder(s, n);
}

enum status site_block(struct site *s, int n, const char *by)
{
    return site_take(s, n, by);
}

void site_clear(struct site *s, int n)
{
    char **who = holder(s, n);

    free(*who);
    *who = NULL;
}

enum status site_take(struct site *s, int n, const char *who)
{
    if (*holder(s, n))
        return S_REFUSED;
    *holder(s, n) = mem_text(who);
    return S_OK;
}
