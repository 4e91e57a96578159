/* silent_session.h - a session whose station fell silent, ended by the operator.
 *
 * A station that vanishes leaves its session open, and the token in use everywhere else. What the
 * station told last is where the session ends; the end is a guess, and said to be one.
 */
#ifndef REFSTACK_SILENT_SESSION_H
#define REFSTACK_SILENT_SESSION_H

#include <stdint.h>

#include "base/status.h"

struct refstack;

/** An operator ends session @p id, whose station fell silent: at @p at_ms (NULL: when the station
 * last told a reading or that the connector is free) with the register at @p wh (NULL: the last one
 * told). A stop that comes after all is believed. S_REFUSED: it is over already. */
enum status csms_end_silent(struct refstack *rs, int64_t id, const int64_t *at_ms,
                            const int64_t *wh);
/** All sessions of @p station end so by themselves: it has been silent for too long. */
void csms_end_sessions_of(struct refstack *rs, const char *station);

#endif
