/* password.h - passwords of stations, kept as salted hashes (PBKDF2) and never in clear.
 *
 * A password that a command sets is kept with the command until it is answered; where no answer
 * comes, old and new both let the station in until it shows which one it took (A01).
 */
#ifndef REFSTACK_PASSWORD_H
#define REFSTACK_PASSWORD_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#include "ocpp/call_queue.h"

struct csms_station;
struct refstack;

/** What is kept of a password: a salted hash as text; the caller frees it. */
char *csms_password_seal(struct refstack *rs, const void *bytes, size_t len);
/** The same of an AuthorizationKey, which is hex; what is not hex counts as it is. */
char *csms_password_seal_key(struct refstack *rs, const char *key);
/** Is it the password of which @p sealed was kept? Takes the same time wherever they differ. */
bool csms_password_fits(struct refstack *rs, const char *sealed, const void *bytes, size_t len);
/** A command that set the password @p sealed has ended: takes it over, keeps it as the next one, or
 * leaves the old one. @p answer: of the station, NULL when none came. */
void csms_password_done(struct csms_station *st, const char *sealed, enum call_queue_end how,
                        const cJSON *answer);
/** Seals what a database of an older format holds in clear. */
void csms_password_upgrade(struct refstack *rs);

#endif
