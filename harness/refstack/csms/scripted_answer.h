/* scripted_answer.h - what the CSMS answers because a test told it to, before it knows better
 * itself.
 *
 * A station has a queue of such orders; the first one for an action holds for its next CALLs of
 * that action.  The state of the CSMS follows what it says: handlers ask csms_scripted_word()
 * before they decide, and the payload is patched afterwards.
 */
#ifndef REFSTACK_SCRIPTED_ANSWER_H
#define REFSTACK_SCRIPTED_ANSWER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct csms_station;
struct csms_turn;

struct csms_scripted_answer {
    struct csms_scripted_answer *next;
    char *action;
    cJSON *patch; /* object merged into the payload, null removes; NULL: none */
    char *error;  /* a CALLERROR with this code */
    char *description;
    bool silent; /* the CALL is lost: neither handled nor answered */
    bool twice;
    int64_t delay_ms;
    int64_t times; /* how often it still holds; 0: for ever */
};

/** Adds @p script, which is consumed, to the end of the queue of @p st. */
void csms_scripted_add(struct csms_station *st, const struct csms_scripted_answer *script);
void csms_scripted_free(struct csms_station *st);

/** The order that holds for this CALL of @p action, taken once off the queue: freed with
 * csms_scripted_done(). NULL: none. */
struct csms_scripted_answer *csms_scripted_take(struct csms_station *st, const char *action);
void csms_scripted_done(struct csms_scripted_answer *script);

/** The text at @p object.@p name (@p object NULL: at @p name) that the answer of @p turn will be
 * patched with; NULL when the CSMS decides itself. */
const char *csms_scripted_word(const struct csms_turn *turn, const char *object, const char *name);

/** Merges @p patch into @p payload. */
void csms_scripted_patch(cJSON *payload, const cJSON *patch);

#endif
