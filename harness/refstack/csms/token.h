/* token.h - may a token charge? Tokens are known by table token; case does not matter.
 */
#ifndef REFSTACK_TOKEN_H
#define REFSTACK_TOKEN_H

#include <stdint.h>

#include "refstack/csms/turn.h"

/** Why @p token may not charge at @p at_ms: Unknown, Blocked, Expired, NoCredit, ConcurrentTx;
 * NULL: it may. What a test told the CSMS to say of it comes first. */
const char *csms_turn_reason(const struct csms_turn *turn, const char *token, int64_t at_ms);
/** Keeps a refusal; @p connector 0: not at one. */
void csms_refuse(struct csms_turn *turn, int connector, int64_t at_ms, const char *token,
                 const char *reason);

#endif
