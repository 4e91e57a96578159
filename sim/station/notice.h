/* notice.h - what the core of a station tells its CSMS: handed to the speech of the station.
 *
 * Statuses are told as they are when they can be told (no history); transaction messages are kept
 * while offline and told in order.
 */
#ifndef SIM_NOTICE_H
#define SIM_NOTICE_H

#include <stdbool.h>

#include "station/station.h"
#include "station/transaction.h"

struct connector;

/** The status of @p c may have changed. */
void notice_status(struct connector *c);
/** Asks the CSMS about the token that waits at @p c; S_REFUSED when it cannot be asked. */
enum status notice_authorize(struct connector *c);
void notice_transaction_begins(struct transaction *t);
void notice_transaction_ends(struct transaction *t, const char *reason, const char *token,
                             int64_t meter_wh);
/** The latest sample of @p c; @p context is Sample.Periodic, Sample.Clock or Trigger. */
void notice_meter_values(struct connector *c, const char *context);
/** The station itself became (in)operative. */
void notice_station_status(struct station *s);
/** Sends what the CSMS has not heard yet. */
void notice_changes(struct station *s);
/** A state, a fault, a sample or the power of the station may be another. */
void notice_changed(struct station *s);
/** Has the CSMS not heard all of the present status? */
bool notice_is_due(const struct station *s);

/* Told only in some versions. */
void notice_plugged(struct connector *c);
void notice_unplugged(struct connector *c);
void notice_car_side(struct connector *c);
void notice_authorized(struct connector *c);
void notice_gave_up(struct connector *c);
void notice_list_conflict(struct station *s);
void notice_reservation(struct station *s, int64_t id, const char *how);

#endif
