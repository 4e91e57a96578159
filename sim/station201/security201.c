#include "station201/security201.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "parts/signing.h"
#include "station/credentials.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/model/device_model.h"

#define CHILDREN_MAX 4 /* childCertificateHashData */

/* InstallCertificateUseEnumType */
static const char *const uses[ROOT_COUNT] = {
    [ROOT_csms] = "CSMSRootCertificate",
    [ROOT_maker] = "ManufacturerRootCertificate",
    [ROOT_vehicle] = "V2GRootCertificate",
    [ROOT_mobility] = "MORootCertificate",
};

/* --- A02, A03, M: certificates ---------------------------------------------------------------- */

static cJSON *certificate_signed(const struct incoming_call *call)
{
    return incoming_call_status(
        signing_answered(call->s, incoming_call_text(call, "certificateChain")));
}

/* M06: what a vehicle will be shown must not be revoked.  The certificates of the test authority
 * name no responder; a message must. */
static void ask_whether_revoked(const struct incoming_call *call)
{
    const struct station *s = call->s;
    const char *type = incoming_call_text(call, "certificateType");
    const char *pem = signing_vehicle(s);
    cJSON *data, *payload;

    if (!pem || !type || strcmp(type, "V2GCertificate") != 0)
        return;
    data = credentials_hash_data(s, pem, pem);
    if (!data)
        return;
    cJSON_AddStringToObject(data, "responderURL", "http://ocsp.invalid/");
    payload = cJSON_CreateObject();
    cJSON_AddItemToObject(payload, "ocspRequestData", data);
    uplink_call(s, "GetCertificateStatus", payload, NULL, NULL);
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

static bool is_wanted(const cJSON *types, const char *type)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, types) {
        if (cJSON_IsString(item) && strcmp(item->valuestring, type) == 0)
            return true;
    }
    return cJSON_GetArraySize(types) == 0;
}

/* What follows the first certificate of a chain; "": nothing. */
static const char *behind_first(const char *pem)
{
    const char *first = strstr(pem, "-----BEGIN"),
               *next = first ? strstr(first + 1, "-----BEGIN") : NULL;

    return next ? next : "";
}

/* M03.FR.05: with the sub-CAs that lead to its root, as far as their issuers are known. */
static cJSON *children(const struct station *s, const char *chain)
{
    char *roots = certificates_roots(credentials_store(s->credentials), ROOT_vehicle);
    char *known = mem_printf("%s%s", chain, roots);
    cJSON *list = cJSON_CreateArray();

    for (const char *pem = behind_first(chain); *pem && cJSON_GetArraySize(list) < CHILDREN_MAX;
         pem = behind_first(pem)) {
        cJSON *hash = credentials_hash_data(s, pem, known);
        if (hash->child)
            cJSON_AddItemToArray(list, hash);
        else
            cJSON_Delete(hash);
    }
    free(known);
    free(roots);
    return list;
}

static cJSON *vehicle_chain(const struct station *s)
{
    const char *pem = signing_vehicle(s);
    cJSON *chain = json_object(jtext("certificateType", "V2GCertificateChain"));
    cJSON *list = children(s, pem);

    cJSON_AddItemToObject(chain, "certificateHashData", credentials_hash_data(s, pem, pem));
    if (list->child)
        cJSON_AddItemToObject(chain, "childCertificateHashData", list);
    else
        cJSON_Delete(list);
    return chain;
}

static cJSON *installed(const struct incoming_call *call)
{
    const cJSON *types = cJSON_GetObjectItemCaseSensitive(call->args, "certificateType");
    const struct certificates *store = credentials_store(call->s->credentials);
    cJSON *list = cJSON_CreateArray();
    cJSON *answer;

    for (size_t i = 0; i < certificates_count(store); i++) {
        enum certificate_root use;
        const char *pem = certificates_at(store, i, &use);
        const char *type = uses[use];
        cJSON *chain;

        if (!is_wanted(types, type))
            continue;
        chain = json_object(jtext("certificateType", type));
        cJSON_AddItemToObject(chain, "certificateHashData",
                              credentials_hash_data(call->s, pem, certificates_issuer(store, i)));
        cJSON_AddItemToArray(list, chain);
    }
    if (signing_vehicle(call->s) && is_wanted(types, "V2GCertificateChain"))
        cJSON_AddItemToArray(list, vehicle_chain(call->s));
    answer = incoming_call_status(cJSON_GetArraySize(list) > 0 ? "Accepted" : "NotFound");
    if (cJSON_GetArraySize(list) > 0)
        cJSON_AddItemToObject(answer, "certificateHashDataChain", list);
    else
        cJSON_Delete(list);
    return answer;
}

const struct incoming_call_row security201_rows[] = {
    {"CertificateSigned", certificate_signed, ask_whether_revoked}, /* A02, A03, M06 */
    {"DeleteCertificate", delete, NULL},                            /* M04 */
    {"GetInstalledCertificateIds", installed, NULL},                /* M03 */
    {"InstallCertificate", install, NULL},                          /* M05 */
    {0},
};

/* --- F06 ------------------------------------------------------------------------------------- */

static const char *can_sign(const struct incoming_call *call)
{
    return world_crypto(call->s->member.world) && credentials_organization(call->s->credentials)[0]
               ? "Accepted"
               : "NotImplemented";
}

static void sign_own(const struct incoming_call *call)
{
    signing_begins(call->s, "ChargingStationCertificate");
}

static void sign_vehicle(const struct incoming_call *call)
{
    signing_begins(call->s, "V2GCertificate");
}

const struct trigger201_row security201_triggers[] = {
    {"SignChargingStationCertificate", can_sign, sign_own},
    {"SignV2GCertificate", can_sign, sign_vehicle},
    {"SignCombinedCertificate", can_sign, sign_own},
    {0},
};

/* --- SecurityCtrlr: 2.2 ----------------------------------------------------------------------- */

void security201_organization_set(struct station *s)
{
    credentials_set_organization(s->credentials, variable_text(s, VARIABLE_OrganizationName));
}

void security201_boots(struct station *s)
{
    const char *name = credentials_organization(s->credentials);

    if (name[0] && strcmp(name, variable_text(s, VARIABLE_OrganizationName)) != 0)
        variable_assign(s, VARIABLE_OrganizationName, name);
}
