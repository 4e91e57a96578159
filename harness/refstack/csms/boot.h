/* boot.h - BootNotification and Heartbeat: a station says that it is there.
 */
#ifndef REFSTACK_BOOT_H
#define REFSTACK_BOOT_H

#include "refstack/csms/station_call.h"

/* What BootNotification says in any version. */
struct csms_boot {
    const char *vendor, *model, *firmware, *serial, *reason; /* NULL: not said */
};

/** Keeps a BootNotification and answers it. */
void csms_answer_boot(struct csms_turn *turn, const struct csms_boot *boot);
/** After an accepted boot: a mutant's CALLs, or what the dialect asks by itself. */
void csms_after_boot(struct csms_station *st);
/** What the station was provisioned to be set to: an object of texts that the caller deletes. */
cJSON *csms_config(const struct csms_station *st);

csms_handler csms_heartbeat;

#endif
