/* title: reports and the narration tell a run file in words, and nothing foreign becomes markup */
#include "fixture/runfile_maker.h"

#include "facts/sentence.h"
#include "facts/story.h"
#include "report_all.h"
#include "write/markup.h"
#include "write/narrate.h"

/* What @p name makes of the file; the caller frees it. */
static char *written(struct maker *m, const char *name)
{
    char *text = NULL, *why = NULL;
    size_t len = 0;
    struct runfile *rf = runfile_open(m->path, false, &why);
    FILE *out = open_memstream(&text, &len);
    bool found = false;

    cr_assert(rf != NULL && out != NULL, "%s", why);
    for (const struct report_writer *const *w = report_all; *w; w++) {
        if (strcmp((*w)->name, name) == 0) {
            cr_expect(S_OK == (*w)->write(rf, out));
            found = true;
        }
    }
    cr_assert(found, "no writer %s", name);
    fclose(out);
    runfile_close(rf);
    return text;
}

static char *narrated(struct maker *m, const char *actor, bool all, enum status want)
{
    char *text = NULL, *why = NULL;
    size_t len = 0;
    struct runfile *rf = runfile_open(m->path, false, &why);
    FILE *out = open_memstream(&text, &len);

    cr_assert(rf != NULL && out != NULL, "%s", why);
    cr_expect(narrate(rf, 1, actor, all, out) == want);
    fclose(out);
    runfile_close(rf);
    return text;
}

static void expect_text(char *got, const char *want)
{
    cr_expect(strcmp(got, want) == 0, "got\n%s\nwant\n%s", got, want);
    free(got);
}

static void expect_part(const char *text, const char *part)
{
    cr_expect(strstr(text, part) != NULL, "\"%s\" is not in\n%s", part, text);
}

/* A tap and what came of it; the second day begins with a bill. */
static void tell_little(struct maker *m)
{
    maker_event(m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_event(m, 5000, "Parent", "taps", "{\"token\":\"04A1\",\"connector\":\"CP-1/1\"}");
    maker_frame(m, 5000, "CP-1", "out", "[2,\"1\",\"Authorize\",{\"idTag\":\"04A1\"}]");
    maker_event(m, 5250, "CP-1/1", "not_authorized", "{\"token\":\"04A1\",\"status\":\"Blocked\"}");
    maker_event(m, 90000000, "Parent", "gives_up", "{\"why\":\"no\\u001b[2J\\nluck\"}");
}

Test(narration, is_one_line_an_event_and_leaves_bookkeeping_out)
{
    struct maker m;

    maker_init(&m, "{}");
    tell_little(&m);
    expect_text(narrated(&m, NULL, false, S_OK), "[00:00:05.000] Parent > taps 04A1 at CP-1/1\n"
                                                 "[00:00:05.250] CP-1/1 ! refuses 04A1: Blocked\n"
                                                 "1970-01-02\n"
                                                 "[01:00:00.000] Parent ! gives up: no [2J luck\n");
    maker_fini(&m);
}

Test(narration, of_a_station_includes_its_connectors_and_on_request_every_message)
{
    struct maker m;

    maker_init(&m, "{}");
    tell_little(&m);
    expect_text(narrated(&m, "CP-1", true, S_OK),
                "[00:00:00.000] CP-1   . is connected\n"
                "[00:00:05.000] CP-1   . out  [2,\"1\",\"Authorize\",{\"idTag\":\"04A1\"}]\n"
                "[00:00:05.250] CP-1/1 ! refuses 04A1: Blocked\n");
    expect_text(narrated(&m, "Nobody", false, S_NOTFOUND), "");
    maker_fini(&m);
}

Test(sentence, a_part_in_brackets_needs_its_fields)
{
    static const struct {
        const char *kind, *data, *want;
    } rows[] = {
        {"ticket", "{\"name\":\"unlock\",\"by\":\"Ann\",\"text\":\"tried\"}",
         "unlock by Ann: tried"},
        {"ticket", "{\"name\":\"unlock\",\"by\":\"Ann\",\"text\":\"\"}", "unlock by Ann"},
        {"ticket", "{\"name\":\"unlock\"}", "unlock"},
        {"delayed", "{\"minutes\":25,\"why\":\"traffic\"}", "is held up for 25 min: traffic"},
        {"session_stopped", "{\"session\":1,\"wh\":11000,\"reason\":\"Local\"}",
         "session 1 ends after 11000 Wh: Local"},
        {"check", "{\"what\":\"paid\",\"ok\":true}", "check: paid"},
        {"no such kind", "{\"a\":1}", "no such kind {\"a\":1}"},
        {"taps", NULL, "taps  at "},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *data = rows[i].data ? cJSON_Parse(rows[i].data) : NULL;
        char *got = sentence_of(rows[i].kind, data);

        cr_expect(strcmp(got, rows[i].want) == 0, "row %zu: \"%s\"", i, got);
        free(got);
        cJSON_Delete(data);
    }
    cr_expect(sentence_mark("lock_failed") == '!');
    cr_expect(sentence_mark("no such kind") == '.');
}

Test(sentences, mark_a_check_that_failed_and_a_clock_that_ran_out)
{
    static const struct {
        const char *kind, *data;
        char mark;
    } rows[] = {
        {"check", "{\"what\":\"paid\",\"ok\":true}", '>'},
        {"check", "{\"what\":\"paid\",\"ok\":false}", '!'},
        {"check", "{\"what\":\"paid\",\"ok\":false,\"inconclusive\":true}", '>'},
        {"ticket", "{\"name\":\"breach\"}", '!'},
        {"ticket", "{\"name\":\"close\"}", '>'},
        {"frame", "{}", '.'},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *data = cJSON_Parse(rows[i].data);

        cr_expect(sentence_mark_of(rows[i].kind, data) == rows[i].mark, "row %zu", i);
        cJSON_Delete(data);
    }
}

/* Scores and findings as a scorer would leave them. */
static void judge_by_hand(struct maker *m)
{
    maker_sql(m,
              "CREATE TABLE finding(scenario, id, scorer, verdict, rule, sentence, evidence,"
              " source); CREATE TABLE score(scenario, scorer, verdict, data);"
              "INSERT INTO score VALUES(1,'sla','fail','{}'),(1,'path','pass','{\"fitness\":1}'),"
              "(1,'story','inconc','{}');"
              "INSERT INTO finding VALUES(1,1,'story','inconc','story.check','not asked','[]','');"
              "INSERT INTO finding VALUES(1,2,'sla','fail','sla.answer','<b>late</b> & \"so\"',"
              "'[2,4]','somewhere');"
              "INSERT INTO finding VALUES(1,3,'sla','pass','sla.answer','a note','[4]','');");
}

Test(table, shows_the_line_of_the_log_below_each_finding)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    tell_little(&m);
    judge_by_hand(&m);
    text = written(&m, "table");
    expect_part(text, "by hand   fail     fail     pass ");
    expect_part(text, "  fail    sla.answer: <b>late</b> & \"so\"\n"
                      "          [00:00:05.000] Parent > taps 04A1 at CP-1/1\n"
                      "          [00:00:05.250] CP-1/1 ! refuses 04A1: Blocked\n"
                      "  inconc  story.check: not asked\n");
    expect_part(text, "\nverdict: fail\n");
    cr_expect(strstr(text, "a note") == NULL);
    free(text);
    maker_fini(&m);
}

/* A cause found three times with what follows from it, and what follows from that. */
static void judge_causes(struct maker *m)
{
    maker_sql(m,
              FINDING_TABLES "INSERT INTO score VALUES(1,'sla','fail','{}'),(1,'path','fail','{}');"
                             "INSERT INTO finding VALUES"
                             "(1,1,'sla','inconc','sla.progress','not asked','[]','',1,NULL,'a'),"
                             "(1,2,'sla','fail','sla.answer','too late','[2]','',3,NULL,'b'),"
                             "(1,3,'path','fail','path.order','no close','[4]','',1,2,'c'),"
                             "(1,4,'path','inconc','path.deviation','skips close','[]','',2,3,'d'),"
                             "(1,5,'path','fail','path.reopened','twice','[]','',1,2,'e'),"
                             "(1,6,'path','fail','path.handovers','two','[]','',1,77,'f');");
}

Test(reports, show_what_follows_below_its_cause_and_how_often)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    tell_little(&m);
    judge_causes(&m);
    text = written(&m, "table");
    expect_part(text, "  fail    sla.answer, 3 times, first: too late\n"
                      "          [00:00:05.000] Parent > taps 04A1 at CP-1/1\n"
                      "  fail      hence path.order: no close\n"
                      "            [00:00:05.250] CP-1/1 ! refuses 04A1: Blocked\n"
                      "  inconc      hence path.deviation, 2 times, first: skips close\n"
                      "  fail      hence path.reopened: twice\n"
                      "  fail    path.handovers: two\n"
                      "  inconc  sla.progress: not asked\n");
    free(text);
    text = written(&m, "junit");
    expect_part(text, "fail sla.answer, 3 times: too late\n");
    expect_part(text, "fail path.order, follows from sla.answer: no close\n");
    expect_part(text, "inconc path.deviation, 2 times, follows from path.order: skips close\n");
    expect_part(text, "fail path.handovers: two\n");
    free(text);
    text = written(&m, "json");
    expect_part(text, "\"times\":\t3");
    expect_part(text, "\"parent\":\t2");
    free(text);
    text = written(&m, "html");
    expect_part(text, "<b class=\"times\">3 times</b>");
    expect_part(text, "<div class=\"hence\">");
    expect_part(text, "<td class=\"number\" data-scorer=\"findings\">3</td>");
    free(text);
    maker_fini(&m);
}

Test(reports, tell_at_the_end_what_is_wrong_in_several_stories)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    judge_causes(&m);
    maker_sql(&m, "INSERT INTO scenario SELECT 2,'another','y.lua',source,zone,zone_rule,begins_ms,"
                  "ends_ms,seed,state,error,expect,catches,can FROM scenario;"
                  "INSERT INTO scenario SELECT 3,'once more',file,source,zone,zone_rule,begins_ms,"
                  "ends_ms,seed,state,error,expect,catches,can FROM scenario WHERE scenario=1;"
                  "INSERT INTO finding VALUES"
                  "(2,1,'sla','fail','sla.answer','much too late','[]','',2,NULL,'b'),"
                  "(2,2,'sla','fail','path.order','no close','[]','',2,1,'c'),"
                  "(3,1,'sla','fail','path.handovers','two','[]','',1,NULL,'f')");
    text = written(&m, "table");
    expect_part(text, "\nthe same in several stories\n"
                      "  fail    sla.answer, 5 times in 2 scenarios, first in by hand: too late\n"
                      "\nverdict: fail\n");
    free(text);
    text = written(&m, "json");
    expect_part(text, "\"times\":\t5");
    expect_part(text, "\"first_scenario\":\t1");
    free(text);
    text = written(&m, "html");
    expect_part(text, "<h2>What is wrong</h2>");
    expect_part(text, ">too late</a> <code>sla.answer</code></td><td class=\"number\">5</td>"
                      "<td class=\"number\" data-group=\"0\">2</td></tr>");
    free(text);
    maker_fini(&m);
}

Test(junit, counts_and_escapes)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    tell_little(&m);
    judge_by_hand(&m);
    text = written(&m, "junit");
    expect_part(text, "<testsuites name=\"chargerig\" tests=\"4\" failures=\"1\" errors=\"0\">");
    expect_part(text,
                "<testcase classname=\"x_lua\" name=\"x.lua run\" time=\"0.000\" file=\"x.lua\"/>");
    expect_part(
        text, "<testcase classname=\"x_lua\" name=\"x.lua path\" time=\"0.000\" file=\"x.lua\"/>");
    expect_part(
        text,
        "<failure type=\"sla.answer\" message=\"&lt;b&gt;late&lt;/b&gt; &amp; &quot;so&quot;\">");
    expect_part(text, "[00:00:05.250] CP-1/1 ! refuses 04A1: Blocked");
    expect_part(text, "<skipped type=\"inconclusive\" message=\"not asked\">");
    free(text);
    maker_fini(&m);
}

Test(junit, a_run_that_did_not_end_is_no_pass)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    judge_by_hand(&m);
    maker_sql(&m, "UPDATE scenario SET state='error', error='x.lua:3: no such verb'");
    text = written(&m, "junit");
    expect_part(text, "errors=\"1\"");
    expect_part(text, "<error type=\"scenario\" message=\"x.lua:3: no such verb\"></error>");
    free(text);
    text = written(&m, "table");
    expect_part(text, "error   x.lua:3: no such verb");
    expect_part(text, "verdict: error");
    free(text);
    maker_fini(&m);
}

Test(json, has_findings_with_their_evidence)
{
    struct maker m;
    char *text;
    cJSON *root, *scenario, *finding;

    maker_init(&m, "{}");
    tell_little(&m);
    judge_by_hand(&m);
    text = written(&m, "json");
    root = cJSON_Parse(text);
    cr_assert(root != NULL);
    cr_expect(eq(str, cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, "verdict")),
                 (char *)"fail"));
    scenario = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(root, "scenarios"), 0);
    finding = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(scenario, "findings"), 0);
    cr_expect(eq(str, cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(finding, "rule")),
                 (char *)"sla.answer"));
    cr_expect(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(finding, "evidence")) == 2);
    cJSON_Delete(root);
    free(text);
    maker_fini(&m);
}

Test(html, links_findings_to_rows_that_are_there)
{
    struct maker m;
    char *text;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":60000}}");
    tell_little(&m);
    judge_by_hand(&m);
    maker_step(&m, 1, 6000, "contact", "{}");
    maker_step(&m, 1, 126000, "message", "{\"topic\":\"progress\"}");
    text = written(&m, "html");
    expect_part(text, "<a href=\"#s1e4\">");
    expect_part(text, "<tr id=\"s1e4\" class=\"bad evident\">");
    expect_part(text, "&lt;b&gt;late&lt;/b&gt; &amp; &quot;so&quot;");
    expect_part(text, "<div class=\"clock late\"><b>first reply</b>");
    cr_expect(strstr(text, "<b>late</b> &") == NULL);
    free(text);
    maker_fini(&m);
}

/* Each of 33 stations says two things: three have no lane, and are counted once. */
Test(html, actors_without_a_lane_are_counted_and_not_their_events)
{
    struct maker m;
    char *text, name[16];

    maker_init(&m, "{}");
    for (int i = 0; i < 66; i++) {
        snprintf(name, sizeof(name), "CP-%d", i % 33);
        maker_event(&m, i * 1000, name, "booted", "{\"status\":\"Accepted\",\"interval_s\":300}");
    }
    text = written(&m, "html");
    expect_part(text, ">3 further actors are left out.</p>");
    free(text);
    maker_fini(&m);
}

Test(html, frames_are_judged_by_the_version_of_their_connection)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp2.0.1\"}");
    maker_frame(&m, 1000, "CP-1", "out",
                "[2,\"1\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"org.example\"}}]");
    maker_event(&m, 2000, "CP-2", "connected", "{\"protocol\":\"ocpp1.6\"}");
    maker_frame(&m, 3000, "CP-2", "out",
                "[2,\"1\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"org.example\"}}]");
    text = written(&m, "html");
    expect_part(text, "red: not as OCPP 1.6 or 2.0.1 says");
    expect_part(text, "<span class=\"broken\">$.customData the message has no such field");
    cr_expect(strstr(strstr(text, "class=\"broken\"") + 1, "class=\"broken\"") == NULL);
    free(text);
    maker_fini(&m);
}

Test(html, an_empty_run_file_is_still_a_page)
{
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    maker_sql(&m, "DELETE FROM scenario; DROP TABLE event; DROP TABLE actor; DROP TABLE run");
    text = written(&m, "html");
    expect_part(text, "0 plays");
    expect_part(text, "</html>");
    free(text);
    free(written(&m, "table"));
    free(written(&m, "junit"));
    free(written(&m, "json"));
    maker_fini(&m);
}

Test(story, is_bounded_but_keeps_all_evidence)
{
    cJSON *findings = cJSON_Parse("[{\"evidence\":[4999]},{\"evidence\":[3,777777]}]");
    struct story s;
    struct maker m;
    char *why = NULL;
    struct runfile *rf;

    maker_init(&m, "{}");
    maker_sql(&m, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000) "
                  "INSERT INTO event SELECT 1, i, i*1000, 0, 1, 'booted', 0, '{}' FROM n");
    rf = runfile_open(m.path, false, &why);
    story_init(&s, rf, 1, findings);
    cr_expect(eq(sz, s.told, STORY_MAX + 1));
    cr_expect(eq(i64, s.left_out, 5000 - STORY_MAX - 1));
    cr_expect(story_find(&s, 4999) && story_find(&s, 4999)->evidence);
    cr_expect(story_find(&s, 3)->evidence);
    cr_expect(not(story_find(&s, 4)->evidence));
    cr_expect(story_find(&s, 4998) == NULL);
    cr_expect(story_find(&s, 777777) == NULL);
    story_fini(&s);
    cJSON_Delete(findings);
    runfile_close(rf);
    maker_fini(&m);
}

Test(markup, escapes_cuts_and_replaces_what_xml_forbids)
{
    static const struct {
        const char *text;
        size_t limit;
        const char *want;
    } rows[] = {
        {"<a href=\"x\" b='y'>&", 99, "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;"},
        {"a\x01\x1b\x7f"
         "b\tc\n",
         99,
         "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
         "b\tc\n"},
        {"\xc3\xa9\xff\xc3", 99, "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xed\xa0\x80", 99, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xef\xbf\xbf", 99, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xf0\x9f\x98\x80\xf0\x9f\x98\x80!", 2, "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xe2\x80\xa6"},
        {"ab", 2, "ab"},
        {NULL, 9, ""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *got = NULL;
        size_t len = 0;
        FILE *out = open_memstream(&got, &len);

        markup_text_n(out, rows[i].text, rows[i].limit);
        fclose(out);
        cr_expect(strcmp(got, rows[i].want) == 0, "row %zu: %s", i, got);
        free(got);
    }
}
