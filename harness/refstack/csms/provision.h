/* provision.h - stations are made when they are provisioned, and remembered from the database.
 */
#ifndef REFSTACK_PROVISION_H
#define REFSTACK_PROVISION_H

#include <stdbool.h>

#include "refstack/csms/station.h"

/** The station in memory, made when it is new. */
struct csms_station *csms_add(struct csms *csms, const char *station, bool accepted);
/** Stations of a database that survived. */
void csms_remember_stations(struct csms *csms);
/** The stack goes down: frees them. */
void csms_forget_stations(struct csms *csms);

#endif
