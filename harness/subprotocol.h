/* subprotocol.h - which WebSocket subprotocol the reference stack picks from what a client offers.
 */
#ifndef HARNESS_SUBPROTOCOL_H
#define HARNESS_SUBPROTOCOL_H

/** The first one in @p offered (comma-separated, the client's order of preference; may be NULL)
 * that the stack speaks, NULL when there is none.
 * @source OCPP-J 1.6 3.1.2 */
const char *subprotocol_choose(const char *offered);

#endif
