/* sampling.h - the samples of a running transaction: one every MeterValueSampleInterval.
 *
 * What the meter reads at that moment is taken in reading.h; the dialect makes a message of it
 * (dialect.samples): station16/sample16.h, station201/transaction/sample201.h.  A transaction of
 * 2.0.1 keeps a timer of its own for its samples, and hands them to its events:
 * station201/transaction/tx_meter201.c.  Samples on the clock, of every connector, are the matter
 * of parts/clock_aligned.h.
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
