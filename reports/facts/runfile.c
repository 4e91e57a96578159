#include "facts/runfile.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/queries.h"
#include "facts/words.h"

#define FORMAT 1

struct zone_row {
    int64_t from_ms;
    int32_t offset_s;
};

struct runfile {
    sqlite3 *db;
    struct queries *queries;
    int zone_scenario; /* whose rows are in zone[] */
    struct zone_row *zone;
    size_t zone_count;
};

static bool has_table(sqlite3 *db, const char *name)
{
    sqlite3_stmt *st = NULL;
    bool found;

    sqlite3_prepare_v2(db, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1", -1, &st,
                       NULL);
    sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
    found = sqlite3_step(st) == SQLITE_ROW;
    sqlite3_finalize(st);
    return found;
}

static char *problem(struct runfile *rf, const char *path)
{
    char *format, *end = NULL;
    char *why = NULL;
    long n;

    if (!has_table(rf->db, "scenario"))
        return mem_printf("%s is not a run file: it has no table scenario", path);
    format = runfile_fact(rf, "format");
    n = format ? strtol(format, &end, 10) : FORMAT;
    if (n < 1 || n > FORMAT || (end && *end))
        why = mem_printf("%s has run file format %s; this program reads format %d", path, format,
                         FORMAT);
    free(format);
    return why;
}

struct runfile *runfile_open(const char *path, bool writable, char **why)
{
    struct runfile *rf = mem_new(sizeof(*rf));
    /* Also to read: only a writer may roll back what a killed run had half written. A file that is
     * write-protected is opened for reading all the same. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

    if (sqlite3_open_v2(path, &rf->db, flags, NULL) != SQLITE_OK) {
        *why = mem_printf("cannot open run file %s: %s", path, sqlite3_errmsg(rf->db));
        goto fail;
    }
    rf->queries = queries_new(rf->db);
    sqlite3_busy_timeout(rf->db, 5000);
    sqlite3_exec(rf->db, "PRAGMA mmap_size=1073741824; PRAGMA cache_size=-16384", NULL, NULL, NULL);
    *why = problem(rf, path);
    if (!*why && writable && sqlite3_db_readonly(rf->db, "main") == 1)
        *why = mem_printf("run file %s is write-protected", path);
    if (*why)
        goto fail;
    if (!writable)
        sqlite3_exec(rf->db, "PRAGMA query_only=1", NULL, NULL, NULL);
    return rf;
fail:
    runfile_close(rf);
    return NULL;
}

void runfile_close(struct runfile *rf)
{
    if (!rf)
        return;
    queries_free(rf->queries);
    sqlite3_close(rf->db);
    free(rf->zone);
    free(rf);
}

sqlite3 *runfile_db(struct runfile *rf)
{
    return rf->db;
}

static int64_t within(int64_t value)
{
    return number_most(-WHOLE_MAX, number_least(value, WHOLE_MAX));
}

int64_t runfile_int(sqlite3_stmt *row, int column)
{
    return within(sqlite3_column_int64(row, column));
}

const char *runfile_text(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);

    return text ? text : "";
}

static cJSON *text_value(const char *column, const char *text)
{
    static const char *const of_json[] = {"data", "expect", "catches", "can", "evidence", NULL};
    cJSON *parsed = words_have(of_json, column) ? json_parse(text) : NULL;

    return parsed ? parsed : cJSON_CreateString(text);
}

/* A double ends at 2^53: beyond that the exact digits stand beside it, for field_whole(). */
static cJSON *whole_value(int64_t value)
{
    cJSON *item = json_number(value);

    cJSON_SetNumberHelper(item, (double)within(value));
    return item;
}

static cJSON *value_of(sqlite3_stmt *st, int i)
{
    switch (sqlite3_column_type(st, i)) {
    case SQLITE_INTEGER:
        return whole_value(sqlite3_column_int64(st, i));
    case SQLITE_FLOAT:
        return cJSON_CreateNumber(sqlite3_column_double(st, i));
    case SQLITE_TEXT:
        return text_value(sqlite3_column_name(st, i), (const char *)sqlite3_column_text(st, i));
    default:
        return cJSON_CreateNull();
    }
}

static cJSON *row_of(sqlite3_stmt *st)
{
    cJSON *row = cJSON_CreateObject();

    for (int i = 0; i < sqlite3_column_count(st); i++)
        cJSON_AddItemToObject(row, sqlite3_column_name(st, i), value_of(st, i));
    return row;
}

/* A view of the connection stands before the table of its name in the file. */
void runfile_narrow(struct runfile *rf, int scenario)
{
    char *sql = mem_printf("PRAGMA query_only=0; CREATE TEMP VIEW scenario AS SELECT * FROM "
                           "main.scenario WHERE scenario=%d; PRAGMA query_only=1",
                           scenario);
    int rc = sqlite3_exec(rf->db, sql, NULL, NULL, NULL);

    assert(rc == SQLITE_OK);
    free(sql);
}

void runfile_index(struct runfile *rf)
{
    static const char *const indexes[] = {
        "event_kind ON event(scenario, kind, seq)",
        "actor_id ON actor(scenario, id)",
        "ticket_event_ticket ON ticket_event(scenario, ticket)",
        "zone_from ON zone(scenario, from_ms)",
        "ticket_of ON ticket(scenario)",
        "account_of ON account(scenario)",
        "tariff_of ON tariff(scenario)",
        "truth_quarter_of ON truth_quarter(scenario)",
        "truth_phase_of ON truth_phase(scenario)",
        "sut_session_of ON sut_session(scenario)",
        "invoice_of ON invoice(scenario)",
        "invoice_line_of ON invoice_line(scenario)",
        "finding_of ON finding(scenario)",
        "score_of ON score(scenario)",
        /* Every run file has these; one written by hand may not. */
        "event_seq ON event(scenario, seq)",
        "frame_seq ON frame(scenario, seq)",
        "token_of ON token(scenario)",
        "truth_of ON truth(scenario)",
    };

    for (size_t i = 0; i < sizeof(indexes) / sizeof(indexes[0]); i++) {
        char *sql = mem_printf("CREATE INDEX IF NOT EXISTS %s", indexes[i]);

        sqlite3_exec(rf->db, sql, NULL, NULL, NULL);
        free(sql);
    }
}

sqlite3_stmt *runfile_take(struct runfile *rf, const char *sql)
{
    return queries_take(rf->queries, sql);
}

void runfile_give(struct runfile *rf, sqlite3_stmt *taken)
{
    queries_give(rf->queries, taken);
}

/* The statement @p sql of @p scenario, to be handed back; NULL where the file has not what it asks
 * for, which binds nothing and has no row. */
static sqlite3_stmt *ask(struct runfile *rf, const char *sql, int scenario)
{
    sqlite3_stmt *st = queries_take(rf->queries, sql);

    sqlite3_bind_int(st, 1, scenario);
    return st;
}

void runfile_each(struct runfile *rf, const char *sql, int scenario, runfile_row_fn *fn, void *ctx)
{
    sqlite3_stmt *st = ask(rf, sql, scenario);

    while (sqlite3_step(st) == SQLITE_ROW)
        fn(ctx, st);
    queries_give(rf->queries, st);
}

cJSON *runfile_rows_at(struct runfile *rf, const char *sql, int scenario, int64_t at)
{
    cJSON *rows = cJSON_CreateArray();
    sqlite3_stmt *st = ask(rf, sql, scenario);

    sqlite3_bind_int64(st, 2, at);
    while (sqlite3_step(st) == SQLITE_ROW)
        cJSON_AddItemToArray(rows, row_of(st));
    queries_give(rf->queries, st);
    return rows;
}

cJSON *runfile_rows(struct runfile *rf, const char *sql, int scenario)
{
    return runfile_rows_at(rf, sql, scenario, 0);
}

cJSON *runfile_row_at(struct runfile *rf, const char *sql, int scenario, int64_t at)
{
    sqlite3_stmt *st = ask(rf, sql, scenario);
    cJSON *row;

    sqlite3_bind_int64(st, 2, at);
    row = sqlite3_step(st) == SQLITE_ROW ? row_of(st) : NULL;
    queries_give(rf->queries, st);
    return row;
}

cJSON *runfile_row(struct runfile *rf, const char *sql, int scenario)
{
    return runfile_row_at(rf, sql, scenario, 0);
}

char *runfile_fact(struct runfile *rf, const char *key)
{
    sqlite3_stmt *st = queries_take(rf->queries, "SELECT value FROM run WHERE key=?1");
    char *text = NULL;

    sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC);
    if (sqlite3_step(st) == SQLITE_ROW)
        text = mem_text((const char *)sqlite3_column_text(st, 0));
    queries_give(rf->queries, st);
    return text;
}

int runfile_scenarios(struct runfile *rf, int *ids, int room)
{
    sqlite3_stmt *st = queries_take(rf->queries, "SELECT scenario FROM scenario ORDER BY scenario");
    int n = 0;

    while (n < room && sqlite3_step(st) == SQLITE_ROW)
        ids[n++] = sqlite3_column_int(st, 0);
    queries_give(rf->queries, st);
    return n;
}

/* Scorers ask for many moments of one scenario: its few rows are kept. */
static void load_zone(struct runfile *rf, int scenario)
{
    sqlite3_stmt *st;

    if (rf->zone_scenario == scenario)
        return;
    rf->zone_scenario = scenario;
    rf->zone_count = 0;
    st = ask(rf, "SELECT from_ms, offset_s FROM zone WHERE scenario=?1 ORDER BY from_ms", scenario);
    while (sqlite3_step(st) == SQLITE_ROW) {
        rf->zone = mem_resize(rf->zone, rf->zone_count + 1, sizeof(*rf->zone));
        rf->zone[rf->zone_count++] =
            (struct zone_row){runfile_int(st, 0), sqlite3_column_int(st, 1)};
    }
    queries_give(rf->queries, st);
}

int32_t runfile_offset_s(struct runfile *rf, int scenario, int64_t ms)
{
    int32_t offset_s = 0;

    load_zone(rf, scenario);
    for (size_t i = 0; i < rf->zone_count; i++)
        if (i == 0 || rf->zone[i].from_ms <= ms)
            offset_s = rf->zone[i].offset_s;
    return offset_s;
}

int runfile_minute(struct runfile *rf, int scenario, int64_t ms)
{
    return (int)(duration_rest(ms / 1000 + runfile_offset_s(rf, scenario, ms), 86400) / 60);
}

void runfile_local(struct runfile *rf, int scenario, int64_t ms, bool with_ms, char out[32])
{
    int64_t local_ms = within(ms) + 1000 * (int64_t)runfile_offset_s(rf, scenario, ms);
    int64_t rest = duration_rest(local_ms, 1000);
    time_t seconds = (time_t)((local_ms - rest) / 1000);
    struct tm tm;
    size_t len;

    if (!gmtime_r(&seconds, &tm)) {
        snprintf(out, 32, "%lld ms", (long long)ms);
        return;
    }
    len = strftime(out, 32, "%Y-%m-%d %H:%M:%S", &tm);
    if (with_ms)
        snprintf(out + len, 32 - len, ".%03d", (int)rest);
}

char *runfile_actor(struct runfile *rf, int scenario, int id)
{
    sqlite3_stmt *st = ask(rf, "SELECT name FROM actor WHERE scenario=?1 AND id=?2", scenario);
    char *name = NULL;

    sqlite3_bind_int(st, 2, id);
    if (sqlite3_step(st) == SQLITE_ROW)
        name = mem_text((const char *)sqlite3_column_text(st, 0));
    queries_give(rf->queries, st);
    return name ? name : mem_printf("actor %d", id);
}

char *runfile_frame(struct runfile *rf, int scenario, int64_t seq)
{
    cJSON *row =
        runfile_row_at(rf, "SELECT text FROM frame WHERE scenario=?1 AND seq=?2", scenario, seq);
    char *text = mem_text(json_text(row, "text"));

    cJSON_Delete(row);
    return text;
}
