#include "field.h"
#include "score_list.h"

static const struct rule rules[] = {
    {"story.check", "what the scenario checks in the course of the story holds", "scenario"},
    {NULL, NULL, NULL},
};

static enum verdict judge(struct scoring *sc)
{
    cJSON *checks =
        runfile_rows(scoring_runfile(sc),
                     "SELECT seq, data FROM event WHERE scenario=?1 AND kind='check' ORDER BY seq",
                     scoring_scenario(sc));
    enum verdict worst = VERDICT_none;
    const cJSON *row;

    cJSON_ArrayForEach(row, checks)
    {
        const cJSON *data = field(row, "data");
        uint64_t seqs[] = {(uint64_t)field_int(row, "seq", 0), 0};
        bool ok = field_flag(data, "ok");

        worst = verdict_worst(worst, ok ? VERDICT_pass : VERDICT_fail);
        if (!ok)
            scoring_find(sc, VERDICT_fail, "story.check", seqs, "Check does not hold: %s.",
                         field_text(data, "what"));
    }
    scoring_figure(sc, "checks", cJSON_CreateNumber(cJSON_GetArraySize(checks)));
    cJSON_Delete(checks);
    return worst;
}

const struct scorer score_story = {
    .name = "story",
    .judges = "the checks that the scenario makes in the course of the story",
    .rules = rules,
    .judge = judge,
};
