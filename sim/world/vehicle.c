#include "world/vehicle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "world/member.h"

#define MJ_PER_WH    3600000
#define MIN_PILOT_MA 6000 /* IEC 61851-1: the smallest current that can be offered */

struct vehicle {
    struct member member;
    struct vehicle_traits traits;
    int64_t stored_mj;         /* as far as it has been reckoned */
    int64_t draws_w, since_ms; /* what has flowed in since then */
    enum pilot pilot;
    struct vtimer departure;
    vehicle_changed_fn *changed;
    void *ctx;
};

void vehicle_traits_default(struct vehicle_traits *t)
{
    *t = (struct vehicle_traits){
        .battery_wh = 58000,
        .soc_permille = 400,
        .target_permille = 1000,
        .taper_permille = 800,
        .ac_max_w = 11040,
        .ac_phases = 3,
        .dc_max_w = 120000,
    };
}

static int64_t battery_mj(const struct vehicle *v)
{
    return v->traits.battery_wh * MJ_PER_WH;
}

static int64_t at_permille_mj(const struct vehicle *v, int permille)
{
    return (battery_mj(v) * permille + 999) / 1000;
}

static void check(const struct member *m)
{
    const struct vehicle *v = (const struct vehicle *)m;

    assert(v->stored_mj >= 0);
    assert(v->pilot == PILOT_A || v->changed);
}

static void forget(struct member *m)
{
    struct vehicle *v = (struct vehicle *)m;

    vclock_disarm(world_clock(m->world), &v->departure);
    member_fini(m);
    free(v);
}

static const struct member_kind kind = {
    .slot = MEMBER_vehicle,
    .actor = ACTOR_vehicle,
    .free = forget,
    .check = check,
};

static void tell(struct vehicle *v)
{
    member_touch(&v->member);
    if (v->changed)
        v->changed(v->ctx);
}

static void departs(struct vtimer *timer, void *owner)
{
    (void)timer;
    tell(owner);
}

static cJSON *facts(const struct vehicle_traits *t)
{
    cJSON *data =
        json_object(jint("battery_wh", t->battery_wh), jint("soc_permille", t->soc_permille),
                    jint("target_permille", t->target_permille), jint("ac_max_w", t->ac_max_w),
                    jint("ac_phases", t->ac_phases), jint("dc_max_w", t->dc_max_w));

    if (t->departure_ms)
        cJSON_AddNumberToObject(data, "departure_ms", (double)t->departure_ms);
    if (t->current_limit_ma)
        cJSON_AddNumberToObject(data, "current_limit_ma", (double)t->current_limit_ma);
    if (t->never_asks)
        cJSON_AddTrueToObject(data, "never_asks");
    if (t->latch_stuck)
        cJSON_AddTrueToObject(data, "latch_stuck");
    return data;
}

struct vehicle *vehicle_new(struct world *w, const char *name, const struct vehicle_traits *t)
{
    struct vehicle *v = mem_new(sizeof(*v));

    assert(t->battery_wh > 0 && t->battery_wh <= 10000000);
    assert(t->soc_permille >= 0 && t->soc_permille <= 1000);
    assert(t->ac_phases == 1 || t->ac_phases == 3);
    v->traits = *t;
    if (v->traits.target_permille == 0)
        v->traits.target_permille = 1000;
    v->stored_mj = at_permille_mj(v, t->soc_permille);
    vtimer_init(&v->departure, departs, v);
    member_init(&v->member, w, &kind, name, facts(t));
    return v;
}

const char *vehicle_name(const struct vehicle *v)
{
    return v->member.name;
}

const struct vehicle_traits *vehicle_traits(const struct vehicle *v)
{
    return &v->traits;
}

const char *const *vehicle_settings(void)
{
    static const char *const names[] = {"departure timer",  "current limit", "phases",
                                        "charging enabled", "latch",         NULL};

    return names;
}

enum status vehicle_correct(struct vehicle *v, const char *setting)
{
    if (strcmp(setting, "departure timer") == 0)
        v->traits.departure_ms = 0;
    else if (strcmp(setting, "current limit") == 0)
        v->traits.current_limit_ma = 0;
    else if (strcmp(setting, "phases") == 0)
        v->traits.ac_phases = 3;
    else if (strcmp(setting, "charging enabled") == 0)
        v->traits.never_asks = false;
    else if (strcmp(setting, "latch") == 0)
        v->traits.latch_stuck = false;
    else
        return S_NOTFOUND;
    tell(v);
    return S_OK;
}

static int permille_of(const struct vehicle *v, int64_t stored_mj)
{
    int64_t permille = stored_mj * 1000 / battery_mj(v);

    return permille > 1000 ? 1000 : (int)permille;
}

int vehicle_soc_permille(const struct vehicle *v)
{
    return permille_of(v, v->stored_mj);
}

int vehicle_soc_now_permille(const struct vehicle *v)
{
    int64_t since_ms = world_now_ms(v->member.world) - v->since_ms;

    return permille_of(v, v->stored_mj + v->draws_w * since_ms);
}

int64_t vehicle_power_w(const struct vehicle *v)
{
    return v->draws_w;
}

enum pilot vehicle_pilot(const struct vehicle *v)
{
    return v->pilot;
}

int64_t vehicle_stored_mj(const struct vehicle *v)
{
    return v->stored_mj;
}

void vehicle_attach(struct vehicle *v, vehicle_changed_fn *fn, void *ctx)
{
    assert(!v->changed);
    v->changed = fn;
    v->ctx = ctx;
    v->pilot = PILOT_B;
    member_touch(&v->member);
    if (v->traits.departure_ms > world_now_ms(v->member.world))
        vclock_arm_at(world_clock(v->member.world), &v->departure, v->traits.departure_ms);
}

void vehicle_detach(struct vehicle *v)
{
    vclock_disarm(world_clock(v->member.world), &v->departure);
    v->changed = NULL;
    v->pilot = PILOT_A;
    v->draws_w = 0;
    member_touch(&v->member);
}

bool vehicle_attached(const struct vehicle *v)
{
    return v->changed != NULL;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static bool wants(const struct vehicle *v, bool dc)
{
    const struct vehicle_traits *t = &v->traits;

    if (t->never_asks || world_now_ms(v->member.world) < t->departure_ms)
        return false;
    if (!dc && t->current_limit_ma > 0 && t->current_limit_ma < MIN_PILOT_MA)
        return false;
    return v->stored_mj < at_permille_mj(v, t->target_permille);
}

/* Falls linearly from all at taper_permille to a tenth at 1000, in steps of a percent. */
static int64_t tapered_w(const struct vehicle *v, int64_t w)
{
    int soc = vehicle_soc_permille(v) / 10 * 10;
    int from = v->traits.taper_permille;

    if (from <= 0 || from >= 1000 || soc <= from)
        return w;
    return w - w * 9 * (soc - from) / ((1000 - from) * INT64_C(10));
}

static int64_t ac_limit_w(const struct vehicle *v, const struct supply *s)
{
    const struct vehicle_traits *t = &v->traits;
    int phases = s->phases < t->ac_phases ? s->phases : t->ac_phases;
    int64_t limit = least(t->ac_max_w * phases / t->ac_phases, s->max_w * phases / s->phases);

    if (t->current_limit_ma > 0)
        limit = least(limit, t->current_limit_ma * s->voltage_v * phases / 1000);
    return limit;
}

int64_t vehicle_ask_w(const struct vehicle *v, const struct supply *s)
{
    if (!wants(v, s->dc))
        return 0;
    if (s->dc)
        return least(tapered_w(v, v->traits.dc_max_w), s->max_w);
    return least(tapered_w(v, v->traits.ac_max_w), ac_limit_w(v, s));
}

void vehicle_charge(struct vehicle *v, int64_t mj)
{
    assert(mj >= 0);
    v->stored_mj += mj;
    v->since_ms = world_now_ms(v->member.world);
    member_touch(&v->member);
}

void vehicle_draw(struct vehicle *v, int64_t power_w)
{
    v->draws_w = power_w;
    v->since_ms = world_now_ms(v->member.world);
}

int64_t vehicle_change_ms(const struct vehicle *v, int64_t power_w)
{
    int64_t target = at_permille_mj(v, v->traits.target_permille);
    int64_t next = at_permille_mj(v, (vehicle_soc_permille(v) / 10 + 1) * 10);
    int64_t missing = least(next, target) - v->stored_mj;

    assert(power_w > 0);
    return missing <= 0 ? 1 : (missing + power_w - 1) / power_w;
}

void vehicle_set_pilot(struct vehicle *v, enum pilot pilot)
{
    assert(v->changed); /* A: the cable is out of the car while the plug is in the station */
    v->pilot = pilot;
}
