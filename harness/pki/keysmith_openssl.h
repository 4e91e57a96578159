/* keysmith_openssl.h - the keysmith of this harness: OpenSSL behind sim/security/keysmith.h.
 */
#ifndef HARNESS_KEYSMITH_OPENSSL_H
#define HARNESS_KEYSMITH_OPENSSL_H

#include "security/keysmith.h"

/** Never NULL; keysmith_openssl_free() frees it and takes NULL. */
struct keysmith *keysmith_openssl_new(void);
void keysmith_openssl_free(struct keysmith *ks);

#endif
