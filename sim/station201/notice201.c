#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tz.h"
#include "station/reader.h"
#include "station/station_state.h"
#include "station201/charging201.h"
#include "station201/dialect201.h"
#include "station201/display201.h"
#include "station201/model/device_model.h"
#include "station201/model/model201.h"
#include "station201/model/monitoring.h"
#include "station201/network201.h"
#include "station201/transaction/contract201.h"
#include "station201/transaction/tx_event201.h"

struct state201 *state201_of(const struct station *s)
{
    return s->dialect_state;
}

struct port201 *port201_of(const struct connector *c)
{
    return &state201_of(c->station)->ports[c->n - 1];
}

/* --- words of 2.0.1 --- */

cJSON *notice201_evse(const struct connector *c)
{
    struct evse_connector at = evse_of(c->station->profile.evses, c->n);

    return evlog_data("i i", "id", at.evse, "connectorId", at.connector);
}

cJSON *notice201_token(const char *token, const char *type)
{
    return evlog_data("s s", "idToken", token, "type", type ? type : "ISO14443");
}

static const char *text_in(const cJSON *object, const char *field)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, field));
}

bool notice201_token_info(const cJSON *payload, struct token_info *out)
{
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(payload, "idTokenInfo");
    const cJSON *group = cJSON_GetObjectItemCaseSensitive(info, "groupIdToken");
    const char *expires = text_in(info, "cacheExpiryDateTime");

    if (!cJSON_IsObject(info))
        return false;
    *out = (struct token_info){text_in(info, "status"), text_in(group, "idToken"), VCLOCK_NEVER};
    if (!out->status)
        out->status = "Invalid";
    if (expires)
        tz_parse_rfc3339(expires, &out->expires_ms);
    return true;
}

/* --- status (G01) --- */

/* ConnectorStatusEnumType, and the core state that stands for it in told_state. */
static const char *status_words(const struct connector *c, int *stands_for)
{
    *stands_for = c->state;
    if (c->state == CONNECTOR_Faulted || c->state == CONNECTOR_Unavailable)
        return connector_state_name((enum connector_state)c->state);
    if (c->vehicle) {
        *stands_for = CONNECTOR_Charging;
        return "Occupied";
    }
    *stands_for = c->state == CONNECTOR_Reserved ? CONNECTOR_Reserved : CONNECTOR_Available;
    return connector_state_name((enum connector_state) * stands_for);
}

static bool unheard(const struct outbox_reply *reply)
{
    return reply->end == OUTBOX_lost || reply->end == OUTBOX_timed_out;
}

static void status_done(void *owner, const struct outbox_reply *reply)
{
    struct connector *c = owner;

    if (unheard(reply))
        c->told_state = CONNECTOR_STATE_COUNT;
}

static bool is_due(const struct connector *c)
{
    int stands_for;

    status_words(c, &stands_for);
    return c->told_state != stands_for;
}

void notice201_send_status(struct connector *c)
{
    struct evse_connector at = evse_of(c->station->profile.evses, c->n);
    char now[25];
    const char *words = status_words(c, &c->told_state);

    tz_rfc3339(station_now_ms(c->station), now);
    if (uplink_call(c->station, "StatusNotification",
                    evlog_data("s s i i", "timestamp", now, "connectorStatus", words, "evseId",
                               at.evse, "connectorId", at.connector),
                    status_done, c) != S_OK)
        c->told_state = CONNECTOR_STATE_COUNT;
}

static void tell_status(struct connector *c)
{
    if (uplink_online(c->station->uplink) && is_due(c))
        notice201_send_status(c);
}

void notice201_cost(struct connector *c, bool total, double cost)
{
    snprintf(c->cost, sizeof(c->cost),
             total ? "Session ended, total cost %.2f: take the cable"
                   : "Charging, cost so far %.2f",
             cost);
}

static void status_changed(struct connector *c)
{
    tell_status(c);
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
        tell_status(&s->connectors[i]);
    monitoring_changes(s);
    limits201_tell(s);
    network201_works(s);
}

static bool due(const struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        if (is_due(&s->connectors[i]))
            return true;
    return false;
}

/* 2.0.1 has no status of the station itself: that of its connectors changes (G03). */
static void station_status_changed(struct station *s)
{
    (void)s;
}

/* --- authorization (C01) --- */

static void authorize_done(void *owner, const struct outbox_reply *reply)
{
    struct connector *c = owner;
    struct token_info info;
    bool answered = reply->end == OUTBOX_answered && notice201_token_info(reply->payload, &info);

    if (answered)
        display201_learn(c, reply->payload);
    if (uplink_hears(c->station->uplink))
        authorization_answered(c, answered ? &info : NULL);
}

static enum status authorize(struct connector *c)
{
    cJSON *payload;

    if (!uplink_online(c->station->uplink))
        return S_REFUSED;
    payload = cJSON_CreateObject();
    cJSON_AddItemToObject(payload, "idToken", notice201_token(c->token, c->token_type));
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
    tell_status(c);
    tx201_happens(port201_of(c), TX_CAUSE_plugged);
    contract201_plugged(c);
}

static void unplugged(struct connector *c)
{
    tell_status(c);
    tx201_happens(port201_of(c), TX_CAUSE_unplugged);
    await_cable(c);
    port201_review(port201_of(c));
    display201_learn(c, NULL);
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
    cJSON *payload = evlog_data("s", "reason", reason ? reason : s->boot_reason);
    cJSON *station =
        evlog_data("s s s s", "serialNumber", station_id(s), "model", p->model, "vendorName",
                   p->vendor, "firmwareVersion", p->firmware[0] ? p->firmware : NULL);

    if (strlen(station_id(s)) > 25)
        cJSON_DeleteItemFromObjectCaseSensitive(station, "serialNumber");
    cJSON_AddItemToObject(payload, "chargingStation", station);
    return payload;
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
        port201_reset_init(&state->ports[i]);
    }
}

static void forget_port(struct port201 *port)
{
    port201_reset_ends(port);
    free(port->meter_key);
}

static void forget(struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        forget_port(&state201_of(s)->ports[i]);
    tx201_forget_all(s);
    device_model_free(s->model);
    free(state201_of(s)->limits);
    free(s->dialect_state);
}

static void prepare(struct station *s, void *owner, const char *action, cJSON *payload)
{
    (void)action;
    tx201_prepare(s, owner, payload);
}

/* Who waits for the answer to the first TransactionEvent need not wait for its repetitions. */
static void failed(struct station *s, const struct outbox_reply *reply)
{
    if (strcmp(reply->action, "TransactionEvent") != 0)
        return;
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->connectors[i].asking == ASKING_begun)
            reader_answers(&s->connectors[i], "Accepted", "Charging starts", 0);
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
    .version = "2.0.1",
    .when_rejected = OCPP_SecurityError, /* B03.FR.08 */
    .make = make,
    .forget = forget,
    .boot = boot,
    .call = dialect201_call,
    .prepare = prepare,
    .failed = failed,
    .status = status_changed,
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
    .up = model201_up,
    .reaches = network201_reaches,
    .busy = tx201_any,
    .obstacle = obstacle,
    .parked = parked,
};
