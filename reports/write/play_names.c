#include "write/play_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "score/play_title.h"

static int by_scenario(const void *a, const void *b)
{
    const struct play_name *x = a, *y = b;

    return number_order(x->scenario, y->scenario);
}

static struct play_name *play_of(const struct play_names *n, int scenario)
{
    struct play_name key = {.scenario = scenario};

    return n->count ? bsearch(&key, n->rows, n->count, sizeof(key), by_scenario) : NULL;
}

const struct play_name *play_names_of(const struct play_names *n, int scenario)
{
    return play_of(n, scenario);
}

/* Of a file without actors nothing is known; one query, since there may be thousands of plays. */
static void read_versions(struct play_names *n, struct runfile *rf)
{
    cJSON *spoken = runfile_rows(
        rf,
        "SELECT scenario, group_concat(DISTINCT json_extract(data, '$.ocpp')) AS spoken FROM actor"
        " WHERE ?1=?1 AND kind='station' AND json_valid(data) GROUP BY scenario",
        0);
    const cJSON *row;

    cJSON_ArrayForEach (row, spoken) {
        struct play_name *play = play_of(n, (int)field_int(row, "scenario"));

        if (!play || *play->version)
            continue;
        free(play->version);
        play->version = mem_text(field_text(row, "spoken"));
    }
    cJSON_Delete(spoken);
}

static void put_name(struct play_name *play, const cJSON *facts)
{
    bool one = !strchr(play->version, ',');

    play->name = play_title_id(field_text(facts, "name"), field_text(facts, "file"),
                               one ? play->version : "");
}

/* --- no two plays have the same name --------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    const struct play_name *const *x = a, *const *y = b;
    int order = strcmp((*x)->name, (*y)->name);

    return order ? order : by_scenario(*x, *y);
}

static void add_number(struct play_name *play, int64_t number)
{
    char *name = mem_printf("%s~%lld", play->name, (long long)number);

    free(play->name);
    play->name = name;
}

static void tell_apart(struct play_name **alike, size_t count, bool by_seed)
{
    for (size_t i = by_seed ? 0 : 1; i < count; i++)
        add_number(alike[i], by_seed ? alike[i]->seed : (int64_t)i + 1);
}

static void make_single(struct play_names *n, bool by_seed)
{
    struct play_name **sorted = mem_new((n->count + 1) * sizeof(struct play_name *));

    for (size_t i = 0; i < n->count; i++)
        sorted[i] = &n->rows[i];
    if (n->count)
        qsort(sorted, n->count, sizeof(struct play_name *), by_name);
    for (size_t from = 0, to; from < n->count; from = to) {
        to = from + 1;
        while (to < n->count && strcmp(sorted[from]->name, sorted[to]->name) == 0)
            to++;
        if (to - from > 1)
            tell_apart(&sorted[from], to - from, by_seed);
    }
    free(sorted);
}

void play_names_init(struct play_names *n, struct runfile *rf)
{
    cJSON *all = runfile_rows(rf, "SELECT * FROM scenario WHERE ?1=?1 ORDER BY scenario", 0);
    const cJSON *row;
    size_t i = 0;

    *n = (struct play_names){.count = (size_t)cJSON_GetArraySize(all)};
    n->rows = mem_new((n->count + 1) * sizeof(*n->rows));
    cJSON_ArrayForEach (row, all)
        n->rows[i++] =
            (struct play_name){.scenario = (int)field_int(row, "scenario"),
                               .seed = field_int(row, "seed"),
                               .version = mem_text(play_title_version(field_text(row, "name")))};
    read_versions(n, rf);
    i = 0;
    cJSON_ArrayForEach (row, all)
        put_name(&n->rows[i++], row);
    make_single(n, true);
    make_single(n, false);
    cJSON_Delete(all);
}

void play_names_fini(struct play_names *n)
{
    for (size_t i = 0; i < n->count; i++) {
        free(n->rows[i].name);
        free(n->rows[i].version);
    }
    free(n->rows);
    *n = (struct play_names){0};
}
