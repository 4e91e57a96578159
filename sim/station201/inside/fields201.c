#include "station201/inside/fields201.h"

#include "base/evse.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "log/evlog.h"
#include "station/station_state.h"

void json_copy(cJSON *to, const cJSON *from, const char *field)
{
    const cJSON *item = json_item(from, field);

    if (item)
        cJSON_AddItemToObject(to, field, json_copy_of(item));
}

void json_reason(cJSON *to, const char *field, const char *reason)
{
    if (reason)
        cJSON_AddItemToObject(to, field, json_object(jtext("reasonCode", reason)));
}

cJSON *fields201_evse(const struct connector *c)
{
    struct evse_connector at = evse_of(c->station->profile.evses, c->n);

    return json_object(jint("id", at.evse), jint("connectorId", at.connector));
}

cJSON *fields201_token(const char *token, const char *type)
{
    return json_object(jtext("idToken", token), jtext("type", type ? type : "ISO14443"));
}

bool fields201_token_info(const cJSON *payload, struct token_info *out)
{
    const cJSON *info = json_item(payload, "idTokenInfo");
    const char *expires = json_text(info, "cacheExpiryDateTime");

    if (!cJSON_IsObject(info))
        return false;
    *out = (struct token_info){json_text(info, "status"),
                               json_text(json_item(info, "groupIdToken"), "idToken"), VCLOCK_NEVER};
    if (!out->status)
        out->status = "Invalid";
    if (expires)
        tz_parse_rfc3339(expires, &out->expires_ms);
    return true;
}
