/* call.h - a CALL of the CSMS while the station answers it, in any version.
 *
 * A row an action.  An action of the version that stands in no row is answered NotSupported, one
 * that the version does not know NotImplemented, and a payload that the tables refuse gets the
 * error they name.
 */
#ifndef SIM_CALL_H
#define SIM_CALL_H

#include <cjson/cJSON.h>

#include "ocpp/frame.h"
#include "ocpp/message.h"

struct connector;
struct station;

/* What is being answered. */
struct call {
    struct station *s;
    const struct frame *f;
    const cJSON *args;
    int connector; /* flat number of the connector (or EVSE) it names; 0: the station, -1: none */
};

struct call_row {
    const char *action;
    /* The payload of the answer; NULL: it comes later, or call_refuse() gave it. */
    cJSON *(*answer)(const struct call *call);
    /* What follows an answer with status Accepted.. or Scheduled (or without a status), after it
     * was sent; may be NULL. */
    void (*then)(const struct call *call);
};

/** Answers @p f from the first row of @p tables (ended by NULL, each ended by a row without action)
 * that has its action; @p connector as in struct call. */
void call_answer(struct station *s, const struct frame *f, int connector,
                 const struct call_row *const *tables);

/** Answers a CALLERROR. @return NULL, for a row to return */
cJSON *call_refuse(const struct call *call, enum ocpp_code code, const char *sentence);

/** A text field of the payload, NULL when there is none. */
const char *call_text(const struct call *call, const char *field);
/** {"status": word} */
cJSON *call_status(const char *word);
/** Does the connector exist? */
bool call_exists(const struct call *call);
struct connector *call_connector(const struct call *call);

#endif
