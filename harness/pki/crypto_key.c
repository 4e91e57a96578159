/* EC_KEY_METHOD is the only way to a nonce of our own (ecdsa_nonce.h), and is out of favour since
 * OpenSSL 3.0. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "pki/crypto_key.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "pki/crypto_pem.h"

enum { SCALAR = 32, RSA_BITS = 2048 };

static char *key_text(EVP_PKEY *key)
{
    BIO *bio = BIO_new(BIO_s_mem());

    PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
    EVP_PKEY_free(key);
    return crypto_text(bio);
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

char *crypto_make_key(struct crypto *ks, struct rng *rng, enum key_kind kind)
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

EVP_PKEY *crypto_key(struct crypto *ks, const char *pem)
{
    EC_KEY *ec = read_p256(pem);
    EVP_PKEY *key = ec ? NULL : read_any(pem);

    if (!ec)
        ec = ec_inside(key);
    if (!ec)
        return key;
    EVP_PKEY_free(key);
    if (EC_GROUP_get_curve_name(EC_KEY_get0_group(ec)) == NID_X9_62_prime256v1)
        EC_KEY_set_method(ec, ((const struct smith *)ks)->method);
    key = EVP_PKEY_new();
    EVP_PKEY_assign_EC_KEY(key, ec);
    return key;
}
