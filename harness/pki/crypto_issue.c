#include "pki/crypto_issue.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/crypto_key.h"
#include "pki/crypto_pem.h"

enum { SERIAL_BYTES = 16 };

static void add_name(X509_NAME *name, const char *field, const char *text)
{
    if (text && *text)
        X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, (const unsigned char *)text, -1, -1,
                                   0);
}

char *crypto_make_request(struct crypto *ks, const char *key, const char *common_name,
                          const char *organization)
{
    EVP_PKEY *pkey = crypto_key(ks, key);
    X509_REQ *request = X509_REQ_new();
    BIO *bio = BIO_new(BIO_s_mem());
    X509_NAME *name = X509_REQ_get_subject_name(request);

    if (pkey) {
        add_name(name, "O", organization);
        add_name(name, "CN", common_name);
        X509_REQ_set_pubkey(request, pkey);
        X509_REQ_sign(request, pkey, EVP_sha256());
        PEM_write_bio_X509_REQ(bio, request);
    }
    X509_REQ_free(request);
    EVP_PKEY_free(pkey);
    if (pkey)
        return crypto_text(bio);
    BIO_free(bio);
    return NULL;
}

/* --- a certificate --------------------------------------------------------------------------- */

static void add_extension(X509 *x, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509_EXTENSION *ext;

    X509V3_set_ctx(&ctx, issuer, x, NULL, NULL, 0);
    ext = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    if (ext)
        X509_add_ext(x, ext, -1);
    X509_EXTENSION_free(ext);
}

static void add_host(X509 *x, X509 *issuer, const char *host)
{
    char *names = strcmp(host, "localhost") == 0 ? mem_text("DNS:localhost,IP:127.0.0.1,IP:::1")
                                                 : mem_printf("DNS:%s", host);

    add_extension(x, issuer, NID_subject_alt_name, names);
    free(names);
}

static void add_extensions(X509 *x, X509 *issuer, const struct certificate_wish *wish)
{
    static const struct {
        const char *constraints, *usage, *extended;
    } uses[] = {
        [USE_authority] = {"critical,CA:TRUE", "critical,keyCertSign,cRLSign", NULL},
        [USE_server] = {"critical,CA:FALSE", "critical,digitalSignature,keyEncipherment",
                        "serverAuth"},
        [USE_client] = {"critical,CA:FALSE", "critical,digitalSignature", "clientAuth"},
        [USE_firmware] = {"critical,CA:FALSE", "critical,digitalSignature", "codeSigning"},
    };

    add_extension(x, issuer, NID_basic_constraints, uses[wish->use].constraints);
    add_extension(x, issuer, NID_key_usage, uses[wish->use].usage);
    if (uses[wish->use].extended)
        add_extension(x, issuer, NID_ext_key_usage, uses[wish->use].extended);
    add_extension(x, issuer, NID_subject_key_identifier, "hash");
    add_extension(x, issuer, NID_authority_key_identifier, "keyid");
    if (wish->host)
        add_host(x, issuer, wish->host);
}

static void set_serial(X509 *x, struct rng *rng)
{
    unsigned char bytes[SERIAL_BYTES];
    BIGNUM *number;

    for (size_t i = 0; i < SERIAL_BYTES; i++)
        bytes[i] = (unsigned char)rng_below(rng, 256);
    bytes[0] = (unsigned char)((bytes[0] & 0x3F) | 0x40); /* positive, and always as long */
    number = BN_bin2bn(bytes, SERIAL_BYTES, NULL);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x));
    BN_free(number);
}

/* Who is certified: the sender of the request or the holder of the key. */
static bool set_subject(X509 *x, const struct certificate_wish *wish, EVP_PKEY *own)
{
    X509_REQ *request = wish->request ? crypto_request(wish->request) : NULL;
    bool ok = !wish->request;

    if (request) {
        ok = X509_set_pubkey(x, X509_REQ_get0_pubkey(request)) == 1;
        if (!wish->common_name)
            X509_set_subject_name(x, X509_REQ_get_subject_name(request));
    } else if (ok) {
        ok = own && X509_set_pubkey(x, own) == 1;
    }
    add_name(X509_get_subject_name(x), "O", wish->organization);
    add_name(X509_get_subject_name(x), "CN", wish->common_name);
    X509_REQ_free(request);
    return ok;
}

static char *finish(X509 *x, X509 *issuer, EVP_PKEY *signer, struct rng *rng,
                    const struct certificate_wish *wish)
{
    BIO *bio;

    X509_set_version(x, X509_VERSION_3);
    set_serial(x, rng);
    ASN1_TIME_set(X509_getm_notBefore(x), (time_t)(wish->from_ms / 1000));
    ASN1_TIME_set(X509_getm_notAfter(x), (time_t)(wish->until_ms / 1000));
    X509_set_issuer_name(x, X509_get_subject_name(issuer));
    add_extensions(x, issuer, wish);
    if (X509_sign(x, signer, EVP_sha256()) == 0)
        return NULL;
    bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, x);
    return crypto_text(bio);
}

char *crypto_issue(struct crypto *ks, struct rng *rng, const struct certificate_wish *wish)
{
    EVP_PKEY *own = wish->key ? crypto_key(ks, wish->key) : NULL;
    EVP_PKEY *signer = wish->issuer_key ? crypto_key(ks, wish->issuer_key) : NULL;
    X509 *issuer = wish->issuer ? crypto_certificate(wish->issuer) : NULL;
    X509 *x = X509_new();
    char *pem = NULL;

    if (set_subject(x, wish, own)) {
        if (!wish->issuer)
            pem = finish(x, x, own, rng, wish);
        else if (issuer && signer)
            pem = finish(x, issuer, signer, rng, wish);
    }
    X509_free(x);
    X509_free(issuer);
    EVP_PKEY_free(signer);
    EVP_PKEY_free(own);
    ERR_clear_error();
    return pem;
}
