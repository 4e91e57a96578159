/* dialects.h - the versions of OCPP that the CSMS speaks: one row a version.
 *
 * The first one holds where nothing else is known of a station.
 */
#ifndef REFSTACK_DIALECTS_H
#define REFSTACK_DIALECTS_H

struct csms_dialect;

extern const struct csms_dialect *const csms_dialects[]; /* ended by NULL */

#endif
