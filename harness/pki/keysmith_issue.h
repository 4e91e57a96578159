/* keysmith_issue.h - writes requests for certificates, and certificates. */
#ifndef HARNESS_KEYSMITH_ISSUE_H
#define HARNESS_KEYSMITH_ISSUE_H

#include "security/keysmith.h"

/* As struct keysmith_ops has them. */
char *keysmith_make_request(struct keysmith *ks, const char *key, const char *common_name,
                            const char *organization);
char *keysmith_issue(struct keysmith *ks, struct rng *rng, const struct certificate_wish *wish);

#endif
