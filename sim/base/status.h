/* status.h - what a function that can meet an obstacle returns.
 *
 * A bug in this program aborts (assert).  An obstacle in the world outside returns one of these
 * codes.  A fault of the system under test is neither: it is an event in the log.
 */
#ifndef SIM_STATUS_H
#define SIM_STATUS_H

#define STATUS_LIST(X)                                                                             \
    X(OK, "ok")                                                                                    \
    X(FULL, "a bounded queue is full")                                                             \
    X(BADINPUT, "malformed input")                                                                 \
    X(NOTFOUND, "no such thing")                                                                   \
    X(REFUSED, "not possible in the present state")                                                \
    X(CANNOT, "the system under test cannot be asked this")                                        \
    X(SYSTEM, "operating system error")

#define X(name, text) S_##name,
enum status { STATUS_LIST(X) STATUS_COUNT };
#undef X

/** Words for @p st, never NULL. */
const char *status_text(enum status st);

#endif
