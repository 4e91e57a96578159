#include "station/credentials.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/credentials_state.h"
#include "station/station_state.h"

static void make(struct station *s)
{
    struct credentials *c = s->credentials = mem_new(sizeof(*c));

    c->s = s;
    c->previous = -1;
    c->store = certificates_new(world_crypto(s->member.world), CERTIFICATE_STORE_MAX);
    c->organization = mem_text("");
}

static void forget(struct station *s)
{
    struct credentials *c = s->credentials;

    certificates_free(c->store);
    free(c->user);
    free(c->password);
    free(c->organization);
    free(c->certificate);
    free(c->key);
    free(c->roots);
    free(c);
}

const struct station_part part_credentials = {.make = make, .forget = forget};

void credentials_begin(struct credentials *c, const char *password)
{
    credentials_set_password(c, password, strlen(password));
    c->security = 1;
}

void credentials_provision(struct credentials *c, const struct station_security *start)
{
    c->tells = true;
    c->security = start->profile;
    c->tls_newest = start->tls_newest;
    free(c->user);
    c->user = mem_text(start->user);
    if (start->password)
        credentials_set_password(c, start->password, start->password_len);
    if (start->organization)
        credentials_set_organization(c, start->organization);
    if (start->roots)
        certificates_install(c->store, ROOT_csms, start->roots, station_now_ms(c->s), false);
    free(c->certificate);
    free(c->key);
    c->certificate = mem_text(start->certificate);
    c->key = mem_text(start->key);
}

void credentials_show(struct credentials *c, struct wire_target *target,
                      struct wire_identity *identity)
{
    bool basic = c->password && c->security < 3;

    free(c->roots);
    c->roots = certificates_believed(c->store, c->falls_back);
    *identity = (struct wire_identity){.roots = c->roots, .tls_newest = c->tls_newest};
    if (c->security == 3) {
        identity->certificate = c->certificate;
        identity->key = c->key;
    }
    target->security = c->security;
    target->identity = identity;
    target->user = basic ? (c->user ? c->user : station_id(c->s)) : NULL;
    target->password = basic ? c->password : NULL;
    target->password_len = basic ? c->password_len : 0;
}

int credentials_profile(const struct credentials *c)
{
    return c->security;
}

void credentials_set_password(struct credentials *c, const char *password, size_t len)
{
    char *copy = mem_text_n(password, len);

    free(c->password);
    c->password = copy;
    c->password_len = len;
}

const char *credentials_organization(const struct credentials *c)
{
    return c->organization;
}

void credentials_set_organization(struct credentials *c, const char *name)
{
    char *copy = mem_text(name);

    free(c->organization);
    c->organization = copy;
}

struct certificates *credentials_store(const struct credentials *c)
{
    return c->store;
}

const char *credentials_certificate(const struct credentials *c)
{
    return c->certificate;
}

const char *credentials_install(struct credentials *c, enum certificate_root use, const char *pem)
{
    const char *status =
        certificates_install(c->store, use, pem, station_now_ms(c->s),
                             config_true(&c->s->config, CONFIG_AdditionalRootCertificateCheck));

    c->falls_back = false;
    return status;
}

static bool has_root(const struct credentials *c)
{
    char *roots = certificates_roots(c->store, ROOT_csms);
    bool has = roots[0] != '\0';

    free(roots);
    return has;
}

bool credentials_can(const struct credentials *c, int profile)
{
    return (profile < 1 || profile > 2 || c->password) && (profile < 2 || has_root(c)) &&
           (profile < 3 || c->certificate);
}

void credentials_take(struct credentials *c, const char *chain, char *key)
{
    free(c->certificate);
    free(c->key);
    c->certificate = mem_text(chain);
    c->key = key;
}

/* --- certificates by their names --- */

cJSON *credentials_hash_data(const struct station *s, const char *pem, const char *issuer)
{
    struct crypto *ks = world_crypto(s->member.world);
    struct certificate_hash hash;

    if (!ks || !ks->ops->identify(ks, pem, issuer, "SHA256", &hash))
        return cJSON_CreateObject();
    return json_object(jtext("hashAlgorithm", "SHA256"), jtext("issuerNameHash", hash.issuer_name),
                       jtext("issuerKeyHash", hash.issuer_key), jtext("serialNumber", hash.serial));
}

static const char *text_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);

    return cJSON_IsString(item) ? item->valuestring : "";
}

static bool is_own(const struct station *s, const char *algorithm,
                   const struct certificate_hash *hash)
{
    struct crypto *ks = world_crypto(s->member.world);
    const char *own = credentials_certificate(s->credentials);
    struct certificate_hash is;

    return ks && own && ks->ops->identify(ks, own, own, algorithm, &is) &&
           strcasecmp(is.issuer_name, hash->issuer_name) == 0 &&
           strcasecmp(is.serial, hash->serial) == 0;
}

const char *credentials_delete(struct station *s, const cJSON *hash_data)
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

int station_security_profile(const struct station *s)
{
    return credentials_profile(s->credentials);
}
