/* title: run files are read and scored: verdicts, findings, checks and old scores */
#include "fixture/runfile_maker.h"
#include "score/score_run.h"
#include "score/verdicts.h"

Test(runfile, a_file_that_is_no_run_says_so)
{
    char *path = mem_printf("/tmp/no_runfile.%ld", (long)getpid());
    FILE *file = fopen(path, "w");
    char *why = NULL;

    cr_assert(file != NULL);
    fputs("not a database, but long enough to be one", file);
    fclose(file);
    cr_expect(runfile_open(path, false, &why) == NULL);
    cr_expect(why && strstr(why, "not a run file") != NULL);
    free(why);
    unlink(path);
    free(path);
    cr_expect(runfile_open("/nowhere/run.db", false, &why) == NULL);
    free(why);
}

Test(runfile, missing_tables_read_as_empty_and_text_columns_as_json)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    cJSON *rows, *row;

    maker_init(&m, "{\"sla\":{\"grade\":\"L2\"}}");
    maker_sql(&m, "DROP TABLE ticket");
    rf = runfile_open(m.path, false, &why);
    rows = runfile_rows(rf, "SELECT * FROM ticket WHERE scenario=?1", 1);
    row = runfile_row(rf, "SELECT * FROM scenario WHERE scenario=?1", 1);
    cr_expect(cJSON_GetArraySize(rows) == 0);
    cr_expect(cJSON_IsObject(cJSON_GetObjectItemCaseSensitive(row, "expect")));
    cr_expect(cJSON_IsArray(cJSON_GetObjectItemCaseSensitive(row, "can")));
    cJSON_Delete(rows);
    cJSON_Delete(row);
    runfile_close(rf);
    maker_fini(&m);
}

Test(runfile, local_time_follows_the_zone_table)
{
    static const struct {
        int64_t ms;
        const char *local;
    } rows[] = {
        {1774745999000, "2026-03-29 01:59:59"},
        {1774746000000, "2026-03-29 03:00:00"},
        {-1, "1970-01-01 00:59:59"},
    };
    struct maker m;
    char *why = NULL, out[32];
    struct runfile *rf;

    maker_init(&m, "{}");
    maker_sql(&m, "UPDATE zone SET offset_s=3600; INSERT INTO zone VALUES(1,1774746000000,7200)");
    rf = runfile_open(m.path, false, &why);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        runfile_local(rf, 1, rows[i].ms, false, out);
        cr_expect(strcmp(out, rows[i].local) == 0, "row %zu: %s", i, out);
    }
    runfile_local(rf, 1, 123, true, out);
    cr_expect(strcmp(out, "1970-01-01 01:00:00.123") == 0, "%s", out);
    runfile_close(rf);
    maker_fini(&m);
}

Test(score, a_check_that_does_not_hold_fails_with_its_evidence)
{
    struct maker m;
    char *told;

    maker_init(&m, "{}");
    maker_event(&m, 1000, "world", "check", "{\"what\":\"the bay is free\",\"ok\":true}");
    cr_expect(maker_score(&m, "story") == VERDICT_pass);
    maker_event(&m, 2000, "world", "check", "{\"what\":\"the cable is free\",\"ok\":false}");
    cr_expect(maker_score(&m, "story") == VERDICT_fail);
    cr_expect(maker_score(&m, "story") == VERDICT_fail);
    cr_expect(maker_found(&m, "story.check") == 1);
    told = maker_findings(&m);
    cr_expect(strstr(told, "the cable is free") != NULL, "%s", told);
    free(told);
    maker_fini(&m);
}

Test(score, a_check_that_could_not_be_made_is_inconclusive)
{
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 1000, "world", "check",
                "{\"what\":\"the desk has a ticket\",\"ok\":false,\"inconclusive\":true}");
    cr_expect(maker_score(&m, "story") == VERDICT_inconc);
    cr_expect(maker_found(&m, "story.inconclusive") == 1);
    maker_fini(&m);
}

Test(score, a_story_without_checks_gives_no_verdict)
{
    struct maker m;

    maker_init(&m, "{}");
    cr_expect(maker_score(&m, "story") == VERDICT_none);
    maker_fini(&m);
}

Test(score, the_state_of_a_scenario_counts)
{
    static const struct {
        const char *state;
        enum verdict verdict;
    } rows[] = {{"complete", VERDICT_none},
                {"interrupted", VERDICT_inconc},
                {"running", VERDICT_inconc},
                {"error", VERDICT_error}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *why = NULL;
        struct runfile *rf;

        maker_init(&m, "{}");
        maker_sql(&m, "UPDATE scenario SET state='%s'", rows[i].state);
        rf = runfile_open(m.path, true, &why);
        cr_expect(score_run(rf, NULL) == rows[i].verdict, "row %zu", i);
        cr_expect(verdicts_of_scenario(rf, 1) == rows[i].verdict, "row %zu", i);
        runfile_close(rf);
        maker_fini(&m);
    }
}

Test(score, what_a_broken_off_story_lacks_is_nobodys_failure)
{
    static const char *const states[] = {"interrupted", "running"};

    for (size_t i = 0; i < 2; i++) {
        struct maker m;

        maker_init(&m, "{\"invoice\":{\"sessions\":1}}");
        maker_sql(&m, "UPDATE scenario SET state='%s'", states[i]);
        cr_expect(maker_score(&m, "invoice") == VERDICT_inconc, "%s", states[i]);
        maker_fini(&m);
    }
}

Test(score, what_a_broken_off_story_has_broken_stays_broken)
{
    struct maker m;

    maker_init(&m, "{\"invoice\":{\"sessions\":1}}");
    maker_sql(&m, "UPDATE scenario SET state='interrupted'");
    maker_frame(&m, 1000, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
    maker_frame(&m, 2000, "CP-1", "in", "[3,\"a\",{\"currentTime\":\"soon\"}]");
    cr_expect(maker_score(&m, "invoice") == VERDICT_inconc, "the bill may still come");
    cr_expect(maker_score(&m, "protocol") == VERDICT_fail, "the answer came, and is wrong");
    maker_fini(&m);
}

Test(score, a_run_that_was_killed_before_its_first_story_passes_nothing)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;

    maker_init(&m, "{}");
    maker_sql(&m, "DELETE FROM scenario; INSERT INTO run VALUES('state','running')");
    rf = runfile_open(m.path, true, &why);
    cr_expect(score_run(rf, NULL) == VERDICT_inconc);
    cr_expect(verdict_exit_code(VERDICT_none) == 2, "nothing was judged is no success");
    runfile_close(rf);
    maker_fini(&m);
}
