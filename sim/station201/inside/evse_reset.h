/* evse_reset.h - the reset of one EVSE of a 2.0.1 station, while the others go on (B11, B12).
 *
 * It waits until nothing goes on at the EVSE, leaves the answer to Reset time to be sent, goes down
 * for as long as the station takes to boot, and comes up again.
 */
#ifndef SIM_EVSE_RESET_H
#define SIM_EVSE_RESET_H

#include <stdbool.h>

struct port201;
struct station;

void evse_reset_init(struct port201 *port);
/** Does nothing go on at @p evse, neither a transaction nor a permission to charge? */
bool evse_reset_idle(const struct station *s, int evse);
/** Something ended at @p port: a reset that waits for it goes on. */
void evse_reset_goes_on(struct port201 *port);
/** The software stops, and with it the reset. */
void evse_reset_ends(struct port201 *port);

#endif
