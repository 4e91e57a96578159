/* crypto_openssl.h - the crypto provider of this harness: OpenSSL behind sim/security/crypto.h.
 */
#ifndef HARNESS_CRYPTO_OPENSSL_H
#define HARNESS_CRYPTO_OPENSSL_H

#include "security/crypto.h"

/** Never NULL; crypto_openssl_free() frees it and takes NULL. */
struct crypto *crypto_openssl_new(void);
void crypto_openssl_free(struct crypto *ks);

#endif
