#include "refstack/csms/certificate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/payload.h"

#define DAY_MS ((int64_t)86400 * 1000)

static char *sign(const struct csms_turn *turn, const char *request, const char *type)
{
    const struct refstack_trust *trust = stack_trust(turn->rs);
    bool vehicle = trust->vehicle_signer && type && !strcmp(type, "V2GCertificate");
    const char *signer = vehicle ? trust->vehicle_signer : trust->signer;
    struct certificate_wish wish = {.use = USE_client,
                                    .request = request,
                                    .issuer = signer,
                                    .issuer_key =
                                        vehicle ? trust->vehicle_signer_key : trust->signer_key,
                                    .from_ms = turn->now_ms - DAY_MS,
                                    .until_ms = turn->now_ms + 365 * DAY_MS};
    struct rng rng;
    char *own, *chain;

    if (mutant_is(turn->rs, MUTANT_signs_for_yesterday))
        wish.until_ms = turn->now_ms - 1000;
    rng_init(&rng, (uint64_t)turn->now_ms, turn->station->id); /* serial number */
    own = turn->rs->crypto->ops->issue(turn->rs->crypto, &rng, &wish);
    chain = own ? mem_printf("%s%s", own, signer) : NULL;
    free(own);
    return chain;
}

/* The kind that is told with it. */
static const char *kind_told(const struct csms_turn *turn, const char *type)
{
    if (!mutant_is(turn->rs, MUTANT_mixes_up_certificates))
        return type;
    return strcmp(type, "V2GCertificate") == 0 ? "ChargingStationCertificate" : "V2GCertificate";
}

/* The name must be that of who asks: else it could ask for the certificate of another. */
static bool may_ask(const struct csms_turn *turn, const char *request)
{
    const struct refstack_trust *trust = stack_trust(turn->rs);
    struct crypto *ks = turn->rs->crypto;
    struct certificate_facts facts;

    return trust && trust->signer && ks->ops->read(ks, request, &facts) && facts.is_request &&
           !strcmp(facts.common_name, turn->station->id) &&
           !strcmp(facts.organization, trust->organization);
}

void csms_sign_certificate(struct csms_turn *turn)
{
    const char *request = csms_text(turn->in, "csr");
    const char *type = csms_text(turn->in, "certificateType");
    char *chain = may_ask(turn, request) ? sign(turn, request, type) : NULL;
    cJSON *args;

    cJSON_AddStringToObject(turn->out, "status", chain ? "Accepted" : "Rejected");
    if (!chain)
        return;
    args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "certificateChain", chain);
    if (type)
        cJSON_AddStringToObject(args, "certificateType", kind_told(turn, type));
    csms_follow(turn, "CertificateSigned", args);
    free(chain);
}
