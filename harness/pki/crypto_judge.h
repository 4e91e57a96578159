/* crypto_judge.h - reads certificates, names them as OCPP does, and judges chains at a moment. */
#ifndef HARNESS_CRYPTO_JUDGE_H
#define HARNESS_CRYPTO_JUDGE_H

#include "security/crypto.h"

/* As struct crypto_ops has them. */
bool crypto_read(struct crypto *ks, const char *pem, struct certificate_facts *facts);
bool crypto_identify(struct crypto *ks, const char *pem, const char *issuer, const char *algorithm,
                     struct certificate_hash *hash);
enum certificate_flaw crypto_judge(struct crypto *ks, const struct certificate_trial *trial);

#endif
