/* command.h - commands: CALLs of the CSMS, from the order to the answer, one at a time a station.
 *
 * A command is a row of table command with a number; whoever orders one reads its fate there, or
 * hears STACK_command.  What a station does not take in one message goes in batches (batch.h),
 * which are one command.
 */
#ifndef REFSTACK_COMMAND_H
#define REFSTACK_COMMAND_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "base/status.h"
#include "refstack/csms/station.h"

/* A command that is not done: what the queue of CALLs calls its owner. */
struct csms_pending {
    struct csms_station *station;
    int64_t command;
    char *password; /* that it sets, sealed; NULL: none */
    cJSON *parts;   /* payloads that are still to be sent */
    cJSON *answer;  /* of those that were answered; NULL: none was */
    int answered;   /* how many */
    struct csms_pending *next;
};

/** Sends a CALL when its turn comes; @p station is known, @p args is borrowed.
 * @return the command's id; its fate is in table command, and told as STACK_command. A station that
 * is not connected, an action or arguments that its dialect does not have: done at once. */
int64_t csms_command(struct refstack *rs, const char *station, const char *action,
                     const cJSON *args);
/** As csms_command, also to a station that is connected and not accepted, which a CSMS must not: a
 * test looks what the station answers. */
int64_t csms_insist(struct refstack *rs, const char *station, const char *action,
                    const cJSON *args);
/** Fills @p answer with command @p id as GET /api/csms/commands/{id} shows it; S_NOTFOUND. */
enum status csms_command_show(struct refstack *rs, int64_t id, cJSON *answer);

/** The queue of CALLs of a station that is made. */
struct call_queue *csms_call_queue_new(struct csms_station *st);
void csms_pending_free(struct csms_station *st);
/** MUTANT_sends_two_calls_at_once: the @p nth CALL past the queue, which every version has. */
void csms_send_unasked(struct csms_station *st, int nth);

/** MUTANT_keeps_remote_starts: sends what was kept while @p st was away. */
void csms_send_kept(struct csms_station *st);

#endif
