#include "score/verdicts.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

#define SCENARIOS_MAX 100000

enum verdict verdicts_of_run(struct runfile *rf)
{
    char *state = runfile_fact(rf, "state");
    enum verdict v = verdict_of_state(state ? state : "");

    free(state);
    return v;
}

enum verdict verdicts_of_scenario(struct runfile *rf, int scenario)
{
    cJSON *row = runfile_row(rf, "SELECT state FROM scenario WHERE scenario=?1", scenario);
    cJSON *scores = runfile_rows(rf, "SELECT verdict FROM score WHERE scenario=?1", scenario);
    enum verdict worst = verdict_of_state(field_text(row, "state"));
    const cJSON *item;

    cJSON_ArrayForEach (item, scores)
        worst = verdict_worst(worst, verdict_of(field_text(item, "verdict")));
    cJSON_Delete(scores);
    cJSON_Delete(row);
    return worst;
}

static void load(struct verdicts *v, struct verdicts_row *row, int scenario)
{
    row->scenario = scenario;
    row->facts = runfile_row(v->rf, "SELECT * FROM scenario WHERE scenario=?1", scenario);
    row->scores = runfile_rows(v->rf, "SELECT * FROM score WHERE scenario=?1", scenario);
    row->findings = runfile_rows(
        v->rf,
        "SELECT * FROM finding WHERE scenario=?1 ORDER BY CASE verdict WHEN 'error' THEN 0"
        " WHEN 'fail' THEN 1 WHEN 'inconc' THEN 2 ELSE 3 END, id",
        scenario);
    row->verdict = verdicts_of_scenario(v->rf, scenario);
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
        n += !json_is(finding, "verdict", "pass");
    return n;
}
