/* hands.h - what hands do at a connector: a plug goes in and comes out, at the station and at the
 * car, and a card is held against the reader.
 *
 * What a plug sets going stands here; what a card sets going stands in authorization.h.
 */
#ifndef SIM_HANDS_H
#define SIM_HANDS_H

#include "station/station.h"
#include "world/tap.h"
#include "world/vehicle.h"

/** Is the outlet free, and does @p v take this plug? */
bool hands_can_plug(const struct station *s, int connector, const struct vehicle *v);
/** Plugs @p v in. @p driver is borrowed for ever. S_REFUSED when hands_can_plug() says no. */
enum status hands_plug(struct station *s, int connector, struct vehicle *v, const char *driver);
/** Who holds the plug in the socket: "station" or "vehicle"; NULL when it can be
 * pulled out, or there is none. */
const char *hands_held_by(const struct station *s, int connector);
/** Pulls the plug, which nobody holds. */
void hands_pull(struct station *s, int connector);
/** Pulls or pushes the end of the cable at the car, a plug being in the socket. S_REFUSED when the
 * car holds it, or it is so already. */
enum status hands_car_side(struct station *s, int connector, bool out);
/** Can the car drive off, the plug being in the socket? */
bool hands_car_is_free(const struct station *s, int connector);
/** The vehicle there ends its session (ISO 15118 SessionStop; 2.0.1 E15). S_REFUSED when it cannot
 * tell the station, does not charge, or the version of the station knows nothing of it. */
enum status hands_car_ends(struct station *s, int connector);
/** A vehicle drove into the bay of the connector, or out of it. */
void hands_bay(struct station *s, int connector, bool in);
/** Holds @p token against the reader. */
void hands_tap(struct station *s, int connector, const char *token, struct tap *tap);

#endif
