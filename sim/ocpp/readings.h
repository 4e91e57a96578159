/* readings.h - how a refusal is read where the standard, its errata and its readers differ: one
 * table, for the scorer and for scenarios alike, so that neither calls wrong what the other lets
 * pass.
 *
 * A reading is right, lenient (let pass, and noted with these words) or wrong. readings.def has
 * those of payloads.
 */
#ifndef OCPP_READINGS_H
#define OCPP_READINGS_H

#include <stddef.h>

#include "ocpp/message.h"

enum reading { READING_right, READING_lenient, READING_wrong };

/** How the error code @p word is read as the answer to a CALL whose payload is wrong. @p words (may
 * be NULL) gets why, unless it is right. */
enum reading reading_of_refusal(const struct ocpp_version *v, const char *word, const char **words);

/** Code @p n (from 0) of those that are right or lenient there; NULL behind the last. */
const char *reading_refusal(const struct ocpp_version *v, size_t n);

/* What is taken or refused of payloads where there is room for doubt: a row of readings.def. */
struct ocpp_reading {
    const char *name; /* as in ocpp_violation */
    const char *version, *action;
    const char *payload; /* an example */
    const char *why;
    bool is_response;
    bool takes;
};

/** All rows, ended by one without a name. */
extern const struct ocpp_reading ocpp_readings[];

#endif
