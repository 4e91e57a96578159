/* title: each part of the page shows what stands in the run file, letter by letter */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

#include "report_all.h"

/* What stands in @p page from @p first up to @p behind; the caller frees it. */
static char *between(const char *page, const char *first, const char *behind)
{
    const char *from = strstr(page, first), *to;

    if (!from)
        return mem_text("");
    to = strstr(from + 1, behind);
    return to ? mem_text_n(from, (size_t)(to - from)) : mem_text(from);
}

/* The part called @p title. */
static char *part_of(const char *page, const char *title)
{
    char *first = mem_printf("<h3>%s</h3>", title), *whole = between(page, first, "<h3>"), *end;

    free(first);
    for (const char *behind = "<details class=\"part\""; (end = strstr(whole, behind));)
        *end = '\0';
    if ((end = strstr(whole, "<p class=\"up\">")))
        *end = '\0';
    return whole;
}

/* --- bills -------------------------------------------------------------------------------------
 */

/* Session 1 is billed half a kWh too high, and once more in Wh; session 2 has idle time and a lock
 * that failed; line 5 is of nobody; sessions 3 and 4 are on no bill. */
static void tell_bills(struct maker *m)
{
    maker_sql(m,
              "UPDATE zone SET offset_s=3600;"
              "INSERT INTO truth(scenario, session, driver, station, transaction_id, started_ms,"
              " stopped_ms, unplugged_ms, mj) VALUES"
              "(1,1,'Pat','CP-1',17,60000,3660000,3720000,10800000000),"
              "(1,2,'Bo & Co','CP-2','tx-2',120000,7320000,14520000,7200000000),"
              "(1,3,'Zoe','CP-1',18,3900000,NULL,NULL,1800000000),"
              "(1,4,'Pat','CP-3',17,0,60000,NULL,0);"
              "INSERT INTO truth_phase VALUES(1,2,'idle',7320000,10920000),"
              "(1,2,'idle',11000000,11060000),(1,2,'lock_fault',7320000,7440000),"
              "(1,1,'idle',0,5000),(1,1,'lock_fault',0,0);"
              "INSERT INTO invoice VALUES"
              "(1,'INV-1','Pat','invoice',NULL,86400000,'EUR','12.00','2.52','14.52','email',NULL),"
              "(1,'CN-2','Pat','credit_note','INV-1',172800000,'EUR','-1.00','-0.21','-1.21',"
              "'paper',NULL);");
    maker_sql(m, "INSERT INTO invoice_line VALUES"
                 "(1,'INV-1',1,'CP-1',1,17,'energy','3.5','kWh','0.45','1.58','21',0,1,"
                 "'Energy <at> CP-1'),"
                 "(1,'INV-1',2,'CP-1',1,17,'energy','3500','Wh','0.00045','1.58','21',0,1,NULL),"
                 "(1,'INV-1',3,'CP-2',1,'tx-2','idle','61','min','0.10','6.10','21',0,1,''),"
                 "(1,'INV-1',4,'CP-2',1,'tx-2','time','2','h','1.00','2.00','21',0,1,'time'),"
                 "(1,'INV-1',5,'CP-1',1,99,'energy','1','kWh','0.45','0.45','21',0,1,'whose?'),"
                 "(1,'INV-1',6,'CP-1',1,17,'idle','0','min','0.10','0.00','21',0,1,'idle'),"
                 "(1,'CN-2',1,'CP-2',1,'tx-2','energy','2.001','kWh','0.45','-0.90','21',0,1,"
                 "'nearly'),"
                 "(1,'CN-2',2,'CP-2',1,'tx-2','energy','1.998','kWh','0.45','-0.90','21',0,1,"
                 "'too little')");
}

Test(html, bills_stand_line_by_line_beside_what_happened)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_bills(&m);
    page = page_written(&m, "html");
    page_expect(part_of(page, "Bills"), PAGE("bills.html"));
    free(page);
    maker_fini(&m);
}

static size_t count_of(const char *text, const char *words)
{
    size_t n = 0;

    for (; (text = strstr(text, words)); text++)
        n++;
    return n;
}

/* 40 bills are shown, 60 lines of each, 40 sessions on none; @p more than that there are. */
static void tell_many_bills(struct maker *m, int more)
{
    maker_sql(m,
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
              "INSERT INTO invoice(scenario, invoice, kind, issued_ms) "
              "SELECT 1, 'INV-' || i, 'invoice', i FROM n",
              40 + more);
    maker_sql(m,
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
              "INSERT INTO invoice_line(scenario, invoice, line) SELECT 1, 'INV-1', i FROM n",
              60 + more);
    maker_sql(m,
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
              "INSERT INTO truth(scenario, session, station) SELECT 1, i, 'CP-1' FROM n",
              40 + more);
}

Test(html, of_many_bills_lines_and_sessions_it_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        struct maker m;
        char *page, *part;

        maker_init(&m, "{}");
        tell_many_bills(&m, more);
        page = page_written(&m, "html");
        part = part_of(page, "Bills");
        cr_expect(count_of(part, "<h4>invoice ") == 40);
        cr_expect(count_of(part, "<td class=\"truth\">") == 60);
        cr_expect(count_of(part, "<li>session ") == 40);
        cr_expect(count_of(part, "left out") == (more ? 2 : 0));
        cr_expect(count_of(part, "<p class=\"quiet\">1 further lines are left out.</p>") ==
                  (size_t)more);
        cr_expect(count_of(part, "<p class=\"quiet\">1 further bills are left out.</p>") ==
                  (size_t)more);
        cr_expect(count_of(part, "<li>and 1 more</li></ul></article>") == (size_t)more);
        free(part);
        free(page);
        maker_fini(&m);
    }
}

Test(html, parts_without_a_row_are_not_there)
{
    static const char *const titles[] = {"Bills", "Tickets", "OCPP messages", "Timeline",
                                         "What happened"};
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    page = page_written(&m, "html");
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        char *part = part_of(page, titles[i]);

        cr_expect(part[0] == '\0', "%s", part);
        free(part);
    }
    free(page);
    maker_fini(&m);
}

/* --- messages ----------------------------------------------------------------------------------
 */

/* Two stations; exchanges that repeat themselves, an error, what is broken and what breaks 1.6. */
static void tell_frames(struct maker *m)
{
    maker_event(m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_event(m, 0, "CP-2", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_frame(m, 1000, "CP-1", "out", "[2,\"a\",\"Authorize\",{\"idTag\":\"04A1\"}]");
    maker_frame(m, 1250, "CP-1", "in",
                "[3,\"a\",{\"idTagInfo\":{\"status\":\"Accepted\",\"deep\":{\"no\":1}}}]");
    maker_frame(m, 2000, "CP-1", "out", "[2,\"b\",\"Heartbeat\",{}]");
    maker_frame(m, 2001, "CP-1", "in", "[3,\"b\",{\"currentTime\":\"1970-01-01T00:00:02Z\"}]");
    maker_frame(m, 3000, "CP-1", "out", "[2,\"c\",\"Heartbeat\",{}]");
    maker_frame(m, 3001, "CP-1", "in", "[3,\"c\",{\"currentTime\":\"1970-01-01T00:00:03Z\"}]");
    maker_frame(m, 4000, "CP-2", "out", "[2,\"d\",\"Authorize\",{\"idTag\":\"04A2\"}]");
    maker_frame(m, 4001, "CP-2", "in", "[3,\"d\",{\"idTagInfo\":{\"status\":\"Blocked\"}}]");
    maker_frame(m, 5000, "CP-2", "out", "[2,\"e\",\"Authorize\",{\"idTag\":\"04A2\"}]");
    maker_frame(m, 5001, "CP-2", "in", "[3,\"e\",{\"idTagInfo\":{\"status\":\"Blocked\"}}]");
    maker_frame(m, 6000, "CP-2", "in", "[2,\"f\",\"Reset\",{\"type\":\"Soft\"}]");
    maker_frame(m, 6100, "CP-2", "out", "[4,\"f\",\"InternalError\",\"<no>\",{}]");
    maker_frame(m, 7000, "CP-2", "in", "not a frame");
    maker_frame(m, 8000, "CP-2", "in", "[2,\"g\",\"Reset\",{}]");
}

Test(html, messages_are_drawn_between_their_stations_and_the_csms)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_frames(&m);
    page = page_written(&m, "html");
    page_expect(part_of(page, "OCPP messages"), PAGE("frames.html"));
    free(page);
    maker_fini(&m);
}

Test(html, columns_are_wide_for_one_station_and_stand_closer_for_more)
{
    static const struct {
        int stations;
        const char *width;
    } rows[] = {{1, "width=\"856\" height=\"80\" viewBox=\"0 0 856 80\""},
                {2, "width=\"996\" height=\"106\" viewBox=\"0 0 996 106\""},
                {3, "width=\"996\" height=\"132\" viewBox=\"0 0 996 132\""},
                {4, "width=\"1276\" height=\"158\" viewBox=\"0 0 1276 158\""}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *page, name[8];

        maker_init(&m, "{}");
        for (int k = 1; k <= rows[i].stations; k++) {
            snprintf(name, sizeof(name), "CP-%d", k);
            maker_frame(&m, k, name, "out", "[2,\"a\",\"Heartbeat\",{}]");
        }
        page = page_written(&m, "html");
        cr_expect(strstr(page, rows[i].width) != NULL, "row %zu", i);
        free(page);
        maker_fini(&m);
    }
}

/* What is evidence is drawn, even where it repeats what stands above it. */
Test(html, repeated_exchanges_are_folded_but_for_evidence)
{
    for (int evidence = 0; evidence < 3; evidence++) {
        struct maker m;
        char *page, *part;

        maker_init(&m, "{}");
        for (int i = 0; i < 3; i++) {
            maker_frame(&m, 2 * i, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
            maker_frame(&m, 2 * i + 1, "CP-1", "in",
                        "[3,\"a\",{\"currentTime\":\"1970-01-01T00:00:00Z\"}]");
        }
        maker_sql(&m, FINDING_TABLES);
        if (evidence)
            maker_sql(&m,
                      "INSERT INTO finding VALUES(1,1,'sla','fail','r','s','[%d]','',1,NULL,'')",
                      4 + evidence);
        page = page_written(&m, "html");
        part = part_of(page, "OCPP messages");
        cr_expect(count_of(part, "class=\"tip\"") == (evidence ? 4 : 2), "evidence %d", evidence);
        cr_expect(count_of(part, evidence ? "+ 1 more Heartbeat or MeterValues"
                                          : "+ 2 more Heartbeat or MeterValues") == 1);
        free(part);
        free(page);
        maker_fini(&m);
    }
}

Test(html, of_many_messages_and_stations_it_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        for (int i = 0; i < 160 + 3 * more; i++)
            maker_frame(&m, i, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
        page = page_written(&m, "html");
        cr_expect(count_of(page, "class=\"tip\"") == 160);
        cr_expect(count_of(page, "further messages are left out here") == (more ? 1 : 0));
        cr_expect(count_of(page, "<p class=\"quiet\">3 further messages") == (more ? 1 : 0));
        free(page);
        maker_fini(&m);
    }
}

/* --- the story ---------------------------------------------------------------------------------
 */

/* A van, a station with its connector, a driver: two days, with a wait of five hours. */
static void tell_story(struct maker *m)
{
    maker_sql(m, "UPDATE zone SET offset_s=-3600");
    maker_event(m, 0, "CP-1", "disconnected", "{\"why\":\"power\"}");
    maker_event(m, 30000, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_event(m, 60000, "Pat", "taps", "{\"token\":\"04A1\",\"connector\":\"CP-1/1\"}");
    maker_event(m, 60000, "CP-1/1", "status",
                "{\"from\":\"Available\",\"to\":\"Preparing now\",\"input\":\"plug\","
                "\"source\":\"x\"}");
    maker_event(m, 90000, "CP-1/1", "status",
                "{\"from\":\"Preparing\",\"to\":\"Available\",\"input\":\"plug out\","
                "\"source\":\"x\"}");
    maker_event(m, 90000, "CP-1/1", "lock_failed", "{\"why\":\"fault\"}");
    maker_event(m, 120000, "Van 7", "travels",
                "{\"km\":\"9\",\"site\":\"Hall\",\"arrival\":\"23:03\"}");
    maker_event(m, 18120000, "Van 7", "arrives", "{\"site\":\"Hall\"}");
    maker_event(m, 18121000, "Pat", "learns", "{\"by\":\"Ann\",\"text\":\"<soon>\"}");
    maker_event(m, 18122000, "CP-1", "offline", "{\"why\":\"tunnel\"}");
    maker_event(m, 18123000, "Desk", "sut_call", "{\"role\":\"desk\",\"verb\":\"reply\"}");
    maker_sql(m, "UPDATE event SET cause=3 WHERE seq IN (4, 5);"
                 "UPDATE event SET cause=7 WHERE seq=8;"
                 "UPDATE event SET cause=2 WHERE seq=3;"
                 "UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "UPDATE actor SET kind='connector' WHERE name='CP-1/1';"
                 "UPDATE actor SET kind='technician' WHERE name='Van 7';"
                 "UPDATE actor SET kind='sut' WHERE name='Desk';"
                 "UPDATE actor SET kind='driver' WHERE name='Pat';");
    maker_sql(
        m, FINDING_TABLES
        "INSERT INTO score VALUES(1,'sla','fail','{}'),(1,'path','pass','{}');"
        "INSERT INTO finding VALUES"
        "(1,1,'sla','fail','sla.answer','<too> late','[9,11,99]','the manual',3,NULL,'a'),"
        "(1,2,'sla','fail','sla.progress','hence late','[]','',1,1,'b'),"
        "(1,3,'path','pass','path.note','a note','[8]','',1,NULL,'c'),"
        "(1,4,'path','inconc','path.order','not asked','[1,2,3,4,5,6,7,9,11]','',1,NULL,'d')");
}

Test(html, the_timeline_has_a_lane_for_each_actor_with_spans_marks_and_causes)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_story(&m);
    page = page_written(&m, "html");
    page_expect(part_of(page, "Timeline"), PAGE("timeline.html"));
    free(page);
    maker_fini(&m);
}

Test(html, events_are_told_by_day_with_their_causes)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_story(&m);
    page = page_written(&m, "html");
    page_expect(part_of(page, "What happened"), PAGE("events.html"));
    free(page);
    maker_fini(&m);
}

/* Title and findings of the scenario, and the table above all of them. */
Test(html, findings_stand_below_the_title_worst_first_with_their_evidence)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_story(&m);
    maker_frame(&m, 18200000, "CP-1", "in", "[2,\"a\",\"Reset\",{}]");
    maker_sql(&m, "UPDATE finding SET evidence='[12]' WHERE id=2");
    page = page_written(&m, "html");
    page_expect(between(page, "<section", "<details"), PAGE("findings.html"));
    page_expect(between(page, "<p class=\"counts\">", "<div id=\"asked\">"), PAGE("summary.html"));
    free(page);
    maker_fini(&m);
}

Test(html, verdicts_are_counted_above_the_table_worst_first)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    page = page_written(&m, "html");
    cr_expect(strstr(page, "<p class=\"counts\">1 play: 1 without a verdict</p>\n") != NULL);
    free(page);
    maker_sql(&m, "CREATE TABLE score(scenario, scorer, verdict, data);"
                  "INSERT INTO score VALUES(2,'sla','pass','{}'),(3,'sla','fail','{}'),"
                  "(4,'path','fail','{}'),(5,'sla','inconc','{}');"
                  "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE i<5) "
                  "INSERT INTO scenario(scenario, name, state) SELECT i, 'by hand', 'complete' "
                  "FROM n");
    page = page_written(&m, "html");
    cr_expect(strstr(page, "<p class=\"counts\">5 plays: 2 fail, 1 inconc, 1 pass, 1 without a "
                           "verdict</p>\n") != NULL);
    free(page);
    maker_fini(&m);
}

Test(html, a_story_that_broke_off_says_so_below_its_title)
{
    static const struct {
        const char *set, *words;
    } rows[] = {
        {"state='interrupted'", "The run was interrupted: this is not the whole story."},
        {"state='running'", "The run was interrupted: this is not the whole story."},
        {"state='cut'", "The story was cut short: what was not played cannot be judged."},
        {"state='error', error='x.lua:3: <no> such verb'", "x.lua:3: &lt;no&gt; such verb"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *want = mem_printf("<p class=\"broken\">%s</p>\n", rows[i].words);
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        page = page_written(&m, "html");
        cr_expect(strstr(page, "class=\"broken\"") == NULL);
        free(page);
        maker_sql(&m, "UPDATE scenario SET %s", rows[i].set);
        page = page_written(&m, "html");
        cr_expect(count_of(page, "class=\"broken\"") == 1 && strstr(page, want), "row %zu", i);
        free(page);
        free(want);
        maker_fini(&m);
    }
}

/* A wait of four hours is marked as a break, one that is a second shorter is not. */
Test(timeline, has_a_break_from_four_hours_on)
{
    for (int s = 14399; s <= 14400; s++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        maker_event(&m, 0, "Pat", "note", "{\"text\":\"x\"}");
        maker_event(&m, s * 1000, "Pat", "note", "{\"text\":\"x\"}");
        page = page_written(&m, "html");
        cr_expect(count_of(page, "<rect class=\"break\"") == (s == 14400));
        cr_expect(count_of(page, ">4 h 00 min<") == (s == 14400));
        free(page);
        maker_fini(&m);
    }
}

/* People stand above machines, these above the desk and who works for it; unknown kinds below. */
Test(timeline, lanes_are_in_the_order_of_their_kinds_then_of_their_names)
{
    static const char *const kinds[] = {
        "nobody", "technician", "agent",     "agents",  "ticket", "sut",
        "site",   "station",    "connector", "vehicle", "driver", "world",
    };
    struct maker m;
    char *page, *names;

    maker_init(&m, "{}");
    for (int i = 0; i < 12; i++) {
        char name[16];

        snprintf(name, sizeof(name), "L%02d", i == 7 ? 8 : i == 8 ? 7 : i);
        maker_event(&m, i, name, "note", "{\"text\":\"x\"}");
        maker_sql(&m, "UPDATE actor SET kind='%s' WHERE name='%s'", kinds[i], name);
    }
    page = page_written(&m, "html");
    names = between(page, "<div class=\"lanes\"", "<svg");
    page_expect(names, PAGE("lanes.html"));
    free(page);
    maker_fini(&m);
}

/* --- tickets -----------------------------------------------------------------------------------
 */

/* Ticket 1 is answered after a minute of two, nobody arrives within an hour, and it is still open
 * in the end; ticket 2 is closed in time. */
static void tell_tickets(struct maker *m)
{
    maker_step(m, 1, 0, "contact", "{\"channel\":\"email\"}");
    maker_step(m, 1, 60000, "message", "{\"topic\":\"progress\",\"channel\":\"email\"}");
    maker_step(m, 1, 120000, "dispatch", "{\"technician\":\"Van 7\",\"km\":9.5}");
    maker_step(m, 1, 120000, "eta", "{\"due_ms\":7200000}");
    maker_step(m, 1, 660000, "breach", "{\"clock\":\"progress\"}");
    maker_step(m, 1, 700000, "message", "{\"topic\":\"progress\"}");
    maker_step(m, 2, 60000, "contact", "{}");
    maker_step(m, 2, 61000, "message", "{\"topic\":\"advice\"}");
    maker_step(m, 2, 62000, "close", "{}");
    maker_sql(m, "UPDATE ticket_event SET by='' WHERE seq=8;"
                 "UPDATE ticket_event SET text='' WHERE seq=3;"
                 "UPDATE ticket_event SET text='there by <noon>; data.due_ms' WHERE seq=4;"
                 "UPDATE ticket_event SET role='driver', by='Pat' WHERE name='contact';"
                 "DELETE FROM event WHERE seq=2;"
                 "UPDATE ticket SET data='{\"requester\":\"Pat\",\"station\":\"CP-1\","
                 "\"connector\":2}' WHERE ticket=2");
}

Test(html, tickets_have_their_clocks_as_bars_and_their_steps_below)
{
    struct maker m;
    char *page;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":120000,\"progress_ms\":600000,"
                   "\"resolution_ms\":86400000,\"on_site_ms\":3600000}}");
    tell_tickets(&m);
    page = page_written(&m, "html");
    page_expect(part_of(page, "Tickets"), PAGE("tickets.html"));
    free(page);
    maker_fini(&m);
}

/* Whoever writes in may be called anything: 80 characters of it stand there. */
Test(html, a_long_name_of_a_ticket_is_cut)
{
#define EIGHT "12345678"
#define FULL  EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT
    static const char *const names[][2] = {{FULL, FULL "<"}, {FULL "9", FULL "…"}};

    for (size_t i = 0; i < 2; i++) {
        struct maker m;
        char *page, *part;

        maker_init(&m, "{}");
        maker_step(&m, 1, 0, "contact", "{}");
        maker_sql(&m, "UPDATE ticket SET data='{\"requester\":\"%s\"}'", names[i][0]);
        page = page_written(&m, "html");
        part = part_of(page, "Tickets");
        cr_expect(strstr(part, names[i][1]) != NULL, "%s", part);
        cr_expect(strstr(part, FULL "9") == NULL, "%s", part);
        free(part);
        free(page);
        maker_fini(&m);
    }
}

Test(html, of_many_tickets_and_steps_it_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        struct maker m;
        char *page, *part;

        maker_init(&m, "{}");
        maker_sql(&m,
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
                  "INSERT INTO ticket SELECT 1, i, '{}' FROM n",
                  40 + more);
        maker_sql(&m,
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
                  "INSERT INTO ticket_event SELECT 1, i, 1, i, 'note', '', '', '', '{}' FROM n",
                  80 + more);
        page = page_written(&m, "html");
        part = part_of(page, "Tickets");
        cr_expect(count_of(part, "<article class=\"ticket\">") == 40);
        cr_expect(count_of(part, "<li class=\"record\">") == 80);
        cr_expect(count_of(part, "<p class=\"quiet\">1 further steps are left out.</p>") ==
                  (size_t)more);
        cr_expect(count_of(part, "<p class=\"quiet\">1 further tickets are left out.</p>") ==
                  (size_t)more);
        cr_expect(count_of(part, "left out") == 2 * (size_t)more);
        free(part);
        free(page);
        maker_fini(&m);
    }
}
