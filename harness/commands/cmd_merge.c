/* cmd_merge.c - chargerig merge: one run file of those of several machines, with the reports of the
 * whole.
 *
 * The shards of a run (run --shard) know where in the whole their stories stand: together they are
 * the run that one machine would have made, to the digest.  Other files are put behind each other.
 */
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/outputs.h"
#include "host/folder.h"
#include "host/run_file.h"
#include "host/store.h"
#include "host/talk.h"
#include "score/score_run.h"
#include "score/verdicts.h"

enum { SHARDS_MOST = 1000 };

struct merging {
    char *const *files;
    int count;
    const char *out;
    struct store *store;
    int last;                    /* id that was given last */
    int shards;                  /* of how many shards the files are; 0: they are none */
    bool there[SHARDS_MOST + 1]; /* which of them are */
    const char *state;
    char *started;
    int64_t wall_ms; /* of all together */
};

/* Facts in which the parts of one run may differ. */
static bool may_differ(const char *key)
{
    static const char *const keys[] = {"digest", "state", "started_wall", "shard", "wall_ms", NULL};
    int i = 0;

    while (keys[i] && strcmp(keys[i], key) != 0)
        i++;
    return keys[i] != NULL;
}

/* Is the file @p path of the run that @p first is of? */
static bool is_of_one_run(struct runfile *first, struct runfile *rf, const struct merging *m,
                          const char *path, char **why)
{
    cJSON *rows = runfile_rows(
        rf, "SELECT key, CAST(value AS TEXT) AS value FROM run WHERE ?1=?1 ORDER BY key", 0);
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        const char *key = json_text(row, "key"), *value = json_text(row, "value");
        char *other = may_differ(key) ? NULL : runfile_fact(first, key);

        if (!may_differ(key) && !*why && strcmp(value ? value : "", other ? other : "") != 0)
            *why = mem_printf("%s and %s are not of one run: their %s are \"%s\" and \"%s\"",
                              m->files[0], path, key, other ? other : "", value ? value : "");
        free(other);
    }
    cJSON_Delete(rows);
    return !*why;
}

/* Notes which shard @p rf is. */
static bool take_shard(struct merging *m, struct runfile *rf, const char *path, bool is_first,
                       char **why)
{
    char *text = runfile_fact(rf, "shard"), *slash = text ? strchr(text, '/') : NULL;
    long at = slash ? strtol(text, NULL, 10) : 0, of = slash ? strtol(slash + 1, NULL, 10) : 0;

    if (at < 0 || of < 0 || of > SHARDS_MOST || at > of)
        at = of = 0;
    if (is_first)
        m->shards = (int)of;
    if (of != m->shards)
        *why = mem_printf("%s is %s%s, and %s is not of as many", path,
                          of ? "shard " : "no shard of a run", of ? text : "", m->files[0]);
    else if (of && m->there[at])
        *why = mem_printf("shard %s is given twice, the second time by %s", text, path);
    else
        m->there[at] = true;
    free(text);
    return !*why;
}

/* The state of the whole is the worst of its parts. */
static void take_state(struct merging *m, struct runfile *rf)
{
    char *state = runfile_fact(rf, "state"), *started = runfile_fact(rf, "started_wall");
    char *wall_ms = runfile_fact(rf, "wall_ms");

    if (state && strcmp(state, "complete") != 0)
        m->state = strcmp(state, "running") == 0 ? "running" : "interrupted";
    if (started && (!m->started || strcmp(started, m->started) < 0)) {
        free(m->started);
        m->started = started;
        started = NULL;
    }
    m->wall_ms += wall_ms ? strtol(wall_ms, NULL, 10) : 0;
    free(wall_ms);
    free(started);
    free(state);
}

static void copy_facts(struct store *store, struct runfile *rf)
{
    cJSON *rows = runfile_rows(
        rf, "SELECT key, CAST(value AS TEXT) AS value FROM run WHERE ?1=?1 ORDER BY rowid", 0);
    const cJSON *row;

    cJSON_ArrayForEach (row, rows)
        if (!may_differ(json_text(row, "key")))
            store_run(store, json_text(row, "key"), json_text(row, "value"));
    cJSON_Delete(rows);
}

static int last_id(struct runfile *rf)
{
    cJSON *row = runfile_row(rf, "SELECT max(scenario) AS last FROM scenario WHERE ?1=?1", 0);
    int last = json_small(row, "last", 0);

    cJSON_Delete(row);
    return last;
}

static bool take_file(struct merging *m, struct runfile *first, int i, char **why)
{
    const char *path = m->files[i];
    struct runfile *rf = outputs_open(path, false, why);
    bool ok = rf && take_shard(m, rf, path, i == 0, why) &&
              (i == 0 || is_of_one_run(first, rf, m, path, why));

    if (ok) {
        take_state(m, rf);
        if (i == 0)
            copy_facts(m->store, rf);
        store_merge_behind(m->store, path, m->shards ? 0 : m->last);
        m->last += last_id(rf);
    }
    runfile_close(rf);
    return ok;
}

static bool take_files(struct merging *m, char **why)
{
    struct runfile *first = outputs_open(m->files[0], false, why);
    bool ok = first != NULL;

    for (int i = 0; ok && i < m->count; i++)
        ok = take_file(m, first, i, why);
    runfile_close(first);
    return ok;
}

/* Names the shards that are not there. */
static void tell_missing(struct merging *m)
{
    for (int i = 1; i <= m->shards; i++)
        if (!m->there[i]) {
            talk(TALK_warning, "shard %d/%d is missing: what it played cannot be judged", i,
                 m->shards);
            m->state = strcmp(m->state, "complete") == 0 ? "incomplete" : m->state;
        }
}

static bool finish(struct merging *m, char **why)
{
    char *wall_ms = mem_printf("%lld", (long long)m->wall_ms), *digest;

    tell_missing(m);
    store_run(m->store, "wall_ms", wall_ms);
    free(wall_ms);
    store_run(m->store, "started_wall", m->started ? m->started : "");
    store_run(m->store, "state", m->state);
    digest = store_digest(m->store);
    store_run(m->store, "digest", digest);
    free(digest);
    store_flush(m->store);
    if (store_problem(m->store)[0])
        *why = mem_text(store_problem(m->store));
    return !*why;
}

/* A story that two files have was played twice: these are no parts of one run. */
static bool is_each_once(struct runfile *rf, char **why)
{
    cJSON *row = runfile_row(rf,
                             "SELECT name, file FROM scenario WHERE ?1=?1 GROUP BY name, file, "
                             "seed HAVING count(*) > 1 LIMIT 1",
                             0);

    if (row)
        *why = mem_printf("\"%s\" of %s is in more than one of these files", json_text(row, "name"),
                          json_text(row, "file"));
    cJSON_Delete(row);
    return !*why;
}

/* Scores what was written, and writes the reports beside it. @return the exit code */
static int judge(const struct merging *m, const char *dir, const char *junit, const char *format,
                 char **why)
{
    struct runfile *rf = runfile_open(m->out, true, why);
    int code = 3;

    if (rf && is_each_once(rf, why))
        code = verdicts_exit_code(rf, score_run(rf, NULL));
    runfile_close(rf);
    if (*why || !outputs_write(m->out, dir, junit, why))
        return 3;
    if (strcmp(format, "json") == 0)
        outputs_one(m->out, "json", NULL, why);
    else
        outputs_summary(m->out, &(struct table_wishes){.folder = dir});
    return code;
}

/* The files are there and whole, and none is the one that is written. */
static bool are_ready(const struct merging *m, char **why)
{
    struct stat out, in;
    bool written = stat(m->out, &out) == 0;

    for (int i = 0; i < m->count; i++) {
        if (!outputs_ready(m->files[i], why))
            return false;
        if (written && stat(m->files[i], &in) == 0 && in.st_ino == out.st_ino &&
            in.st_dev == out.st_dev) {
            *why = mem_printf("%s is to be written, and to be read", m->out);
            return false;
        }
    }
    return true;
}

static int merge(struct merging *m, const char *junit, const char *format)
{
    char *copy = mem_text(m->out), *why = NULL;
    const char *dir = dirname(copy);
    bool ok = are_ready(m, &why) && folder_make(dir, &why);
    int held, code = 3;

    if (ok && run_folder_hold(dir, &held, &why)) {
        run_file_begin(m->out);
        m->store = store_new(m->out, &why);
    }
    ok = m->store && take_files(m, &why) && finish(m, &why);
    if (m->store && !ok)
        unlink(m->out);
    store_free(m->store);
    if (ok)
        code = judge(m, dir, junit, format, &why);
    if (why)
        code = args_error(&command_merge, "%s", why);
    free(m->started);
    free(copy);
    free(why);
    return code;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    struct merging m = {.files = call->argv + 1, .out = "out/run.db", .state = "complete"};
    const char *junit = NULL, *format = "table";
    const struct arg rows[] = {{"--out", ARG_text, &m.out, NULL},
                               {"-o", ARG_text, &m.out, NULL},
                               {"--junit", ARG_text, &junit, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    enum args got = args_read(call, rows, &m.count);

    if (got != ARGS_go)
        return args_exit(got);
    if (m.count == 0)
        return args_error(&command_merge,
                          "needs run files, as in chargerig merge a/run.db b/run.db "
                          "-o out/run.db");
    return merge(&m, junit, format);
}

const struct command command_merge = {"merge", "makes one run file of several", help_merge, run};
