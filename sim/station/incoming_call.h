/* incoming_call.h - a CALL of the CSMS while the station answers it, in any version.
 *
 * A dialect has a row for each action that it answers.  An action of the version that stands in no
 * row is answered NotSupported, one that the version does not know NotImplemented, and a payload
 * that the tables of messages refuse gets the error they name.
 *
 * CALLs of the station itself wait for their answers in ocpp/call_queue.h.
 */
#ifndef SIM_INCOMING_CALL_H
#define SIM_INCOMING_CALL_H

#include <cjson/cJSON.h>

#include "ocpp/frame.h"
#include "ocpp/message.h"

struct connector;
struct station;

/* What is being answered. */
struct incoming_call {
    struct station *s;
    const struct frame *f;
    const cJSON *args;
    int connector; /* flat number of the connector (or EVSE) it names; 0: the station, -1: none */
};

struct incoming_call_row {
    const char *action;
    /* The payload of the answer; NULL: it comes later, or incoming_call_refuse() gave it. */
    cJSON *(*answer)(const struct incoming_call *call);
    /* What follows an answer with status Accepted.. or Scheduled (or without a status), after it
     * was sent; may be NULL. */
    void (*then)(const struct incoming_call *call);
};

/** Answers @p f from the first row of @p tables (ended by NULL, each ended by a row without action)
 * that has its action; @p connector as in struct incoming_call. */
void incoming_call_answer(struct station *s, const struct frame *f, int connector,
                          const struct incoming_call_row *const *tables);

/** Answers a CALLERROR. @return NULL, for a row to return */
cJSON *incoming_call_refuse(const struct incoming_call *call, enum ocpp_code code,
                            const char *sentence);

/** A text field of the payload, NULL when there is none. */
const char *incoming_call_text(const struct incoming_call *call, const char *field);
/** The payload {"status": word}. */
cJSON *incoming_call_status(const char *word);
/** Does the station have the connector that the CALL names? Not when it names none. */
bool incoming_call_exists(const struct incoming_call *call);
/** That connector, which must exist. */
struct connector *incoming_call_connector(const struct incoming_call *call);

#endif
