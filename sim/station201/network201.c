#include "station201/network201.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "parts/security_profile.h"
#include "station/credentials.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"
#include "station201/model/variable_text.h"
#include "station201/security201.h"
#include "world/file_server.h"

#define SLOTS 3 /* the values list of NetworkConfigurationPriority */

struct slot {
    char *url; /* NULL: not set, or slot 0 as the station was provisioned */
    bool gone; /* slot 0: that is no longer good enough */
    int timeout_s;
    int security;
};

struct network_profiles {
    struct slot slots[SLOTS];
    int now, worked;  /* the slot in use; the last one that led to a CSMS */
    int64_t attempts; /* with it, since it was taken */
    bool given_up;    /* all of the priority: it stays with the one that worked */
};

void network201_free(struct network_profiles *n)
{
    if (!n)
        return;
    for (int i = 0; i < SLOTS; i++)
        free(n->slots[i].url);
    free(n);
}

static struct network_profiles *network_of(const struct station *s)
{
    return state201_of(s)->network;
}

/* Slot 0 is set from the beginning. */
static bool is_set(const struct station *s, int slot)
{
    const struct network_profiles *n = network_of(s);

    if (slot == 0)
        return !n || !n->slots[0].gone;
    return n && slot > 0 && slot < SLOTS && n->slots[slot].url;
}

/* A05.FR.03, FR.04: the root of the CSMS, its own certificate */
static bool has_what_it_needs(const struct station *s, int slot)
{
    int security = network_of(s) ? network_of(s)->slots[slot].security : 0;

    return security < 2 || credentials_can(s->credentials, security);
}

/* B10.FR.02: a slot that holds no valid configuration */
const char *network201_problem(const struct station *s, const char *value)
{
    const char *rest = value, *at;
    size_t len;

    while ((at = list_next(&rest, &len)))
        if (len != 1 || !is_set(s, *at - '0') || !has_what_it_needs(s, *at - '0'))
            return "InvalidNetworkConf";
    return NULL;
}

const char *network201_password_problem(const struct station *s, const char *value)
{
    (void)s;
    return strlen(value) < 16 ? "InvalidValue" : NULL;
}

void network201_password_set(struct station *s)
{
    const char *password = variable_text(s, VARIABLE_BasicAuthPassword);

    credentials_set_password(s->credentials, password, strlen(password));
    security_profile_changed(s);
}

static bool is_websocket(const char *url, int security)
{
    const char *scheme = security >= 2 ? "wss://" : "ws://";

    return strncasecmp(url, scheme, strlen(scheme)) == 0 && url[strlen(scheme)];
}

/* B09.FR.02, FR.04, FR.05 */
static const char *problem(const struct incoming_call *call, const cJSON *data)
{
    int slot = json_small(call->args, "configurationSlot", -1);
    int security = json_small(data, "securityProfile", -1);

    if (slot < 0 || slot >= SLOTS)
        return "InvalidConfSlot";
    if (security > 3 || security < variable_number(call->s, VARIABLE_SecurityProfile))
        return "NoSecurityDowngrade";
    if (strcmp(json_text(data, "ocppVersion"), "OCPP20") != 0 ||
        strcmp(json_text(data, "ocppTransport"), "JSON") != 0 ||
        json_small(data, "messageTimeout", 0) <= 0 ||
        !is_websocket(json_text(data, "ocppCsmsUrl"), security))
        return "InvalidNetworkConf";
    return NULL;
}

static struct network_profiles *network_made(struct station *s)
{
    struct state201 *state = state201_of(s);

    if (!state->network) {
        state->network = mem_new(sizeof(*state->network));
        state->network->slots[0].timeout_s = (int)config_number(&s->config, CONFIG_MessageTimeout);
        state->network->slots[0].security = credentials_profile(s->credentials);
    }
    return state->network;
}

static cJSON *set_profile(const struct incoming_call *call)
{
    const cJSON *data = json_item(call->args, "connectionData");
    const char *reason = problem(call, data);
    cJSON *answer = incoming_call_status(reason ? "Rejected" : "Accepted");
    struct slot *slot;

    json_reason(answer, "statusInfo", reason);
    if (reason)
        return answer;
    slot = &network_made(call->s)->slots[json_small(call->args, "configurationSlot", 0)];
    free(slot->url);
    *slot = (struct slot){mem_text(json_text(data, "ocppCsmsUrl")), false,
                          json_small(data, "messageTimeout", 0),
                          json_small(data, "securityProfile", 0)};
    return answer;
}

const struct incoming_call_row network201_rows[] = {
    {"SetNetworkProfile", set_profile, NULL}, /* B09 */
    {0},
};

/* --- B10: which slot is in use --- */

static void take(struct station *s, int slot)
{
    struct network_profiles *n = network_of(s);

    n->now = slot;
    n->attempts = 0;
    s->config.numbers[CONFIG_MessageTimeout] = n->slots[slot].timeout_s;
    variable_assign_number(s, VARIABLE_ActiveNetworkProfile, slot);
    security_profile_raise(s, n->slots[slot].security); /* A05: only upwards */
    security_profile_migrates(s, slot != n->worked);
    uplink_configured(s->uplink);
}

void network201_boots(struct station *s)
{
    security201_boots(s);
    if (!network_of(s))
        return;
    network_of(s)->given_up = false;
    take(s, variable_text(s, VARIABLE_NetworkConfigurationPriority)[0] - '0');
}

/* The slot after the one in use in the priority; -1: there is none. */
static int next_slot(const struct station *s)
{
    const char *at =
        strchr(variable_text(s, VARIABLE_NetworkConfigurationPriority), '0' + network_of(s)->now);

    return at && at[1] == ',' ? at[2] - '0' : -1;
}

/* B10.FR.03, FR.07 */
static void try_another(struct station *s)
{
    struct network_profiles *n = network_of(s);
    int next = next_slot(s);

    n->given_up = next < 0;
    take(s, next < 0 ? n->worked : next);
}

bool network201_reaches(struct station *s)
{
    struct network_profiles *n = network_of(s);
    const struct file_server_file *place;

    if (!n)
        return true;
    if (!n->given_up &&
        n->attempts >= variable_number(s, VARIABLE_NetworkProfileConnectionAttempts))
        try_another(s);
    n->attempts++;
    place = file_server_find(*world_file_server(s->member.world), n->slots[n->now].url);
    return !place || place->fault == FILE_SERVER_none;
}

/* A05.FR.06: what has led to the CSMS on a higher profile is the least from now on. */
static void drop_lower(struct station *s)
{
    struct network_profiles *n = network_of(s);
    const char *rest = variable_text(s, VARIABLE_NetworkConfigurationPriority), *at;
    char kept[2 * SLOTS + 1] = "";
    size_t len;
    int count = 0;

    for (int i = 0; i < SLOTS; i++)
        if (n->slots[i].security < credentials_profile(s->credentials)) {
            free(n->slots[i].url);
            n->slots[i] = (struct slot){.gone = true};
        }
    while ((at = list_next(&rest, &len)))
        if (is_set(s, *at - '0') && count < SLOTS) {
            kept[2 * count] = *at;
            kept[2 * count++ + 1] = ',';
        }
    if (count == 0)
        return;
    kept[2 * count - 1] = '\0';
    variable_assign(s, VARIABLE_NetworkConfigurationPriority, kept);
}

void network201_works(struct station *s)
{
    struct network_profiles *n = network_of(s);

    if (!n)
        return;
    n->worked = n->now;
    n->attempts = 0;
    drop_lower(s);
}
