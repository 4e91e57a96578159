#include "station201/inside/call201.h"

#include "base/evse.h"
#include "base/json_read.h"
#include "station/station_state.h"

static int number_of(const cJSON *item)
{
    int64_t n = whole_int(item, 0);

    return n >= 0 && n <= PROFILE_MAX_CONNECTORS ? (int)n : PROFILE_MAX_CONNECTORS + 1;
}

/* {"evse": {"id", "connectorId"}}, {"evseId"} or {"evseId", "connectorId"} (UnlockConnector). */
static struct evse_connector named(const cJSON *args)
{
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(args, "evse");
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(args, "evseId");
    const cJSON *connector = cJSON_GetObjectItemCaseSensitive(evse ? evse : args, "connectorId");

    if (evse)
        id = cJSON_GetObjectItemCaseSensitive(evse, "id");
    return (struct evse_connector){number_of(id), number_of(connector)};
}

int call201_evse(const struct incoming_call *call)
{
    int evse = named(call->args).evse;

    return evse <= call->s->profile.evses ? evse : -1;
}

int call201_connector(const struct station *s, const cJSON *args)
{
    const struct profile *p = &s->profile;
    struct evse_connector at = named(args);
    int n;

    if (at.evse == 0)
        return 0;
    if (at.connector == 0)
        at.connector = 1;
    n = evse_flat(p->evses, p->connectors, at);
    return n > 0 ? n : -1;
}

void call201_each(const struct incoming_call *call,
                  void (*fn)(const struct incoming_call *call, struct connector *c))
{
    struct evse_connector at = named(call->args);

    for (int n = 1; n <= call->s->profile.connectors; n++) {
        struct evse_connector here = evse_of(call->s->profile.evses, n);
        if ((at.evse == 0 || at.evse == here.evse) &&
            (at.connector == 0 || at.connector == here.connector))
            fn(call, station_connector(call->s, n));
    }
}
