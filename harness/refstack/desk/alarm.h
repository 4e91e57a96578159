/* alarm.h - how trouble at a station becomes a ticket, and how it ends when the trouble is over.
 *
 * The CSMS tells what it hears of a station (stack.h: offline, faulted, lock, online, cleared). The
 * first trouble of a station opens a ticket of channel "monitoring", without a customer; more of it
 * becomes notes there. Once the station works again the ticket is closed, unless a customer, an
 * agent or a technician has to do with it.
 */
#ifndef REFSTACK_ALARM_H
#define REFSTACK_ALARM_H

struct stack_event;

/** What the desk does about @p event; @p part is the struct desk (stack_part.hear). */
void alarm_hear(void *part, const struct stack_event *event);

#endif
