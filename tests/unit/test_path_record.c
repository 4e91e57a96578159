/* title: the desk keeps what its people write down, and does as it answers */
#include "fixture/runfile_maker.h"

/* A call of the desk and its answer. */
static void asked(struct maker *m, const char *verb, const char *args, const char *answer)
{
    uint64_t call = maker_event(m, 1000, "SUT", "sut_call",
                                "{\"role\":\"desk\",\"verb\":\"%s\",\"args\":%s}", verb, args);
    uint64_t heard = maker_event(m, 1000, "SUT", "sut_answer",
                                 "{\"role\":\"desk\",\"verb\":\"%s\",\"status\":\"ok\",\"call\":"
                                 "%llu,\"answer\":%s}",
                                 verb, (unsigned long long)call, answer);

    maker_sql(m, "UPDATE event SET cause=%llu WHERE seq=%llu", (unsigned long long)call,
              (unsigned long long)heard);
}

#define ACT(action, args)                                                                          \
    "{\"id\":1,\"action\":\"" action "\",\"by\":\"Ann\",\"role\":\"agent\",\"args\":" args "}"
#define CONTACT                                                                                    \
    "{\"requester\":\"Pat\",\"channel\":\"email\",\"category\":\"fault\",\"words\":\"help\"}"

static const struct {
    const char *what;
    const char *verb, *args, *answer;
    const char *step, *data, *change; /* the step that the desk tells; SQL on it, or NULL */
    int findings;
} rows[] = {
    {"a step as it was recorded", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{\"result\":\"Unlocked\"}", NULL, 0},
    {"a step to which the desk adds", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}",
     "unlock", "{\"result\":\"Unlocked\",\"clock\":3}", NULL, 0},
    {"another value", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{\"result\":\"Rejected\"}", NULL, 1},
    {"a value that is not told", "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}", "unlock",
     "{}", NULL, 1},
    {"a number spelt as text", "act", ACT("match", "{\"candidates\":2}"), "{}", "match",
     "{\"candidates\":\"2\"}", NULL, 0},
    {"another number", "act", ACT("match", "{\"candidates\":2}"), "{}", "match",
     "{\"candidates\":1}", NULL, 1},
    {"a step that is not told", "act", ACT("unlock", "{}"), "{}", "reset", "{}", NULL, 1},
    {"a step of somebody else", "act", ACT("unlock", "{}"), "{}", "unlock", "{}",
     "UPDATE ticket_event SET by='Bob'", 1},
    {"a step in another role", "act", ACT("unlock", "{}"), "{}", "unlock", "{}",
     "UPDATE ticket_event SET role='desk'", 1},
    {"what is no step of a ticket", "act", ACT("late", "{\"due_ms\":5}"), "{}", "note", "{}", NULL,
     0},
    {"nobody to be had", "act", ACT("dispatch", "{}"), "{\"technician\":null}", "note", "{}", NULL,
     0},
    {"who was sent", "act", ACT("dispatch", "{}"), "{\"technician\":\"Van 3\",\"km\":\"7.8\"}",
     "dispatch", "{\"technician\":\"Van 3\",\"km\":\"7.8\"}", NULL, 0},
    {"another than was answered", "act", ACT("dispatch", "{}"),
     "{\"technician\":\"Van 3\",\"km\":\"7.8\"}", "dispatch",
     "{\"technician\":\"Van 4\",\"km\":\"7.8\"}", NULL, 1},
    {"another arrival than was answered", "act", ACT("eta", "{}"),
     "{\"eta_ms\":9000,\"promise\":4}", "eta", "{\"promise\":4,\"due_ms\":9500}", NULL, 1},
    {"a contact", "open", CONTACT, "{\"id\":1}", "contact", CONTACT, NULL, 0},
    {"a contact of which something is left out", "open", CONTACT, "{\"id\":1}", "contact",
     "{\"requester\":\"Pat\"}", NULL, 0},
    {"a contact with other words", "open", CONTACT, "{\"id\":1}", "contact",
     "{\"requester\":\"Pat\",\"words\":\"thanks\"}", NULL, 1},
    {"a contact that joins an open ticket", "open", CONTACT, "{\"id\":1}", "message_in", "{}", NULL,
     0},
    {"a contact that is lost", "open", CONTACT, "{\"id\":1}", "note", "{}", NULL, 1},
    {"a reply under a salutation", "reply", "{\"id\":1,\"by\":\"Ann\",\"text\":\"Soon.\"}", "{}",
     "message", "{}", "UPDATE ticket_event SET text='Dear Pat, Soon. Yours'", 0},
    {"a reply in other words", "reply", "{\"id\":1,\"by\":\"Ann\",\"text\":\"Soon.\"}", "{}",
     "message", "{}", "UPDATE ticket_event SET text='Never.'", 1},
};

Test(path, record_is_kept_as_it_was_written)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *findings;

        maker_init(&m, "{}");
        asked(&m, rows[i].verb, rows[i].args, rows[i].answer);
        maker_step(&m, 1, 2000, rows[i].step, rows[i].data);
        if (rows[i].change)
            maker_sql(&m, "%s", rows[i].change);
        maker_score(&m, "path");
        findings = maker_findings(&m);
        cr_expect(maker_found(&m, "path.record") == rows[i].findings, "%s:\n%s", rows[i].what,
                  findings);
        free(findings);
        maker_fini(&m);
    }
}

Test(path, record_counts_each_step_once)
{
    struct maker m;

    maker_init(&m, "{}");
    asked(&m, "act", ACT("unlock", "{\"result\":\"Rejected\"}"), "{}");
    asked(&m, "act", ACT("unlock", "{\"result\":\"Unlocked\"}"), "{}");
    maker_step(&m, 1, 2000, "unlock", "{\"result\":\"Unlocked\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.record") == 1, "two were recorded, one is told");
    maker_step(&m, 1, 3000, "unlock", "{\"result\":\"Rejected\"}");
    maker_score(&m, "path");
    cr_expect(maker_found(&m, "path.record") == 0, "in whatever order");
    maker_fini(&m);
}
