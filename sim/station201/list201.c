/* The local authorization list in the messages of 2.0.1 (D01, D02). */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "station/local_list.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"

static bool enabled(const struct incoming_call *call)
{
    return config_true(&call->s->config, CONFIG_LocalAuthListEnabled);
}

/* --- D01 Send Local Authorization List --- */

static void read_change(const cJSON *data, struct local_change *out)
{
    const cJSON *token = cJSON_GetObjectItemCaseSensitive(data, "idToken");

    *out = (struct local_change){
        .token = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(token, "idToken"))};
    out->remove = !fields201_token_info(data, &out->info);
}

static const char *update(const struct incoming_call *call)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(call->args, "localAuthorizationList");
    int count = cJSON_GetArraySize(list);
    struct local_change *changes = mem_resize(NULL, (size_t)count + 1, sizeof(*changes));
    struct local_update u = {
        .version = whole_int(cJSON_GetObjectItemCaseSensitive(call->args, "versionNumber"), 0),
        .current = local_list_version(call->s),
        .full = strcmp(incoming_call_text(call, "updateType"), "Full") == 0,
        .changes = changes,
    };
    const cJSON *data;
    const char *status;

    cJSON_ArrayForEach (data, list)
        read_change(data, &changes[u.count++]);
    status = local_list_update(call->s, &u);
    free(changes);
    return status;
}

static cJSON *send_list(const struct incoming_call *call)
{
    cJSON *answer;

    if (enabled(call))
        return incoming_call_status(update(call));
    answer = incoming_call_status("Failed");
    cJSON_AddItemToObject(answer, "statusInfo", json_object(jtext("reasonCode", "NotEnabled")));
    return answer;
}

/* --- D02 Get Local List Version: 0 says that none was ever sent, or that it is off --- */

static cJSON *list_version(const struct incoming_call *call)
{
    return json_object(jint("versionNumber", enabled(call) ? local_list_version(call->s) : 0));
}

const struct incoming_call_row local_list201_rows[] = {
    {"GetLocalListVersion", list_version, NULL},
    {"SendLocalList", send_list, NULL},
    {0},
};
