/* title: table, JSON and JUnit say of a run what stands in its file, letter by letter */
#include "fixture/page.h"

/* Six stories: one fails with what follows, one cannot be played, one is cut short, one is not for
 * this system, one passes, and the last has the first one's fault once more. */
static void tell_run(struct maker *m)
{
    maker_event(m, 0, "Pat", "taps", "{\"token\":\"04A1\",\"connector\":\"CP-1/1\"}");
    maker_event(m, 5000, "CP-1/1", "not_authorized", "{\"token\":\"04A1\",\"status\":\"Blocked\"}");
    maker_event(m, 90000000, "Pat", "gives_up", "{\"why\":\"no <luck>\"}");
    maker_event(m, 90001000, "Pat", "note", "{\"text\":\"a fourth line\"}");
    maker_sql(m, "UPDATE event SET wall_us=seq*1234567;"
                 "INSERT INTO run VALUES('seed','7'),('state','complete');" FINDING_TABLES
                 "UPDATE scenario SET name='too late & \"more\"';");
    maker_sql(m,
              "INSERT INTO scenario(scenario, name, file, state, error, begins_ms) VALUES"
              "(2,'no such verb','b.lua','error','b.lua:3: no <such> verb',0),"
              "(3,'cut short','c.lua','cut',NULL,0),"
              "(4,'not for it','d.lua','skipped',NULL,0),"
              "(5,'a name that is much longer than forty letters are','e.lua','complete',NULL,0),"
              "(6,'once more','f.lua','complete',NULL,0);"
              "INSERT INTO score VALUES"
              "(1,'sla','fail','{\"late\":2}'),(1,'path','fail','{}'),(1,'story','inconc','{}'),"
              "(2,'sla','none','{}'),(3,'sla','pass','{}'),(4,'story','skipped','{}'),"
              "(5,'sla','pass','{}'),(6,'sla','fail','{}')");
    maker_sql(m, "INSERT INTO finding VALUES"
                 "(1,1,'sla','fail','sla.answer','<b>late</b> & \"so\"','[1,2,3,4]','the manual',3,"
                 "NULL,'a'),"
                 "(1,2,'path','fail','path.order','no close','[]','',1,1,'b'),"
                 "(1,3,'story','inconc','story.check','not asked','[99]','',1,NULL,'c'),"
                 "(1,4,'path','pass','path.note','a note','[1]','',1,NULL,'d'),"
                 "(4,1,'story','skipped','story.skipped','it has no desk','[]','',1,NULL,'e'),"
                 "(6,1,'sla','fail','sla.answer','late again','[]','',2,NULL,'a')");
}

Test(report_texts, are_what_people_have_read)
{
    static const char *const writers[][2] = {
        {"table", PAGE("run.txt")}, {"json", PAGE("run.json")}, {"junit", PAGE("run.xml")}};

    for (size_t i = 0; i < 3; i++) {
        struct maker m;

        maker_init(&m, "{}");
        tell_run(&m);
        page_expect(page_written(&m, writers[i][0]), writers[i][1]);
        maker_fini(&m);
    }
}

static size_t count_of(const char *text, const char *words)
{
    size_t n = 0;

    for (; (text = strstr(text, words)); text++)
        n++;
    return n;
}

/* Two stories with @p each findings, of which both have @p both, as @p format tells them; owned. */
static char *told_of_many(int each, int both, const char *format)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    maker_sql(&m, FINDING_TABLES "INSERT INTO scenario(scenario, name, file, state) "
                                 "VALUES(2,'two','y.lua','complete');");
    maker_sql(&m,
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
              "INSERT INTO finding SELECT s, i, 'sla', 'fail', 'sla.answer', 'late', '[]', '', "
              "1, NULL, 'k' || iif(i<=%d, i, s*1000+i) FROM n, (SELECT 1 AS s UNION SELECT 2)",
              each, both);
    text = page_written(&m, format);
    maker_fini(&m);
    return text;
}

/* The table shows 20 findings of a story, and ten of those that several stories have. */
Test(report_texts, of_many_findings_the_table_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        char *text = told_of_many(20 + more, 10 + more, "table");

        cr_expect(count_of(text, "  fail    sla.answer: late\n") == 40);
        cr_expect(count_of(text, "  fail    sla.answer, 2 times in 2 scenarios, first in by hand: "
                                 "late\n") == 10);
        cr_expect(count_of(text, "  ... and 1 more\n") == (more ? 3 : 0), "%s", text);
        free(text);
    }
}

/* The page shows 100 findings of a story, and of all kinds of findings forty. */
Test(report_texts, of_many_findings_the_page_says_how_many_are_left_out)
{
    for (int more = 0; more < 2; more++) {
        char *text = told_of_many(100 + more, 100 + more, "html");
        char *left = mem_printf("<p class=\"quiet\">%d more are left out.</p>", 60 + more);

        cr_expect(count_of(text, "<article class=\"finding fail\"") == 200);
        cr_expect(count_of(text, "<td class=\"number\">2</td><td class=\"number\" data-group") ==
                  40);
        cr_expect(count_of(text, "<p class=\"quiet\">1 further findings are left out.</p>") ==
                  (more ? 2 : 0));
        cr_expect(count_of(text, left) == 1);
        free(left);
        free(text);
    }
}

/* Ten lines of the log stand below a failure in JUnit. */
Test(report_texts, of_long_evidence_junit_shows_ten_lines)
{
    for (int n = 10; n <= 11; n++) {
        struct maker m;
        char *text, seqs[64] = "1";

        maker_init(&m, "{}");
        for (int i = 1; i <= n; i++)
            maker_event(&m, i, "Pat", "note", "{\"text\":\"line %d\"}", i);
        for (int i = 2; i <= n; i++)
            snprintf(seqs + strlen(seqs), sizeof(seqs) - strlen(seqs), ",%d", i);
        maker_sql(&m,
                  FINDING_TABLES
                  "INSERT INTO score VALUES(1,'sla','fail','{}');"
                  "INSERT INTO finding VALUES(1,1,'sla','fail','r','s','[%s]','',1,NULL,'')",
                  seqs);
        text = page_written(&m, "junit");
        cr_expect(count_of(text, "line ") == 10, "%s", text);
        free(text);
        maker_fini(&m);
    }
}

/* How a run as a whole ended stands behind its verdict. */
Test(report_texts, the_table_says_how_the_run_ended)
{
    static const struct {
        const char *state, *words;
    } rows[] = {{"complete", "\nverdict: - (nothing was judged)\n"},
                {"running", "\nverdict: inconc (the run was killed before its end)\n"},
                {"interrupted", "\nverdict: inconc (the run was interrupted)\n"}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *text;

        maker_init(&m, "{}");
        maker_sql(&m, "INSERT INTO run VALUES('state','%s')", rows[i].state);
        text = page_written(&m, "table");
        cr_expect(strstr(text, rows[i].words) != NULL, "%s", text);
        free(text);
        maker_fini(&m);
    }
}

/* What the options made of the verdict stands above it, where it counts. */
Test(report_texts, the_table_says_who_alone_judged_and_what_was_accepted)
{
    static const char only[] = "judged by protocol, sla alone (--only)\n",
                      accepted[] = "inconclusive is accepted (--accept): exit code 0\n";

    for (int inconc = 0; inconc < 2; inconc++) {
        struct maker m;
        char *text;

        maker_init(&m, "{}");
        maker_sql(&m,
                  "INSERT INTO run VALUES('only','protocol, "
                  "sla'),('accept','inconclusive');" FINDING_TABLES
                  "INSERT INTO score VALUES(1,'sla','%s','{}')",
                  inconc ? "inconc" : "pass");
        text = page_written(&m, "table");
        cr_expect(strstr(text, only) != NULL, "%s", text);
        cr_expect_eq(strstr(text, accepted) != NULL, inconc > 0, "%s", text);
        free(text);
        maker_fini(&m);
    }
}

/* Three of the plays that one reason keeps from a verdict are named. */
Test(report_texts, of_what_keeps_plays_from_a_verdict_three_are_named)
{
    static const char *const words[] = {"  1 play, r: why\n          by hand\n",
                                        "  2 plays, r: why\n          by hand; by hand\n",
                                        "  3 plays, r: why\n          by hand; by hand; by hand\n",
                                        "by hand; by hand; by hand; and 1 more\n"};

    for (int plays = 1; plays <= 4; plays++) {
        struct maker m;
        char *text;

        maker_init(&m, "{}");
        maker_sql(&m,
                  FINDING_TABLES
                  "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i+1 FROM n WHERE i<%d) "
                  "INSERT INTO scenario(scenario, name, file, state) SELECT i, 'by hand', 'x.lua', "
                  "'complete' FROM n WHERE %d>1;"
                  "INSERT INTO finding SELECT scenario, 1, 'sla', 'inconc', 'r', 'why', '[]', '', "
                  "1, NULL, 'k' FROM scenario;"
                  "INSERT INTO score SELECT scenario, 'sla', 'inconc', '{}' FROM scenario",
                  plays, plays);
        text = page_written(&m, "summary");
        cr_expect(strstr(text, words[plays - 1]) != NULL, "%d plays: %s", plays, text);
        free(text);
        maker_fini(&m);
    }
}

/* A line is told from the first on, and none where the place names none. */
Test(report_texts, junit_names_the_line_that_found_it)
{
    static const char *const rows[][2] = {
        {"b.lua:1: no such verb", "file=\"b.lua\" line=\"1\""},
        {"b.lua:20: no such verb", "file=\"b.lua\" line=\"20\""},
        {"no such verb", "file=\"c.lua\">\n"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *text;

        maker_init(&m, "{}");
        maker_sql(&m, FINDING_TABLES "UPDATE scenario SET file='c.lua', state='error', error='%s'",
                  rows[i][0]);
        text = page_written(&m, "junit");
        cr_expect(strstr(text, rows[i][1]) != NULL, "%s: %s", rows[i][0], text);
        free(text);
        maker_fini(&m);
    }
}
