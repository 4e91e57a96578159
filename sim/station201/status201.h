/* status201.h - the status of a connector, told to the CSMS (G01).
 *
 * There is no history: what is told is what holds when it can be told.
 */
#ifndef SIM_STATUS201_H
#define SIM_STATUS201_H

#include <stdbool.h>

struct connector;

/** Has the CSMS not heard the present status of @p c? */
/** ConnectorStatusEnumType. */
const char *status201_word(const struct connector *c);
bool status201_due(const struct connector *c);
/** The status of @p c is sent if the CSMS can hear it and has not. */
void status201_tell(struct connector *c);
/** The status of @p c is sent, told already or not. */
void status201_send(struct connector *c);

#endif
