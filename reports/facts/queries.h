/* queries.h - the statements that a run file was asked with.
 *
 * A scorer asks every scenario the same, and to make a statement of its text costs more than to
 * find a handful of rows: each is made once and kept. What is one of a kind should bind its values,
 * not write them into the text; where the room is full, an old one goes.
 */
#ifndef REPORTS_QUERIES_H
#define REPORTS_QUERIES_H

#include <sqlite3.h>

struct queries;

/** Of @p db, borrowed: it is closed after queries_free(). */
struct queries *queries_new(sqlite3 *db);
void queries_free(struct queries *q);

/** The statement @p sql, ready to be bound, to be handed back with queries_give(); one of its own
 * where it is already out. @return NULL on an SQL error (a table that is not there) */
sqlite3_stmt *queries_take(struct queries *q, const char *sql);
/** Takes @p taken back, whose bindings it forgets; NULL is harmless. */
void queries_give(struct queries *q, sqlite3_stmt *taken);

#endif
