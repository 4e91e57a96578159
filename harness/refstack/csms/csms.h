/* csms.h - the CSMS of the reference stack: a server of OCPP 1.6-J and 2.0.1, and its records.
 *
 * A station is known when it was provisioned; anybody else gets 404.  It is *online* while its
 * connection is open and it was heard of within two heartbeat intervals.  Everything it sends is
 * checked against the message table of sim/ocpp; what is wrong gets the CALLERROR that fits.
 *
 * Tables that the other parts may read, and only the CSMS writes (times in ms UTC, energy in Wh):
 *
 *   station    id, protocol (subprotocols, comma-separated), connectors, evses, power_w, site,
 * lat_e6, lon_e6, vendor, model, firmware, boots, accepted (0/1: its last boot), booted_ms,
 * last_seen_ms (see csms_last_seen_ms() for the present value) connector  station, connector,
 * status, error_code, vendor_error, info, since_ms: as last reported; connector 0 is the station
 *   status     id, station, connector, at_ms (the station's timestamp, else arrival), arrived_ms,
 *              status, error_code, vendor_error, info: every StatusNotification, in order of id
 *   token      token (case does not matter), account, status (Accepted, Blocked, Expired,
 * NoCredit), expires_ms, parent session    id (the transactionId), station, connector, token,
 * account (of the token when the session began), answered (idTagInfo.status sent), state (active,
 * done, invalid), reason (of a done one: StopTransaction.reason; of an invalid one: why), start_ms,
 *              meter_start, stop_ms, meter_stop, end_wh (register at Transaction.End in
 *              transactionData; NULL when none was sent), stop_token, arrived_ms, stopped_ms
 *              (arrival of the stop).  invalid: refused at start, or its stop contradicts its start
 *              txid: transactionId of OCPP 2.0.1; NULL in 1.6, where it is the id
 *   meter      id, station, connector, session (NULL outside one), at_ms, wh, context:
 *              Energy.Active.Import.Register of MeterValues and transactionData
 *   refusal    id, at_ms, station, connector, token, status (sent), reason (ours)
 *   command    id, station, action, args, state (sent, answered, offline, timeout, error), sent_ms,
 *              done_ms, answer, error
 */
#ifndef REFSTACK_CSMS_H
#define REFSTACK_CSMS_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/place.h"
#include "base/status.h"
#include "refstack/stack/db.h"

struct refstack;

/** Whether @p station was provisioned; @p where may be NULL. */
bool csms_place(struct refstack *rs, const char *station, struct place *where);
bool csms_online(struct refstack *rs, const char *station);
/** Arrival of its last message; 0 when it never sent one. */
int64_t csms_last_seen_ms(struct refstack *rs, const char *station);

/** Sends a CALL when its turn comes; @p args is borrowed. A list longer than the station said it
 * takes goes in parts (csms_parts.h), which are one command.
 * @return the command's id; its fate is in table command, and told as STACK_command. A station that
 * is not connected, an action or arguments that OCPP 1.6 does not have: done at once. */
int64_t csms_command(struct refstack *rs, const char *station, const char *action,
                     const cJSON *args);
/** As csms_command, also to a station that is connected and not accepted, which a CSMS must not: a
 * test looks what the station answers. */
int64_t csms_insist(struct refstack *rs, const char *station, const char *action,
                    const cJSON *args);

/** Fills @p answer with command @p id as GET /api/csms/commands/{id} shows it. */
enum status csms_command_show(struct refstack *rs, int64_t id, cJSON *answer);

/** Energy of session @p id as the CSMS sees it: meter_stop - meter_start, of an active one by the
 * last register value; -1 when nothing is known. */
int64_t csms_session_wh(struct refstack *rs, int64_t id);

#endif
