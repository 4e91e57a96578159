/* TriggerMessage (F06): the tables of what may be asked for, block by block, and the rows of the
 * core blocks. */
#include <string.h>

#include "station/reading.h"
#include "station201/dialect201.h"
#include "station201/inside/call201.h"
#include "station201/inside/state201.h"
#include "station201/status201.h"
#include "station201/transaction/transaction201.h"

static const struct trigger201_row *const tables[] = {core201_triggers, firmware201_triggers,
                                                      security201_triggers, NULL};

static const struct trigger201_row *row_of(const char *message)
{
    for (size_t i = 0; tables[i]; i++)
        for (const struct trigger201_row *row = tables[i]; row->message; row++)
            if (strcmp(row->message, message) == 0)
                return row;
    return NULL;
}

static cJSON *trigger(const struct incoming_call *call)
{
    const struct trigger201_row *row = row_of(incoming_call_text(call, "requestedMessage"));

    if (!row)
        return incoming_call_status("NotImplemented"); /* F06.FR.05 */
    if (call->connector < 0)
        return incoming_call_status("Rejected");
    return incoming_call_status(row->can ? row->can(call) : "Accepted");
}

static void trigger_then(const struct incoming_call *call)
{
    row_of(incoming_call_text(call, "requestedMessage"))->send(call);
}

const struct incoming_call_row trigger201_rows[] = {
    {"TriggerMessage", trigger, trigger_then}, /* F06 */
    {0},
};

/* --- what the core blocks can send --- */

/* F06.FR.17: not once accepted. */
static const char *can_boot(const struct incoming_call *call)
{
    return uplink_accepted(call->s->uplink) ? "Rejected" : "Accepted";
}

static void boot(const struct incoming_call *call)
{
    struct state201 *state = state201_of(call->s);

    state->boot_reason = "Triggered";
    uplink_boot(call->s->uplink);
    state->boot_reason = NULL;
}

static void heartbeat(const struct incoming_call *call)
{
    uplink_heartbeat(call->s->uplink);
}

static void sample(const struct incoming_call *call, struct connector *c)
{
    (void)call;
    reading_tell(c, "Trigger");
}

static void meter_values(const struct incoming_call *call)
{
    call201_each(call, sample);
}

/* F06.FR.12: a status is that of a connector. */
static const char *can_status(const struct incoming_call *call)
{
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(call->args, "evse");

    return cJSON_GetObjectItemCaseSensitive(evse, "connectorId") ? "Accepted" : "Rejected";
}

static void send_status(const struct incoming_call *call, struct connector *c)
{
    (void)call;
    status201_send(c);
}

static void status(const struct incoming_call *call)
{
    call201_each(call, send_status);
}

static void look_for_transaction(const struct incoming_call *call, struct connector *c)
{
    (void)call;
    if (port201_of(c)->tx)
        state201_of(c->station)->in_use = true;
}

static const char *can_transaction(const struct incoming_call *call)
{
    struct state201 *state = state201_of(call->s);

    state->in_use = false;
    call201_each(call, look_for_transaction);
    return state->in_use ? "Accepted" : "Rejected";
}

static void tell_transaction(const struct incoming_call *call, struct connector *c)
{
    (void)call;
    tx201_trigger(port201_of(c));
}

static void transaction(const struct incoming_call *call)
{
    call201_each(call, tell_transaction);
}

const struct trigger201_row core201_triggers[] = {
    {"BootNotification", can_boot, boot},
    {"Heartbeat", NULL, heartbeat},
    {"MeterValues", NULL, meter_values},
    {"StatusNotification", can_status, status},
    {"TransactionEvent", can_transaction, transaction},
    {0},
};
