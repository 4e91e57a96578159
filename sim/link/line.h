/* line.h - what a station's end of a connection stands on: the clock, the log, the wire, and whose
 * end it is.
 *
 * The files of this room know no world and no station: netfault and tamper are handed a line and
 * copy it.
 */
#ifndef SIM_LINE_H
#define SIM_LINE_H

#include "base/vclock.h"
#include "link/wire.h"
#include "log/evlog.h"

/* All borrowed for as long as the one lives that it is handed to. */
struct line {
    struct vclock *clk;
    struct evlog *log;
    struct wire *wire; /* NULL where nothing is sent through it (tamper.h) */
    int actor;         /* the station's, for the log */
};

#endif
