/* contract201.h - contract certificates of vehicles (2.0.1 M01, M02), for the other files of the
 * speech.
 *
 * What vehicle and CSMS say to each other is EXI, which the station passes on unread.
 */
#ifndef SIM_CONTRACT201_H
#define SIM_CONTRACT201_H

#include "connector.h"

/** A vehicle that wants its contract certificate installed or renewed asks for it through the
 * station when its transaction begins at @p c. */
void contract201_begins(struct connector *c);

#endif
