#include "score/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/spread.h"

#define SEQS_MAX 100000 /* of one finding; what more there is, is only counted */

static void found_free(struct found *one)
{
    about_fini(&one->about);
    free(one->key);
    free(one->sentence);
    free(one->seqs);
    free(one);
}

static bool equal(const struct found *a, const struct found *b)
{
    return a->rule == b->rule && a->verdict == b->verdict && strcmp(a->key, b->key) == 0;
}

static void count_again(struct found *known, struct found *again)
{
    size_t sum = known->seq_count + again->seq_count;

    known->times += again->times;
    if (again->seq_count && sum <= SEQS_MAX) {
        known->seqs = mem_resize(known->seqs, sum + 1, sizeof(*known->seqs));
        memcpy(known->seqs + known->seq_count, again->seqs,
               (again->seq_count + 1) * sizeof(*known->seqs));
        known->seq_count = sum;
    }
    about_join(&known->about, &again->about);
    found_free(again);
}

static size_t bucket_of(const struct findings *f, const struct found *one)
{
    return (size_t)((spread(one->rule->id) + spread(one->key)) % f->bucket_count);
}

static void put(struct findings *f, struct found *one)
{
    struct found **bucket = &f->buckets[bucket_of(f, one)];

    one->next = *bucket;
    *bucket = one;
}

static void grow(struct findings *f)
{
    free(f->buckets);
    f->bucket_count = 2 * f->bucket_count + 61;
    f->buckets = mem_new(f->bucket_count * sizeof(struct found *));
    for (size_t i = 0; i < f->count; i++)
        put(f, f->all[i]);
}

void findings_add(struct findings *f, struct found *one)
{
    struct found *known;

    if (f->count >= f->bucket_count)
        grow(f);
    for (known = f->buckets[bucket_of(f, one)]; known; known = known->next)
        if (equal(known, one)) {
            count_again(known, one);
            return;
        }
    f->all = mem_resize(f->all, f->count + 1, sizeof(struct found *));
    f->all[f->count++] = one;
    put(f, one);
}

static char *evidence_text(const struct found *one)
{
    cJSON *list = cJSON_CreateArray();
    char *text;

    for (size_t i = 0; i < one->first_seqs; i++)
        cJSON_AddItemToArray(list, cJSON_CreateNumber((double)one->seqs[i]));
    text = cJSON_PrintUnformatted(list);
    cJSON_Delete(list);
    return text;
}

/* The table as it is being written. */
struct writing {
    const struct findings *f;
    sqlite3_stmt *insert;
    int scenario, last; /* number that was given last */
};

static void write_one(struct writing *w, const struct found *one, int parent)
{
    char *evidence = evidence_text(one);
    sqlite3_stmt *st = w->insert;

    sqlite3_reset(st);
    sqlite3_bind_int(st, 1, w->scenario);
    sqlite3_bind_int(st, 2, w->last);
    sqlite3_bind_text(st, 3, one->scorer, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 4, verdict_name(one->verdict), -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 5, one->rule->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 6, one->sentence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 7, evidence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 8, one->rule->source, -1, SQLITE_STATIC);
    sqlite3_bind_int(st, 9, one->times);
    if (parent)
        sqlite3_bind_int(st, 10, parent);
    else
        sqlite3_bind_null(st, 10);
    sqlite3_bind_text(st, 11, one->key, -1, SQLITE_STATIC);
    sqlite3_step(st);
    free(evidence);
}

/* Writes what follows from @p cause (NULL: from nothing), each with what follows from it. */
static void write_below(struct writing *w, const struct found *cause, int parent)
{
    for (size_t i = 0; i < w->f->count; i++) {
        const struct found *one = w->f->all[i];

        if (one->cause != cause)
            continue;
        w->last++;
        write_one(w, one, parent);
        if (one->followed)
            write_below(w, one, w->last);
    }
}

void findings_write(const struct findings *f, struct runfile *rf, int scenario)
{
    struct writing w = {.f = f, .scenario = scenario};

    w.insert =
        runfile_take(rf, "INSERT INTO finding(scenario, id, scorer, verdict, rule, sentence, "
                         "evidence, source, times, parent, key) "
                         "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
    write_below(&w, NULL, 0);
    runfile_give(rf, w.insert);
}

void findings_free(struct findings *f)
{
    for (size_t i = 0; i < f->count; i++)
        found_free(f->all[i]);
    free(f->all);
    free(f->buckets);
    *f = (struct findings){0};
}
