/* What a station shows: the status that it would tell in words of 1.6, and the text on the display
 * of a connector, which a person reads from there (station.h). */
#include <string.h>

#include "station/dialect.h"
#include "station/station_state.h"

const char *station_status(const struct station *s, int connector)
{
    if (s->phase == STATION_off || s->phase == STATION_booting)
        return "Unavailable";
    if (connector == 0)
        return s->inoperative ? "Unavailable" : "Available";
    return connector_state_name((enum connector_state)station_connector(s, connector)->state);
}

const char *station_status_word(const struct station *s, int connector)
{
    bool up = s->phase != STATION_off && s->phase != STATION_booting;

    if (!up || connector == 0 || !s->dialect->status_word)
        return station_status(s, connector);
    return s->dialect->status_word(station_connector(s, connector));
}

static const char *preparing_text(const struct connector *c)
{
    if (c->authorized)
        return "Please plug in your car";
    if (c->asking != ASKING_nobody)
        return "One moment please";
    return "Please present your card";
}

static const char *finishing_text(const struct connector *c)
{
    if (strcmp(c->error, "ConnectorLockFailure") == 0)
        return "Session ended, cable locked: please call us";
    if (c->session && c->cost[0])
        return c->cost;
    if (!c->session)
        return "Please present your card or take the cable";
    return "Session ended, please take the cable";
}

static const char *display_text(const struct connector *c)
{
    switch ((enum connector_state)c->state) {
    case CONNECTOR_Available:
        return "Welcome: plug in or present your card";
    case CONNECTOR_Preparing:
        return preparing_text(c);
    case CONNECTOR_Charging:
        return c->cost[0] ? c->cost : "Charging";
    case CONNECTOR_SuspendedEV:
        return "The car does not ask for power";
    case CONNECTOR_SuspendedEVSE:
        return "Charging is interrupted by the station";
    case CONNECTOR_Finishing:
        return finishing_text(c);
    case CONNECTOR_Reserved:
        return "Reserved";
    case CONNECTOR_Unavailable:
        return "Out of service";
    case CONNECTOR_Faulted:
        return "Out of order";
    case CONNECTOR_STATE_COUNT:
        break;
    }
    return "";
}

const char *station_display(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    if (s->phase == STATION_off || station_broken(s, FAULT_display, connector))
        return "";
    if (s->phase == STATION_booting)
        return "Starting up";
    if (s->phase == STATION_hung)
        return c->frozen;
    return s->dialect->display ? s->dialect->display(c, display_text(c)) : display_text(c);
}
