/* store.h - writes the run file: one SQLite file a run, every scenario in it.
 *
 * Rows are written in batches inside transactions, and the file is consistent at every moment: a
 * run that is killed leaves a readable file in state "running", an interrupted one says
 * "interrupted". When the disk is full the first failure is remembered, later writes are dropped,
 * and store_problem() says what happened.
 *
 * run.sql has the tables and what their columns mean.
 */
#ifndef HARNESS_STORE_H
#define HARNESS_STORE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "log/evlog.h"

struct store;

/** Creates the run file @p path anew (an old one is replaced). NULL path: in memory.
 * @return NULL with @p why, a sentence that the caller frees. */
struct store *store_new(const char *path, char **why);
/** Opens the run file @p path, which is there, to add to it. @return as store_new() */
struct store *store_open(const char *path, char **why);
/** Flushes and closes; @return S_SYSTEM when anything was lost (store_problem() said what). */
enum status store_free(struct store *s);

/** Sets a row of table run. */
void store_run(struct store *s, const char *key, const char *value);

/** Begins scenario @p scenario (from 1); @p row has the columns of table scenario by name. Rows of
 * other tables go to this scenario from now on. Called again for the same scenario it replaces the
 * row: what a scenario is called and when it begins is known only once it has been read. */
void store_begin(struct store *s, int scenario, const cJSON *row);
/** Ends it: @p state complete, interrupted or error; @p error a sentence or NULL. */
void store_end(struct store *s, const char *state, const char *error, int64_t ends_ms);

/** Inserts @p row (column name -> value; objects and arrays are stored as JSON text) into @p table.
 */
void store_row(struct store *s, const char *table, const cJSON *row);

/** The sink for evlog_new(); its ctx is the store. wall_us counts from store_new(). */
extern const struct evlog_sink store_sink;

/** Gives the truths of this scenario the accounts of their tokens. */
void store_own_truths(struct store *s);

/** From now on wall_us is what @p fn says of @p ctx, on top of what it is now; NULL: the machine's
 * own again. */
void store_wall(struct store *s, int64_t (*fn)(const void *ctx), const void *ctx);

/** Takes over the scenarios in the run file @p path. One that is here already is replaced: who was
 * killed after this and before the file was removed does it again. */
void store_merge(struct store *s, const char *path);

/** The same, with @p behind added to the ids of its scenarios. */
void store_merge_behind(struct store *s, const char *path, int behind);
/** The same of those with the @p count ids @p ids alone. */
void store_merge_these(struct store *s, const char *path, const int *ids, size_t count);

/** Takes out the scenarios behind @p scenario. */
void store_drop_after(struct store *s, int scenario);

/** Writes what waits. */
void store_flush(struct store *s);

/** Writes what has waited for half a second: called often, it leaves a killed run its last second.
 */
void store_keep_up(struct store *s);

/** "" or the sentence that says what could not be written. */
const char *store_problem(const struct store *s);

/** run_digest() of what was written; the caller frees it. */
char *store_digest(struct store *s);

#endif
