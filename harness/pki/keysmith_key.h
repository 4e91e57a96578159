/* keysmith_key.h - the private keys of the OpenSSL keysmith: made from a stream, read from PEM. */
#ifndef HARNESS_KEYSMITH_KEY_H
#define HARNESS_KEYSMITH_KEY_H

#include <openssl/ec.h>
#include <openssl/evp.h>

#include "security/keysmith.h"

/* The keysmith, and how its keys sign. */
struct smith {
    struct keysmith base;
    EC_KEY_METHOD *method; /* ecdsa_nonce.h */
};

/** Makes a key from @p rng (an RSA key from OpenSSL's own); PEM, the caller frees it. */
char *keysmith_make_key(struct keysmith *ks, struct rng *rng, enum key_kind kind);

/** The private key in @p pem, ready to sign the same bytes the same way each time; NULL when it
 * cannot be read. The caller frees it. */
EVP_PKEY *keysmith_key(struct keysmith *ks, const char *pem);

#endif
