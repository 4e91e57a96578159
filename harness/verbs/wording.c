#include "verbs/wording.h"

#include <string.h>

#include "log/evlog.h"
#include "ocpp/whole.h"
#include "station/evse.h"
#include "station/station.h"

static struct evse_connector place(const struct station *s, const cJSON *args)
{
    const struct profile *p = station_profile(s);
    int64_t n = whole_int(cJSON_GetObjectItemCaseSensitive(args, "connectorId"), 0);

    if (n < 1 || n > p->connectors)
        return (struct evse_connector){(int)(n < 0 || n > 1000 ? 1000 : n), 1};
    return evse_of(p->evses, (int)n);
}

static const char *text(const cJSON *args, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, name));
}

static cJSON *unlock(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);

    return evlog_data("i i", "evseId", at.evse, "connectorId", at.connector);
}

static cJSON *reset(const struct station *s, const cJSON *args)
{
    (void)s, (void)args;
    return evlog_data("s", "type", "Immediate");
}

static cJSON *availability(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);
    cJSON *wish = evlog_data("s", "operationalStatus", text(args, "type"));

    if (at.evse > 0)
        cJSON_AddItemToObject(wish, "evse",
                              evlog_data("i i", "id", at.evse, "connectorId", at.connector));
    return wish;
}

static cJSON *remote_start(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);
    cJSON *wish = evlog_data("i", "remoteStartId", 1);

    cJSON_AddItemToObject(wish, "idToken",
                          evlog_data("s s", "idToken", text(args, "idTag"), "type", "ISO14443"));
    if (at.evse > 0)
        cJSON_AddNumberToObject(wish, "evseId", at.evse);
    return wish;
}

static cJSON *remote_stop(const struct station *s, const cJSON *args)
{
    (void)s;
    return evlog_data("s", "transactionId", text(args, "transactionId"));
}

/* action and a field of its payload in 1.6; action and payload in 2.0.1 */
static const struct wording {
    const char *from, *field, *to;
    cJSON *(*args)(const struct station *s, const cJSON *args);
} words201[] = {
    {"UnlockConnector", "connectorId", "UnlockConnector", unlock},                /* F05 */
    {"Reset", "type", "Reset", reset},                                            /* B11 */
    {"ChangeAvailability", "type", "ChangeAvailability", availability},           /* G03, G04 */
    {"RemoteStartTransaction", "idTag", "RequestStartTransaction", remote_start}, /* F01 */
    {"RemoteStopTransaction", "transactionId", "RequestStopTransaction", remote_stop}, /* F03 */
};

cJSON *wording_take(const struct station *s, const char **action, cJSON *args)
{
    if (!s || strcmp(station_profile(s)->ocpp, "2.0.1") != 0)
        return args;
    for (size_t i = 0; i < sizeof(words201) / sizeof(words201[0]); i++) {
        const struct wording *w = &words201[i];
        cJSON *wish;

        if (strcmp(w->from, *action) != 0 || !cJSON_GetObjectItemCaseSensitive(args, w->field) ||
            cJSON_GetObjectItemCaseSensitive(args, "evseId"))
            continue;
        *action = w->to;
        wish = w->args(s, args);
        cJSON_Delete(args);
        return wish;
    }
    return args;
}
