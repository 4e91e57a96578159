/* What the CSMS of 2.0.1 asks of transactions, locks and availability: remote start and stop (F01
 * to F04), unlock (F05), the cache (C11), the state of a transaction (E14), availability (G03, G04)
 * and the cost so far (I02). */
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "station/lock.h"
#include "station/token_cache.h"
#include "station201/charging201.h"
#include "station201/dialect201.h"
#include "station201/inside/call201.h"
#include "station201/inside/person201.h"
#include "station201/inside/state201.h"
#include "station201/transaction/transaction201.h"

static const cJSON *argument(const struct incoming_call *call, const char *field)
{
    return cJSON_GetObjectItemCaseSensitive(call->args, field);
}

/* --- F01, F02 remote start --- */

static bool can_start(const struct connector *c, const char *token)
{
    return c->asking == ASKING_nobody && !c->authorized && !tx201_permitted(c) &&
           !transaction_obstacle(c) && !(token && reservation_excludes(c, token));
}

/* The connector to start at: of the EVSE named or of all, one with a plug before others. */
static struct connector *start_at(const struct incoming_call *call)
{
    const char *token = cJSON_GetStringValue(
        cJSON_GetObjectItemCaseSensitive(argument(call, "idToken"), "idToken"));
    int evse = call201_evse(call);
    struct connector *found = NULL;

    for (int n = call->s->profile.connectors; n >= 1; n--) {
        struct connector *c = station_connector(call->s, n);
        if ((evse == 0 || evse_of(call->s->profile.evses, n).evse == evse) && can_start(c, token) &&
            (!found || c->vehicle || !found->vehicle))
            found = c;
    }
    return found;
}

static cJSON *request_start(const struct incoming_call *call)
{
    struct connector *c = uplink_accepted(call->s->uplink) ? start_at(call) : NULL;
    enum charging_refusal refusal = c ? charging201_judge(call, c) : REFUSAL_none;
    cJSON *answer;

    if (refusal != REFUSAL_none) /* K05.FR.05 */
        return charging201_refusal(refusal);
    answer = incoming_call_status(c ? "Accepted" : "Rejected");
    if (c && port201_of(c)->tx) /* F01.FR.13 */
        cJSON_AddStringToObject(answer, "transactionId", port201_of(c)->tx->id);
    return answer;
}

static void start_now(const struct incoming_call *call)
{
    struct connector *c = start_at(call);
    const cJSON *token = argument(call, "idToken");
    struct port201 *port = port201_of(c);

    charging201_promise(call, c);
    port->remote = true;
    port->remote_id = whole_int(argument(call, "remoteStartId"), 0);
    authorization_remote(
        c, cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(token, "idToken")),
        token_type_of(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(token, "type"))));
}

/* --- F03, F04 remote stop --- */

static struct connector *running(const struct incoming_call *call)
{
    const struct tx201 *tx = tx201_find(call->s, incoming_call_text(call, "transactionId"));

    return tx && tx->running ? tx->port->c : NULL;
}

static cJSON *request_stop(const struct incoming_call *call)
{
    return incoming_call_status(uplink_accepted(call->s->uplink) && running(call) ? "Accepted"
                                                                                  : "Rejected");
}

static void stop_now(const struct incoming_call *call)
{
    struct connector *c = running(call);

    c->cause = evlog_cause(station_log(call->s));
    if (tx201_permitted(c)) {
        transaction_stop(c, "Remote", NULL);
        return;
    }
    if (c->authorized)
        transaction_cancel(c);
    tx201_stop(port201_of(c), "Remote");
}

/* --- F05 unlock --- */

static cJSON *unlock(const struct incoming_call *call)
{
    struct connector *c;

    if (!incoming_call_exists(call))
        return incoming_call_status("UnknownConnector");
    c = incoming_call_connector(call);
    if (tx201_permitted(c))
        return incoming_call_status("OngoingAuthorizedTransaction");
    if (c->unlock_call[0])
        return incoming_call_status("UnlockFailed");
    c->cause = evlog_cause(station_log(call->s));
    snprintf(c->unlock_call, sizeof(c->unlock_call), "%s", call->f->id);
    lock_open(c, "UnlockConnector");
    return NULL;
}

/* --- C11 clear cache --- */

static cJSON *clear_cache(const struct incoming_call *call)
{
    bool on = config_true(&call->s->config, CONFIG_AuthorizationCacheEnabled);

    return incoming_call_status(on ? "Accepted" : "Rejected");
}

static void clear_then(const struct incoming_call *call)
{
    token_cache_clear(call->s);
}

/* --- E14 transaction status --- */

static cJSON *transaction_status(const struct incoming_call *call)
{
    const char *id = incoming_call_text(call, "transactionId");
    const struct tx201 *tx = id ? tx201_find(call->s, id) : NULL;
    cJSON *answer = cJSON_CreateObject();

    if (id)
        cJSON_AddBoolToObject(answer, "ongoingIndicator", tx && tx->running);
    cJSON_AddBoolToObject(answer, "messagesInQueue",
                          id && !tx ? false : tx201_unheard(call->s, tx));
    return answer;
}

/* --- G03, G04 availability --- */

static void look_for_use(const struct incoming_call *call, struct connector *c)
{
    (void)call;
    if (port201_in_use(port201_of(c)))
        state201_of(c->station)->in_use = true;
}

static cJSON *availability(const struct incoming_call *call)
{
    struct state201 *state = state201_of(call->s);

    if (call->connector < 0)
        return incoming_call_status("Rejected");
    state->in_use = false;
    if (strcmp(incoming_call_text(call, "operationalStatus"), "Inoperative") == 0)
        call201_each(call, look_for_use);
    return incoming_call_status(state->in_use ? "Scheduled" : "Accepted");
}

static void set_level(const struct incoming_call *call, struct connector *c)
{
    bool inoperative = strcmp(incoming_call_text(call, "operationalStatus"), "Inoperative") == 0;
    const cJSON *evse = argument(call, "evse");
    struct port201 *port = port201_of(c);

    if (!evse)
        call->s->inoperative = inoperative;
    else if (cJSON_GetObjectItemCaseSensitive(evse, "connectorId"))
        port->inoperative = inoperative;
    else
        port->evse_inoperative = inoperative;
    port201_settle(port);
}

static void availability_then(const struct incoming_call *call)
{
    call201_each(call, set_level);
}

/* --- I02 cost --- */

static cJSON *cost_updated(const struct incoming_call *call)
{
    (void)call;
    return cJSON_CreateObject(); /* I02.FR.02 */
}

static void show_cost(const struct incoming_call *call)
{
    struct connector *c = running(call);

    if (c)
        person201_cost(c, false, argument(call, "totalCost")->valuedouble);
}

const struct incoming_call_row core201_rows[] = {
    {"ChangeAvailability", availability, availability_then}, /* G03, G04 */
    {"ClearCache", clear_cache, clear_then},                 /* C11 */
    {"CostUpdated", cost_updated, show_cost},                /* I02 */
    {"GetTransactionStatus", transaction_status, NULL},      /* E14 */
    {"RequestStartTransaction", request_start, start_now},   /* F01, F02 */
    {"RequestStopTransaction", request_stop, stop_now},      /* F03, F04 */
    {"UnlockConnector", unlock, NULL},                       /* F05 */
    {0},
};
