/* dialect201.h - the dialect of OCPP 2.0.1: its record, and the tables it is made of.
 *
 * The core begins and ends permissions to charge; the transactions of 2.0.1 are reported over that
 * (transaction/transaction201.h).  What the parts share stands in inside/, the device model in
 * model/; the blocks of the standard stand here, a file each, and dialect201.c lists them.
 */
#ifndef SIM_DIALECT201_H
#define SIM_DIALECT201_H

#include "charging/charging_json.h"
#include "station/dialect.h"
#include "station/incoming_call.h"

extern const struct dialect dialect201;
extern const struct charging_form charging201_form;
extern const struct wish wishes201[]; /* dialect_wish() */

/* What a station does when the CSMS calls it: one table for each block, ended by a row without
 * action.  dialect201.c lists them, with those of model/.  What the connector of a struct
 * incoming_call is, says inside/call201.h. */
extern const struct incoming_call_row charging201_rows[];    /* K */
extern const struct incoming_call_row core201_rows[];        /* C, E, F, G, I */
extern const struct incoming_call_row customer201_rows[];    /* N09, N10 */
extern const struct incoming_call_row display201_rows[];     /* O */
extern const struct incoming_call_row firmware201_rows[];    /* L01, L02 */
extern const struct incoming_call_row local_list201_rows[];  /* D */
extern const struct incoming_call_row log201_rows[];         /* N01 */
extern const struct incoming_call_row network201_rows[];     /* B09 */
extern const struct incoming_call_row publisher201_rows[];   /* L03, L04 */
extern const struct incoming_call_row reservation201_rows[]; /* H */
extern const struct incoming_call_row reset201_rows[];       /* B11, B12 */
extern const struct incoming_call_row security201_rows[];    /* A, M */
extern const struct incoming_call_row transfer201_rows[];    /* P */
extern const struct incoming_call_row trigger201_rows[];     /* F06 */
extern const struct incoming_call_row variables201_rows[];   /* B05, B06 */

/** A reservation ended by itself: Expired or Removed (H04). */
void reservation201_ended(struct station *s, int64_t id, const char *how);

/* What TriggerMessage can ask for: one table for each block, ended by a row without message.
 * trigger201.c lists them. */
struct trigger201_row {
    const char *message; /* MessageTriggerEnumType */
    /* Accepted, Rejected or NotImplemented; NULL: Accepted */
    const char *(*can)(const struct incoming_call *call);
    void (*send)(const struct incoming_call *call);
};
extern const struct trigger201_row core201_triggers[];     /* trigger201.c */
extern const struct trigger201_row firmware201_triggers[]; /* firmware and log status */
extern const struct trigger201_row security201_triggers[]; /* Sign..Certificate */

#endif
