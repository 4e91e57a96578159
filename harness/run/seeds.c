#include "run/seeds.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/run_file.h"
#include "host/store.h"
#include "host/talk.h"
#include "score/verdicts.h"
#include "wire/loop.h"

/* --- which ------------------------------------------------------------------------------------
 */

static bool has(const struct seeds *s, uint64_t seed)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->list[i] == seed)
            return true;
    return false;
}

static bool add_range(struct seeds *s, uint64_t from, uint64_t to)
{
    if (from > to || to - from >= SEEDS_MOST)
        return false;
    for (uint64_t seed = from; seed <= to; seed++) {
        if (has(s, seed))
            continue;
        if (s->count == SEEDS_MOST)
            return false;
        s->list = mem_resize(s->list, s->count + 1, sizeof(*s->list));
        s->list[s->count++] = seed;
    }
    return true;
}

static bool read_number(const char **at, uint64_t *number)
{
    char *end;
    long long n;

    if (!isdigit((unsigned char)**at))
        return false;
    errno = 0;
    n = strtoll(*at, &end, 10);
    *at = end;
    *number = (uint64_t)n;
    return !errno;
}

bool seeds_read(struct seeds *s, const char *text)
{
    *s = (struct seeds){0};
    for (;; text++) {
        uint64_t from, to;

        if (!read_number(&text, &from))
            return false;
        to = from;
        if (*text == '-' && (text++, !read_number(&text, &to)))
            return false;
        if (!add_range(s, from, to))
            return false;
        if (*text != ',')
            return !*text;
    }
}

void seeds_fini(struct seeds *s)
{
    free(s->list);
    *s = (struct seeds){0};
}

/* --- how they went ----------------------------------------------------------------------------
 */

/* What became of each story so far. */
struct tally {
    size_t count;
    enum verdict *kept; /* of the play that the run file holds */
    cJSON **failing;    /* arrays: the seeds with which it failed */
    size_t seeds, plays, failed;
    int64_t began_ms; /* loop_machine_ms() */
};

static void tally_init(struct tally *t, const struct suite *suite)
{
    *t = (struct tally){.began_ms = loop_machine_ms()};
    while (suite->files[t->count])
        t->count++;
    t->kept = mem_new((t->count + 1) * sizeof(*t->kept));
    t->failing = mem_new((t->count + 1) * sizeof(cJSON *));
    for (size_t i = 0; i < t->count; i++)
        t->failing[i] = cJSON_CreateArray();
}

static void tally_fini(struct tally *t)
{
    for (size_t i = 0; i < t->count; i++)
        cJSON_Delete(t->failing[i]);
    free(t->failing);
    free(t->kept);
}

/* Reads what @p seed brought. @return how many stories it went worse in than any before; their ids
 * are in @p worse */
static size_t tally_take(struct tally *t, const struct suite *suite, const char *path,
                         uint64_t seed, int *worse)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(path, false, &why);
    size_t n = 0;

    t->seeds++;
    for (size_t i = 0; rf && i < t->count; i++) {
        int id = suite_id(suite, i);
        enum verdict v = verdicts_of_scenario(rf, id);

        t->plays += v != VERDICT_none && v != VERDICT_skipped;
        if (v == VERDICT_fail || v == VERDICT_error) {
            cJSON_AddItemToArray(t->failing[i], cJSON_CreateNumber((double)seed));
            t->failed++;
        }
        if (v == t->kept[i] || verdict_worst(v, t->kept[i]) != v)
            continue;
        t->kept[i] = v;
        worse[n++] = id;
    }
    runfile_close(rf);
    free(why);
    return n;
}

static char *failing_text(const struct tally *t, const struct suite *suite)
{
    cJSON *list = cJSON_CreateArray();
    char *text;

    for (size_t i = 0; i < t->count; i++) {
        cJSON *row;

        if (!t->failing[i]->child)
            continue;
        row = cJSON_CreateObject();
        cJSON_AddNumberToObject(row, "scenario", suite_id(suite, i));
        cJSON_AddItemToObject(row, "seeds", cJSON_Duplicate(t->failing[i], true));
        cJSON_AddItemToArray(list, row);
    }
    text = cJSON_PrintUnformatted(list);
    cJSON_Delete(list);
    return text;
}

/* --- the plays --------------------------------------------------------------------------------
 */

static void write_number(struct store *store, const char *key, size_t number)
{
    char *text = mem_printf("%zu", number);

    store_run(store, key, text);
    free(text);
}

/* Writes into the run file @p path what the seeds brought so far. Until the last it has no digest,
 * and is that of a run that was killed. */
static bool write_facts(const char *path, const struct tally *t, const struct suite *suite,
                        const char *seeds, const char *state, char **why)
{
    struct store *store = store_open(path, why);
    char *failing = failing_text(t, suite), *digest = NULL;

    if (store) {
        store_run(store, "seeds", seeds);
        store_run(store, "seeds_failing", failing);
        write_number(store, "wall_ms", (size_t)(loop_machine_ms() - t->began_ms));
        write_number(store, "seeds_count", t->seeds);
        write_number(store, "seeds_plays", t->plays);
        write_number(store, "seeds_failed_plays", t->failed);
        store_run(store, "state", state);
        if (strcmp(state, "running") != 0)
            digest = store_digest(store);
        store_run(store, "digest", digest);
        free(digest);
        store_flush(store);
        if (store_problem(store)[0])
            *why = mem_text(store_problem(store));
        store_free(store);
    }
    free(failing);
    return !*why;
}

/* The plays of @p ids in the run file @p from take the place of those in @p path. */
static bool take_worse(const char *path, const char *from, const int *ids, size_t count, char **why)
{
    struct store *store = count ? store_open(path, why) : NULL;

    if (store) {
        store_merge_these(store, from, ids, count);
        if (store_problem(store)[0])
            *why = mem_text(store_problem(store));
        store_free(store);
    }
    return !*why;
}

/* One seed: into the run file itself, or, where there is one, only what went worse. */
static enum suite_end play_seed(const struct suite *suite, const char *path, bool is_first,
                                struct tally *t, char **why)
{
    char *file = is_first ? mem_text(path) : run_file_of_seed(path);
    int *worse = mem_new((t->count + 1) * sizeof(*worse));
    enum verdict verdict;
    enum suite_end end = suite_play(suite, file, &verdict, why);
    size_t count =
        end == SUITE_broken ? 0 : tally_take(t, suite, file, suite->options->seed, worse);

    if (!is_first && count && !take_worse(path, file, worse, count, why))
        end = SUITE_broken;
    if (!is_first)
        unlink(file);
    free(worse);
    free(file);
    return end;
}

enum suite_end seeds_play(const struct suite *suite, const struct seeds *seeds, const char *text,
                          const char *path, enum verdict *verdict, char **why)
{
    struct stage_options options = *suite->options;
    struct suite one = *suite;
    enum suite_end end = SUITE_complete;
    struct tally t;

    one.options = &options;
    tally_init(&t, suite);
    for (size_t i = 0; i < seeds->count && end == SUITE_complete; i++) {
        if (suite->fail_fast && t.failed)
            break;
        options.seed = seeds->list[i];
        talk(TALK_info, "seed %llu, %zu of %zu; %zu plays failed so far",
             (unsigned long long)options.seed, i + 1, seeds->count, t.failed);
        end = play_seed(&one, path, i == 0, &t, why);
        if (end != SUITE_broken && !write_facts(path, &t, suite, text, "running", why))
            end = SUITE_broken;
    }
    if (end != SUITE_broken &&
        !write_facts(path, &t, suite, text, end == SUITE_interrupted ? "interrupted" : "complete",
                     why))
        end = SUITE_broken;
    *verdict = end == SUITE_broken ? VERDICT_error : VERDICT_none;
    for (size_t i = 0; i < t.count; i++)
        *verdict = verdict_worst(*verdict, t.kept[i]);
    tally_fini(&t);
    return end;
}
