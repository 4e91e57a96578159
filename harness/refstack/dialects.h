/* dialects.h - the versions of OCPP that the CSMS speaks: one row a version.
 *
 * The first is assumed of a station of which nothing else is known.
 */
#ifndef REFSTACK_DIALECTS_H
#define REFSTACK_DIALECTS_H

struct csms_dialect;

extern const struct csms_dialect *const csms_dialects[]; /* ended by NULL */

#endif
