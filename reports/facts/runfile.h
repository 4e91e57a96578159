/* runfile.h - reads a run file; the only door through which reports/ sees a run.
 *
 * Its tables are described in harness/host/run.sql.  A file written by hand is as good
 * as one written by a run: missing tables read as empty, missing columns as NULL.
 */
#ifndef REPORTS_RUNFILE_H
#define REPORTS_RUNFILE_H

#include <cjson/cJSON.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

struct runfile;

/** Opens @p path. @return NULL with @p why, a sentence that the caller frees, when it is not a run
 * file. */
struct runfile *runfile_open(const char *path, bool writable, char **why);
void runfile_close(struct runfile *rf);

/** From now on this run has no other scenario than @p scenario. Before anything is asked of @p rf,
 * and only once. */
void runfile_narrow(struct runfile *rf, int scenario);

/** The database, for prepared statements of scorers and writers. */
sqlite3 *runfile_db(struct runfile *rf);

/** Makes the indexes that scorers and writers live by, where @p rf is writable and lacks them:
 * without them a join over table event is quadratic. */
void runfile_index(struct runfile *rf);

typedef void runfile_row_fn(void *ctx, sqlite3_stmt *row);
/** Hands each row of @p sql (one bound integer ?1: the scenario) to @p fn, one at a time: for what
 * is as long as the run. An SQL error gives no rows. */
void runfile_each(struct runfile *rf, const char *sql, int scenario, runfile_row_fn *fn, void *ctx);

/** All rows of @p sql (one bound integer ?1: the scenario) as a JSON array of objects; the caller
 * deletes it. Columns named data, expect, catches, can, evidence are parsed as JSON. An SQL error
 * (a table that is not there) gives an empty array. */
cJSON *runfile_rows(struct runfile *rf, const char *sql, int scenario);
/** As runfile_rows() for the first row: an object, or NULL. */
cJSON *runfile_row(struct runfile *rf, const char *sql, int scenario);
/** The same of SQL that binds a second integer ?2: @p at. */
cJSON *runfile_rows_at(struct runfile *rf, const char *sql, int scenario, int64_t at);
cJSON *runfile_row_at(struct runfile *rf, const char *sql, int scenario, int64_t at);

/** The statement @p sql as it was kept from the last time (queries.h), for what binds more than the
 * scenario; to be handed back with runfile_give(). NULL on an SQL error. */
sqlite3_stmt *runfile_take(struct runfile *rf, const char *sql);
void runfile_give(struct runfile *rf, sqlite3_stmt *taken);

/** A whole number of the row that a statement stands at. What is beyond +-2^53 is taken for that,
 * so that sums and a thousand times of it still fit; the same holds for runfile_rows(), where only
 * field_whole() reads more. */
int64_t runfile_int(sqlite3_stmt *row, int column);
/** Its text, borrowed until the statement goes on; "" where there is none. */
const char *runfile_text(sqlite3_stmt *row, int column);

/** Value of run.key; the caller frees it, NULL when missing. */
char *runfile_fact(struct runfile *rf, const char *key);

/** Ids of the scenarios in order; @return how many were written to @p ids (at most @p room). */
int runfile_scenarios(struct runfile *rf, int *ids, int room);

/** Offset of local time from UTC in seconds at @p ms, from table zone; 0 when it is empty. */
int32_t runfile_offset_s(struct runfile *rf, int scenario, int64_t ms);
/** The minute of the local day at @p ms: 0 to 1439. */
int runfile_minute(struct runfile *rf, int scenario, int64_t ms);
/** Local wall time "2026-03-06 18:30:00" (with_ms: ".123" behind it). @p out has room for 32. */
void runfile_local(struct runfile *rf, int scenario, int64_t ms, bool with_ms, char out[32]);

/** Text of the frame that event @p seq tells of; the caller frees it, NULL when there is none. */
char *runfile_frame(struct runfile *rf, int scenario, int64_t seq);

/** Name of actor @p id; the caller frees it. */
char *runfile_actor(struct runfile *rf, int scenario, int id);

#endif
