/* tx_timers201.h - when the meter values of a transaction are due: for Updated, for Ended, and at
 * the multiples of an interval of the day for Ended.
 *
 * What is done when they are, says tx_meter201.c.
 */
#ifndef SIM_TX_TIMERS201_H
#define SIM_TX_TIMERS201_H

#include "station201/inside/tx201.h"

/** Each is armed as configured, or disarmed where nothing is configured. */
void tx201_arm_sampling(struct tx201 *tx);
void tx201_arm_ended(struct tx201 *tx);
void tx201_arm_aligned(struct tx201 *tx);
/** The transaction begins: arms all three; ends all three. */
void tx201_arm(struct tx201 *tx);
void tx201_disarm(struct tx201 *tx);
/** Intervals changed: they count at once for running transactions, as dialect.h says. */
void tx201_configured(struct station *s);

#endif
