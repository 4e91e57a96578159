/* publisher.h - a local controller publishes firmware for the stations behind it (L03, L04).
 *
 *   DownloadScheduled? Downloading -> Downloaded -> ChecksumVerified -> Published
 *   or DownloadFailed, InvalidChecksum
 *
 * The file comes from the file server of the world; its checksum is the MD5 of its content.
 */
#ifndef SIM_PUBLISHER_H
#define SIM_PUBLISHER_H

#include "station/incoming_call.h"

struct publisher;

/** TriggerMessage wants to know the state (L03.FR.10, FR.11). */
void publisher_trigger(const struct incoming_call *call);
void publisher_free(struct publisher *p);

#endif
