/* authorization.h - may this token charge here? Cache, CSMS and the rules of being offline.
 *
 * OCPP 1.6 3.5.1 (cache), 3.5.3 (unknown offline), 4.1 (Authorize).  A token that runs the
 * transaction may stop it without being asked about.  What the reference CSMS answers:
 * harness/refstack/csms/token.h.
 */
#ifndef SIM_AUTHORIZATION_H
#define SIM_AUTHORIZATION_H

#include <stdbool.h>
#include <stdint.h>

#include "station/token.h"
#include "world/tap.h"

struct connector;
struct station;

/* What only 2.0.1 can say of tokens (AuthCtrlr, AuthCacheCtrlr, LocalAuthListCtrlr); all zero in a
 * version that cannot. */
struct token_rules {
    bool never_ask;           /* DisableRemoteAuthorization: list and cache are all there is */
    bool list_is_final;       /* a listed token that may not charge is not asked about */
    bool cache_is_final;      /* nor is a cached one (DisablePostAuthorize) */
    int64_t cache_s;          /* a cached token is forgotten after so long, 0: never */
    const char *master_group; /* ends every session and begins none; NULL or "": there is none */
};

/** Remembers what the CSMS said of @p token. */
void authorization_learn(struct station *s, const char *token, const struct token_info *info);

/** The parent or group of @p token, as far as list and cache know it ("" when not). @return whether
 * there is one */
bool authorization_parent(const struct station *s, const char *token, char out[TOKEN_ROOM]);

/** A card is held against the reader of @p c. */
void authorization_tap(struct connector *c, const char *token, struct tap *tap);
/** RemoteStartTransaction; asks the CSMS first where AuthorizeRemoteTxRequests says so. @p type is
 * an IdTokenEnumType that lives for ever, NULL in 1.6. */
void authorization_remote(struct connector *c, const char *token, const char *type);
/** The vehicle at @p c shows its contract @p token, where nobody is served yet. @source 2.0.1 C07
 */
void authorization_contract(struct connector *c, const char *token);
/** The CSMS answered the question about the token that waits at @p c with @p info; NULL: it did not
 * answer. */
void authorization_answered(struct connector *c, const struct token_info *info);
#endif
