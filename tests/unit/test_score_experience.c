/* title: what drivers live through is judged by the world's own record */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(experience);
PAGES_OF_SUITE(score_experience);

#define MIN 60000

struct fact {
    int at_min;
    const char *actor, *kind, *data;
};

#define FACTS(...)                                                                                 \
    (const struct fact[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            0, NULL, NULL, NULL                                                                    \
        }                                                                                          \
    }
#define CONTACT                                                                                    \
    {                                                                                              \
        1, "Pat", "contact", "{\"contact\":1}"                                                     \
    }
#define TAP                                                                                        \
    {                                                                                              \
        0, "Pat", "taps", "{\"token\":\"04a1\"}"                                                   \
    }
#define ETA                                                                                        \
    {                                                                                              \
        2, "Pat", "learns", "{\"ticket\":1,\"topic\":\"eta\"}"                                     \
    }
#define ARRIVES                                                                                    \
    {                                                                                              \
        60, "Van 3", "arrives", "{\"ticket\":1}"                                                   \
    }
#define PRICE(station, kinds)                                                                      \
    {                                                                                              \
        0, "Pat", "price_shown", "{\"station\":\"" station "\",\"kinds\":[" kinds "]}"             \
    }
#define LINE(kind)                                                                                 \
    {                                                                                              \
        4, "CP-1", "line", kind                                                                    \
    }
#define BILL                                                                                       \
    {                                                                                              \
        5, "Pat", "bill", "{\"kind\":\"invoice\",\"invoice\":\"INV-1\"}"                           \
    }
#define REASON(r)                                                                                  \
    {                                                                                              \
        3, "Pat", "learns", "{\"reason\":\"" r "\"}"                                               \
    }
#define LOCKED(by)                                                                                 \
    {                                                                                              \
        0, "Pat", "plug_locked", "{\"held_by\":\"" by "\"}"                                        \
    }
#define STATUS(to)                                                                                 \
    {                                                                                              \
        0, "CP-2/1", "status", "{\"connector\":1,\"to\":\"" to "\"}"                               \
    }
#define STANDS                                                                                     \
    {                                                                                              \
        0, "SUT", "sut_call",                                                                      \
            "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-2\",\"site\":\"Pool\",\"lat_e6\":" \
            "52100000,\"lon_e6\":5100000}}"                                                        \
    }
#define ENROL(at, account)                                                                         \
    {                                                                                              \
        at, "SUT", "sut_call",                                                                     \
            "{\"verb\":\"enrol\",\"args\":{\"token\":\"04A1\",\"account\":\"" account "\"}}"       \
    }

#define SQL(text)                                                                                  \
    {                                                                                              \
        0, "", "sql", text                                                                         \
    }
#define OFFER(data)                                                                                \
    {                                                                                              \
        5, "", "step:alternative", "{\"station\":\"CP-2\"" data "}"                                \
    }
#define STATUS_OF(at, name, n, to)                                                                 \
    {                                                                                              \
        at, name, "status", "{\"connector\":" n ",\"to\":\"" to "\"}"                              \
    }
#define DISPLAY(status)                                                                            \
    {                                                                                              \
        1, "Pat", "display", "{\"status\":\"" status "\"}"                                         \
    }
#define FREE "{\"experience\":{\"alternative\":true}}"

/* Facts of kind "step:NAME" are steps of ticket 1, those of kind "line" lines of invoice INV-1,
 * those of kind "sql" are done. */
static const struct {
    const char *expect;
    const struct fact *facts;
    const char *rule;
} stories[] = {
    {"{\"experience\":{\"contacts\":1}}", FACTS(CONTACT), NULL},
    {"{\"experience\":{\"contacts\":1}}", FACTS(CONTACT, CONTACT), "experience.contacts"},
    {"{\"experience\":{\"start_attempts\":1}}",
     FACTS(TAP, {1, "CP-1/1", "session_started", "{\"token\":\"04a1\"}"}, TAP), NULL},
    {"{\"experience\":{\"start_attempts\":1}}", FACTS(TAP), "experience.start_attempts"},
    {"{\"experience\":{\"start_attempts\":1}}",
     FACTS(TAP, TAP, {1, "CP-1/1", "session_started", "{\"token\":\"04a1\"}"}),
     "experience.start_attempts"},
    {"{\"experience\":{\"surprises\":0}}", FACTS({0, "Pat", "step:contact", "{}"}, ETA, ARRIVES),
     NULL},
    {"{\"experience\":{\"surprises\":0}}", FACTS({0, "Pat", "step:contact", "{}"}, ARRIVES),
     "experience.surprise"},
    {"{\"experience\":{\"surprises\":1}}", FACTS({0, "Pat", "step:contact", "{}"}, ARRIVES), NULL},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS({0, "Pat", "price_shown", "{}"}, {5, "Pat", "bill", "{\"kind\":\"invoice\"}"}), NULL},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS({0, "Sam", "price_shown", "{}"}, {5, "Pat", "bill", "{\"kind\":\"invoice\"}"}),
     "experience.surprise"},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS(PRICE("CP-1", "\"energy\",\"idle\""), LINE("energy"), LINE("idle"), BILL), NULL},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS(PRICE("CP-1", "\"energy\""), LINE("energy"), LINE("idle"), BILL), "experience.surprise"},
    {"{\"experience\":{\"surprises\":1}}",
     FACTS(PRICE("CP-1", "\"energy\""), LINE("energy"), LINE("idle"), BILL), NULL},
    {"{\"experience\":{\"surprises\":0}}", FACTS(PRICE("CP-2", "\"energy\""), LINE("energy"), BILL),
     "experience.surprise"},
    {"{\"experience\":{\"surprises\":0}}", FACTS(LINE("energy"), BILL, PRICE("CP-1", "\"energy\"")),
     "experience.surprise"},
    {"{\"experience\":{\"surprises\":0}}", FACTS(LINE("energy"), BILL), NULL},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS({0, "Pat", "price_shown", "{}"}, LINE("idle"), BILL), NULL},
    {"{\"experience\":{\"reason\":\"Expired\"}}", FACTS(TAP, REASON("Expired")), NULL},
    {"{\"experience\":{\"reason\":\"Expired\"}}", FACTS(TAP, REASON("Blocked")),
     "experience.reason"},
    {"{\"experience\":{\"reason\":\"Expired\"}}", FACTS(TAP), "experience.reason"},
    {"{\"experience\":{\"reason\":\"Expired\"}}",
     FACTS(TAP, {1, "Pat", "display", "{\"status\":\"Expired\"}"}), NULL},
    {"{\"experience\":{\"reason\":\"Expired\"}}",
     FACTS(TAP, {1, "Pat", "display", "{\"status\":\"Invalid\"}"}, REASON("Expired")),
     "experience.reason"},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, {1, "CP-1/1", "authorized", "{\"token\":\"04A1\",\"by\":\"csms\"}"}),
     "experience.let_in"},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, {1, "CP-1/1", "authorized", "{\"token\":\"04A1\",\"by\":\"offline\"}"}), NULL},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, ENROL(0, "Pat"),
           {1, "CP-1/1", "authorized", "{\"token\":\"04A1\",\"by\":\"csms\"}"}),
     NULL},
    {"{\"experience\":{\"refused\":true}}",
     FACTS({1, "CP-1/1", "authorized", "{\"token\":\"0777\",\"by\":\"csms\"}"}),
     "experience.let_in"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {30, "Pat", "learns", "{}"}, {55, "Pat", "learns", "{}"}), NULL},
    {"{\"experience\":{\"silence_ms\":1800000}}", FACTS(CONTACT, {32, "Pat", "learns", "{}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {31, "Pat", "learns", "{}"}, {61, "Pat", "learns", "{}"}), NULL},
    {"{\"experience\":{\"silence_ms\":1800000}}", FACTS(CONTACT), "experience.silence"},
    /* to ask again ends no silence, whether that is answered or not */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"},
           {40, "Pat", "contact", "{\"contact\":2}"},
           {41, "Ann", "answered", "{\"contact\":2,\"driver\":\"Pat\"}"},
           {42, "", "step:close", "{}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"},
           {20, "Pat", "contact", "{\"contact\":2}"}, {31, "Pat", "learns", "{}"},
           {32, "", "step:close", "{}"}),
     NULL},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"},
           {20, "Pat", "contact", "{\"contact\":2}"}, {33, "Pat", "learns", "{}"},
           {34, "", "step:close", "{}"}),
     "experience.silence"},
    /* an open matter is waited for until the story ends, a closed one until then */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"},
           {30, "", "step:close", "{}"}, {300, "Pat", "contact", "{\"contact\":2}"},
           {301, "Pat", "learns", "{}"}),
     NULL},
    /* while the desk waits for the driver, the silence is theirs */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Pat\"}"},
           {2, "", "step:message", "{\"topic\":\"question\"}"}, {3, "", "step:pause", "{}"},
           {60, "Pat", "contact", "{\"contact\":2}"}, {60, "", "step:message_in", "{}"},
           {61, "Pat", "learns", "{}"}, {62, "", "step:close", "{}"}),
     NULL},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}",
     FACTS(LOCKED("station"), {14, "Pat", "unplugs", "{}"}), NULL},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}",
     FACTS(LOCKED("station"), {15, "Pat", "unplugs", "{}"}), NULL},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}",
     FACTS(LOCKED("station"), {16, "Pat", "unplugs", "{}"}), "experience.cable_unattended"},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}",
     FACTS(LOCKED("station"), {1, "Pat", "unplugs", "{}"}, LOCKED("vehicle"),
           {16, "Pat", "unplugs", "{}"}),
     NULL},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}",
     FACTS(LOCKED("station"), {14, "Van 3", "hands_over", "{\"driver\":\"Pat\"}"}), NULL},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STATUS("Available"), {5, "", "step:alternative", "{\"station\":\"CP-2\"}"}), NULL},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STATUS("Charging"), {5, "", "step:alternative", "{\"station\":\"CP-2\"}"}),
     "experience.alternative"},
    {"{}",
     FACTS(STATUS("Charging"),
           {5, "", "step:alternative", "{\"station\":\"CP-2\",\"connector\":1}"}),
     "experience.alternative"},
    {"{\"experience\":{\"alternative\":true}}", FACTS(STATUS("Available")),
     "experience.alternative"},
    /* one free connector is enough, whichever changed last */
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STATUS("Available"), {1, "CP-2/2", "status", "{\"connector\":2,\"to\":\"Charging\"}"},
           {5, "", "step:alternative", "{\"station\":\"CP-2\"}"}),
     NULL},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STATUS("Charging"), {1, "CP-2/2", "status", "{\"connector\":2,\"to\":\"Faulted\"}"},
           {5, "", "step:alternative", "{\"station\":\"CP-2\"}"}),
     "experience.alternative"},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STANDS, {5, "", "step:alternative",
                    "{\"station\":\"CP-2\",\"site\":\"Pool\",\"km\":\"2.9\",\"lat_e6\":52120000,"
                    "\"lon_e6\":5100000}"}),
     NULL},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STANDS, {5, "", "step:alternative", "{\"station\":\"CP-2\",\"site\":\"Library\"}"}),
     "experience.alternative"},
    {"{\"experience\":{\"alternative\":true}}",
     FACTS(STANDS, {5, "", "step:alternative",
                    "{\"station\":\"CP-2\",\"km\":\"0.3\",\"lat_e6\":52120000,"
                    "\"lon_e6\":5100000}"}),
     "experience.alternative"},
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}",
     FACTS(ENROL(5, "Pat"), {5, "", "step:assign", "{\"token\":\"04A1\",\"account\":\"Pat\"}"}),
     NULL},
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}",
     FACTS(ENROL(5, "Pat"), {5, "", "step:assign", "{\"token\":\"0777\",\"account\":\"Pat\"}"}),
     "experience.tag_assignment"},
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}", FACTS(ENROL(5, "Sam")),
     "experience.tag_assignment"},
    {"{\"experience\":{\"tag\":\"none\"}}", FACTS({5, "", "step:refuse", "{}"}), NULL},
    {"{\"experience\":{\"tag\":\"none\"}}", FACTS({5, "", "step:assign", "{\"token\":\"04A1\"}"}),
     "experience.tag_assignment"},
    /* a tag for another account is no part of it, one without account is */
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}",
     FACTS(ENROL(5, "Pat"), {5, "", "step:assign", "{\"token\":\"0777\",\"account\":\"Sam\"}"}),
     NULL},
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}",
     FACTS(ENROL(5, "Pat"), {5, "", "step:assign", "{\"token\":\"0777\"}"}),
     "experience.tag_assignment"},
    {"{\"experience\":{\"tag\":{\"token\":\"04A1\",\"account\":\"Pat\"}}}",
     FACTS(ENROL(5, "Pat"), {5, "", "step:assign", "{\"account\":\"Pat\"}"}), NULL},
    {"{\"experience\":{\"tag\":{\"token\":\"0AAA\",\"account\":\"Pat\"}}}",
     FACTS({5, "", "step:refuse", "{}"}), "experience.tag_assignment"},
    /* of three connectors one never changed; of two none is free; how many there are is not said */
    {FREE,
     FACTS(STATUS("Charging"),
           SQL("UPDATE actor SET kind='station',name='CP-2',data="
               "'{\"connectors\":2}' WHERE name='CP-2/1'"),
           OFFER("")),
     NULL},
    {FREE,
     FACTS(STATUS_OF(0, "CP-2", "1", "Charging"), STATUS_OF(0, "CP-2", "2", "Charging"),
           SQL("UPDATE actor SET kind='station',data='{\"connectors\":2}' WHERE name='CP-2'"),
           OFFER("")),
     "experience.alternative"},
    {FREE,
     FACTS(STATUS_OF(0, "CP-2", "1", "Charging"), STATUS_OF(0, "CP-2", "2", "Charging"),
           SQL("UPDATE actor SET kind='station',data='{\"connectors\":3}' WHERE name='CP-2'"),
           OFFER("")),
     NULL},
    {FREE,
     FACTS(STATUS_OF(0, "CP-2", "1", "Charging"),
           SQL("UPDATE actor SET kind='station',data='{\"connectors\":9}' WHERE name='CP-2'"),
           STATUS_OF(0, "CP-3", "1", "Available"), OFFER(",\"connector\":1")),
     "experience.alternative"},
    {FREE, FACTS(STATUS_OF(0, "CP-2", "2", "Charging"), OFFER(",\"connector\":1")), NULL},
    {FREE, FACTS(STATUS_OF(0, "CP-2", "2", "Charging"), OFFER(",\"connector\":2")),
     "experience.alternative"},
    {FREE, FACTS(STATUS_OF(0, "CP-2", "63", "Charging"), OFFER(",\"connector\":63")),
     "experience.alternative"},
    {FREE, FACTS(STATUS_OF(0, "CP-2", "64", "Charging"), OFFER(",\"connector\":64")), NULL},
    {FREE, FACTS(STATUS_OF(0, "CP-2", "0", "Faulted"), OFFER("")), NULL},
    {FREE, FACTS(OFFER("")), NULL},
    /* another station whose name begins alike; what happens at the same moment, and later */
    {FREE, FACTS(STATUS_OF(0, "CP-22/1", "1", "Charging"), OFFER(",\"connector\":1")), NULL},
    {FREE, FACTS(STATUS_OF(5, "CP-2/1", "1", "Charging"), OFFER(",\"connector\":1")),
     "experience.alternative"},
    {FREE, FACTS(STATUS_OF(6, "CP-2/1", "1", "Charging"), OFFER(",\"connector\":1")), NULL},
    {FREE, FACTS({5, "", "step:alternative", "{\"station\":\"\"}"}), "experience.alternative"},
    {FREE,
     FACTS(OFFER(""), STATUS_OF(6, "CP-2/1", "1", "Charging"),
           {7, "", "step:alternative", "{\"station\":\"CP-2\"}"}),
     "experience.alternative"},
    /* where a driver is not known nothing is said of how far it is */
    {FREE, FACTS(STANDS, OFFER(",\"km\":\"0.3\"")), NULL},
    {FREE, FACTS(STANDS, OFFER(",\"km\":\"0.3\",\"lat_e6\":52120000")), NULL},
    {FREE, FACTS(OFFER(",\"km\":\"0.3\",\"lat_e6\":52120000,\"lon_e6\":5100000")), NULL},
    /* a display has no words for no credit and for an unknown card */
    {"{\"experience\":{\"reason\":\"NoCredit\"}}",
     FACTS(SQL("UPDATE token SET status='NoCredit'"), TAP, DISPLAY("Blocked")), NULL},
    {"{\"experience\":{\"reason\":\"Unknown\"}}",
     FACTS(SQL("UPDATE token SET status='Unknown'"), TAP, DISPLAY("Invalid")), NULL},
    {"{\"experience\":{\"reason\":\"NoCredit\"}}",
     FACTS(SQL("UPDATE token SET status='NoCredit'"), TAP, DISPLAY("Invalid")),
     "experience.reason"},
    {"{\"experience\":{\"reason\":\"Unknown\"}}",
     FACTS(SQL("UPDATE token SET status='Unknown'"), TAP, DISPLAY("Blocked")), "experience.reason"},
    {"{\"experience\":{\"reason\":\"NoCredit\"}}",
     FACTS(SQL("UPDATE token SET status='NoCredit'"), TAP, REASON("Blocked")), "experience.reason"},
    {"{\"experience\":{\"reason\":\"Unknown\"}}",
     FACTS(SQL("UPDATE token SET status='Unknown'"), TAP, REASON("Invalid")), "experience.reason"},
    /* what is no reason says nothing, nor does a word to who never tapped */
    {"{\"experience\":{\"reason\":\"Expired\"}}",
     FACTS(TAP, REASON("Expired"), REASON("Concurrent"), DISPLAY("Accepted"),
           {3, "Sam", "learns", "{\"reason\":\"Blocked\"}"}),
     NULL},
    {"{\"experience\":{\"reason\":\"Expired\"}}", FACTS(TAP, REASON("Expiry")),
     "experience.reason"},
    {"{\"experience\":{\"reason\":\"Blocked\"}}",
     FACTS(SQL("UPDATE token SET status='Blocked'"), TAP, REASON("Blocked"),
           {4, "Pat", "taps", "{\"token\":\"0BBB\"}"},
           {5, "Pat", "learns", "{\"reason\":\"Unknown\"}"}),
     NULL},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, {1, "CP-1/1", "authorized", "{\"token\":\"04A1\",\"by\":\"cache\"}"}),
     "experience.let_in"},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, {1, "CP-1/1", "transaction", "{\"token\":\"04A1\",\"id_status\":\"Accepted\"}"}),
     "experience.let_in"},
    {"{\"experience\":{\"refused\":true}}",
     FACTS(TAP, {1, "CP-1/1", "transaction", "{\"token\":\"04A1\",\"id_status\":\"Blocked\"}"}),
     NULL},
    /* two drivers wait for themselves */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Sam", "contact", "{\"contact\":2}"}, {30, "Pat", "learns", "{}"},
           {40, "Sam", "learns", "{}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS({1, "Sam", "contact", "{\"contact\":2}"}, {2, "Pat", "contact", "{}"},
           {30, "Sam", "learns", "{}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {31, "Pat", "learns", "{}"},
           {31, "", "step:contact", "{\"requester\":\"Pat\"}"}, {61, "", "step:close", "{}"}),
     NULL},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {31, "Pat", "learns", "{}"},
           {31, "", "step:contact", "{\"requester\":\"Pat\"}"}, {62, "", "step:close", "{}"}),
     "experience.silence"},
    /* what is opened again is waited for again */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "", "step:contact", "{\"requester\":\"Pat\"}"}, {3, "", "step:close", "{}"},
           {4, "", "step:reopen", "{}"}, {5, "Pat", "learns", "{}"}, {40, "", "step:close", "{}"}),
     "experience.silence"},
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "", "step:contact", "{\"requester\":\"Pat\"}"}, {3, "", "step:close", "{}"},
           {5, "Pat", "learns", "{}"}, {40, "", "step:note", "{}"}),
     NULL},
    /* somebody else's matter is not theirs */
    {"{\"experience\":{\"silence_ms\":1800000}}",
     FACTS(CONTACT, {2, "Pat", "learns", "{}"}, {2, "", "step:contact", "{\"requester\":\"Sam\"}"},
           SQL("UPDATE ticket SET data='{\"requester\":\"Sam\"}'")),
     NULL},
    {"{\"experience\":{\"contacts\":2}}", FACTS(CONTACT, CONTACT, CONTACT), "experience.contacts"},
    {"{\"experience\":{\"contacts\":0}}", FACTS(CONTACT), "experience.contacts"},
    {"{\"experience\":{\"contacts\":0}}", FACTS(TAP), NULL},
    {"{\"experience\":{\"start_attempts\":0}}",
     FACTS(TAP, {1, "CP-1/1", "session_started", "{\"token\":\"04a1\"}"}),
     "experience.start_attempts"},
    {"{\"experience\":{\"start_attempts\":2}}",
     FACTS(TAP, TAP, {1, "CP-1/1", "session_started", "{\"token\":\"04a1\"}"}), NULL},
    {"{\"experience\":{\"surprises\":1}}",
     FACTS({0, "Pat", "step:contact", "{}"}, ARRIVES, {0, "Sam", "price_shown", "{}"}, BILL),
     "experience.surprise"},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS({0, "Pat", "step:contact", "{}"},
           {2, "Pat", "learns", "{\"ticket\":1,\"due_ms\":3600000}"}, ARRIVES),
     NULL},
    {"{\"experience\":{\"surprises\":0}}",
     FACTS({0, "Pat", "step:contact", "{}"}, {2, "Pat", "learns", "{\"ticket\":1}"}, ARRIVES),
     "experience.surprise"},
    {"{\"experience\":{\"cable_unattended_ms\":900000}}", FACTS(LOCKED("station")),
     "experience.cable_unattended"},
};

static void tell(struct maker *m, const struct fact *facts)
{
    for (; facts->kind; facts++)
        if (strncmp(facts->kind, "step:", 5) == 0)
            maker_step(m, 1, facts->at_min * MIN, facts->kind + 5, facts->data);
        else if (strcmp(facts->kind, "sql") == 0)
            maker_sql(m, "%s", facts->data);
        else if (strcmp(facts->kind, "line") == 0)
            maker_sql(m,
                      "INSERT INTO invoice_line(scenario, invoice, station, kind)"
                      " VALUES(1,'INV-1','%s','%s')",
                      facts->actor, facts->data);
        else
            maker_event(m, facts->at_min * MIN, facts->actor, facts->kind, "%s", facts->data);
}

Test(score_experience, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, stories[i].expect);
        maker_sql(&m, "INSERT INTO token VALUES(1,'04A1','Pat','Expired')");
        tell(&m, stories[i].facts);
        v = maker_score(&m, "experience");
        told = maker_findings(&m);
        cr_expect(v == (stories[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(stories[i].rule == NULL || maker_found(&m, stories[i].rule) > 0, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_experience"));
}

Test(score_experience, a_price_is_known_to_the_account_that_pays_though_somebody_else_drove)
{
    struct maker m;

    maker_init(&m, "{\"experience\":{\"surprises\":0}}");
    maker_sql(&m, "INSERT INTO invoice(scenario, invoice, account) VALUES(1,'INV-1','Family')");
    maker_event(&m, 0, "Kim", "price_shown", "{\"station\":\"CP-1\",\"kinds\":[\"energy\"]}");
    maker_sql(&m, "INSERT INTO invoice_line(scenario, invoice, station, kind)"
                  " VALUES(1,'INV-1','CP-1','energy')");
    maker_event(&m, 5, "Pat", "bill", "{\"kind\":\"invoice\",\"invoice\":\"INV-1\"}");
    cr_expect(maker_score(&m, "experience") == VERDICT_fail, "Kim is a stranger");
    maker_sql(&m, "UPDATE actor SET data='{\"account\":\"Family\"}' WHERE name='Kim'");
    cr_expect(maker_score(&m, "experience") == VERDICT_pass);
    maker_fini(&m);
    page_of_test(PAGE("score_experience"));
}

Test(score_experience, a_story_without_expectations_gives_no_verdict)
{
    struct maker m;

    maker_init(&m, "{}");
    cr_expect(maker_score(&m, "experience") == VERDICT_none);
    maker_sql(&m, "UPDATE scenario SET can='[]', expect='{\"experience\":{\"alternative\":true}}'");
    cr_expect(maker_score(&m, "experience") == VERDICT_inconc);
    maker_fini(&m);
    page_of_test(PAGE("score_experience"));
}

Test(experience, what_a_csms_was_never_told_of_tokens_and_commands_is_not_its_failure)
{
    struct maker m;

    maker_init(&m, "{\"experience\":{\"refused\":true,\"reason\":\"Expired\"}}");
    maker_sql(&m, "UPDATE scenario SET can='[]'; INSERT INTO token VALUES(1,'04A1','P','Expired')");
    maker_event(&m, 0, "Pat", "taps", "{\"token\":\"04A1\"}");
    maker_event(&m, 1, "CP-1/1", "authorized", "{\"token\":\"04A1\",\"by\":\"csms\"}");
    cr_expect(maker_score(&m, "experience") == VERDICT_inconc);
    maker_fini(&m);
    page_of_test(PAGE("experience"));
}

Test(experience, a_desk_that_cannot_be_asked_is_blamed_for_nothing)
{
    static const char *const rows[] = {
        "{\"silence_ms\":60000}", "{\"alternative\":true}",
        "{\"tag\":\"none\"}",     "{\"tag\":\"none\",\"alternative\":true}",
        "{\"contacts\":1}",
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *expect = mem_printf("{\"experience\":%s}", rows[i]);

        maker_init(&m, expect);
        maker_sql(&m, "UPDATE scenario SET can='[\"csms.enrol\"]'");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":1}");
        maker_keep_title(rows[i]);
        maker_score(&m, "experience");
        free(expect);
        maker_fini(&m);
    }
    page_of_test(PAGE("experience"));
}

Test(experience, a_cable_that_nobody_could_open_from_afar_is_not_the_failure_of_a_bare_csms)
{
    struct maker m;

    maker_init(&m, "{\"experience\":{\"cable_unattended_ms\":1000}}");
    maker_sql(&m, "UPDATE scenario SET can='[]'");
    maker_event(&m, 0, "Pat", "plug_locked", "{\"held_by\":\"station\"}");
    cr_expect(maker_score(&m, "experience") == VERDICT_inconc);
    maker_fini(&m);
    page_of_test(PAGE("experience"));
}

Test(score_experience, what_is_expected_of_something_that_never_came_about_is_inconclusive)
{
    static const char *const rows[] = {
        "{\"contacts\":0}",       "{\"surprises\":0}",
        "{\"start_attempts\":1}", "{\"cable_unattended_ms\":60000}",
        "{\"silence_ms\":60000}", "{\"refused\":true}",
        "{\"tag\":\"none\"}",
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *expect = mem_printf("{\"experience\":%s}", rows[i]);

        maker_init(&m, expect);
        cr_expect(maker_score(&m, "experience") == VERDICT_inconc, "row %zu", i);
        free(expect);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_experience"));
}
