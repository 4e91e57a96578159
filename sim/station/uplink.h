/* uplink.h - the station's side of its OCPP-J connection: connect, back off, boot, heartbeat.
 *
 * Reconnect: first wait RetryBackOffWaitMinimum + random part, doubled after each failure up to
 * RetryBackOffRepeatTimes times (the rule of OCPP 2.x, part 4; 1.6J leaves it open).  After a
 * reconnect without reboot no BootNotification, but statuses that changed.
 *
 * When the software stops the link is cut, and what must survive stays queued; when the controller
 * hangs the link stays up, and nothing is sent or read.
 *
 * CALLs of the station itself wait for their answers in ocpp/call_queue.h; those of the CSMS are
 * answered in incoming_call.h.
 */
#ifndef SIM_UPLINK_H
#define SIM_UPLINK_H

#include <stdbool.h>

#include "ocpp/call_queue.h"
#include "ocpp/frame.h"
#include "station/station.h"
#include "station/transaction.h"

struct connector;
struct uplink;

/** The software is up: connects and boots. */
void uplink_start(struct uplink *u);

/** Hangs up and dials again, after the wait of a lost link. */
void uplink_reconnect(struct uplink *u, const char *why);

/** Sends a CALL when its turn comes; see call_queue_call(). */
enum status uplink_call(const struct station *s, const char *action, cJSON *payload,
                        call_queue_done_fn *done, void *owner);
/** Keeps a message of a transaction until the CSMS has heard it; see call_queue_transaction().  The
 * log hears when it has to wait, and when there is no room for it. */
enum status uplink_transaction(const struct station *s, const char *action, cJSON *payload,
                               call_queue_done_fn *done, void *owner);
/** Sends the message of that name. */
void uplink_boot(struct uplink *u);
void uplink_heartbeat(struct uplink *u);
/** Answers a CALL of the CSMS. */
void uplink_result(struct uplink *u, const char *id, const cJSON *payload);
void uplink_error(struct uplink *u, const char *id, const char *code, const char *sentence);

/** Configuration changed: intervals, attempts. */
void uplink_configured(struct uplink *u);

/** The station sends what a test wants it to send, when its turn comes; see call_queue_call(). */
enum status station_says(struct station *s, const char *action, cJSON *payload,
                         call_queue_done_fn *done, void *owner);
/** Breaks what it sends, as tamper_order() says; @p order is consumed. @return why it cannot be
 * done, a sentence; NULL: it will be */
const char *station_tampers(struct station *s, cJSON *order);
/** A message id for that, which no other message of the run has. */
void station_new_message_id(struct station *s, char id[FRAME_ID_MAX + 1]);
/** It puts a text on the wire as it is; @p how says in words what is wrong with it. */
enum status station_sends_raw(struct station *s, const char *text, size_t len, const char *how);

/** The story is over: it says goodbye to the CSMS, and does not come back. */
void station_says_goodbye(struct station *s);

/** Fills in how it would come to its CSMS now: password, security profile, and the identity that
 * goes with it; borrowed until it connects next. */
void station_shows_credentials(struct station *s, struct wire_target *target,
                               struct wire_identity *identity);

bool uplink_connected(const struct uplink *u);
/** When the present or last connection was opened, and when the one before was lost; 0: never. */
int64_t uplink_opened_ms(const struct uplink *u);
int64_t uplink_lost_ms(const struct uplink *u);
/** Is the software there to hear what comes? Not while it hangs or is down. */
bool uplink_hears(const struct uplink *u);
/** Connected, and the CSMS has accepted the station since it booted. */
bool uplink_online(const struct uplink *u);
/** The CSMS answered the last BootNotification with Accepted. */
bool uplink_accepted(const struct uplink *u);
/** Do messages really pass, whatever the station believes? */
bool uplink_passes(const struct uplink *u);
/** Nothing is queued, in flight or about to be sent: the CSMS knows all that it can be told. */
bool uplink_settled(const struct uplink *u);

#endif
