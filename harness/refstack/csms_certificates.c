#include <stdlib.h>
#include <string.h>

#include "keysmith.h"
#include "mem.h"
#include "ocpp/secrecy.h"
#include "refstack/csms201/csms201.h"
#include "refstack/csms_inside.h"

#define DAY_MS ((int64_t)86400 * 1000)

/* An OCSPResponse (RFC 6960 4.2.1) that says "unauthorized": this test responder keeps no list of
 * the certificates of vehicles. */
#define OCSP_UNAUTHORIZED "MAMKAQY="
/* What a contract certificate pool would return is opaque to a CSMS: the words "chargerig test". */
#define EXI_ANSWER        "Y2hhcmdlcmlnIHRlc3Q="

/* --- SignCertificate: A02, A03; whitepaper 4.1.3 ---------------------------------------------- */

static char *sign(const struct csms_turn *turn, const char *request)
{
    const struct refstack_trust *trust = refstack_trusts(turn->rs);
    struct certificate_wish wish = {.use = USE_client,
                                    .request = request,
                                    .issuer = trust->signer,
                                    .issuer_key = trust->signer_key,
                                    .from_ms = turn->now_ms - DAY_MS,
                                    .until_ms = turn->now_ms + 365 * DAY_MS};
    struct rng rng;
    char *own, *chain;

    rng_init(&rng, (uint64_t)turn->now_ms, turn->station->id); /* serial number */
    own = trust->keysmith->ops->issue(trust->keysmith, &rng, &wish);
    chain = own ? mem_printf("%s%s", own, trust->signer) : NULL;
    free(own);
    return chain;
}

/* The name must be that of who asks: else it could ask for the certificate of another. */
static bool may_ask(const struct csms_turn *turn, const char *request)
{
    const struct refstack_trust *trust = refstack_trusts(turn->rs);
    struct certificate_facts facts;

    return trust && trust->signer && trust->keysmith->ops->read(trust->keysmith, request, &facts) &&
           facts.is_request && !strcmp(facts.common_name, turn->station->id) &&
           !strcmp(facts.organization, trust->organization);
}

void csms_sign_certificate(struct csms_turn *turn)
{
    const char *request = csms_text(turn->in, "csr");
    char *chain = may_ask(turn, request) ? sign(turn, request) : NULL;
    const char *type = csms_text(turn->in, "certificateType");
    cJSON *args;

    cJSON_AddStringToObject(turn->out, "status", chain ? "Accepted" : "Rejected");
    if (!chain)
        return;
    args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "certificateChain", chain);
    if (type)
        cJSON_AddStringToObject(args, "certificateType", type);
    csms_follow(turn, "CertificateSigned", args);
    free(chain);
}

/* --- ISO 15118: M01, M02, M06 ----------------------------------------------------------------- */

void csms201_certificate_status(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "Accepted");
    cJSON_AddStringToObject(turn->out, "ocspResult", OCSP_UNAUTHORIZED);
}

void csms201_vehicle_certificate(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "Accepted");
    cJSON_AddStringToObject(turn->out, "exiResponse", EXI_ANSWER);
}

/* --- a password that the CSMS sets: A01 ------------------------------------------------------- */

static const char *member(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

static bool is(const char *text, const char *wanted)
{
    return text && !strcmp(text, wanted);
}

static int place_of_password(const cJSON *list)
{
    const cJSON *item;
    int i = 0;

    cJSON_ArrayForEach(item, list)
    {
        if (is(member(cJSON_GetObjectItemCaseSensitive(item, "variable"), "name"),
               "BasicAuthPassword"))
            return i;
        i++;
    }
    return -1;
}

char *csms_new_password(const char *action, const cJSON *args)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(args, "setVariableData");
    int i = is(action, "SetVariables") ? place_of_password(list) : -1;

    if (is(action, "ChangeConfiguration") && is(member(args, "key"), "AuthorizationKey"))
        return mem_text(member(args, "value"));
    return i >= 0 ? mem_text(member(cJSON_GetArrayItem(list, i), "attributeValue")) : NULL;
}

/* Only what was accepted replaces the old one (A01.FR.09, FR.10). */
void csms_password_answered(struct csms_station *st, const char *password, const cJSON *answer)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(answer, "setVariableResult");
    int i = place_of_password(list);

    if (is(member(answer, "status"), "Accepted"))
        db_run(st->rs->db,
               "INSERT INTO credential(station, auth_key) VALUES(?, ?) ON CONFLICT(station) DO "
               "UPDATE SET auth_key = excluded.auth_key",
               "tt", st->id, password);
    else if (i >= 0 && is(member(cJSON_GetArrayItem(list, i), "attributeStatus"), "Accepted"))
        db_run(st->rs->db, "UPDATE station SET password = ? WHERE id = ?", "tt", password, st->id);
}

char *csms_args_shown(const cJSON *args)
{
    cJSON *copy = cJSON_Duplicate(args, 1);
    char *text;

    secrecy_hide(copy);
    text = cJSON_PrintUnformatted(copy);
    cJSON_Delete(copy);
    return text;
}
