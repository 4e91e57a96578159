/* title: every configuration key of 1.6 takes the values it may, and does what it says */
#include "fixture/post.h"
#include "station/station_config.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

static void set(struct post *p, const char *key, const char *value)
{
    char *payload = mem_printf("{\"key\":\"%s\",\"value\":\"%s\"}", key, value);

    call(p, "ChangeConfiguration", payload);
    free(payload);
}

static int count(const char *text, const char *words)
{
    int n = 0;

    for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
        n++;
    return n;
}

static void ready(struct post *p, const struct profile *profile)
{
    post_init(p, profile, NULL);
    post_ready(p);
}

static const struct {
    const char *key, *value, *answer, *why;
} values[] = {
    {"AllowOfflineTxForUnknownId", "true", "Accepted", "a boolean"},
    {"allowofflinetxforunknownid", "FALSE", "Accepted", "keys and booleans in any case"},
    {"AllowOfflineTxForUnknownId", "1", "Rejected", "no boolean"},
    {"BlinkRepeat", "3", "Accepted", "an integer"},
    {"ClockAlignedDataInterval", "-1", "Rejected", "no interval is negative"},
    {"MeterValueSampleInterval", "-1", "Rejected", "no interval is negative"},
    {"HeartbeatInterval", "-60", "Rejected", "no interval is negative"},
    {"WebSocketPingInterval", "-1", "Rejected", "9.1.35 says so"},
    {"WebSocketPingInterval", "0", "Accepted", "no pings"},
    {"ConnectionTimeOut", "0", "Accepted", "no time-out"},
    {"ConnectionTimeOut", "soon", "Rejected", "no number"},
    {"ConnectionTimeOut", "60.5", "Rejected", "no integer"},
    {"ConnectionTimeOut", "99999999999", "Rejected", "too large for an integer of OCPP"},
    {"LightIntensity", "100", "Accepted", "per cent"},
    {"LightIntensity", "101", "Rejected", "more than all"},
    {"MessageTimeout", "45", "Accepted", "errata 3.82"},
    {"MessageTimeout", "0", "Rejected", "nobody answers at once"},
    {"TransactionMessageAttempts", "0", "Rejected", "once at least"},
    {"NumberOfConnectors", "2", "Rejected", "read only"},
    {"SupportedFeatureProfiles", "Core", "Rejected", "read only"},
    {"LocalAuthListMaxLength", "5", "Rejected", "read only"},
    {"ReserveConnectorZeroSupported", "false", "Rejected", "read only"},
    {"LocalAuthListEnabled", "false", "Accepted", "9.2"},
    {"MeterValuesSampledData", "", "Accepted", "nothing is sampled"},
    {"MeterValuesSampledData", "Voltage,Power.Factor", "Accepted", "two that the meter has"},
    {"MeterValuesSampledData", "Voltage,RPM", "Rejected", "no meter here counts revolutions"},
    {"MeterValuesSampledData", "Energy.Active.Export.Register", "Rejected", "not in the profile"},
    {"MeterValuesSampledData", "Voltage,", "Rejected", "a list does not end so"},
    {"StopTxnAlignedData", "Energy.Active.Import.Register", "Accepted", "a list as well"},
    {"ConnectorPhaseRotation", "0.RST,1.RTS", "Accepted", "connector and phases"},
    {"ConnectorPhaseRotation", "0.RST, 1.TSR", "Accepted", "with a space"},
    {"ConnectorPhaseRotation", "NotApplicable", "Accepted", "a word"},
    {"ConnectorPhaseRotation", "1.ABC", "Rejected", "no phases"},
    {"ConnectorPhaseRotation", "", "Rejected", "nothing"},
    {"CertSigningWaitMinimum", "60", "Accepted", "whitepaper 5"},
    {"CertSigningWaitMinimum", "0", "Rejected", "it would ask without end"},
    {"CertSigningRepeatTimes", "0", "Accepted", "it asks once"},
    {"CertSigningRepeatTimes", "21", "Rejected", "the wait doubles each time"},
    {"AdditionalRootCertificateCheck", "true", "Rejected", "read only"},
    {"Colour", "blue", "NotSupported", "no such key"},
};

Test(values, are_taken_as_the_table_says)
{
    struct post p;

    ready(&p, NULL);
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        char *got;
        set(&p, values[i].key, values[i].value);
        got = answered(p.sc);
        cr_expect(strstr(got, values[i].answer) != NULL, "%s = %s, %s: %s", values[i].key,
                  values[i].value, values[i].why, got);
        free(got);
    }
    post_fini(&p);
}

Test(keys, of_a_feature_the_station_lacks_are_not_there)
{
    struct profile plain;
    struct post p;
    char *got;

    profile_defaults(&plain);
    snprintf(plain.features, sizeof(plain.features), "Core");
    ready(&p, &plain);
    set(&p, "LocalAuthListEnabled", "true");
    call(&p, "GetConfiguration", "{}");
    got = answered(p.sc);
    cr_expect(strstr(got, "NotSupported") != NULL);
    cr_expect(strstr(got, "LocalAuthList") == NULL, "%s", got);
    cr_expect(strstr(got, "\"value\":\"Core\"") != NULL, "%s", got);
    free(got);
    post_fini(&p);
}

Test(keys, may_take_effect_after_a_reboot_only)
{
    struct profile slow;
    struct post p;
    char *got;

    profile_defaults(&slow);
    snprintf(slow.reboot_keys, sizeof(slow.reboot_keys), "BlinkRepeat,MeterValueSampleInterval");
    ready(&p, &slow);
    driver_plug(p.driver, p.station, 1);
    set(&p, "MeterValueSampleInterval", "60");
    got = answered(p.sc);
    cr_expect(strstr(got, "RebootRequired") != NULL, "%s", got);
    free(got);
    tap(&p);
    pass(p.sc, 5 * MINUTE - 1000);
    got = heard(p.sc);
    cr_expect(eq(int, count(got, "MeterValues"), 0), "not yet: %s", got);
    free(got);
    call(&p, "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, 1000);
    free(heard(p.sc));
    pass(p.sc, 5 * MINUTE);
    got = heard(p.sc);
    cr_expect(eq(int, count(got, "MeterValues"), 5), "%s", got);
    free(got);
    post_fini(&p);
}

Test(keys, asked_for_are_no_more_than_the_station_can_answer)
{
    struct profile small;
    struct post p;
    char *got;

    profile_defaults(&small);
    small.max_keys = 2;
    ready(&p, &small);
    call(&p, "GetConfiguration", "{\"key\":[\"BlinkRepeat\",\"LightIntensity\"]}");
    got = answered(p.sc);
    cr_expect(strstr(got, "configurationKey") != NULL, "%s", got);
    free(got);
    call(&p, "GetConfiguration", "{\"key\":[\"BlinkRepeat\",\"LightIntensity\",\"Colour\"]}");
    got = answered(p.sc);
    cr_expect(strstr(got, "OccurenceConstraintViolation") != NULL, "%s", got);
    free(got);
    post_fini(&p);
}

/* The StopTransaction of a session of 20 minutes with these two lists. */
static char *stop_message(const char *sampled, const char *aligned)
{
    struct post p;
    char *all, *at, *text;

    ready(&p, NULL);
    set(&p, "StopTxnSampledData", sampled);
    set(&p, "StopTxnAlignedData", aligned);
    set(&p, "ClockAlignedDataInterval", "900");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 20 * MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    at = strstr(all, "StopTransaction");
    text = mem_text_n(at, strcspn(at, "\n"));
    cr_expect(eq(int, p.sc->bad_frames, 0));
    free(all);
    post_fini(&p);
    return text;
}

static const struct {
    const char *sampled, *aligned;
    int begins, samples, clocks, ends; /* sampled values of each context */
} lists[] = {
    {"", "", 0, 0, 0, 0},
    {"Energy.Active.Import.Register", "", 1, 3, 0, 1},
    {"Energy.Active.Import.Register,Voltage", "", 2, 6, 0, 2},
    {"", "Energy.Active.Import.Register", 0, 0, 1, 0},
    {"Voltage", "Energy.Active.Import.Register,Voltage", 1, 3, 2, 1},
};

Test(stop, carries_what_the_two_lists_name)
{
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        char *text = stop_message(lists[i].sampled, lists[i].aligned);

        cr_expect(eq(int, count(text, "Transaction.Begin"), lists[i].begins), "row %zu", i);
        cr_expect(eq(int, count(text, "Sample.Periodic"), lists[i].samples), "row %zu %s", i, text);
        cr_expect(eq(int, count(text, "Sample.Clock"), lists[i].clocks), "row %zu", i);
        cr_expect(eq(int, count(text, "Transaction.End"), lists[i].ends), "row %zu", i);
        cr_expect(
            eq(int, strstr(text, "transactionData") != NULL, lists[i].begins + lists[i].clocks > 0),
            "row %zu", i);
        free(text);
    }
}

Test(samples, have_every_measurand_that_is_listed)
{
    struct profile rich;
    struct vehicle_traits car;
    struct post p;
    char *got;

    profile_defaults(&rich);
    rich.per_phase = true;
    vehicle_traits_default(&car);
    car.ac_phases = 1;
    post_init(&p, &rich, &car);
    post_ready(&p);
    set(&p, "MeterValuesSampledData", rich.measurands);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    forget_so_far(p.sc);
    pass(p.sc, 5 * MINUTE + 1000);
    got = heard(p.sc);
    cr_expect(eq(int, p.sc->bad_frames, 0));
    for (int m = 0; m < MEASURAND_COUNT; m++) {
        char *words = mem_printf("\"measurand\":\"%s\"", measurand_name((enum measurand)m));
        bool phases = m == MEASURAND_current || m == MEASURAND_voltage;
        bool none = m == MEASURAND_soc || m == MEASURAND_export_register;
        cr_expect(eq(int, count(got, words), none ? 0 : phases ? 3 : 1), "%s in %s", words, got);
        free(words);
    }
    cr_expect(strstr(got, "\"value\":\"0.0\",\"context\":\"Sample.Periodic\",\"measurand\":"
                          "\"Current.Import\",\"phase\":\"L3\"") != NULL,
              "%s", got);
    cr_expect(strstr(got, "\"phase\":\"L3-N\"") != NULL, "%s", got);
    free(got);
    post_fini(&p);
}

Test(invalid_id, gets_so_much_energy_and_no_more)
{
    struct profile lenient;
    struct post p;

    profile_defaults(&lenient);
    lenient.stop_on_invalid_id = false;
    lenient.invalid_id_wh = 500;
    ready(&p, &lenient);
    p.sc->script.start = "Invalid";
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, HOUR);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    cr_expect(le(i64, station_register_wh(p.station, 1), 501));
    cr_expect(ge(i64, station_register_wh(p.station, 1), 495));
    post_fini(&p);
}

Test(status, that_does_not_last_is_not_told)
{
    struct profile calm;
    struct post p;
    char *got;

    profile_defaults(&calm);
    calm.status_duration_s = 10;
    ready(&p, &calm);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, 5000);
    tap(&p);
    pass(p.sc, MINUTE);
    expect_text(gist(p.sc), "[65020] Authorize 04A1\n"
                            "[65060] StartTransaction 1 04A1 0\n"
                            "[75060] StatusNotification 1 Charging\n");
    tap(&p);
    pass(p.sc, 5000);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    got = heard(p.sc);
    cr_expect(strstr(got, "Finishing") == NULL && strstr(got, "Available") != NULL, "%s", got);
    free(got);
    post_fini(&p);
}

Test(connection_time_out, of_zero_waits_for_ever)
{
    struct post p;

    ready(&p, NULL);
    set(&p, "ConnectionTimeOut", "0");
    tap(&p);
    pass(p.sc, 24 * (int64_t)HOUR);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Preparing"));
    post_fini(&p);
}

Test(stop, tells_the_cache_what_the_csms_says_of_the_card)
{
    struct post p;

    ready(&p, NULL);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
    p.sc->script.blocked = "04A1";
    p.sc->script.status = "Blocked";
    p.sc->script.stop_info = true;
    tap(&p);
    pass(p.sc, MINUTE);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "Blocked"), "the cache knows it from StopTransaction.conf");
    post_fini(&p);
}

static const struct {
    const char *payload, *answer;
} transfers[] = {
    {"{\"vendorId\":\"com.example\"}", "Accepted"},
    {"{\"vendorId\":\"COM.EXAMPLE\",\"messageId\":\"Anything\",\"data\":\"x\"}", "Accepted"},
    {"{\"vendorId\":\"org.other\",\"messageId\":\"Price\"}", "Accepted"},
    {"{\"vendorId\":\"org.other\",\"messageId\":\"Prices\"}", "UnknownMessageId"},
    {"{\"vendorId\":\"org.other\"}", "UnknownMessageId"},
    {"{\"vendorId\":\"com\"}", "UnknownVendorId"},
    {"{\"vendorId\":\"com.example.more\"}", "UnknownVendorId"},
};

Test(data_transfer, knows_the_vendors_of_the_profile)
{
    struct profile vendor;
    struct post p;

    profile_defaults(&vendor);
    snprintf(vendor.data_transfer, sizeof(vendor.data_transfer), "com.example,org.other/Price");
    ready(&p, &vendor);
    for (size_t i = 0; i < sizeof(transfers) / sizeof(transfers[0]); i++) {
        char *got;
        call(&p, "DataTransfer", transfers[i].payload);
        got = answered(p.sc);
        cr_expect(strstr(got, transfers[i].answer) != NULL, "%s: %s", transfers[i].payload, got);
        free(got);
    }
    post_fini(&p);
}

Test(data_transfer, greets_the_csms_after_a_boot_where_the_profile_says_so)
{
    static const struct {
        const char *profile, *heard;
    } rows[] = {
        {"com.example", "DataTransfer {\"vendorId\":\"com.example\"}"},
        {"com.example/Up", "DataTransfer {\"vendorId\":\"com.example\",\"messageId\":\"Up\"}"},
        {"com.example/Up/a/b",
         "DataTransfer {\"vendorId\":\"com.example\",\"messageId\":\"Up\",\"data\":\"a/b\"}"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct profile vendor;
        struct post p;
        char *got;

        profile_defaults(&vendor);
        snprintf(vendor.data_at_boot, sizeof(vendor.data_at_boot), "%s", rows[i].profile);
        post_init(&p, &vendor, NULL);
        station_power(p.station, true);
        pass(p.sc, 10 * MINUTE);
        got = heard(p.sc);
        cr_expect(eq(int, count(got, rows[i].heard), 1), "%s", got);
        cr_expect(eq(int, p.sc->bad_frames, 0));
        free(got);
        post_fini(&p);
    }
}
