/* title: a run file is read as it stands, and written only where that was asked for */
#include "fixture/runfile_maker.h"

static struct runfile *opened(const struct maker *m, bool writable)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, writable, &why);

    cr_assert(rf != NULL, "%s", why);
    return rf;
}

static bool can_write(struct runfile *rf)
{
    return sqlite3_exec(runfile_db(rf), "INSERT INTO run VALUES('a','b')", NULL, NULL, NULL) ==
           SQLITE_OK;
}

Test(runfile, who_only_reads_cannot_write)
{
    for (int writable = 0; writable < 2; writable++) {
        struct runfile *rf;
        struct maker m;

        maker_init(&m, "{}");
        rf = opened(&m, writable);
        cr_expect(can_write(rf) == writable, "%d", writable);
        runfile_close(rf);
        maker_fini(&m);
    }
}

Test(runfile, what_is_none_or_of_another_format_is_refused_in_words)
{
    static const struct {
        const char *sql, *why; /* its end; NULL: it is opened */
    } rows[] = {
        {"DROP TABLE scenario", " is not a run file: it has no table scenario"},
        {"UPDATE run SET value='2' WHERE key='format'",
         " has run file format 2; this program reads format 1"},
        {"UPDATE run SET value='0' WHERE key='format'",
         " has run file format 0; this program reads format 1"},
        {"UPDATE run SET value='' WHERE key='format'",
         " has run file format ; this program reads format 1"},
        {"UPDATE run SET value='1b' WHERE key='format'",
         " has run file format 1b; this program reads format 1"},
        {"UPDATE run SET value='1' WHERE key='format'", NULL},
        {"DELETE FROM run", NULL},
        {"DROP TABLE run", NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *why = NULL, *want;
        struct runfile *rf;
        struct maker m;

        maker_init(&m, "{}");
        maker_sql(&m, "%s", rows[i].sql);
        want = rows[i].why ? mem_printf("%s%s", m.path, rows[i].why) : mem_text("");
        rf = runfile_open(m.path, false, &why);
        cr_expect_str_eq(why ? why : "", want);
        cr_expect(rows[i].why ? rf == NULL : rf != NULL, "row %zu", i);
        runfile_close(rf);
        free(want);
        free(why);
        maker_fini(&m);
    }
}

/* The clock is put on by an hour at second 7200 of scenario 1; scenario 2 lies to the west. */
Test(runfile, a_moment_has_the_offset_of_its_scenario)
{
    static const struct {
        int scenario;
        int64_t ms;
        int offset_s, minute;
        const char *local, *local_ms;
    } rows[] = {
        {1, 0, 3600, 60, "1970-01-01 01:00:00", "1970-01-01 01:00:00.000"},
        {1, -1000, 3600, 59, "1970-01-01 00:59:59", "1970-01-01 00:59:59.000"},
        {1, 7199999, 3600, 179, "1970-01-01 02:59:59", "1970-01-01 02:59:59.999"},
        {1, 7200000, 7200, 240, "1970-01-01 04:00:00", "1970-01-01 04:00:00.000"},
        {1, 79200000, 7200, 0, "1970-01-02 00:00:00", "1970-01-02 00:00:00.000"},
        {2, 0, -3600, 1380, "1969-12-31 23:00:00", "1969-12-31 23:00:00.000"},
        {2, 60001, -3600, 1381, "1969-12-31 23:01:00", "1969-12-31 23:01:00.001"},
        {3, 59999, 0, 0, "1970-01-01 00:00:59", "1970-01-01 00:00:59.999"},
    };
    struct runfile *rf;
    struct maker m;

    maker_init(&m, "{}");
    maker_sql(&m, "DELETE FROM zone; INSERT INTO zone VALUES(1,7200000,7200),(1,0,3600),"
                  "(2,0,-3600)");
    rf = opened(&m, false);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char local[32];

        cr_expect(runfile_offset_s(rf, rows[i].scenario, rows[i].ms) == rows[i].offset_s,
                  "row %zu: %d", i, runfile_offset_s(rf, rows[i].scenario, rows[i].ms));
        cr_expect(runfile_minute(rf, rows[i].scenario, rows[i].ms) == rows[i].minute, "row %zu: %d",
                  i, runfile_minute(rf, rows[i].scenario, rows[i].ms));
        runfile_local(rf, rows[i].scenario, rows[i].ms, false, local);
        cr_expect_str_eq(local, rows[i].local);
        runfile_local(rf, rows[i].scenario, rows[i].ms, true, local);
        cr_expect_str_eq(local, rows[i].local_ms);
    }
    runfile_close(rf);
    maker_fini(&m);
}

Test(runfile, a_row_is_an_object_of_its_columns)
{
    struct runfile *rf;
    struct maker m;
    cJSON *row;
    char *text;

    maker_init(&m, "{}");
    rf = opened(&m, false);
    row = runfile_row_at(rf,
                         "SELECT 7 AS n, 1.5 AS half, 'x' AS name, NULL AS none, '{\"a\":1}' AS "
                         "data, '{\"a\":1}' AS other, 'no JSON' AS can, ?1 AS scenario, ?2 AS at, "
                         "9007199254740993 AS big, -9007199254740993 AS deep, 9007199254740992 AS "
                         "last",
                         4, 5);
    cr_expect(cJSON_GetObjectItem(row, "big")->valuedouble == 9007199254740992.0);
    cr_expect_str_eq(cJSON_GetObjectItem(row, "big")->valuestring, "9007199254740993");
    cr_expect(cJSON_GetObjectItem(row, "deep")->valuedouble == -9007199254740992.0);
    cr_expect_str_eq(cJSON_GetObjectItem(row, "deep")->valuestring, "-9007199254740993");
    cr_expect(cJSON_GetObjectItem(row, "last")->valuedouble == 9007199254740992.0);
    cr_expect_str_eq(cJSON_GetObjectItem(row, "last")->valuestring, "9007199254740992");
    for (size_t i = 0; i < 3; i++)
        cJSON_DeleteItemFromArray(row, 9);
    text = cJSON_PrintUnformatted(row);
    cr_expect_str_eq(text, "{\"n\":7,\"half\":1.5,\"name\":\"x\",\"none\":null,\"data\":{\"a\":1},"
                           "\"other\":\"{\\\"a\\\":1}\",\"can\":\"no JSON\",\"scenario\":4,"
                           "\"at\":5}");
    cJSON_free(text);
    cJSON_Delete(row);
    cr_expect(runfile_row(rf, "SELECT 1 WHERE ?1=2", 1) == NULL);
    row = runfile_rows(rf, "SELECT 1 FROM nowhere WHERE ?1=1", 1);
    cr_expect(cJSON_IsArray(row) && cJSON_GetArraySize(row) == 0);
    cJSON_Delete(row);
    runfile_close(rf);
    maker_fini(&m);
}

Test(runfile, names_frames_facts_and_scenarios_are_found_by_their_numbers)
{
    int ids[3] = {0, 0, 77};
    struct runfile *rf;
    struct maker m;
    char *text;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO actor VALUES(1,5,'station','CP-5','{}'),(2,5,'station','no','{}');"
                  "INSERT INTO frame VALUES(1,8,5,'in','[1]'),(2,8,5,'in','[2]');"
                  "INSERT INTO scenario(scenario,name) VALUES(9,'c'),(4,'b')");
    rf = opened(&m, false);
    cr_expect_str_eq(text = runfile_actor(rf, 1, 5), "CP-5");
    free(text);
    cr_expect_str_eq(text = runfile_actor(rf, 1, 6), "actor 6");
    free(text);
    cr_expect_str_eq(text = runfile_frame(rf, 1, 8), "[1]");
    free(text);
    cr_expect(runfile_frame(rf, 1, 9) == NULL);
    cr_expect_str_eq(text = runfile_fact(rf, "format"), "1");
    free(text);
    cr_expect(runfile_fact(rf, "colour") == NULL);
    cr_expect(runfile_scenarios(rf, ids, 2) == 2 && ids[0] == 1 && ids[1] == 4 && ids[2] == 77);
    cr_expect(runfile_scenarios(rf, ids, 3) == 3 && ids[2] == 9);
    runfile_close(rf);
    maker_fini(&m);
}
