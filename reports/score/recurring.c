#include "score/recurring.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"

/* One finding, and where it stands in the run. */
struct place {
    const struct verdicts_row *row;
    const cJSON *finding;
    size_t order;
};

static const char *key_of(const cJSON *finding)
{
    const char *key = field_text(finding, "key");

    return *key ? key : field_text(finding, "sentence");
}

int recurring_order(const cJSON *finding, const cJSON *other)
{
    int by_rule = strcmp(field_text(finding, "rule"), field_text(other, "rule"));
    int by_key = by_rule ? by_rule : strcmp(key_of(finding), key_of(other));

    return by_key ? by_key : strcmp(field_text(finding, "verdict"), field_text(other, "verdict"));
}

static int by_kind(const void *a, const void *b)
{
    const struct place *one = a, *two = b;
    int order = recurring_order(one->finding, two->finding);

    return order ? order : number_order((int64_t)one->order, (int64_t)two->order);
}

static int most_first(const void *a, const void *b)
{
    const struct recurring *one = a, *two = b;
    enum verdict v = verdict_of(field_text(one->finding, "verdict"));
    enum verdict w = verdict_of(field_text(two->finding, "verdict"));

    if (v != w)
        return verdict_worst(v, w) == v ? -1 : 1;

    if (one->scenarios != two->scenarios)
        return number_order(two->scenarios, one->scenarios);
    return number_order((int64_t)one->order, (int64_t)two->order);
}

static struct place *all_places(const struct verdicts *v, size_t *count)
{
    struct place *places = NULL;
    const cJSON *finding;

    *count = 0;
    for (size_t i = 0; i < v->count; i++)
        cJSON_ArrayForEach (finding, v->rows[i].findings) {
            if (json_is(finding, "verdict", "pass") || json_is(finding, "verdict", "known") ||
                verdicts_depth(finding) > 0 || !verdicts_begun(&v->rows[i]))
                continue;
            if (*count % 1024 == 0)
                places = mem_resize(places, *count + 1024, sizeof(*places));
            places[*count] = (struct place){&v->rows[i], finding, *count};
            ++*count;
        }
    return places;
}

/* The @p count places of one kind as one. */
static void sum_up(const struct place *places, size_t count, struct recurring *sum)
{
    *sum = (struct recurring){
        .row = places[0].row, .finding = places[0].finding, .order = places[0].order};
    for (size_t i = 0; i < count; i++) {
        sum->times += verdicts_times(places[i].finding);
        sum->scenarios += i == 0 || places[i].row != places[i - 1].row;
        sum->several |= strcmp(field_text(places[i].row->facts, "file"),
                               field_text(places[0].row->facts, "file")) != 0;
    }
}

static struct recurring *find(const struct verdicts *v, size_t *count, bool several)
{
    size_t all;
    struct place *places = all_places(v, &all);
    struct recurring *list = mem_new((all + 1) * sizeof(*list));

    *count = 0;
    if (all)
        qsort(places, all, sizeof(*places), by_kind);
    for (size_t from = 0, to; from < all; from = to) {
        to = from + 1;
        while (to < all && recurring_order(places[from].finding, places[to].finding) == 0)
            to++;
        sum_up(&places[from], to - from, &list[*count]);
        *count += list[*count].several || !several;
    }
    if (*count)
        qsort(list, *count, sizeof(*list), most_first);
    free(places);
    return list;
}

struct recurring *recurring_find(const struct verdicts *v, size_t *count)
{
    return find(v, count, true);
}

struct recurring *recurring_all(const struct verdicts *v, size_t *count)
{
    return find(v, count, false);
}
