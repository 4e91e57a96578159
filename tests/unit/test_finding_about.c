/* title: what a finding is about follows from its events and from what belongs to what */
#include "fixture/runfile_maker.h"

#include "score/about.h"

static const char *const kinds[] = {
#define X(name) #name,
    ABOUT_LIST(X)
#undef X
};

/* "station CP-1, person Pat" in the order in which it was learnt; the caller frees it. */
static char *words_of(const struct about *a)
{
    char *all = mem_text("");

    for (size_t i = 0; i < a->count; i++) {
        char *longer = mem_printf("%s%s%s %s", all, i ? ", " : "", kinds[a->things[i].kind],
                                  a->things[i].name);

        free(all);
        all = longer;
    }
    return all;
}

/* What event @p seq is about, or with @p widened what belongs to that, too. */
static void expect_about(struct maker *m, uint64_t seq, bool widened, const char *want)
{
    struct about a = {NULL, 0};
    char *why = NULL, *got;
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    about_event(&a, rf, 1, seq);
    if (widened)
        about_widen(&a, rf, 1);
    got = words_of(&a);
    cr_expect(strcmp(got, want) == 0, "event %d: \"%s\" instead of \"%s\"", (int)seq, got, want);
    free(got);
    about_fini(&a);
    runfile_close(rf);
}

Test(finding_about, an_event_is_about_what_it_names_and_who_it_happened_to)
{
    static const struct {
        const char *actor, *kind, *event, *data, *want;
    } rows[] = {
        {"CP-1", "station", "booted", "{}", "station CP-1"},
        {"CP-1/2", "connector", "status", "{\"connector\":2}", "station CP-1"},
        {"Pat", "driver", "taps", "{\"connector\":\"CP-7/1\"}", "station CP-7, person Pat"},
        {"Van 7", "technician", "arrives", "{\"ticket\":3}", "ticket 3"},
        {"Biller", "sut", "bill", "{\"invoice\":\"INV-1\",\"session\":4}",
         "session 4, invoice INV-1"},
        {"Desk", "sut", "ticket", "{\"driver\":\"Sam\",\"station\":\"CP-2\"}",
         "person Sam, station CP-2"},
        {"Desk", "sut", "sut_call", "{\"args\":{\"station\":\"CP-3/1\",\"ticket\":9}}",
         "ticket 9, station CP-3"},
        {"Somebody", "", "note", "{\"session\":0,\"ticket\":0,\"invoice\":\"\"}", ""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_event(&m, 0, rows[i].actor, rows[i].event, "%s", rows[i].data);
        maker_sql(&m, "UPDATE actor SET kind='%s'", rows[i].kind);
        expect_about(&m, 1, false, rows[i].want);
        expect_about(&m, 2, false, "");
        maker_fini(&m);
    }
}

/* What is known of stations, drivers and bills: nothing of it is known of scenario 2. */
static void tell_relatives(struct maker *m)
{
    maker_sql(m, "INSERT INTO truth(scenario, session, driver, station, transaction_id) VALUES"
                 "(1,4,'Pat','CP-1',17),(1,5,'Sam','CP-2',17),(2,4,'Bo','CP-9',17);"
                 "INSERT INTO account VALUES(1,'A-1','Zoe','email');"
                 "INSERT INTO invoice(scenario, invoice, account, credits) VALUES"
                 "(1,'INV-1','A-1',NULL),(1,'CN-1','A-1','INV-1');"
                 "INSERT INTO invoice_line(scenario, invoice, line, station, transaction_id) VALUES"
                 "(1,'INV-1',1,'CP-1',17),(1,'INV-1',2,'CP-3',17);"
                 "INSERT INTO ticket_event VALUES"
                 "(1,101,8,0,'contact','Ann','driver','','{\"station\":\"CP-1\","
                 "\"invoice\":\"INV-1\",\"requester\":\"Pat\"}'),"
                 "(1,102,8,0,'identify','Ann','agent','','{\"station\":\"CP-2\"}'),"
                 "(1,103,8,0,'alternative','Ann','agent','','{\"station\":\"CP-5\"}'),"
                 "(1,104,9,0,'alarm','Desk','desk','','{\"station\":\"CP-4\"}')");
}

Test(finding_about, sessions_tickets_and_bills_bring_what_belongs_to_them)
{
    static const struct {
        const char *data, *want;
    } rows[] = {
        {"{\"session\":4}", "session 4, station CP-1, person Pat"},
        {"{\"session\":5}", "session 5, station CP-2, person Sam"},
        {"{\"session\":6}", "session 6"},
        {"{\"ticket\":9}", "ticket 9, station CP-4"},
        /* its bill brings the person who pays it, and its session */
        {"{\"ticket\":8}", "ticket 8, station CP-1, invoice INV-1, person Pat, station CP-2, "
                           "person Zoe, session 4"},
        {"{\"invoice\":\"INV-1\"}", "invoice INV-1, person Zoe, session 4, station CP-1, person "
                                    "Pat"},
        {"{\"invoice\":\"CN-1\"}", "invoice CN-1, invoice INV-1, person Zoe, session 4, station "
                                   "CP-1, person Pat"},
        /* a finding about a session of it is about no other session of it */
        {"{\"session\":5,\"invoice\":\"INV-1\"}",
         "session 5, invoice INV-1, person Zoe, station CP-2, person Sam"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_event(&m, 0, "Desk", "note", "%s", rows[i].data);
        tell_relatives(&m);
        expect_about(&m, 1, true, rows[i].want);
        maker_fini(&m);
    }
}

/* A frame belongs to the session whose transaction its CALL names, or which began for its cause. */
Test(finding_about, a_frame_is_about_its_station_and_its_session)
{
    struct maker m;

    maker_init(&m, "{}");
    tell_relatives(&m);
    maker_event(&m, 0, "CP-1", "frame", "{\"type\":2,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"type\":3,\"id\":\"a\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"type\":2,\"id\":\"b\"}");
    maker_event(&m, 0, "CP-1/1", "session_started", "{\"session\":5}");
    maker_event(&m, 0, "CP-1", "frame", "{\"type\":2,\"id\":\"c\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"type\":3,\"id\":\"nobody\"}");
    maker_sql(&m, "INSERT INTO frame SELECT 1,1,id,'out','[2,\"a\",\"StopTransaction\","
                  "{\"transactionId\":17}]' FROM actor WHERE name='CP-1';"
                  "INSERT INTO frame SELECT 1,3,id,'out','[2,\"b\",\"StartTransaction\",{}]' FROM "
                  "actor WHERE name='CP-1';"
                  "INSERT INTO frame SELECT 1,5,id,'out','[2,\"c\",\"TransactionEvent\","
                  "{\"transactionInfo\":{\"transactionId\":17}}]' FROM actor WHERE name='CP-1';"
                  "UPDATE event SET cause=77 WHERE seq IN (3,4)");
    expect_about(&m, 1, false, "station CP-1, session 4");
    expect_about(&m, 2, false, "station CP-1, session 4");
    expect_about(&m, 3, false, "station CP-1, session 5");
    expect_about(&m, 5, false, "station CP-1, session 4");
    expect_about(&m, 6, false, "station CP-1");
    maker_fini(&m);
}

Test(finding_about, things_are_had_in_common_by_kind_and_name)
{
    struct about a = {NULL, 0}, b = {NULL, 0};
    char *words;

    about_add(&a, ABOUT_station, "CP-1");
    about_add(&a, ABOUT_station, "CP-1");
    about_add(&a, ABOUT_person, "");
    about_add(&a, ABOUT_person, NULL);
    about_add_number(&a, ABOUT_session, 0);
    about_add_number(&a, ABOUT_session, 7);
    about_add(&b, ABOUT_person, "CP-1");
    about_add(&b, ABOUT_session, "7");
    cr_expect(about_share(&a, &b, ABOUT_session));
    cr_expect(not(about_share(&a, &b, ABOUT_station)));
    cr_expect(not(about_share(&a, &b, ABOUT_person)));
    cr_expect(not(about_share(&a, &b, ABOUT_ticket)));
    about_join(&b, &a);
    words = words_of(&b);
    cr_expect(strcmp(words, "person CP-1, session 7, station CP-1") == 0, "%s", words);
    free(words);
    about_fini(&a);
    about_fini(&b);
    cr_expect(a.count == 0 && a.things == NULL);
}
