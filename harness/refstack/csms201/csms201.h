/* csms201.h - the CSMS's dialect of OCPP 2.0.1.
 *
 * 2.0.1 numbers connectors by EVSE, has text transaction ids made by the station, and tells a
 * transaction as numbered events in any order.  The desk and the biller read one kind of record
 * (csms/schema.sql): here it is made of what a 2.0.1 station says.
 *
 * A session is derived anew from all events of its transaction whenever one arrives, in the order
 * of seq: what comes twice, late or in the wrong order makes no difference.
 */
#ifndef REFSTACK_CSMS201_H
#define REFSTACK_CSMS201_H

#include "refstack/csms/dialect.h"

extern const struct csms_dialect csms_dialect201;
/** schema.sql: SQL that makes those which are not there. */
extern const char csms201_schema[];

#endif
