/* token.h - what the CSMS says of a token: of an RFID card, an app or a contract.
 *
 * A token is known by its text, of which upper and lower case are the same (IdToken is CiString in
 * every version).
 */
#ifndef SIM_TOKEN_H
#define SIM_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#define TOKEN_ROOM 37 /* IdentifierString 36 of 2.x; CiString20 in 1.6 */

/* What the CSMS says of a token. */
struct token_info {
    const char *status; /* AuthorizationStatus, as the version spells it */
    const char *parent; /* parentIdTag, groupIdToken; NULL: none */
    int64_t expires_ms; /* VCLOCK_NEVER: does not */
};

#endif
