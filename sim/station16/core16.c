/* The Core profile of OCPP 1.6 as the CSMS calls it (5): remote start and stop, unlock, reset,
 * availability, configuration, the cache, data transfer.
 *
 * What has to wait for a transaction (availability) is kept at the connector and done when its
 * status changes: core16_settle(). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "parts/clock_aligned.h"
#include "parts/reset.h"
#include "station/lock.h"
#include "station/sampling.h"
#include "station/station_state.h"
#include "station/token_cache.h"
#include "station16/dialect16.h"
#include "station16/security16.h"
#include "station16/transaction16.h"

static bool transacting(const struct connector *c)
{
    return c->transaction && c->transaction->running;
}

/* --- 5.11 Remote Start Transaction --- */

static bool can_start(const struct connector *c, const char *token)
{
    return c->asking == ASKING_nobody && !c->authorized && !transacting(c) &&
           !transaction_obstacle(c) && !reservation_excludes(c, token);
}

/* The connector to start at: the one named, else one with a plug, else any that can. */
static struct connector *start_at(const struct incoming_call *call)
{
    const char *token = incoming_call_text(call, "idTag");
    struct connector *found = NULL;

    if (call->connector >= 0)
        return incoming_call_exists(call) && can_start(incoming_call_connector(call), token)
                   ? incoming_call_connector(call)
                   : NULL;
    for (int n = call->s->profile.connectors; n >= 1; n--) {
        struct connector *c = station_connector(call->s, n);
        if (can_start(c, token) && (!found || c->vehicle || !found->vehicle))
            found = c;
    }
    return found;
}

static cJSON *remote_start(const struct incoming_call *call)
{
    struct connector *c = start_at(call);
    bool can = uplink_accepted(call->s->uplink) && c && charging16_fits(call, c);

    return incoming_call_status(can ? "Accepted" : "Rejected");
}

static void start_now(const struct incoming_call *call)
{
    struct connector *c = start_at(call);

    charging16_promise(call, c);
    authorization_remote(c, incoming_call_text(call, "idTag"), NULL);
}

/* --- 5.12 Remote Stop Transaction --- */

static struct connector *running(const struct incoming_call *call)
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(call->args, "transactionId");

    for (int n = 1; n <= call->s->profile.connectors; n++) {
        struct connector *c = station_connector(call->s, n);
        if (transacting(c) && transaction16_has(c->transaction, id))
            return c;
    }
    return NULL;
}

static cJSON *remote_stop(const struct incoming_call *call)
{
    return incoming_call_status(uplink_accepted(call->s->uplink) && running(call) ? "Accepted"
                                                                                  : "Rejected");
}

static void stop_now(const struct incoming_call *call)
{
    struct connector *c = running(call);

    c->cause = evlog_cause(station_log(call->s));
    transaction_stop(c, "Remote", NULL);
}

/* --- 5.18 Unlock Connector --- */

static cJSON *unlock(const struct incoming_call *call)
{
    struct connector *c;

    if (!incoming_call_exists(call) || !call->s->profile.socket)
        return incoming_call_status("NotSupported");
    c = incoming_call_connector(call);
    if (c->unlock_call[0])
        return incoming_call_status("UnlockFailed");
    c->cause = evlog_cause(station_log(call->s));
    if (transacting(c))
        transaction_stop(c, "UnlockCommand", NULL);
    snprintf(c->unlock_call, sizeof(c->unlock_call), "%s", call->f->id);
    lock_open(c, "UnlockConnector");
    return NULL;
}

/* --- 5.14 Reset --- */

static cJSON *reset(const struct incoming_call *call)
{
    return incoming_call_status(reset_pending(call->s) ? "Rejected" : "Accepted");
}

static void reset_then(const struct incoming_call *call)
{
    reset_begins(call->s, incoming_call_text(call, "type"));
}

/* --- 5.2 Change Availability --- */

static bool in_use(const struct connector *c)
{
    return transacting(c) || c->state == CONNECTOR_Preparing; /* 4.9 knows no B8 */
}

static bool any_in_use(const struct station *s)
{
    bool any = false;

    for (int n = 1; n <= s->profile.connectors; n++)
        any |= in_use(station_connector(s, n));
    return any;
}

static cJSON *availability(const struct incoming_call *call)
{
    bool any = false;

    if (call->connector != 0 && !incoming_call_exists(call))
        return incoming_call_status("Rejected");
    if (strcmp(incoming_call_text(call, "type"), "Operative") == 0)
        return incoming_call_status("Accepted");
    for (int n = 1; n <= call->s->profile.connectors; n++)
        if (call->connector == 0 || call->connector == n)
            any |= in_use(station_connector(call->s, n));
    return incoming_call_status(any ? "Scheduled" : "Accepted");
}

static void set_available(struct connector *c, bool operative)
{
    c->scheduled = -1;
    if (!operative && in_use(c)) {
        c->scheduled = 0;
        return;
    }
    if (c->inoperative == !operative)
        return;
    c->inoperative = !operative;
    if (c->state == CONNECTOR_Faulted)
        return;
    if (!operative)
        connector_feed(c, IN_close);
    else if (c->state == CONNECTOR_Unavailable)
        connector_feed(c, c->vehicle ? IN_reopen_plugged : IN_reopen);
}

static void availability_then(const struct incoming_call *call)
{
    bool operative = strcmp(incoming_call_text(call, "type"), "Operative") == 0;

    for (int n = 1; n <= call->s->profile.connectors; n++)
        if (call->connector == 0 || call->connector == n)
            set_available(station_connector(call->s, n), operative);
    if (call->connector != 0)
        return;
    call->s->closing = !operative && any_in_use(call->s);
    if (!call->s->closing && call->s->inoperative == operative) {
        call->s->inoperative = !operative;
        call->s->dialect->station_status(call->s);
    }
}

void core16_settle(struct connector *c)
{
    struct station *s = c->station;

    if (c->scheduled == 0 && c->state == CONNECTOR_Available && !in_use(c))
        set_available(c, false);
    for (int n = 1; n <= s->profile.connectors; n++)
        if (!s->closing || !station_connector(s, n)->inoperative)
            return;
    s->closing = false;
    s->inoperative = true;
    s->dialect->station_status(s);
}

/* --- 5.3, 5.8 configuration --- */

static cJSON *change_configuration(const struct incoming_call *call)
{
    const char *secured = security16_change(call->s, incoming_call_text(call, "key"),
                                            incoming_call_text(call, "value"));

    if (secured)
        return incoming_call_status(secured);
    return incoming_call_status(config_change(&call->s->config, incoming_call_text(call, "key"),
                                              incoming_call_text(call, "value")));
}

static void configured(const struct incoming_call *call)
{
    enum config_key key = config_key_of(incoming_call_text(call, "key"));

    uplink_configured(call->s->uplink);
    if (key == CONFIG_ClockAlignedDataInterval)
        clock_aligned_configured(call->s);
    if (key == CONFIG_MeterValueSampleInterval)
        sampling_changed(call->s);
}

static void add_key(cJSON *known, const struct station_config *config, enum config_key key)
{
    char *value = config_text(config, key);

    cJSON_AddItemToArray(known, json_object(jtext("key", config_name(key)),
                                            jflag("readonly", !config_writable(key)),
                                            jtext("value", value)));
    free(value);
}

static cJSON *get_configuration(const struct incoming_call *call)
{
    const cJSON *asked = cJSON_GetObjectItemCaseSensitive(call->args, "key");
    const cJSON *name;
    cJSON *answer, *known, *unknown;

    if (cJSON_GetArraySize(asked) > config_number(&call->s->config, CONFIG_GetConfigurationMaxKeys))
        return incoming_call_refuse(call, OCPP_OccurrenceConstraintViolation,
                                    "$.key has more than GetConfigurationMaxKeys items");
    answer = cJSON_CreateObject();
    known = cJSON_AddArrayToObject(answer, "configurationKey");
    unknown = cJSON_CreateArray();
    for (int key = 0; key < CONFIG_COUNT && cJSON_GetArraySize(asked) == 0; key++)
        if (config_has(&call->s->config, (enum config_key)key))
            add_key(known, &call->s->config, (enum config_key)key);
    if (cJSON_GetArraySize(asked) == 0)
        security16_show(call->s, NULL, known);
    cJSON_ArrayForEach (name, asked) {
        enum config_key key = config_key_of(name->valuestring);
        if (security16_show(call->s, name->valuestring, known))
            continue;
        if (!config_has(&call->s->config, key))
            cJSON_AddItemToArray(unknown, cJSON_CreateString(name->valuestring));
        else
            add_key(known, &call->s->config, key);
    }
    if (cJSON_GetArraySize(unknown) > 0)
        cJSON_AddItemToObject(answer, "unknownKey", unknown);
    else
        cJSON_Delete(unknown);
    return answer;
}

/* --- 5.4 Clear Cache, 5.6 Data Transfer --- */

static cJSON *clear_cache(const struct incoming_call *call)
{
    bool cache = config_true(&call->s->config, CONFIG_AuthorizationCacheEnabled);

    return incoming_call_status(cache ? "Accepted" : "Rejected");
}

static void clear_then(const struct incoming_call *call)
{
    token_cache_clear(call->s);
}

/* Does @p entry ("com.vendor", or with a message: "com.vendor/Message") begin with the vendor? */
static bool is_vendor(const char *entry, size_t len, const char *vendor)
{
    size_t n = strlen(vendor);

    return len >= n && strncasecmp(entry, vendor, n) == 0 && (len == n || entry[n] == '/');
}

/* What the profile says it knows; a vendor without message takes every message. */
static cJSON *data_transfer(const struct incoming_call *call)
{
    const char *vendor = incoming_call_text(call, "vendorId"),
               *message = incoming_call_text(call, "messageId");
    const char *entry = call->s->profile.data_transfer;
    const char *answer = "UnknownVendorId";

    for (size_t len; *entry; entry += len + (entry[len] == ',')) {
        size_t n = strlen(vendor);
        len = strcspn(entry, ",");
        if (!is_vendor(entry, len, vendor))
            continue;
        if (len == n || (message && strlen(message) == len - n - 1 &&
                         strncasecmp(entry + n + 1, message, len - n - 1) == 0))
            return incoming_call_status("Accepted");
        answer = "UnknownMessageId";
    }
    return incoming_call_status(answer);
}

const struct incoming_call_row core16_rows[] = {
    {"ChangeAvailability", availability, availability_then},
    {"ChangeConfiguration", change_configuration, configured},
    {"ClearCache", clear_cache, clear_then},
    {"DataTransfer", data_transfer, NULL},
    {"GetConfiguration", get_configuration, NULL},
    {"RemoteStartTransaction", remote_start, start_now},
    {"RemoteStopTransaction", remote_stop, stop_now},
    {"Reset", reset, reset_then},
    {"UnlockConnector", unlock, NULL},
    {0},
};
