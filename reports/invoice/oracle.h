/* oracle.h - what a session must cost: the truth of the session under the tariff in force.
 *
 * A second implementation of the rules in harness/sut/sut.md ("How the embedded biller reckons"),
 * on purpose without a line shared with the biller: an oracle that calls what it judges proves
 * nothing. It reckons from the true energy by quarter of an hour, the true phases and the register,
 * not from what a station told (oracle_book.h); what counts when stands in tariff_window.h, idle
 * time in oracle_idle.h.
 */
#ifndef REPORTS_ORACLE_H
#define REPORTS_ORACLE_H

#include "invoice/oracle_book.h"
#include "invoice/oracle_line.h"

/** The lines that session @p s must be billed; free out->lines. Lines of no quantity are left out.
 */
void oracle_rate(const struct oracle_session *s, const cJSON *tariff, struct runfile *rf,
                 int scenario, struct oracle_lines *out);

#endif
