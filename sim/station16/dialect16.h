/* dialect16.h - the dialect of OCPP 1.6J, and what its files share. */
#ifndef SIM_DIALECT16_H
#define SIM_DIALECT16_H

#include "charging/charging_json.h"
#include "station/dialect.h"
#include "station/incoming_call.h"

extern const struct dialect dialect16;
extern const struct charging_form charging16_form;

/* What a station does when the CSMS calls it: one table for each feature profile, ended by a row
 * without action.  dialect16.c lists them. */
extern const struct incoming_call_row core16_rows[];
extern const struct incoming_call_row firmware16_rows[];
extern const struct incoming_call_row list16_rows[];
extern const struct incoming_call_row charging16_rows[];
extern const struct incoming_call_row reservation16_rows[];
extern const struct incoming_call_row trigger16_rows[]; /* 5.17 and its extension */

/** chargingProfile of RemoteStartTransaction at @p c: may it be? One that the station is too simple
 * for is ignored (5.11). */
bool charging16_fits(const struct incoming_call *call, const struct connector *c);
/** The profile is kept for the transaction that idTag begins there. */
void charging16_promise(const struct incoming_call *call, struct connector *c);

/** The status of @p c changed: a ChangeAvailability that waited may be due (5.2). */
void core16_settle(struct connector *c);
/** What is asked for of a firmware update or an upload: Idle when none is under way. */
void firmware16_trigger_firmware(struct station *s);
void firmware16_trigger_signed(struct station *s);
void firmware16_trigger_diagnostics(struct station *s);
void firmware16_trigger_log(struct station *s);

#endif
