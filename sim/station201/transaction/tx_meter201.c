/* The meter values of a transaction (J02): told with Updated or kept for Ended when their timers
 * (tx_timers201.h) are due, and those outside of a transaction (J01). */
#include <string.h>

#include "base/json_write.h"
#include "parts/clock_aligned.h"
#include "station/station_state.h"
#include "station201/model/device_model.h"
#include "station201/transaction/sample201.h"
#include "station201/transaction/tx_event201.h"
#include "station201/transaction/tx_timers201.h"

cJSON *tx201_list(cJSON *sample)
{
    cJSON *list;

    if (!sample)
        return NULL;
    list = cJSON_CreateArray();
    cJSON_AddItemToArray(list, sample);
    return list;
}

void tx201_keep(struct tx201 *tx, cJSON *sample)
{
    if (!sample)
        return;
    if (!tx->ended_data)
        tx->ended_data = cJSON_CreateArray();
    cJSON_AddItemToArray(tx->ended_data, sample);
}

static void sample_fires(struct vtimer *timer, void *owner)
{
    struct tx201 *tx = owner;
    cJSON *sample = sample201_now(tx->port->c, SAMPLE_updated, "Sample.Periodic");

    (void)timer;
    if (sample && !tx->begin_due && tx->port->c->station->phase == STATION_up)
        tx201_tell(tx, &(struct news201){.event = "Updated", .trigger = "MeterValuePeriodic"}, NULL,
                   tx201_list(sample));
    else
        cJSON_Delete(sample);
    tx->sampled_ms = station_now_ms(tx->port->c->station);
    tx201_arm_sampling(tx);
}

static void ended_fires(struct vtimer *timer, void *owner)
{
    struct tx201 *tx = owner;

    (void)timer;
    tx201_keep(tx, sample201_now(tx->port->c, SAMPLE_ended, "Sample.Periodic"));
    tx->ended_ms = station_now_ms(tx->port->c->station);
    tx201_arm_ended(tx);
}

/* One of its connectors is sampled for an EVSE: that in use, else the first. */
static bool stands_for_evse(const struct connector *c)
{
    const struct station *s = c->station;
    const struct connector *best = NULL;

    for (int n = 1; n <= s->profile.connectors; n++) {
        const struct connector *other = station_connector(s, n);
        if (evse_of(s->profile.evses, n).evse != evse_of(s->profile.evses, c->n).evse)
            continue;
        if (!best || (!best->vehicle && other->vehicle) || port201_of(other)->tx)
            best = other;
    }
    return best == c;
}

void tx201_samples(struct connector *c, const char *context)
{
    struct tx201 *tx = port201_of(c)->tx;
    cJSON *sample, *payload;

    /* The transaction has an interval of its own. */
    if (strcmp(context, "Sample.Periodic") == 0 || !stands_for_evse(c))
        return;
    /* J01.FR.20: aligned values only while nobody charges. */
    if (strcmp(context, "Sample.Clock") == 0 && tx201_any(c->station) &&
        variable_true(c->station, VARIABLE_AlignedDataSendDuringIdle))
        return;
    sample = sample201_now(c, SAMPLE_aligned, context);
    if (!sample)
        return;
    if (tx && strcmp(context, "Sample.Clock") == 0) {
        tx201_tell(tx, &(struct news201){.event = "Updated", .trigger = "MeterValueClock"}, NULL,
                   tx201_list(sample));
        return;
    }
    if (!uplink_online(c->station->uplink) && strcmp(context, "Trigger") != 0) {
        cJSON_Delete(sample); /* B02.FR.02, B03: not before an accepted boot */
        return;
    }
    payload = json_object(jint("evseId", evse_of(c->station->profile.evses, c->n).evse));
    cJSON_AddItemToObject(payload, "meterValue", tx201_list(sample));
    uplink_call(c->station, "MeterValues", payload, NULL, NULL);
}

static void aligned_fires(struct vtimer *timer, void *owner)
{
    struct tx201 *tx = owner;

    (void)timer;
    tx201_keep(tx, sample201_now(tx->port->c, SAMPLE_aligned_end, "Sample.Clock"));
    tx201_arm_aligned(tx);
}

void tx201_init_timers(struct tx201 *tx)
{
    vtimer_init(&tx->sample_timer, sample_fires, tx);
    vtimer_init(&tx->ended_timer, ended_fires, tx);
    vtimer_init(&tx->aligned_timer, aligned_fires, tx);
}

void tx201_trigger(struct port201 *port)
{
    if (port->tx)
        tx201_tell(port->tx, &(struct news201){.event = "Updated", .trigger = "Trigger"}, NULL,
                   tx201_list(sample201_now(port->c, SAMPLE_updated, "Trigger")));
}
