/* title: A statement is made once, however often it is asked for. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/mem.h"
#include "facts/queries.h"

static sqlite3 *db;
static struct queries *q;

static void open_all(void)
{
    cr_assert_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE t(a); INSERT INTO t VALUES(1),(2),(3)", NULL, NULL, NULL);
    q = queries_new(db);
}

static void close_all(void)
{
    queries_free(q);
    cr_expect_eq(sqlite3_close(db), SQLITE_OK, "every statement was given back");
}

TestSuite(queries, .init = open_all, .fini = close_all);

static int sum(const char *sql, int bound)
{
    sqlite3_stmt *st = queries_take(q, sql);
    int total = 0;

    sqlite3_bind_int(st, 1, bound);
    while (sqlite3_step(st) == SQLITE_ROW)
        total += sqlite3_column_int(st, 0);
    queries_give(q, st);
    return total;
}

Test(queries, what_is_asked_again_is_the_same_statement_without_its_bindings)
{
    const char *sql = "SELECT a FROM t WHERE a>=?1";
    sqlite3_stmt *first = queries_take(q, sql), *again;

    sqlite3_bind_int(first, 1, 2);
    cr_expect_eq(sqlite3_step(first), SQLITE_ROW);
    queries_give(q, first);
    again = queries_take(q, sql);
    cr_expect_eq(again, first);
    cr_expect_eq(sqlite3_step(again), SQLITE_DONE, "nothing is bound, and it begins anew");
    queries_give(q, again);
    cr_expect_eq(sum(sql, 2), 5);
}

Test(queries, a_statement_that_is_out_is_not_handed_out_again)
{
    const char *sql = "SELECT a FROM t WHERE a>=?1";
    sqlite3_stmt *outer = queries_take(q, sql);

    sqlite3_bind_int(outer, 1, 1);
    cr_expect_eq(sqlite3_step(outer), SQLITE_ROW);
    cr_expect_eq(sum(sql, 3), 3, "within the walk of another");
    cr_expect_eq(sqlite3_step(outer), SQLITE_ROW);
    cr_expect_eq(sqlite3_column_int(outer, 0), 2, "whose walk goes on");
    queries_give(q, outer);
}

Test(queries, more_texts_than_there_is_room_for_are_all_answered)
{
    sqlite3_stmt *out = queries_take(q, "SELECT 7");

    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 3000; i++) {
            char *sql = mem_printf("SELECT a+%d FROM t WHERE a=?1", i);

            cr_assert_eq(sum(sql, 1), i + 1, "text %d", i);
            free(sql);
        }
    cr_expect_eq(sqlite3_step(out), SQLITE_ROW, "what is out keeps its seat");
    queries_give(q, out);
}

Test(queries, what_the_file_does_not_have_cannot_be_asked)
{
    cr_expect_null(queries_take(q, "SELECT a FROM nowhere"));
    queries_give(q, NULL);
    sqlite3_exec(db, "CREATE TABLE nowhere(a, b)", NULL, NULL, NULL);
    cr_expect_eq(sum("SELECT count(*) FROM nowhere", 0), 0, "until it has it");
}

Test(queries, a_table_that_is_made_anew_is_read_as_it_is_now)
{
    cr_expect_eq(sum("SELECT * FROM t", 0), 6);
    sqlite3_exec(db, "DROP TABLE t; CREATE TABLE t(b, a); INSERT INTO t VALUES(40,2)", NULL, NULL,
                 NULL);
    cr_expect_eq(sum("SELECT * FROM t", 0), 40);
}

/* Where there is no free seat another, which is not out, makes room: what is asked often stays
 * made. */
Test(queries, of_more_texts_than_there_is_room_for_the_newest_is_kept)
{
    for (int i = 0; i < 3100; i++) {
        char *sql = mem_printf("SELECT a+%d FROM t WHERE a=?1", i);
        sqlite3_stmt *again;

        sum(sql, 1);
        again = queries_take(q, sql);
        cr_expect(sqlite3_stmt_status(again, SQLITE_STMTSTATUS_RUN, 0) == 1, "text %d", i);
        queries_give(q, again);
        free(sql);
    }
}
