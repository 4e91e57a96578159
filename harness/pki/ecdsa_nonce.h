/* ecdsa_nonce.h - ECDSA that signs the same bytes the same way each time: the nonce of RFC 6979.
 *
 * OpenSSL takes a random nonce, which would make two runs of one seed differ.
 */
#ifndef HARNESS_ECDSA_NONCE_H
#define HARNESS_ECDSA_NONCE_H

#include <openssl/ec.h>

/** How a key of curve P-256 signs SHA-256 digests; set by EC_KEY_set_method(), freed by
 * EC_KEY_METHOD_free() when no such key is left. */
EC_KEY_METHOD *ecdsa_nonce_method(void);

#endif
