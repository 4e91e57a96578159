#include "facts/call_tally.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "facts/spread.h"

static void hear_frame(void *ctx, sqlite3_stmt *row)
{
    struct call_tallies *all = ctx;
    cJSON *frame = cJSON_Parse(runfile_text(row, 2));
    char *id = field_spelling(frame, "id");
    int64_t type = field_int(frame, "type");
    bool in = json_is(frame, "dir", "in");

    if (id && (in ? type == 3 || type == 4 : type == 2 && json_is(frame, "dir", "out"))) {
        all->list = mem_more(all->list, all->count, sizeof(*all->list));
        all->list[all->count++] = (struct call_tally){.actor = sqlite3_column_int64(row, 1),
                                                      .id = spread(id),
                                                      .seq = (uint64_t)sqlite3_column_int64(row, 0),
                                                      .calls = !in,
                                                      .answers = in};
    }
    free(id);
    cJSON_Delete(frame);
}

static int by_seq(const void *a, const void *b)
{
    const struct call_tally *x = a, *y = b;

    return number_order((int64_t)x->seq, (int64_t)y->seq);
}

static int by_call(const void *a, const void *b)
{
    const struct call_tally *x = a, *y = b;

    int order = number_order(x->actor, y->actor);

    if (order == 0)
        order = number_order((int64_t)x->id, (int64_t)y->id);
    return order ? order : by_seq(a, b);
}

/* Each CALL once, with its answers, in the order of the last word to each. */
static void sum_up(struct call_tallies *all)
{
    size_t n = 0;

    if (all->count == 0)
        return; /* qsort() must not be given NULL */
    qsort(all->list, all->count, sizeof(*all->list), by_call);
    for (size_t i = 0; i < all->count; i++) {
        struct call_tally *s = &all->list[i], *last = n ? &all->list[n - 1] : NULL;

        if (last && last->actor == s->actor && last->id == s->id) {
            last->seq = s->seq;
            last->calls += s->calls;
            last->answers += s->answers;
        } else {
            all->list[n++] = *s;
        }
    }
    all->count = n;
    qsort(all->list, all->count, sizeof(*all->list), by_seq);
}

void call_tally_read(struct call_tallies *all, struct runfile *rf, int scenario)
{
    *all = (struct call_tallies){NULL, 0};
    runfile_each(rf, "SELECT seq, actor, data FROM event WHERE scenario=?1 AND kind='frame'",
                 scenario, hear_frame, all);
    sum_up(all);
}
