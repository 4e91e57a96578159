/* contract201.h - contract certificates of vehicles (2.0.1 M01, M02), for the other files of the
 * dialect.
 *
 * What vehicle and CSMS say to each other is EXI, which the station passes on unread.
 */
#ifndef SIM_CONTRACT201_H
#define SIM_CONTRACT201_H

#include "station/connector.h"

/** A vehicle that wants its contract certificate installed or renewed asks for it through the
 * station when it is plugged in at @p c; with the certificate it shows its contract (C07). */
void contract201_plugged(struct connector *c);

#endif
