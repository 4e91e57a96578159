/* crypto_issue.h - writes requests for certificates, and certificates. */
#ifndef HARNESS_CRYPTO_ISSUE_H
#define HARNESS_CRYPTO_ISSUE_H

#include "security/crypto.h"

/* As struct crypto_ops has them. */
char *crypto_make_request(struct crypto *ks, const char *key, const char *common_name,
                          const char *organization);
char *crypto_issue(struct crypto *ks, struct rng *rng, const struct certificate_wish *wish);

#endif
