#include "network201.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "calls201.h"
#include "mem.h"
#include "model201.h"
#include "station_state.h"
#include "variable_text.h"

#define SLOTS 3 /* the values list of NetworkConfigurationPriority */

struct slot {
    char *url; /* NULL: not set; slot 0 is how the station was provisioned */
    int timeout_s;
    int security;
};

struct network_profiles {
    struct slot slots[SLOTS];
};

void network201_free(struct network_profiles *n)
{
    if (!n)
        return;
    for (int i = 0; i < SLOTS; i++)
        free(n->slots[i].url);
    free(n);
}

static const struct slot *slot_of(const struct station *s, const char *name, size_t len)
{
    const struct network_profiles *n = s->model ? s->model->network : NULL;
    int i = len == 1 ? name[0] - '0' : -1;

    return n && i >= 0 && i < SLOTS && n->slots[i].url ? &n->slots[i] : NULL;
}

/* B10.FR.02: a slot that holds no valid configuration */
const char *network201_problem(const struct station *s, const char *value)
{
    const char *rest = value, *at;
    size_t len;

    while ((at = list_next(&rest, &len)))
        if (!(len == 1 && *at == '0') && !slot_of(s, at, len))
            return "InvalidNetworkConf";
    return NULL;
}

const char *network201_password_problem(const struct station *s, const char *value)
{
    (void)s;
    return strlen(value) < 16 ? "InvalidValue" : NULL;
}

static bool is_websocket(const char *url, int security)
{
    const char *scheme = security >= 2 ? "wss://" : "ws://";

    return strncasecmp(url, scheme, strlen(scheme)) == 0 && url[strlen(scheme)];
}

/* B09.FR.02, FR.04, FR.05 */
static const char *problem(const struct call *call, const cJSON *data)
{
    int slot = json_int(call->args, "configurationSlot", -1);
    int security = json_int(data, "securityProfile", -1);

    if (slot < 0 || slot >= SLOTS)
        return "InvalidConfSlot";
    if (security > 3 || security < variable_number(call->s, VARIABLE_SecurityProfile))
        return "NoSecurityDowngrade";
    if (strcmp(json_text(data, "ocppVersion"), "OCPP20") != 0 ||
        strcmp(json_text(data, "ocppTransport"), "JSON") != 0 ||
        json_int(data, "messageTimeout", 0) <= 0 ||
        !is_websocket(json_text(data, "ocppCsmsUrl"), security))
        return "InvalidNetworkConf";
    return NULL;
}

cJSON *network201_set(const struct call *call)
{
    const cJSON *data = json_item(call->args, "connectionData");
    struct device_model *m = device_model_of(call->s);
    const char *reason = problem(call, data);
    cJSON *answer = call_status(reason ? "Rejected" : "Accepted");
    struct slot *slot;

    json_reason(answer, "statusInfo", reason);
    if (reason)
        return answer;
    if (!m->network)
        m->network = mem_new(sizeof(*m->network));
    slot = &m->network->slots[json_int(call->args, "configurationSlot", 0)];
    free(slot->url);
    *slot =
        (struct slot){mem_text(json_text(data, "ocppCsmsUrl")), json_int(data, "messageTimeout", 0),
                      json_int(data, "securityProfile", 0)};
    return answer;
}

void network201_boots(struct station *s)
{
    const char *priority = variable_text(s, VARIABLE_NetworkConfigurationPriority);
    const struct slot *slot = slot_of(s, priority, strcspn(priority, ","));

    variable_assign_number(s, VARIABLE_ActiveNetworkProfile, priority[0] - '0');
    if (!slot)
        return;
    s->profile.call_timeout_s = slot->timeout_s;
    uplink_configured(s->uplink);
}
