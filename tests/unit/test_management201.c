/* title: firmware, logs, customer data, messages on the display and vendor data of 2.0.1 */
#include "base/digest.h"
#include "fixture/post201.h"
#include "station/station_state.h"
#include "world/file_server.h"

static void ready_as(struct post *p, struct profile *profile)
{
    post_init(p, profile, NULL);
    station_power(p->station, true);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

static void ready(struct post *p)
{
    struct profile profile = profile201();

    ready_as(p, &profile);
}

static char *ask(struct post *p, const char *action, const char *payload)
{
    free(answered(p->sc));
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, 1000);
    return answered(p->sc);
}

static void expect_answer(struct post *p, const char *action, const char *payload, const char *want)
{
    char *answer = ask(p, action, payload);

    cr_expect(strstr(answer, want) != NULL, "%s %s wants %s, is %s", action, payload, want, answer);
    cr_expect(strstr(answer, "BAD") == NULL, "%s", answer);
    free(answer);
}

/* --- L --- */

#define UPDATE(id, more)                                                                           \
    "{\"requestId\":" id ",\"firmware\":{\"location\":\"https://depot.example/ac-2.bin\","         \
    "\"retrieveDateTime\":\"2026-03-06T17:00:00Z\"" more "}}"

Test(firmware201, is_updated_and_told_with_its_request)
{
    const struct file_server_file file = {.name = "ac-2.bin", .version = "2.0.0"};
    struct post p;

    ready(&p);
    file_server_put(world_file_server(p.sc->world), &file);
    expect_answer(&p, "UpdateFirmware", UPDATE("9", ""), "\"Accepted\"");
    pass(p.sc, 5 * MINUTE);
    hear(&p, "[60040] FirmwareStatusNotification Downloading 9\n"
             "[90040] FirmwareStatusNotification Downloaded 9\n"
             "[90080] FirmwareStatusNotification Installing 9\n"
             "[110040] FirmwareStatusNotification InstallRebooting 9\n"
             "[142060] BootNotification FirmwareUpdate\n"
             "[142100] StatusNotification Available 1 1\n"
             "[142140] FirmwareStatusNotification Installed 9\n"
             "[142180] SecurityEventNotification FirmwareUpdated\n");
    expect_answer(&p, "TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}",
                  "\"Accepted\"");
    pass(p.sc, 1000);
    hear(&p, "[361040] FirmwareStatusNotification Idle\n");
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(firmware201, ordered_twice_is_canceled_and_begun_again)
{
    const struct file_server_file file = {.name = "ac-2.bin"};
    struct post p;

    ready(&p);
    file_server_put(world_file_server(p.sc->world), &file);
    expect_answer(&p, "UpdateFirmware", UPDATE("9", ""), "\"Accepted\"");
    expect_answer(&p, "UpdateFirmware", UPDATE("10", ""), "\"AcceptedCanceled\"");
    post_fini(&p);
}

Test(firmware201, with_a_certificate_nobody_can_read_is_refused)
{
    struct post p;

    ready(&p);
    expect_answer(&p, "UpdateFirmware",
                  UPDATE("9", ",\"signingCertificate\":\"x\",\"signature\":\"y\""),
                  "\"InvalidCertificate\"");
    pass(p.sc, 1000);
    hear(&p, "[60040] SecurityEventNotification InvalidFirmwareSigningCertificate\n");
    post_fini(&p);
}

#define PUBLISH(sum)                                                                               \
    "{\"requestId\":4,\"location\":\"https://depot.example/ac-2.bin\",\"checksum\":\"" sum "\"}"

Test(log201, of_a_time_in_another_zone_is_sent)
{
    struct post p;

    ready(&p);
    expect_answer(&p, "GetLog",
                  "{\"logType\":\"DiagnosticsLog\",\"requestId\":1,\"log\":{\"remoteLocation\":"
                  "\"ftp://x/y\",\"oldestTimestamp\":\"2026-03-06T12:00:00+02:00\","
                  "\"latestTimestamp\":\"2026-03-06T11:00:00Z\"}}",
                  "\"Accepted\"");
    post_fini(&p);
}

Test(monitoring201, of_a_threshold_beyond_all_numbers_is_no_time)
{
    struct post p;

    ready(&p);
    expect_answer(&p, "SetVariableMonitoring",
                  "{\"setMonitoringData\":[{\"value\":1e300,\"type\":\"Delta\",\"severity\":8,"
                  "\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},"
                  "\"variable\":{\"name\":\"AvailabilityState\"}}]}",
                  "\"Accepted\"");
    post_fini(&p);
}

Test(firmware201, is_published_by_local_controllers_only)
{
    const struct file_server_file file = {.name = "ac-2.bin", .content = "abc"};
    struct profile profile = profile201();
    struct post p;
    char *all;

    ready(&p);
    expect_answer(&p, "PublishFirmware", PUBLISH("900150983cd24fb0d6963f7d28e17f72"),
                  "\"Rejected\"");
    post_fini(&p);
    profile.local_controller = true;
    ready_as(&p, &profile);
    file_server_put(world_file_server(p.sc->world), &file);
    expect_answer(&p, "PublishFirmware", PUBLISH("900150983cd24fb0d6963f7d28e17f72"),
                  "\"Accepted\"");
    expect_answer(&p, "UnpublishFirmware", "{\"checksum\":\"900150983cd24fb0d6963f7d28e17f72\"}",
                  "\"DownloadOngoing\"");
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "Published") && strstr(all, "ftp://CP-1.local/firmware/ac-2.bin"), "%s",
              all);
    free(all);
    expect_answer(&p, "UnpublishFirmware", "{\"checksum\":\"900150983cd24fb0d6963f7d28e17f72\"}",
                  "\"Unpublished\"");
    expect_answer(&p, "UnpublishFirmware", "{\"checksum\":\"900150983cd24fb0d6963f7d28e17f72\"}",
                  "\"NoFirmware\"");
    free(heard(p.sc));
    expect_answer(&p, "PublishFirmware", PUBLISH("00000000000000000000000000000000"),
                  "\"Accepted\"");
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "InvalidChecksum") != NULL, "%s", all);
    free(all);
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

/* --- N01 --- */

#define LOG(id)                                                                                    \
    "{\"logType\":\"DiagnosticsLog\",\"requestId\":" id                                            \
    ",\"log\":{\"remoteLocation\":\"ftp://logs.example/in\"}}"

Test(log201, is_sent_and_told)
{
    struct post p;

    ready(&p);
    expect_answer(&p, "GetLog", LOG("3"), "\"filename\":\"CP-1-diagnostics-1.log\"");
    expect_answer(&p, "GetLog", LOG("4"), "\"AcceptedCanceled\"");
    pass(p.sc, MINUTE);
    hear(&p, "[60040] LogStatusNotification Uploading 3\n"
             "[61040] LogStatusNotification AcceptedCanceled 3\n"
             "[61080] LogStatusNotification Uploading 4\n"
             "[66040] LogStatusNotification Uploaded 4\n");
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

/* --- N09, N10 --- */

#define CUSTOMER(report, clear)                                                                    \
    "{\"requestId\":2,\"report\":" report ",\"clear\":" clear                                      \
    ",\"idToken\":{\"idToken\":\"04A1\",\"type\":\"ISO14443\"}}"

Test(customer201, data_is_told_and_cleared)
{
    struct post p;
    char *all;

    ready(&p);
    driver_park(p.driver, p.site, 1);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    expect_answer(&p, "CustomerInformation", "{\"requestId\":2,\"report\":true,\"clear\":false}",
                  "\"Invalid\"");
    expect_answer(&p, "CustomerInformation", CUSTOMER("false", "false"), "\"Rejected\"");
    free(heard(p.sc));
    expect_answer(&p, "CustomerInformation", CUSTOMER("true", "true"), "\"Accepted\"");
    all = heard(p.sc);
    cr_expect(strstr(all, "authorization cache: 04A1 is Accepted") != NULL, "%s", all);
    free(all);
    tap(&p);
    pass(p.sc, MINUTE);
    free(heard(p.sc));
    expect_answer(&p, "CustomerInformation",
                  "{\"requestId\":2,\"report\":true,\"clear\":false,\"customerIdentifier\":\"x\"}",
                  "\"Accepted\"");
    all = heard(p.sc);
    cr_expect(strstr(all, "no data found") != NULL, "%s", all);
    free(all);
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

/* --- O --- */

#define MESSAGE(id, priority, more, format, text)                                                  \
    "{\"message\":{\"id\":" id ",\"priority\":\"" priority "\"," more                              \
    "\"message\":{\"format\":\"" format "\",\"content\":\"" text "\"}}}"

static void expect_display(struct post *p, const char *want)
{
    cr_expect(eq(str, (char *)station_display(p->station, 1), (char *)want));
}

Test(display201, shows_messages_by_priority_state_and_time)
{
    const char *own = "Welcome: plug in or present your card";
    struct post p;

    ready(&p);
    expect_display(&p, own);
    expect_answer(&p, "SetDisplayMessage", MESSAGE("1", "InFront", "", "UTF8", "One"),
                  "\"Accepted\"");
    expect_display(&p, "One");
    expect_answer(&p, "SetDisplayMessage",
                  MESSAGE("2", "InFront", "\"state\":\"Charging\",", "UTF8", "Two"),
                  "\"Accepted\"");
    expect_display(&p, "One");
    expect_answer(
        &p, "SetDisplayMessage",
        MESSAGE("3", "AlwaysFront", "\"endDateTime\":\"2026-03-06T17:32:00Z\",", "UTF8", "Three"),
        "\"Accepted\"");
    expect_display(&p, "Three");
    pass(p.sc, MINUTE);
    expect_display(&p, "One");
    expect_answer(&p, "ClearDisplayMessage", "{\"id\":1}", "\"Accepted\"");
    expect_answer(&p, "ClearDisplayMessage", "{\"id\":3}", "\"Unknown\"");
    expect_display(&p, own);
    driver_park(p.driver, p.site, 1);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    expect_display(&p, "Two");
    post_fini(&p);
}

Test(display201, full_takes_another_that_is_always_in_front_in_place_of_the_first)
{ /* O01.FR.11, FR.16: the number does not grow */
    struct post p;

    ready(&p);
    expect_answer(&p, "SetDisplayMessage", MESSAGE("20", "AlwaysFront", "", "UTF8", "First"),
                  "\"Accepted\"");
    for (int i = 0; i < 9; i++) {
        char *payload = mem_printf("{\"message\":{\"id\":%d,\"priority\":\"NormalCycle\","
                                   "\"message\":{\"format\":\"UTF8\",\"content\":\"N\"}}}",
                                   i);
        expect_answer(&p, "SetDisplayMessage", payload, "\"Accepted\"");
        free(payload);
    }
    expect_answer(&p, "SetDisplayMessage", MESSAGE("21", "InFront", "", "UTF8", "No"),
                  "\"Rejected\"");
    expect_answer(&p, "SetDisplayMessage", MESSAGE("21", "AlwaysFront", "", "UTF8", "Second"),
                  "\"Accepted\"");
    expect_display(&p, "Second");
    expect_answer(&p, "ClearDisplayMessage", "{\"id\":20}", "\"Unknown\"");
    post_fini(&p);
}

Test(display201, refuses_what_it_cannot_show)
{
    struct post p;

    ready(&p);
    expect_answer(&p, "SetDisplayMessage", MESSAGE("1", "InFront", "", "HTML", "One"),
                  "\"NotSupportedMessageFormat\"");
    expect_answer(&p, "SetDisplayMessage",
                  MESSAGE("1", "InFront", "\"transactionId\":\"nope\",", "UTF8", "One"),
                  "\"UnknownTransaction\"");
    expect_answer(&p, "GetDisplayMessages", "{\"requestId\":1}", "\"Unknown\"");
    for (int i = 0; i < 10; i++) {
        char *payload = mem_printf("{\"message\":{\"id\":%d,\"priority\":\"NormalCycle\","
                                   "\"message\":{\"format\":\"UTF8\",\"content\":\"N\"}}}",
                                   i);
        expect_answer(&p, "SetDisplayMessage", payload, "\"Accepted\"");
        free(payload);
    }
    expect_answer(&p, "SetDisplayMessage", MESSAGE("10", "InFront", "", "UTF8", "One"),
                  "\"Rejected\"");
    expect_answer(&p, "SetDisplayMessage", MESSAGE("9", "InFront", "", "UTF8", "One"),
                  "\"Accepted\"");
    free(heard(p.sc));
    expect_answer(&p, "GetDisplayMessages", "{\"requestId\":1}", "\"Accepted\"");
    hear(&p, "[75040] NotifyDisplayMessages 1 messageInfo tbc\n"
             "[75080] NotifyDisplayMessages 1 messageInfo false\n");
    expect_answer(&p, "GetDisplayMessages", "{\"requestId\":1,\"priority\":\"AlwaysFront\"}",
                  "\"Unknown\"");
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

/* --- P --- */

Test(transfer201, knows_the_vendors_of_its_profile)
{
    struct profile profile = profile201();
    struct post p;

    snprintf(profile.data_transfer, sizeof(profile.data_transfer), "org.acme/Ping,com.vendor");
    ready_as(&p, &profile);
    expect_answer(&p, "DataTransfer", "{\"vendorId\":\"nobody\"}", "\"UnknownVendorId\"");
    expect_answer(&p, "DataTransfer", "{\"vendorId\":\"com.vendor\",\"messageId\":\"x\"}",
                  "\"Accepted\"");
    expect_answer(&p, "DataTransfer", "{\"vendorId\":\"org.acme\",\"messageId\":\"Pong\"}",
                  "\"UnknownMessageId\"");
    expect_answer(&p, "DataTransfer", "{\"vendorId\":\"org.acme\",\"messageId\":\"Ping\"}",
                  "\"Accepted\"");
    post_fini(&p);
}
