/* csms.h - the CSMS of the reference stack: a server of OCPP-J, and its records.
 *
 * A station is known when it was provisioned; anybody else gets 404.  It is *online* while its
 * connection is open and it was heard of within two heartbeat intervals.  Everything it sends is
 * checked against the message table of sim/ocpp; what is wrong gets the CALLERROR that fits.
 *
 * The desk and the biller read its tables (schema.sql), which only the CSMS writes, and ask what
 * stands here.
 *
 * The way of one message through the room:
 *
 *     connection.c     a text comes in; the station is there again (station.c)
 *     frame_in.c       reads and judges it; an answer goes to the command that waits (command.c)
 *     station_call.h   what a handler gets of a CALL: its row of dialect.h, payload, answer
 *     handlers         boot.c, status.c, record_told.c ..., csms16/, csms201/: keep it, tell parts
 *     frame_in.c       sends the answer, or what a test wants (scripted_answer.c, delayed_answer.c)
 */
#ifndef REFSTACK_CSMS_H
#define REFSTACK_CSMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/place.h"

struct refstack;

/** schema.sql: SQL that makes those which are not there. */
extern const char csms_schema[];

/** Whether @p station was provisioned; @p where may be NULL. */
bool csms_place(struct refstack *rs, const char *station, struct place *where);
bool csms_online(struct refstack *rs, const char *station);
/** Arrival of its last message; 0 when it never sent one. */
int64_t csms_last_seen_ms(struct refstack *rs, const char *station);

/** The stack stops: every station is told that its connection is over. (RFC 6455 7.4.1: 1012) */
void csms_hang_up(struct refstack *rs);
/** Frees those that nobody has closed. */
void csms_forget_connections(struct refstack *rs);

#endif
