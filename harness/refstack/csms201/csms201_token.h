/* csms201_token.h - idTokenInfo: what 2.0.1 says of a token.
 */
#ifndef REFSTACK_CSMS201_TOKEN_H
#define REFSTACK_CSMS201_TOKEN_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "refstack/csms/station_call.h"

/** Why the IdTokenType @p token may not charge at @p at_ms; NULL: it may. */
const char *csms201_reason(const struct csms_turn *turn, const cJSON *token, int64_t at_ms);
/** Adds idTokenInfo to @p out. */
void csms201_token_info(struct refstack *rs, cJSON *out, const cJSON *token, const char *reason);
/** csms_dialect.token_status of 2.0.1. */
const char *csms201_token_status(const char *reason);

#endif
