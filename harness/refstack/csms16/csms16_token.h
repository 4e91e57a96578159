/* csms16_token.h - idTagInfo: what 1.6 says of a token.
 */
#ifndef REFSTACK_CSMS16_TOKEN_H
#define REFSTACK_CSMS16_TOKEN_H

#include <cjson/cJSON.h>

struct refstack;

/** csms_dialect.token_status of 1.6: Accepted, Blocked, Expired, Invalid, ConcurrentTx. */
const char *csms16_token_status(const char *reason);
/** Adds idTagInfo to @p out. */
void csms16_token_info(struct refstack *rs, cJSON *out, const char *token, const char *reason);

#endif
