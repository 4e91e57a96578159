/* lock.h - the lock of a socket: a bolt that holds the plug and takes its time.
 *
 * It opens profile.unlock_ms after it was told to, unless it is broken; UnlockConnector is answered
 * when it has moved.  A station with a tethered cable has none, and closes nothing.
 * transaction.c closes it when charging begins, hands.c when a plug goes into a running
 * transaction.
 */
#ifndef SIM_LOCK_H
#define SIM_LOCK_H

struct connector;

/** Prepares the timer of a new connector. */
void lock_init(struct connector *c);
/** Closes the lock of a socket. */
void lock_close(struct connector *c);
/** Tells the lock to open; the end comes after profile.unlock_ms. @p by is "session end",
 * "UnlockConnector" or "Reset", borrowed for ever. */
void lock_open(struct connector *c, const char *by);
/** Opens the lock at once, by hand. */
void lock_force(struct connector *c);

#endif
