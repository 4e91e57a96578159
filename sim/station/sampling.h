/* sampling.h - the samples of a running transaction: one every MeterValueSampleInterval.
 *
 * The dialect makes a message of each (dialect.samples).  Samples on the clock are the matter of
 * parts/clock_aligned.h; what a meter reads, of reading.h.
 * @source OCPP 1.6 9.1.20 (MeterValueSampleInterval)
 */
#ifndef SIM_SAMPLING_H
#define SIM_SAMPLING_H

struct connector;
struct station;

/** Prepares the timer of a new connector. */
void sampling_init(struct connector *c);
/** A transaction begins at @p c: its first sample is reckoned from now. */
void sampling_from_now(struct connector *c);
/** The transaction at @p c has begun; it has ended, or the software stops. */
void sampling_begins(struct connector *c);
void sampling_ends(struct connector *c);
/** MeterValueSampleInterval, or what else a version knows of that kind, is another: counts at once
 * for the transactions that run.  Their next sample comes one new interval after the last one, now
 * where that is past already, and one interval from now where none were taken. */
void sampling_changed(struct station *s);

#endif
