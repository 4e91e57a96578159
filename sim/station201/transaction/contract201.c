#include "station201/transaction/contract201.h"

#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/rng.h"
#include "station/authorization.h"
#include "station/station_state.h"
#include "world/vehicle.h"

#define SCHEMA   "urn:iso:15118:2:2013:MsgDef"
#define EXI_ROOM 65 /* base64 of what a vehicle says, here always as long */

/* Bytes of the vehicle's own, the same each time it asks. */
static void say_exi(const struct vehicle *v, char out[EXI_ROOM])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct rng rng;

    rng_init(&rng, 15118, vehicle_name(v));
    for (int i = 0; i < EXI_ROOM - 1; i++)
        out[i] = digits[rng_below(&rng, 64)];
    out[EXI_ROOM - 1] = '\0';
}

/* The contract that the certificate is about, an eMAID of the vehicle's own. */
static void say_contract(const struct vehicle *v, char out[TOKEN_ROOM])
{
    struct rng rng;

    rng_init(&rng, 14443, vehicle_name(v));
    snprintf(out, TOKEN_ROOM, "DECGRC%08llu", (unsigned long long)rng_below(&rng, 100000000));
}

static void answered(void *owner, const struct call_queue_reply *reply)
{
    struct connector *c = owner;
    const char *status = NULL;
    char contract[TOKEN_ROOM];

    if (reply->end == CALL_QUEUE_answered)
        status = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(reply->payload, "status"));
    if (!c->vehicle || !status || strcmp(status, "Accepted") != 0)
        return;
    say_contract(c->vehicle, contract);
    authorization_contract(c, contract);
}

void contract201_plugged(struct connector *c)
{
    static const char *const actions[] = {
        [CONTRACT_install] = "Install", [CONTRACT_update] = "Update"};
    enum contract_wish wish =
        c->vehicle ? vehicle_traits(c->vehicle)->contract : CONTRACT_contented;
    char exi[EXI_ROOM];

    if (wish == CONTRACT_contented || !uplink_online(c->station->uplink))
        return;
    say_exi(c->vehicle, exi);
    uplink_call(c->station, "Get15118EVCertificate",
                json_object(jtext("iso15118SchemaVersion", SCHEMA), jtext("action", actions[wish]),
                            jtext("exiRequest", exi)),
                answered, c);
}
