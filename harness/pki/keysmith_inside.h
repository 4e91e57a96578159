/* keysmith_inside.h - what the files of the OpenSSL keysmith share; nobody else includes it.
 *
 * keysmith_openssl.c makes keys and signs, keysmith_issue.c writes requests and certificates,
 * keysmith_judge.c reads and judges them.
 */
#ifndef HARNESS_KEYSMITH_INSIDE_H
#define HARNESS_KEYSMITH_INSIDE_H

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "security/keysmith.h"

/** The private key in @p pem, ready to sign the same bytes the same way each time; NULL when it
 * cannot be read. The caller frees it. */
EVP_PKEY *keysmith_key(struct keysmith *ks, const char *pem);

/** The first certificate of @p pem, all of them; NULL when there is none. */
X509 *keysmith_certificate(const char *pem);
STACK_OF(X509) * keysmith_certificates(const char *pem);
X509_REQ *keysmith_request(const char *pem);

/** What @p bio holds, as text; frees it. */
char *keysmith_text(BIO *bio);

char *keysmith_make_request(struct keysmith *ks, const char *key, const char *common_name,
                            const char *organization);
char *keysmith_issue(struct keysmith *ks, struct rng *rng, const struct certificate_wish *wish);
bool keysmith_read(struct keysmith *ks, const char *pem, struct certificate_facts *facts);
bool keysmith_identify(struct keysmith *ks, const char *pem, const char *issuer,
                       const char *algorithm, struct certificate_hash *hash);
enum certificate_flaw keysmith_judge(struct keysmith *ks, const struct certificate_trial *trial);

#endif
