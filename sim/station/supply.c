#include "station/supply.h"

#include "base/json_write.h"
#include "station/station_state.h"

/* One connector in the reckoning of supply_update(). */
struct share {
    int64_t ask_w;   /* the vehicle */
    int64_t cap_w;   /* what profiles and hardware let flow, 0: nothing */
    int64_t least_w; /* what charging needs at all */
    int64_t power_w;
    bool done;
};

void supply_settle(struct connector *c)
{
    int64_t from = c->meter.since_ms;
    int64_t power = c->meter.power_w;
    int64_t now = station_now_ms(c->station);
    int64_t mj = meter_settle(&c->meter, now);

    if (mj == 0)
        return;
    member_touch(&c->station->member);
    session_energy(c->session, from, now, power);
    vehicle_charge(c->vehicle, mj);
}

/* May the station give energy here? */
static bool gives(const struct connector *c)
{
    return transaction_running(c) && !c->transaction->refused &&
           (c->station->phase == STATION_up || c->station->phase == STATION_hung) &&
           !station_broken(c->station, FAULT_ground, c->n);
}

static int64_t ask_w(const struct connector *c)
{
    const struct profile *p = &c->station->profile;
    int phases = charging_phases(c);
    const struct supply s = {.dc = p->dc,
                             .phases = phases,
                             .voltage_v = p->voltage_v,
                             .max_w = p->dc ? p->max_power_w : p->max_power_w * phases / p->phases};

    return c->vehicle && !c->car_side_out ? vehicle_ask_w(c->vehicle, &s) : 0;
}

static int64_t want_w(const struct share *s)
{
    return s->ask_w < s->cap_w ? s->ask_w : s->cap_w;
}

static struct share *smallest(struct share *shares, int count)
{
    struct share *least = NULL;

    for (int i = 0; i < count; i++)
        if (!shares[i].done && (!least || want_w(&shares[i]) < want_w(least)))
            least = &shares[i];
    return least;
}

/* Who asks for little gets it; the rest is divided evenly. */
static void divide(struct share *shares, int count, int64_t budget)
{
    int left = 0;
    struct share *s;

    for (int i = 0; i < count; i++)
        left += !shares[i].done;
    for (; (s = smallest(shares, count)); left--) {
        int64_t even = budget / left;

        s->power_w = want_w(s) < even ? want_w(s) : even;
        s->done = true;
        budget -= s->power_w;
    }
}

/* Too little for everybody: the one that began last and gets less than it needs must wait.
 * @return NULL when nobody must */
static struct share *one_too_many(const struct station *s, struct share *shares)
{
    struct share *last = NULL;
    int64_t began_ms = 0;

    for (int i = 0; i < s->profile.connectors; i++) {
        struct share *share = &shares[i];

        if (share->power_w < want_w(share) && share->power_w < share->least_w && share->done &&
            gives(&s->connectors[i]) && !station_broken(s, FAULT_contactor, i + 1) &&
            s->connectors[i].transaction->begin_ms >= began_ms) {
            last = share;
            began_ms = s->connectors[i].transaction->begin_ms;
        }
    }
    return last;
}

static void set_power(struct connector *c, int64_t power_w, const char *why)
{
    struct vclock *clk = station_clock(c->station);

    if (power_w > 0)
        vclock_arm(clk, &c->flow_timer, vehicle_change_ms(c->vehicle, power_w));
    else
        vclock_disarm(clk, &c->flow_timer);
    if (power_w == c->meter.power_w)
        return;
    meter_flow(&c->meter, power_w);
    if (c->vehicle)
        vehicle_draw(c->vehicle, power_w);
    evlog_add(station_log(c->station), c->actor, EV_power,
              json_object(jint("connector", c->n), jint("power_w", power_w), jtext("why", why)));
    if (c->station->dialect->changed)
        c->station->dialect->changed(c->station);
}

static void set_pilot(struct connector *c, bool asks)
{
    const struct station *s = c->station;

    if (!c->vehicle)
        return;
    if (station_broken(s, FAULT_ground, c->n))
        vehicle_set_pilot(c->vehicle, PILOT_F);
    else if (s->phase == STATION_off)
        vehicle_set_pilot(c->vehicle, PILOT_E);
    else if (c->car_side_out)
        vehicle_set_pilot(c->vehicle, PILOT_A);
    else
        vehicle_set_pilot(c->vehicle, asks && gives(c) ? PILOT_C : PILOT_B);
}

static bool can_start(int state)
{
    return state == CONNECTOR_Available || state == CONNECTOR_Preparing;
}

/* The status that goes with what flows; a broken contactor is nothing the station knows of. */
static void set_status(struct connector *c, const struct share *share)
{
    bool starts = can_start(c->state);

    if (c->state == CONNECTOR_Faulted && station_broken(c->station, FAULT_ground, c->n))
        return;
    if (!gives(c) || share->cap_w == 0) {
        if (c->state != CONNECTOR_SuspendedEVSE)
            connector_feed(c, starts ? IN_start_evse_waits : IN_evse_waits);
    } else if (share->ask_w == 0) {
        if (c->state != CONNECTOR_SuspendedEV)
            connector_feed(c, starts ? IN_start_ev_waits : IN_ev_waits);
    } else if (c->state != CONNECTOR_Charging) {
        connector_feed(c, starts ? IN_start : IN_energy);
    }
}

static void set_phase(struct connector *c, const struct share *share)
{
    enum phase phase = PHASE_suspended_evse;

    if (share->power_w > 0)
        phase = PHASE_charging;
    else if (share->ask_w == 0 && share->cap_w > 0)
        phase = PHASE_suspended_ev;
    session_phase(c->session, phase, station_now_ms(c->station));
}

static void apply(struct connector *c, const struct share *share, const char *why)
{
    c->offered_w = share->power_w < want_w(share) ? share->power_w : share->cap_w;
    set_power(c, share->power_w, why);
    set_pilot(c, share->ask_w > 0 && share->cap_w > 0);
    if (!transaction_running(c))
        return;
    set_phase(c, share);
    set_status(c, share);
}

static void begin_sharing(struct station *s, struct share *shares)
{
    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];

        shares[i].power_w = 0;
        shares[i].done =
            want_w(&shares[i]) == 0 || !gives(c) || station_broken(s, FAULT_contactor, c->n);
    }
}

void supply_update(struct station *s, const char *why)
{
    struct share shares[PROFILE_MAX_CONNECTORS], *waits = NULL;
    int count = s->profile.connectors;

    for (int i = 0; i < count; i++) {
        struct connector *c = &s->connectors[i];

        supply_settle(c);
        shares[i] = (struct share){
            .ask_w = ask_w(c), .cap_w = charging_cap_w(c), .least_w = charging_least_w(c)};
    }
    do {
        if (waits)
            waits->cap_w = 0;
        begin_sharing(s, shares);
        divide(shares, count, charging_budget_w(s));
        waits = one_too_many(s, shares);
    } while (waits);
    for (int i = 0; i < count; i++)
        apply(&s->connectors[i], &shares[i], why);
    charging_arm(s);
}
