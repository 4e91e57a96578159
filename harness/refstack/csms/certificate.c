#include "refstack/csms/certificate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/security.h"

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

/* The name must be that of who asks: else it could ask for the certificate of another. What is
 * wrong with it, in words that stay until the next one asks; NULL: nothing. */
static const char *objection(const struct csms_turn *turn, const char *request)
{
    const struct refstack_trust *trust = stack_trust(turn->rs);
    struct crypto *ks = turn->rs->crypto;
    struct certificate_facts facts;

    if (!trust || !trust->signer)
        return "nobody signs certificates here";
    if (!request || !ks->ops->read(ks, request, &facts) || !facts.is_request)
        return "the csr is not a request for a certificate (PEM)";
    if (strcmp(facts.common_name, turn->station->id) != 0)
        return "the CN in the subject of the csr is not the id of the station";
    return strcmp(facts.organization, trust->organization) != 0 ? csms_must_name_cpo(turn->rs)
                                                                : NULL;
}

/* @return may it have one? If not, whoever looks after the server is told why */
static bool may_ask(const struct csms_turn *turn, const char *request)
{
    struct refstack *rs = turn->rs;
    const char *why = objection(turn, request);
    char *sentence;

    if (!why || !rs->refused)
        return !why;
    sentence = mem_printf("SignCertificate: %s", why);
    rs->refused(rs->refused_ctx, turn->station->id, sentence);
    free(sentence);
    return false;
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
