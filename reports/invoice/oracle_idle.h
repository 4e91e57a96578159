/* oracle_idle.h - when a session is idle, and how much of that may be billed.
 *
 * Idle begins with the last moment at which energy flowed: where the vehicle wanted no more and
 * never began again, else with the end of the transaction. It ends when the plug is out. While the
 * station's own lock holds the cable nobody could have ended it, so that time does not count; nor
 * do the seconds that an element grants free ("after_s"). Each element bills whole minutes.
 */
#ifndef REPORTS_ORACLE_IDLE_H
#define REPORTS_ORACLE_IDLE_H

#include "invoice/oracle_book.h"
#include "invoice/oracle_line.h"
#include "invoice/tariff_window.h"

/** The last moment at which somebody could see that the plug of @p s was in: its plug out, or, when
 * that came while its station was offline, the beginning of that. */
int64_t oracle_idle_seen_until_ms(const struct oracle_session *s);

/** Adds to @p out the idle lines of @p s under @p tariff; none while the plug is still in. */
void oracle_idle(const struct oracle_session *s, const struct tariff *tariff,
                 struct oracle_lines *out);

#endif
