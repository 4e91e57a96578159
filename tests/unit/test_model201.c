/* title: the device model of 2.0.1 is read, set, reported and watched as B and N say */
#include "fixture/post201.h"
#include "station/station_state.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"
#include "station201/model/monitoring.h"
#include "world/file_server.h"

static void ready(struct post *p)
{
    struct profile profile = profile201();

    profile.connectors = 3;
    profile.evses = 2;
    post_init(p, &profile, NULL);
    station_power(p->station, true);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

/* The answer to a CALL; the caller frees it. */
static char *ask(struct post *p, const char *action, const char *payload)
{
    free(answered(p->sc));
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, 1000);
    return answered(p->sc);
}

struct question {
    const char *action, *payload, *want;
};

static void ask_all(const struct question *rows, size_t count)
{
    struct post p;

    ready(&p);
    for (size_t i = 0; i < count; i++) {
        char *answer = ask(&p, rows[i].action, rows[i].payload);
        cr_expect(strstr(answer, rows[i].want) != NULL, "row %zu wants %s, is %s", i, rows[i].want,
                  answer);
        cr_expect(strstr(answer, "BAD") == NULL, "row %zu: %s", i, answer);
        free(answer);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

#define GET(component, variable, more)                                                             \
    "{\"getVariableData\":[{\"component\":{\"name\":\"" component "\"},\"variable\":{\"name\":"    \
    "\"" variable "\"}" more "}]}"
#define SET(component, variable, value)                                                            \
    "{\"setVariableData\":[{\"component\":{\"name\":\"" component "\"},\"variable\":{\"name\":"    \
    "\"" variable "\"},\"attributeValue\":\"" value "\"}]}"

Test(variables, are_read_as_B06_says)
{
    static const struct question rows[] = {
        {"GetVariables", GET("OCPPCommCtrlr", "OfflineThreshold", ""),
         "\"attributeStatus\":\"Accepted\",\"attributeType\":\"Actual\""},
        {"GetVariables", GET("OCPPCommCtrlr", "OfflineThreshold", ""), "\"attributeValue\":\"60\""},
        {"GetVariables", GET("NoSuch", "OfflineThreshold", ""), "\"UnknownComponent\""},
        {"GetVariables", GET("OCPPCommCtrlr", "NoSuch", ""), "\"UnknownVariable\""},
        {"GetVariables", GET("OCPPCommCtrlr", "OfflineThreshold", ",\"attributeType\":\"Target\""),
         "\"NotSupportedAttributeType\",\"attributeType\":\"Target\""},
        {"GetVariables", GET("SecurityCtrlr", "BasicAuthPassword", ""), "\"Rejected\""},
        {"GetVariables", GET("OCPPCommCtrlr", "MessageAttempts", ""), "\"UnknownVariable\""},
        {"GetVariables",
         "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":"
         "\"MessageAttempts\",\"instance\":\"TransactionEvent\"}}]}",
         "\"attributeValue\":\"3\""},
        {"GetVariables",
         "{\"getVariableData\":[{\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":2}},"
         "\"variable\":{\"name\":\"AvailabilityState\"}}]}",
         "\"attributeValue\":\"Available\""},
        {"GetVariables",
         "{\"getVariableData\":[{\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":3}},"
         "\"variable\":{\"name\":\"AvailabilityState\"}}]}",
         "\"UnknownComponent\""},
        {"GetVariables",
         "{\"getVariableData\":[{\"component\":{\"name\":\"Connector\",\"evse\":{\"id\":2,"
         "\"connectorId\":2}},\"variable\":{\"name\":\"ConnectorType\"}}]}",
         "\"attributeValue\":\"sType2\""},
        {"GetVariables",
         "{\"getVariableData\":[{\"component\":{\"name\":\"Connector\",\"evse\":{\"id\":1,"
         "\"connectorId\":2}},\"variable\":{\"name\":\"ConnectorType\"}}]}",
         "\"UnknownComponent\""},
        {"GetVariables", GET("ChargingStation", "Model", ""), "\"attributeValue\":\"AC 22\""},
        {"GetVariables", GET("ClockCtrlr", "DateTime", ""), "2026-03-06T17:31:"},
    };

    ask_all(rows, sizeof(rows) / sizeof(rows[0]));
}

Test(variables, are_set_as_B05_says)
{
    static const struct question rows[] = {
        {"SetVariables", SET("OCPPCommCtrlr", "OfflineThreshold", "90"), "\"Accepted\""},
        {"GetVariables", GET("OCPPCommCtrlr", "OfflineThreshold", ""), "\"attributeValue\":\"90\""},
        {"SetVariables", SET("NoSuch", "OfflineThreshold", "90"), "\"UnknownComponent\""},
        {"SetVariables", SET("OCPPCommCtrlr", "NoSuch", "90"), "\"UnknownVariable\""},
        {"SetVariables", SET("OCPPCommCtrlr", "OfflineThreshold", "-1"), "\"Rejected\""},
        {"SetVariables", SET("OCPPCommCtrlr", "OfflineThreshold", "soon"), "\"Rejected\""},
        {"SetVariables", SET("OCPPCommCtrlr", "OfflineThreshold", "12.5"), "\"Rejected\""},
        {"SetVariables", SET("OCPPCommCtrlr", "OfflineThreshold", ""), "\"Rejected\""},
        {"SetVariables", SET("ChargingStation", "Model", "X"), "\"reasonCode\":\"ReadOnly\""},
        {"SetVariables", SET("AuthCtrlr", "LocalPreAuthorize", "true"), "\"Accepted\""},
        {"GetVariables", GET("AuthCtrlr", "LocalPreAuthorize", ""), "\"attributeValue\":\"true\""},
        {"SetVariables", SET("AuthCtrlr", "LocalPreAuthorize", "yes"), "\"Rejected\""},
        {"SetVariables", SET("TxCtrlr", "TxStartPoint", "EVConnected,Authorized"), "\"Accepted\""},
        {"SetVariables", SET("TxCtrlr", "TxStartPoint", "EVConnected,Lunch"), "\"Rejected\""},
        {"SetVariables", SET("TxCtrlr", "TxStartPoint", "EVConnected,EVConnected"), "\"Rejected\""},
        {"SetVariables", SET("TxCtrlr", "TxStartPoint", "EVConnected,"), "\"Rejected\""},
        {"SetVariables", SET("SampledDataCtrlr", "TxUpdatedMeasurands", "Power.Active.Import"),
         "\"Accepted\""},
        {"SetVariables", SET("SampledDataCtrlr", "TxUpdatedMeasurands", "Power.Of.Love"),
         "\"Rejected\""},
        {"SetVariables", SET("SampledDataCtrlr", "TxStartedMeasurands", ""), "\"Accepted\""},
        {"SetVariables", SET("TariffCostCtrlr", "Currency", "EURO"), "\"Rejected\""},
        {"SetVariables", SET("SecurityCtrlr", "BasicAuthPassword", "too short"), "\"Rejected\""},
        {"SetVariables", SET("SecurityCtrlr", "SecurityProfile", "1"), "\"ReadOnly\""},
        {"SetVariables", SET("OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0"),
         "\"reasonCode\":\"InvalidNetworkConf\""},
        {"SetVariables", SET("SmartChargingCtrlr", "LimitChangeSignificance", "2.5"),
         "\"Accepted\""},
        {"SetVariables", SET("SmartChargingCtrlr", "LimitChangeSignificance", "nan"),
         "\"Rejected\""},
        {"SetVariables",
         "{\"setVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":"
         "\"OfflineThreshold\"},\"attributeType\":\"MaxSet\",\"attributeValue\":\"5\"}]}",
         "\"NotSupportedAttributeType\",\"attributeType\":\"MaxSet\""},
        /* the last, as the station then connects anew */
        {"SetVariables", SET("SecurityCtrlr", "BasicAuthPassword", "0123456789abcdef"),
         "\"Accepted\""},
    };

    ask_all(rows, sizeof(rows) / sizeof(rows[0]));
}

Test(variables, that_are_too_many_get_an_error)
{
    struct post p;
    char *payload = mem_text("{\"getVariableData\":["), *answer;

    ready(&p);
    for (int i = 0; i < 51; i++) {
        char *longer = mem_printf("%s%s{\"component\":{\"name\":\"EVSE\"},\"variable\":{\"name\":"
                                  "\"Power\"}}",
                                  payload, i ? "," : "");
        free(payload);
        payload = longer;
    }
    char *whole = mem_printf("%s]}", payload);
    answer = ask(&p, "GetVariables", whole);
    cr_expect(strstr(answer, "\"OccurrenceConstraintViolation\"") != NULL, "%s", answer);
    free(answer);
    free(whole);
    free(payload);
    post_fini(&p);
}

Test(variables, have_their_effect)
{
    struct post p;

    ready(&p);
    free(ask(&p, "SetVariables", SET("OCPPCommCtrlr", "RetryBackOffWaitMinimum", "33")));
    cr_expect(eq(i64, station_profile(p.station)->retry_min_s, 33));
    free(ask(&p, "SetVariables", SET("TxCtrlr", "EVConnectionTimeOut", "77")));
    cr_expect(eq(i64, config_number(&p.station->config, CONFIG_ConnectionTimeOut), 77));
    cr_expect(eq(i64, variable_number(p.station, VARIABLE_EVConnectionTimeOut), 77));
    cr_expect(variable_lists(p.station, VARIABLE_TxStopPoint, "Authorized"));
    cr_expect(not(variable_lists(p.station, VARIABLE_TxStopPoint, "Author")));
    post_fini(&p);
}

Test(variables, cost_a_station_nothing_until_they_are_set)
{
    struct post p;

    ready(&p);
    cr_expect(eq(ptr, state201_of(p.station)->model, NULL));
    post_fini(&p);
}

/* --- reports --- */

/* How many parts and entries all NotifyReports had, and that they are numbered. */
static int count_report(char *all, const char *action, const char *field, int *parts)
{
    char *line, *rest = all;
    int items = 0;

    *parts = 0;
    while ((line = strsep(&rest, "\n")) && *line) {
        cJSON *payload = strstr(line, action) ? cJSON_Parse(strchr(line, '{')) : NULL;
        if (payload) {
            const cJSON *seq = cJSON_GetObjectItemCaseSensitive(payload, "seqNo");
            const cJSON *list = cJSON_GetObjectItemCaseSensitive(payload, field);
            cr_expect(eq(int, seq ? seq->valueint : *parts, *parts));
            items += cJSON_GetArraySize(list);
            (*parts)++;
            if (!cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(payload, "tbc")))
                cr_expect(strstr(rest ? rest : "", action) == NULL, "more follows the last part");
            cJSON_Delete(payload);
        }
    }
    return items;
}

static int entries(const struct station *s)
{
    struct variable_walk walk = {0};
    int count = 0;

    while (device_model_next(s, &walk))
        count++;
    return count;
}

Test(reports, have_all_variables_in_parts)
{
    struct post p;
    char *answer, *all;
    int parts;

    ready(&p);
    answer = ask(&p, "GetBaseReport", "{\"requestId\":5,\"reportBase\":\"FullInventory\"}");
    cr_expect(strstr(answer, "\"Accepted\"") != NULL);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(eq(int, count_report(all, "NotifyReport", "reportData", &parts), entries(p.station)));
    cr_expect(eq(int, parts, (entries(p.station) + 19) / 20));
    cr_expect(eq(int, p.sc->bad_frames, 0));
    free(all);
    free(answer);
    post_fini(&p);
}

Test(reports, are_as_wide_as_asked)
{
    static const struct {
        const char *action, *payload;
        const char *status;
        int items;
    } rows[] = {
        {"GetBaseReport", "{\"requestId\":1,\"reportBase\":\"SummaryInventory\"}", "Accepted",
         1 + 2 + 3},
        {"GetReport",
         "{\"requestId\":2,\"componentVariable\":[{\"component\":{\"name\":\"EVSE\"},"
         "\"variable\":{\"name\":\"Power\"}}]}",
         "Accepted", 2},
        {"GetReport",
         "{\"requestId\":3,\"componentVariable\":[{\"component\":{\"name\":\"Connector\","
         "\"evse\":{\"id\":2}},\"variable\":{\"name\":\"Problem\"}}]}",
         "Accepted", 2},
        {"GetReport",
         "{\"requestId\":4,\"componentVariable\":[{\"component\":{\"name\":\"Connector\","
         "\"evse\":{\"id\":2,\"connectorId\":2}},\"variable\":{\"name\":\"Problem\"}}]}",
         "Accepted", 1},
        {"GetReport",
         "{\"requestId\":5,\"componentVariable\":[{\"component\":{\"name\":\"DeviceDataCtrlr\"},"
         "\"variable\":{\"name\":\"ItemsPerMessage\"}}]}",
         "Accepted", 3},
        {"GetReport",
         "{\"requestId\":6,\"componentVariable\":[{\"component\":{\"name\":\"ReservationCtrlr\"}}]"
         "}",
         "Accepted", 3},
        {"GetReport", "{\"requestId\":7,\"componentCriteria\":[\"Problem\"]}", "EmptyResultSet", 0},
        {"GetReport",
         "{\"requestId\":8,\"componentVariable\":[{\"component\":{\"name\":\"NoSuch\"}}]}",
         "EmptyResultSet", 0},
        {"GetReport",
         "{\"requestId\":9,\"componentCriteria\":[\"Available\"],\"componentVariable\":["
         "{\"component\":{\"name\":\"TxCtrlr\"},\"variable\":{\"name\":\"TxStartPoint\"}}]}",
         "Accepted", 1},
    };
    struct post p;

    ready(&p);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *answer = ask(&p, rows[i].action, rows[i].payload), *all;
        int parts;
        cr_expect(strstr(answer, rows[i].status) != NULL, "row %zu: %s", i, answer);
        pass(p.sc, MINUTE);
        all = heard(p.sc);
        cr_expect(eq(int, count_report(all, "NotifyReport", "reportData", &parts), rows[i].items),
                  "row %zu", i);
        free(all);
        free(answer);
    }
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

/* --- network profiles --- */

#define SLOT(slot, version, url, security)                                                         \
    "{\"configurationSlot\":" slot ",\"connectionData\":{\"ocppVersion\":\"" version               \
    "\",\"ocppTransport\":\"JSON\",\"ocppCsmsUrl\":\"" url                                         \
    "\",\"messageTimeout\":30,\"securityProfile\":" security ",\"ocppInterface\":\"Wired0\"}}"

Test(network_profiles, are_checked_before_they_are_kept)
{
    static const struct question rows[] = {
        {"SetNetworkProfile", SLOT("1", "OCPP20", "ws://csms.example/ocpp", "1"), "Accepted"},
        {"SetNetworkProfile", SLOT("7", "OCPP20", "ws://csms.example/ocpp", "1"), "Rejected"},
        {"SetNetworkProfile", SLOT("1", "OCPP20", "ws://csms.example/ocpp", "4"), "Rejected"},
        {"SetNetworkProfile", SLOT("1", "OCPP16", "ws://csms.example/ocpp", "1"), "Rejected"},
        {"SetNetworkProfile", SLOT("1", "OCPP20", "ws://csms.example/ocpp", "2"), "Rejected"},
        {"SetNetworkProfile", SLOT("2", "OCPP20", "wss://csms.example/ocpp", "2"), "Accepted"},
        {"SetNetworkProfile", SLOT("1", "OCPP20", "http://csms.example/ocpp", "1"), "Rejected"},
        {"SetVariables", SET("OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0"),
         "RebootRequired"},
        {"SetVariables", SET("OCPPCommCtrlr", "NetworkConfigurationPriority", "3"), "Rejected"},
        {"SetVariables", SET("OCPPCommCtrlr", "NetworkConfigurationPriority", ""), "Rejected"},
    };

    ask_all(rows, sizeof(rows) / sizeof(rows[0]));
}

Test(network_profiles, that_lead_nowhere_are_given_up_after_the_attempts_configured)
{
    const struct file_server_file nobody = {.name = "ocpp", .fault = FILE_SERVER_missing};
    struct post p;
    char *answer;

    ready(&p);
    file_server_put(world_file_server(p.sc->world), &nobody);
    free(ask(&p, "SetNetworkProfile", SLOT("1", "OCPP20", "ws://csms.example/ocpp", "1")));
    free(ask(&p, "SetVariables", SET("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2")));
    free(ask(&p, "SetVariables", SET("OCPPCommCtrlr", "NetworkConfigurationPriority", "1")));
    free(narrated(p.sc));
    p.sc->all = true;
    station_power(p.station, false);
    station_power(p.station, true);
    pass(p.sc, 10 * MINUTE);
    answer = narrated(p.sc);
    cr_expect(strstr(strstr(answer, "no answer at that address") + 1,
                     "no answer at that address") != NULL,
              "%s", answer);
    free(answer);
    cr_expect(station_connected(p.station));
    answer = ask(&p, "GetVariables", GET("OCPPCommCtrlr", "ActiveNetworkProfile", ""));
    cr_expect(strstr(answer, "\"attributeValue\":\"0\"") != NULL, "%s", answer);
    free(answer);
    post_fini(&p);
}

/* --- monitors --- */

#define MONITOR(id, component, variable, kind, value, severity)                                    \
    "{\"setMonitoringData\":[{" id "\"value\":" value ",\"type\":\"" kind                          \
    "\",\"severity\":" severity ",\"component\":" component ",\"variable\":{\"name\":\"" variable  \
    "\"}}]}"
#define EVSE1 "{\"name\":\"EVSE\",\"evse\":{\"id\":1}}"

Test(monitors, are_set_and_cleared_as_N04_and_N06_say)
{
    static const struct question rows[] = {
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "UpperThreshold", "5000", "5"),
         "\"status\":\"Accepted\",\"type\":\"UpperThreshold\",\"severity\":5,\"id\":7"},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "UpperThreshold", "6000", "5"),
         "\"Duplicate\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "UpperThreshold", "6000", "4"),
         "\"Accepted\""},
        {"SetVariableMonitoring",
         MONITOR("\"id\":7,", EVSE1, "Power", "UpperThreshold", "6000", "5"),
         "\"Accepted\",\"type\":\"UpperThreshold\",\"severity\":5,\"id\":7"},
        {"SetVariableMonitoring", MONITOR("\"id\":7,", EVSE1, "Problem", "Delta", "1", "5"),
         "\"Rejected\""},
        {"SetVariableMonitoring",
         MONITOR("\"id\":99,", EVSE1, "Power", "UpperThreshold", "6000", "6"), "\"Rejected\""},
        {"SetVariableMonitoring",
         MONITOR("\"id\":1,", "{\"name\":\"Connector\",\"evse\":{\"id\":1,\"connectorId\":1}}",
                 "Problem", "Delta", "1", "2"),
         "\"Rejected\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "UpperThreshold", "99000", "6"),
         "\"Rejected\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "Delta", "-1", "6"), "\"Rejected\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "Delta", "1", "10"), "\"Rejected\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Power", "Periodic", "0", "6"),
         "\"Rejected\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "Problem", "UpperThreshold", "1", "6"),
         "\"UnsupportedMonitorType\""},
        {"SetVariableMonitoring", MONITOR("", EVSE1, "NoSuch", "Delta", "1", "6"),
         "\"UnknownVariable\""},
        {"SetVariableMonitoring", MONITOR("", "{\"name\":\"NoSuch\"}", "NoSuch", "Delta", "1", "6"),
         "\"UnknownComponent\""},
        {"ClearVariableMonitoring", "{\"id\":[7]}", "\"Accepted\""},
        {"ClearVariableMonitoring", "{\"id\":[7]}", "\"NotFound\""},
        {"ClearVariableMonitoring", "{\"id\":[1]}", "\"Rejected\""},
        {"SetMonitoringLevel", "{\"severity\":10}", "\"Rejected\""},
        {"SetMonitoringLevel", "{\"severity\":4}", "\"Accepted\""},
        {"GetVariables", GET("MonitoringCtrlr", "ActiveMonitoringLevel", ""),
         "\"attributeValue\":\"4\""},
        {"SetMonitoringBase", "{\"monitoringBase\":\"HardWiredOnly\"}", "\"Accepted\""},
        {"GetVariables", GET("MonitoringCtrlr", "ActiveMonitoringBase", ""),
         "\"attributeValue\":\"HardWiredOnly\""},
        {"GetMonitoringReport", "{\"requestId\":1}", "\"Accepted\""},
        {"GetMonitoringReport", "{\"requestId\":1,\"monitoringCriteria\":[\"PeriodicMonitoring\"]}",
         "\"EmptyResultSet\""},
    };

    ask_all(rows, sizeof(rows) / sizeof(rows[0]));
}

/* Severities of the monitors on the state of EVSE 1, as in "8 6 ". */
static void expect_severities(struct monitoring *m, const char *want)
{
    char got[80] = "";
    const struct monitor *monitor;

    for (size_t i = 0; (monitor = monitoring_at(m, i)); i++)
        if (monitor->at.v == VARIABLE_EvseAvailabilityState && monitor->at.evse == 1)
            snprintf(got + strlen(got), sizeof(got) - strlen(got), "%d ", monitor->severity);
    cr_expect(eq(str, got, (char *)want));
}

Test(monitors, preconfigured_that_were_changed_do_not_come_twice)
{ /* N03.FR.03, N03.FR.04, N04.FR.15 */
    struct monitoring *m;
    struct monitor wish;
    struct post p;
    size_t i = 0;

    ready(&p);
    m = monitoring_of(p.station);
    monitoring_base(m, "All");
    expect_severities(m, "8 ");
    while (monitoring_at(m, i)->at.v != VARIABLE_EvseAvailabilityState)
        i++;
    wish = *monitoring_at(m, i);
    wish.class = MONITOR_custom;
    wish.severity = 6;
    cr_expect(eq(int, monitoring_set(m, &wish), wish.id));
    monitoring_base(m, "All");
    expect_severities(m, "6 ");
    monitoring_base(m, "FactoryDefault");
    monitoring_base(m, "All");
    expect_severities(m, "8 ");
    post_fini(&p);
}

/* Time, trigger, variable and value of each event in the NotifyEvents the CSMS heard. */
static char *events_of(struct scene *sc)
{
    char *all = heard(sc), *text = NULL, *line, *rest = all;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    while ((line = strsep(&rest, "\n")) && *line) {
        cJSON *payload = strstr(line, "NotifyEvent") ? cJSON_Parse(strchr(line, '{')) : NULL;
        const cJSON *event;
        cJSON_ArrayForEach (event, cJSON_GetObjectItemCaseSensitive(payload, "eventData")) {
            fprintf(
                out, "%.*s %s %s %s%s %s\n", (int)strcspn(line, " "), line, field(event, "trigger"),
                field(cJSON_GetObjectItemCaseSensitive(event, "variable"), "name"),
                field(event, "actualValue"),
                cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(event, "cleared")) ? " cleared" : "",
                field(event, "eventNotificationType"));
        }
        cJSON_Delete(payload);
    }
    fclose(out);
    free(all);
    return text;
}

Test(monitors, alert_when_a_threshold_is_passed_and_when_it_is_over)
{
    struct post p;

    ready(&p);
    free(ask(&p, "SetVariableMonitoring",
             MONITOR("", EVSE1, "Power", "UpperThreshold", "5000", "5")));
    driver_park(p.driver, p.site, 1);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    expect_text(events_of(p.sc), "[61180] Alerting Power 11040 CustomMonitor\n"
                                 "[121060] Alerting Power 0 cleared CustomMonitor\n");
    post_fini(&p);
}

Test(monitors, watch_for_problems_of_connectors_without_being_told_to)
{
    const struct fault_traits traits = {.connector = 1};
    struct post p;

    ready(&p);
    station_break(p.station, FAULT_ground, &traits);
    pass(p.sc, MINUTE);
    station_mend(p.station, FAULT_ground, 1, "Tom");
    pass(p.sc, MINUTE);
    expect_text(events_of(p.sc), "[60060] Delta Problem true HardWiredMonitor\n"
                                 "[60060] Alerting Tripped true HardWiredNotification\n"
                                 "[120060] Delta Problem false HardWiredMonitor\n"
                                 "[120060] Alerting Tripped false cleared HardWiredNotification\n");
    post_fini(&p);
}

Test(monitors, below_the_level_are_silent)
{
    const struct fault_traits traits = {.connector = 1};
    struct post p;

    ready(&p);
    free(ask(&p, "SetMonitoringLevel", "{\"severity\":2}"));
    station_break(p.station, FAULT_ground, &traits);
    pass(p.sc, MINUTE);
    expect_text(events_of(p.sc), "");
    post_fini(&p);
}

Test(monitors, come_round_periodically)
{
    struct post p;

    ready(&p);
    free(ask(&p, "SetVariableMonitoring", MONITOR("", EVSE1, "Power", "Periodic", "20", "5")));
    free(ask(&p, "SetVariableMonitoring",
             MONITOR("", EVSE1, "Power", "PeriodicClockAligned", "60", "5")));
    pass(p.sc, MINUTE);
    expect_text(events_of(p.sc), "[80040] Periodic Power 0 CustomMonitor\n"
                                 "[100040] Periodic Power 0 CustomMonitor\n"
                                 "[120020] Periodic Power 0 CustomMonitor\n"
                                 "[120060] Periodic Power 0 CustomMonitor\n");
    post_fini(&p);
}

Test(monitors, keep_what_is_severe_while_offline)
{
    const struct fault_traits traits = {.connector = 1};
    struct post p;
    char *all;

    ready(&p);
    free(ask(&p, "SetVariableMonitoring", MONITOR("", EVSE1, "Problem", "Delta", "1", "9")));
    p.sc->script.refuse = true;
    csms_hangs_up(p.sc);
    pass(p.sc, 1000);
    station_break(p.station, FAULT_ground, &traits);
    pass(p.sc, MINUTE);
    p.sc->script.refuse = false;
    pass(p.sc, 10 * MINUTE);
    all = events_of(p.sc);
    cr_expect(strstr(all, "HardWiredMonitor") != NULL, "%s", all);
    cr_expect(strstr(all, "CustomMonitor") == NULL, "%s", all);
    free(all);
    post_fini(&p);
}
