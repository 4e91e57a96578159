/* reset.h - a Reset that the CSMS orders, from its acceptance to the boot that it is for.
 *
 * Hard comes at once; Soft and Immediate stop the transactions and wait until the CSMS has heard
 * everything; OnIdle waits until nobody charges.  Nobody begins to charge meanwhile.  What a reset
 * mends works again afterwards.  One that fails (a fault of the station) is tried ResetRetries
 * times more.
 * @source OCPP 1.6 5.14, 9.1.22; OCPP 2.0.1 B11, B12
 */
#ifndef SIM_RESET_H
#define SIM_RESET_H

#include <stdbool.h>

struct station;

/** A Reset of @p type (Hard, Soft, Immediate, OnIdle) was accepted; one that is under way goes on.
 */
void reset_begins(struct station *s, const char *type);
/** Is one under way? */
bool reset_pending(const struct station *s);
/** Connector @p n was reset: what that mends works again. */
void reset_cures(struct station *s, int n);
/** Something was told or ended: may the reset that is under way go on? */
void reset_goes_on(struct station *s);

#endif
