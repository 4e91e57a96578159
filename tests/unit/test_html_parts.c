/* title: each part of the page says what it leaves out, and copes with what is not there */
#include "fixture/tale.h"

#define PATRIARCH "A station with a name of more than thirty letters"

/* What stands in @p page from @p first up to @p behind; the caller frees it. */
static char *between(const char *page, const char *first, const char *behind)
{
    const char *from = strstr(page, first), *to = from ? strstr(from + 1, behind) : NULL;

    cr_assert(from && to, "\"%s\" up to \"%s\" in %s", first, behind, page);
    return mem_text_n(from, (size_t)(to - from));
}

static size_t count_of(const char *text, const char *words)
{
    size_t n = 0;

    for (; (text = strstr(text, words)); text++)
        n++;
    return n;
}

#define NOW       "1970-01-01T00:00:00Z"
#define BEATS(id) "[3,\"" id "\",{\"currentTime\":\"" NOW "\"}]"
#define TEN(text) text text text text text text text text text text
#define LONG_FRAME                                                                                 \
    "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"a\",\"data\":\"" TEN(                               \
        TEN("eighteen letters. ")) "\",\"messageId\":\"" TEN("m") "\"}]"

/* --- the story ---------------------------------------------------------------------------------
 */

#define NOTE(ms, who) DATA(ms, who, "note", "{\"text\":\"x\"}")

static const struct tale spans = {
    "two connectors, two vans, a station that is there and is not", VERDICT_none,
    TALE(NOTE(0, "Pat"),
         DATA(AT(1), "CP-1/1", "status", "{\"from\":\"Available\",\"to\":\"Charging\"}"),
         DATA(AT(1), "CP-1/2", "status", "{\"from\":\"Available\",\"to\":\"Faulted\"}"),
         DATA(AT(2), "CP-1/1", "status", "{\"from\":\"Charging\",\"to\":\"Finishing\"}"),
         STEP(AT(2), "CP-1", "offline"), STEP(AT(2), "CP-2", "online"),
         STEP(AT(3), "CP-1", "online"), STEP(AT(3), "CP-2", "disconnected"),
         STEP(AT(4), "CP-2", "booted"), STEP(AT(5), "CP-2", "disconnected"),
         STEP(AT(6), "CP-2", "connected"), STEP(AT(6), "Van 3", "travels"),
         STEP(AT(7), "Van 3", "travels"), STEP(AT(7), "Van 7", "travels"),
         STEP(AT(8), "Van 7", "arrives"),
         DATA(AT(8), "CP-1/1", "status", "{\"from\":\"Finishing\",\"to\":\"Available\"}"),
         DATA(AT(9), "CP-1/2", "status", "{\"from\":\"Faulted\",\"to\":\"<Strange> one\"}"),
         DATA(AT(9) + 1, "CP-1/2", "status", "{\"from\":\"x\",\"to\":\"\"}"),
         NOTE(AT(9) + 2, "Pat"), STEP(2 * 24 * HOUR, "Van 7", "arrives"),
         NOTE(2 * 24 * HOUR + 1, "Nobody's")),
    NULL,
    "UPDATE event SET cause=2 WHERE seq=4; UPDATE event SET cause=4 WHERE seq=5;"
    "UPDATE event SET cause=99 WHERE seq=7; UPDATE event SET cause=6 WHERE seq=12;"
    "UPDATE event SET cause=1 WHERE seq IN (3,20); UPDATE event SET actor=98 WHERE seq=21;"
    "UPDATE event SET cause=21 WHERE seq=16;" FINDING_TABLES
    "INSERT INTO score VALUES(1,'sla','fail','{}');"
    "INSERT INTO finding VALUES(1,1,'sla','pass','r','s','[1]','',1,NULL,''),"
    "(1,2,'sla','fail','r','s','[2,3]','',1,NULL,''),(1,3,'sla','fail','r','s','[1,3,6]','',1,"
    "NULL,'')"};

Test(html_parts, a_timeline_has_spans_that_end_with_what_ends_them)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_sql(&m, "UPDATE scenario SET ends_ms=200000000");
    maker_event(&m, 0, "Nobody", "note", "{}"); /* seq 1, as Pat's */
    maker_sql(&m, "DELETE FROM event; DELETE FROM actor");
    m.seq = 0;
    maker_sql(&m, "UPDATE zone SET offset_s=7200");
    for (const struct tale_line *line = spans.lines; line->who; line++)
        maker_event(&m, line->at_ms, strcmp(line->who, "Nobody's") == 0 ? "Nobody" : line->who,
                    line->what, "%s", line->data ? line->data : "{}");
    maker_sql(&m, "%s", spans.sql);
    page = page_written(&m, "html");
    page_expect(between(page, "<h3>Timeline", "</details>"), PAGE("timeline_spans.html"));
    free(page);
    maker_fini(&m);
}

/* Thirty actors have a lane, and of those to whom evidence leads everyone. */
Test(html_parts, a_timeline_has_thirty_lanes_those_of_evidence_first)
{
    for (int actors = 30; actors <= 32; actors++) {
        char *words =
            mem_printf("<p class=\"quiet\">%d further actors are left out.</p>", actors - 30);
        char *last = mem_printf("\">L%02d with", actors);
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        for (int i = 1; i <= actors; i++) {
            char name[40];

            snprintf(name, sizeof(name), "L%02d with more letters than twenty-eight", i);
            maker_event(&m, i, name, "note", "{\"text\":\"x\"}");
        }
        maker_event(&m, actors + 1, "L01 with more letters than twenty-eight", "note", "{}");
        maker_sql(&m,
                  "UPDATE event SET cause=%d WHERE seq=1; UPDATE event SET cause=1 WHERE seq=%d",
                  actors - 1, actors - 1);
        maker_sql(&m,
                  FINDING_TABLES "INSERT INTO finding VALUES(1,1,'sla','fail','r','s','[%d]','',1,"
                                 "NULL,'')",
                  actors);
        page = page_written(&m, "html");
        cr_expect(count_of(page, "<div style=\"height:34px\" data-y=\"") == 30);
        cr_expect(count_of(page, "<line class=\"lane\"") == 30);
        cr_expect(count_of(page, "\">L01 with more letters than t\xe2\x80\xa6<") == 2);
        cr_expect(count_of(page, "<path class=\"cause\"") == (actors == 30 ? 2 : 0));
        cr_expect(count_of(page, last) == 2);
        cr_expect(count_of(page, words) == (actors > 30));
        cr_expect(count_of(page, "further actors") == (actors > 30));
        cr_expect(count_of(page, "height=\"1060\"") == 1);
        free(words);
        free(last);
        free(page);
        maker_fini(&m);
    }
}

/* Nobody is known to whom anything happens; the first number behind those that are known. */
Test(html_parts, there_is_no_timeline_of_nobody)
{
    static const int actors[] = {-1, 2, 3, 1000};

    for (size_t i = 0; i < COUNT(actors); i++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        maker_event(&m, 1, "Pat", "note", "{\"text\":\"x\"}");
        maker_event(&m, 2, "Pat", "note", "{\"text\":\"y\"}");
        maker_sql(&m, "UPDATE event SET actor=%d", actors[i]);
        page = page_written(&m, "html");
        cr_expect(strstr(page, "<h3>Timeline") == NULL, "actor %d", actors[i]);
        cr_expect(strstr(page, "<h3>What happened</h3><small>2 told</small>") != NULL);
        free(page);
        maker_fini(&m);
    }
}

/* Six hundred events are told. */
Test(html_parts, of_many_events_it_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        maker_event(&m, 1, "Pat", "note", "{\"text\":\"x\"}");
        maker_sql(&m,
                  "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE i<%d) INSERT "
                  "INTO event SELECT 1, i, i, 0, 1, 'note', 0, '{\"text\":\"x\"}' FROM n",
                  600 + 2 * more);
        page = page_written(&m, "html");
        cr_expect(strstr(page, "<small>600 told</small>") != NULL);
        cr_expect(count_of(page, "<p class=\"quiet\">2 later events are left out here; ") ==
                  (size_t)more);
        cr_expect(count_of(page, "left out") == (size_t)more);
        free(page);
        maker_fini(&m);
    }
}

/* Evidence is told whatever it is: messages with their text, what is no news, what nobody knows. */
Test(html_parts, what_is_evidence_is_told_with_its_text)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_frame(&m, 1, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
    maker_frame(&m, 2, "CP-1", "in", "");
    maker_frame(&m, 3, "CP-1", "in", LONG_FRAME);
    maker_frame(&m, 4, "CP-1", "in", BEATS("a"));
    maker_event(&m, 5, PATRIARCH, "note", "{\"text\":\"y\"}");
    maker_event(&m, 86400000, "Pat", "of no kind", "{\"a\":1}");
    maker_sql(&m, "UPDATE event SET cause=2 WHERE seq=4; UPDATE event SET cause=5 WHERE seq=6;"
                  "DELETE FROM frame WHERE seq=3;" FINDING_TABLES
                  "INSERT INTO finding VALUES(1,1,'sla','fail','r','s','[1,2,3,4,7]','',1,NULL,''),"
                  "(1,2,'sla','fail','r','s','[1,2,3,4,7,1,2,3]','',2,NULL,'')");
    page = page_written(&m, "html");
    page_expect(between(page, "<h3>What happened", "</details>"), PAGE("events_evidence.html"));
    page_expect(between(page, "<div class=\"findings\">", "<details"),
                PAGE("findings_evidence.html"));
    free(page);
    maker_fini(&m);
}

/* What follows from what follows is set in twice, and what comes behind it is not. */
Test(html_parts, boxes_of_what_follows_are_closed_again)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_sql(&m, FINDING_TABLES "INSERT INTO finding VALUES"
                                 "(1,1,'sla','fail','r.1','first','[]','',1,NULL,''),"
                                 "(1,2,'sla','fail','r.2','from it','[]','',1,1,''),"
                                 "(1,3,'sla','fail','r.3','from that','[]','',1,2,''),"
                                 "(1,4,'sla','fail','r.4','from the first','[]','',1,1,''),"
                                 "(1,5,'sla','error','r.5','by itself','[]','',1,NULL,''),"
                                 "(1,6,'sla','inconc','r.6','last','[]','',1,NULL,''),"
                                 "(1,7,'sla','fail','r.7','from the last','[]','',1,6,'')");
    page = page_written(&m, "html");
    page_expect(between(page, "<div class=\"findings\">", "<p class=\"up\">"),
                PAGE("findings_boxes.html"));
    free(page);
    maker_fini(&m);
}

/* --- tickets -----------------------------------------------------------------------------------
 */

static const struct tale tickets = {
    "clocks that are kept, run, ran out, stopped late; steps of all kinds", VERDICT_none,
    TALE(STEP(0, "Pat #1", "contact"), STEP(AT(2), "Ann #1", "message"),
         DATA(AT(3), "Ann #1", "dispatch", "{\"technician\":\"Van <7>\",\"km\":9.5}"),
         STEP(AT(70), "Van #1", "on_site"), STEP(AT(71), "Ann #1", "close"),
         STEP(AT(100), "Pat #1", "reopen"), STEP(AT(110), "Ann #1", "ask_again"),
         STEP(AT(110), "Ann #1", "pause"), STEP(AT(170), "Pat #1", "message_in"),
         STEP(AT(180), "Ann #1", "close"), STEP(AT(590), "Pat #2", "contact"),
         DATA(AT(591), "desk #2", "escalate", "{\"clock\":\"resolution\",\"due_ms\":0}"),
         DATA(AT(592), "desk #2", "breach", "{\"clock\":\"resolution\",\"due_ms\":-1}"),
         STEP(AT(700), "Pat #3", "contact"), STEP(AT(701), "Ann #3", "of no kind"),
         DATA(AT(5), "Ann #4", "message",
              "{\"result\":\"Unlocked\",\"topic\":\"eta\",\"channel\":\"sms\",\"station\":\"CP-1\","
              "\"outcome\":\"<well>\",\"to\":\"Pat\"}")),
    "{\"sla\":{\"first_reply_ms\":120000,\"on_site_ms\":3600000,\"resolution_ms\":7200000,"
    "\"grades\":{\"L1\":{\"first_reply_ms\":0}}}}",
    "UPDATE ticket SET data='{\"grade\":\"L1\",\"requester\":\"Pat & Co\",\"category\":\"fault\","
    "\"channel\":\"phone\",\"station\":\"CP-1\"}' WHERE ticket=4;"
    "INSERT INTO ticket VALUES(1,5,'{}'); DELETE FROM event WHERE seq=2;"
    "UPDATE event SET seq=0 WHERE seq=3; UPDATE ticket_event SET text='See; data.x; data.y' WHERE "
    "seq=4"};

Test(html_parts, tickets_have_all_their_clocks_and_all_kinds_of_steps)
{
    struct maker m;
    char *page;

    maker_init(&m, tickets.expect);
    tale_tell(&m, &tickets);
    page = page_written(&m, "html");
    page_expect(between(page, "<h3>Tickets", "</details>"), PAGE("tickets_clocks.html"));
    free(page);
    maker_fini(&m);
}

/* A run that was killed has no end: its clocks run until the last thing that happened. */
Test(html_parts, clocks_of_a_story_without_an_end_run_until_its_last_event)
{
    struct maker m;
    char *page;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":0,\"resolution_ms\":7200000,"
                   "\"hours\":{\"from_min\":60,\"to_min\":90}}}");
    maker_step(&m, 1, 0, "contact", "{}");
    maker_step(&m, 1, 0, "message", "{}");
    maker_event(&m, 100 * HOUR, "Pat", "note", "{}");
    maker_sql(&m, "UPDATE scenario SET ends_ms=NULL");
    page = page_written(&m, "html");
    page_expect(between(page, "<div class=\"tickets\">", "</details>"),
                PAGE("tickets_endless.html"));
    free(page);
    maker_fini(&m);
}

/* --- bills -------------------------------------------------------------------------------------
 */

Test(html_parts, bills_without_lines_lines_without_sessions_and_sessions_without_bills)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_sql(&m,
              "INSERT INTO truth(scenario, session, driver, station, transaction_id, started_ms,"
              " stopped_ms, mj) VALUES(1,1,'Pat','CP-1','a',0,60000,5400000),"
              "(1,2,'Sam','CP-1','b',0,60000,5400000),(1,3,'Zoe','CP-2','a',NULL,60000,0),"
              "(1,4,'Bo','CP-1',NULL,1,2,3600000000);"
              "INSERT INTO truth_phase VALUES(1,1,'idle',60000,0),(1,1,'lock_fault',5000,4000),"
              "(1,2,'idle',0,1),(1,2,'lock_fault',0,1),(1,NULL,'idle',0,100000);"
              "INSERT INTO invoice(scenario, invoice, account, kind, issued_ms) VALUES"
              "(1,'B','Pat','invoice',2),(1,'A','Pat','invoice',1),(1,NULL,'Pat','invoice',3),"
              "(1,7,'Sam','credit_note',4);"
              "INSERT INTO invoice_line(scenario, invoice, line, station, transaction_id, kind, "
              "quantity, unit) VALUES"
              "(1,'A',2,'CP-1','a','energy','0','kWh'),(1,'A',1,'CP-1','a','energy',NULL,'kWh'),"
              "(1,'A',3,'CP-1','b','energy','0.0030','kWh'),"
              "(1,'A',4,'CP-1','b','energy','0.0031','kWh'),"
              "(1,'B',1,'CP-1','a','idle','1','min'),(1,'B',2,'CP-1','b','idle','1','min'),"
              "(1,'B',3,'CP-2','a','time','1','h'),(1,'B',4,'CP-2','b','flat','1','session'),"
              "(1,'B',5,'CP-1',NULL,'flat','1','session'),(1,NULL,1,'CP-1','b','idle','1','min'),"
              "(1,7,1,'CP-1','b','energy','-1','kWh')");
    page = page_written(&m, "html");
    page_expect(between(page, "<h3>Bills", "<p class=\"up\">"), PAGE("bills_odd.html"));
    free(page);
    maker_fini(&m);
}

/* Sessions without any bill, and a bill without any session, are a part, too. */
Test(html_parts, sessions_alone_and_bills_alone_are_shown)
{
    for (int sessions = 0; sessions < 2; sessions++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        maker_sql(&m, "%s",
                  sessions ? "INSERT INTO truth(scenario, session, driver, station) "
                             "VALUES(1,1,'Pat','CP-1')"
                           : "INSERT INTO invoice(scenario, invoice) VALUES(1,'A')");
        page = page_written(&m, "html");
        cr_expect(count_of(page, "<h4>invoice A</h4>") == !sessions);
        cr_expect(count_of(page, "<h4>sessions on no bill</h4>") == (size_t)sessions);
        free(page);
        maker_fini(&m);
    }
}

/* --- the whole page ----------------------------------------------------------------------------
 */

/* A row for each verdict and each state; findings of two stories that are the same. */
static void tell_states(struct maker *m)
{
    maker_sql(m, "DELETE FROM scenario; ALTER TABLE scenario ADD COLUMN about;"
                 "INSERT INTO run VALUES('sut','<embedded>'),('seed','7'),('wire',''),"
                 "('started_wall','2026-03-06'),('pace',NULL),('state','complete'),('other','x');"
                 "INSERT INTO scenario(scenario, name, file, source, zone, zone_rule, begins_ms,"
                 " ends_ms, state, error, expect, about) VALUES"
                 "(1,'it & passes','a.lua','seed 1','UTC','UTC0',0,60000,'complete',NULL,'{}','<a> "
                 "story'),(2,'it fails',NULL,NULL,'UTC','UTC0',0,NULL,'complete',NULL,'{}',NULL),"
                 "(3,'nobody can tell','c.lua','','','',NULL,NULL,'complete',NULL,'{}',''),"
                 "(4,'not for it','d.lua','','UTC','UTC0',0,0,'skipped',NULL,'{}',''),"
                 "(5,'it has no desk','e.lua','','UTC','UTC0',0,0,'lacking',NULL,'{}',''),"
                 "(6,'broken','f.lua','','UTC','UTC0',0,0,'error','<no>','{}',''),"
                 "(7,'nothing judged','g.lua','','UTC','UTC0',0,0,'complete',NULL,'{}','')");
    maker_sql(m, FINDING_TABLES
              "INSERT INTO score VALUES(1,'sla','pass','{}'),(2,'sla','fail','{}'),"
              "(2,'story','none','{}'),(3,'path','inconc','{}'),(4,'story','skipped',"
              "'{}'),(5,'story','inconc','{}'),(6,'sla','error','{}');"
              "INSERT INTO finding VALUES"
              "(2,1,'sla','fail','r.1','<late>','[]','',3,NULL,'k'),"
              "(2,2,'sla','fail','r.2','hence','[]','',1,1,'l'),"
              "(3,1,'sla','fail','r.1','late','[]','',1,NULL,'k'),"
              "(3,2,'sla','pass','r.3','a note','[]','',1,NULL,'m'),"
              "(4,1,'story','skipped','story.skipped','no','[]','',1,NULL,'n')");
}

Test(html_parts, a_page_of_all_verdicts_and_states)
{
    static const char first[] = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">",
                      last[] = "</script>\n</body></html>\n";
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    tell_states(&m);
    page = page_written(&m, "html");
    cr_expect(strncmp(page, first, strlen(first)) == 0);
    cr_expect(strcmp(page + strlen(page) - strlen(last), last) == 0);
    page_expect(between(page, "<meta name=\"color-scheme\"", "<title>"), PAGE("whole_meta.html"));
    page_expect(between(page, "<title>", "<style>"), PAGE("whole_title.html"));
    page_expect(between(page, "</style>", "<div class=\"box\""), PAGE("whole_head.html"));
    page_expect(between(page, "<tbody>", "<script type=\"text/plain\""), PAGE("whole.html"));
    free(page);
    maker_fini(&m);
}

/* Up to three stories stand in the page, of more only those that are not green. */
Test(html_parts, of_few_stories_all_stand_open_of_more_the_green_ones_are_packed)
{
    for (int stories = 3; stories <= 4; stories++) {
        struct maker m;
        char *page;

        maker_init(&m, "{}");
        maker_sql(&m,
                  FINDING_TABLES
                  "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE "
                  "i<%d) INSERT INTO scenario(scenario, name, state) SELECT i, 'by hand', "
                  "'complete' FROM n; INSERT INTO event SELECT scenario, 1, 0, 0, 1, "
                  "'note', 0, '{\"text\":\"x\"}' FROM scenario; INSERT INTO score "
                  "VALUES(1,'sla','pass','{}'),(2,'sla','inconc','{}')",
                  stories);
        page = page_written(&m, "html");
        cr_expect(count_of(page, "<details class=\"part\" open>") == (stories == 3 ? 3 : 1));
        cr_expect(count_of(page, "<details class=\"part\"") == (stories == 3 ? 3 : 1));
        cr_expect(count_of(page, "<script type=\"text/plain\"") == (stories == 3 ? 0 : 3));
        free(page);
        maker_fini(&m);
    }
}

/* Of very many stories that are not green the first ones are whole, of the next ones the findings
 * are told with what shows them, and the table names all of them. */
Test(html_parts, of_many_stories_that_are_not_green_the_first_ones_are_shown_in_full)
{
    struct maker m;
    char *page, *last;

    maker_init(&m, "{}");
    maker_sql(&m, FINDING_TABLES
              "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE "
              "i<3000) INSERT INTO scenario(scenario, name, state) SELECT i, 'by "
              "hand', 'complete' FROM n; INSERT INTO actor SELECT "
              "scenario,1,'','Pat','' FROM scenario; INSERT INTO event SELECT "
              "scenario, 1, 0, 0, 1, 'note', 0, '{\"text\":\"x\"}' FROM scenario;"
              "INSERT INTO score SELECT scenario,'sla','inconc','{}' FROM scenario;"
              "INSERT INTO finding SELECT scenario,1,'sla','inconc','r','s','[1]','',"
              "1,NULL,'' FROM scenario");
    page = page_written(&m, "html");
    cr_expect(strlen(page) < 5000000);
    cr_expect(count_of(page, "<details class=\"part\"") >= 50);
    cr_expect(count_of(page, "<section class=\"scenario\"") >
              count_of(page, "<h3>What happened</h3>") + 50);
    cr_expect(count_of(page, "<section class=\"scenario\"") < 3000);
    cr_expect(count_of(page, "<tr><th scope=\"row\">") == 300);
    cr_expect(strstr(page, "2700 further plays are not in this table") != NULL);
    cr_expect(strstr(page, "\n[3000,\"by hand~") != NULL);
    last = between(page, "<p class=\"quiet more\">", "</section>");
    page_expect(last, PAGE("story_short.html"));
    free(page);
    maker_fini(&m);
}

/* Each of a hundred green plays is some 78 kB when packed: those for which there is room are there.
 */
Test(html_parts, green_plays_are_packed_as_far_as_the_page_has_room)
{
    struct maker m;
    char *page;

    maker_init(&m, "{}");
    maker_sql(&m, FINDING_TABLES
              "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE i<100) INSERT "
              "INTO scenario(scenario, name, state) SELECT i, 'by hand', 'complete' FROM n;"
              "INSERT INTO score SELECT scenario,'sla','pass','{}' FROM scenario;"
              "INSERT INTO finding SELECT scenario,1,'sla','pass','r',hex(randomblob(50000)),"
              "'[]','',1,NULL,'' FROM scenario");
    page = page_written(&m, "html");
    cr_expect(strlen(page) > 4600000 && strlen(page) < 4800000, "%zu bytes", strlen(page));
    cr_expect(count_of(page, "<script type=\"text/plain\"") >= 55);
    cr_expect(strstr(page, "id=\"b1\"") && !strstr(page, "id=\"b100\""));
    free(page);
    maker_fini(&m);
}
