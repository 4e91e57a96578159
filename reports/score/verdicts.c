#include "score/verdicts.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"

#define SCENARIOS_MAX 100000
#define DEPTH_MAX     8 /* what hangs lower is shown there */
#define RANKS         5

enum verdict verdicts_of_run(struct runfile *rf)
{
    char *state = runfile_fact(rf, "state");
    enum verdict v = verdict_of_state(state ? state : "");

    free(state);
    return v;
}

int verdicts_exit_code(struct runfile *rf, enum verdict v)
{
    char *accept = runfile_fact(rf, "accept");
    bool accepted = accept && v == VERDICT_inconc;

    free(accept);
    return accepted ? 0 : verdict_exit_code(v);
}

/* The worst of @p scores, and of what the state in @p facts says. */
static enum verdict worst_of(const cJSON *facts, const cJSON *scores)
{
    enum verdict worst = verdict_of_state(field_text(facts, "state"));
    const cJSON *item;

    cJSON_ArrayForEach (item, scores)
        worst = verdict_worst(worst, verdict_of(field_text(item, "verdict")));
    return worst;
}

enum verdict verdicts_of_scenario(struct runfile *rf, int scenario)
{
    cJSON *row = runfile_row(rf, "SELECT state FROM scenario WHERE scenario=?1", scenario);
    cJSON *scores = runfile_rows(rf, "SELECT verdict FROM score WHERE scenario=?1", scenario);
    enum verdict worst = worst_of(row, scores);

    cJSON_Delete(scores);
    cJSON_Delete(row);
    return worst;
}

/* Worst first. */
static int rank_of(const cJSON *finding)
{
    switch (verdict_of(field_text(finding, "verdict"))) {
    case VERDICT_error:
        return 0;
    case VERDICT_fail:
        return 1;
    case VERDICT_inconc:
        return 2;
    case VERDICT_known:
        return 3;
    case VERDICT_none:
    case VERDICT_skipped:
    case VERDICT_pass:
    case VERDICT_COUNT:
        break;
    }
    return RANKS - 1;
}

/* How far @p row hangs below the first cause: @p path has the ids from that down to the row before
 * it. A row whose cause is not there hangs below nothing. */
static int place(int64_t path[DEPTH_MAX], int depth, const cJSON *row)
{
    int64_t parent = field_int(row, "parent");

    while (depth > 0 && path[depth - 1] != parent)
        depth--;
    if (depth == DEPTH_MAX)
        depth--;
    path[depth] = json_int(row, "id", -1);
    return depth;
}

/* The rows come by number: what follows from a finding stands behind it. Those that follow from
 * nothing are sorted, worst first, and take along what follows from them. */
static cJSON *worst_first(cJSON *rows)
{
    cJSON *sorted = cJSON_CreateArray(), *ranks[RANKS], *row;
    int64_t path[DEPTH_MAX];
    int rank = 0, depth = 0;

    for (int i = 0; i < RANKS; i++)
        ranks[i] = cJSON_CreateArray();
    while ((row = cJSON_DetachItemFromArray(rows, 0))) {
        int at = place(path, depth, row);

        rank = at == 0 ? rank_of(row) : rank;
        depth = at + 1;
        cJSON_AddNumberToObject(row, "depth", at);
        cJSON_AddItemToArray(ranks[rank], row);
    }
    for (int i = 0; i < RANKS; i++) {
        while ((row = cJSON_DetachItemFromArray(ranks[i], 0)))
            cJSON_AddItemToArray(sorted, row);
        cJSON_Delete(ranks[i]);
    }
    cJSON_Delete(rows);
    return sorted;
}

static void load(struct verdicts *v, struct verdicts_row *row, int scenario)
{
    row->scenario = scenario;
    row->facts = runfile_row(v->rf, "SELECT * FROM scenario WHERE scenario=?1", scenario);
    row->scores = runfile_rows(v->rf, "SELECT * FROM score WHERE scenario=?1", scenario);
    row->findings = worst_first(
        runfile_rows(v->rf, "SELECT * FROM finding WHERE scenario=?1 ORDER BY id", scenario));
    row->verdict = worst_of(row->facts, row->scores);
    v->worst = verdict_worst(v->worst, row->verdict);
}

void verdicts_init(struct verdicts *v, struct runfile *rf)
{
    int *ids = mem_new(SCENARIOS_MAX * sizeof(*ids));
    int count = runfile_scenarios(rf, ids, SCENARIOS_MAX);

    *v = (struct verdicts){.rf = rf, .count = (size_t)count, .worst = verdicts_of_run(rf)};
    v->rows = mem_new((size_t)count * sizeof(*v->rows));
    for (int i = 0; i < count; i++)
        load(v, &v->rows[i], ids[i]);
    free(ids);
}

void verdicts_fini(struct verdicts *v)
{
    for (size_t i = 0; i < v->count; i++) {
        cJSON_Delete(v->rows[i].facts);
        cJSON_Delete(v->rows[i].scores);
        cJSON_Delete(v->rows[i].findings);
    }
    free(v->rows);
    *v = (struct verdicts){0};
}

enum verdict verdicts_of(const struct verdicts_row *row, const char *scorer)
{
    const cJSON *score;

    cJSON_ArrayForEach (score, row->scores) {
        if (json_is(score, "scorer", scorer))
            return verdict_of(field_text(score, "verdict"));
    }
    return VERDICT_none;
}

int verdicts_faults(const struct verdicts_row *row)
{
    const cJSON *finding;
    int n = 0;

    cJSON_ArrayForEach (finding, row->findings)
        n += !json_is(finding, "verdict", "pass") && !json_is(finding, "verdict", "skipped") &&
             verdicts_depth(finding) == 0;
    return n;
}

int verdicts_times(const cJSON *finding)
{
    return (int)number_most(json_small(finding, "times", 1), 1);
}

int verdicts_depth(const cJSON *finding)
{
    return json_small(finding, "depth", 0);
}

const cJSON *verdicts_cause(const struct verdicts_row *row, const cJSON *finding)
{
    const cJSON *cause;

    if (verdicts_depth(finding) == 0)
        return NULL;
    cJSON_ArrayForEach (cause, row->findings)
        if (field_int(cause, "id") == json_int(finding, "parent", -1))
            return cause;
    return NULL;
}

bool verdicts_begun(const struct verdicts_row *row)
{
    return !json_is(row->facts, "state", "skipped") && !json_is(row->facts, "state", "lacking");
}

static struct verdicts_reason *reason_of(struct verdicts_reasons *r, enum verdict v,
                                         const char *sentence)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->list[i].verdict == v && strcmp(r->list[i].sentence, sentence) == 0)
            return &r->list[i];
    r->list = mem_resize(r->list, r->count + 1, sizeof(*r->list));
    r->list[r->count] = (struct verdicts_reason){v, sentence, 0};
    return &r->list[r->count++];
}

static int by_plays(const void *a, const void *b)
{
    const struct verdicts_reason *one = a, *two = b;
    int order = number_order(two->plays, one->plays);

    return order ? order : strcmp(one->sentence, two->sentence);
}

void verdicts_reasons_init(struct verdicts_reasons *r, const struct verdicts *v)
{
    *r = (struct verdicts_reasons){0};
    for (size_t i = 0; i < v->count; i++) {
        const cJSON *finding;

        if (verdicts_begun(&v->rows[i]))
            continue;
        cJSON_ArrayForEach (finding, v->rows[i].findings)
            reason_of(r, verdict_of(field_text(finding, "verdict")),
                      field_text(finding, "sentence"))
                ->plays++;
    }
    if (r->count)
        qsort(r->list, r->count, sizeof(*r->list), by_plays);
}

void verdicts_reasons_fini(struct verdicts_reasons *r)
{
    free(r->list);
    *r = (struct verdicts_reasons){0};
}
