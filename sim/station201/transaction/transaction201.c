#include "station201/transaction/transaction201.h"

#include <string.h>

#include "parts/reset.h"
#include "station201/inside/evse_reset.h"
#include "station201/model/device_model.h"
#include "station201/transaction/sample201.h"
#include "station201/transaction/tx_event201.h"
#include "station201/transaction/tx_timers201.h"

#define BIT(point) (1U << TX_POINT_##point)

static const struct {
    const char *trigger, *stopped;
} causes[TX_CAUSE_COUNT] = {
#define X(name, trigger, stopped) [TX_CAUSE_##name] = {trigger, stopped},
    TX_CAUSE_LIST(X)
#undef X
};

/* What ended the permission to charge, as the core words it: triggerReason and stoppedReason of
 * 2.0.1 (TriggerReasonEnumType, ReasonEnumType); does no transaction outlive it? */
static const struct ending {
    const char *reason, *trigger, *stopped;
    bool final;
} endings[] = {
    {"Local", "StopAuthorized", "Local", false},
    {"Timeout", "EVConnectTimeout", "Timeout", false},
    {"MasterPass", "StopAuthorized", "MasterPass", false},
    {"Remote", "RemoteStop", "Remote", false},
    {"DeAuthorized", "Deauthorized", "DeAuthorized", false},
    {"EVDisconnected", "EVCommunicationLost", "EVDisconnected", false},
    {"SessionStop", "StopAuthorized", "StoppedByEV", false}, /* E15.FR.04, E15.FR.05 */
    {"StoppedByEV", "ChargingStateChanged", "StoppedByEV", false},
    {"EnergyLimitReached", "EnergyLimitReached", "EnergyLimitReached", false},
    {"UnlockCommand", "UnlockCommand", "Other", false},
    {"EmergencyStop", "AbnormalCondition", "EmergencyStop", true},
    {"ImmediateReset", "ResetCommand", "ImmediateReset", true},
    {"SoftReset", "ResetCommand", "ImmediateReset", true},
    {"HardReset", "ResetCommand", "ImmediateReset", true},
    {"Reboot", "AbnormalCondition", "Reboot", true},
    {"PowerLoss", "AbnormalCondition", "PowerLoss", true},
    {"Other", "AbnormalCondition", "Other", false},
};

static const struct ending *ending_of(const char *reason)
{
    const struct ending *e = endings;

    while (strcmp(e->reason, reason) != 0 && strcmp(e->reason, "Other") != 0)
        e++;
    return e;
}

/* --- facts --- */

static unsigned facts_now(const struct port201 *port)
{
    const struct connector *c = port->c;
    unsigned facts = 0;

    if (port->parked)
        facts |= BIT(ParkingBayOccupancy);
    if (tx201_connected(c))
        facts |= BIT(EVConnected);
    if (tx201_permitted(c) || c->authorized)
        facts |= BIT(Authorized);
    if (tx201_permitted(c) && tx201_connected(c)) /* and a meter that signs, does it now */
        facts |= BIT(PowerPathClosed) | BIT(DataSigned);
    if (tx201_permitted(c) && c->state == CONNECTOR_Charging)
        facts |= BIT(EnergyTransfer);
    return facts;
}

static unsigned points(const char *list)
{
    static const char *const names[TX_POINT_COUNT] = {
#define X(name) [TX_POINT_##name] = #name,
        TX_POINT_LIST(X)
#undef X
    };
    unsigned set = 0;

    for (size_t len = strcspn(list, ","); *list; len = strcspn(list, ",")) {
        for (int i = 0; i < TX_POINT_COUNT; i++)
            if (strlen(names[i]) == len && strncmp(names[i], list, len) == 0)
                set |= 1U << i;
        list += len + (list[len] == ',');
    }
    return set;
}

static unsigned start_points(const struct station *s)
{
    return points(variable_text(s, VARIABLE_TxStartPoint));
}

static unsigned stop_points(const struct station *s)
{
    return points(variable_text(s, VARIABLE_TxStopPoint));
}

/* --- start, update, end --- */

/* Values of the begin, as soon as it is known which EVSE it is (E01.FR.17). */
static cJSON *begin_values(struct tx201 *tx)
{
    const struct connector *c = tx->port->c;

    if (!tx->begin_due || (c->station->profile.shared_reader && !tx201_connected(c)))
        return NULL;
    tx->begin_due = false;
    return tx201_list(sample201_now(c, SAMPLE_started, "Transaction.Begin"));
}

static void start(struct port201 *port, const char *trigger)
{
    struct tx201 *tx = tx201_new(port);
    struct news201 news = {.event = "Started", .trigger = trigger};
    cJSON *values;

    tx201_init_timers(tx);
    tx->begin_due = true;
    values = begin_values(tx);
    tx201_keep(tx, sample201_register(port->c, SAMPLE_ended, "Transaction.Begin", tx->begin_ms,
                                      tx->begin_wh));
    tx201_tell(tx, &news, NULL, values);
    tx201_arm(tx);
}

static void update(struct tx201 *tx, const char *trigger)
{
    tx201_tell(tx, &(struct news201){.event = "Updated", .trigger = trigger}, NULL,
               begin_values(tx));
}

static void end(struct tx201 *tx, const struct news201 *news, const char *stopped, int64_t meter_wh)
{
    struct port201 *port = tx->port;
    struct station *s = port->c->station;
    cJSON *data;

    tx201_keep(tx, sample201_register(port->c, SAMPLE_ended, "Transaction.End", station_now_ms(s),
                                      meter_wh));
    data = tx->ended_data;
    tx->ended_data = NULL;
    tx->running = false;
    port->tx = NULL;
    charging_over(port->c);
    tx201_disarm(tx);
    tx201_tell(tx, news, tx->stopped ? tx->stopped : stopped, data);
    if (tx201_permitted(port->c) && !port->stop_later) {
        port->stop_later = stopped;
        vclock_arm(station_clock(s), &port->later, 0);
    }
    if (tx->events == 0)
        tx201_discard(tx);
    port201_review(port);
    evse_reset_goes_on(port);
    reset_goes_on(s);
}

/* A transaction starts when a fact of TxStartPoint comes true; never is energy given without one,
 * so also when somebody is authorized anew while such a fact holds. */
static bool starts(const struct port201 *port, unsigned was, unsigned now)
{
    unsigned set = start_points(port->c->station);
    unsigned rising = now & ~was;

    return (now & set) && (rising & (set | BIT(Authorized) | BIT(PowerPathClosed)));
}

static const char *first_trigger(struct port201 *port, const char *trigger)
{
    return port->remote ? "RemoteStart" : trigger;
}

/* The trigger of Started: a reading that the meter signed may be what begins it (E01.FR.04). */
static const char *start_trigger(struct port201 *port, const char *trigger)
{
    const struct station *s = port->c->station;

    if (s->profile.signs_readings && variable_true(s, VARIABLE_SampledDataSignReadings) &&
        (port->facts & start_points(s)) == BIT(DataSigned))
        trigger = "SignedDataReceived";
    return first_trigger(port, trigger);
}

/* What else changed has a notice of its own, that comes in a moment. */
static unsigned facts_told_by(const struct port201 *port, enum tx_cause cause)
{
    unsigned now = facts_now(port), energy = BIT(EnergyTransfer);

    return cause == TX_CAUSE_state ? (port->facts & ~energy) | (now & energy) : now;
}

void tx201_happens(struct port201 *port, enum tx_cause cause)
{
    unsigned was = port->facts, now = facts_told_by(port, cause);
    struct tx201 *tx = port->tx;
    struct connector *c = port->c;
    struct news201 news = {.event = "Ended", .trigger = causes[cause].trigger};
    const char *stopped = causes[cause].stopped ? causes[cause].stopped : "Other";
    bool time_out = cause == TX_CAUSE_gave_up &&
                    !(stop_points(c->station) & BIT(ParkingBayOccupancy)); /* E03.FR.05, 15 */

    port->facts = now;
    port->looked = true;
    if (tx && !tx201_connected(c))
        tx->evse_told = false;
    if (now == was && cause != TX_CAUSE_state && cause != TX_CAUSE_limit)
        return;
    if (tx && ((was & ~now & stop_points(c->station)) || time_out))
        end(tx, &news, stopped, station_register_wh(c->station, c->n));
    else if (tx && (cause != TX_CAUSE_state || strcmp(tx->state, tx201_charging_state(c)) != 0))
        update(tx, first_trigger(port, causes[cause].trigger));
    else if (!tx && starts(port, was, now))
        start(port, start_trigger(port, causes[cause].trigger));
}

void tx201_state(struct port201 *port)
{
    unsigned changed = facts_now(port) ^ port->facts;

    if (!port->looked && (changed & BIT(EVConnected))) /* the plug was in when it came up */
        tx201_happens(port, TX_CAUSE_plugged);
    else if (!(changed & (BIT(EVConnected) | BIT(Authorized))))
        tx201_happens(port, TX_CAUSE_state);
}

void tx201_begins(struct port201 *port)
{
    bool first = !(port->facts & BIT(Authorized));

    if (first)
        port->token_due = true;
    if (first || !port->tx)
        tx201_happens(port, first ? TX_CAUSE_authorized : TX_CAUSE_plugged);
    else
        port->facts = facts_now(port); /* plug and token were told already */
}

void tx201_ends(struct port201 *port, struct transaction *t, const char *reason, const char *token,
                int64_t meter_wh)
{
    const struct ending *e = ending_of(reason);
    struct tx201 *tx = port->tx;
    unsigned was = port->facts;
    struct news201 news = {.event = "Ended", .trigger = e->trigger, .token = token, .t = t};

    port->facts = facts_now(port);
    port->token_due = false;
    if (!tx)
        return;
    tx->stopped = e->stopped;
    if (e->final || (was & ~port->facts & stop_points(port->c->station))) {
        end(tx, &news, e->stopped, meter_wh);
    } else {
        news.event = "Updated";
        tx201_tell(tx, &news, NULL, NULL);
    }
}

void tx201_stop(struct port201 *port, const char *reason)
{
    const struct ending *e = ending_of(reason);
    struct connector *c = port->c;

    port->facts = facts_now(port);
    if (port->tx)
        end(port->tx, &(struct news201){.event = "Ended", .trigger = e->trigger}, e->stopped,
            station_register_wh(c->station, c->n));
}

void tx201_down(struct station *s, const char *reason)
{
    const struct ending *e = ending_of(reason);
    struct state201 *state = state201_of(s);

    for (int i = 0; i < s->profile.connectors; i++) {
        struct port201 *port = &state->ports[i];
        struct news201 news = {.event = "Ended", .trigger = e->trigger};

        vclock_disarm(station_clock(s), &port->later);
        evse_reset_ends(port);
        port->token_due = port->remote = false;
        if (port->tx)
            end(port->tx, &news, e->stopped, station_register_wh(s, i + 1));
        port->facts = 0;
        port->looked = false;
        port->c->inoperative = port201_wanted(port);
    }
}

/* --- what cannot be done inside a notice --- */

static void later(struct vtimer *timer, void *owner)
{
    struct port201 *port = owner;
    const char *reason = port->stop_later;

    (void)timer;
    port201_settle(port);
    port->stop_later = NULL;
    if (reason && tx201_permitted(port->c) && port->c->station->phase == STATION_up)
        transaction_stop(port->c, reason, NULL);
    evse_reset_goes_on(port);
}

void tx201_init_port(struct port201 *port)
{
    vtimer_init(&port->later, later, port);
}
