/* keysmith_judge.h - reads certificates, names them as OCPP does, and judges chains at a moment. */
#ifndef HARNESS_KEYSMITH_JUDGE_H
#define HARNESS_KEYSMITH_JUDGE_H

#include "security/keysmith.h"

/* As struct keysmith_ops has them. */
bool keysmith_read(struct keysmith *ks, const char *pem, struct certificate_facts *facts);
bool keysmith_identify(struct keysmith *ks, const char *pem, const char *issuer,
                       const char *algorithm, struct certificate_hash *hash);
enum certificate_flaw keysmith_judge(struct keysmith *ks, const struct certificate_trial *trial);

#endif
