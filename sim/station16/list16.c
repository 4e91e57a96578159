/* The local authorization list in the messages of OCPP 1.6: SendLocalList, GetLocalListVersion
 * (5.15, 5.10).  Version 0 says that the list is empty, -1 that there is none. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/local_list.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

/* --- 5.15 Send Local List --- */

static void read_change(const cJSON *data, struct local_change *out)
{
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(data, "idTagInfo");
    const char *expires = json_text(info, "expiryDate");

    out->token = json_text(data, "idTag");
    out->remove = !info;
    out->info = (struct token_info){json_text(info, "status"), json_text(info, "parentIdTag"),
                                    VCLOCK_NEVER};
    if (expires)
        tz_parse_rfc3339(expires, &out->info.expires_ms);
}

/* 5.10: 0 says that the list is empty, however it became so. */
static int64_t version_of(const struct station *s)
{
    return local_list_count(s) > 0 ? local_list_version(s) : 0;
}

static const char *update(const struct incoming_call *call)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(call->args, "localAuthorizationList");
    int count = cJSON_GetArraySize(list);
    struct local_change *changes = mem_resize(NULL, (size_t)count + 1, sizeof(*changes));
    struct local_update u = {
        .version = cJSON_GetObjectItemCaseSensitive(call->args, "listVersion")->valueint,
        .current = version_of(call->s),
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

static bool enabled(const struct incoming_call *call)
{
    return config_true(&call->s->config, CONFIG_LocalAuthListEnabled);
}

static cJSON *send_list(const struct incoming_call *call)
{
    return incoming_call_status(enabled(call) ? update(call) : "NotSupported");
}

/* --- 5.10 Get Local List Version: -1 says that there is no list --- */

static cJSON *list_version(const struct incoming_call *call)
{
    return json_object(jint("listVersion", enabled(call) ? version_of(call->s) : -1));
}

const struct incoming_call_row list16_rows[] = {
    {"GetLocalListVersion", list_version, NULL},
    {"SendLocalList", send_list, NULL},
    {0},
};
