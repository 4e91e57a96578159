/* redaction.h - what of a message is written down nowhere: passwords that a CSMS sets.
 *
 * AuthorizationKey (OCPP 1.6 ChangeConfiguration), BasicAuthPassword (2.x SetVariables), and every
 * text called password, secret, authorization or the like (SetNetworkProfile's apn and vpn).
 * Frames pass it where a station's link writes them into the log (link/netfault.c); in the harness,
 * what the reference CSMS records and what is asked of a system under test passes it, too.
 */
#ifndef OCPP_REDACTION_H
#define OCPP_REDACTION_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

/** Is the configuration key or variable of this name a password? */
bool redaction_is_setting(const char *name);

/** Puts *** in the place of what is secret in @p json. @return whether there was something */
bool redaction_hide(cJSON *json);

/** A text as it may be recorded; NULL: as it is. One that cannot be read but may hold a secret is
 * replaced by a sentence. The caller frees it. */
char *redaction_text(const char *text, size_t len);

#endif
