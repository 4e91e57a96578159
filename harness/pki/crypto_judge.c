#include "pki/crypto_judge.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/mem.h"
#include "pki/crypto_pem.h"

/* --- reading --------------------------------------------------------------------------------- */

static void copy_name(const X509_NAME *name, int nid, char *out)
{
    int at = X509_NAME_get_index_by_NID(name, nid, -1);
    unsigned char *utf8 = NULL;
    int len;

    *out = 0;
    if (at < 0)
        return;
    len = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (len >= 0 && len < CRYPTO_NAME_ROOM && !memchr(utf8, 0, (size_t)len))
        snprintf(out, CRYPTO_NAME_ROOM, "%.*s", len, (const char *)utf8);
    OPENSSL_free(utf8);
}

static bool copy_serial(const X509 *x, char *out)
{
    BIGNUM *n = ASN1_INTEGER_to_BN(X509_get0_serialNumber(x), NULL);
    char *hex = n ? BN_bn2hex(n) : NULL;
    const char *s = hex ? hex : "";
    bool ok;

    while (*s == '0' && s[1])
        s++;
    ok = hex && strlen(s) < CRYPTO_SERIAL_ROOM;
    snprintf(out, CRYPTO_SERIAL_ROOM, "%.*s", CRYPTO_SERIAL_ROOM - 1, s);
    OPENSSL_free(hex);
    BN_free(n);
    return ok;
}

static bool moment(const ASN1_TIME *t, int64_t *ms)
{
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, seconds = 0;
    bool ok = ASN1_TIME_diff(&days, &seconds, epoch, t) == 1;

    *ms = ((int64_t)days * 86400 + seconds) * 1000;
    ASN1_TIME_free(epoch);
    return ok;
}

static bool read_certificate(X509 *x, struct certificate_facts *facts)
{
    copy_name(X509_get_subject_name(x), NID_commonName, facts->common_name);
    copy_name(X509_get_subject_name(x), NID_organizationName, facts->organization);
    copy_name(X509_get_issuer_name(x), NID_commonName, facts->issuer);
    facts->is_authority = X509_check_ca(x) == 1;
    facts->self_signed = X509_NAME_cmp(X509_get_subject_name(x), X509_get_issuer_name(x)) == 0;
    return copy_serial(x, facts->serial) && moment(X509_get0_notBefore(x), &facts->from_ms) &&
           moment(X509_get0_notAfter(x), &facts->until_ms);
}

bool crypto_read(struct crypto *ks, const char *pem, struct certificate_facts *facts)
{
    X509 *x = crypto_certificate(pem);
    X509_REQ *request = x ? NULL : crypto_request(pem);
    bool ok = request != NULL;

    (void)ks;
    *facts = (struct certificate_facts){.is_request = ok};
    if (x) {
        ok = read_certificate(x, facts);
    } else if (request) {
        copy_name(X509_REQ_get_subject_name(request), NID_commonName, facts->common_name);
        copy_name(X509_REQ_get_subject_name(request), NID_organizationName, facts->organization);
    }
    X509_free(x);
    X509_REQ_free(request);
    ERR_clear_error();
    return ok;
}

/* --- its name in OCPP ------------------------------------------------------------------------ */

static X509 *issuer_of(X509 *x, STACK_OF(X509) * all)
{
    if (X509_check_issued(x, x) == X509_V_OK)
        return x;
    for (int i = 0; i < sk_X509_num(all); i++)
        if (X509_check_issued(sk_X509_value(all, i), x) == X509_V_OK)
            return sk_X509_value(all, i);
    return NULL;
}

bool crypto_identify(struct crypto *ks, const char *pem, const char *issuer, const char *algorithm,
                     struct certificate_hash *hash)
{
    const EVP_MD *md = EVP_get_digestbyname(algorithm);
    X509 *x = crypto_certificate(pem);
    STACK_OF(X509) *all = crypto_certificates(issuer);
    const X509 *signer = x ? issuer_of(x, all) : NULL;
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    bool ok = md && signer && copy_serial(x, hash->serial);

    (void)ks;
    if (ok) {
        X509_NAME_digest(X509_get_issuer_name(x), md, bytes, &len);
        hex_put(bytes, len, hash->issuer_name);
        X509_pubkey_digest(signer, md, bytes, &len);
        hex_put(bytes, len, hash->issuer_key);
    }
    sk_X509_pop_free(all, X509_free);
    X509_free(x);
    ERR_clear_error();
    return ok;
}

/* --- judging --------------------------------------------------------------------------------- */

static enum certificate_flaw flaw_of(int error)
{
    switch (error) {
    case X509_V_OK:
        return FLAW_none;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return FLAW_expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return FLAW_too_early;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return FLAW_other_host;
    case X509_V_ERR_INVALID_PURPOSE:
        return FLAW_other_use;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return FLAW_unknown_issuer;
    default:
        return FLAW_broken;
    }
}

static void set_terms(X509_STORE_CTX *ctx, const struct certificate_trial *trial)
{
    X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(ctx);

    X509_VERIFY_PARAM_set_time(param, (time_t)(trial->now_ms / 1000));
    if (trial->use == USE_server)
        X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_SERVER);
    else if (trial->use == USE_client)
        X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_CLIENT);
    /* A root that its predecessor has signed is trusted as it is: M05. */
    X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (trial->host && X509_VERIFY_PARAM_set1_ip_asc(param, trial->host) != 1)
        X509_VERIFY_PARAM_set1_host(param, trial->host, 0);
}

static enum certificate_flaw verify(STACK_OF(X509) * chain, STACK_OF(X509) * roots,
                                    const struct certificate_trial *trial)
{
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    enum certificate_flaw flaw = FLAW_broken;

    for (int i = 0; i < sk_X509_num(roots); i++)
        X509_STORE_add_cert(store, sk_X509_value(roots, i));
    if (X509_STORE_CTX_init(ctx, store, sk_X509_value(chain, 0), chain) == 1) {
        set_terms(ctx, trial);
        flaw = X509_verify_cert(ctx) == 1 ? FLAW_none : flaw_of(X509_STORE_CTX_get_error(ctx));
    }
    X509_STORE_CTX_free(ctx);
    X509_STORE_free(store);
    return flaw;
}

enum certificate_flaw crypto_judge(struct crypto *ks, const struct certificate_trial *trial)
{
    STACK_OF(X509) *chain = crypto_certificates(trial->chain);
    STACK_OF(X509) *roots = crypto_certificates(trial->roots);
    enum certificate_flaw flaw =
        sk_X509_num(chain) == 0 ? FLAW_unreadable : verify(chain, roots, trial);

    (void)ks;
    sk_X509_pop_free(chain, X509_free);
    sk_X509_pop_free(roots, X509_free);
    ERR_clear_error();
    return flaw;
}
