/* record_told.h - messages that a station sends to be noted: what of each is kept in the records.
 *
 * The rows stand with the message in its dialect's table of calls (dialect.h).
 */
#ifndef REFSTACK_RECORD_TOLD_H
#define REFSTACK_RECORD_TOLD_H

#include "refstack/csms/record.h"

struct csms_turn;

#define CSMS_TOLD 2 /* records at most that one message is kept as */

/* For each item of `list` (NULL: the payload itself) and, where `inner` names a list in the item,
 * for each of its items a record. Paths are those of csms_record_text(); a key of "#" is the next
 * number. kind NULL: no row. */
struct csms_told {
    const char *list, *inner;
    const char *kind, *key, *state;
    enum csms_record_how how;
};

/** A csms_handler: keeps what the rows of turn->call say, and answers {}. */
void csms_noted(struct csms_turn *turn);

#endif
