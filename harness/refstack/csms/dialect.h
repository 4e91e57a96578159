/* dialect.h - what the CSMS does its own way in a version of OCPP: one const record a version.
 *
 * Each version has a room beside this one; the records are listed in refstack/dialects.c, the first
 * being assumed where nothing else is known.  Whatever two versions share is here in csms/, and
 * asks the record where they differ: no version is asked for by name.
 */
#ifndef REFSTACK_DIALECT_H
#define REFSTACK_DIALECT_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "ocpp/message.h"
#include "refstack/csms/batch.h"
#include "refstack/csms/profile.h"
#include "refstack/csms/record_answered.h"
#include "refstack/csms/record_told.h"

struct csms_station;
struct csms_turn;
struct refstack;

/* Answers a CALL whose payload is valid. */
typedef void csms_handler(struct csms_turn *turn);

/* A CALL that a station may send. `told` is what of it csms_noted() keeps. */
struct csms_call {
    const char *action;
    csms_handler *handle;
    struct csms_told told[CSMS_TOLD];
};

struct csms_dialect {
    const struct ocpp_version *version;
    const struct csms_call *calls;     /* ended by a row without action */
    const struct csms_answer *answers; /* what of answers is kept; ended by a row without action */
    const char *schema;                /* SQL of its own tables; NULL: it has none */
    const struct csms_profile_paths *profile;
    const char *token;      /* path of a token in a message; see csms_record_text() */
    const char *token_info; /* the object that tells its status */
    const char *empty_list; /* a CALL with an empty list, which no station takes; NULL: has none */
    bool answers_noise;     /* a text that is no CALL is answered, too */
    /* Is the sampled value the register of imported energy at the outlet? In Wh. */
    bool (*register_of)(const cJSON *sample, int64_t *wh);
    /* What the version calls a reason why a token may not charge; NULL: it may. */
    const char *(*token_status)(const char *reason);
    /* How much of a command's list the station takes in one message. */
    struct csms_limits (*limits)(const struct csms_station *st, const char *action);
    /* The password that a command sets, sealed (password.h); NULL: it sets none. */
    char *(*password_in)(struct refstack *rs, const char *action, const cJSON *args);
    /* What the answer says of that password; NULL: nothing (@p answer may be NULL). */
    const char *(*password_status)(const cJSON *answer);
    /* After an accepted boot: what this CSMS asks by itself. */
    void (*after_boot)(struct csms_station *st);
    /* Frees st->memory, which can be had again from the database; NULL: it keeps none. */
    void (*forget)(struct csms_station *st);
};

/** The dialect of a subprotocol, NULL when the CSMS does not speak it. */
const struct csms_dialect *csms_dialect_of(const struct refstack *rs, const char *protocol);
/** Is @p list (comma-separated) made of subprotocols that the CSMS speaks, and not empty? */
bool csms_speaks_all(const struct refstack *rs, const char *list);
/** The first dialect in @p offered (comma-separated, NULL for none) that is in @p spoken, too; with
 * @p spoken NULL, that the CSMS speaks. */
const struct csms_dialect *csms_dialect_common(const struct refstack *rs, const char *offered,
                                               const char *spoken);
/** The row of a CALL from a station; NULL when this CSMS does not serve it. */
const struct csms_call *csms_call_of(const struct csms_dialect *dialect, const char *action);
/** What the dialect keeps in memory of @p st is forgotten. */
void csms_forget_memory(struct csms_station *st);

#endif
