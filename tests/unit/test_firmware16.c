/* title: a 1.6 station updates its firmware, sends its logs and answers triggers about both */
#include "base/json_write.h"
#include "fixture/post.h"
#include "pki/crypto_openssl.h"
#include "world/file_server.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

static void put(struct post *p, const char *name, enum file_server_fault fault, int failures)
{
    const struct file_server_file file = {
        .name = name, .version = "2.0.0", .fault = fault, .failures = failures};

    file_server_put(world_file_server(p->sc->world), &file);
}

/* The statuses that messages called @p action brought, in order. */
static char *statuses(struct post *p, const char *action)
{
    char *all = heard(p->sc), *line, *rest = all, *text = mem_text("");

    while ((line = strsep(&rest, "\n")) && *line) {
        const char *word = strchr(line, ' ') + 1, *brace = strchr(line, '{');
        cJSON *payload = cJSON_Parse(brace);
        if (strncmp(word, action, strlen(action)) == 0 && word[strlen(action)] == ' ') {
            char *longer = mem_printf("%s%s ", text, field(payload, "status"));
            free(text);
            text = longer;
        }
        cJSON_Delete(payload);
    }
    free(all);
    return text;
}

#define UPDATE(file, rest)                                                                         \
    "{\"location\":\"ftp://depot.example/" file                                                    \
    "\",\"retrieveDate\":\"2026-03-06T17:31:00Z\"" rest "}"

static const struct {
    const char *file;
    enum file_server_fault fault;
    int failures;
    const char *order, *told, *version;
} updates[] = {
    {"good.bin", FILE_SERVER_none, 0, UPDATE("good.bin", ""),
     "Downloading Downloaded Installing Installed ", "2.0.0"},
    {"slow.bin", FILE_SERVER_none, 1, UPDATE("slow.bin", ",\"retries\":1,\"retryInterval\":30"),
     "Downloading Downloading Downloaded Installing Installed ", "2.0.0"},
    {"late.bin", FILE_SERVER_none, 2, UPDATE("late.bin", ",\"retries\":1,\"retryInterval\":30"),
     "Downloading Downloading DownloadFailed ", "1.0.0"},
    {"gone.bin", FILE_SERVER_missing, 0, UPDATE("gone.bin", ""), "Downloading DownloadFailed ",
     "1.0.0"},
    {"bad.bin", FILE_SERVER_corrupt, 0, UPDATE("bad.bin", ""),
     "Downloading Downloaded Installing InstallationFailed ", "1.0.0"},
    {"wrong.bin", FILE_SERVER_unfit, 0, UPDATE("wrong.bin", ""),
     "Downloading Downloaded Installing InstallationFailed ", "1.0.0"},
};

Test(firmware, of_1_6_tells_its_states_in_the_words_of_1_6)
{
    for (size_t i = 0; i < sizeof(updates) / sizeof(updates[0]); i++) {
        struct post p;
        char *got;

        post_init(&p, NULL, NULL);
        post_ready(&p);
        put(&p, updates[i].file, updates[i].fault, updates[i].failures);
        call(&p, "UpdateFirmware", updates[i].order);
        pass(p.sc, 10 * MINUTE);
        got = statuses(&p, "FirmwareStatusNotification");
        cr_expect(eq(str, got, (char *)updates[i].told), "row %zu", i);
        cr_expect(eq(str, (char *)station_profile(p.station)->firmware, (char *)updates[i].version),
                  "row %zu", i);
        cr_expect(eq(int, p.sc->bad_frames, 0));
        free(got);
        post_fini(&p);
    }
}

Test(firmware, waits_for_its_date_and_for_the_end_of_the_session)
{
    struct post p;
    char *got;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    put(&p, "good.bin", FILE_SERVER_none, 0);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    call(&p, "UpdateFirmware",
         "{\"location\":\"ftp://depot.example/good.bin\",\"retrieveDate\":"
         "\"2026-03-06T18:00:00Z\"}");
    pass(p.sc, 20 * MINUTE);
    got = statuses(&p, "FirmwareStatusNotification");
    cr_expect(eq(str, got, ""));
    free(got);
    pass(p.sc, 20 * MINUTE);
    got = statuses(&p, "FirmwareStatusNotification");
    cr_expect(eq(str, got, "Downloading Downloaded "));
    free(got);
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
    got = statuses(&p, "FirmwareStatusNotification");
    cr_expect(eq(str, got, "Downloaded "));
    free(got);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    got = statuses(&p, "FirmwareStatusNotification");
    cr_expect(eq(str, got, "Installing Installed "));
    free(got);
    post_fini(&p);
}

#define GET(place, rest) "{\"location\":\"" place "\"" rest "}"

static const struct {
    const char *place;
    enum file_server_fault fault;
    int failures;
    const char *order, *told;
} diagnostics[] = {
    {"in", FILE_SERVER_none, 0, GET("ftp://logs.example/in", ""), "Uploading Uploaded "},
    {"in", FILE_SERVER_none, 1, GET("ftp://logs.example/in", ",\"retries\":2,\"retryInterval\":10"),
     "Uploading Uploading Uploaded "},
    {"in", FILE_SERVER_missing, 0,
     GET("ftp://logs.example/in", ",\"retries\":1,\"retryInterval\":10"),
     "Uploading Uploading UploadFailed "},
    {"in", FILE_SERVER_refused, 0, GET("ftp://logs.example/in", ""), "Uploading UploadFailed "},
    {"in", FILE_SERVER_none, 0, GET("gopher://logs.example/in", ""), "Uploading UploadFailed "},
};

Test(diagnostics, are_sent_and_told_in_the_words_of_1_6)
{
    for (size_t i = 0; i < sizeof(diagnostics) / sizeof(diagnostics[0]); i++) {
        struct post p;
        char *got;

        post_init(&p, NULL, NULL);
        post_ready(&p);
        put(&p, diagnostics[i].place, diagnostics[i].fault, diagnostics[i].failures);
        call(&p, "GetDiagnostics", diagnostics[i].order);
        pass(p.sc, 5 * MINUTE);
        expect_text(answered(p.sc),
                    "[60040] [3,\"c1\",{\"fileName\":\"CP-1-diagnostics-1.log\"}]\n");
        got = statuses(&p, "DiagnosticsStatusNotification");
        cr_expect(eq(str, got, (char *)diagnostics[i].told), "row %zu", i);
        cr_expect(eq(int, p.sc->bad_frames, 0));
        free(got);
        post_fini(&p);
    }
}

Test(log, of_the_security_extension_names_its_request)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "GetLog",
         "{\"logType\":\"SecurityLog\",\"requestId\":9,\"log\":{\"remoteLocation\":"
         "\"https://logs.example/in\"}}");
    csms_call(p.sc, "CP-1", "GetLog",
              "{\"logType\":\"DiagnosticsLog\",\"requestId\":10,\"log\":{\"remoteLocation\":"
              "\"https://logs.example/in\"}}");
    pass(p.sc, 1000);
    call(&p, "GetLog",
         "{\"logType\":\"DiagnosticsLog\",\"requestId\":11,\"log\":{\"remoteLocation\":"
         "\"https://logs.example/in\"}}");
    call(&p, "ExtendedTriggerMessage", "{\"requestedMessage\":\"LogStatusNotification\"}");
    expect_text(
        answered(p.sc),
        "[60040] [3,\"c1\",{\"status\":\"Accepted\",\"filename\":\"CP-1-security-1.log\"}]\n"
        "[90040] "
        "[3,\"c2\",{\"status\":\"Accepted\",\"filename\":\"CP-1-diagnostics-2.log\"}]\n"
        "[91040] "
        "[3,\"c3\",{\"status\":\"AcceptedCanceled\",\"filename\":\"CP-1-diagnostics-3."
        "log\"}]\n"
        "[121040] [3,\"c4\",{\"status\":\"Accepted\"}]\n");
    expect_text(heard(p.sc),
                "[60040] LogStatusNotification {\"status\":\"Uploading\",\"requestId\":9}\n"
                "[65040] LogStatusNotification {\"status\":\"Uploaded\",\"requestId\":9}\n"
                "[90040] LogStatusNotification {\"status\":\"Uploading\",\"requestId\":10}\n"
                "[91040] LogStatusNotification {\"status\":\"Uploading\",\"requestId\":11}\n"
                "[96040] LogStatusNotification {\"status\":\"Uploaded\",\"requestId\":11}\n"
                "[121040] LogStatusNotification {\"status\":\"Idle\"}\n");
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(firmware, signed_with_a_certificate_nobody_can_check_is_refused)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "SignedUpdateFirmware",
         "{\"requestId\":1,\"firmware\":{\"location\":\"https://depot.example/good.bin\","
         "\"retrieveDateTime\":\"2026-03-06T17:31:00Z\",\"signingCertificate\":\"none\","
         "\"signature\":\"none\"}}");
    call(&p, "ExtendedTriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
    expect_text(answered(p.sc), "[60040] [3,\"c1\",{\"status\":\"InvalidCertificate\"}]\n"
                                "[90040] [3,\"c2\",{\"status\":\"Accepted\"}]\n");
    expect_text(heard(p.sc), "[60040] SecurityEventNotification "
                             "{\"type\":\"InvalidFirmwareSigningCertificate\",\"timestamp\":\"2026-"
                             "03-06T17:31:00.020Z\"}\n"
                             "[90040] SignedFirmwareStatusNotification {\"status\":\"Idle\"}\n");
    post_fini(&p);
}

/* A maker with a root of its own, and a certificate that signs firmware. */
struct maker {
    char *root_key, *root, *key, *certificate;
};

static void maker_init(struct maker *m, struct crypto *ks, const char *name)
{
    struct certificate_wish wish = {.use = USE_authority,
                                    .common_name = name,
                                    .organization = "Maker",
                                    .from_ms = START_MS - HOUR,
                                    .until_ms = START_MS + 1000 * (int64_t)HOUR};
    struct rng rng;

    rng_init(&rng, 5, name);
    wish.key = m->root_key = ks->ops->make_key(ks, &rng, KEY_ec);
    m->root = ks->ops->issue(ks, &rng, &wish);
    wish.key = m->key = ks->ops->make_key(ks, &rng, KEY_ec);
    wish.use = USE_firmware;
    wish.issuer = m->root;
    wish.issuer_key = m->root_key;
    m->certificate = ks->ops->issue(ks, &rng, &wish);
}

static void maker_fini(struct maker *m)
{
    free(m->root_key);
    free(m->root);
    free(m->key);
    free(m->certificate);
}

static void order_signed(struct post *p, struct crypto *ks, const struct maker *m,
                         const char *bytes)
{
    char *signature = ks->ops->sign(ks, m->key, bytes, strlen(bytes)), *payload;
    cJSON *firmware =
        json_object(jtext("location", "https://depot.example/v2.bin"),
                    jtext("retrieveDateTime", "2026-03-06T17:31:00Z"),
                    jtext("signingCertificate", m->certificate), jtext("signature", signature));
    cJSON *order = json_object(jint("requestId", 4));

    cJSON_AddItemToObject(order, "firmware", firmware);
    payload = cJSON_PrintUnformatted(order);
    call(p, "SignedUpdateFirmware", payload);
    free(payload);
    free(signature);
    cJSON_Delete(order);
}

static void install_root(struct post *p, const struct maker *m)
{
    cJSON *args = json_object(jtext("certificateType", "ManufacturerRootCertificate"),
                              jtext("certificate", m->root));
    char *payload = cJSON_PrintUnformatted(args);

    call(p, "InstallCertificate", payload);
    free(payload);
    cJSON_Delete(args);
}

Test(firmware, is_signed_by_the_maker_of_the_station_and_by_nobody_else)
{
    const struct file_server_file file = {.name = "v2.bin", .version = "2.0.0", .content = "bytes"};
    struct crypto *ks = crypto_openssl_new();
    struct maker ours, theirs;
    struct profile neutral;
    struct post p = {.sc = scene_with(7, ks)};
    char *got;

    profile_defaults(&neutral);
    maker_init(&ours, ks, "Ours");
    maker_init(&theirs, ks, "Theirs");
    p.station = stations_add(p.sc->world, "CP-1", &neutral, NULL, 1, NULL);
    file_server_put(world_file_server(p.sc->world), &file);
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    install_root(&p, &ours);
    forget_so_far(p.sc);
    order_signed(&p, ks, &theirs, "bytes");
    got = answered(p.sc);
    cr_expect(strstr(got, "InvalidCertificate") != NULL, "%s", got);
    free(got);
    order_signed(&p, ks, &ours, "other bytes");
    pass(p.sc, 5 * MINUTE);
    got = statuses(&p, "SignedFirmwareStatusNotification");
    cr_expect(eq(str, got, "Downloading Downloaded InvalidSignature "));
    free(got);
    order_signed(&p, ks, &ours, "bytes");
    pass(p.sc, 10 * MINUTE);
    got = statuses(&p, "SignedFirmwareStatusNotification");
    cr_expect(
        eq(str, got,
           "Downloading Downloaded SignatureVerified Installing InstallRebooting Installed "));
    free(got);
    cr_expect(eq(str, (char *)station_profile(p.station)->firmware, "2.0.0"));
    cr_expect(eq(int, p.sc->bad_frames, 0));
    maker_fini(&ours);
    maker_fini(&theirs);
    post_fini(&p);
    crypto_openssl_free(ks);
}
