/* title: payloads made from the tables are valid, and flawed ones are refused with their code */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/message.h"
#include "ocpp/sample_payload.h"

enum { SEEDS = 12 };

typedef void each_fn(const struct ocpp_version *v, const struct ocpp_message *m, bool is_response,
                     struct rng *rng, void *ctx);

/* Every message, both sides, with several streams. */
static void for_each(each_fn *fn, void *ctx)
{
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        for (const struct ocpp_message *m = (*v)->messages; m->action; m++) {
            for (int i = 0; i < 2 * SEEDS; i++) {
                struct rng rng;

                rng_init(&rng, (uint64_t)i / 2, m->action);
                fn(*v, m, i % 2, &rng, ctx);
            }
        }
    }
}

static void expect_valid(const struct ocpp_version *v, const struct ocpp_message *m,
                         bool is_response, struct rng *rng, void *ctx)
{
    int *made = ctx;

    for (int how = 0; how < SAMPLE_COUNT; how++) {
        struct ocpp_violation why = {0};
        cJSON *payload = sample_payload_new(v, m, is_response, (enum sample_payload)how, rng);

        if (!payload) {
            cr_expect(is_response && !m->response.fields);
            continue;
        }
        cr_expect(ocpp_validate(v, m->action, is_response, payload, &why), "%s %s: %s %s", v->name,
                  m->action, why.path, why.sentence);
        cJSON_Delete(payload);
        made[0]++;
    }
}

Test(sample_payload, every_valid_payload_validates)
{
    int made = 0;

    for_each(expect_valid, &made);
    cr_expect(made == (39 + 64) * 2 * SEEDS * SAMPLE_COUNT, "%d", made);
}

static void expect_refused(const struct ocpp_version *v, const struct ocpp_message *m,
                           bool is_response, struct rng *rng, void *ctx)
{
    int *made = ctx;

    for (int flaw = 0; flaw < DEFECT_COUNT; flaw++) {
        struct ocpp_violation why = {0};
        cJSON *payload = sample_payload_flawed(v, m, is_response, (enum defect)flaw, rng);

        if (!payload)
            continue;
        made[flaw]++;
        cr_expect(not(ocpp_validate(v, m->action, is_response, payload, &why)), "%s %s: %s",
                  v->name, m->action, defect_name((enum defect)flaw));
        cr_expect(why.code == defect_code((enum defect)flaw), "%s %s %s: %s %s %s", v->name,
                  m->action, defect_name((enum defect)flaw), ocpp_code_text(v, why.code), why.path,
                  why.sentence);
        cJSON_Delete(payload);
    }
}

Test(sample_payload, every_flawed_payload_is_refused_with_the_code_of_its_flaw)
{
    int made[DEFECT_COUNT] = {0};

    for_each(expect_refused, made);
    for (int flaw = 0; flaw < DEFECT_COUNT; flaw++)
        cr_expect(made[flaw] >= SEEDS, "%s: %d", defect_name((enum defect)flaw), made[flaw]);
    cr_expect(made[DEFECT_no_object] == (39 + 64) * 2 * SEEDS);
    cr_expect(made[DEFECT_unknown] == (39 + 64) * 2 * SEEDS);
}

static void expect_same(const struct ocpp_version *v, const struct ocpp_message *m,
                        bool is_response, struct rng *rng, void *ctx)
{
    struct rng again = *rng;
    cJSON *first = sample_payload_new(v, m, is_response, SAMPLE_random, rng);
    cJSON *second = sample_payload_new(v, m, is_response, SAMPLE_random, &again);

    (void)ctx;
    cr_expect(cJSON_Compare(first, second, true), "%s %s", v->name, m->action);
    cJSON_Delete(first);
    cJSON_Delete(second);
}

Test(sample_payload, the_same_stream_makes_the_same_payload)
{
    for_each(expect_same, NULL);
}

Test(sample_payload, a_full_payload_has_every_field_and_a_required_one_nothing_optional)
{
    const struct ocpp_version *v = ocpp_version("2.0.1");
    const struct ocpp_message *m = ocpp_message(v, "BootNotification");
    struct rng rng;
    cJSON *full, *required, *station;

    rng_init(&rng, 1, "CP-1");
    full = sample_payload_new(v, m, false, SAMPLE_full, &rng);
    required = sample_payload_new(v, m, false, SAMPLE_required, &rng);
    station = cJSON_GetObjectItemCaseSensitive(full, "chargingStation");
    cr_expect(cJSON_GetArraySize(station) == 5);
    cr_expect(cJSON_GetObjectItemCaseSensitive(station, "modem") != NULL);
    station = cJSON_GetObjectItemCaseSensitive(required, "chargingStation");
    cr_expect(cJSON_GetArraySize(station) == 2);
    cJSON_Delete(full);
    cJSON_Delete(required);
}
