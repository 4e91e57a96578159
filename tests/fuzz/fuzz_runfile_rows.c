/* A run file with any rows is scored and reported, and scored again it gets the same verdict.
 *
 * One row a line: table|value|value..., values as SQLite types them: whole number, NULL, else text.
 * The database is made once and emptied for each input.
 */
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "fixture/fuzz_file.h"
#include "fixture/fuzz_runfile.h"
#include "host/store.h"
#include "score/score_run.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS_MAX = 20, LINES_MAX = 200 };

struct table {
    char name[32];
    int columns;
};

/* The tables as a run writes them, and how wide they are. */
static size_t tables_of(sqlite3 *db, struct table *t, size_t room)
{
    sqlite3_stmt *st;
    size_t n = 0;

    sqlite3_prepare_v2(db,
                       "SELECT name, (SELECT count(*) FROM pragma_table_info(m.name)) "
                       "FROM sqlite_master AS m WHERE type='table'",
                       -1, &st, NULL);
    while (n < room && sqlite3_step(st) == SQLITE_ROW) {
        snprintf(t[n].name, sizeof(t[n].name), "%s", (const char *)sqlite3_column_text(st, 0));
        t[n++].columns = sqlite3_column_int(st, 1);
    }
    sqlite3_finalize(st);
    return n;
}

static void bind(sqlite3_stmt *st, int i, const char *word)
{
    char *end;
    long long n;

    if (!word || strcmp(word, "NULL") == 0)
        return;
    errno = 0;
    n = strtoll(word, &end, 10);
    if (*word && !*end && !errno && !isspace((unsigned char)*word))
        sqlite3_bind_int64(st, i, n);
    else
        sqlite3_bind_text(st, i, word, -1, SQLITE_TRANSIENT);
}

static void insert(sqlite3 *db, const struct table *t, char *rest)
{
    char sql[64 + 2 * COLUMNS_MAX];
    sqlite3_stmt *st;
    size_t at = (size_t)snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s VALUES(?", t->name);

    for (int i = 1; i < t->columns; i++)
        at += (size_t)snprintf(sql + at, sizeof(sql) - at, ",?");
    snprintf(sql + at, sizeof(sql) - at, ")");
    assert(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK);
    for (int i = 1; i <= t->columns; i++)
        bind(st, i, strsep(&rest, "|"));
    sqlite3_step(st);
    sqlite3_finalize(st);
}

static void fill(sqlite3 *db, const struct table *t, size_t count, char *text)
{
    char *line;

    for (int n = 0; n < LINES_MAX && (line = strsep(&text, "\n")); n++) {
        const char *name = strsep(&line, "|");

        for (size_t i = 0; i < count; i++)
            if (strcmp(t[i].name, name) == 0)
                insert(db, &t[i], line);
    }
}

static char path[96]; /* libFuzzer gives a target no other place to keep things */

static void forget(void)
{
    unlink(path);
}

static sqlite3 *database(void)
{
    static sqlite3 *db;
    char *why = NULL;

    if (db)
        return db;
    fuzz_file_name("rows.db", path);
    store_free(store_new(path, &why));
    atexit(forget);
    assert(!why && sqlite3_open(path, &db) == SQLITE_OK);
    sqlite3_exec(db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", NULL, NULL, NULL);
    return db;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sqlite3 *db = database();
    char *text = mem_text_n((const char *)data, size), *why = NULL, sql[64];
    struct table tables[32];
    size_t count = tables_of(db, tables, 32);
    struct runfile *rf;
    enum verdict verdict;

    sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        snprintf(sql, sizeof(sql), "DELETE FROM %s", tables[i].name);
        sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    fill(db, tables, count, text);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    rf = runfile_open(path, true, &why);
    assert(!rf == (why && why[0])); /* a row of table run may claim another format */
    if (rf) {
        sqlite3_exec(runfile_db(rf), "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", NULL,
                     NULL, NULL);
        verdict = fuzz_score_and_report(rf);
        assert(score_run(rf, NULL) == verdict);
    }
    runfile_close(rf);
    free(why);
    free(text);
    return 0;
}
