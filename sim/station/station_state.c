#include "station/station_state.h"

#include <assert.h>

struct connector *station_connector(const struct station *s, int n)
{
    assert(n >= 1 && n <= s->profile.connectors);
    return &s->connectors[n - 1];
}

struct vclock *station_clock(const struct station *s)
{
    return world_clock(s->member.world);
}

struct evlog *station_log(const struct station *s)
{
    return world_log(s->member.world);
}

int64_t station_now_ms(const struct station *s)
{
    return world_now_ms(s->member.world);
}

int station_running(const struct station *s)
{
    int running = 0;

    for (int i = 0; i < s->profile.connectors; i++)
        running += transaction_running(&s->connectors[i]);
    return running;
}

const char *station_id(const struct station *s)
{
    return s->member.name;
}

const struct dialect *station_dialect(const struct station *s)
{
    return s->dialect;
}

const struct profile *station_profile(const struct station *s)
{
    return &s->profile;
}

struct site *station_site(const struct station *s)
{
    return s->site;
}

int station_actor(const struct station *s, int connector)
{
    return connector == 0 ? s->member.actor : station_connector(s, connector)->actor;
}

const char *station_connector_name(const struct station *s, int connector)
{
    return connector == 0 ? s->member.name : station_connector(s, connector)->name;
}

int station_bay(const struct station *s, int n)
{
    return s->first_bay + n - 1;
}

int station_connector_at(const struct station *s, int bay)
{
    int n = bay - s->first_bay + 1;

    return n >= 1 && n <= s->profile.connectors ? n : 0;
}

int64_t station_register_wh(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    return meter_read_mj(&c->meter, station_now_ms(s)) / METER_MJ_PER_WH;
}

int64_t station_power_w(const struct station *s, int connector)
{
    return station_connector(s, connector)->meter.power_w;
}
