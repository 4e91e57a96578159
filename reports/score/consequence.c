#include "score/consequence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"

#define LINKED_MAX 2000 /* of so many different findings of a scenario it is asked what follows */
#define SEQS_READ  100  /* events of one finding that are read for what it is about */
#define CHAIN_MAX  100  /* steps from an event back to what led to it */

const struct consequence consequence_all[] = {
#define FOLLOWS(consequence, cause, link) {consequence, cause, LINK_##link},
#include "score/consequence.def"
#undef FOLLOWS
    {NULL, NULL, LINK_story},
};

struct search {
    struct findings *f;
    struct runfile *rf;
    int scenario;
    bool *known; /* of f->all[i]: what it is about has been read */
};

static void learn(struct search *s, size_t i)
{
    struct found *one = s->f->all[i];

    if (s->known[i])
        return;
    s->known[i] = true;
    for (size_t k = 0; k < SEQS_READ && one->seqs[k]; k++)
        about_event(&one->about, s->rf, s->scenario, one->seqs[k]);
    about_widen(&one->about, s->rf, s->scenario);
}

static int64_t first_seq(const struct found *one)
{
    int64_t first = INT64_MAX;

    for (const uint64_t *seq = one->seqs; *seq; seq++)
        first = number_least(first, (int64_t)*seq);
    return first;
}

static int64_t last_seq(const struct found *one)
{
    int64_t last = 0;

    for (const uint64_t *seq = one->seqs; *seq; seq++)
        last = number_most(last, (int64_t)*seq);
    return last;
}

static bool came_before(const struct found *cause, const struct found *one)
{
    return !cause->seqs[0] || !one->seqs[0] || first_seq(cause) <= last_seq(one);
}

static uint64_t cause_of(struct search *s, uint64_t seq)
{
    cJSON *row = runfile_row_at(s->rf, "SELECT cause FROM event WHERE scenario=?1 AND seq=?2",
                                s->scenario, (int64_t)seq);
    int64_t cause = field_int(row, "cause");

    cJSON_Delete(row);
    return cause > 0 && (uint64_t)cause < seq ? (uint64_t)cause : 0;
}

static bool shows(const struct found *one, uint64_t seq)
{
    for (const uint64_t *own = one->seqs; *own; own++)
        if (*own == seq)
            return true;
    return false;
}

static bool share_event(const struct found *a, const struct found *b)
{
    for (size_t i = 0; i < a->first_seqs; i++)
        if (shows(b, a->seqs[i]))
            return true;
    return false;
}

/* Does the log lead from the first evidence of @p one back to some of @p cause? */
static bool leads_to(struct search *s, const struct found *cause, const struct found *one)
{
    for (size_t i = 0; i < one->first_seqs; i++) {
        uint64_t seq = one->seqs[i];

        for (int step = 0; seq && step < CHAIN_MAX; step++) {
            seq = cause_of(s, seq);
            if (shows(cause, seq))
                return true;
        }
    }
    return false;
}

/* Are both about one thing of @p kind? */
static bool share(struct search *s, size_t cause, size_t one, enum about_kind kind)
{
    learn(s, cause);
    learn(s, one);
    return about_share(&s->f->all[cause]->about, &s->f->all[one]->about, kind);
}

static bool linked(struct search *s, enum consequence_link link, size_t k, size_t i)
{
    const struct found *cause = s->f->all[k], *one = s->f->all[i];

    switch (link) {
    case LINK_station:
        return share(s, k, i, ABOUT_station);
    case LINK_after:
        return came_before(cause, one) && share(s, k, i, ABOUT_station);
    case LINK_session:
        return share(s, k, i, ABOUT_session);
    case LINK_ticket:
        return share(s, k, i, ABOUT_ticket);
    case LINK_invoice:
        return share(s, k, i, ABOUT_invoice);
    case LINK_person:
        return share(s, k, i, ABOUT_person);
    case LINK_later:
        return came_before(cause, one) && share(s, k, i, ABOUT_person);
    case LINK_event:
        return share_event(cause, one);
    case LINK_chain:
        return leads_to(s, cause, one);
    case LINK_story:
        return true;
    case LINK_COUNT:
        break;
    }
    return false;
}

bool consequence_names(const char *name, const char *rule)
{
    size_t len = strlen(name);

    if (len && name[len - 1] == '*')
        return strncmp(name, rule, len - 1) == 0;
    return strcmp(name, rule) == 0;
}

/* Is @p one among what led to @p cause? */
static bool is_above(const struct found *one, const struct found *cause)
{
    while (cause && cause != one)
        cause = cause->cause;
    return cause == one;
}

static bool may_hang(const struct found *one, const struct found *cause)
{
    return !is_above(one, cause) && verdict_worst(one->verdict, cause->verdict) == cause->verdict;
}

static void find_cause(struct search *s, size_t i)
{
    struct found *one = s->f->all[i];

    for (const struct consequence *c = consequence_all; c->consequence && !one->cause; c++) {
        if (!consequence_names(c->consequence, one->rule->id))
            continue;
        for (size_t k = 0; k < s->f->count && k < LINKED_MAX && !one->cause; k++) {
            struct found *cause = s->f->all[k];

            if (!consequence_names(c->cause, cause->rule->id) || !may_hang(one, cause))
                continue;
            if (linked(s, c->link, k, i)) {
                one->cause = cause;
                cause->followed = true;
            }
        }
    }
}

void consequence_find(struct findings *f, struct runfile *rf, int scenario)
{
    struct search s = {f, rf, scenario, mem_new(f->count + 1)};

    for (size_t i = 0; i < f->count && i < LINKED_MAX; i++)
        if (f->all[i]->verdict != VERDICT_pass)
            find_cause(&s, i);
    free(s.known);
}
