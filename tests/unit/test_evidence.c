/* title: evidence for strangers has what happened and not who they are */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "facts/field.h"
#include "fixture/runfile_maker.h"
#include "host/evidence.h"

static char *copied(struct maker *m, int scenario)
{
    char *to = mem_printf("%s.copy", m->path), *why = NULL;

    cr_assert(evidence_copy(m->path, scenario, to, &why), "%s", why);
    return to;
}

/* The first column of the first row. */
static char *told(const char *path, const char *sql)
{
    char *why = NULL, *text;
    struct runfile *rf = runfile_open(path, false, &why);
    cJSON *row = runfile_row(rf, sql, 1);

    text = mem_text(field_text(row, "x"));
    cJSON_Delete(row);
    runfile_close(rf);
    return text;
}

static void expect_told(const char *path, const char *sql, const char *want)
{
    char *got = told(path, sql);

    cr_expect(strcmp(got, want) == 0, "%s: %s", sql, got);
    free(got);
}

static void tell_people(struct maker *m)
{
    maker_sql(m,
              "INSERT INTO run VALUES('digest', 'abc'), ('sut', 'ws://joe:secret@csms.example/x');"
              "INSERT INTO scenario(scenario, name) VALUES(2, 'another');"
              "INSERT INTO actor VALUES(1, 1, 'driver', 'Ann', '{\"token\":\"04AB\"}'),"
              "(1, 2, 'technician', 'Van 3', '{}'), (1, 3, 'station', 'CP-1', '{}'),"
              "(2, 1, 'driver', 'Bob', '{}'), (1, 4, 'driver', 'Annabel', '{}'),"
              "(1, 5, 'driver', 'A', '{}');"
              "INSERT INTO token VALUES(1, '04AB', 'Ann', 'Accepted');");
}

Test(evidence, has_one_play_and_no_digest)
{
    struct maker m;
    char *to;

    maker_init(&m, "{}");
    tell_people(&m);
    to = copied(&m, 1);
    expect_told(to, "SELECT group_concat(scenario) || '' AS x FROM scenario WHERE ?1=?1", "1");
    expect_told(to, "SELECT count(*) || '' AS x FROM actor WHERE ?1=?1", "5");
    expect_told(to, "SELECT count(*) || '' AS x FROM run WHERE ?1=?1 AND key='digest'", "0");
    expect_told(to, "SELECT value AS x FROM run WHERE ?1=?1 AND key='sut'", "ws://address/x");
    unlink(to);
    free(to);
    maker_fini(&m);
}

Test(evidence, calls_people_by_another_word_wherever_they_stand)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"[2,\"a\",\"Authorize\",{\"idTag\":\"04ab\"}]",
         "[2,\"a\",\"Authorize\",{\"idTag\":\"token-1\"}]"},
        {"Ann calls about 04AB", "driver-2 calls about token-1"},
        {"Annabel is not Ann.", "driver-3 is not driver-2."},
        {"Annual, Joann, 104AB", "Annual, Joann, 104AB"},
        {"\"A\" takes 16 A", "\"driver-1\" takes 16 A"},
        {"Van 3 at CP-1", "staff-1 at CP-1"},
        {"write to ann.b@example.com, or +49 170 1234567", "write to address, or number"},
        {"5 @ 3, +20 %, a@", "5 @ 3, +20 %, a@"},
        {"wss://joe:secret@csms.example/ocpp", "wss://address/ocpp"},
        {"Bob is of another play", "Bob is of another play"},
        {"", ""},
    };
    struct maker m;
    char *to;

    maker_init(&m, "{}");
    tell_people(&m);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        maker_sql(&m, "INSERT INTO frame VALUES(1, %zu, 3, 'in', '%s')", i + 1, rows[i].text);
    to = copied(&m, 1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *sql = mem_printf("SELECT text AS x FROM frame WHERE scenario=?1 AND seq=%zu", i + 1);

        expect_told(to, sql, rows[i].want);
        free(sql);
    }
    expect_told(to,
                "SELECT group_concat(name, ',') AS x FROM (SELECT name FROM actor WHERE "
                "scenario=?1 ORDER BY id)",
                "driver-2,staff-1,CP-1,driver-3,driver-1");
    expect_told(to,
                "SELECT token || ' ' || account || ' ' || status AS x FROM token WHERE scenario=?1",
                "token-1 driver-2 Accepted");
    unlink(to);
    free(to);
    maker_fini(&m);
}

Test(evidence, says_why_it_cannot_be_made)
{
    char *why = NULL;

    cr_expect(not(evidence_copy("/no/such/file.db", 1, "/no/such/copy.db", &why)));
    cr_expect(why != NULL && strstr(why, "/no/such/") != NULL);
    free(why);
}
