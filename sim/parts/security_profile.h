/* security_profile.h - the change of a station to a higher security profile, and to new
 * credentials.
 *
 * A profile rises and never falls but back: when the connection on the new one has failed three
 * times, the old one is in force again.  What the CSMS changed shows a second after its answer: the
 * station connects anew.  Where a new root does not let it in, it believes once more the one that
 * was replaced.
 * @source OCPP 1.6 security whitepaper 2.5; OCPP 2.0.1 A05, M05
 */
#ifndef SIM_SECURITY_PROFILE_H
#define SIM_SECURITY_PROFILE_H

#include <stdbool.h>

struct station;

/** A change of the profile: never downwards, upwards only with what it needs.  When "Accepted", the
 * station connects anew after a second, and goes back when three attempts have failed.
 * @return "Accepted" or "Rejected" */
const char *security_profile_raise(struct station *s, int profile);
/** Password changed on order of the CSMS: the station connects anew. */
void security_profile_changed(struct station *s);
/** It connects anew in a moment, if it is connected. */
void security_profile_reconnect(struct station *s);
/** The station moves to another CSMS, or is back: only at its own one it falls back to the root
 * that a new one has replaced. @source OCPP 2.0.1 M05.FR.14 to FR.16 */
void security_profile_migrates(struct station *s, bool away);

#endif
