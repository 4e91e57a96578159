#include "write/history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "score/verdicts.h"

static void run_sql(struct runfile *rf, const char *sql)
{
    int rc = sqlite3_exec(runfile_db(rf), sql, NULL, NULL, NULL);

    assert(rc == SQLITE_OK);
}

static void add_play(sqlite3_stmt *st, const char *name, enum verdict v)
{
    sqlite3_bind_text(st, 3, name, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(st, 4, verdict_name(v), -1, SQLITE_TRANSIENT);
    sqlite3_step(st);
    sqlite3_reset(st);
}

void history_add(struct runfile *rf, struct runfile *earlier, const char *file)
{
    char *started = runfile_fact(earlier, "started_wall");
    struct play_names names;
    struct verdicts v;
    sqlite3_stmt *st = NULL;
    int rc;

    play_names_init(&names, earlier);
    verdicts_init(&v, earlier);
    run_sql(rf, "PRAGMA query_only=0; CREATE TEMP TABLE IF NOT EXISTS earlier(file, started, name, "
                "verdict); BEGIN");
    rc = sqlite3_prepare_v2(runfile_db(rf), "INSERT INTO temp.earlier VALUES(?1, ?2, ?3, ?4)", -1,
                            &st, NULL);
    assert(rc == SQLITE_OK);
    sqlite3_bind_text(st, 1, file, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(st, 2, started ? started : "", -1, SQLITE_TRANSIENT);
    for (size_t i = 0; i < v.count; i++)
        add_play(st, play_names_of(&names, v.rows[i].scenario)->name, v.rows[i].verdict);
    sqlite3_finalize(st);
    run_sql(rf, "COMMIT; PRAGMA query_only=1");
    verdicts_fini(&v);
    play_names_fini(&names);
    free(started);
}

/* --- read ------------------------------------------------------------------------------------- */

static void read_runs(struct history *h, struct runfile *rf)
{
    cJSON *rows = runfile_rows(rf,
                               "SELECT file, started FROM earlier WHERE ?1=?1 GROUP BY file, "
                               "started ORDER BY started, min(rowid)",
                               0);
    const cJSON *row;

    h->runs = mem_new(((size_t)cJSON_GetArraySize(rows) + 1) * sizeof(*h->runs));
    cJSON_ArrayForEach (row, rows)
        h->runs[h->count++] = (struct history_run){.file = mem_text(field_text(row, "file")),
                                                   .started = mem_text(field_text(row, "started"))};
    cJSON_Delete(rows);
}

static struct history_run *run_of(struct history *h, const cJSON *row)
{
    for (size_t i = 0; i < h->count; i++)
        if (strcmp(h->runs[i].file, field_text(row, "file")) == 0 &&
            strcmp(h->runs[i].started, field_text(row, "started")) == 0)
            return &h->runs[i];
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    const struct play_name *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

static const struct play_name **sorted_names(const struct play_names *names)
{
    const struct play_name **list = mem_new((names->count + 1) * sizeof(const struct play_name *));

    for (size_t i = 0; i < names->count; i++)
        list[i] = &names->rows[i];
    if (names->count)
        qsort(list, names->count, sizeof(const struct play_name *), by_name);
    return list;
}

static void note(struct history *h, const struct play_names *names, const struct play_name **sorted,
                 const cJSON *row)
{
    struct play_name key = {.name = (char *)(uintptr_t)field_text(row, "name")};
    const struct play_name *wanted = &key, **found;
    enum verdict v = verdict_of(field_text(row, "verdict"));
    struct history_run *run = run_of(h, row);

    if (!run)
        return;
    run->plays[v]++;
    found = names->count
                ? bsearch(&wanted, sorted, names->count, sizeof(const struct play_name *), by_name)
                : NULL;
    if (found)
        h->letters[(size_t)(*found - names->rows) * h->count + (size_t)(run - h->runs)] =
            verdict_letter(v);
    else
        run->gone++;
}

void history_init(struct history *h, struct runfile *rf, const struct play_names *names)
{
    const struct play_name **sorted = sorted_names(names);
    cJSON *rows =
        runfile_rows(rf, "SELECT file, started, name, verdict FROM earlier WHERE ?1=?1", 0);
    const cJSON *row;

    *h = (struct history){0};
    read_runs(h, rf);
    h->letters = mem_new(names->count * h->count + 1);
    memset(h->letters, ' ', names->count * h->count);
    cJSON_ArrayForEach (row, rows)
        note(h, names, sorted, row);
    cJSON_Delete(rows);
    free(sorted);
}

void history_fini(struct history *h)
{
    for (size_t i = 0; i < h->count; i++) {
        free(h->runs[i].file);
        free(h->runs[i].started);
    }
    free(h->runs);
    free(h->letters);
    *h = (struct history){0};
}

const char *history_of(const struct history *h, size_t index)
{
    return h->letters + index * h->count;
}
