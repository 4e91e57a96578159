/* script.h - what the CSMS answers because a test told it to, before it knows better itself.
 *
 * A station has a queue of such orders; the first one for an action holds for its next CALLs of
 * that action.  The state of the CSMS follows what it says: handlers ask csms_script_word() before
 * they decide, and the payload is patched afterwards.
 */
#ifndef REFSTACK_SCRIPT_H
#define REFSTACK_SCRIPT_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct csms_station;
struct csms_turn;

struct csms_script {
    struct csms_script *next;
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
void csms_script_add(struct csms_station *st, const struct csms_script *script);
void csms_script_free(struct csms_station *st);

/** The order that holds for this CALL of @p action, taken once off the queue: freed with
 * csms_script_done(). NULL: none. */
struct csms_script *csms_script_take(struct csms_station *st, const char *action);
void csms_script_done(struct csms_script *script);

/** The text at @p object.@p name (@p object NULL: at @p name) that the answer of @p turn will be
 * patched with; NULL when the CSMS decides itself. */
const char *csms_script_word(const struct csms_turn *turn, const char *object, const char *name);

/** Merges @p patch into @p payload. */
void csms_script_patch(cJSON *payload, const cJSON *patch);

#endif
