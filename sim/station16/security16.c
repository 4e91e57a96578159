#include "station16/security16.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "parts/security_profile.h"
#include "parts/signing.h"
#include "station/credentials.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

/* CertificateUseEnumType */
static const char *const uses[ROOT_COUNT] = {
    [ROOT_csms] = "CentralSystemRootCertificate",
    [ROOT_maker] = "ManufacturerRootCertificate",
};

/* --- keys: whitepaper 5 ---------------------------------------------------------------------- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static const char *set_key(struct station *s, const char *value)
{
    char key[AUTHORIZATION_KEY_MAX];
    size_t len = strlen(value) / 2;

    if (strlen(value) % 2 || len < AUTHORIZATION_KEY_MIN || len > AUTHORIZATION_KEY_MAX)
        return "Rejected";
    for (size_t i = 0; i < len; i++) {
        int high = digit_of(value[2 * i]), low = digit_of(value[2 * i + 1]);

        if (high < 0 || low < 0)
            return "Rejected";
        key[i] = (char)(high << 4 | low);
    }
    credentials_set_password(s->credentials, key, len);
    security_profile_changed(s);
    return "Accepted";
}

static const char *set_profile(struct station *s, const char *value)
{
    if (strlen(value) != 1 || *value < '0' || *value > '3')
        return "Rejected";
    return security_profile_raise(s, *value - '0');
}

static const char *set_name(struct station *s, const char *value)
{
    if (!*value || strlen(value) > 64)
        return "Rejected";
    credentials_set_organization(s->credentials, value);
    return "Accepted";
}

static char *show_chain_size(const struct station *s)
{
    (void)s;
    return mem_printf("%d", CHAIN_SIZE_MAX);
}

static char *show_store_size(const struct station *s)
{
    (void)s;
    return mem_printf("%d", CERTIFICATE_STORE_MAX);
}

static char *show_name(const struct station *s)
{
    return mem_text(credentials_organization(s->credentials));
}

static char *show_profile(const struct station *s)
{
    return mem_printf("%d", credentials_profile(s->credentials));
}

/* Key, what changes it (NULL: read only), what shows it (NULL: write only). */
static const struct {
    const char *name;
    const char *(*set)(struct station *s, const char *value);
    char *(*show)(const struct station *s);
} keys[] = {
    {"AuthorizationKey", set_key, NULL},
    {"CertificateSignedMaxChainSize", NULL, show_chain_size},
    {"CertificateStoreMaxLength", NULL, show_store_size},
    {"CpoName", set_name, show_name},
    {"SecurityProfile", set_profile, show_profile},
};

enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

const char *security16_change(struct station *s, const char *key, const char *value)
{
    for (int i = 0; i < KEYS; i++)
        if (strcasecmp(keys[i].name, key) == 0)
            return keys[i].set ? keys[i].set(s, value) : "Rejected";
    return NULL;
}

bool security16_show(const struct station *s, const char *name, cJSON *known)
{
    bool found = false;

    for (int i = 0; i < KEYS; i++) {
        char *value;

        if (name && strcasecmp(keys[i].name, name) != 0)
            continue;
        value = keys[i].show ? keys[i].show(s) : NULL;
        cJSON_AddItemToArray(known,
                             json_object(jtext("key", keys[i].name),
                                         jflag("readonly", !keys[i].set), jtext("value", value)));
        free(value);
        found = true;
    }
    return found;
}

/* --- messages: whitepaper 4 ------------------------------------------------------------------ */

static cJSON *certificate_signed(const struct incoming_call *call)
{
    return incoming_call_status(
        signing_answered(call->s, incoming_call_text(call, "certificateChain")));
}

static cJSON *install(const struct incoming_call *call)
{
    return incoming_call_status(
        credentials_install(call->s->credentials,
                            certificate_root_of(uses, incoming_call_text(call, "certificateType")),
                            incoming_call_text(call, "certificate")));
}

static cJSON *delete (const struct incoming_call *call)
{
    return incoming_call_status(credentials_delete(
        call->s, cJSON_GetObjectItemCaseSensitive(call->args, "certificateHashData")));
}

static cJSON *installed(const struct incoming_call *call)
{
    enum certificate_root wanted =
        certificate_root_of(uses, incoming_call_text(call, "certificateType"));
    const struct certificates *store = credentials_store(call->s->credentials);
    cJSON *answer = incoming_call_status("NotFound");
    cJSON *list = NULL;

    for (size_t i = 0; i < certificates_count(store); i++) {
        enum certificate_root use;
        const char *pem = certificates_at(store, i, &use);

        if (use != wanted)
            continue;
        if (!list) {
            cJSON_Delete(answer);
            answer = incoming_call_status("Accepted");
            list = cJSON_AddArrayToObject(answer, "certificateHashData");
        }
        cJSON_AddItemToArray(list,
                             credentials_hash_data(call->s, pem, certificates_issuer(store, i)));
    }
    return answer;
}

const struct incoming_call_row security16_rows[] = {
    {"CertificateSigned", certificate_signed, NULL},
    {"DeleteCertificate", delete, NULL},
    {"GetInstalledCertificateIds", installed, NULL},
    {"InstallCertificate", install, NULL},
    {0},
};
