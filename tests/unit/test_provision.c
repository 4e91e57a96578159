/* title: what a station has is what the CSMS was told of it, and else what it has in the story */
#include "facts/provision.h"
#include "fixture/runfile_maker.h"

/* EVSEs have one connector each; all that are left are of the last. */
Test(provision, connectors_are_counted_through_the_evses)
{
    static const struct {
        int connectors, evses, evse, connector, flat;
    } rows[] = {
        {1, 1, 1, 1, 1},  {1, 1, 1, 0, 1}, {1, 1, 1, 2, 0},  {1, 1, 2, 1, 0},  {1, 1, 0, 1, 0},
        {3, 2, 1, 1, 1},  {3, 2, 1, 2, 0}, {3, 2, 2, 1, 2},  {3, 2, 2, 2, 3},  {3, 2, 2, 3, 0},
        {3, 2, 3, 1, 0},  {3, 3, 3, 1, 3}, {3, 3, 3, 2, 0},  {3, 3, 4, 1, 0},  {3, 1, 1, 3, 3},
        {3, 1, -1, 1, 0}, {2, 0, 0, 2, 0}, {3, 2, -1, 1, 0}, {3, 1, 1, -2, 1},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct provision p = {.connectors = rows[i].connectors, .evses = rows[i].evses};
        int got = provision_flat(&p, rows[i].evse, rows[i].connector);

        cr_expect(got == rows[i].flat, "row %zu: %d", i, got);
    }
}

Test(provision, what_the_csms_was_told_last_counts_and_else_what_there_is)
{
    static const struct {
        const char *name, *actor, *told, *told_later;
        struct provision want;
    } rows[] = {
        {"CP-1",
         "{\"site\":\"yard\",\"connectors\":4,\"max_power_w\":22000}",
         NULL,
         NULL,
         {.site = "yard", .connectors = 4, .evses = 4, .power_w = 22000}},
        {"CP-2",
         "{\"site\":\"yard\",\"connectors\":4,\"max_power_w\":22000}",
         "{\"site\":\"roof\",\"connectors\":3,\"evses\":2,\"power_w\":11000}",
         NULL,
         {.site = "roof", .connectors = 3, .evses = 2, .power_w = 11000}},
        {"CP-3",
         "{\"site\":\"yard\",\"connectors\":4,\"max_power_w\":22000}",
         "{\"site\":\"roof\",\"connectors\":3,\"evses\":2,\"power_w\":11000}",
         "{\"site\":\"cellar\"}",
         {.site = "cellar", .connectors = 1, .evses = 1, .power_w = 22000}},
        {"CP-4",
         "{\"connectors\":5000}",
         NULL,
         NULL,
         {.site = "", .connectors = 1000, .evses = 1000}},
        {"CP-5", "{\"connectors\":-1}", NULL, NULL, {.site = "", .connectors = 0, .evses = 0}},
        {"CP-6", "{}", NULL, NULL, {.site = "", .connectors = 1, .evses = 1}},
    };
    struct maker m;
    struct provision_book book;
    struct provision p;
    char *why = NULL;
    struct runfile *rf;

    maker_init(&m, "{}");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *told[] = {rows[i].told, rows[i].told_later};

        maker_sql(&m, "INSERT INTO actor VALUES(1,%zu,'station','%s','%s')", i + 10, rows[i].name,
                  rows[i].actor);
        for (size_t n = 0; n < 2 && told[n]; n++)
            maker_event(&m, 0, "case", "sut_call",
                        "{\"verb\":\"provision\",\"args\":{\"station\":\"%s\",%s}", rows[i].name,
                        told[n] + 1);
        /* of other verbs, and of stations that only look like it, nothing is taken */
        maker_event(&m, 0, "case", "sut_call",
                    "{\"verb\":\"enrol\",\"args\":{\"station\":\"%s\",\"site\":\"moon\"}}",
                    rows[i].name);
    }
    maker_sql(&m, "INSERT INTO actor VALUES(1,99,'driver','CP-7','{\"site\":\"yard\"}')");
    rf = runfile_open(m.path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    provision_book_init(&book, rf, 1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct provision *want = &rows[i].want;

        p = provision_of(&book, rows[i].name);
        cr_expect_str_eq(p.station, rows[i].name);
        cr_expect_str_eq(p.site, want->site);
        cr_expect(p.known && !p.told == !rows[i].told, "%s", rows[i].name);
        cr_expect(p.connectors == want->connectors && p.evses == want->evses, "%s: %d, %d",
                  rows[i].name, p.connectors, p.evses);
        cr_expect(p.power_w == want->power_w, "%s: %d", rows[i].name, (int)p.power_w);
    }
    p = provision_of(&book, "CP-7");
    cr_expect(p.known == false && p.told == NULL && p.connectors == 1 && p.evses == 1);
    cr_expect(p.power_w == 0);
    cr_expect_str_eq(p.site, "");
    provision_book_fini(&book);
    runfile_close(rf);
    maker_fini(&m);
}
