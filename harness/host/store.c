/* The schema is run.sql, put into the program when it is built; names and order of the columns are
 * read back from the file that it made. */
#include "host/store.h"
#include "host/version.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "host/run_digest.h"
#include "host/run_sql.h"

enum {
    BATCH = 5000,      /* rows in one transaction */
    BATCH_US = 500000, /* and how long it may be open: then the rows are on the disk */
};

/* The tables of run.sql, in its order. */
#define TABLE_LIST(X)                                                                              \
    X(run)                                                                                         \
    X(scenario)                                                                                    \
    X(zone)                                                                                        \
    X(actor)                                                                                       \
    X(event)                                                                                       \
    X(frame)                                                                                       \
    X(ticket)                                                                                      \
    X(ticket_event)                                                                                \
    X(account)                                                                                     \
    X(token)                                                                                       \
    X(tariff)                                                                                      \
    X(truth)                                                                                       \
    X(truth_quarter)                                                                               \
    X(truth_phase)                                                                                 \
    X(sut_session)                                                                                 \
    X(invoice)                                                                                     \
    X(invoice_line)                                                                                \
    X(finding)                                                                                     \
    X(score)

#define X(name) TABLE_##name,
enum table { TABLE_LIST(X) TABLE_COUNT };
#undef X

static const char *const table_names[TABLE_COUNT] = {
#define X(name) [TABLE_##name] = #name,
    TABLE_LIST(X)
#undef X
};

/* A table as it is in the file. */
struct table_def {
    char **columns; /* their names */
    int count;
    sqlite3_stmt *insert; /* made when it is first needed */
};

struct store {
    sqlite3 *db;
    struct table_def tables[TABLE_COUNT];
    int scenario;
    int waiting;     /* rows in the open transaction */
    bool open;       /* a transaction is */
    int64_t open_us; /* since when */
    char *path, *problem;
    int64_t begin_us;
    int64_t (*wall)(const void *ctx); /* instead of the machine's own time, or NULL */
    const void *wall_ctx;
    int64_t wall_from_us;
};

static int64_t monotonic_us(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

/* SQLite says that it cannot open a file, not why: the system is asked again.
 * @return errno, 0 when it can be opened now */
static int try_open(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

static void failed(struct store *s)
{
    int code = sqlite3_errcode(s->db);
    int err = code == SQLITE_CANTOPEN ? try_open(s->path) : 0;

    if (s->problem)
        return;
    s->problem = mem_printf("cannot write the run file %s: %s", s->path,
                            code == SQLITE_FULL ? "the disk is full"
                            : err               ? strerror(err)
                                                : sqlite3_errmsg(s->db));
}

static void execute(struct store *s, const char *sql)
{
    if (!s->problem && sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        failed(s);
}

/* Is the list of the tables that of run.sql? */
static bool lists_all_tables(sqlite3 *db)
{
    sqlite3_stmt *st = NULL;
    int t = 0;

    sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type='table' ORDER BY rowid", -1,
                       &st, NULL);
    for (; sqlite3_step(st) == SQLITE_ROW; t++)
        if (t == TABLE_COUNT ||
            strcmp((const char *)sqlite3_column_text(st, 0), table_names[t]) != 0)
            break;
    sqlite3_finalize(st);
    return t == TABLE_COUNT;
}

static void read_columns(sqlite3 *db, const char *name, struct table_def *def)
{
    char *sql = mem_printf("SELECT * FROM %s", name);
    sqlite3_stmt *st = NULL;

    sqlite3_prepare_v2(db, sql, -1, &st, NULL);
    def->count = sqlite3_column_count(st);
    def->columns = mem_new((size_t)def->count * sizeof(*def->columns));
    for (int c = 0; c < def->count; c++)
        def->columns[c] = mem_text(sqlite3_column_name(st, c));
    sqlite3_finalize(st);
    free(sql);
}

static void read_tables(struct store *s)
{
    if (s->problem)
        return;
    for (int t = 0; t < TABLE_COUNT; t++) {
        read_columns(s->db, table_names[t], &s->tables[t]);
        if (s->tables[t].count == 0 && !s->problem)
            s->problem =
                mem_printf("%s is not a run file: it has no table %s", s->path, table_names[t]);
    }
}

static struct store *open_file(const char *path, int flags)
{
    struct store *s = mem_new(sizeof(*s));

    s->begin_us = monotonic_us();
    s->path = mem_text(path);
    if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | flags, NULL) !=
        SQLITE_OK)
        failed(s);
    execute(s, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384");
    return s;
}

/* @return @p s, or NULL with @p why when it has a problem */
static struct store *opened(struct store *s, char **why)
{
    if (!s->problem)
        return s;
    *why = s->problem;
    s->problem = NULL;
    store_free(s);
    return NULL;
}

struct store *store_new(const char *path, char **why)
{
    struct store *s;

    if (path)
        unlink(path);
    s = open_file(path ? path : ":memory:", SQLITE_OPEN_CREATE);
    execute(s, "BEGIN");
    execute(s, run_sql);
    execute(s, "COMMIT");
    assert(s->problem || lists_all_tables(s->db));
    read_tables(s);
    if (!s->problem) {
        store_run(s, "format", VERSION_RUN_FORMAT);
        store_run(s, "state", "running");
        store_flush(s);
    }
    return opened(s, why);
}

struct store *store_open(const char *path, char **why)
{
    struct store *s = open_file(path, 0);

    read_tables(s);
    return opened(s, why);
}

void store_flush(struct store *s)
{
    if (s->open)
        execute(s, "COMMIT");
    s->open = false;
    s->waiting = 0;
}

static void table_fini(struct table_def *def)
{
    sqlite3_finalize(def->insert);
    for (int c = 0; c < def->count; c++)
        free(def->columns[c]);
    free(def->columns);
}

enum status store_free(struct store *s)
{
    enum status st;

    if (!s)
        return S_OK;
    store_flush(s);
    st = s->problem ? S_SYSTEM : S_OK;
    for (int t = 0; t < TABLE_COUNT; t++)
        table_fini(&s->tables[t]);
    sqlite3_close(s->db);
    free(s->path);
    free(s->problem);
    free(s);
    return st;
}

const char *store_problem(const struct store *s)
{
    return s->problem ? s->problem : "";
}

/* "INSERT OR REPLACE INTO name VALUES(?,?)" */
static sqlite3_stmt *prepare_insert(struct store *s, enum table t)
{
    char sql[256];
    size_t at =
        (size_t)snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s VALUES(", table_names[t]);
    sqlite3_stmt *st = NULL;

    for (int c = 0; c < s->tables[t].count; c++)
        at += (size_t)snprintf(sql + at, sizeof(sql) - at, c ? ",?" : "?");
    snprintf(sql + at, sizeof(sql) - at, ")");
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK)
        failed(s);
    return st;
}

/* The statement that inserts a row into @p t, ready for binding; NULL when writing has failed. */
static sqlite3_stmt *begin_row(struct store *s, enum table t)
{
    if (!s->problem && s->waiting >= BATCH && t == TABLE_event)
        store_flush(s); /* between two events: one and its frame are never torn apart */
    if (s->problem)     /* also since just now: then a row would stand there alone */
        return NULL;
    if (!s->open) {
        execute(s, "BEGIN");
        s->open = true;
        s->open_us = monotonic_us();
    }
    if (!s->tables[t].insert)
        s->tables[t].insert = prepare_insert(s, t);
    return s->tables[t].insert;
}

static void end_row(struct store *s, sqlite3_stmt *row)
{
    if (sqlite3_step(row) != SQLITE_DONE)
        failed(s);
    sqlite3_reset(row);
    sqlite3_clear_bindings(row);
    s->waiting++;
}

void store_keep_up(struct store *s)
{
    if (s->open && monotonic_us() - s->open_us > BATCH_US)
        store_flush(s);
}

/* Borrowed until end_row(). */
static void bind_text(sqlite3_stmt *row, int column, const char *text)
{
    if (text)
        sqlite3_bind_text(row, column, text, -1, SQLITE_STATIC);
}

static void bind_ms(sqlite3_stmt *row, int column, int64_t ms)
{
    if (ms != VCLOCK_NEVER)
        sqlite3_bind_int64(row, column, ms);
}

static void bind_json(sqlite3_stmt *row, int column, const cJSON *value)
{
    int64_t n;

    if (cJSON_IsString(value)) {
        bind_text(row, column, value->valuestring);
    } else if (cJSON_IsBool(value)) {
        sqlite3_bind_int(row, column, cJSON_IsTrue(value));
    } else if (json_exact(value, &n)) {
        sqlite3_bind_int64(row, column, n);
    } else if (cJSON_IsNumber(value)) {
        sqlite3_bind_double(row, column, value->valuedouble);
    } else if (value && !cJSON_IsNull(value)) {
        sqlite3_bind_text(row, column, json_print(value), -1, free);
    }
}

void store_run(struct store *s, const char *key, const char *value)
{
    sqlite3_stmt *row = begin_row(s, TABLE_run);

    if (!row)
        return;
    bind_text(row, 1, key);
    bind_text(row, 2, value);
    end_row(s, row);
}

static enum table table_of(const char *name)
{
    int t = 0;

    while (t < TABLE_COUNT && strcmp(table_names[t], name) != 0)
        t++;
    assert(t < TABLE_COUNT);
    return (enum table)t;
}

void store_row(struct store *s, const char *table, const cJSON *row)
{
    enum table t = table_of(table);
    sqlite3_stmt *st = begin_row(s, t);

    if (!st)
        return;
    sqlite3_bind_int(st, 1, s->scenario);
    for (int c = 1; c < s->tables[t].count; c++)
        bind_json(st, c + 1, json_item(row, s->tables[t].columns[c]));
    end_row(s, st);
}

void store_begin(struct store *s, int scenario, const cJSON *row)
{
    s->scenario = scenario;
    store_row(s, "scenario", row);
    store_flush(s);
}

void store_end(struct store *s, const char *state, const char *error, int64_t ends_ms)
{
    sqlite3_stmt *st = NULL;

    store_flush(s);
    if (s->problem || sqlite3_prepare_v2(s->db,
                                         "UPDATE scenario SET state=?2, error=?3, ends_ms=?4 "
                                         "WHERE scenario=?1",
                                         -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, s->scenario);
    bind_text(st, 2, state);
    bind_text(st, 3, error);
    sqlite3_bind_int64(st, 4, ends_ms);
    if (sqlite3_step(st) != SQLITE_DONE)
        failed(s);
    sqlite3_finalize(st);
}

/* --- the sink of the event log --------------------------------------------------------------- */

static void sink_actor(void *ctx, int id, enum actor_kind kind, const char *name, const char *data)
{
    struct store *s = ctx;
    sqlite3_stmt *row = begin_row(s, TABLE_actor);

    if (!row)
        return;
    sqlite3_bind_int(row, 1, s->scenario);
    sqlite3_bind_int(row, 2, id);
    bind_text(row, 3, actor_kind_name(kind));
    bind_text(row, 4, name);
    bind_text(row, 5, data);
    end_row(s, row);
}

static int64_t wall_us(const struct store *s)
{
    return s->wall ? s->wall_from_us + s->wall(s->wall_ctx) : monotonic_us() - s->begin_us;
}

void store_wall(struct store *s, int64_t (*fn)(const void *ctx), const void *ctx)
{
    int64_t now_us = wall_us(s);

    s->wall = fn;
    s->wall_ctx = ctx;
    s->wall_from_us = fn ? now_us - fn(ctx) : 0;
    if (!fn)
        s->begin_us = monotonic_us() - now_us;
}

static void sink_event(void *ctx, const struct evlog_event *ev)
{
    struct store *s = ctx;
    sqlite3_stmt *row = begin_row(s, TABLE_event);

    if (!row)
        return;
    sqlite3_bind_int(row, 1, s->scenario);
    sqlite3_bind_int64(row, 2, (int64_t)ev->seq);
    sqlite3_bind_int64(row, 3, ev->virt_ms);
    sqlite3_bind_int64(row, 4, wall_us(s));
    sqlite3_bind_int(row, 5, ev->actor);
    bind_text(row, 6, event_info(ev->kind)->name);
    sqlite3_bind_int64(row, 7, (int64_t)ev->cause);
    bind_text(row, 8, ev->data);
    end_row(s, row);
}

static void sink_frame(void *ctx, const struct evlog_event *ev, const char *text, size_t len)
{
    struct store *s = ctx;
    sqlite3_stmt *row = begin_row(s, TABLE_frame);

    if (!row)
        return;
    sqlite3_bind_int(row, 1, s->scenario);
    sqlite3_bind_int64(row, 2, (int64_t)ev->seq);
    sqlite3_bind_int(row, 3, ev->actor);
    bind_text(row, 4, ev->frame ? ev->frame->dir : NULL);
    sqlite3_bind_text(row, 5, text, (int)len, SQLITE_STATIC);
    end_row(s, row);
}

static void truth_parts(struct store *s, const struct truth *t)
{
    for (size_t i = 0; i < t->quarter_count; i++) {
        sqlite3_stmt *row = begin_row(s, TABLE_truth_quarter);
        if (!row)
            return;
        sqlite3_bind_int(row, 1, s->scenario);
        sqlite3_bind_int(row, 2, t->session);
        sqlite3_bind_int64(row, 3, t->quarters[i].from_ms);
        sqlite3_bind_int64(row, 4, t->quarters[i].mj);
        end_row(s, row);
    }
    for (size_t i = 0; i < t->phase_count; i++) {
        sqlite3_stmt *row = begin_row(s, TABLE_truth_phase);
        if (!row)
            return;
        sqlite3_bind_int(row, 1, s->scenario);
        sqlite3_bind_int(row, 2, t->session);
        bind_text(row, 3, t->phases[i].kind);
        bind_ms(row, 4, t->phases[i].from_ms);
        bind_ms(row, 5, t->phases[i].to_ms);
        end_row(s, row);
    }
}

static void sink_truth(void *ctx, const struct truth *t)
{
    struct store *s = ctx;
    sqlite3_stmt *row = begin_row(s, TABLE_truth);

    if (!row)
        return;
    sqlite3_bind_int(row, 1, s->scenario);
    sqlite3_bind_int(row, 2, t->session);
    bind_text(row, 3, t->driver);
    bind_text(row, 4, t->token);
    bind_text(row, 6, t->station);
    sqlite3_bind_int(row, 7, t->connector);
    if (t->transaction_text)
        bind_text(row, 8, t->transaction_text);
    else if (t->transaction_id)
        sqlite3_bind_int64(row, 8, t->transaction_id);
    bind_ms(row, 9, t->plugged_ms);
    bind_ms(row, 10, t->started_ms);
    bind_ms(row, 11, t->stopped_ms);
    bind_ms(row, 12, t->unplugged_ms);
    sqlite3_bind_int64(row, 13, t->mj);
    sqlite3_bind_int64(row, 14, t->register_mj);
    bind_text(row, 15, t->reason);
    end_row(s, row);
    truth_parts(s, t);
}

const struct evlog_sink store_sink = {sink_actor, sink_event, sink_frame, sink_truth};

void store_own_truths(struct store *s)
{
    char *sql = mem_printf(
        "UPDATE truth SET account=(SELECT account FROM token WHERE token.scenario=truth.scenario "
        "AND token.token=truth.token) WHERE scenario=%d",
        s->scenario);

    store_flush(s);
    execute(s, sql);
    free(sql);
}

char *store_digest(struct store *s)
{
    store_flush(s);
    return run_digest(s->db);
}

/* The columns of a table with @p behind added to the first, the scenario. */
static char *columns_moved(const struct table_def *def, int behind)
{
    char *list = mem_printf("scenario+%d", behind);

    for (int c = 1; c < def->count; c++) {
        char *longer = mem_printf("%s,%s", list, def->columns[c]);
        free(list);
        list = longer;
    }
    return list;
}

/* Takes over those of which @p which, a condition in SQL, holds, with @p behind added to their ids.
 */
static void merge(struct store *s, const char *path, const char *which, int behind)
{
    char *sql = sqlite3_mprintf("ATTACH %Q AS part; BEGIN", path);

    store_flush(s);
    execute(s, sql);
    sqlite3_free(sql);
    for (int t = TABLE_run + 1; t < TABLE_COUNT; t++) {
        char *columns = columns_moved(&s->tables[t], behind);

        sql = mem_printf("DELETE FROM main.%s WHERE scenario IN (SELECT scenario+%d FROM "
                         "part.scenario WHERE %s); INSERT INTO main.%s SELECT %s FROM part.%s "
                         "WHERE %s ORDER BY rowid",
                         table_names[t], behind, which, table_names[t], columns, table_names[t],
                         which);
        execute(s, sql);
        free(sql);
        free(columns);
    }
    execute(s, "COMMIT; DETACH part");
}

void store_merge(struct store *s, const char *path)
{
    merge(s, path, "1", 0);
}

void store_merge_behind(struct store *s, const char *path, int behind)
{
    merge(s, path, "1", behind);
}

void store_merge_these(struct store *s, const char *path, const int *ids, size_t count)
{
    char *which = mem_text("scenario IN (0"), *longer;

    for (size_t i = 0; i < count; i++) {
        longer = mem_printf("%s,%d", which, ids[i]);
        free(which);
        which = longer;
    }
    longer = mem_printf("%s)", which);
    merge(s, path, longer, 0);
    free(longer);
    free(which);
}

void store_drop_after(struct store *s, int scenario)
{
    store_flush(s);
    execute(s, "BEGIN");
    for (int t = TABLE_run + 1; t < TABLE_COUNT; t++) {
        char *sql = mem_printf("DELETE FROM %s WHERE scenario > %d", table_names[t], scenario);
        execute(s, sql);
        free(sql);
    }
    execute(s, "COMMIT");
}
