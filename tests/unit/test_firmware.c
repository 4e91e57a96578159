/* title: firmware is fetched, checked and installed, and logs are sent, as ordered */
#include "base/digest.h"
#include "fixture/post.h"
#include "parts/firmware.h"
#include "parts/upload.h"
#include "station/station_state.h"
#include "world/file_server.h"

static char told_states[2000];

static void tell(struct station *s, enum firmware_state state, int request_id)
{
    size_t at = strlen(told_states);

    snprintf(told_states + at, sizeof(told_states) - at, "[%" PRId64 "] %s %d\n",
             station_now_ms(s) - START_MS, firmware_state_name(state), request_id);
}

static void tell_upload(struct station *s, enum upload_state state, int request_id)
{
    size_t at = strlen(told_states);

    snprintf(told_states + at, sizeof(told_states) - at, "[%" PRId64 "] %s %d\n",
             station_now_ms(s) - START_MS, upload_state_name(state), request_id);
}

static const struct firmware_order plain = {
    .request_id = 7, .location = "https://depot.example/ac-2.bin", .tell = tell};

static void begin(struct post *p, const struct file_server_file *file)
{
    post_init(p, NULL, NULL);
    post_ready(p);
    told_states[0] = '\0';
    if (file)
        file_server_put(world_file_server(p->sc->world), file);
}

Test(firmware, comes_in_the_order_of_the_standard_and_is_what_the_station_says_of_itself_afterwards)
{
    const struct file_server_file file = {.name = "ac-2.bin", .version = "2.0.0"};
    struct post p;

    begin(&p, &file);
    cr_expect(not(firmware_begin(p.station, &plain)));
    cr_expect(firmware_busy(p.station));
    pass(p.sc, 5 * MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] Downloading 7\n[90000] Downloaded 7\n[90000] Installing 7\n"
                 "[110000] InstallRebooting 7\n[142060] Installed 7\n"));
    cr_expect(eq(str, (char *)station_profile(p.station)->firmware, "2.0.0"));
    cr_expect(not(firmware_busy(p.station)));
    post_fini(&p);
}

Test(firmware, that_is_not_there_is_tried_as_often_as_ordered)
{
    struct firmware_order order = plain;
    struct post p;

    begin(&p, NULL);
    order.retries = 2;
    order.retry_ms = 10000;
    firmware_begin(p.station, &order);
    pass(p.sc, 5 * MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] Downloading 7\n[71000] Downloading 7\n[82000] Downloading 7\n"
                 "[83000] DownloadFailed 7\n"));
    post_fini(&p);
}

Test(firmware, that_fails_twice_comes_the_third_time)
{
    const struct file_server_file file = {.name = "ac-2.bin", .failures = 2, .transfer_ms = 1000};
    struct firmware_order order = plain;
    struct post p;

    begin(&p, &file);
    order.retries = 2;
    order.retry_ms = 10000;
    firmware_begin(p.station, &order);
    pass(p.sc, 30000);
    cr_expect(eq(str, told_states,
                 "[60000] Downloading 7\n[71000] Downloading 7\n[82000] Downloading 7\n"
                 "[83000] Downloaded 7\n[83000] Installing 7\n"));
    post_fini(&p);
}

Test(firmware, waits_for_its_dates)
{
    const struct file_server_file file = {.name = "ac-2.bin", .transfer_ms = 1000};
    struct firmware_order order = plain;
    struct post p;

    begin(&p, &file);
    order.retrieve_ms = START_MS + 2 * MINUTE;
    order.install_ms = START_MS + 4 * MINUTE;
    firmware_begin(p.station, &order);
    pass(p.sc, 4 * MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] DownloadScheduled 7\n[120000] Downloading 7\n[121000] Downloaded 7\n"
                 "[121000] InstallScheduled 7\n[240000] Installing 7\n[260000] InstallRebooting 7\n"
                 "[292060] Installed 7\n"));
    post_fini(&p);
}

Test(firmware, that_does_not_fit_or_was_damaged_is_not_taken)
{
    static const struct {
        enum file_server_fault fault;
        const char *last;
    } rows[] = {{FILE_SERVER_corrupt, "InstallVerificationFailed"},
                {FILE_SERVER_unfit, "InstallationFailed"},
                {FILE_SERVER_refused, "DownloadFailed"}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct file_server_file file = {
            .name = "ac-2.bin", .version = "2.0.0", .transfer_ms = 1000, .fault = rows[i].fault};
        struct post p;

        begin(&p, &file);
        firmware_begin(p.station, &plain);
        pass(p.sc, 2 * MINUTE);
        cr_expect(strstr(told_states, rows[i].last) != NULL, "row %zu: %s", i, told_states);
        cr_expect(eq(str, (char *)station_profile(p.station)->firmware, "1.0.0"));
        post_fini(&p);
    }
}

Test(firmware, waits_for_the_end_of_transactions_and_keeps_others_from_beginning)
{
    const struct file_server_file file = {.name = "ac-2.bin", .transfer_ms = 1000};
    struct firmware_order order = plain;
    struct post p;

    begin(&p, &file);
    order.close_idle = true;
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    firmware_begin(p.station, &order);
    pass(p.sc, MINUTE);
    cr_expect(strstr(told_states, "InstallScheduled") != NULL, "%s", told_states);
    cr_expect(strstr(told_states, "Installing") == NULL, "%s", told_states);
    tap(&p);
    pass(p.sc, 10000);
    cr_expect(strstr(told_states, "Installing") != NULL, "%s", told_states);
    post_fini(&p);
}

Test(firmware, ordered_anew_gives_up_the_old_one)
{
    const struct file_server_file file = {.name = "ac-2.bin"};
    struct firmware_order order = plain;
    struct post p;

    begin(&p, &file);
    firmware_begin(p.station, &order);
    pass(p.sc, 10000);
    order.request_id = 8;
    cr_expect(firmware_begin(p.station, &order));
    pass(p.sc, 5 * MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] Downloading 7\n[70000] Downloading 8\n[100000] Downloaded 8\n"
                 "[100000] Installing 8\n[120000] InstallRebooting 8\n[152060] Installed 8\n"));
    post_fini(&p);
}

Test(firmware, goes_on_after_the_power_came_back)
{
    const struct file_server_file file = {.name = "ac-2.bin"};
    struct post p;

    begin(&p, &file);
    firmware_begin(p.station, &plain);
    pass(p.sc, 10000);
    station_power(p.station, false);
    pass(p.sc, MINUTE);
    station_power(p.station, true);
    pass(p.sc, 5 * MINUTE);
    cr_expect(strstr(told_states, "Installed") != NULL, "%s", told_states);
    post_fini(&p);
}

Test(firmware, that_cannot_be_given_up_takes_no_other_order_until_it_is_over)
{
    const struct file_server_file file = {.name = "ac-2.bin", .transfer_ms = 1000};
    struct post p;

    begin(&p, &file);
    p.station->profile.firmware_cancels = false;
    cr_expect(firmware_takes(p.station));
    firmware_begin(p.station, &plain);
    pass(p.sc, 500);
    cr_expect(not(firmware_takes(p.station)));
    pass(p.sc, 5 * MINUTE);
    cr_expect(firmware_takes(p.station));
    post_fini(&p);
}

Test(firmware, with_an_interval_below_zero_is_tried_again_at_once)
{
    struct firmware_order order = plain;
    struct post p;

    begin(&p, NULL);
    order.retries = 1;
    order.retry_ms = -5000;
    firmware_begin(p.station, &order);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] Downloading 7\n[61000] Downloading 7\n[62000] DownloadFailed 7\n"));
    post_fini(&p);
}

Test(firmware, tried_many_times_offline_tells_how_it_ended)
{
    struct firmware_order order = plain;
    struct post p;

    begin(&p, NULL);
    order.retries = 40;
    order.retry_ms = 1000;
    firmware_begin(p.station, &order);
    pass(p.sc, 500);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, 10 * MINUTE);
    station_link_mend(p.station);
    pass(p.sc, 30 * MINUTE);
    cr_expect(strstr(told_states, "DownloadFailed") != NULL, "%s", told_states);
    post_fini(&p);
}

Test(firmware, that_waited_keeps_what_becomes_free_shut_until_it_is_installed)
{
    const struct file_server_file file = {.name = "ac-2.bin", .transfer_ms = 1000};
    struct firmware_order order = plain;
    struct post p;

    begin(&p, &file);
    order.close_idle = true;
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    firmware_begin(p.station, &order);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, 5000);
    cr_expect(strstr(told_states, "Installing") != NULL, "%s", told_states);
    driver_pull_plug(p.driver);
    pass(p.sc, 5000);
    cr_expect(eq(int, p.station->connectors[0].state, CONNECTOR_Unavailable));
    pass(p.sc, 5 * MINUTE);
    cr_expect(eq(int, p.station->connectors[0].state, CONNECTOR_Available));
    post_fini(&p);
}

Test(firmware, installed_beside_a_new_session_waits_with_the_reboot_for_its_end)
{ /* L01.FR.33 */
    const struct file_server_file file = {
        .name = "ac-2.bin", .transfer_ms = 1000, .version = "2.0.0"};
    struct post p;

    for (int late_ms = 5000; late_ms <= 20500; late_ms += 15500) { /* while it installs, reboots */
        begin(&p, &file);
        driver_plug(p.driver, p.station, 1);
        firmware_begin(p.station, &plain);
        pass(p.sc, 1000 + late_ms);
        cr_expect(strstr(told_states, "Installing") != NULL, "%s", told_states);
        tap(&p);
        pass(p.sc, 10 * MINUTE);
        cr_expect(strstr(told_states, "Installed") == NULL, "%d: %s", late_ms, told_states);
        cr_expect(eq(int, station_running(p.station), 1));
        tap(&p);
        pass(p.sc, 5 * MINUTE);
        cr_expect(strstr(told_states, "Installed") != NULL, "%d: %s", late_ms, told_states);
        post_fini(&p);
    }
}

Test(firmware, that_waited_to_be_fetched_is_fetched_after_a_power_cut)
{
    const struct file_server_file file = {
        .name = "ac-2.bin", .transfer_ms = 1000, .version = "2.0.0"};
    struct post p;
    const char *fetched, *installs;

    begin(&p, &file);
    snprintf(p.station->profile.firmware_in_use, 9, "nothing");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    firmware_begin(p.station, &plain);
    pass(p.sc, MINUTE);
    cr_expect(strstr(told_states, "DownloadScheduled") != NULL, "%s", told_states);
    cr_expect(strstr(told_states, "Downloading") == NULL, "%s", told_states);
    station_power(p.station, false);
    pass(p.sc, MINUTE);
    station_power(p.station, true);
    pass(p.sc, 10 * MINUTE);
    fetched = strstr(told_states, "Downloaded");
    installs = strstr(told_states, "Installing");
    cr_expect(fetched && installs && fetched < installs, "%s", told_states);
    post_fini(&p);
}

Test(upload, with_an_interval_below_zero_is_tried_again_at_once)
{
    const struct file_server_file place = {.name = "in", .failures = 1, .transfer_ms = 1000};
    const struct upload_order order = {.request_id = 3,
                                       .kind = "diagnostics",
                                       .location = "ftp://logs.example/in",
                                       .retries = 1,
                                       .retry_ms = -1000,
                                       .tell = tell_upload};
    struct post p;

    begin(&p, &place);
    upload_begin(p.station, &order);
    pass(p.sc, MINUTE);
    cr_expect(strstr(told_states, "Uploaded 3") != NULL, "%s", told_states);
    post_fini(&p);
}

Test(upload, tried_many_times_offline_tells_how_it_ended)
{
    const struct file_server_file place = {.name = "in", .failures = 20, .transfer_ms = 1000};
    const struct upload_order order = {.request_id = 3,
                                       .kind = "diagnostics",
                                       .location = "ftp://logs.example/in",
                                       .retries = 30,
                                       .retry_ms = 1000,
                                       .tell = tell_upload};
    struct post p;

    begin(&p, &place);
    upload_begin(p.station, &order);
    pass(p.sc, 500);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, 10 * MINUTE);
    station_link_mend(p.station);
    pass(p.sc, 30 * MINUTE);
    cr_expect(strstr(told_states, "Uploaded 3") != NULL, "%s", told_states);
    post_fini(&p);
}

Test(upload, is_tried_again_and_told)
{
    static const struct {
        struct file_server_file place;
        const char *location, *told;
        int retries;
    } rows[] = {
        {{0}, "ftp://logs.example/in", "[60000] Uploading 3\n[65000] Uploaded 3\n", 0},
        {{0}, "mailto:me", "[60000] Uploading 3\n[65000] NotSupportedOperation 3\n", 0},
        {{.name = "in", .fault = FILE_SERVER_missing, .transfer_ms = 1000},
         "ftp://logs.example/in",
         "[60000] Uploading 3\n[71000] Uploading 3\n[72000] UploadFailure 3\n",
         1},
        {{.name = "in", .fault = FILE_SERVER_refused, .transfer_ms = 1000},
         "ftp://logs.example/in",
         "[60000] Uploading 3\n[61000] PermissionDenied 3\n",
         0},
        {{.name = "in", .failures = 1, .transfer_ms = 1000},
         "ftp://logs.example/in",
         "[60000] Uploading 3\n[71000] Uploading 3\n[72000] Uploaded 3\n",
         1},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct upload_order order = {.request_id = 3,
                                           .kind = "diagnostics",
                                           .location = rows[i].location,
                                           .retries = rows[i].retries,
                                           .retry_ms = 10000,
                                           .tell = tell_upload};
        struct post p;

        begin(&p, rows[i].place.name ? &rows[i].place : NULL);
        cr_expect(not(upload_begin(p.station, &order)));
        cr_expect(eq(str, (char *)upload_file(p.station), "CP-1-diagnostics-1.log"));
        pass(p.sc, MINUTE);
        cr_expect(eq(str, told_states, (char *)rows[i].told), "row %zu", i);
        post_fini(&p);
    }
}

Test(upload, ordered_anew_gives_up_the_old_one_and_says_so)
{
    struct upload_order order = {
        .request_id = 3, .kind = "security", .location = "http://x/y", .tell = tell_upload};
    struct post p;

    begin(&p, NULL);
    upload_begin(p.station, &order);
    pass(p.sc, 1000);
    order.request_id = 4;
    cr_expect(upload_begin(p.station, &order));
    pass(p.sc, MINUTE);
    cr_expect(eq(str, told_states,
                 "[60000] Uploading 3\n[61000] AcceptedCanceled 3\n[61000] Uploading 4\n"
                 "[66000] Uploaded 4\n"));
    post_fini(&p);
}

Test(file_server, finds_a_file_by_the_last_part_of_the_address)
{
    static const struct {
        const char *location;
        bool found;
    } rows[] = {{"https://a/b/ac-2.bin", true}, {"ftp://a/ac-2.bin?x=/y", true}, {"ac-2.bin", true},
                {"https://a/ac-2.bin/", false}, {"https://a/ac-2.binx", false},  {"", false}};
    const struct file_server_file file = {.name = "ac-2.bin", .version = "2"};
    struct file_server *d = NULL;

    cr_expect(eq(ptr, (void *)file_server_find(d, "x/ac-2.bin"), NULL));
    file_server_put(&d, &file);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(eq(int, file_server_find(d, rows[i].location) != NULL, rows[i].found), "row %zu",
                  i);
    file_server_free(d);
}

Test(digest, is_that_of_RFC_1321)
{
    static const struct {
        const char *text, *sum;
    } rows[] = {{"", "d41d8cd98f00b204e9800998ecf8427e"},
                {"abc", "900150983cd24fb0d6963f7d28e17f72"},
                {"12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                 "57edf4a22be3c955ac49da2e2107b67a"},
                {"1234567890123456789012345678901234567890123456789012345",
                 "c9ccf168914a1bcfc3229f1948e67da0"},
                {"12345678901234567890123456789012345678901234567890123456",
                 "49f193adce178490e34d1b3a4ec0064c"}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char sum[33];
        digest_md5(rows[i].text, strlen(rows[i].text), sum);
        cr_expect(eq(str, sum, (char *)rows[i].sum), "row %zu", i);
    }
}
