/* What the people of the operator wish, as 2.0.1 words it (dialect_wish()). */
#include "base/evse.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "log/evlog.h"
#include "station/station.h"
#include "station201/dialect201.h"

static struct evse_connector place(const struct station *s, const cJSON *args)
{
    const struct profile *p = station_profile(s);
    int64_t n = json_int(args, "connectorId", 0);

    if (n < 1 || n > p->connectors)
        return (struct evse_connector){(int)(n < 0 || n > 1000 ? 1000 : n), 1};
    return evse_of(p->evses, (int)n);
}

static cJSON *unlock(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);

    return json_object(jint("evseId", at.evse), jint("connectorId", at.connector));
}

static cJSON *reset(const struct station *s, const cJSON *args)
{
    (void)s, (void)args;
    return json_object(jtext("type", "Immediate"));
}

static cJSON *availability(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);
    cJSON *wish = json_object(jtext("operationalStatus", json_text(args, "type")));

    if (at.evse > 0)
        cJSON_AddItemToObject(wish, "evse",
                              json_object(jint("id", at.evse), jint("connectorId", at.connector)));
    return wish;
}

static cJSON *remote_start(const struct station *s, const cJSON *args)
{
    struct evse_connector at = place(s, args);
    cJSON *wish = json_object(jint("remoteStartId", 1));

    cJSON_AddItemToObject(
        wish, "idToken",
        json_object(jtext("idToken", json_text(args, "idTag")), jtext("type", "ISO14443")));
    if (at.evse > 0)
        cJSON_AddNumberToObject(wish, "evseId", at.evse);
    return wish;
}

static cJSON *remote_stop(const struct station *s, const cJSON *args)
{
    (void)s;
    return json_object(jtext("transactionId", json_text(args, "transactionId")));
}

const struct wish wishes201[] = {
    {"UnlockConnector", "connectorId", "UnlockConnector", unlock},                /* F05 */
    {"Reset", "type", "Reset", reset},                                            /* B11 */
    {"ChangeAvailability", "type", "ChangeAvailability", availability},           /* G03, G04 */
    {"RemoteStartTransaction", "idTag", "RequestStartTransaction", remote_start}, /* F01 */
    {"RemoteStopTransaction", "transactionId", "RequestStopTransaction", remote_stop}, /* F03 */
    {0},
};
