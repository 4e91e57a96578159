/* title: a station is sent the certificate that it asked for */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(certificates_sent);

#define OWN     "\"certificateType\":\"ChargingStationCertificate\""
#define VEHICLE "\"certificateType\":\"V2GCertificate\""
#define NOTHING "\"customData\":{\"vendorId\":\"x\"}"

/* What is on the wire of a row, a letter each, a second apart:
 *   a V n  the station asks for one of its own, for vehicles, of no kind, and is told Accepted
 *   r      it asks for one of its own, and is told Rejected
 *   c v u  it is sent one of its own, for vehicles, of no kind, and answers
 *   l      it is sent one of its own, and does not answer
 *   t      a boot, to which the CSMS tells the story's time; T: an hour less
 *   o p    another station asks for one of its own; it is sent one, and answers
 *   x      what it finds wrong with the next certificate is that of the row */
static const struct {
    const char *what, *wire;
    const char *wrong; /* as an event has it; NULL */
    int found;
} rows[] = {
    {"one that was asked for", "ac", NULL, 0},
    {"for vehicles", "Vv", NULL, 0},
    {"another kind", "av", NULL, 1},
    {"another kind, the other way round", "Vc", NULL, 1},
    {"no kind for one", "au", NULL, 0},
    {"a kind for none", "nv", NULL, 0},
    {"two, as they were asked for", "aVvc", NULL, 0},
    {"one kind twice, of two", "aVcc", NULL, 0},
    {"one that nobody asked for", "c", NULL, 1},
    {"another one", "acc", NULL, 1},
    {"one that was not answered, again", "alc", NULL, 0},
    {"one after a refusal", "rc", NULL, 1},
    {"one for each time that it was asked for", "aacc", NULL, 0},
    {"another key", "axc", "{\"wrong\":\"other key\"}", 1},
    {"the name of somebody else", "axc", "{\"wrong\":\"other name\"}", 1},
    {"an authority", "axc", "{\"wrong\":\"authority\"}", 1},
    {"one that cannot be read", "axc", "{\"wrong\":\"unreadable\"}", 1},
    {"another key, and it was not answered", "axl", "{\"wrong\":\"other key\"}", 1},
    {"one that another station asked for", "oc", NULL, 1},
    {"one each for two stations", "oapc", NULL, 0},
    {"another one than the other station's", "oacc", NULL, 1},
    {"one that is too long", "axc", "{\"wrong\":\"too long\"}", 1},
    {"one that has expired", "taxc", "{\"wrong\":\"expired\",\"until_ms\":1000}", 1},
    {"one that is not valid yet", "taxc", "{\"wrong\":\"too early\",\"from_ms\":10000}", 1},
    {"one that expires as it is sent, by a later clock", "rtaxc",
     "{\"wrong\":\"expired\",\"until_ms\":4000}", 1},
    {"one that is to expire, by a later clock", "rtaxc",
     "{\"wrong\":\"expired\",\"until_ms\":4001}", 0},
    {"one that is not valid for a moment more than two seconds", "taxc",
     "{\"wrong\":\"too early\",\"from_ms\":5001}", 1},
    {"one that is not valid for two seconds", "taxc", "{\"wrong\":\"too early\",\"from_ms\":5000}",
     0},
    {"one that has expired, by a clock that nobody knows", "axc",
     "{\"wrong\":\"expired\",\"until_ms\":1000}", 0},
    {"one that is not valid yet, by a clock that nobody knows", "axc",
     "{\"wrong\":\"too early\",\"from_ms\":10000}", 0},
    {"one that has expired, but not by the clock of the CSMS", "Taxc",
     "{\"wrong\":\"expired\",\"until_ms\":1000}", 0},
    {"another key, of two", "aVxc", "{\"wrong\":\"other key\"}", 0},
    {"what the station found afterwards", "acx", "{\"wrong\":\"other key\"}", 0},
    {"what the station found before", "axac", "{\"wrong\":\"other key\"}", 0},
    {"one for which the station has stopped waiting", "axc", "{\"wrong\":\"not asked\"}", 0},
};

static void says(struct maker *m, const char *station, int64_t at_ms, const char *dir,
                 const char *text)
{
    uint64_t seq = maker_frame(m, at_ms, station, dir, text);
    const char *id = strchr(text, '"') + 1;

    maker_sql(m, "UPDATE event SET data=json_set(data,'$.id','%.*s') WHERE seq=%llu",
              (int)strcspn(id, "\""), id, (unsigned long long)seq);
}

static void asks(struct maker *m, const char *station, int64_t at_ms, const char *kind,
                 const char *status)
{
    char *call =
        mem_printf("[2,\"q%lld\",\"SignCertificate\",{\"csr\":\"x\",%s}]", (long long)at_ms, kind);
    char *answer = mem_printf("[3,\"q%lld\",{\"status\":\"%s\"}]", (long long)at_ms, status);

    says(m, station, at_ms, "out", call);
    says(m, station, at_ms, "in", answer);
    free(call);
    free(answer);
}

/* @p found: what the station logs of it before it answers; NULL: nothing. */
static void is_sent(struct maker *m, const char *station, int64_t at_ms, const char *kind,
                    const char *found, bool answered)
{
    char *call = mem_printf("[2,\"s%lld\",\"CertificateSigned\",{\"certificateChain\":\"y\",%s}]",
                            (long long)at_ms, kind);
    char *answer = mem_printf("[3,\"s%lld\",{\"status\":\"Rejected\"}]", (long long)at_ms);

    says(m, station, at_ms, "in", call);
    if (found)
        maker_event(m, at_ms, station, "certificate_refused", "%s", found);
    if (answered)
        says(m, station, at_ms, "out", answer);
    free(call);
    free(answer);
}

static void boots(struct maker *m, int64_t at_ms, int hour)
{
    char *answer =
        mem_printf("[3,\"b%lld\",{\"status\":\"Accepted\",\"interval\":300,\"currentTime\":"
                   "\"19%d-01-01T%02d:00:%02dZ\"}]",
                   (long long)at_ms, hour ? 69 : 70, hour, (int)(at_ms / 1000));
    char *call = mem_printf("[2,\"b%lld\",\"BootNotification\",{}]", (long long)at_ms);

    says(m, "CP-1", at_ms, "out", call);
    says(m, "CP-1", at_ms, "in", answer);
    free(call);
    free(answer);
}

static void play(struct maker *m, const char *wire, const char *wrong)
{
    const char *found = NULL;
    int64_t at_ms = 0;

    for (const char *p = wire; *p; p++, at_ms += 1000) {
        const char *sent = strchr("cvul", *p);

        if (strchr("aVnr", *p))
            asks(m, "CP-1", at_ms,
                 *p == 'V'   ? VEHICLE
                 : *p == 'n' ? NOTHING
                             : OWN,
                 *p == 'r' ? "Rejected" : "Accepted");
        else if (*p == 'o')
            asks(m, "CP-2", at_ms, OWN, "Accepted");
        else if (*p == 'p')
            is_sent(m, "CP-2", at_ms, OWN, NULL, true);
        else if (sent)
            is_sent(m, "CP-1", at_ms,
                    *p == 'v'   ? VEHICLE
                    : *p == 'u' ? NOTHING
                                : OWN,
                    found, *p != 'l');
        else if (*p != 'x')
            boots(m, at_ms, *p == 'T' ? 23 : 0);
        if (*p == 'x' && !p[1])
            maker_event(m, at_ms, "CP-1", "certificate_refused", "%s", wrong);
        if (*p == 'x' && p[1] == 'a')
            maker_event(m, at_ms, "CP-1", "certificate_refused", "%s", wrong);
        found = *p == 'x' && p[1] != 'a' ? wrong : NULL;
    }
}

static void expect_found(struct maker *m, const char *what, int found)
{
    char *told;

    maker_keep_title(what);
    maker_score(m, "invariant");
    told = maker_findings(m);
    cr_expect(maker_found(m, "invariant.certificate") == found, "%s: %s", what, told);
    free(told);
}

Test(certificates_sent, are_those_that_were_asked_for)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        play(&m, rows[i].wire, rows[i].wrong);
        expect_found(&m, rows[i].what, rows[i].found);
        maker_fini(&m);
    }
    page_of_test(PAGE("certificates_sent"));
}

/* The scenario ordered it, broke the request, or had the CSMS say that it will sign. */
Test(certificates_sent, are_nobodys_fault_where_the_scenario_had_a_hand_in_it)
{
#define PROMPTED(station, action)                                                                  \
    "INSERT INTO event SELECT 1,2,0,0,id,'prompted',0,'{\"action\":\"" action "\"}' FROM actor "   \
    "WHERE name='" station "';"
#define CALLED(verb, args) "{\"role\":\"csms\",\"verb\":\"" verb "\",\"args\":" args "}"
    static const struct {
        const char *call, *wire;
        int found;
        const char *sql; /* NULL: nothing more */
    } staged[] = {
        {CALLED("command", "{\"station\":\"CP-1\",\"action\":\"CertificateSigned\"}"), "c", 0,
         NULL},
        {CALLED("command", "{\"station\":\"CP-2\",\"action\":\"CertificateSigned\"}"), "c", 1,
         NULL},
        {CALLED("command", "{\"station\":\"CP-1\",\"action\":\"InstallCertificate\"}"), "c", 1,
         NULL},
        {CALLED("script", "{\"station\":\"CP-1\",\"action\":\"SignCertificate\","
                          "\"payload\":{\"status\":\"Accepted\"}}"),
         "av", 0, NULL},
        {CALLED("script", "{\"station\":\"CP-1\",\"action\":\"Heartbeat\",\"payload\":{}}"), "av",
         1, NULL},
        {"{}", "av", 0, PROMPTED("CP-1", "SignCertificate")},
        {"{}", "av", 1, PROMPTED("CP-2", "SignCertificate")},
        {"{}", "av", 1, PROMPTED("CP-1", "Heartbeat")},
        /* answers are not counted then: it is a pass for the certificate alone */
        {CALLED("script", "{\"twice\":true}"), "ac", 0, NULL},
        /* the request and its answer are events 3 and 4, the delivery is 5 */
        {"{}", "av", 0,
         "UPDATE event SET kind='tampered' WHERE seq=1; UPDATE event SET cause=1 WHERE seq=3;"},
        {"{}", "av", 0,
         "UPDATE event SET kind='tampered' WHERE seq=1; UPDATE event SET cause=1 WHERE seq=5;"},
        {"{}", "tav", 1,
         "UPDATE event SET kind='tampered' WHERE seq=1; UPDATE event SET cause=1 WHERE seq=3;"},
    };

    for (size_t i = 0; i < sizeof(staged) / sizeof(staged[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m, "INSERT INTO actor VALUES(1,90,'station','CP-1','{}'),"
                      "(1,91,'station','CP-2','{}')");
        maker_event(&m, 0, "SUT", "sut_call", "%s", staged[i].call);
        m.seq = 2; /* room for what comes before */
        play(&m, staged[i].wire, NULL);
        if (staged[i].sql)
            maker_sql(&m, "%s", staged[i].sql);
        expect_found(&m, staged[i].call, staged[i].found);
        maker_fini(&m);
    }
    page_of_test(PAGE("certificates_sent"));
}
