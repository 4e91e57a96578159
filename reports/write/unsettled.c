#include "write/unsettled.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"

const char *unsettled_end(const cJSON *facts)
{
    if (json_is(facts, "state", "interrupted"))
        return "The run was interrupted here; what was not played cannot be judged.";
    if (json_is(facts, "state", "running"))
        return "The run was killed here; what was not played cannot be judged.";
    if (json_is(facts, "state", "cut"))
        return "The story was cut short; what was not played cannot be judged.";
    return NULL;
}

struct reasons {
    struct unsettled *list;
    size_t count;
};

static bool is_same(const struct unsettled *u, const char *rule, const char *sentence)
{
    if (!u->rule || !rule)
        return u->rule == rule && strcmp(u->sentence, sentence) == 0;
    return strcmp(u->rule, rule) == 0 && strcmp(u->sentence, sentence) == 0;
}

static void add(struct reasons *r, const char *rule, const char *sentence,
                const struct verdicts_row *row)
{
    struct unsettled *u;
    size_t i = 0;

    while (i < r->count && !is_same(&r->list[i], rule, sentence))
        i++;
    if (i == r->count) {
        r->list = mem_resize(r->list, ++r->count, sizeof(*r->list));
        r->list[i] = (struct unsettled){.rule = rule, .sentence = sentence};
    }
    u = &r->list[i];
    if (u->count > 0 && u->rows[u->count - 1] == row)
        return; /* twice in one story */
    u->rows = mem_resize(u->rows, u->count + 1, sizeof(struct verdicts_row *));
    u->rows[u->count++] = row;
}

static int by_plays(const void *a, const void *b)
{
    const struct unsettled *one = a, *two = b;
    int order = number_order((int64_t)two->count, (int64_t)one->count);

    if (order == 0)
        order = number_order(one->rows[0]->scenario, two->rows[0]->scenario);
    return order ? order : strcmp(one->sentence, two->sentence);
}

/* The rows as an array in their order. */
static struct unsettled *in_order(struct reasons *r, size_t *count)
{
    if (r->count)
        qsort(r->list, r->count, sizeof(*r->list), by_plays);
    *count = r->count;
    return r->list;
}

/* The findings of @p row whose verdict is @p word. */
static void add_findings(struct reasons *r, const struct verdicts_row *row, const char *word)
{
    const cJSON *finding;

    cJSON_ArrayForEach (finding, row->findings)
        if (json_is(finding, "verdict", word))
            add(r, field_text(finding, "rule"), field_text(finding, "sentence"), row);
}

struct unsettled *unsettled_known(const struct verdicts *v, size_t *count)
{
    struct reasons r = {NULL, 0};

    for (size_t i = 0; i < v->count; i++)
        if (v->rows[i].verdict <= VERDICT_inconc)
            add_findings(&r, &v->rows[i], "known");
    return in_order(&r, count);
}

struct unsettled *unsettled_find(const struct verdicts *v, size_t *count)
{
    struct reasons r = {NULL, 0};

    for (size_t i = 0; i < v->count; i++) {
        const struct verdicts_row *row = &v->rows[i];
        const char *end = unsettled_end(row->facts);

        if (row->verdict != VERDICT_inconc || !verdicts_begun(row))
            continue;
        if (end)
            add(&r, NULL, end, row);
        add_findings(&r, row, "inconc");
    }
    return in_order(&r, count);
}

void unsettled_free(struct unsettled *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(list[i].rows);
    free(list);
}
