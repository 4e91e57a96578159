#include "charging/charging_limit.h"

#include <assert.h>

static bool of_station(enum charging_purpose purpose)
{
    return purpose == CHARGING_max || purpose == CHARGING_external;
}

static bool applies(const struct charging_profile *p, const struct charging_scope *scope)
{
    if (p->purpose == CHARGING_tx)
        return scope->running && p->place == scope->place;
    if (scope->place == 0 && !of_station(p->purpose))
        return false;
    return p->place == 0 || p->place == scope->place;
}

/* When the schedule that rules at @p at_s began; CHARGING_NEVER: it has not begun. */
static int64_t base_s(const struct charging_profile *p, const struct charging_scope *scope,
                      int64_t at_s)
{
    const struct charging_schedule *s = charging_profile_schedule(p);
    int64_t length = charging_profile_length_s(p);

    if (p->kind == CHARGING_Relative || !s->has_start)
        return of_station(p->purpose) ? p->installed_s : scope->begin_s;
    if (length == CHARGING_NEVER || at_s < s->start_s)
        return s->start_s;
    return at_s - (at_s - s->start_s) % length;
}

static const struct charging_period *period_at(const struct charging_schedule *s, int64_t offset)
{
    const struct charging_period *found = NULL;

    if (offset < 0 || offset >= s->duration_s)
        return NULL;
    for (size_t i = 0; i < s->count && s->periods[i].start_s <= offset; i++)
        found = &s->periods[i];
    return found;
}

static bool beats(const struct charging_profile *p, const struct charging_profile *best)
{
    if (!best || p->level != best->level)
        return !best || p->level > best->level;
    return p->place >= best->place; /* the place's own, and of two equals the newer */
}

/* Those that compete for the lead. */
struct league {
    enum charging_purpose purpose;
    int source; /* -1: any */
    int place;  /* -1: any */
};

static bool plays(const struct charging_profile *p, const struct league *l)
{
    return p->purpose == l->purpose && (l->source < 0 || (int)p->source == l->source) &&
           (l->place < 0 || p->place == l->place);
}

static struct charging_word leader(const struct charging_store *store,
                                   const struct charging_scope *scope, const struct league *l,
                                   int64_t at_s)
{
    struct charging_word word = {0};

    for (const struct charging_profile *p = store->first; p; p = p->next) {
        const struct charging_period *period;

        if (!plays(p, l) || !applies(p, scope) || at_s < p->from_s || at_s >= p->to_s ||
            !beats(p, word.profile))
            continue;
        period = period_at(charging_profile_schedule(p), at_s - base_s(p, scope, at_s));
        if (period)
            word = (struct charging_word){p, *period};
    }
    return word;
}

struct charging_word charging_limit_of(const struct charging_store *store,
                                       const struct charging_scope *scope,
                                       enum charging_purpose purpose, int64_t at_s)
{
    return leader(store, scope, &(struct league){purpose, -1, -1}, at_s);
}

/* Max of the CSMS and the parts that a local controller gave. @return how many */
static int max_words(const struct charging_store *store, const struct charging_scope *scope,
                     int64_t at_s, struct charging_word *words)
{
    int count = 0;

    for (int source = 0; source < CHARGING_SOURCE_COUNT; source++) {
        words[count] = leader(store, scope, &(struct league){CHARGING_max, source, -1}, at_s);
        count += words[count].profile != NULL;
    }
    return count;
}

/* Nobody outside overrules another: the limit of each source binds, at the place and at the
 * station. @return how many */
static int outside_words(const struct charging_store *store, const struct charging_scope *scope,
                         int64_t at_s, struct charging_word *words)
{
    int count = 0;

    for (int source = 0; source < CHARGING_SOURCE_COUNT; source++)
        for (int place = 0; place <= scope->place; place += scope->place ? scope->place : 1) {
            words[count] =
                leader(store, scope, &(struct league){CHARGING_external, source, place}, at_s);
            count += words[count].profile != NULL;
        }
    return count;
}

int charging_limit_words(const struct charging_store *store, const struct charging_scope *scope,
                         int64_t at_s, struct charging_word words[CHARGING_WORDS])
{
    int count = max_words(store, scope, at_s, words);

    count += outside_words(store, scope, at_s, words + count);
    words[count] = charging_limit_of(store, scope, CHARGING_tx, at_s);
    if (!words[count].profile)
        words[count] = charging_limit_of(store, scope, CHARGING_tx_default, at_s);
    return count + (words[count].profile != NULL);
}

struct coming {
    int64_t after_s, first_s;
};

static void consider(struct coming *c, int64_t at_s)
{
    if (at_s > c->after_s && at_s < c->first_s)
        c->first_s = at_s;
}

static void consider_schedule(struct coming *c, const struct charging_profile *p, int64_t base)
{
    const struct charging_schedule *s = charging_profile_schedule(p);
    int64_t length = charging_profile_length_s(p);

    for (size_t i = 0; i < s->count; i++)
        if (s->periods[i].start_s < length)
            consider(c, base + s->periods[i].start_s);
    if (s->duration_s != CHARGING_NEVER)
        consider(c, base + s->duration_s);
    if (length != CHARGING_NEVER)
        consider(c, base + length);
}

int64_t charging_limit_next_s(const struct charging_store *store,
                              const struct charging_scope *scope, int64_t at_s)
{
    struct coming c = {at_s, CHARGING_NEVER};

    for (const struct charging_profile *p = store->first; p; p = p->next) {
        if (!applies(p, scope) || p->to_s <= at_s)
            continue;
        consider(&c, p->from_s);
        consider(&c, p->to_s);
        consider_schedule(&c, p, base_s(p, scope, at_s));
    }
    return c.first_s;
}
