/* title: a refusal is read in one way by scenarios and by the scorer */
#include <criterion/criterion.h>
#include <string.h>

#include "ocpp/readings.h"

Test(readings, a_code_that_blames_the_payload_is_right_lenient_or_wrong)
{
    static const struct {
        const char *version, *word;
        enum reading reading;
    } rows[] = {
        {"1.6", "FormationViolation", READING_right},
        {"1.6", "FormatViolation", READING_lenient}, /* as 2.x and the errata spell it */
        {"1.6", "OccurenceConstraintViolation", READING_right},
        {"1.6", "OccurrenceConstraintViolation", READING_lenient},
        {"1.6", "TypeConstraintViolation", READING_right},
        {"1.6", "InternalError", READING_lenient},
        {"1.6", "NotSupported", READING_wrong},
        {"1.6", "NotImplemented", READING_wrong},
        {"1.6", "OutOfBeer", READING_wrong},
        {"2.0.1", "FormatViolation", READING_right},
        {"2.0.1", "FormationViolation", READING_lenient},
        {"2.0.1", "OccurrenceConstraintViolation", READING_right},
        {"2.0.1", "NotSupported", READING_lenient}, /* no CSMS need serve everything */
        {"2.0.1", "SecurityError", READING_wrong},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *words = NULL;
        enum reading got = reading_of_refusal(ocpp_version(rows[i].version), rows[i].word, &words);

        cr_expect(got == rows[i].reading, "row %zu: %d", i, (int)got);
        cr_expect_eq(words[0] == 0, got == READING_right, "row %zu: %s", i, words);
    }
}

Test(readings, what_is_let_pass_is_listed)
{
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        const char *word;
        size_t n = 0;

        for (; (word = reading_refusal(*v, n)) != NULL; n++)
            cr_expect(reading_of_refusal(*v, word, NULL) != READING_wrong, "%s", word);
        cr_expect(n >= 9, "%s: %zu", (*v)->name, n);
    }
}

/* Was: "+02" passes, "Hertz" is refused, and nobody says so. */
Test(readings, each_chosen_one_is_how_payloads_are_read)
{
    for (const struct ocpp_reading *r = ocpp_readings; r->name; r++) {
        cJSON *payload = cJSON_Parse(r->payload);
        struct ocpp_violation why;
        bool takes;

        cr_assert(payload, "%s", r->payload);
        takes = ocpp_validate(ocpp_version(r->version), r->action, r->is_response, payload, &why);
        cr_expect_eq(takes, r->takes, "%s: %s", r->payload, takes ? "taken" : why.sentence);
        if (!takes)
            cr_expect(why.reading && strcmp(why.reading, r->name) == 0, "%s is read by %s",
                      r->payload, why.reading ? why.reading : "none");
        cJSON_Delete(payload);
    }
}

Test(readings, a_violation_without_doubt_names_none)
{
    struct ocpp_violation why;
    cJSON *payload = cJSON_Parse("{\"currentTime\": true}");

    cr_expect(!ocpp_validate(ocpp_version("1.6"), "Heartbeat", true, payload, &why));
    cr_expect_null(why.reading);
    cJSON_Delete(payload);
    payload = cJSON_Parse("{}");
    cr_expect(!ocpp_validate(ocpp_version("1.6"), "Heartbeat", true, payload, &why));
    cr_expect_null(why.reading);
    cJSON_Delete(payload);
}
