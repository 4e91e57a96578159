/* authorization.h - may this token charge here? Cache, CSMS and the rules of being offline.
 *
 * OCPP 1.6 3.5.1 (cache), 3.5.3 (unknown offline), 4.1 (Authorize).  A token that runs the
 * transaction may stop it without being asked about.
 */
#ifndef SIM_AUTHORIZATION_H
#define SIM_AUTHORIZATION_H

#include <stdbool.h>
#include <stdint.h>

#include "station/station.h"
#include "station/transaction.h"
#include "world/tap.h"

struct connector;
struct token_cache;

/* What the CSMS says of a token. */
struct token_info {
    const char *status; /* AuthorizationStatus, as the version spells it */
    const char *parent; /* parentIdTag, groupIdToken; NULL: none */
    int64_t expires_ms; /* VCLOCK_NEVER: does not */
};

/* What only 2.0.1 can say of tokens (AuthCtrlr, AuthCacheCtrlr, LocalAuthListCtrlr); all zero in a
 * version that cannot. */
struct token_rules {
    bool never_ask;           /* DisableRemoteAuthorization: list and cache are all there is */
    bool list_is_final;       /* a listed token that may not charge is not asked about .. */
    bool cache_is_final;      /* .. nor a cached one (DisablePostAuthorize) */
    int64_t cache_s;          /* a cached token is forgotten after so long, 0: never */
    const char *master_group; /* ends every session and begins none; NULL or "": there is none */
};

void token_cache_free(struct token_cache *cache);
/** Forgets all tokens of @p s. */
void authorization_clear_cache(struct station *s);
/** What the cache holds of @p token; false when nothing. */
bool authorization_cached(const struct station *s, const char *token, struct token_info *out);
/** The token in place @p i of the cache ("" where one was forgotten), and what is held of it; NULL:
 * after the last. */
const char *authorization_cache_at(const struct station *s, int i, struct token_info *out);
/** Forgets @p token alone. @return false when it was not known */
bool authorization_forget(struct station *s, const char *token);
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
