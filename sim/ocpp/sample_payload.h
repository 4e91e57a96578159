/* sample_payload.h - payloads made from the rows of a message table.
 *
 * A sample payload is valid: ocpp_validate() takes it, and so does the published schema.  A flawed
 * one breaks exactly one rule, which its flaw names together with the error code that answers it.
 * The texts mean nothing; the same stream of random numbers makes the same payload.
 */
#ifndef SIM_SAMPLE_PAYLOAD_H
#define SIM_SAMPLE_PAYLOAD_H

#include "base/rng.h"
#include "ocpp/message.h"

/* How much of what may be there is there. */
enum sample_payload {
    SAMPLE_required, /* nothing optional */
    SAMPLE_full,     /* each field that has a row, lists with one item */
    SAMPLE_random,   /* some of the optional fields, customData, lists of any length */
    SAMPLE_COUNT
};

/* name, the code that answers it, what is wrong */
#define DEFECT_LIST(X)                                                                             \
    X(no_object, TypeConstraintViolation, "the payload is a list")                                 \
    X(missing, OccurrenceConstraintViolation, "a required field is left out")                      \
    X(unknown, FormatViolation, "there is an unknown field")                                       \
    X(retyped, TypeConstraintViolation, "a value has another type")                                \
    X(null, TypeConstraintViolation, "a value is null")                                            \
    X(unlisted, TypeConstraintViolation, "a list is not an array")                                 \
    X(too_long, PropertyConstraintViolation, "a text is one character too long")                   \
    X(no_literal, PropertyConstraintViolation, "an enumeration has no such value")                 \
    X(no_date, PropertyConstraintViolation, "a date-time is not valid")                            \
    X(no_uri, PropertyConstraintViolation, "a URI is not valid")                                   \
    X(fraction, TypeConstraintViolation, "an integer has a fraction")                              \
    X(hundredths, PropertyConstraintViolation, "a number has two decimals where one is allowed")   \
    X(below, PropertyConstraintViolation, "a number is below its minimum")                         \
    X(above, PropertyConstraintViolation, "a number is above its maximum")                         \
    X(too_few, OccurrenceConstraintViolation, "a list has too few items")                          \
    X(too_many, OccurrenceConstraintViolation, "a list has too many items")
#define X(name, code, sentence) DEFECT_##name,
enum defect { DEFECT_LIST(X) DEFECT_COUNT };
#undef X

const char *defect_name(enum defect flaw);
enum ocpp_code defect_code(enum defect flaw);

/** A valid payload of @p m; NULL where nothing answers it. The caller deletes it. */
cJSON *sample_payload_new(const struct ocpp_version *v, const struct ocpp_message *m,
                          bool is_response, enum sample_payload how, struct rng *rng);

/** One that is wrong in one place and only there; NULL when @p m has no place for @p flaw. */
cJSON *sample_payload_flawed(const struct ocpp_version *v, const struct ocpp_message *m,
                             bool is_response, enum defect flaw, struct rng *rng);

#endif
