#include "station201/model/device_live.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/evse.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/credentials.h"
#include "station/local_list.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station201/inside/display_messages.h"
#include "station201/model/device_model.h"

/* AvailabilityState (2.13.2) of a connector: what a plug makes of 1.6's states. */
static const char *state_of(const struct connector *c)
{
    switch ((enum connector_state)c->state) {
    case CONNECTOR_Available:
        return "Available";
    case CONNECTOR_Preparing:
        return c->vehicle ? "Occupied" : "Available";
    case CONNECTOR_Charging:
    case CONNECTOR_SuspendedEV:
    case CONNECTOR_SuspendedEVSE:
    case CONNECTOR_Finishing:
        return "Occupied";
    case CONNECTOR_Reserved:
        return "Reserved";
    case CONNECTOR_Unavailable:
        return "Unavailable";
    case CONNECTOR_Faulted:
        return "Faulted";
    case CONNECTOR_STATE_COUNT:
        break;
    }
    return "Unavailable";
}

static int connectors_of(const struct station *s, int evse)
{
    return evse_connectors(s->profile.evses, s->profile.connectors, evse);
}

static const struct connector *connector_at(const struct station *s, int evse, int connector)
{
    return station_connector(s, evse + connector - 1);
}

char *live_connector_state(const struct station *s, int evse, int connector)
{
    return mem_text(state_of(connector_at(s, evse, connector)));
}

/* The EVSE is as its connector in use is; else as its first one. */
static const char *evse_state(const struct station *s, int evse)
{
    for (int n = 1; n <= connectors_of(s, evse); n++) {
        const char *state = state_of(connector_at(s, evse, n));
        if (strcmp(state, "Occupied") == 0)
            return state;
    }
    return state_of(connector_at(s, evse, 1));
}

char *live_evse_state(const struct station *s, int evse, int connector)
{
    (void)connector;
    return mem_text(evse_state(s, evse));
}

char *live_station_state(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->inoperative ? "Unavailable" : "Available");
}

static bool lock_fails(const struct connector *c)
{
    return strcmp(c->error, "ConnectorLockFailure") == 0;
}

static bool has_problem(const struct connector *c)
{
    return c->state == CONNECTOR_Faulted || strcmp(c->error, "NoError") != 0;
}

static char *yes_no(bool yes)
{
    return mem_text(yes ? "true" : "false");
}

char *live_connector_problem(const struct station *s, int evse, int connector)
{
    return yes_no(has_problem(connector_at(s, evse, connector)));
}

char *live_lock_problem(const struct station *s, int evse, int connector)
{
    return yes_no(lock_fails(connector_at(s, evse, connector)));
}

char *live_rcd_tripped(const struct station *s, int evse, int connector)
{
    const struct connector *c = connector_at(s, evse, connector);

    return yes_no(strcmp(c->error, "GroundFailure") == 0);
}

char *live_evse_problem(const struct station *s, int evse, int connector)
{
    bool any = false;

    (void)connector;
    for (int n = 1; n <= connectors_of(s, evse); n++)
        any |= has_problem(connector_at(s, evse, n));
    return yes_no(any);
}

char *live_station_problem(const struct station *s, int evse, int connector)
{
    bool any = false;

    (void)evse, (void)connector;
    for (int i = 0; i < s->profile.connectors; i++)
        any |= has_problem(&s->connectors[i]);
    return yes_no(any);
}

char *live_allow_reset(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return yes_no(s->profile.evse_reset);
}

char *live_phases(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%d", s->profile.dc ? 0 : s->profile.phases);
}

char *live_power(const struct station *s, int evse, int connector)
{
    int64_t w = 0;

    (void)connector;
    for (int n = 1; n <= connectors_of(s, evse); n++)
        w += connector_at(s, evse, n)->meter.power_w;
    return mem_printf("%" PRId64, w);
}

char *live_energy(const struct station *s, int evse, int connector)
{
    int64_t wh = 0;

    (void)connector;
    for (int n = 1; n <= connectors_of(s, evse); n++)
        wh += station_register_wh(s, evse + n - 1);
    return mem_printf("%" PRId64, wh);
}

char *live_connector_type(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    if (s->profile.dc)
        return mem_text("cCCS2");
    return mem_text(s->profile.socket ? "sType2" : "cType2");
}

char *live_ev_connected(const struct station *s, int evse, int connector)
{
    bool any = false;

    (void)connector;
    for (int n = 1; n <= connectors_of(s, evse); n++)
        any |= connector_at(s, evse, n)->vehicle != NULL;
    return yes_no(any);
}

char *live_model(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->profile.model);
}

char *live_vendor(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->profile.vendor);
}

char *live_serial(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(station_id(s));
}

char *live_firmware(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->profile.firmware);
}

char *live_clock(const struct station *s, int evse, int connector)
{
    char at[25];

    (void)evse, (void)connector;
    tz_rfc3339(rtc_now_ms(s), at);
    return mem_text(at);
}

char *live_list_entries(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%d", local_list_count(s));
}

char *live_messages(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%d", display_messages_count(s));
}

char *live_display_priorities(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->profile.display_priorities);
}

char *live_charging_units(const struct station *s, int evse, int connector)
{
    struct charging_terms terms = charging_terms_at(s, 0);

    (void)evse, (void)connector;
    if (terms.amperes && terms.watts)
        return mem_text("A,W");
    return mem_text(terms.amperes ? "A" : "W");
}

char *live_charging_profiles(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%d", charging_store_count(charging_store_of(s)));
}

char *live_switches_phases(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_text(s->profile.switches_phases ? "true" : "false");
}

char *live_security_profile(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%d", credentials_profile(s->credentials));
}

char *live_certificates(const struct station *s, int evse, int connector)
{
    (void)evse, (void)connector;
    return mem_printf("%zu", certificates_count(credentials_store(s->credentials)));
}
