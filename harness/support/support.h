/* support.h - the people on the other end: contacts in a queue, agents on shift, cases, technicians
 * on the road, bills in the letter box.
 *
 * Agents and technicians work through the desk role of the system under test and know what it, its
 * CSMS and the driver's answers tell them, never the truth of the world.  What they do is a
 * playbook (scenarios/playbooks, NAME.lua); this module only lets time pass as it does for people.
 * Everything the desk and the biller report is read as soon as there is news, written to the run
 * file (tables ticket_event, invoice, invoice_line) and to the log, and told to whom it concerns.
 *
 * A role that the system under test cannot be asked (S_CANNOT) is not asked again: contacts are
 * still taken, but nothing is noted, nobody is sent and no bill comes.
 *
 * The play (run/play.c) calls, in this order: support_new() before the script is loaded;
 * support_setup() once stations, accounts and tariffs are with the system under test;
 * support_collect() when the story is over; support_free() before script and system under test are
 * freed.
 */
#ifndef HARNESS_SUPPORT_H
#define HARNESS_SUPPORT_H

#include <stdbool.h>

struct stage;
struct support;

/** Needs clk, log, world, tz and options of @p stage; script, sut and store may come later. */
struct support *support_new(struct stage *stage);
void support_free(struct support *su);

/** Tells the desk of its staff and of its service levels: those of `agents { sla = ... }`, else
 * those of expect.sla. Settled when the desk has answered. */
void support_setup(struct support *su);

/** Somebody has come in mid-story: tells the desk, and gives them what waits. */
void support_staff_changed(struct support *su);

/** Asks once more for everything and, when support_settled(), has written the tables sut_session
 * and ticket. */
void support_collect(struct support *su);

/** No question is out, no contact waits for an agent who is on shift, nobody is talking or driving.
 */
bool support_settled(const struct support *su);

#endif
