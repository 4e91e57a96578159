/* record.h - what the CSMS keeps of a station beside sessions and states.
 *
 * A record is a JSON object that is known by station, kind and key: a charging profile by its id, a
 * variable by component and name, a reservation, a firmware update, a certificate.  Stations tell
 * them in CALLs and in answers to commands; which field of which message is kept as what is two
 * kinds of rows, record_told.h and record_answered.h.
 */
#ifndef REFSTACK_RECORD_H
#define REFSTACK_RECORD_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct refstack;

/* Where a record stands. */
struct csms_record {
    const char *station, *kind, *key;
    const char *state; /* NULL or empty: none */
};

/* What becomes of a record: a function below. */
enum csms_record_how {
    RECORD_put,  /* takes the place of what was known */
    RECORD_turn, /* a new state of it */
    RECORD_drop, /* it is gone */
};

/** As @p how says; @p body (borrowed) is of no use to a record that is gone. */
void csms_record_keep(struct refstack *rs, enum csms_record_how how, const struct csms_record *r,
                      const cJSON *body);
/** Keeps @p body (borrowed) in place of what was known by that key. */
void csms_record_put(struct refstack *rs, const struct csms_record *r, const cJSON *body);
/** A new state of a record that keeps its body; made with @p body when it is new. */
void csms_record_turn(struct refstack *rs, const struct csms_record *r, const cJSON *body);
/** Forgets it; @p r->key NULL: all of its kind. */
void csms_record_drop(struct refstack *rs, const struct csms_record *r);

/** Adds the records of @p station, of @p kind or (NULL) of all, to @p array. */
void csms_record_show(struct refstack *rs, const char *station, const char *kind, cJSON *array);

/** A copy of @p payload as it may be kept: without passwords. The caller deletes it. */
cJSON *csms_shown(const cJSON *payload);

/** The item at @p path, names and indexes with dots between ("component.evse.id"); NULL. */
const cJSON *csms_record_at(const cJSON *json, const char *path);
/** Text of the words in @p paths, "/" between: of each word ("a.b|c", the first that is there) the
 * value; "=word" stands for itself.  The caller frees it. NULL of NULL. */
char *csms_record_text(const cJSON *json, const char *paths);

#endif
