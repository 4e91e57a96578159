#include "station/transaction.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/evse.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "station/card_reader.h"
#include "station/fault_state.h"
#include "station/lock.h"
#include "station/sampling.h"
#include "station/station_state.h"
#include "station/supply.h"

/* The part: the records of a station, the newest first. */
struct transactions {
    struct transaction *first;
};

static int64_t register_wh(const struct connector *c)
{
    return meter_read_mj(&c->meter, station_now_ms(c->station)) / METER_MJ_PER_WH;
}

void transaction_tell_session(struct connector *c)
{
    int64_t now = station_now_ms(c->station);

    if (!c->session)
        return;
    session_tell_take(c->session, station_log(c->station), station_id(c->station), c->n, now, true);
    c->session = NULL;
    c->plugged_ms = now;
}

static void new_session(struct connector *c, const char *token)
{
    struct station *s = c->station;
    int64_t now = station_now_ms(s);

    transaction_tell_session(c);
    c->session = session_new(world_next_session(s->member.world), token,
                             c->vehicle ? c->plugged_ms : VCLOCK_NEVER, now, c->meter.register_mj);
    if (c->vehicle)
        session_plugged(c->session, c->driver, now);
    session_offline(c->session, !uplink_passes(s->uplink), now);
}

static struct transaction *new_transaction(struct connector *c, const char *token,
                                           const char *parent)
{
    struct transaction *t = mem_new(sizeof(*t));

    t->connector = c;
    t->session = session_number(c->session);
    t->id = -1;
    t->begin_ms = station_now_ms(c->station);
    t->begin_wh = register_wh(c);
    t->running = true;
    snprintf(t->token, sizeof(t->token), "%s", token);
    snprintf(t->parent, sizeof(t->parent), "%s", parent);
    t->token_type = c->token_type;
    t->next = c->station->transactions->first;
    c->station->transactions->first = t;
    return t;
}

static void free_one(struct transaction *t)
{
    cJSON_Delete(t->told_id);
    cJSON_Delete(t->data);
    free(t);
}

static void discard(struct transaction *t)
{
    struct transaction **at = &t->connector->station->transactions->first;

    while (*at != t)
        at = &(*at)->next;
    *at = t->next;
    if (t->connector->transaction == t)
        t->connector->transaction = NULL;
    free_one(t);
}

void transaction_release(struct transaction *t)
{
    assert(t->messages > 0);
    if (--t->messages == 0 && !t->running)
        discard(t);
}

static void begin(struct connector *c, const char *token, const char *parent)
{
    struct station *s = c->station;
    struct transaction *t;
    bool offline = !uplink_online(s->uplink);

    if (c->state == CONNECTOR_Finishing)
        connector_feed(c, IN_present_id);
    c->error = "NoError";
    supply_settle(c);
    new_session(c, token);
    c->cost[0] = '\0';
    t = new_transaction(c, token, parent);
    c->transaction = t;
    t->reservation = c->used != RESERVATION_NONE ? c->used : reservation_use(c, token, parent);
    c->used = RESERVATION_NONE;
    sampling_from_now(c);
    charging_begins(c);
    lock_close(c);
    evlog_add(station_log(s), c->actor, EV_session_started,
              json_object(jint("session", t->session), jint("connector", c->n),
                          jtext("token", token), jint("meter_wh", t->begin_wh),
                          jflag("offline", offline)));
    s->dialect->begins(t);
    sampling_begins(c);
    supply_update(s, "session starts");
    if (offline || t->messages == 0) /* nobody will answer */
        card_reader_answers(c, "Accepted", "Charging starts", CARD_READER_MS);
    else
        c->asking = ASKING_begun;
}

void transaction_await(struct connector *c)
{
    int64_t s = config_number(&c->station->config, CONFIG_ConnectionTimeOut);

    if (s > 0)
        vclock_arm(station_clock(c->station), &c->connection_timer, s * 1000);
}

static void wait_for_plug(struct connector *c, const char *token, const char *parent)
{
    c->authorized = true;
    if (c->station->dialect->card_ends_reservation && c->used == RESERVATION_NONE)
        c->used = reservation_use(c, token, parent);
    connector_feed(c, IN_present_id);
    transaction_await(c);
    if (c->station->dialect->authorized)
        c->station->dialect->authorized(c);
    card_reader_answers(c, "Accepted", "Accepted, please plug in your car", CARD_READER_MS);
}

/* Does another connector of its EVSE charge? 2.0.1 E01.FR.14; a 1.6 station can do no more. */
static bool evse_in_use(const struct connector *c)
{
    const struct station *s = c->station;
    int evse = evse_of(s->profile.evses, c->n).evse;

    for (int n = 1; n <= s->profile.connectors; n++)
        if (n != c->n && evse_of(s->profile.evses, n).evse == evse &&
            transaction_running(station_connector(s, n)))
            return true;
    return false;
}

const char *transaction_obstacle(const struct connector *c)
{
    const struct station *s = c->station;
    const char *of_version = s->dialect->obstacle ? s->dialect->obstacle(c) : NULL;

    if (s->phase != STATION_up || s->leaving)
        return "Restarting, one moment please";
    if (c->state == CONNECTOR_Faulted)
        return "Out of order";
    if (c->state == CONNECTOR_Unavailable)
        return "Out of service";
    if (station_running(s) >= s->profile.evses || evse_in_use(c))
        return "The other outlet is in use";
    return of_version;
}

static void cannot_lock(struct connector *c)
{
    evlog_add(station_log(c->station), c->actor, EV_lock_failed,
              json_object(jint("connector", c->n), jtext("why", fault_words(FAULT_bolt)),
                          jtext("by", "session start")));
    c->used = RESERVATION_NONE;
    connector_feed(c, IN_bolt_fails);
    card_reader_answers(c, "busy", "The cable cannot be locked: out of order", CARD_READER_MS);
}

void transaction_authorized(struct connector *c, const char *token, const char *parent)
{
    const struct station *s = c->station;
    const char *obstacle = transaction_obstacle(c);

    if (obstacle || transaction_running(c)) {
        card_reader_answers(c, "busy", obstacle ? obstacle : "In use", CARD_READER_MS);
        return;
    }
    if (c->car_side_out && c->locked && c->vehicle) { /* the cable is all there is to give */
        lock_open(c, "session end");
        card_reader_answers(c, "stopped", "Please take the cable", CARD_READER_MS);
        return;
    }
    vclock_disarm(station_clock(s), &c->connection_timer);
    snprintf(c->token, sizeof(c->token), "%s", token);
    snprintf(c->parent, sizeof(c->parent), "%s", parent);
    if (!c->vehicle)
        wait_for_plug(c, token, parent);
    else if (s->profile.socket && station_broken(s, FAULT_bolt, c->n))
        cannot_lock(c);
    else
        begin(c, token, parent);
}

static void apply_schedule(struct connector *c)
{
    if (c->scheduled < 0)
        return;
    c->inoperative = !c->scheduled;
    c->scheduled = -1;
    if (c->inoperative && (c->state == CONNECTOR_Finishing || c->state == CONNECTOR_Available))
        connector_feed(c, IN_close);
}

/* After the transaction: the plug is given back, or is out already. */
static bool keeps_lock(const struct connector *c)
{
    return c->car_side_out &&
           !config_true(&c->station->config, CONFIG_UnlockConnectorOnEVSideDisconnect);
}

static void give_back(struct connector *c)
{
    if (!c->vehicle) {
        connector_feed(c, IN_unplug);
        transaction_tell_session(c);
    } else if (keeps_lock(c)) {
        return; /* until somebody presents a card or the CSMS unlocks it */
    } else if (c->locked && c->station->phase == STATION_up) {
        lock_open(c, "session end");
        return;
    }
    if (c->asking == ASKING_unlock)
        card_reader_answers(c, "stopped", "Session ended, please take the cable", CARD_READER_MS);
}

static int64_t closing_register(const struct connector *c)
{
    const struct fault_traits *meter = fault_now(c->station, FAULT_meter, c->n);

    return c->transaction->end_wh + (meter ? meter->adds_wh : 0);
}

void transaction_stop(struct connector *c, const char *reason, const char *token)
{
    struct station *s = c->station;
    struct transaction *t = c->transaction;
    int64_t meter_wh;

    assert(t && t->running);
    supply_settle(c);
    t->running = false;
    t->end_ms = station_now_ms(s);
    t->end_wh = register_wh(c);
    meter_wh = closing_register(c);
    evlog_add(station_log(s), c->actor, EV_session_stopped,
              json_object(jint("session", t->session), jint("connector", c->n),
                          jtext("token", token),
                          jint("wh", session_mj(c->session) / METER_MJ_PER_WH),
                          jint("meter_wh", meter_wh), jtext("reason", reason)));
    sampling_ends(c);
    vclock_disarm(station_clock(s), &c->allowance_timer);
    snprintf(t->end_token, sizeof(t->end_token), "%s", token ? token : "");
    s->dialect->ends(t, reason, token, meter_wh);
    station_happens_at(c, HAPPENS_transaction_told);
    session_stop(c->session, reason, t->end_ms);
    supply_update(s, "session ends");
    if (c->state != CONNECTOR_Faulted)
        connector_feed(c, IN_stop);
    station_happens_at(c, HAPPENS_session_over);
    give_back(c);
    apply_schedule(c);
}

/* MaxEnergyOnInvalidId (9.1.19): looks again when the rest could have flowed at full power. */
static void allow_a_little(struct connector *c)
{
    struct transaction *t = c->transaction;
    const struct station *s = c->station;
    int64_t left_mj = t->allowed_mj - meter_read_mj(&c->meter, station_now_ms(s));
    int64_t ms = left_mj / s->profile.max_power_w;

    if (ms > 0) {
        vclock_arm(station_clock(s), &c->allowance_timer, ms > 100 ? ms : 100);
        return;
    }
    t->refused = true;
    supply_update(c->station, "not authorized");
}

static void allowance_ends(struct vtimer *timer, void *owner)
{
    (void)timer;
    allow_a_little(owner);
}

static void refused(struct transaction *t, const char *status)
{
    struct connector *c = t->connector;
    const char *text;
    const char *known = card_reader_refusal(status, &text);

    evlog_add(
        station_log(c->station), c->actor, EV_not_authorized,
        json_object(jint("connector", c->n), jtext("token", t->token), jtext("status", known)));
    if (c->asking == ASKING_begun)
        card_reader_answers(c, known, text, CARD_READER_MS);
    if (!t->running)
        return;
    if (config_true(&c->station->config, CONFIG_StopTransactionOnInvalidId)) {
        transaction_stop(c, "DeAuthorized", NULL);
    } else {
        t->allowed_mj =
            meter_read_mj(&c->meter, station_now_ms(c->station)) +
            config_number(&c->station->config, CONFIG_MaxEnergyOnInvalidId) * METER_MJ_PER_WH;
        allow_a_little(c);
    }
}

/* The CSMS knows the transaction: so do the truth and the log. */
static void known(struct transaction *t, const char *status)
{
    struct connector *c = t->connector;
    cJSON *data = json_object(jint("session", t->session));

    t->answered = true;
    if (c->session && session_number(c->session) == t->session)
        session_transaction(c->session, t->id, t->text_id);
    if (t->text_id[0])
        cJSON_AddStringToObject(data, "transaction", t->text_id);
    else
        cJSON_AddNumberToObject(data, "transaction", (double)t->id);
    cJSON_AddStringToObject(data, "id_status", status);
    evlog_add(station_log(c->station), c->actor, EV_transaction, data);
}

static void conclude(struct transaction *t, const char *status)
{
    struct connector *c = t->connector;
    struct evlog *log = station_log(c->station);
    uint64_t before = evlog_because(log, c->cause);

    if (status)
        known(t, status);
    if (status && strcmp(status, "Accepted") != 0)
        refused(t, status);
    else if (c->asking == ASKING_begun && c->transaction == t)
        card_reader_answers(c, "Accepted", "Charging starts", CARD_READER_MS);
    evlog_because(log, before);
}

void transaction_answered(struct transaction *t, int64_t id, const char *status)
{
    t->id = id;
    conclude(t, status);
}

void transaction_answered_text(struct transaction *t, const char *id, const char *status)
{
    t->id = 0;
    snprintf(t->text_id, sizeof(t->text_id), "%s", id);
    conclude(t, status);
}

void transaction_cancel(struct connector *c)
{
    vclock_disarm(station_clock(c->station), &c->connection_timer);
    c->authorized = false;
    c->used = RESERVATION_NONE;
    if (c->state == CONNECTOR_Preparing)
        connector_feed(c, c->vehicle ? IN_id_time_out : IN_time_out);
}

static void connection_time_out(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;

    if (c->asking != ASKING_nobody) { /* somebody is about to be: once more */
        transaction_await(c);
        return;
    }
    (void)timer;
    charging_promise(c, NULL, "");
    transaction_cancel(c);
    if (c->station->dialect->gave_up)
        c->station->dialect->gave_up(c);
}

static void flow_changes(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;

    (void)timer;
    supply_update(c->station, "battery");
}

void transaction_init_timers(struct connector *c)
{
    vtimer_init(&c->connection_timer, connection_time_out, c);
    c->used = RESERVATION_NONE;
    vtimer_init(&c->flow_timer, flow_changes, c);
    sampling_init(c);
    vtimer_init(&c->allowance_timer, allowance_ends, c);
    lock_init(c);
}

static void make(struct station *s)
{
    s->transactions = mem_new(sizeof(*s->transactions));
}

static void forget(struct station *s)
{
    while (s->transactions->first) {
        struct transaction *t = s->transactions->first;

        s->transactions->first = t->next;
        free_one(t);
    }
    free(s->transactions);
}

const struct station_part part_transaction = {.make = make, .forget = forget};
