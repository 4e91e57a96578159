/* db.h - the stack's SQLite database, with statements prepared once.
 *
 * Two calls do the work: db_run() for a change, db_ask() for a question.  Behind the statement
 * stand the values of its `?`, each made by the function of its type, so that the compiler sees a
 * number given for a text; DB_NONE where there is none.
 *
 *     struct sqlite3_stmt *q = db_ask(db, "SELECT wh FROM meter WHERE session = ?", db_i(id));
 *     while (db_row(db, q))
 *         sum += db_int(q, 0);
 *
 * Failures (disk full, file gone) do not come back from every call: the database remembers the
 * first one of a change, like a stream does, and whoever talks to the outside asks db_error()
 * before it answers: what was changed then is not kept.  The next change is tried anew.  Statements
 * are found again by the address of their text: give string literals.
 */
#ifndef REFSTACK_DB_H
#define REFSTACK_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

struct db;

/* Formats are numbered from 1. upgrades[n - 1] is SQL that makes a file of format n one of n + 1.
 */
struct db_format {
    int newest;
    const char *const *upgrades; /* newest - 1 of them */
};

/** Opens the database @p path and brings it to the newest format, or makes it (":memory:" for one
 * that is gone afterwards). A file of a later format is refused rather than misread.
 * @return NULL with *@p why, a sentence the caller frees. */
struct db *db_open(const char *path, const struct db_format *format, char **why);
void db_close(struct db *db);
/** Empties all tables, as if they had just been made: for a stack that begins where another one
 * ended. Tables and statements stand. @return false when the database can no longer be trusted */
bool db_empty(struct db *db);

/** Why nothing can be written since a while, in words; NULL: what was changed last is kept. */
const char *db_trouble(const struct db *db);

/** Why what is changed here will not be kept; NULL while all is well. */
const char *db_error(const struct db *db);

/** Runs the statements of @p script, several allowed, nothing bound. */
void db_script(struct db *db, const char *script);

/** Begins a change of several statements. They nest; only the outermost counts. */
void db_begin(struct db *db);
void db_commit(struct db *db);

/* The value of a `?`. */
struct db_value {
    enum { DB_END, DB_TEXT, DB_INT, DB_NULL } kind;
    const char *text; /* borrowed until the call is over */
    int64_t number;
};

/** A text; NULL is SQL NULL. */
static inline struct db_value db_t(const char *text)
{
    return (struct db_value){.kind = text ? DB_TEXT : DB_NULL, .text = text};
}

/** A number. */
static inline struct db_value db_i(int64_t number)
{
    return (struct db_value){.kind = DB_INT, .number = number};
}

/** A number that may be missing: NULL is SQL NULL. */
static inline struct db_value db_n(const int64_t *number)
{
    return number ? db_i(*number) : (struct db_value){.kind = DB_NULL};
}

#define DB_NONE                                                                                    \
    {                                                                                              \
        .kind = DB_END                                                                             \
    }
#define DB_VALUES(...) ((const struct db_value[]){__VA_ARGS__, {.kind = DB_END}})

/** Runs one statement with its values. @return the rowid of the last row inserted */
#define db_run(db, sql, ...) db_run_with(db, sql, DB_VALUES(__VA_ARGS__))
int64_t db_run_with(struct db *db, const char *sql, const struct db_value *values);

/** Asks; read it with db_row() to its end, or end it early with db_done(). */
#define db_ask(db, sql, ...) db_ask_with(db, sql, DB_VALUES(__VA_ARGS__))
sqlite3_stmt *db_ask_with(struct db *db, const char *sql, const struct db_value *values);
bool db_row(struct db *db, sqlite3_stmt *q);
void db_done(sqlite3_stmt *q);

/** Asks for one number: the first column of the first row, @p absent when there is none. */
#define db_number(db, absent, sql, ...) db_number_with(db, absent, sql, DB_VALUES(__VA_ARGS__))
int64_t db_number_with(struct db *db, int64_t absent, const char *sql,
                       const struct db_value *values);
/** As db_number(), of what always has a row: SELECT COUNT(...). */
#define db_count(db, sql, ...) db_number(db, 0, sql, __VA_ARGS__)

int64_t db_int(sqlite3_stmt *q, int column);
/** Borrowed until the next db_row(); NULL for SQL NULL. */
const char *db_text(sqlite3_stmt *q, int column);
bool db_null(sqlite3_stmt *q, int column);

#endif
