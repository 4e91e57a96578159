/* clock_aligned.h - samples at the multiples of ClockAlignedDataInterval of the day, of every
 * connector.
 *
 * @source OCPP 1.6 9.1.7 (ClockAlignedDataInterval); OCPP 2.0.1 J01 (AlignedDataCtrlr.Interval)
 */
#ifndef SIM_CLOCK_ALIGNED_H
#define SIM_CLOCK_ALIGNED_H

struct station;

/** The interval was configured: the next sample is due at its next multiple; 0: none is. */
void clock_aligned_configured(struct station *s);

#endif
