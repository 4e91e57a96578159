/* Reset of the station or of one EVSE: B11, B12. */
#include <string.h>

#include "base/json_read.h"
#include "parts/reset.h"
#include "station/lock.h"
#include "station201/dialect201.h"
#include "station201/inside/call201.h"
#include "station201/inside/evse_reset.h"
#include "station201/inside/state201.h"
#include "station201/transaction/transaction201.h"

/* B12.FR.08 */
static void end_transaction(struct port201 *port)
{
    struct connector *c = port->c;

    if (c->station->phase != STATION_up) /* the end of another transaction broke something */
        return;
    c->cause = evlog_cause(station_log(c->station));
    if (tx201_permitted(c))
        transaction_stop(c, "ImmediateReset", NULL);
    else if (c->authorized)
        transaction_cancel(c);
    tx201_stop(port, "ImmediateReset");
}

static void reset_evse(struct station *s, int evse, bool at_once)
{
    struct port201 *port;

    for (int n = 0; (port = port201_next(s, evse, &n));)
        port->reset = EVSE_RESET_waits;
    for (int n = 0; at_once && (port = port201_next(s, evse, &n));)
        end_transaction(port);
    for (int n = 0; (port = port201_next(s, evse, &n));)
        evse_reset_goes_on(port);
}

/* --- the CALL --- */

static bool on_idle(const struct incoming_call *call)
{
    return strcmp(incoming_call_text(call, "type"), "OnIdle") == 0;
}

static bool is_idle(const struct incoming_call *call, int evse)
{
    return evse ? evse_reset_idle(call->s, evse) : !tx201_any(call->s);
}

static bool can_reset(const struct incoming_call *call, int evse)
{
    const struct station *s = call->s;
    int n = 0;

    if (reset_pending(s) || evse < 0)
        return false;
    return evse == 0 ||
           (s->profile.evse_reset && port201_next(s, evse, &n)->reset == EVSE_RESET_none);
}

static cJSON *reset(const struct incoming_call *call)
{
    int evse = call201_evse(call);

    if (!can_reset(call, evse)) /* B11.FR.09, B12.FR.09 */
        return incoming_call_status("Rejected");
    return incoming_call_status(on_idle(call) && !is_idle(call, evse) ? "Scheduled" : "Accepted");
}

static void reset_then(const struct incoming_call *call)
{
    int evse = call201_evse(call);

    if (evse > 0)
        reset_evse(call->s, evse, !on_idle(call));
    else
        reset_begins(call->s, is_idle(call, 0) ? "Immediate" : incoming_call_text(call, "type"));
}

const struct incoming_call_row reset201_rows[] = {
    {"Reset", reset, reset_then}, /* B11, B12 */
    {0},
};
