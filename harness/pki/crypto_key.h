/* crypto_key.h - the private keys of the OpenSSL crypto provider: made from a stream, read from
 * PEM. */
#ifndef HARNESS_CRYPTO_KEY_H
#define HARNESS_CRYPTO_KEY_H

#include <openssl/ec.h>
#include <openssl/evp.h>

#include "security/crypto.h"

/* The crypto provider, and how its keys sign. */
struct smith {
    struct crypto base;
    EC_KEY_METHOD *method; /* ecdsa_nonce.h */
};

/** Makes a key from @p rng (an RSA key from OpenSSL's own); PEM, the caller frees it. */
char *crypto_make_key(struct crypto *ks, struct rng *rng, enum key_kind kind);

/** The private key in @p pem, ready to sign the same bytes the same way each time; NULL when it
 * cannot be read. The caller frees it. */
EVP_PKEY *crypto_key(struct crypto *ks, const char *pem);

#endif
