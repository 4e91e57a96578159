#include "host/database.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum { LINES_MAX = 10000 }; /* of what SQLite finds wrong */

/* @return the first number of the first row; @p otherwise when there is none */
static int number(sqlite3 *db, const char *sql, int otherwise)
{
    sqlite3_stmt *st = NULL;
    int n = otherwise;

    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
        n = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return n;
}

/* SQLite 3.40 looks for NULL in the wrong column of a table without rowids whose key does not stand
 * first, and finds one that is not there. */
static bool is_imagined(sqlite3 *db, const char *said)
{
    static const char words[] = "NULL value in ";
    const char *table = said + strlen(words), *dot;
    char *sql;
    int nulls;

    if (strncmp(said, words, strlen(words)) != 0 || !(dot = strchr(table, '.')))
        return false;
    sql = sqlite3_mprintf("SELECT count(*) FROM \"%.*w\" WHERE \"%w\" IS NULL", (int)(dot - table),
                          table, dot + 1);
    nulls = number(db, sql, 1);
    sqlite3_free(sql);
    return nulls == 0;
}

char *database_damage(sqlite3 *db, const char *check)
{
    char *sql = mem_printf("PRAGMA %s(%d)", check, LINES_MAX), *said = NULL;
    sqlite3_stmt *st = NULL;
    int step = SQLITE_ERROR;

    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK)
        while ((step = sqlite3_step(st)) == SQLITE_ROW && !said) {
            const char *line = (const char *)sqlite3_column_text(st, 0);

            if (strcmp(line, "ok") != 0 && !is_imagined(db, line))
                said = mem_text(line);
        }
    if (!said && step != SQLITE_DONE)
        said = mem_text(sqlite3_errmsg(db));
    sqlite3_finalize(st);
    free(sql);
    for (char *p = said; p && *p; p++)
        if (*p == '\n')
            *p = ' '; /* it is part of a sentence */
    return said;
}

/* A column of numbers holds whole ones that can be reckoned with (up to 2^53, or the largest there
 * is: never), one of texts holds texts of one piece. SQLite itself keeps anything anywhere.
 * @return a sentence about what does not; NULL: all is well */
static char *stranger(sqlite3 *db)
{
    static const char columns[] =
        "SELECT m.name, c.name, c.type LIKE 'INT%' FROM sqlite_schema AS m, "
        "pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
    sqlite3_stmt *st = NULL;
    char *said = NULL;
    int step = sqlite3_prepare_v2(db, columns, -1, &st, NULL);

    while (!said && (step = sqlite3_step(st)) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(st, 0);
        const char *column = (const char *)sqlite3_column_text(st, 1);
        bool numbers = sqlite3_column_int(st, 2);
        char *sql = sqlite3_mprintf(
            numbers ? "SELECT EXISTS(SELECT 1 FROM \"%w\" WHERE typeof(\"%w\") NOT IN ('integer', "
                      "'null') OR \"%w\" NOT BETWEEN -9007199254740992 AND 9007199254740992 AND "
                      "\"%w\" <> 9223372036854775807)"
                    : "SELECT EXISTS(SELECT 1 FROM \"%w\" WHERE typeof(\"%w\") NOT IN ('text', "
                      "'null') OR instr(\"%w\", char(0)) > 0)",
            table, column, column, column);

        if (number(db, sql, 1) != 0)
            said = mem_printf("%s of table %s holds what is no %s", column, table,
                              numbers ? "number to reckon with" : "text");
        sqlite3_free(sql);
    }
    if (!said && step != SQLITE_DONE)
        said = mem_text(sqlite3_errmsg(db));
    sqlite3_finalize(st);
    return said;
}

/* What speaks against the file @p path; NULL: nothing. Every database of the stack has the number
 * of its format as its user_version. */
static char *objection(const char *path)
{
    sqlite3 *db = NULL;
    char *why = NULL, *said = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        why = mem_printf("cannot open %s: %s", path, sqlite3_errmsg(db));
    else if ((said = database_damage(db, "integrity_check")))
        why = mem_printf("%s is no database, or a damaged one: %s", path, said);
    else if (number(db, "PRAGMA user_version", 0) == 0 &&
             number(db, "SELECT count(*) FROM sqlite_schema", 0) > 0)
        why = mem_printf("%s is a database, but not one of chargerig serve", path);
    else if ((said = stranger(db)))
        why = mem_printf("%s is a damaged database: %s", path, said);
    free(said);
    sqlite3_close(db);
    return why;
}

bool database_hold(const char *path, int *held, char **why)
{
    struct stat st;

    *held = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (*held < 0)
        *why = mem_printf("cannot open %s: %s", path, strerror(errno));
    else if (fstat(*held, &st) != 0 || !S_ISREG(st.st_mode))
        *why = mem_printf("%s is no file", path);
    else if (flock(*held, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        *why = mem_printf("%s is in use by another chargerig serve", path);
    else if (st.st_size > 0)
        *why = objection(path);
    if (!*why)
        return true;
    if (*held >= 0)
        close(*held);
    *held = -1;
    return false;
}
