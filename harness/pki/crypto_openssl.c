/* EC_KEY_METHOD is out of favour since OpenSSL 3.0; ecdsa_nonce.c says why it is used. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "pki/crypto_openssl.h"

#include <assert.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/mem.h"
#include "pki/crypto_issue.h"
#include "pki/crypto_judge.h"
#include "pki/crypto_key.h"
#include "pki/crypto_pem.h"
#include "pki/ecdsa_nonce.h"

enum { SIGNATURE_MAX = 1024 };

static char *sign(struct crypto *ks, const char *key, const void *bytes, size_t len)
{
    EVP_PKEY *pkey = crypto_key(ks, key);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    unsigned char sig[SIGNATURE_MAX];
    size_t sig_len = sizeof(sig);
    char *text = NULL;

    if (pkey && EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, pkey) == 1 &&
        EVP_DigestSign(ctx, sig, &sig_len, bytes, len) == 1)
        text = base64_text(sig, sig_len);
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_free(pkey);
    ERR_clear_error();
    return text;
}

/* @return length, -1 when @p text is no base64 that fits */
static int unbase64(const char *text, unsigned char *bytes, size_t room)
{
    size_t len = strlen(text);
    int n;

    if (len == 0 || len % 4 || len / 4 * 3 > room)
        return -1;
    n = EVP_DecodeBlock(bytes, (const unsigned char *)text, (int)len);
    while (n > 0 && len > 0 && text[--len] == '=')
        n--;
    return n;
}

static bool signed_by(struct crypto *ks, const char *certificate, const char *signature,
                      const void *bytes, size_t len)
{
    X509 *x = crypto_certificate(certificate);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    unsigned char sig[SIGNATURE_MAX + 3];
    int n = unbase64(signature, sig, SIGNATURE_MAX);
    bool ok = x && n > 0 &&
              EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, X509_get0_pubkey(x)) == 1 &&
              EVP_DigestVerify(ctx, sig, (size_t)n, bytes, len) == 1;

    (void)ks;
    EVP_MD_CTX_free(ctx);
    X509_free(x);
    ERR_clear_error();
    return ok;
}

static bool fits(struct crypto *ks, const char *key, const char *certificate)
{
    EVP_PKEY *pkey = crypto_key(ks, key);
    X509 *x = crypto_certificate(certificate);
    bool ok = pkey && x && X509_check_private_key(x, pkey) == 1;

    EVP_PKEY_free(pkey);
    X509_free(x);
    ERR_clear_error();
    return ok;
}

static void stretch(struct crypto *ks, const struct key_stretch *what,
                    unsigned char out[CRYPTO_STRETCHED])
{
    int ok = PKCS5_PBKDF2_HMAC(what->secret, (int)what->len, what->salt, (int)what->salt_len,
                               what->rounds, EVP_sha256(), CRYPTO_STRETCHED, out);

    (void)ks;
    assert(ok == 1);
}

static char *public_key(struct crypto *ks, const char *key)
{
    EVP_PKEY *pkey = crypto_key(ks, key);
    unsigned char *der = NULL;
    int len = pkey ? i2d_PUBKEY(pkey, &der) : 0;
    char *text = len > 0 ? base64_text(der, (size_t)len) : NULL;

    OPENSSL_free(der);
    EVP_PKEY_free(pkey);
    ERR_clear_error();
    return text;
}

struct crypto *crypto_openssl_new(void)
{
    static const struct crypto_ops ops = {
        crypto_make_key, crypto_make_request, crypto_issue, crypto_read,
        crypto_identify, crypto_judge,        fits,         sign,
        signed_by,       public_key,          stretch};
    struct smith *smith = mem_new(sizeof(*smith));

    smith->base.ops = &ops;
    smith->method = ecdsa_nonce_method();
    return &smith->base;
}

void crypto_openssl_free(struct crypto *ks)
{
    struct smith *smith = (struct smith *)ks;

    if (!smith)
        return;
    EC_KEY_METHOD_free(smith->method);
    free(smith);
}
