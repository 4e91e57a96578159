#include "ocpp/readings.h"

#include <string.h>

/* In the spelling of each version and of its errata. */
static const struct {
    const char *word;
    enum ocpp_code code;
    enum reading reading;
    const char *words;
} refusals[] = {
    {"FormationViolation", OCPP_FormatViolation, READING_right, ""},
    {"FormatViolation", OCPP_FormatViolation, READING_right, ""},
    {"OccurenceConstraintViolation", OCPP_OccurrenceConstraintViolation, READING_right, ""},
    {"OccurrenceConstraintViolation", OCPP_OccurrenceConstraintViolation, READING_right, ""},
    {"TypeConstraintViolation", OCPP_TypeConstraintViolation, READING_right, ""},
    {"PropertyConstraintViolation", OCPP_PropertyConstraintViolation, READING_right, ""},
    {"ProtocolError", OCPP_ProtocolError, READING_right, ""},
    {"InternalError", OCPP_InternalError, READING_lenient,
     "it refuses, and names a failure of its own instead of what is wrong"},
    {"GenericError", OCPP_GenericError, READING_lenient,
     "it refuses, and does not name what is wrong"},
};

static const char spelling_words[] = "it is spelled as in another version or its errata";
static const char serving_words[] = "a CSMS that does not serve the message need not read it";

enum { REFUSALS = sizeof(refusals) / sizeof(refusals[0]) };

enum reading reading_of_refusal(const struct ocpp_version *v, const char *word, const char **words)
{
    const char *spelling, *none;

    if (!words)
        words = &none;
    *words = "it does not say that the payload is wrong";
    if (!v->must_serve && strcmp(word, "NotSupported") == 0) {
        *words = serving_words;
        return READING_lenient;
    }
    for (size_t i = 0; i < REFUSALS; i++) {
        if (strcmp(refusals[i].word, word) != 0)
            continue;
        spelling = ocpp_code_text(v, refusals[i].code);
        if (!spelling)
            return READING_wrong;
        *words = strcmp(spelling, word) == 0 ? refusals[i].words : spelling_words;
        return strcmp(spelling, word) == 0 ? refusals[i].reading : READING_lenient;
    }
    return READING_wrong;
}

const char *reading_refusal(const struct ocpp_version *v, size_t n)
{
    for (size_t i = 0; i < REFUSALS; i++)
        if (reading_of_refusal(v, refusals[i].word, NULL) != READING_wrong && n-- == 0)
            return refusals[i].word;
    return n == 0 && !v->must_serve ? "NotSupported" : NULL;
}

#define request  false
#define response true
#define READING(name, version, action, side, payload, takes, why)                                  \
    {name, version, action, payload, why, side, takes},
const struct ocpp_reading ocpp_readings[] = {
#include "ocpp/readings.def"
    {NULL, NULL, NULL, NULL, NULL, false, false},
};
#undef READING
#undef request
#undef response
