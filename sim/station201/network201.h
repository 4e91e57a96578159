/* network201.h - network connection profiles of a 2.0.1 station (B09, B10) and its password.
 *
 * Slot 0 is how the station was provisioned.  SetNetworkProfile fills slots; the first slot of
 * NetworkConfigurationPriority is tried after a reboot, the next one after
 * NetworkProfileConnectionAttempts failures, and when all have failed the last that worked.
 */
#ifndef SIM_NETWORK201_H
#define SIM_NETWORK201_H

#include <stdbool.h>

struct network_profiles;
struct station;

/** reasonCode when @p value cannot be the priority: a slot in it is not set; NULL: it can. */
const char *network201_problem(const struct station *s, const char *value);

/** A password has 16 to 40 characters. @source OCPP 2.0.1 part 2, 2.2.1 */
const char *network201_password_problem(const struct station *s, const char *value);
/** BasicAuthPassword was set: A01, the next connection uses it. */
void network201_password_set(struct station *s);

/** The station boots: the first network profile of the priority is taken (B10.FR.04). */
void network201_boots(struct station *s);
/** The station connects: is anybody there?  Counts the attempts, and takes the next profile after
 * too many (B10.FR.03).  A place of the file server with the name of the last part of the URL and a
 * fault stands for a CSMS that is not there. */
bool network201_reaches(struct station *s);
/** The CSMS accepted the station. */
void network201_works(struct station *s);
void network201_free(struct network_profiles *n);

#endif
