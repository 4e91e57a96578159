#include "refstack/csms16/csms16_config.h"

#include <string.h>
#include <strings.h>

#include "refstack/csms/boot.h"
#include "refstack/csms/command.h"
#include "refstack/csms/password.h"
#include "refstack/csms/payload.h"
#include "refstack/stack/api.h"

void csms16_after_boot(struct csms_station *st)
{
    cJSON *none = cJSON_CreateObject(), *config = csms_config(st);
    const cJSON *item;

    csms_command(st->rs, st->id, "GetConfiguration", none);
    cJSON_Delete(none);
    cJSON_ArrayForEach (item, config) {
        cJSON *args;

        if (!cJSON_IsString(item))
            continue;
        args = cJSON_CreateObject();
        api_put_text(args, "key", item->string);
        api_put_text(args, "value", item->valuestring);
        csms_command(st->rs, st->id, "ChangeConfiguration", args);
        cJSON_Delete(args);
    }
    cJSON_Delete(config);
}

/* The lists that are cut, and the keys that say how. (1.6 9.1.7, 9.3.3) */
static const struct row {
    const char *action, *list, *key;
    const char *version; /* of a local list */
} rows[] = {
    {"GetConfiguration", "key", "GetConfigurationMaxKeys", NULL},
    {"SendLocalList", "localAuthorizationList", "SendLocalListMaxLength", "listVersion"},
    {NULL, NULL, NULL, NULL},
};

static int64_t configured(const struct csms_station *st, const char *key)
{
    return db_number(st->rs->db, 0,
                     "SELECT CAST(state AS INT) FROM record WHERE station = ? AND "
                     "kind = 'configuration' AND key = ?",
                     db_t(st->id), db_t(key));
}

struct csms_limits csms16_limits(const struct csms_station *st, const char *action)
{
    for (const struct row *r = rows; r->action; r++)
        if (!strcmp(r->action, action))
            return (struct csms_limits){.list = r->list,
                                        .items = configured(st, r->key),
                                        .version = r->version,
                                        .room = configured(st, "LocalAuthListMaxLength")};
    return (struct csms_limits){.list = NULL};
}

char *csms16_password_in(struct refstack *rs, const char *action, const cJSON *args)
{
    const char *key = csms_text(args, "key");

    if (strcmp(action, "ChangeConfiguration") != 0 || !key ||
        strcasecmp(key, "AuthorizationKey") != 0)
        return NULL;
    return csms_password_seal_key(rs, csms_text(args, "value"));
}

const char *csms16_password_status(const cJSON *answer)
{
    return csms_text(answer, "status");
}
