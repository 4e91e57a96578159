#include "station201/inside/evse_reset.h"

#include "parts/reset.h"
#include "station/lock.h"
#include "station201/inside/state201.h"

#define LAST_WORDS_MS 100 /* the answer to Reset leaves before the EVSE goes down */

bool evse_reset_idle(const struct station *s, int evse)
{
    const struct port201 *port;

    for (int n = 0; (port = port201_next(s, evse, &n));)
        if (port->tx || tx201_permitted(port->c))
            return false;
    return true;
}

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

void evse_reset_init(struct port201 *port)
{
    vtimer_init(&port->reset_timer, reset_timer, port);
}

void evse_reset_goes_on(struct port201 *port)
{
    struct station *s = port->c->station;
    int evse = evse_of(s->profile.evses, port->c->n).evse;

    if (port->reset != EVSE_RESET_waits || !evse_reset_idle(s, evse))
        return;
    for (int n = 0; (port = port201_next(s, evse, &n));)
        vclock_arm(station_clock(s), &port->reset_timer, LAST_WORDS_MS);
}

void evse_reset_ends(struct port201 *port)
{
    port->reset = EVSE_RESET_none;
    vclock_disarm(station_clock(port->c->station), &port->reset_timer);
}
