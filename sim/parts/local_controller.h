/* local_controller.h - a local controller, and the stations behind it (2.0.1 K14, 1.6 3.13.2).
 *
 * A limit from outside that the controller is given is for all of them together: each station, the
 * controller among them, gets an even part of it as a Max profile for as long as it holds.  How the
 * controller brings it there is no matter of the CSMS, which sees no message of it; it hears of the
 * limit from the controller (charging.h), and finds the parts when it asks a station for its
 * profiles.  It cannot clear them: the controller would set them again.
 *
 * A part counts beside the Max profiles of the CSMS, whatever their stack levels.
 */
#ifndef SIM_LOCAL_CONTROLLER_H
#define SIM_LOCAL_CONTROLLER_H

#include <stdbool.h>

struct station;

/** @p s is behind @p controller from now on. @return false when it is, or has, a controller */
bool local_controller_join(struct station *controller, struct station *s);

#endif
