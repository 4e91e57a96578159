#include "charging/charging_store.h"

#include <assert.h>
#include <string.h>

struct judging {
    const struct charging_store *store;
    const struct charging_profile *p;
    const struct charging_terms *terms;
};

/* --- rules of one profile: each says whether it is broken --- */

static bool no_such_place(const struct judging *j)
{
    return j->p->place < 0 || j->p->place > j->terms->places;
}

static bool is_external(const struct judging *j)
{
    return j->p->purpose == CHARGING_external;
}

static bool max_misplaced(const struct judging *j)
{
    return j->p->purpose == CHARGING_max && j->p->place != 0;
}

static bool is_tx(const struct judging *j)
{
    return j->p->purpose == CHARGING_tx;
}

static bool tx_misplaced(const struct judging *j)
{
    return is_tx(j) && j->p->place == 0;
}

static bool nothing_runs(const struct judging *j)
{
    return is_tx(j) && !j->terms->transaction_runs;
}

static bool names_another(const struct judging *j)
{
    return is_tx(j) && j->p->transaction[0] &&
           strcmp(j->p->transaction, j->terms->transaction) != 0;
}

static bool names_none(const struct judging *j)
{
    return is_tx(j) && !j->p->transaction[0] && !j->terms->promised;
}

static bool cannot_wait(const struct judging *j)
{
    return j->terms->promised && (!is_tx(j) || j->p->transaction[0]);
}

static bool level_unfit(const struct judging *j)
{
    return j->p->level < 0 || j->p->level > j->terms->most_level;
}

static bool validity_unfit(const struct judging *j)
{
    return j->p->to_s <= j->p->from_s;
}

static bool recurs_unknown(const struct judging *j)
{
    return j->p->kind == CHARGING_Recurring && j->p->recurrency == CHARGING_once;
}

static bool max_relative(const struct judging *j)
{
    return j->p->purpose == CHARGING_max && j->p->kind == CHARGING_Relative;
}

static bool several(const struct judging *j)
{
    return j->p->count > 1 && !j->terms->negotiates;
}

/* --- rules of each schedule --- */

static bool unit_unfit(const struct judging *j, const struct charging_schedule *s)
{
    return s->unit == CHARGING_amperes ? !j->terms->amperes : !j->terms->watts;
}

static bool too_many_periods(const struct judging *j, const struct charging_schedule *s)
{
    return s->count == 0 || (int64_t)s->count > j->terms->most_periods;
}

static bool first_late(const struct judging *j, const struct charging_schedule *s)
{
    (void)j;
    return s->periods[0].start_s != 0;
}

static bool disordered(const struct judging *j, const struct charging_schedule *s)
{
    (void)j;
    for (size_t i = 1; i < s->count; i++)
        if (s->periods[i].start_s <= s->periods[i - 1].start_s)
            return true;
    return false;
}

static bool limit_unfit(const struct judging *j, const struct charging_schedule *s)
{
    (void)j;
    for (size_t i = 0; i < s->count; i++)
        if (s->periods[i].limit < 0)
            return true;
    return false;
}

static bool start_missing(const struct judging *j, const struct charging_schedule *s)
{
    return !s->has_start && j->p->kind != CHARGING_Relative;
}

static bool recurs_from_nowhere(const struct judging *j, const struct charging_schedule *s)
{
    return !s->has_start && j->p->kind == CHARGING_Recurring;
}

static bool start_needless(const struct judging *j, const struct charging_schedule *s)
{
    return s->has_start && j->p->kind == CHARGING_Relative;
}

static bool phases_unfit(const struct judging *j, const struct charging_schedule *s)
{
    const struct charging_terms *t = j->terms;

    for (size_t i = 0; i < s->count; i++)
        if (!t->dc && !t->switches_phases && !t->fewer_phases && s->periods[i].phases > 0 &&
            s->periods[i].phases < t->phases)
            return true;
    return false;
}

static bool phase_unfit(const struct judging *j, const struct charging_schedule *s)
{
    const struct charging_terms *t = j->terms;

    for (size_t i = 0; i < s->count; i++)
        if (!t->dc && s->periods[i].phase > 0 &&
            (s->periods[i].phases != 1 || s->periods[i].phase > t->phases ||
             (!t->switches_phases && t->phases > 1)))
            return true;
    return false;
}

/* --- rules between profiles --- */

/* Not set by the CSMS: a limit from outside, or the part of it that a local controller gave. */
static bool by_another(const struct charging_profile *p)
{
    return p->purpose == CHARGING_external || p->source != CHARGING_SOURCE_CSO;
}

static bool id_taken(const struct judging *j)
{
    const struct charging_profile *old = charging_store_find(j->store, j->p->id);

    return old && by_another(old);
}

static bool overlap(const struct charging_profile *a, const struct charging_profile *b)
{
    return a->from_s < b->to_s && b->from_s < a->to_s;
}

/* A TxDefaultProfile of the station is in force at every place (K01.FR.52, .53), whatever the
 * validity; for the rest only what is valid at the same time clashes (K01.FR.06). */
static bool clash(const struct charging_profile *p, const struct charging_profile *old)
{
    if (old->id == p->id || old->purpose != p->purpose || old->level != p->level ||
        old->source != p->source)
        return false;
    if (old->place != p->place)
        return p->purpose == CHARGING_tx_default && (old->place == 0 || p->place == 0);
    return p->purpose == CHARGING_tx || overlap(p, old);
}

static bool clashes(const struct judging *j)
{
    for (const struct charging_profile *old = j->store->first; old; old = old->next)
        if (clash(j->p, old))
            return true;
    return false;
}

/* Do both bind at once at some place?  A TxProfile takes the place of the default. */
static bool bind_together(const struct charging_profile *a, const struct charging_profile *b)
{
    bool a_tx = a->purpose == CHARGING_tx || a->purpose == CHARGING_tx_default;
    bool b_tx = b->purpose == CHARGING_tx || b->purpose == CHARGING_tx_default;

    return a->id != b->id && a->purpose != b->purpose && !(a_tx && b_tx) && overlap(a, b) &&
           (a->place == 0 || b->place == 0 || a->place == b->place);
}

static bool wants_another_phase(const struct charging_profile *p, int phase)
{
    for (int n = 0; n < p->count; n++)
        for (size_t i = 0; i < p->schedules[n].count; i++)
            if (p->schedules[n].periods[i].phase > 0 && p->schedules[n].periods[i].phase != phase)
                return true;
    return false;
}

/* K 3.7: one wants another phase than the other, whenever: nobody could tell which counts. */
static bool phases_differ(const struct charging_profile *a, const struct charging_profile *b)
{
    for (int n = 0; n < a->count; n++)
        for (size_t i = 0; i < a->schedules[n].count; i++)
            if (a->schedules[n].periods[i].phase > 0 &&
                wants_another_phase(b, a->schedules[n].periods[i].phase))
                return true;
    return false;
}

static bool phase_in_conflict(const struct judging *j)
{
    for (const struct charging_profile *old = j->store->first; !j->terms->dc && old;
         old = old->next)
        if (bind_together(j->p, old) && phases_differ(j->p, old))
            return true;
    return false;
}

static bool replaced(const struct charging_profile *old, const struct charging_profile *p,
                     bool lenient)
{
    if (old->purpose == CHARGING_external || old->source != p->source)
        return false;
    return old->id == p->id || (lenient && old->purpose == p->purpose && old->level == p->level &&
                                old->place == p->place);
}

static bool no_room(const struct judging *j)
{
    int64_t stays = 0;

    for (const struct charging_profile *old = j->store->first; old; old = old->next)
        stays += !by_another(old) && !replaced(old, j->p, j->terms->lenient);
    return stays >= j->terms->most_profiles;
}

/* To whom a rule applies. */
enum { LENIENT = 1, STRICT = 2, BOTH = 3 };

/* clang-format off */
static const struct {
    enum charging_refusal refusal;
    int applies;
    bool (*broken)(const struct judging *j);                                    /* the profile, or */
    bool (*unfit)(const struct judging *j, const struct charging_schedule *s);  /* one of its schedules */
} rules[] = {
    {REFUSAL_place,        BOTH, no_such_place,  NULL},
    {REFUSAL_external,     BOTH, is_external,    NULL},
    {REFUSAL_max_place,    BOTH, max_misplaced,  NULL},
    {REFUSAL_tx_place,     BOTH, tx_misplaced,   NULL},
    {REFUSAL_promise,      BOTH, cannot_wait,    NULL},
    {REFUSAL_no_tx_id,     STRICT, names_none,     NULL},
    {REFUSAL_no_tx,        BOTH, nothing_runs,   NULL},
    {REFUSAL_other_tx,     BOTH, names_another,  NULL},
    {REFUSAL_level,        BOTH, level_unfit,    NULL},
    {REFUSAL_validity,     BOTH, validity_unfit, NULL},
    {REFUSAL_recurrency,   BOTH, recurs_unknown, NULL},
    {REFUSAL_relative_max, STRICT, max_relative,   NULL},
    {REFUSAL_schedules,    BOTH, several,        NULL},
    {REFUSAL_unit,         BOTH, NULL, unit_unfit},
    {REFUSAL_periods,      BOTH, NULL, too_many_periods},
    {REFUSAL_first_period, BOTH, NULL, first_late},
    {REFUSAL_order,        BOTH, NULL, disordered},
    {REFUSAL_limit,        BOTH, NULL, limit_unfit},
    {REFUSAL_start,        LENIENT, NULL, recurs_from_nowhere},
    {REFUSAL_start,        STRICT, NULL, start_missing},
    {REFUSAL_no_start,     STRICT, NULL, start_needless},
    {REFUSAL_phases,       STRICT, NULL, phases_unfit},
    {REFUSAL_phase,        STRICT, NULL, phase_unfit},
    {REFUSAL_conflict,     STRICT, phase_in_conflict, NULL},
    {REFUSAL_taken_id,     BOTH, id_taken,       NULL},
    {REFUSAL_duplicate,    STRICT, clashes,        NULL},
    {REFUSAL_full,         BOTH, no_room,        NULL},
};
/* clang-format on */

enum charging_refusal charging_store_judge(const struct charging_store *store,
                                           const struct charging_profile *p,
                                           const struct charging_terms *terms)
{
    const struct judging j = {store, p, terms};

    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (!(rules[i].applies & (terms->lenient ? LENIENT : STRICT)))
            continue;
        if (rules[i].broken && rules[i].broken(&j))
            return rules[i].refusal;
        for (int n = 0; rules[i].unfit && n < p->count; n++)
            if (rules[i].unfit(&j, &p->schedules[n]))
                return rules[i].refusal;
    }
    return REFUSAL_none;
}

struct refusal_words {
    const char *code, *sentence;
};

static const struct refusal_words refusals[REFUSAL_COUNT] = {
#define X(name, code, rule, sentence) [REFUSAL_##name] = {code, sentence},
    CHARGING_REFUSAL_LIST(X)
#undef X
};

const char *charging_refusal_code(enum charging_refusal refusal)
{
    assert((unsigned)refusal < REFUSAL_COUNT);
    return refusals[refusal].code;
}

const char *charging_refusal_sentence(enum charging_refusal refusal)
{
    assert((unsigned)refusal < REFUSAL_COUNT);
    return refusals[refusal].sentence;
}

/* --- the list --- */

static void drop(struct charging_profile **at)
{
    struct charging_profile *p = *at;

    *at = p->next;
    charging_profile_free(p);
}

void charging_store_take(struct charging_store *store, struct charging_profile *p, bool lenient,
                         int64_t now_s)
{
    struct charging_profile **at = &store->first;

    while (*at)
        if (replaced(*at, p, lenient))
            drop(at);
        else
            at = &(*at)->next;
    p->installed_s = now_s;
    p->next = NULL;
    *at = p;
}

struct charging_filter charging_filter_all(void)
{
    return (struct charging_filter){.place = -1, .purpose = CHARGING_PURPOSE_COUNT};
}

bool charging_filter_matches(const struct charging_filter *f, const struct charging_profile *p)
{
    if (f->spares_others && by_another(p))
        return false;
    if (f->has_id)
        return p->id == f->id;
    return (f->place < 0 || p->place == f->place) && (!f->has_level || p->level == f->level) &&
           (f->purpose == CHARGING_PURPOSE_COUNT || p->purpose == f->purpose) &&
           (!f->sources || (f->sources >> p->source & 1));
}

int charging_store_clear(struct charging_store *store, const struct charging_filter *f)
{
    int count = 0;

    for (struct charging_profile **at = &store->first; *at;) {
        if (!charging_filter_matches(f, *at)) {
            at = &(*at)->next;
            continue;
        }
        drop(at);
        count++;
    }
    return count;
}

int charging_store_over(struct charging_store *store, int place)
{
    struct charging_filter f = charging_filter_all();

    f.place = place;
    f.purpose = CHARGING_tx;
    return charging_store_clear(store, &f);
}

const struct charging_profile *charging_store_find(const struct charging_store *store, int64_t id)
{
    const struct charging_profile *p = store->first;

    while (p && p->id != id)
        p = p->next;
    return p;
}

int charging_store_count(const struct charging_store *store)
{
    int count = 0;

    for (const struct charging_profile *p = store->first; p; p = p->next)
        count++;
    return count;
}

void charging_store_fini(struct charging_store *store)
{
    while (store->first)
        drop(&store->first);
}
