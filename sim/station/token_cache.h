/* token_cache.h - the authorization cache: what the CSMS said of the tokens that came lately.
 *
 * It holds a small number and forgets the oldest; what the local list names does not come here
 * (authorization.h decides that).  It survives a reboot.
 * @source OCPP 1.6 3.5.1; OCPP 2.0.1 C10 to C12
 */
#ifndef SIM_TOKEN_CACHE_H
#define SIM_TOKEN_CACHE_H

#include "station/token.h"

struct station;

/** Forgets all tokens of @p s. */
void token_cache_clear(struct station *s);
/** What the cache holds of @p token; false when nothing. Borrowed until it changes. */
bool token_cache_find(const struct station *s, const char *token, struct token_info *out);
/** As token_cache_find(), where the cache is on and it may still be used. */
bool token_cache_valid(const struct station *s, const char *token, struct token_info *out);
/** The token in place @p i of the cache ("" where one was forgotten), and what is held of it; NULL:
 * after the last. */
const char *token_cache_at(const struct station *s, int i, struct token_info *out);
/** Remembers @p info until @p until_ms. */
void token_cache_put(struct station *s, const char *token, const struct token_info *info,
                     int64_t until_ms);
/** Forgets @p token alone. @return false when it was not known */
bool token_cache_forget(struct station *s, const char *token);

#endif
