/* title: the list of stations that a CSMS gives is held against what the stations told */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(station_list);

/* 2026-03-06 17:30 UTC; the CSMS is asked for its list an hour later. */
#define NOW 1772818200000LL
#define S   1000LL

struct happens {
    int at_s;
    const char *kind; /* of an event; "out" and "in": a frame */
    const char *text;
};

struct row {
    const char *what;
    const char *entry; /* what the CSMS says of CP-1 beside its name */
    struct happens events[10];
    const char *provision; /* beside its name and two connectors; NULL: it was not told of it */
};

#define CONNECTS                                                                                   \
    {                                                                                              \
        0, "connected", "{\"protocol\":\"ocpp1.6\"}"                                               \
    }
#define BOOTS                                                                                      \
    {1, "out",                                                                                     \
     "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"X1\","  \
     "\"firmwareVersion\":\"1.2\"}]"},                                                             \
    {                                                                                              \
        1, "in", "[3,\"b\",{\"status\":\"Accepted\",\"interval\":600}]"                            \
    }
#define BOOTS_201                                                                                  \
    {0, "connected", "{\"protocol\":\"ocpp2.0.1\"}"},                                              \
        {1, "out",                                                                                 \
         "[2,\"b\",\"BootNotification\",{\"chargingStation\":{\"vendorName\":\"Acme\",\"model\":"  \
         "\"X2\",\"firmwareVersion\":\"2.0\"}}]"},                                                 \
    {                                                                                              \
        1, "in", "[3,\"b\",{\"status\":\"Accepted\",\"interval\":600}]"                            \
    }
#define STATE(at, stamp, connector, status, error)                                                 \
    {at, "out",                                                                                    \
     "[2,\"s" #at "\",\"StatusNotification\",{\"connectorId\":" connector ",\"status\":\"" status  \
     "\",\"errorCode\":\"" error "\",\"timestamp\":\"2026-03-06T" stamp "Z\"}]"},                  \
    {                                                                                              \
        at, "in", "[3,\"s" #at "\",{}]"                                                            \
    }
#define HONEST CONNECTS, BOOTS
#define BEATS_AT(at)                                                                               \
    {at, "out", "[2,\"h\",\"Heartbeat\",{}]"},                                                     \
    {                                                                                              \
        at, "in", "[3,\"h\",{}]"                                                                   \
    }
#define ONE(json) "\"connectors\":[{\"connector\":1," json "}]"

static const struct row rows[] = {
    {"nothing but its name", "", {HONEST}, "{}"},
    {"what it is",
     "\"vendor\":\"Acme\",\"model\":\"X1\",\"firmware\":\"1.2\",\"ocpp\":\"1.6\"",
     {HONEST},
     "{}"},
    {"another maker", "\"vendor\":\"Other\"", {HONEST}, "{}"},
    {"another model", "\"model\":\"X2\"", {HONEST}, "{}"},
    {"no model", "\"model\":\"\"", {HONEST}, "{}"},
    {"another firmware", "\"firmware\":\"1.3\"", {HONEST}, "{}"},
    {"another version", "\"ocpp\":\"2.0.1\"", {HONEST}, "{}"},
    {"what it is by 2.0.1",
     "\"vendor\":\"Acme\",\"model\":\"X2\",\"firmware\":\"2.0\",\"ocpp\":\"2.0.1\"",
     {BOOTS_201},
     "{}"},
    {"another maker, model and firmware by 2.0.1",
     "\"vendor\":\"A\",\"model\":\"B\",\"firmware\":\"C\"",
     {BOOTS_201},
     "{}"},
    {"accepted", "\"accepted\":true", {HONEST}, "{}"},
    {"not accepted", "\"accepted\":false", {HONEST}, "{}"},
    {"accepted, though it was turned away",
     "\"accepted\":true",
     {CONNECTS,
      {1, "out", "[2,\"b\",\"BootNotification\",{}]"},
      {1, "in", "[3,\"b\",{\"status\":\"Rejected\"}]"}},
     "{}"},
    {"accepted, though its boot was not answered",
     "\"accepted\":true",
     {CONNECTS, {1, "out", "[2,\"b\",\"BootNotification\",{}]"}},
     "{}"},
    {"another maker, its boot was not answered",
     "\"vendor\":\"Other\"",
     {CONNECTS, {1, "out", "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Acme\"}]"}},
     "{}"},
    {"a firmware that nobody told it",
     "\"firmware\":\"9\"",
     {CONNECTS,
      {1, "out", "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Acme\"}]"},
      {1, "in", "[3,\"b\",{\"status\":\"Accepted\"}]"}},
     "{}"},
    {"accepted, in a word", "\"accepted\":\"no\"", {HONEST}, "{}"},
    {"another maker, as the scenario broke it",
     "\"vendor\":\"Other\"",
     {CONNECTS,
      {0, "tampered", "{}"},
      {1, "out", "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Acme\"}]"},
      {1, "in", "[3,\"b\",{\"status\":\"Accepted\"}]"}},
     "{}"},
    {"another maker, its boot was answered as the scenario has it",
     "\"vendor\":\"Other\"",
     {CONNECTS,
      {0, "sut_call",
       "{\"verb\":\"script\",\"args\":{\"station\":\"CP-1\",\"action\":\"BootNotification\","
       "\"payload\":{},\"on_purpose\":true}}"},
      BOOTS},
     "{}"},
    {"another maker, says another station",
     "\"vendor\":\"Acme\"",
     {HONEST, {60, "CP-2", "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Other\"}]"}},
     "{}"},
    {"a version, and none was agreed on",
     "\"ocpp\":\"1.6\"",
     {{0, "connected", "{}"}, BOOTS},
     "{}"},
    {"a version, and another protocol was agreed on",
     "\"ocpp\":\"1.6\"",
     {{0, "connected", "{\"protocol\":\"mqtt5\"}"}, BOOTS},
     "{}"},
    /* where it is: a millionth of a degree is nothing */
    {"its place",
     "\"site\":\"Hall\",\"lat_e6\":52000001,\"lon_e6\":4999999",
     {HONEST},
     "{\"site\":\"Hall\",\"lat_e6\":52000000,\"lon_e6\":5000000}"},
    {"another place",
     "\"site\":\"Pool\",\"lat_e6\":52000002,\"lon_e6\":4999998",
     {HONEST},
     "{\"site\":\"Hall\",\"lat_e6\":52000000,\"lon_e6\":5000000}"},
    {"a place that nobody told it", "\"site\":\"Pool\",\"lat_e6\":1", {HONEST}, NULL},
    /* is it there? Two intervals of 600 s, and a minute */
    {"online, and heard of 1260 s ago", "\"online\":true", {HONEST, BEATS_AT(2340)}, "{}"},
    {"online, and heard of 1261 s ago", "\"online\":true", {HONEST, BEATS_AT(2339)}, "{}"},
    {"online, and never heard of", "\"online\":true", {CONNECTS}, "{}"},
    {"offline, and answered 1139 s ago", "\"online\":false", {HONEST, BEATS_AT(2461)}, "{}"},
    {"offline, and answered 1140 s ago", "\"online\":false", {HONEST, BEATS_AT(2460)}, "{}"},
    {"offline, and not connected",
     "\"online\":false",
     {HONEST, BEATS_AT(3500), {3501, "disconnected", "{}"}},
     "{}"},
    {"offline, and in a tunnel",
     "\"online\":false",
     {HONEST, BEATS_AT(3500), {3501, "offline", "{}"}},
     "{}"},
    {"offline, and out of the tunnel",
     "\"online\":false",
     {HONEST, BEATS_AT(3500), {3501, "offline", "{}"}, {3502, "online", "{}"}},
     "{}"},
    {"offline, and its boot was turned away",
     "\"online\":false",
     {CONNECTS,
      {1, "out", "[2,\"b\",\"BootNotification\",{}]"},
      {1, "in", "[3,\"b\",{\"status\":\"Pending\"}]"},
      BEATS_AT(3500)},
     "{}"},
    {"offline, and refused a moment ago",
     "\"online\":false",
     {HONEST,
      {3500, "out", "[2,\"h\",\"Heartbeat\",{}]"},
      {3500, "in", "[4,\"h\",\"InternalError\",\"\",{}]"}},
     "{}"},
    {"there, in a word", "\"online\":\"no\"", {HONEST, BEATS_AT(3500)}, "{}"},
    {"offline, and nothing was answered",
     "\"online\":false",
     {CONNECTS, {3500, "out", "[2,\"b\",\"BootNotification\",{}]"}},
     "{}"},
    {"offline, and it never said what it is", "\"online\":false", {CONNECTS, BEATS_AT(3500)}, "{}"},
#define BOOTS_BRIEFLY                                                                              \
    {1, "out", "[2,\"b\",\"BootNotification\",{}]"},                                               \
    {                                                                                              \
        1, "in", "[3,\"b\",{\"status\":\"Accepted\"}]"                                             \
    }
    {"online, and heard of 660 s ago, its interval is the usual one",
     "\"online\":true",
     {CONNECTS, BOOTS_BRIEFLY, BEATS_AT(2940)},
     "{}"},
    {"online, and heard of 661 s ago, its interval is the usual one",
     "\"online\":true",
     {CONNECTS, BOOTS_BRIEFLY, BEATS_AT(2939)},
     "{}"},
    {"online, and heard of 661 s ago, it never booted",
     "\"online\":true",
     {CONNECTS, BEATS_AT(2939)},
     "{}"},
    {"online, and what it said last has not arrived yet",
     "\"online\":true",
     {HONEST, BEATS_AT(3599)},
     "{}"},
    {"offline, and asked by the CSMS a moment ago",
     "\"online\":false",
     {HONEST,
      {3500, "in", "[2,\"r\",\"ClearCache\",{}]"},
      {3500, "out", "[3,\"r\",{\"status\":\"Accepted\"}]"}},
     "{}"},
    {"seen later than it spoke, of no connection",
     "\"last_seen_ms\":1772821712001",
     {BEATS_AT(3500)},
     "{}"},
    {"seen as the connection went, before its last word",
     "\"last_seen_ms\":1772821700000",
     {HONEST, {3490, "disconnected", "{}"}, BEATS_AT(3500)},
     "{}"},
    /* when it was last heard of: from its last word on, until the connection went */
    {"seen as it spoke", "\"last_seen_ms\":1772821700000", {HONEST, BEATS_AT(3500)}, "{}"},
    {"seen 2 s before", "\"last_seen_ms\":1772821698000", {HONEST, BEATS_AT(3500)}, "{}"},
    {"seen 2.001 s before", "\"last_seen_ms\":1772821697999", {HONEST, BEATS_AT(3500)}, "{}"},
    {"seen as the CSMS was asked",
     "\"last_seen_ms\":1772821802000",
     {HONEST, BEATS_AT(3500)},
     "{}"},
    {"seen later than that", "\"last_seen_ms\":1772821802001", {HONEST, BEATS_AT(3500)}, "{}"},
    {"seen as the connection went",
     "\"last_seen_ms\":1772821712000",
     {HONEST, BEATS_AT(3500), {3510, "disconnected", "{}"}},
     "{}"},
    {"seen after that",
     "\"last_seen_ms\":1772821712001",
     {HONEST, BEATS_AT(3500), {3510, "disconnected", "{}"}},
     "{}"},
    {"seen, though it never spoke", "\"last_seen_ms\":1772821712001", {CONNECTS}, "{}"},
    /* its connectors */
    {"a connector as it was told",
     ONE("\"status\":\"Available\",\"error_code\":\"NoError\""),
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"another state",
     ONE("\"status\":\"Charging\""),
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"the state of another connector",
     ONE("\"status\":\"Charging\""),
     {HONEST, STATE(60, "17:31:00", "2", "Charging", "NoError")},
     "{}"},
    {"another error",
     ONE("\"status\":\"Faulted\",\"error_code\":\"GroundFailure\""),
     {HONEST, STATE(60, "17:31:00", "1", "Faulted", "OtherError")},
     "{}"},
    {"a state that was told before",
     ONE("\"status\":\"Available\""),
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"the newest state, which came first",
     ONE("\"status\":\"Available\""),
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"the state that came last",
     ONE("\"status\":\"Preparing\""),
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"a state that was not answered",
     ONE("\"status\":\"Available\""),
     {HONEST,
      {60, "out", "[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"status\":\"Available\"}]"}},
     "{}"},
    {"a state since its stamp",
     ONE("\"status\":\"Available\",\"since_ms\":1772818262000"),
     {HONEST, STATE(120, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"a state since it came",
     ONE("\"status\":\"Available\",\"since_ms\":1772818322000"),
     {HONEST, STATE(120, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"a state since another moment",
     ONE("\"status\":\"Available\",\"since_ms\":1772818322001"),
     {HONEST, STATE(120, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"the station as a whole",
     "\"connectors\":[{\"connector\":0,\"status\":\"Available\"},"
     "{\"connector\":1,\"status\":\"Available\"}]",
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"a station that had some trouble",
     "\"connectors\":[{\"connector\":0,\"status\":\"Faulted\"}]",
     {HONEST, {60, "out", "[2,\"n\",\"NotifyEvent\",{}]"}, {60, "in", "[3,\"n\",{}]"}},
     "{}"},
    {"a connector by its EVSE",
     "\"connectors\":[{\"connector\":2,\"status\":\"Occupied\"}]",
     {BOOTS_201,
      {60, "out",
       "[2,\"s\",\"StatusNotification\",{\"evseId\":2,\"connectorId\":1,\"connectorStatus\":"
       "\"Occupied\"}]"},
      {60, "in", "[3,\"s\",{}]"}},
     "{}"},
    {"one that is missing",
     "\"connectors\":[]",
     {HONEST, STATE(60, "17:31:00", "2", "Available", "NoError")},
     "{}"},
    {"one that is missing, of which an older state came last",
     "\"connectors\":[]",
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"one that is missing, and that there is not",
     "\"connectors\":[]",
     {HONEST, STATE(60, "17:31:00", "3", "Available", "NoError")},
     "{}"},
    {"the last that there is is missing, another is not",
     ONE("\"status\":\"Available\""),
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError"),
      STATE(61, "17:31:00", "2", "Charging", "NoError")},
     "{}"},
    {"no list of connectors",
     "\"connectors\":\"two\"",
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"a state of no connector",
     "\"connectors\":[{\"status\":\"Available\"},{\"connector\":0,\"status\":\"Available\"}]",
     {HONEST,
      {60, "out", "[2,\"s\",\"StatusNotification\",{\"status\":\"Available\"}]"},
      {60, "in", "[3,\"s\",{}]"}},
     "{}"},
    {"a state of an EVSE that is not there",
     "\"connectors\":[{\"connector\":0,\"status\":\"Available\"}]",
     {BOOTS_201,
      {60, "out",
       "[2,\"s\",\"StatusNotification\",{\"evseId\":9,\"connectorStatus\":\"Available\"}]"},
      {60, "in", "[3,\"s\",{}]"}},
     "{}"},
    {"the state of another station's connector",
     ONE("\"status\":\"Available\""),
     {HONEST,
      {60, "CP-2",
       "[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"status\":\"Available\"}]"}},
     "{}"},
    {"of two that came late the newer one, told last",
     ONE("\"status\":\"Charging\""),
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "17:33:00", "1", "Charging", "NoError"),
      STATE(80, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"the one without a stamp is the newest",
     ONE("\"status\":\"Charging\""),
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "soon", "1", "Charging", "NoError"),
      STATE(80, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"a trouble, and no word of the connector",
     ONE("\"status\":\"Faulted\""),
     {HONEST, {60, "out", "[2,\"n\",\"NotifyEvent\",{}]"}, {60, "in", "[3,\"n\",{}]"}},
     "{}"},
    {"the station as a whole, the trouble is another's",
     "\"connectors\":[{\"connector\":0,\"status\":\"Faulted\"}]",
     {HONEST, {60, "CP-2", "[2,\"n\",\"NotifyEvent\",{}]"}},
     "{}"},
#define STATE_201                                                                                  \
    BOOTS_201,                                                                                     \
        {60, "out",                                                                                \
         "[2,\"s\",\"StatusNotification\",{\"evseId\":1,\"connectorId\":1,\"connectorStatus\":"    \
         "\"Faulted\",\"timestamp\":\"2026-03-06T17:31:00Z\"}]"},                                  \
    {                                                                                              \
        60, "in", "[3,\"s\",{}]"                                                                   \
    }
    {"a code that nobody told",
     ONE("\"status\":\"Faulted\",\"error_code\":\"GroundFailure\""),
     {STATE_201},
     "{}"},
    {"a code of a trouble, and since then",
     ONE("\"status\":\"Faulted\",\"error_code\":\"GroundFailure\",\"since_ms\":1772818400000"),
     {STATE_201, {200, "out", "[2,\"n\",\"NotifyEvent\",{}]"}, {200, "in", "[3,\"n\",{}]"}},
     "{}"},
    {"a code of a trouble where another one was told",
     ONE("\"status\":\"Faulted\",\"error_code\":\"GroundFailure\""),
     {HONEST,
      STATE(60, "17:31:00", "1", "Faulted", "OtherError"),
      {200, "out", "[2,\"n\",\"NotifyEvent\",{}]"}},
     "{}"},
    {"no code",
     ONE("\"status\":\"Faulted\",\"error_code\":\"\""),
     {HONEST, STATE(60, "17:31:00", "1", "Faulted", "OtherError")},
     "{}"},
    {"that there is no error, where none was told",
     ONE("\"status\":\"Faulted\",\"error_code\":\"NoError\""),
     {STATE_201},
     "{}"},
    {"the code of the newest",
     ONE("\"status\":\"Faulted\",\"error_code\":\"GroundFailure\""),
     {HONEST, STATE(60, "17:33:00", "1", "Faulted", "GroundFailure"),
      STATE(70, "17:32:00", "1", "Faulted", "OtherError")},
     "{}"},
    {"since when it was in another state",
     ONE("\"status\":\"Preparing\",\"since_ms\":1772818260000"),
     {HONEST, STATE(60, "17:31:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"the newest state, since another moment",
     ONE("\"status\":\"Available\",\"since_ms\":1772818400000"),
     {HONEST, STATE(60, "17:33:00", "1", "Available", "NoError"),
      STATE(70, "17:32:00", "1", "Preparing", "NoError")},
     "{}"},
    {"since 2 s before its stamp",
     ONE("\"status\":\"Available\",\"since_ms\":1772818258000"),
     {HONEST, STATE(120, "17:31:00", "1", "Available", "NoError")},
     "{}"},
    {"one that is missing and was never told", "\"connectors\":[]", {HONEST}, "{}"},
};

static void tell(struct maker *m, const struct row *row)
{
    maker_init(m, "{}");
    maker_sql(m, "INSERT INTO actor VALUES(1,1,'station','CP-1','{\"site\":\"Hall\"}'),"
                 "(1,2,'station','CP-2','{}')");
    if (row->provision)
        maker_sql(m,
                  "INSERT INTO event VALUES(1,1,%lld,0,1,'sut_call',0,json_object('verb',"
                  "'provision','args',json_patch('{\"station\":\"CP-1\",\"connectors\":2}','%s')))",
                  NOW, row->provision);
    m->seq = 1;
    for (int i = 0; i < 10 && row->events[i].kind; i++) {
        const struct happens *e = &row->events[i];

        if (strcmp(e->kind, "CP-2") == 0)
            maker_frame(m, NOW + e->at_s * S, "CP-2", "out", e->text);
        else if (strcmp(e->kind, "out") == 0 || strcmp(e->kind, "in") == 0)
            maker_frame(m, NOW + e->at_s * S, "CP-1", e->kind, e->text);
        else
            maker_event(m, NOW + e->at_s * S, "CP-1", e->kind, "%s", e->text);
        if (i > 0 && strcmp(row->events[i - 1].kind, "tampered") == 0)
            maker_sql(m, "UPDATE event SET cause=%d WHERE seq=%d", (int)m->seq - 1, (int)m->seq);
    }
    maker_sql(m,
              "INSERT INTO event VALUES(1,90,%lld,0,1,'sut_call',0,'{\"verb\":\"sessions\","
              "\"args\":{}}');"
              "INSERT INTO event VALUES(1,91,%lld,0,1,'sut_answer',0,'{\"role\":\"csms\",\"verb\":"
              "\"sessions\",\"status\":\"ok\",\"call\":90,\"answer\":{\"sessions\":[],"
              "\"stations\":[{\"station\":\"CP-1\"%s%s},{\"station\":\"Stranger\",\"online\":true}]"
              "}}');"
              "UPDATE scenario SET begins_ms=%lld, ends_ms=%lld",
              NOW + 3600 * S, NOW + 3600 * S, *row->entry ? "," : "", row->entry, NOW,
              NOW + 7200 * S);
}

Test(station_list, entry_by_entry)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        tell(&m, &rows[i]);
        maker_keep_title(rows[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("station_list"));
}
