/* title: who could have been sent is reckoned from shift, errands, parts and way */
#include "facts/technicians.h"
#include "fixture/runfile_maker.h"

#define MIN  60000LL
#define NOON (720 * MIN)

/* Two vans with the same day: Near has 11.12 km to CP-1 as the crow flies, Far has 33.36 km. */
#define VANS(near, far)                                                                            \
    "[{\"name\":\"Far\",\"lat_e6\":52300000,\"lon_e6\":5000000,\"speed_m_per_h\":60000" far "},"   \
    "{\"name\":\"Near\",\"lat_e6\":52100000,\"lon_e6\":5000000,\"speed_m_per_h\":60000" near "}]"

#define NEAR_MS 867389  /* 11119.5 m x 1.3 at 60 km/h */
#define FAR_MS  2602169 /* three times as far */

struct errand {
    int ticket;
    int64_t at_ms;
    const char *name, *data;
};

struct row {
    const char *vans; /* NULL: the desk was told of nobody */
    const char *dispatch, *sent;
    const char *best, *objection; /* NULL: nobody, none */
    struct errand errands[3];
    int offset_s;
    bool unseen; /* the log does not tell when the desk told of its steps */
};

static uint64_t tell_staff(struct maker *m, const char *vans)
{
    return maker_event(m, 0, "SUT", "sut_call",
                       "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,"
                       "\"action\":\"staff\",\"args\":{\"technicians\":%s}}}",
                       vans);
}

static void tell_place(struct maker *m)
{
    maker_event(m, 0, "SUT", "sut_call",
                "{\"role\":\"csms\",\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\","
                "\"lat_e6\":52000000,\"lon_e6\":5000000}}");
}

/* Ticket 2 sends @p row->sent at noon. @return whether anything is known */
static bool choose(struct maker *m, const struct row *row, struct technicians_choice *out)
{
    struct technicians_need need = {.scenario = 1, .at_ms = NOON};
    struct ticket_book book;
    char *why = NULL;
    struct runfile *rf;
    bool known;

    maker_sql(m, "INSERT INTO ticket VALUES(1,2,'{\"station\":\"CP-1\"}');"
                 "INSERT INTO ticket VALUES(1,1,'{\"station\":\"CP-2\"}')");
    for (size_t i = 0; i < 3 && row->errands[i].name; i++)
        maker_step(m, row->errands[i].ticket, row->errands[i].at_ms, row->errands[i].name,
                   row->errands[i].data);
    maker_step(m, 2, NOON, "dispatch", row->dispatch ? row->dispatch : "{}");
    maker_sql(m, "UPDATE zone SET offset_s=%d", row->offset_s);
    if (row->unseen)
        maker_sql(m, "DELETE FROM event WHERE kind='ticket'");
    rf = runfile_open(m->path, false, &why);
    cr_assert(rf != NULL, "%s", why);
    ticket_book_init(&book, rf, 1);
    need.book = &book;
    need.ticket = &book.tickets[1];
    need.dispatch = &need.ticket->steps[need.ticket->count - 1];
    known = technicians_choose(rf, &need, row->sent, out);
    ticket_book_fini(&book);
    runfile_close(rf);
    return known;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static const struct row rows[] = {
    /* ways */
    {.vans = VANS("", ""), .sent = "Far", .best = "Near"},
    {.vans = VANS("", ",\"lat_e6\":52100000"), .sent = "Near", .best = "Near"},
    /* shifts: an end is no longer on shift, a beginning is; they are local */
    {.vans = VANS(",\"from_min\":720,\"to_min\":780", ""), .sent = "Near", .best = "Near"},
    {.vans = VANS(",\"from_min\":721,\"to_min\":780", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift"},
    {.vans = VANS(",\"from_min\":660,\"to_min\":720", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift"},
    {.vans = VANS(",\"from_min\":660,\"to_min\":720", ""),
     .sent = "Near",
     .best = "Near",
     .offset_s = -1800},
    {.vans = VANS(",\"from_min\":1320,\"to_min\":360", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift"},
    {.vans = VANS(",\"from_min\":1320,\"to_min\":360", ""),
     .sent = "Near",
     .best = "Near",
     .offset_s = -43200},
    {.vans = VANS(",\"from_min\":1320,\"to_min\":360", ""),
     .sent = "Near",
     .best = "Near",
     .offset_s = 39600},
    {.vans = VANS(",\"from_min\":1320,\"to_min\":360", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift",
     .offset_s = -21600},
    {.vans = VANS(",\"from_min\":0,\"to_min\":1440", ""), .sent = "Near", .best = "Near"},
    /* a night that begins now has begun; a day without hours has its first and its last minutes */
    {.vans = VANS(",\"from_min\":720,\"to_min\":360", ""), .sent = "Near", .best = "Near"},
    {.vans = VANS("", ""), .sent = "Near", .best = "Near", .offset_s = -43200},
    {.vans = VANS("", ""), .sent = "Near", .best = "Near", .offset_s = 42600},
    /* off before they would arrive, after 14 and 43 minutes */
    {.vans = VANS(",\"from_min\":0,\"to_min\":734", ""), .sent = "Near", .best = "Far"},
    {.vans = VANS(",\"from_min\":0,\"to_min\":735", ""), .sent = "Near", .best = "Near"},
    {.vans = VANS(",\"from_min\":720,\"to_min\":721", ""), .sent = "Near", .best = "Far"},
    {.vans = VANS(",\"from_min\":600,\"to_min\":840", ""),
     .sent = "Near",
     .best = "Far",
     .offset_s = 6600},
    {.vans = VANS(",\"from_min\":0,\"to_min\":734", ",\"from_min\":0,\"to_min\":763"),
     .sent = "Near"},
    {.vans = VANS(",\"from_min\":1320,\"to_min\":5", ""),
     .sent = "Near",
     .best = "Far",
     .offset_s = 42900},
    /* until midnight, where no end was told */
    {.vans = VANS(",\"from_min\":721", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift"},
    /* who begins as they end is never on shift */
    {.vans = VANS(",\"from_min\":720,\"to_min\":720", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is not on shift"},
    /* free or not */
    {.vans = VANS(",\"free\":false", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is busy elsewhere"},
    {.vans = VANS(",\"free\":true", ""), .sent = "Near", .best = "Near"},
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is busy elsewhere",
     .errands = {{1, NOON, "dispatch", "{\"technician\":\"Near\"}"}}},
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Near",
     .errands = {{1, NOON + 1, "dispatch", "{\"technician\":\"Near\"}"}}},
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Near",
     .errands = {{2, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"}}},
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Near",
     .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                 {1, NOON - 1, "called_off", "{\"technician\":\"Near\"}"}}},
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is busy elsewhere",
     .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                 {1, NOON - 1, "called_off", "{\"technician\":\"Far\"}"}}},
    /* whom the desk has a list of, it also tells to be free again */
    {.vans = VANS("", ""),
     .sent = "Near",
     .best = "Far",
     .objection = "is busy elsewhere",
     .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                 {1, NOON - 2, "returned", "{}"},
                 {1, NOON - 1, "close", "{}"}}},
    /* parts */
    {.vans = VANS(",\"parts\":\"fuse\"", ""),
     .dispatch = "{\"parts\":\"lock\"}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":\"fuse, lock\"", ""),
     .dispatch = "{\"parts\":\"lock\"}",
     .sent = "Near",
     .best = "Near"},
    {.vans = VANS(",\"parts\":\"fuse,lock\"", ""),
     .dispatch = "{\"parts\":\"lock, fuse\"}",
     .sent = "Near",
     .best = "Near"},
    {.vans = VANS(",\"parts\":\"fuse ,lock \"", ""),
     .dispatch = "{\"parts\":\" lock , fuse \"}",
     .sent = "Near",
     .best = "Near"},
    {.vans = VANS(",\"parts\":\"fuse ,lock\"", ""),
     .dispatch = "{\"parts\":\"fuse\"}",
     .sent = "Near",
     .best = "Near"},
    {.vans = VANS(",\"parts\":\"fuse,lock\"", ""),
     .dispatch = "{\"parts\":\"fuse, socket\"}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":\"locks\"", ""),
     .dispatch = "{\"parts\":\"lock\"}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":\"loft\"", ""),
     .dispatch = "{\"parts\":\"lock\"}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":[\"fuse\",\"lock\"]", ""),
     .dispatch = "{\"parts\":[\"lock\",\"fuse\"]}",
     .sent = "Near",
     .best = "Near"},
    {.vans = VANS(",\"parts\":[\"locks\",\"loft\"]", ""),
     .dispatch = "{\"parts\":[\"lock\"]}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":\"\"", ""),
     .dispatch = "{\"parts\":[\"lock\"]}",
     .sent = "Near",
     .best = "Far",
     .objection = "does not carry the parts"},
    {.vans = VANS(",\"parts\":\"\"", ""),
     .dispatch = "{\"parts\":\"\"}",
     .sent = "Near",
     .best = "Near"},
    /* who stands in no list could not be chosen, and has no objection */
    {.vans = VANS("", ""), .sent = "Nobody", .best = "Near"},
    {.vans = VANS(",\"free\":false", ",\"free\":false"),
     .sent = "Near",
     .objection = "is busy elsewhere"},
};

Test(technicians, the_best_is_who_could_go_and_is_there_first)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        tell_place(&m);
        tell_staff(&m, rows[i].vans);
        cr_assert(choose(&m, &rows[i], &choice), "row %zu", i);
        cr_expect(same(choice.best, rows[i].best), "row %zu: %s", i, choice.best);
        cr_expect(same(choice.objection, rows[i].objection), "row %zu: %s", i, choice.objection);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

Test(technicians, a_way_is_a_road_of_thirteen_tenths_of_the_great_circle)
{
    static const struct row one = {.vans = VANS("", ""), .sent = "Far"};
    static const struct row plain = {
        .vans = "[{\"name\":\"Near\",\"lat_e6\":52100000,\"lon_e6\":5000000}]", .sent = "Near"};
    static const struct row gone = {.vans = VANS("", ""), .sent = "Nobody"};
    const struct {
        const struct row *row;
        int64_t best_ms, sent_ms;
        double crow_m;
    } ways[] = {{&one, NEAR_MS, FAR_MS, 33358.5},
                {&plain, NEAR_MS * 6 / 5, NEAR_MS * 6 / 5, 11119.5},
                {&gone, NEAR_MS, -1, -1}};

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        tell_place(&m);
        tell_staff(&m, ways[i].row->vans);
        cr_assert(choose(&m, ways[i].row, &choice), "row %zu", i);
        cr_expect(llabs(choice.best_travel_ms - ways[i].best_ms) < 500, "row %zu: %lld", i,
                  (long long)choice.best_travel_ms);
        cr_expect(llabs(choice.sent_travel_ms - ways[i].sent_ms) < 500, "row %zu: %lld", i,
                  (long long)choice.sent_travel_ms);
        cr_expect(ways[i].sent_ms >= 0 || choice.sent_travel_ms == -1, "row %zu: %lld", i,
                  (long long)choice.sent_travel_ms);
        cr_expect(choice.sent_crow_m > ways[i].crow_m - 1 &&
                      choice.sent_crow_m < ways[i].crow_m + 1,
                  "row %zu: %f", i, choice.sent_crow_m);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

/* A van that stands still never arrives, and so the slowest is there before it. */
Test(technicians, who_does_not_move_is_nobodys_best)
{
    static const struct {
        const char *far, *near, *best, *objection; /* to Near, who is sent */
    } speeds[] = {{"60000", "0", "Far", "does not move"},
                  {"0", "1", "Near", NULL},
                  {"0", "60000", "Near", NULL},
                  {"-1", "0", NULL, "does not move"}};

    for (size_t i = 0; i < sizeof(speeds) / sizeof(speeds[0]); i++) {
        char vans[300];
        struct row row = {.vans = vans, .sent = "Near"};
        struct technicians_choice choice;
        struct maker m;

        snprintf(vans, sizeof(vans),
                 "[{\"name\":\"Far\",\"lat_e6\":52300000,\"lon_e6\":5000000,"
                 "\"speed_m_per_h\":%s},{\"name\":\"Near\",\"lat_e6\":52100000,"
                 "\"lon_e6\":5000000,\"speed_m_per_h\":%s}]",
                 speeds[i].far, speeds[i].near);
        maker_init(&m, "{}");
        tell_place(&m);
        tell_staff(&m, vans);
        cr_assert(choose(&m, &row, &choice), "row %zu", i);
        cr_expect(same(choice.best, speeds[i].best), "row %zu: %s", i, choice.best);
        cr_expect(same(choice.objection, speeds[i].objection), "row %zu: %s", i, choice.objection);
        cr_expect(speeds[i].objection ? choice.sent_travel_ms == 0 : choice.sent_travel_ms > 0,
                  "row %zu: %lld", i, (long long)choice.sent_travel_ms);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

Test(technicians, the_last_list_that_the_desk_had_by_then_counts)
{
    static const struct row rows_of_lists[] = {
        {.sent = "Near", .best = "Far", .objection = "is busy elsewhere"},
        {.sent = "Near", .best = "Near"},
    };

    for (size_t i = 0; i < 2; i++) {
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        tell_place(&m);
        if (i == 1)
            tell_staff(&m, VANS(",\"free\":false", ""));
        tell_staff(&m, i == 0 ? VANS(",\"free\":false", "") : VANS("", ""));
        maker_event(&m, 0, "SUT", "sut_call",
                    "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"staff\","
                    "\"args\":{\"agents\":[]}}}");
        cr_assert(choose(&m, &rows_of_lists[i], &choice), "row %zu", i);
        cr_expect(same(choice.best, rows_of_lists[i].best), "row %zu: %s", i, choice.best);
        cr_expect(same(choice.objection, rows_of_lists[i].objection), "row %zu: %s", i,
                  choice.objection);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

/* A list that comes after somebody is sent, in the same moment, is of no use to who sends. */
Test(technicians, a_list_that_comes_later_does_not_count)
{
    static const struct row row = {.sent = "Near", .best = "Near"};
    struct technicians_choice choice;
    struct maker m;

    maker_init(&m, "{}");
    tell_place(&m);
    tell_staff(&m, VANS("", ""));
    maker_sql(&m, "UPDATE event SET seq=1000, virt_ms=%lld WHERE seq=%llu", NOON,
              (unsigned long long)tell_staff(&m, VANS(",\"free\":false", "")));
    cr_assert(choose(&m, &row, &choice));
    cr_expect(same(choice.best, "Near"), "%s", choice.best);
    cr_expect(choice.objection == NULL, "%s", choice.objection);
    technicians_choice_fini(&choice);
    maker_fini(&m);
}

/* Where the log does not tell which was first, a list of the same moment counts. */
Test(technicians, of_what_nobody_saw_the_moment_counts)
{
    static const struct row now = {
        .sent = "Near", .best = "Far", .objection = "is busy elsewhere", .unseen = true};
    static const struct row later = {.sent = "Near", .best = "Near", .unseen = true};

    for (int late = 0; late < 2; late++) {
        const struct row *row = late ? &later : &now;
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        tell_place(&m);
        tell_staff(&m, VANS("", ""));
        maker_sql(&m, "UPDATE event SET virt_ms=%lld WHERE seq=%llu", NOON + late,
                  (unsigned long long)tell_staff(&m, VANS(",\"free\":false", "")));
        cr_assert(choose(&m, row, &choice));
        cr_expect(same(choice.best, row->best), "%d: %s", late, choice.best);
        cr_expect(same(choice.objection, row->objection), "%d: %s", late, choice.objection);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

/* Without a list the vans of the story itself are who there is, and a closed ticket frees them. */
Test(technicians, without_a_list_the_technicians_of_the_story_count)
{
    static const struct row free_again = {
        .sent = "Near",
        .best = "Near",
        .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                    {1, NOON - 1, "close", "{}"}}};
    static const struct row returned = {
        .sent = "Near",
        .best = "Near",
        .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                    {1, NOON - 1, "returned", "{}"}}};
    static const struct row busy = {
        .sent = "Near",
        .best = "Far",
        .objection = "is busy elsewhere",
        .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"},
                    {1, NOON - 1, "message", "{}"}}};
    static const struct row unseen = {
        .sent = "Near",
        .best = "Far",
        .objection = "is busy elsewhere",
        .errands = {{1, NOON - MIN, "dispatch", "{\"technician\":\"Near\"}"}},
        .unseen = true};
    static const struct row *const all[] = {&free_again, &returned, &busy, &unseen};

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        tell_place(&m);
        maker_sql(&m, "INSERT INTO actor(scenario, id, kind, name, data) VALUES"
                      "(1,91,'technician','Far','{\"lat_e6\":52300000,\"lon_e6\":5000000,"
                      "\"from_min\":0,\"to_min\":1440,\"speed_m_per_h\":60000}'),"
                      "(1,92,'technician','Near','{\"lat_e6\":52100000,\"lon_e6\":5000000,"
                      "\"from_min\":0,\"to_min\":1440,\"speed_m_per_h\":60000}'),"
                      "(1,93,'technician','Nowhere','{}')");
        cr_assert(choose(&m, all[i], &choice), "row %zu", i);
        cr_expect(same(choice.best, all[i]->best), "row %zu: %s", i, choice.best);
        cr_expect(same(choice.objection, all[i]->objection), "row %zu: %s", i, choice.objection);
        technicians_choice_fini(&choice);
        maker_fini(&m);
    }
}

Test(technicians, nothing_is_known_without_a_place_or_without_anybody)
{
    static const struct row nobody = {.sent = "Near"};

    for (int place = 0; place < 2; place++) {
        struct technicians_choice choice;
        struct maker m;

        maker_init(&m, "{}");
        if (place)
            tell_place(&m);
        else
            tell_staff(&m, VANS("", ""));
        cr_expect(choose(&m, &nobody, &choice) == false, "place %d", place);
        maker_fini(&m);
    }
}
