#include "facts/queries.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/spread.h"

#define ROOM  1024 /* many more than there are rules that ask */
#define TRIES 8    /* seats that a text may have */

struct query {
    sqlite3_stmt *statement; /* NULL: the seat is free */
    bool out;
};

struct queries {
    sqlite3 *db;
    struct query seats[ROOM];
};

struct queries *queries_new(sqlite3 *db)
{
    struct queries *q = mem_new(sizeof(*q));

    q->db = db;
    return q;
}

void queries_free(struct queries *q)
{
    for (size_t i = 0; q && i < ROOM; i++)
        sqlite3_finalize(q->seats[i].statement);
    free(q);
}

/* Where @p sql sits, or may sit down: a free seat, else that of another which is not out. NULL:
 * nowhere. */
static struct query *seat_of(struct queries *q, const char *sql)
{
    uint64_t first = spread(sql);
    struct query *may = NULL;

    for (uint64_t i = 0; i < TRIES; i++) {
        struct query *seat = &q->seats[(first + i) % ROOM];

        if (!seat->statement)
            return seat;
        if (strcmp(sqlite3_sql(seat->statement), sql) == 0)
            return seat;
        if (!may && !seat->out)
            may = seat;
    }
    return may;
}

static sqlite3_stmt *make(struct queries *q, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    sqlite3_prepare_v3(q->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    return statement;
}

sqlite3_stmt *queries_take(struct queries *q, const char *sql)
{
    struct query *seat = seat_of(q, sql);
    sqlite3_stmt *statement;

    if (seat && seat->statement && !seat->out && strcmp(sqlite3_sql(seat->statement), sql) == 0) {
        seat->out = true;
        return seat->statement;
    }
    statement = make(q, sql);
    if (!statement || !seat || seat->out)
        return statement;
    sqlite3_finalize(seat->statement);
    *seat = (struct query){statement, true};
    return statement;
}

void queries_give(struct queries *q, sqlite3_stmt *taken)
{
    struct query *seat = taken ? seat_of(q, sqlite3_sql(taken)) : NULL;

    if (!seat || seat->statement != taken) {
        sqlite3_finalize(taken);
        return;
    }
    sqlite3_reset(taken);
    sqlite3_clear_bindings(taken);
    seat->out = false;
}
