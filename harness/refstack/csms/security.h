/* security.h - who may come in: password, TLS and certificate, by the station's security profile.
 *
 * OCPP 2.0.1 part 2, A00, and the security whitepaper of 1.6, 2.  A station that has come in on a
 * higher profile does not come back on a lower one.
 */
#ifndef REFSTACK_SECURITY_H
#define REFSTACK_SECURITY_H

#include <stdint.h>

#include "refstack/csms/connection.h"

/** What the caller is answered: 101, 401 (credentials or certificate), 403 (the security profile
 * is too low); why, stands in its why. */
int csms_may_enter(struct refstack *rs, const struct refstack_caller *caller);
/** That the O in the subject of its certificate must be the CPO, in words that stay until they are
 * asked for again. */
const char *csms_must_name_cpo(struct refstack *rs);
/** It was let in. */
void csms_entered(struct refstack *rs, const struct refstack_caller *caller);
/** What it shows (@p sealed NULL: no password), and the lowest security profile that is let in. */
void csms_provision_security(struct refstack *rs, const char *station, const char *sealed,
                             int64_t security);

#endif
