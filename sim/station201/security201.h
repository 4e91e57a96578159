/* security201.h - the security controller of a 2.0.1 station (A, M), for the other files of the
 * dialect.
 */
#ifndef SIM_SECURITY201_H
#define SIM_SECURITY201_H

struct station;

/** OrganizationName was set: it goes into requests for certificates. */
void security201_organization_set(struct station *s);
/** The software starts: OrganizationName is what the station was provisioned with. */
void security201_boots(struct station *s);

#endif
