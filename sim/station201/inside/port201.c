#include "station201/inside/port201.h"

#include "station201/inside/state201.h"

struct port201 *port201_of(const struct connector *c)
{
    return &state201_of(c->station)->ports[c->n - 1];
}

struct port201 *port201_next(const struct station *s, int evse, int *n)
{
    while (++*n <= s->profile.connectors)
        if (evse_of(s->profile.evses, *n).evse == evse)
            return port201_of(station_connector(s, *n));
    return NULL;
}

bool port201_in_use(const struct port201 *port)
{
    const struct connector *c = port->c;

    return tx201_permitted(c) || c->state == CONNECTOR_Preparing || port->tx;
}

bool port201_wanted(const struct port201 *port)
{
    return port->c->station->inoperative || port->evse_inoperative || port->inoperative ||
           port->reset == EVSE_RESET_down;
}

void port201_settle(struct port201 *port)
{
    struct connector *c = port->c;
    bool wanted = port201_wanted(port);

    if (c->inoperative == wanted || (wanted && port201_in_use(port)))
        return;
    c->inoperative = wanted;
    if (c->state == CONNECTOR_Faulted)
        return;
    if (wanted)
        connector_feed(c, IN_close);
    else if (c->state == CONNECTOR_Unavailable)
        connector_feed(c, c->vehicle ? IN_reopen_plugged : IN_reopen);
}

void port201_review(struct port201 *port)
{
    if (port->c->inoperative != port201_wanted(port))
        vclock_arm(station_clock(port->c->station), &port->later, 0);
}
