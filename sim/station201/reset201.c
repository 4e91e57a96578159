#include <string.h>

#include "ocpp/whole.h"
#include "parts/reset.h"
#include "station/lock.h"
#include "station201/dialect201.h"
#include "station201/transaction/transaction201.h"

#define LAST_WORDS_MS 100 /* the answer to Reset leaves before the EVSE goes down */

static bool transacting(const struct connector *c)
{
    return c->transaction && c->transaction->running;
}

/* The ports of one EVSE are walked one after the other; begin with @p n 0. */
static struct port201 *next_of(const struct station *s, int evse, int *n)
{
    while (++*n <= s->profile.connectors)
        if (evse_of(s->profile.evses, *n).evse == evse)
            return port201_of(station_connector(s, *n));
    return NULL;
}

static bool evse_idle(const struct station *s, int evse)
{
    const struct port201 *port;

    for (int n = 0; (port = next_of(s, evse, &n));)
        if (port->tx || transacting(port->c))
            return false;
    return true;
}

/* --- of one EVSE --- */

static void goes_down(struct port201 *port)
{
    struct station *s = port->c->station;

    transaction_cancel(port->c);
    port->reset = EVSE_RESET_down;
    port201_settle(port);
    vclock_arm(station_clock(s), &port->reset_timer, s->profile.boot_ms);
}

static void comes_up(struct port201 *port)
{
    struct connector *c = port->c;

    port->reset = EVSE_RESET_none;
    reset_cures(c->station, c->n);
    port201_settle(port);
    if (c->locked)
        lock_open(c, "Reset");
    reservation_settle(c->station); /* B11.FR.05 */
}

static void reset_timer(struct vtimer *timer, void *owner)
{
    struct port201 *port = owner;

    (void)timer;
    if (port->c->station->phase != STATION_up)
        return; /* hung: only a restart helps, and ends this */
    if (port->reset == EVSE_RESET_waits)
        goes_down(port);
    else
        comes_up(port);
}

void port201_reset_init(struct port201 *port)
{
    vtimer_init(&port->reset_timer, reset_timer, port);
}

void port201_reset_goes_on(struct port201 *port)
{
    struct station *s = port->c->station;
    int evse = evse_of(s->profile.evses, port->c->n).evse;

    if (port->reset != EVSE_RESET_waits || !evse_idle(s, evse))
        return;
    for (int n = 0; (port = next_of(s, evse, &n));)
        vclock_arm(station_clock(s), &port->reset_timer, LAST_WORDS_MS);
}

void port201_reset_ends(struct port201 *port)
{
    port->reset = EVSE_RESET_none;
    vclock_disarm(station_clock(port->c->station), &port->reset_timer);
}

/* B12.FR.08 */
static void end_transaction(struct port201 *port)
{
    struct connector *c = port->c;

    if (c->station->phase != STATION_up) /* the end of another transaction broke something */
        return;
    c->cause = evlog_cause(station_log(c->station));
    if (transacting(c))
        transaction_stop(c, "ImmediateReset", NULL);
    else if (c->authorized)
        transaction_cancel(c);
    tx201_stop(port, "ImmediateReset");
}

static void reset_evse(struct station *s, int evse, bool at_once)
{
    struct port201 *port;

    for (int n = 0; (port = next_of(s, evse, &n));)
        port->reset = EVSE_RESET_waits;
    for (int n = 0; at_once && (port = next_of(s, evse, &n));)
        end_transaction(port);
    for (int n = 0; (port = next_of(s, evse, &n));)
        port201_reset_goes_on(port);
}

/* --- the CALL --- */

static bool on_idle(const struct call *call)
{
    return strcmp(call_text(call, "type"), "OnIdle") == 0;
}

static bool is_idle(const struct call *call, int evse)
{
    return evse ? evse_idle(call->s, evse) : !tx201_any(call->s);
}

static bool can_reset(const struct call *call, int evse)
{
    const struct station *s = call->s;
    int n = 0;

    if (reset_pending(s) || evse < 0)
        return false;
    return evse == 0 || (s->profile.evse_reset && next_of(s, evse, &n)->reset == EVSE_RESET_none);
}

static cJSON *reset(const struct call *call)
{
    int evse = call201_evse(call);

    if (!can_reset(call, evse)) /* B11.FR.09, B12.FR.09 */
        return call_status("Rejected");
    return call_status(on_idle(call) && !is_idle(call, evse) ? "Scheduled" : "Accepted");
}

static void reset_then(const struct call *call)
{
    int evse = call201_evse(call);

    if (evse > 0)
        reset_evse(call->s, evse, !on_idle(call));
    else
        reset_begins(call->s, is_idle(call, 0) ? "Immediate" : call_text(call, "type"));
}

const struct call_row reset201_rows[] = {
    {"Reset", reset, reset_then}, /* B11, B12 */
    {0},
};
