/* EC_KEY_METHOD is the only way to a nonce of our own, and is out of favour since OpenSSL 3.0. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "pki/keysmith_openssl.h"

#include <assert.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/mem.h"
#include "pki/keysmith_inside.h"

enum { SCALAR = 32, RSA_BITS = 2048, SIGNATURE_MAX = 1024 };

typedef int sign_fn(int type, const unsigned char *digest, int len, unsigned char *sig,
                    unsigned int *sig_len, const BIGNUM *kinv, const BIGNUM *r, EC_KEY *key);
typedef int setup_fn(EC_KEY *key, BN_CTX *ctx, BIGNUM **kinv, BIGNUM **r);
typedef ECDSA_SIG *sign_sig_fn(const unsigned char *digest, int len, const BIGNUM *kinv,
                               const BIGNUM *r, EC_KEY *key);

struct smith {
    struct keysmith base;
    EC_KEY_METHOD *method; /* signs with the nonce of RFC 6979 */
};

/* --- the nonce ------------------------------------------------------------------------------- */

/* K and V of RFC 6979 3.2. */
struct drbg {
    unsigned char k[SCALAR], v[SCALAR];
};

static void mac(unsigned char *out, const unsigned char *key, const unsigned char *bytes,
                size_t len)
{
    unsigned int n = SCALAR;

    HMAC(EVP_sha256(), key, SCALAR, bytes, len, out, &n);
}

/* K = HMAC(K, V | sign | seed); V = HMAC(K, V) */
static void stir(struct drbg *d, unsigned char sign, const unsigned char *seed, size_t len)
{
    unsigned char bytes[SCALAR + 1 + 2 * SCALAR];

    memcpy(bytes, d->v, SCALAR);
    bytes[SCALAR] = sign;
    if (len > 0)
        memcpy(bytes + SCALAR + 1, seed, len);
    mac(d->k, d->k, bytes, SCALAR + 1 + len);
    mac(d->v, d->k, d->v, SCALAR);
}

/* @return a number from 1 to n - 1 that only key and digest decide */
static BIGNUM *nonce_of(const EC_KEY *key, const unsigned char *digest)
{
    const BIGNUM *n = EC_GROUP_get0_order(EC_KEY_get0_group(key));
    unsigned char seed[2 * SCALAR];
    BIGNUM *h = BN_bin2bn(digest, SCALAR, NULL);
    BIGNUM *k = BN_new();
    struct drbg d;

    memset(d.k, 0, SCALAR);
    memset(d.v, 1, SCALAR);
    if (BN_cmp(h, n) >= 0)
        BN_sub(h, h, n);
    BN_bn2binpad(EC_KEY_get0_private_key(key), seed, SCALAR);
    BN_bn2binpad(h, seed + SCALAR, SCALAR);
    stir(&d, 0, seed, sizeof(seed));
    stir(&d, 1, seed, sizeof(seed));
    for (;;) {
        mac(d.v, d.k, d.v, SCALAR);
        BN_bin2bn(d.v, SCALAR, k);
        if (!BN_is_zero(k) && BN_cmp(k, n) < 0)
            break;
        stir(&d, 0, NULL, 0);
    }
    BN_free(h);
    return k;
}

static ECDSA_SIG *sign_alike(const unsigned char *digest, int len, const BIGNUM *kinv,
                             const BIGNUM *r, EC_KEY *key)
{
    const EC_GROUP *group = EC_KEY_get0_group(key);
    const BIGNUM *n = EC_GROUP_get0_order(group);
    BN_CTX *ctx = BN_CTX_new();
    EC_POINT *point = EC_POINT_new(group);
    BIGNUM *k, *x = BN_new(), *inverse;
    ECDSA_SIG *sig = NULL;
    sign_fn *sign;
    setup_fn *setup;
    sign_sig_fn *plain;

    (void)kinv, (void)r;
    EC_KEY_METHOD_get_sign(EC_KEY_OpenSSL(), &sign, &setup, &plain);
    if (len != SCALAR)
        goto out;
    k = nonce_of(key, digest);
    EC_POINT_mul(group, point, k, NULL, NULL, ctx);
    EC_POINT_get_affine_coordinates(group, point, x, NULL, ctx);
    BN_nnmod(x, x, n, ctx);
    inverse = BN_mod_inverse(NULL, k, n, ctx);
    sig = plain(digest, len, inverse, x, key);
    BN_free(inverse);
    BN_free(k);
out:
    BN_free(x);
    EC_POINT_free(point);
    BN_CTX_free(ctx);
    return sig;
}

/* --- keys ------------------------------------------------------------------------------------ */

char *keysmith_text(BIO *bio)
{
    char *bytes, *text;
    long len = BIO_get_mem_data(bio, &bytes);

    text = mem_text_n(len > 0 ? bytes : "", len > 0 ? (size_t)len : 0);
    BIO_free(bio);
    return text;
}

static char *key_text(EVP_PKEY *key)
{
    BIO *bio = BIO_new(BIO_s_mem());

    PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
    EVP_PKEY_free(key);
    return keysmith_text(bio);
}

static EVP_PKEY *ec_key(struct rng *rng)
{
    EC_KEY *ec = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
    const EC_GROUP *group = EC_KEY_get0_group(ec);
    EC_POINT *point = EC_POINT_new(group);
    EVP_PKEY *key = EVP_PKEY_new();
    BIGNUM *d = BN_new();
    uint64_t words[SCALAR / 8];

    do {
        for (size_t i = 0; i < SCALAR / 8; i++)
            words[i] = rng_next(rng);
        BN_bin2bn((const unsigned char *)words, SCALAR, d);
    } while (BN_is_zero(d) || BN_cmp(d, EC_GROUP_get0_order(group)) >= 0);
    EC_POINT_mul(group, point, d, NULL, NULL, NULL);
    EC_KEY_set_private_key(ec, d);
    EC_KEY_set_public_key(ec, point);
    EVP_PKEY_assign_EC_KEY(key, ec);
    EC_POINT_free(point);
    BN_clear_free(d);
    return key;
}

static char *make_key(struct keysmith *ks, struct rng *rng, enum key_kind kind)
{
    (void)ks;
    return key_text(kind == KEY_rsa ? EVP_RSA_gen(RSA_BITS) : ec_key(rng));
}

/* Keys of curve P-256, as nearly all are here: the decoders that read any key ask every provider
 * what it thinks of each layer, which takes longer than signing. NULL: another kind of key. */
static EC_KEY *read_p256(const char *pem)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    PKCS8_PRIV_KEY_INFO *info = PEM_read_bio_PKCS8_PRIV_KEY_INFO(bio, NULL, NULL, NULL);
    const X509_ALGOR *algorithm = NULL;
    const unsigned char *bytes = NULL;
    const ASN1_OBJECT *oid = NULL;
    const void *curve = NULL;
    EC_KEY *ec = NULL;
    int len = 0, type = V_ASN1_UNDEF;

    if (info && PKCS8_pkey_get0(NULL, &bytes, &len, &algorithm, info) == 1)
        X509_ALGOR_get0(&oid, &type, &curve, algorithm);
    if (type == V_ASN1_OBJECT && OBJ_obj2nid(oid) == NID_X9_62_id_ecPublicKey &&
        OBJ_obj2nid(curve) == NID_X9_62_prime256v1) {
        ec = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
        if (!d2i_ECPrivateKey(&ec, &bytes, len)) {
            EC_KEY_free(ec);
            ec = NULL;
        }
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    BIO_free(bio);
    ERR_clear_error();
    return ec;
}

static EC_KEY *ec_inside(EVP_PKEY *key)
{
    return key && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? EVP_PKEY_get1_EC_KEY(key) : NULL;
}

static EVP_PKEY *read_any(const char *pem)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

    BIO_free(bio);
    ERR_clear_error();
    return key;
}

EVP_PKEY *keysmith_key(struct keysmith *ks, const char *pem)
{
    const struct smith *smith = (const struct smith *)ks;
    EC_KEY *ec = read_p256(pem);
    EVP_PKEY *key = ec ? NULL : read_any(pem);

    if (!ec)
        ec = ec_inside(key);
    if (!ec)
        return key;
    EVP_PKEY_free(key);
    if (EC_GROUP_get_curve_name(EC_KEY_get0_group(ec)) == NID_X9_62_prime256v1)
        EC_KEY_set_method(ec, smith->method);
    key = EVP_PKEY_new();
    EVP_PKEY_assign_EC_KEY(key, ec);
    return key;
}

/* --- signatures ------------------------------------------------------------------------------ */

static char *sign(struct keysmith *ks, const char *key, const void *bytes, size_t len)
{
    EVP_PKEY *pkey = keysmith_key(ks, key);
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

static bool signed_by(struct keysmith *ks, const char *certificate, const char *signature,
                      const void *bytes, size_t len)
{
    X509 *x = keysmith_certificate(certificate);
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

static bool fits(struct keysmith *ks, const char *key, const char *certificate)
{
    EVP_PKEY *pkey = keysmith_key(ks, key);
    X509 *x = keysmith_certificate(certificate);
    bool ok = pkey && x && X509_check_private_key(x, pkey) == 1;

    EVP_PKEY_free(pkey);
    X509_free(x);
    ERR_clear_error();
    return ok;
}

static void stretch(struct keysmith *ks, const struct key_stretch *what,
                    unsigned char out[KEYSMITH_STRETCHED])
{
    int ok = PKCS5_PBKDF2_HMAC(what->secret, (int)what->len, what->salt, (int)what->salt_len,
                               what->rounds, EVP_sha256(), KEYSMITH_STRETCHED, out);

    (void)ks;
    assert(ok == 1);
}

static char *public_key(struct keysmith *ks, const char *key)
{
    EVP_PKEY *pkey = keysmith_key(ks, key);
    unsigned char *der = NULL;
    int len = pkey ? i2d_PUBKEY(pkey, &der) : 0;
    char *text = len > 0 ? base64_text(der, (size_t)len) : NULL;

    OPENSSL_free(der);
    EVP_PKEY_free(pkey);
    ERR_clear_error();
    return text;
}

struct keysmith *keysmith_openssl_new(void)
{
    static const struct keysmith_ops ops = {make_key,
                                            keysmith_make_request,
                                            keysmith_issue,
                                            keysmith_read,
                                            keysmith_identify,
                                            keysmith_judge,
                                            fits,
                                            sign,
                                            signed_by,
                                            public_key,
                                            stretch};
    struct smith *smith = mem_new(sizeof(*smith));
    sign_fn *plain_sign;
    setup_fn *setup;
    sign_sig_fn *plain;

    smith->base.ops = &ops;
    smith->method = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
    EC_KEY_METHOD_get_sign(EC_KEY_OpenSSL(), &plain_sign, &setup, &plain);
    EC_KEY_METHOD_set_sign(smith->method, plain_sign, setup, sign_alike);
    return &smith->base;
}

void keysmith_openssl_free(struct keysmith *ks)
{
    struct smith *smith = (struct smith *)ks;

    if (!smith)
        return;
    EC_KEY_METHOD_free(smith->method);
    free(smith);
}
