/* connector.h - one connector as OCPP 1.6 sees it: the status machine of section 4.9.
 *
 * The machine is the complete table of 4.9: nine states; a (state, input) pair without a row is not
 * possible and is logged as status_rejected.
 */
#ifndef SIM_CONNECTOR_H
#define SIM_CONNECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fsm.h"
#include "base/vclock.h"
#include "log/evlog.h"

/* ChargePointStatus, OCPP 1.6 7.7, in the order of the columns of 4.9 (A1 .. I9). */
#define CONNECTOR_STATE_LIST(X)                                                                    \
    X(Available)                                                                                   \
    X(Preparing)                                                                                   \
    X(Charging)                                                                                    \
    X(SuspendedEV)                                                                                 \
    X(SuspendedEVSE) X(Finishing) X(Reserved) X(Unavailable) X(Faulted)
#define X(name) CONNECTOR_##name,
enum connector_state { CONNECTOR_STATE_LIST(X) CONNECTOR_STATE_COUNT };
#undef X

/* input, how the narration words it */
#define CONNECTOR_INPUT_LIST(X)                                                                    \
    X(plug_in, "plug in")                                                                          \
    X(unplug, "plug out")                                                                          \
    X(present_id, "authorized")                                                                    \
    X(start, "authorized")                                                                         \
    X(start_ev_waits, "authorized, vehicle waits")                                                 \
    X(start_evse_waits, "authorized, station waits")                                               \
    X(energy, "energy flows")                                                                      \
    X(ev_waits, "vehicle stops asking")                                                            \
    X(evse_waits, "station gives no energy")                                                       \
    X(stop, "stop")                                                                                \
    X(time_out, "nobody plugs in")                                                                 \
    X(id_time_out, "nobody is authorized")                                                         \
    X(lock_fails, "lock does not open")                                                            \
    X(bolt_fails, "lock does not close")                                                           \
    X(lock_mended, "lock mended")                                                                  \
    X(reserve, "reserve")                                                                          \
    X(unreserve, "reservation ends")                                                               \
    X(close, "set inoperative")                                                                    \
    X(reopen, "set operative")                                                                     \
    X(reopen_plugged, "set operative, plug is in")                                                 \
    X(fault, "fault")                                                                              \
    X(clear, "fault cleared")                                                                      \
    X(clear_plugged, "fault cleared, plug is in")                                                  \
    X(clear_finishing, "fault cleared, session ended")                                             \
    X(clear_reserved, "fault cleared, reserved")
#define X(name, words) IN_##name,
enum connector_input { CONNECTOR_INPUT_LIST(X) CONNECTOR_INPUT_COUNT };
#undef X

/** The table, for tests and documentation. */
extern const struct fsm_def connector_machine;

struct station;
struct connector;

/** Feeds the machine; a change is logged and told to the CSMS. @return false when it is rejected */
bool connector_feed(struct connector *c, enum connector_input input);
const char *connector_state_name(enum connector_state state);

#endif
