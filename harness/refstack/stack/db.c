#include "refstack/stack/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SLOTS 1024 /* a power of two well above the number of statements in the program */

struct slot {
    const char *sql;
    sqlite3_stmt *stmt;
};

struct db {
    sqlite3 *lite;
    char *error;
    int code; /* of the first call that failed */
    char *trouble;
    int depth;
    int changes; /* of all time, when the change that is under way began */
    size_t used;
    struct slot slots[SLOTS];
    sqlite3_stmt **erasers; /* one a table; NULL: it was never emptied */
    size_t eraser_count;
};

static void remember_error(struct db *db)
{
    if (db->error)
        return;
    db->code = sqlite3_errcode(db->lite);
    db->error = mem_printf("database: %s", sqlite3_errmsg(db->lite));
}

/* May it be over when the next change comes? What is wrong in the program or in the file stays. */
static bool may_pass(int code)
{
    return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_BUSY ||
           code == SQLITE_READONLY || code == SQLITE_CANTOPEN;
}

static void try_anew(struct db *db)
{
    if (!db->error || !may_pass(db->code))
        return;
    free(db->error);
    db->error = NULL;
}

const char *db_trouble(const struct db *db)
{
    return db->trouble;
}

static void note_trouble(struct db *db)
{
    if (db->error && !db->trouble)
        db->trouble = mem_text(db->error);
    if (db->error || sqlite3_total_changes(db->lite) == db->changes)
        return; /* nothing was written: whether it can be is not known */
    free(db->trouble);
    db->trouble = NULL;
}

const char *db_error(const struct db *db)
{
    return db->error;
}

void db_script(struct db *db, const char *script)
{
    if (sqlite3_exec(db->lite, script, NULL, NULL, NULL) != SQLITE_OK)
        remember_error(db);
}

static void check_format(struct db *db, const struct db_format *format)
{
    int64_t now = db_number(db, 0, "PRAGMA user_version", DB_NONE);

    while (!db->error && now >= 0 && now < format->newest) {
        int64_t next = now ? now + 1 : format->newest; /* 0: a new file */
        char mark[40];

        sqlite3_snprintf(sizeof(mark), mark, "PRAGMA user_version = %d", (int)next);
        db_begin(db);
        if (now)
            db_script(db, format->upgrades[now - 1]);
        db_script(db, mark);
        db_commit(db);
        now = next;
    }
    if (now != format->newest && !db->error)
        db->error =
            mem_printf("database: format %d is not one of 1 to %d", (int)now, format->newest);
}

struct db *db_open(const char *path, const struct db_format *format, char **why)
{
    struct db *db = mem_new(sizeof(*db));

    if (sqlite3_open_v2(path, &db->lite,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK) {
        remember_error(db);
    } else {
        sqlite3_busy_timeout(db->lite, 2000);
        db_script(db, strcmp(path, ":memory:") ? "PRAGMA journal_mode = WAL; "
                                                 "PRAGMA synchronous = NORMAL"
                                               : "PRAGMA journal_mode = MEMORY");
        check_format(db, format);
    }
    if (!db->error)
        return db;
    *why = mem_printf("%s: %s", path, db->error);
    db_close(db);
    return NULL;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    assert(db->depth == 0); /* else what was changed last is not kept */
    for (size_t i = 0; i < SLOTS; i++)
        sqlite3_finalize(db->slots[i].stmt);
    for (size_t i = 0; i < db->eraser_count; i++)
        sqlite3_finalize(db->erasers[i]);
    free(db->erasers);
    sqlite3_close(db->lite);
    free(db->error);
    free(db->trouble);
    free(db);
}

/* Of whatever tables the schema has: none is named here, so none is forgotten. */
static void make_erasers(struct db *db)
{
    sqlite3_stmt *q = db_ask(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", DB_NONE);

    while (db_row(db, q)) {
        char *sql = sqlite3_mprintf("DELETE FROM \"%w\"", db_text(q, 0));
        sqlite3_stmt *eraser = NULL;

        if (sqlite3_prepare_v3(db->lite, sql, -1, SQLITE_PREPARE_PERSISTENT, &eraser, NULL) !=
            SQLITE_OK)
            remember_error(db);
        db->erasers = mem_resize(db->erasers, db->eraser_count + 1, sizeof(sqlite3_stmt *));
        db->erasers[db->eraser_count++] = eraser;
        sqlite3_free(sql);
    }
}

bool db_empty(struct db *db)
{
    assert(db->depth == 0);
    for (size_t i = 0; i < SLOTS; i++)
        sqlite3_reset(db->slots[i].stmt);
    if (!db->erasers)
        make_erasers(db);
    db_begin(db);
    for (size_t i = 0; i < db->eraser_count; i++)
        db_row(db, db->erasers[i]);
    db_commit(db);
    return !db->error;
}

void db_begin(struct db *db)
{
    if (db->depth++ > 0)
        return;
    try_anew(db);
    db->changes = sqlite3_total_changes(db->lite);
    db_run(db, "BEGIN", DB_NONE);
}

void db_commit(struct db *db)
{
    assert(db->depth > 0);
    if (--db->depth > 0)
        return;
    if (!db->error)
        db_run(db, "COMMIT", DB_NONE);
    if (db->error)
        sqlite3_exec(db->lite, "ROLLBACK", NULL, NULL, NULL);
    note_trouble(db);
}

static size_t slot_of(const char *sql)
{
    uintptr_t a = (uintptr_t)sql;

    return (size_t)(((a >> 3) ^ (a >> 12)) * 0x9e3779b97f4a7c15u) % SLOTS;
}

/* A statement that is being read further out gets a second slot, so that questions may nest. */
static sqlite3_stmt *prepared(struct db *db, const char *sql)
{
    size_t i = slot_of(sql);

    while (db->slots[i].sql && (db->slots[i].sql != sql || sqlite3_stmt_busy(db->slots[i].stmt)))
        i = (i + 1) % SLOTS;
    if (!db->slots[i].sql) {
        db->used++;
        assert(db->used < SLOTS);
        if (sqlite3_prepare_v3(db->lite, sql, -1, SQLITE_PREPARE_PERSISTENT, &db->slots[i].stmt,
                               NULL) != SQLITE_OK) {
            remember_error(db);
            return NULL;
        }
        db->slots[i].sql = sql;
    }
    return db->slots[i].stmt;
}

static void bind(sqlite3_stmt *stmt, int at, const struct db_value *v)
{
    switch (v->kind) {
    case DB_TEXT:
        sqlite3_bind_text(stmt, at, v->text, -1, SQLITE_TRANSIENT);
        break;
    case DB_INT:
        sqlite3_bind_int64(stmt, at, v->number);
        break;
    case DB_NULL:
    case DB_END:
        sqlite3_bind_null(stmt, at);
    }
}

/* A full disk makes SQLite take back the whole change by itself: what still belongs to it would be
 * kept alone. */
static bool is_lost(const struct db *db, sqlite3_stmt *q)
{
    return db->error && db->depth > 0 && sqlite3_get_autocommit(db->lite) &&
           !sqlite3_stmt_readonly(q);
}

bool db_row(struct db *db, sqlite3_stmt *q)
{
    int rc = q && !is_lost(db, q) ? sqlite3_step(q) : SQLITE_DONE;

    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE)
        remember_error(db);
    db_done(q);
    return false;
}

void db_done(sqlite3_stmt *q)
{
    sqlite3_reset(q);
}

sqlite3_stmt *db_ask_with(struct db *db, const char *sql, const struct db_value *values)
{
    sqlite3_stmt *stmt = prepared(db, sql);
    int n = 0;

    if (!stmt)
        return NULL;
    for (; values[n].kind != DB_END; n++)
        bind(stmt, n + 1, &values[n]);
    assert(sqlite3_bind_parameter_count(stmt) == n);
    return stmt;
}

int64_t db_run_with(struct db *db, const char *sql, const struct db_value *values)
{
    sqlite3_stmt *q = db_ask_with(db, sql, values);

    while (db_row(db, q))
        continue;
    return sqlite3_last_insert_rowid(db->lite);
}

int64_t db_number_with(struct db *db, int64_t absent, const char *sql,
                       const struct db_value *values)
{
    sqlite3_stmt *q = db_ask_with(db, sql, values);
    int64_t n = absent;

    if (db_row(db, q)) {
        if (!db_null(q, 0))
            n = db_int(q, 0);
        db_done(q);
    }
    return n;
}

int64_t db_int(sqlite3_stmt *q, int column)
{
    return sqlite3_column_int64(q, column);
}

const char *db_text(sqlite3_stmt *q, int column)
{
    return (const char *)sqlite3_column_text(q, column);
}

bool db_null(sqlite3_stmt *q, int column)
{
    return sqlite3_column_type(q, column) == SQLITE_NULL;
}
