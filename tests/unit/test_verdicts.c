/* title: a run has a verdict: the worst, told first, with what follows behind it */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

#include "score/judged.h"
#include "score/recurring.h"
#include "score/score_run.h"
#include "score/scorer.h"
#include "score/verdicts.h"

PAGES_OF_SUITE(verdicts);

Test(verdicts, have_a_name_an_exit_code_and_an_order)
{
    static const struct {
        const char *name;
        enum verdict verdict;
        int code;
    } rows[] = {
        {"none", VERDICT_none, 2},   {"skipped", VERDICT_skipped, 2}, {"pass", VERDICT_pass, 0},
        {"known", VERDICT_known, 0}, {"inconc", VERDICT_inconc, 2},   {"fail", VERDICT_fail, 1},
        {"error", VERDICT_error, 3},
    };

    cr_expect(sizeof(rows) / sizeof(rows[0]) == VERDICT_COUNT);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        enum verdict before = i ? rows[i - 1].verdict : VERDICT_none;

        cr_expect(strcmp(verdict_name(rows[i].verdict), rows[i].name) == 0, "row %zu", i);
        cr_expect(verdict_of(rows[i].name) == rows[i].verdict, "row %zu", i);
        cr_expect(verdict_exit_code(rows[i].verdict) == rows[i].code, "row %zu", i);
        cr_expect(verdict_worst(rows[i].verdict, before) == rows[i].verdict, "row %zu", i);
        cr_expect(verdict_worst(before, rows[i].verdict) == rows[i].verdict, "row %zu", i);
    }
    cr_expect(verdict_of("green") == VERDICT_error, "what nobody knows is no pass");
}

Test(verdicts, the_state_of_a_story_says_what_it_is_worth_at_best)
{
    static const struct {
        const char *state;
        enum verdict verdict;
    } rows[] = {
        {"complete", VERDICT_none},  {"error", VERDICT_error},     {"interrupted", VERDICT_inconc},
        {"running", VERDICT_inconc}, {"lacking", VERDICT_inconc},  {"cut", VERDICT_inconc},
        {"", VERDICT_none},          {"skipped", VERDICT_skipped}, {"incomplete", VERDICT_inconc},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(verdict_of_state(rows[i].state) == rows[i].verdict, "row %zu", i);
}

Test(verdicts, kinds_of_rules_and_of_judges_have_names)
{
    cr_expect(strcmp(rule_kind_name(RULE_breach), "breach") == 0);
    cr_expect(strcmp(rule_kind_name(RULE_absence), "absence") == 0);
    cr_expect(strcmp(rule_kind_name(RULE_either), "either") == 0);
    cr_expect(strcmp(judged_how_name(JUDGED_by), "by") == 0);
    cr_expect(strcmp(judged_how_name(JUDGED_open), "open") == 0);
    cr_expect(strcmp(judged_how_name(JUDGED_nobody), "nobody") == 0);
}

static struct runfile *opened(struct maker *m)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, true, &why);

    cr_assert(rf != NULL, "%s", why);
    return rf;
}

/* A finding, as scorers leave it. */
static void found(struct maker *m, int scenario, int id, int parent, const char *verdict,
                  const char *rule)
{
    maker_sql(m,
              "INSERT INTO finding(scenario,id,scorer,verdict,rule,sentence,evidence,times,parent,"
              "key) VALUES(%d,%d,'x','%s','%s','%s','[]',%d,nullif(%d,0),'%s')",
              scenario, id, verdict, rule, rule, id, parent, rule);
}

static void make_tables(struct maker *m)
{
    maker_score(m, "story");
    maker_sql(m, "DELETE FROM finding; DELETE FROM score");
}

/* "0 fail rule x2 <- cause" a line. @return owned */
static char *as_told(struct runfile *rf, size_t row)
{
    struct verdicts v;
    char *all = mem_text("");
    const cJSON *finding;

    verdicts_init(&v, rf);
    cJSON_ArrayForEach (finding, v.rows[row].findings) {
        const cJSON *cause = verdicts_cause(&v.rows[row], finding);
        char *longer = mem_printf(
            "%s%d %s x%d%s%s\n", all, verdicts_depth(finding),
            cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(finding, "rule")),
            verdicts_times(finding), cause ? " <- " : "",
            cause ? cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(cause, "rule")) : "");

        free(all);
        all = longer;
    }
    verdicts_fini(&v);
    return all;
}

Test(verdicts, findings_are_told_worst_first_and_take_along_what_follows_from_them)
{
    static const char want[] = "0 broken x8\n"
                               "1 note-below x9 <- broken\n"
                               "0 cause x2\n"
                               "1 below x3 <- cause\n"
                               "2 lower x4 <- below\n"
                               "1 beside x5 <- cause\n"
                               "0 lone x6\n"
                               "0 open x7\n"
                               "0 note x1\n";
    struct maker m;
    struct runfile *rf;
    char *got;
    struct verdicts v;

    maker_init(&m, "{}");
    make_tables(&m);
    found(&m, 1, 1, 0, "pass", "note");
    found(&m, 1, 2, 0, "fail", "cause");
    found(&m, 1, 3, 2, "fail", "below");
    found(&m, 1, 4, 3, "inconc", "lower");
    found(&m, 1, 5, 2, "fail", "beside");
    found(&m, 1, 6, 77, "fail", "lone"); /* its cause is not there */
    found(&m, 1, 7, 0, "inconc", "open");
    found(&m, 1, 8, 0, "error", "broken");
    found(&m, 1, 9, 8, "pass", "note-below");
    rf = opened(&m);
    got = as_told(rf, 0);
    cr_expect(strcmp(got, want) == 0, "%s", got);
    free(got);
    verdicts_init(&v, rf);
    cr_expect(verdicts_faults(&v.rows[0]) == 4, "broken, cause, lone and open: %d",
              verdicts_faults(&v.rows[0]));
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

Test(verdicts, what_hangs_very_deep_is_shown_at_the_lowest_depth_there_is)
{
    struct maker m;
    struct runfile *rf;
    char *got;

    maker_init(&m, "{}");
    make_tables(&m);
    for (int id = 1; id <= 10; id++)
        found(&m, 1, id, id - 1, "fail", "deeper");
    found(&m, 1, 11, 10, "fail", "deepest");
    found(&m, 1, 12, 1, "fail", "back-up");
    rf = opened(&m);
    got = as_told(rf, 0);
    cr_expect(strstr(got, "7 deeper x8 <- deeper\n7 deeper x9 <- deeper\n7 deeper x10 <- deeper\n"
                          "7 deepest x11 <- deeper\n1 back-up x12 <- deeper\n") != NULL,
              "%s", got);
    free(got);
    runfile_close(rf);
    maker_fini(&m);
}

Test(verdicts, a_story_is_as_bad_as_its_worst_score_and_a_run_as_its_worst_story)
{
    struct maker m;
    struct runfile *rf;
    struct verdicts v;

    maker_init(&m, "{}");
    make_tables(&m);
    maker_sql(&m, "INSERT INTO scenario(scenario, state) VALUES(2,'complete'),(3,'skipped');"
                  "INSERT INTO score VALUES(1,'sla','pass','{}'),(1,'path','inconc','{}'),"
                  "(2,'sla','fail','{}'),(2,'path','pass','{}')");
    rf = opened(&m);
    verdicts_init(&v, rf);
    cr_assert(v.count == 3);
    cr_expect(v.rows[0].verdict == VERDICT_inconc && v.rows[1].verdict == VERDICT_fail);
    cr_expect(v.rows[2].verdict == VERDICT_skipped);
    cr_expect(v.worst == VERDICT_fail);
    cr_expect(verdicts_of(&v.rows[0], "sla") == VERDICT_pass);
    cr_expect(verdicts_of(&v.rows[0], "path") == VERDICT_inconc);
    cr_expect(verdicts_of(&v.rows[0], "invoice") == VERDICT_none);
    cr_expect(verdicts_begun(&v.rows[0]) && !verdicts_begun(&v.rows[2]));
    cr_expect(verdicts_of_scenario(rf, 1) == VERDICT_inconc);
    cr_expect(verdicts_of_scenario(rf, 2) == VERDICT_fail);
    cr_expect(verdicts_of_scenario(rf, 3) == VERDICT_skipped);
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

Test(verdicts, why_stories_were_not_begun_is_told_by_how_many_that_kept_back)
{
    static const struct {
        const char *state, *verdict, *why;
    } plays[] = {
        {"skipped", "skipped", "no 2.0.1"}, {"lacking", "inconc", "no desk"},
        {"skipped", "skipped", "no desk"},  {"skipped", "skipped", "a bare CSMS"},
        {"lacking", "inconc", "no desk"},   {"complete", "fail", "a check failed"},
    };
    static const struct {
        const char *why;
        enum verdict verdict;
        int plays;
    } rows[] = {
        {"no desk", VERDICT_inconc, 2},
        {"a bare CSMS", VERDICT_skipped, 1},
        {"no 2.0.1", VERDICT_skipped, 1},
        {"no desk", VERDICT_skipped, 1},
    };
    struct maker m;
    struct runfile *rf;
    struct verdicts v;
    struct verdicts_reasons why;

    maker_init(&m, "{}");
    make_tables(&m);
    for (int i = 0; i < 6; i++) {
        maker_sql(&m, "INSERT INTO scenario(scenario, state) VALUES(%d,'%s')", i + 2,
                  plays[i].state);
        found(&m, i + 2, 1, 0, plays[i].verdict, plays[i].why);
    }
    rf = opened(&m);
    verdicts_init(&v, rf);
    verdicts_reasons_init(&why, &v);
    cr_assert(why.count == 4, "%zu", why.count);
    for (size_t i = 0; i < 4; i++) {
        cr_expect(strcmp(why.list[i].sentence, rows[i].why) == 0, "row %zu: %s", i,
                  why.list[i].sentence);
        cr_expect(why.list[i].verdict == rows[i].verdict, "row %zu", i);
        cr_expect(why.list[i].plays == rows[i].plays, "row %zu: %d", i, why.list[i].plays);
    }
    verdicts_reasons_fini(&why);
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

static void play(struct maker *m, int scenario, const char *file)
{
    maker_sql(m, "INSERT INTO scenario(scenario, state, file) VALUES(%d,'complete','%s')", scenario,
              file);
}

Test(verdicts, what_is_wrong_in_several_stories_is_told_once_worst_and_most_frequent_first)
{
    static const struct {
        const char *rule;
        int scenario, times, scenarios;
    } rows[] = {
        {"error", 2, 7, 2}, {"often", 2, 6, 3}, {"early", 2, 7, 2},
        {"late", 3, 8, 2},  {"open", 2, 9, 2},
    };
    struct maker m;
    struct runfile *rf;
    struct verdicts v;
    struct recurring *list;
    size_t count;

    maker_init(&m, "{}");
    make_tables(&m);
    play(&m, 2, "a.lua");
    play(&m, 3, "b.lua");
    play(&m, 4, "c.lua");
    play(&m, 5, "a.lua"); /* the same story once more */
    found(&m, 2, 5, 0, "inconc", "open");
    found(&m, 3, 4, 0, "inconc", "open");
    found(&m, 2, 2, 0, "fail", "often");
    found(&m, 3, 2, 0, "fail", "often");
    found(&m, 4, 2, 0, "fail", "often");
    found(&m, 3, 3, 0, "fail", "late");
    found(&m, 4, 5, 0, "fail", "late");
    found(&m, 2, 3, 0, "fail", "early");
    found(&m, 4, 4, 0, "fail", "early");
    found(&m, 2, 6, 0, "error", "error");
    found(&m, 4, 1, 0, "error", "error");
    found(&m, 2, 7, 0, "fail", "twice-in-one");
    found(&m, 5, 7, 0, "fail", "twice-in-one");
    found(&m, 2, 8, 0, "pass", "a-note");
    found(&m, 3, 8, 0, "pass", "a-note");
    found(&m, 2, 9, 8, "fail", "follows");
    found(&m, 3, 9, 8, "fail", "follows");
    maker_sql(&m, "UPDATE finding SET key='' WHERE rule='open'"); /* then the sentence is it */
    rf = opened(&m);
    verdicts_init(&v, rf);
    list = recurring_find(&v, &count);
    cr_expect(count == 5, "%zu", count);
    for (size_t i = 0; i < count && i < 5; i++) {
        const char *rule =
            cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(list[i].finding, "rule"));

        cr_expect(strcmp(rule, rows[i].rule) == 0, "row %zu: %s", i, rule);
        cr_expect(list[i].row->scenario == rows[i].scenario, "row %zu", i);
        cr_expect(list[i].times == rows[i].times, "row %zu: %d", i, list[i].times);
        cr_expect(list[i].scenarios == rows[i].scenarios, "row %zu: %d", i, list[i].scenarios);
    }
    free(list);
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

/* As often, in as many stories, first in the same one: then as they were found there. Their order
 * was whatever the sort left. */
Test(verdicts, what_is_wrong_alike_in_several_stories_is_told_as_it_was_found)
{
    static const char *const rules[] = {"zebra", "ant", "mole", "bee"};
    struct maker m;
    struct runfile *rf;
    struct verdicts v;
    struct recurring *list;
    size_t count;

    maker_init(&m, "{}");
    make_tables(&m);
    play(&m, 2, "a.lua");
    play(&m, 3, "b.lua");
    for (int i = 0; i < 4; i++) {
        found(&m, 2, i + 1, 0, "fail", rules[i]);
        found(&m, 3, 4 - i, 0, "fail", rules[i]);
    }
    rf = opened(&m);
    verdicts_init(&v, rf);
    list = recurring_find(&v, &count);
    cr_assert(count == 4);
    for (size_t i = 0; i < count; i++)
        cr_expect(
            strcmp(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(list[i].finding, "rule")),
                   rules[i]) == 0,
            "row %zu", i);
    free(list);
    verdicts_fini(&v);
    runfile_close(rf);
    maker_fini(&m);
}

Test(verdicts, hundreds_of_findings_are_told_apart_and_equal_ones_are_counted)
{
    struct maker m;

    maker_init(&m, "{}");
    for (int i = 0; i < 600; i++)
        maker_event(&m, i, "world", "check", "{\"what\":\"bay %d is free\",\"ok\":false}", i % 200);
    cr_expect(maker_score(&m, "story") == VERDICT_fail);
    cr_expect(maker_found(&m, "story.check") == 600);
    cr_expect(maker_holds(&m, "SELECT count(*)=200 AND min(times)=3 AND max(times)=3 AND "
                              "max(json_array_length(evidence))=1 FROM finding"));
    cr_expect(maker_holds(&m, "SELECT count(DISTINCT key)=200 FROM finding"));
    maker_fini(&m);
    free(maker_kept());
}

static const struct {
    const char *what, *state, *kind, *data;
} checks[] = {
    {"a check that holds", "complete", "check", "{\"what\":\"the bay is free\",\"ok\":true}"},
    {"one that does not", "complete", "check", "{\"what\":\"the bay is free\",\"ok\":false}"},
    {"with what was found, and where it stands", "complete", "check",
     "{\"what\":\"the bay is free\",\"ok\":false,\"found\":\"a van\",\"where\":\"x.lua:7\"}"},
    {"with evidence, of which six events and no nonsense are shown", "complete", "check",
     "{\"what\":\"the bay is free\",\"ok\":false,\"evidence\":[1,0,-1,\"2\",9e15,1,1,1,1,1,1,1]}"},
    {"in a step of the story", "complete", "check",
     "{\"what\":\"the bay is free\",\"ok\":false,\"by\":\"Pat comes\"}"},
    {"by a driver, which is no step", "complete", "check",
     "{\"what\":\"the bay is free\",\"ok\":false,\"by\":\"Pat\"}"},
    {"one that could not be made, in a step", "complete", "check",
     "{\"what\":\"the desk has a ticket\",\"ok\":false,\"inconclusive\":true,"
     "\"by\":\"Pat comes\"}"},
    {"a story that does not apply", "skipped", "skipped", "{\"why\":\"it is about 2.0.1\"}"},
    {"a story for which something lacks", "lacking", "lacking", "{\"why\":\"there is no desk\"}"},
};

Test(verdicts, a_story_says_what_it_checked_and_where)
{
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m, "UPDATE scenario SET state='%s'", checks[i].state);
        maker_event(&m, 0, "world", "step", "{\"what\":\"Pat parks\"}");
        maker_event(&m, 0, "world", "step", "{\"what\":\"Pat comes\"}");
        maker_event(&m, 0, "world", checks[i].kind, "%s", checks[i].data);
        maker_keep_title(checks[i].what);
        maker_score(&m, "story");
        maker_fini(&m);
    }
    page_of_test(PAGE("verdicts"));
}

Test(verdicts, a_story_on_a_card_that_nobody_could_enrol_is_not_judged)
{
    static const struct {
        const char *can, *status;
    } rows[] = {
        {"[]", "Invalid"},
        {"[\"csms.enrol\"]", "Invalid"},
        {"[\"token Accepted\"]", "Invalid"},
        {"[]", "Accepted"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *answer = mem_printf("[3,\"z1\",{\"idTagInfo\":{\"status\":\"%s\"}}]", rows[i].status);
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m,
                  "UPDATE scenario SET can='%s'; INSERT INTO token VALUES(1,'04A1','P','Accepted')",
                  rows[i].can);
        maker_event(&m, 0, "world", "check", "{\"what\":\"Pat charges\",\"ok\":false}");
        maker_frame(&m, 1000, "CP-1", "out", "[2,\"z1\",\"Authorize\",{\"idTag\":\"04A1\"}]");
        maker_frame(&m, 2000, "CP-1", "in", answer);
        maker_sql(&m, "UPDATE actor SET kind='station' WHERE name='CP-1'");
        maker_keep_title(rows[i].can);
        maker_score(&m, "story");
        free(answer);
        maker_fini(&m);
    }
    page_of_test(PAGE("verdicts"));
}

Test(verdicts, a_run_that_cannot_be_scored_is_an_error_and_keeps_its_old_scores)
{
    struct maker m;
    struct runfile *rf;

    maker_init(&m, "{}");
    make_tables(&m);
    maker_sql(&m, "INSERT INTO score VALUES(1,'sla','pass','{}');"
                  "DROP TABLE finding; CREATE VIEW finding AS SELECT 1 AS scenario");
    rf = opened(&m);
    cr_expect(score_run(rf, NULL) == VERDICT_error);
    cr_expect(sqlite3_get_autocommit(runfile_db(rf)), "nothing is left half done");
    runfile_close(rf);
    cr_expect(maker_holds(&m, "SELECT count(*) FROM score WHERE scorer='sla'"));
    maker_fini(&m);
    free(maker_kept());
}

Test(verdicts, a_scenario_without_expectations_is_scored)
{
    struct maker m;
    struct runfile *rf;
    cJSON *sla = cJSON_Parse("{\"first_reply_ms\":600000}");

    maker_init(&m, "{}");
    maker_sql(&m, "UPDATE scenario SET expect=NULL");
    maker_event(&m, 0, "world", "check", "{\"what\":\"the bay is free\",\"ok\":true}");
    cr_expect(maker_score(&m, "story") == VERDICT_pass);
    rf = opened(&m);
    cr_expect(score_run(rf, sla) == VERDICT_pass, "nobody expected it");
    runfile_close(rf);
    cJSON_Delete(sla);
    maker_fini(&m);
    free(maker_kept());
}
