/* record_answered.h - what an answered command has changed at the station, kept in the records.
 *
 * Which field of which answer is kept as what are rows of the dialect; a few commands change more
 * than a row can say, and have a function.
 */
#ifndef REFSTACK_RECORD_ANSWERED_H
#define REFSTACK_RECORD_ANSWERED_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/record.h"

struct csms_station;

/* A command and its answer: {"args": .., "answer": ..}. */
struct csms_deal {
    struct csms_station *st;
    const cJSON *both;
};

typedef void csms_deal_fn(const struct csms_deal *deal);

/* What of an answered command is kept. `status` NULL: whatever the status is; else `when`: the
 * words that it must be one of, and NULL. `list`: each item is a record of its own, with its own
 * status; else `body` is it, and paths begin at {"args", "answer"}. */
struct csms_answer {
    const char *action, *status;
    const char *when[3];
    const char *list, *body;
    const char *kind, *key, *state; /* kind NULL: only `also` */
    enum csms_record_how how;       /* RECORD_drop with key NULL: all of its kind */
    csms_deal_fn *also;             /* done first; NULL: nothing */
};

/** Keeps what an answered command changed at the station; @p take_answer is valid, and consumed. */
void csms_keep_answer(struct csms_station *st, int64_t command, const char *action,
                      cJSON *take_answer);

/** Did the station answer with status Accepted? */
bool csms_deal_accepted(const struct csms_deal *deal);

#endif
