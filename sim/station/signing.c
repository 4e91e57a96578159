#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "station/credentials_state.h"
#include "station/station_state.h"
#include "station/uplink_state.h"

/* How long it waits for CertificateSigned: doubled each time, A02.FR.18. */
static int64_t patience_ms(const struct credentials *c)
{
    return config_number(&c->s->config, CONFIG_CertSigningWaitMinimum) * 1000 << (c->asked - 1);
}

static void answered(void *owner, const struct outbox_reply *reply)
{
    struct credentials *c = owner;
    const cJSON *status = cJSON_GetObjectItemCaseSensitive(reply->payload, "status");

    if (reply->end == OUTBOX_answered && cJSON_IsString(status) &&
        strcmp(status->valuestring, "Accepted") == 0)
        vclock_arm(station_clock(c->s), &c->signing_timer, patience_ms(c));
}

static bool ask(struct credentials *c)
{
    struct keysmith *ks = world_keysmith(c->s->member.world);
    char *csr = ks->ops->request(ks, c->next_key, station_id(c->s), c->organization);
    cJSON *payload = evlog_data("s s", "csr", csr, "certificateType", c->type);
    enum status st;

    c->asked++;
    st = outbox_call(c->s->uplink->outbox, "SignCertificate", payload, answered, c);
    free(csr);
    return st == S_OK;
}

/* No CertificateSigned came: A02.FR.17 */
static void unsigned_yet(struct vtimer *timer, void *owner)
{
    struct credentials *c = owner;

    (void)timer;
    if (c->asked <= config_number(&c->s->config, CONFIG_CertSigningRepeatTimes) && c->next_key)
        ask(c);
}

void credentials_init_signing(struct credentials *c)
{
    vtimer_init(&c->signing_timer, unsigned_yet, c);
}

bool credentials_sign(struct credentials *c, const char *type)
{
    struct keysmith *ks = world_keysmith(c->s->member.world);

    if (!ks || !c->organization[0])
        return false;
    free(c->next_key);
    c->next_key = ks->ops->make_key(ks, &c->rng, KEY_ec);
    c->asked = 0;
    c->type = type;
    return ask(c);
}

/* --- certificates by their names ------------------------------------------------------------- */

cJSON *security_hash_data(const struct station *s, const char *pem, const char *issuer)
{
    struct keysmith *ks = world_keysmith(s->member.world);
    struct certificate_hash hash;

    if (!ks || !ks->ops->identify(ks, pem, issuer, "SHA256", &hash))
        return cJSON_CreateObject();
    return evlog_data("s s s s", "hashAlgorithm", "SHA256", "issuerNameHash", hash.issuer_name,
                      "issuerKeyHash", hash.issuer_key, "serialNumber", hash.serial);
}

static const char *text_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);

    return cJSON_IsString(item) ? item->valuestring : "";
}

static bool is_own(const struct station *s, const char *algorithm,
                   const struct certificate_hash *hash)
{
    struct keysmith *ks = world_keysmith(s->member.world);
    const char *own = credentials_certificate(s->credentials);
    struct certificate_hash is;

    return ks && own && ks->ops->identify(ks, own, own, algorithm, &is) &&
           strcasecmp(is.issuer_name, hash->issuer_name) == 0 &&
           strcasecmp(is.serial, hash->serial) == 0;
}

const char *security_delete(struct station *s, const cJSON *hash_data)
{
    const char *algorithm = text_of(hash_data, "hashAlgorithm");
    struct certificate_hash hash;

    snprintf(hash.issuer_name, sizeof(hash.issuer_name), "%s",
             text_of(hash_data, "issuerNameHash"));
    snprintf(hash.issuer_key, sizeof(hash.issuer_key), "%s", text_of(hash_data, "issuerKeyHash"));
    snprintf(hash.serial, sizeof(hash.serial), "%s", text_of(hash_data, "serialNumber"));
    if (is_own(s, algorithm, &hash))
        return "Failed";
    return certificates_delete(credentials_store(s->credentials), algorithm, &hash);
}
