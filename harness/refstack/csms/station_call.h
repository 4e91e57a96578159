/* station_call.h - one turn: a CALL of a station while it is answered.
 *
 * A handler reads `in`, which is valid, and fills `out`, or names an error; what it changes in the
 * database is one change with the rest of the turn (frame_in.h).
 */
#ifndef REFSTACK_STATION_CALL_H
#define REFSTACK_STATION_CALL_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/dialect.h"
#include "refstack/csms/station.h"

struct csms_turn {
    struct refstack *rs;
    struct csms_station *station;
    int64_t now_ms;
    const struct csms_call *call; /* its row; NULL: it is refused */
    const cJSON *in;
    cJSON *out;
    bool failed; /* CALLERROR instead of out */
    struct ocpp_violation why;
    const char *next; /* a command that follows the answer, NULL: none */
    cJSON *next_args;
    bool mute;                                 /* a mutant says nothing */
    const struct csms_scripted_answer *script; /* a test wants it answered so; NULL: none does */
};

/** Sends a command once the answer is on its way; @p args is consumed. One a turn. */
void csms_follow(struct csms_turn *turn, const char *action, cJSON *args);
/** Answers a CALLERROR instead of out. */
void csms_fail(struct csms_turn *turn, enum ocpp_code code, const char *sentence);
/** The same for a field of the payload, "$.connectorId", whose value is out of the question. */
void csms_fail_field(struct csms_turn *turn, const char *path, const char *sentence);
/** The same as a value, without path. */
struct ocpp_violation csms_violation(enum ocpp_code code, const char *sentence);

#endif
