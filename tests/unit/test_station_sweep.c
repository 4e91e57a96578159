/* title: a station stands whatever valid CALLs are made from the rows of its tables */
#include "base/rng.h"
#include "fixture/post.h"
#include "ocpp/message.h"
#include "ocpp/sample_payload.h"
#include "world/file_server.h"

/* Numbers that the tables do not forbid and nobody sends on purpose. */
static void spoil_numbers(cJSON *item, struct rng *r)
{
    static const double odd[] = {-1, -60, -2147483648.0, 0, 1, 2, 3, 2147483647};
    cJSON *child;

    if (cJSON_IsNumber(item) && rng_below(r, 2))
        cJSON_SetNumberValue(item, odd[rng_below(r, sizeof(odd) / sizeof(odd[0]))]);
    cJSON_ArrayForEach (child, item)
        spoil_numbers(child, r);
}

static void aim_file(cJSON *object, const char *field, struct rng *r)
{
    static const char *const files[] = {"ftp://x/broken", "https://x/fine", "ftp://x/nowhere"};

    if (cJSON_IsString(cJSON_GetObjectItemCaseSensitive(object, field)))
        cJSON_ReplaceItemInObjectCaseSensitive(object, field,
                                               cJSON_CreateString(files[rng_below(r, 3)]));
}

/* Places that exist, more often than not. */
static void aim(cJSON *item, struct rng *r)
{
    static const char *const places[] = {"connectorId", "evseId", "id"};
    cJSON *child;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        child = cJSON_GetObjectItemCaseSensitive(item, places[i]);
        if (cJSON_IsNumber(child) && rng_below(r, 4))
            cJSON_SetNumberValue(child, (double)rng_below(r, 3));
    }
    aim_file(item, "location", r);
    aim_file(item, "remoteLocation", r);
    cJSON_ArrayForEach (child, item)
        aim(child, r);
}

static const struct ocpp_message *some_call(const struct ocpp_version *v, struct rng *r)
{
    size_t count = 0;

    while (v->messages[count].action)
        count++;
    for (;;) {
        const struct ocpp_message *m = &v->messages[rng_below(r, count)];
        if (m->direction != OCPP_FROM_STATION)
            return m;
    }
}

static void one_call(struct post *p, const struct ocpp_version *v, struct rng *r)
{
    const struct ocpp_message *m = some_call(v, r);
    cJSON *payload = sample_payload_new(v, m, false, SAMPLE_random, r);
    char *text;

    spoil_numbers(payload, r);
    aim(payload, r);
    text = cJSON_PrintUnformatted(payload);
    csms_call(p->sc, "CP-1", m->action, text);
    free(text);
    cJSON_Delete(payload);
    pass(p->sc, rng_below(r, 3) ? 100 : rng_between(r, 1000, 3 * MINUTE));
}

static void sweep(const char *version, uint64_t seed)
{
    const struct file_server_file broken = {.name = "broken", .fault = FILE_SERVER_missing};
    const struct file_server_file fine = {.name = "fine"};
    struct profile profile;
    struct post p;
    struct rng r;

    rng_init(&r, seed, version);
    profile_defaults(&profile);
    snprintf(profile.ocpp, sizeof(profile.ocpp), "%s", version);
    profile.connectors = profile.evses = 2;
    profile.local_controller = profile.switches_phases = profile.per_phase = rng_below(&r, 2);
    post_init(&p, &profile, NULL);
    file_server_put(world_file_server(p.sc->world), &broken);
    file_server_put(world_file_server(p.sc->world), &fine);
    post_ready(&p);
    for (int i = 0; i < 80; i++) {
        if (i == 10 && p.driver)
            driver_plug(p.driver, p.station, 1);
        if (rng_below(&r, 15) == 0 && i > 10)
            tap(&p);
        one_call(&p, ocpp_version(version), &r);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0), "%s, seed %" PRIu64, version, seed);
    post_fini(&p);
}

Test(station_sweep, of_1_6_stands_every_valid_call)
{
    for (uint64_t seed = 1; seed <= 100; seed++)
        sweep("1.6", seed);
}

Test(station_sweep, of_2_0_1_stands_every_valid_call)
{
    for (uint64_t seed = 1; seed <= 100; seed++)
        sweep("2.0.1", seed);
}
