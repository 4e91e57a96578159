#include "write/seeds_sum.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "facts/sentence.h"

#define SEEDS_SHOWN 20 /* of a story, on a line */

/* Moves a fact of the run, a number or JSON, into @p sum. */
static void take(cJSON *sum, const char *name, struct runfile *rf, const char *key)
{
    char *text = runfile_fact(rf, key);
    cJSON *value = text ? cJSON_Parse(text) : NULL;

    if (value)
        cJSON_AddItemToObject(sum, name, value);
    free(text);
}

static const char *name_of(const struct verdicts *v, int scenario)
{
    for (size_t i = 0; i < v->count; i++)
        if (v->rows[i].scenario == scenario)
            return field_text(v->rows[i].facts, "name");
    return "";
}

cJSON *seeds_sum(const struct verdicts *v)
{
    char *asked = runfile_fact(v->rf, "seeds");
    cJSON *sum = asked ? cJSON_CreateObject() : NULL, *row;

    if (sum) {
        cJSON_AddStringToObject(sum, "asked", asked);
        take(sum, "count", v->rf, "seeds_count");
        take(sum, "plays", v->rf, "seeds_plays");
        take(sum, "failed_plays", v->rf, "seeds_failed_plays");
        take(sum, "failing", v->rf, "seeds_failing");
        cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(sum, "failing"))
            cJSON_AddStringToObject(row, "name", name_of(v, json_small(row, "scenario", 0)));
    }
    free(asked);
    return sum;
}

static void print_story(FILE *out, const cJSON *row, int of)
{
    const cJSON *seed, *seeds = cJSON_GetObjectItemCaseSensitive(row, "seeds");
    int n = 0, count = cJSON_GetArraySize(seeds);

    fputs("  ", out);
    sentence_put(out, field_text(row, "name"));
    fprintf(out, " fails with %d of %d:", count, of);
    cJSON_ArrayForEach (seed, seeds)
        if (n++ < SEEDS_SHOWN)
            fprintf(out, " %.0f", seed->valuedouble);
    if (count > SEEDS_SHOWN)
        fprintf(out, " and %d more (report.json)", count - SEEDS_SHOWN);
    fputc('\n', out);
}

void seeds_sum_print(FILE *out, const struct verdicts *v)
{
    cJSON *sum = seeds_sum(v);
    const cJSON *row;
    int count = json_small(sum, "count", 0);

    if (!sum)
        return;
    fputs("seeds ", out);
    sentence_put(out, field_text(sum, "asked"));
    fprintf(out,
            ": %d played, %d of %d plays failed; of each story the first of its worst is shown\n",
            count, json_small(sum, "failed_plays", 0), json_small(sum, "plays", 0));
    cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(sum, "failing"))
        print_story(out, row, count);
    fputc('\n', out);
    cJSON_Delete(sum);
}
