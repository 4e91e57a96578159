/* token.h - may a token charge? Tokens are known by table token; case does not matter.
 *
 * What depends on the token alone is decided here.  That it charges elsewhere already
 * (ConcurrentTx) is decided by the dialects when a transaction begins, csms16_session.c and
 * csms201_tx.c, with csms_charges_elsewhere() of session.h.  What a station does with the answer:
 * sim/station/authorization.h.
 */
#ifndef REFSTACK_TOKEN_H
#define REFSTACK_TOKEN_H

#include <stdint.h>

#include "refstack/csms/station_call.h"

/** Why @p token may not charge at @p at_ms: Unknown, Blocked, Expired, NoCredit; NULL: it may.
 * What a test told the CSMS to say of it comes first, and only that may be ConcurrentTx. */
const char *csms_turn_reason(const struct csms_turn *turn, const char *token, int64_t at_ms);
/** Keeps a refusal; @p connector 0: not at one. */
void csms_refuse(struct csms_turn *turn, int connector, int64_t at_ms, const char *token,
                 const char *reason);

/** When stations are told that a token expires which expires at @p expires_ms. */
int64_t csms_token_end_ms(const struct refstack *rs, int64_t expires_ms);
/** The group that stations are told of a token of group @p parent (may be NULL: of none). */
const char *csms_token_group(const struct refstack *rs, const char *parent);

#endif
