/* EC_KEY_METHOD is the only way to a nonce of our own, and is out of favour since OpenSSL 3.0. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "pki/ecdsa_nonce.h"

#include <openssl/bn.h>
#include <openssl/hmac.h>
#include <string.h>

enum { SCALAR = 32 };

typedef int sign_fn(int type, const unsigned char *digest, int len, unsigned char *sig,
                    unsigned int *sig_len, const BIGNUM *kinv, const BIGNUM *r, EC_KEY *key);
typedef int setup_fn(EC_KEY *key, BN_CTX *ctx, BIGNUM **kinv, BIGNUM **r);
typedef ECDSA_SIG *sign_sig_fn(const unsigned char *digest, int len, const BIGNUM *kinv,
                               const BIGNUM *r, EC_KEY *key);

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

EC_KEY_METHOD *ecdsa_nonce_method(void)
{
    EC_KEY_METHOD *method = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
    sign_fn *plain_sign;
    setup_fn *setup;
    sign_sig_fn *plain;

    EC_KEY_METHOD_get_sign(EC_KEY_OpenSSL(), &plain_sign, &setup, &plain);
    EC_KEY_METHOD_set_sign(method, plain_sign, setup, sign_alike);
    return method;
}
