/* What the core of a station tells (dialect.h), handed to the parts of 2.0.1.  Roof of the room: it
 * lists the parts and holds nothing that they need. */
#include "station201/dialect201.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/card_reader.h"
#include "station/station_state.h"
#include "station201/charging201.h"
#include "station201/display201.h"
#include "station201/inside/call201.h"
#include "station201/inside/display_messages.h"
#include "station201/inside/evse_reset.h"
#include "station201/inside/fields201.h"
#include "station201/inside/person201.h"
#include "station201/inside/state201.h"
#include "station201/messages/ocpp201.h"
#include "station201/model/device_model.h"
#include "station201/model/monitoring.h"
#include "station201/model/monitoring201.h"
#include "station201/model/report201.h"
#include "station201/network201.h"
#include "station201/publisher.h"
#include "station201/status201.h"
#include "station201/transaction/contract201.h"
#include "station201/transaction/transaction201.h"
#include "station201/transaction/tx_timers201.h"

static void status_changed(struct connector *c)
{
    status201_tell(c);
    port201_review(port201_of(c));
    tx201_state(port201_of(c));
}

/* B04.FR.01: after a long time offline everything is told again, once a connection. */
static void forget_what_was_told(struct station *s)
{
    struct state201 *state = state201_of(s);
    int64_t opened_ms = uplink_opened_ms(s->uplink), lost_ms = uplink_lost_ms(s->uplink);

    if (state->told_connection_ms == opened_ms)
        return;
    state->told_connection_ms = opened_ms;
    if (lost_ms == 0 || opened_ms - lost_ms <= variable_number(s, VARIABLE_OfflineThreshold) * 1000)
        return;
    for (int i = 0; i < s->profile.connectors; i++)
        s->connectors[i].told_state = CONNECTOR_STATE_COUNT;
}

static void tell_changes(struct station *s)
{
    if (!uplink_online(s->uplink))
        return;
    forget_what_was_told(s);
    for (int i = 0; i < s->profile.connectors; i++)
        status201_tell(&s->connectors[i]);
    monitoring_changes(s);
    limits201_tell(s);
    network201_works(s);
}

static bool due(const struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        if (status201_due(&s->connectors[i]))
            return true;
    return false;
}

/* 2.0.1 has no status of the station itself: that of its connectors changes (G03). */
static void station_status_changed(struct station *s)
{
    (void)s;
}

/* --- authorization (C01) --- */

static void authorize_done(void *owner, const struct call_queue_reply *reply)
{
    struct connector *c = owner;
    struct token_info info;
    bool answered =
        reply->end == CALL_QUEUE_answered && fields201_token_info(reply->payload, &info);

    if (answered)
        person201_learn(c, reply->payload);
    if (uplink_hears(c->station->uplink))
        authorization_answered(c, answered ? &info : NULL);
}

static enum status authorize(struct connector *c)
{
    cJSON *payload;

    if (!uplink_online(c->station->uplink))
        return S_REFUSED;
    payload = cJSON_CreateObject();
    cJSON_AddItemToObject(payload, "idToken", fields201_token(c->token, c->token_type));
    return uplink_call(c->station, "Authorize", payload, authorize_done, c);
}

/* --- what happens at a connector --- */

static void begins(struct transaction *t)
{
    tx201_begins(port201_of(t->connector));
    charging201_begins(t->connector);
}

static void ends(struct transaction *t, const char *reason, const char *token, int64_t meter_wh)
{
    tx201_ends(port201_of(t->connector), t, reason, token, meter_wh);
}

/* E10.FR.02: a cable that is always there is waited for as long as in the beginning. */
static void await_cable(struct connector *c)
{
    int64_t wait_s = config_number(&c->station->config, CONFIG_ConnectionTimeOut);

    if (tx201_permitted(c) && !c->vehicle && !c->station->profile.socket && wait_s > 0)
        vclock_arm(station_clock(c->station), &c->connection_timer, wait_s * 1000);
}

static void plugged(struct connector *c)
{
    if (tx201_permitted(c))
        vclock_disarm(station_clock(c->station), &c->connection_timer);
    status201_tell(c);
    tx201_happens(port201_of(c), TX_CAUSE_plugged);
    contract201_plugged(c);
}

static void unplugged(struct connector *c)
{
    status201_tell(c);
    tx201_happens(port201_of(c), TX_CAUSE_unplugged);
    await_cable(c);
    port201_review(port201_of(c));
    person201_learn(c, NULL);
}

static void car_side(struct connector *c)
{
    tx201_happens(port201_of(c), c->car_side_out ? TX_CAUSE_unplugged : TX_CAUSE_plugged);
}

static void authorized(struct connector *c)
{
    port201_of(c)->token_due = true;
    tx201_happens(port201_of(c), TX_CAUSE_authorized);
}

/* B12: none begins where the EVSE is about to be reset. B02, B03: may there be transactions before
 * the CSMS accepts the station? */
static const char *obstacle(const struct connector *c)
{
    const struct station *s = c->station;

    if (port201_of(c)->reset != EVSE_RESET_none)
        return "Restarting, one moment please";
    if (uplink_accepted(s->uplink) || variable_true(s, VARIABLE_TxBeforeAcceptedEnabled))
        return NULL;
    return "Not in service yet";
}

/* There is one where the transactions ask for it. */
static bool has_bay_detector(const struct station *s)
{
    return variable_lists(s, VARIABLE_TxStartPoint, "ParkingBayOccupancy") ||
           variable_lists(s, VARIABLE_TxStopPoint, "ParkingBayOccupancy");
}

static void parked(struct connector *c, bool in)
{
    struct port201 *port = port201_of(c);

    port->parked = in && has_bay_detector(c->station);
    tx201_happens(port, in ? TX_CAUSE_parked : TX_CAUSE_left);
}

static void gave_up(struct connector *c)
{
    port201_of(c)->remote = false;
    port201_of(c)->token_due = false;
    if (tx201_permitted(c))
        transaction_stop(c, "Timeout", NULL);
    else if (!c->vehicle)
        tx201_happens(port201_of(c), TX_CAUSE_gave_up);
}

/* --- boot (B01) --- */

static cJSON *boot(const struct station *s)
{
    const struct profile *p = &s->profile;
    const char *reason = state201_of(s)->boot_reason;
    cJSON *payload = json_object(jtext("reason", reason ? reason : s->boot_reason));
    cJSON *station = json_object(jtext("serialNumber", station_id(s)), jtext("model", p->model),
                                 jtext("vendorName", p->vendor),
                                 jtext("firmwareVersion", p->firmware[0] ? p->firmware : NULL));

    if (strlen(station_id(s)) > 25)
        cJSON_DeleteItemFromObjectCaseSensitive(station, "serialNumber");
    cJSON_AddItemToObject(payload, "chargingStation", station);
    return payload;
}

/* B10.FR.04, N07.FR.14 */
static void up(struct station *s)
{
    network201_boots(s);
    monitoring_changed(s);
}

/* --- CALLs of the CSMS --- */

static const struct incoming_call_row *const tables[] = {
    core201_rows,       reset201_rows,       trigger201_rows,
    variables201_rows,  report201_rows,      network201_rows,
    monitoring201_rows, log201_rows,         customer201_rows,
    local_list201_rows, reservation201_rows, charging201_rows,
    firmware201_rows,   publisher201_rows,   display201_rows,
    transfer201_rows,   security201_rows,    NULL,
};

static void answer_call(struct station *s, const struct frame *f)
{
    incoming_call_answer(s, f, call201_connector(s, f->payload), tables);
}

/* --- the module --- */

static void make(struct station *s)
{
    struct state201 *state = mem_new(sizeof(*state));
    char *name = mem_printf("%s/2.0.1", station_id(s));

    rng_init(&state->rng, world_seed(s->member.world), name);
    free(name);
    s->dialect_state = state;
    if (s->profile.tx_start_point[0])
        variable_assign(s, VARIABLE_TxStartPoint, s->profile.tx_start_point);
    if (s->profile.tx_stop_point[0])
        variable_assign(s, VARIABLE_TxStopPoint, s->profile.tx_stop_point);
    for (int i = 0; i < s->profile.connectors; i++) {
        state->ports[i].c = &s->connectors[i];
        tx201_init_port(&state->ports[i]);
        evse_reset_init(&state->ports[i]);
    }
}

static void forget_port(struct port201 *port)
{
    evse_reset_ends(port);
    free(port->meter_key);
}

static void forget(struct station *s)
{
    struct state201 *state = state201_of(s);

    for (int i = 0; i < s->profile.connectors; i++)
        forget_port(&state->ports[i]);
    tx201_forget_all(s);
    device_model_free(state->model);
    monitoring_free(state->monitoring);
    display_messages_free(state->messages);
    network201_free(state->network);
    publisher_free(state->publisher);
    free(state->limits);
    free(state);
}

static void prepare(struct station *s, void *owner, const char *action, cJSON *payload)
{
    (void)action;
    tx201_prepare(s, owner, payload);
}

/* Who waits for the answer to the first TransactionEvent need not wait for its repetitions. */
static void failed(struct station *s, const struct call_queue_reply *reply)
{
    if (strcmp(reply->action, "TransactionEvent") != 0)
        return;
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->connectors[i].asking == ASKING_begun)
            card_reader_answers(&s->connectors[i], "Accepted", "Charging starts", 0);
}

static void token_rules(const struct station *s, struct token_rules *out)
{
    out->never_ask = variable_true(s, VARIABLE_DisableRemoteAuthorization);
    out->list_is_final = variable_true(s, VARIABLE_LocalAuthListDisablePostAuthorize);
    out->cache_is_final = variable_true(s, VARIABLE_AuthCacheDisablePostAuthorize);
    out->cache_s = variable_number(s, VARIABLE_AuthCacheLifeTime);
    out->master_group = variable_text(s, VARIABLE_MasterPassGroupId);
}

const struct dialect dialect201 = {
    .ocpp = &ocpp201,
    .charging = &charging201_form,
    .wishes = wishes201,
    .when_rejected = OCPP_SecurityError, /* B03.FR.08 */
    .make = make,
    .forget = forget,
    .boot = boot,
    .call = answer_call,
    .prepare = prepare,
    .failed = failed,
    .card_ends_reservation = true, /* H03.FR.09 */
    .status = status_changed,
    .status_word = status201_word,
    .station_status = station_status_changed,
    .changes = tell_changes,
    .due = due,
    .authorize = authorize,
    .begins = begins,
    .ends = ends,
    .external_limit = limits201_tell,
    .needs = charging201_begins,
    .rate_changed = charging201_rate_changed,
    .samples = tx201_samples,
    .sampling_changed = tx201_configured,
    .plugged = plugged,
    .unplugged = unplugged,
    .car_side = car_side,
    .authorized = authorized,
    .gave_up = gave_up,
    .reservation = reservation201_ended,
    .token_rules = token_rules,
    .down = tx201_down,
    .changed = monitoring_changed,
    .display = display201_text,
    .up = up,
    .reaches = network201_reaches,
    .busy = tx201_any,
    .obstacle = obstacle,
    .parked = parked,
};
