/* The report for programs: run, scenarios, scores with their figures, findings with the lines of
 * the log that show them and the finding that they follow from ("parent"), and what is wrong in
 * several stories. Its form has a number, "format", that changes when a field changes its
 * meaning or goes. */
#include <stdlib.h>

#include "facts/field.h"
#include "facts/sentence.h"
#include "score/recurring.h"
#include "score/verdicts.h"
#include "write/play_names.h"
#include "write/report.h"
#include "write/seeds_sum.h"

#define FORMAT 1

static cJSON *run_json(struct runfile *rf)
{
    cJSON *rows = runfile_rows(rf, "SELECT key, value FROM run WHERE ?1=?1 ORDER BY key", 0);
    cJSON *run = cJSON_CreateObject();
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        const cJSON *value = field(row, "value");

        if (value)
            cJSON_AddItemToObject(run, field_text(row, "key"), cJSON_Duplicate(value, true));
    }
    cJSON_Delete(rows);
    return run;
}

static void copy(cJSON *to, const cJSON *from, const char *name)
{
    const cJSON *value = field(from, name);

    if (value)
        cJSON_AddItemToObject(to, name, cJSON_Duplicate(value, true));
}

/* @p names end with NULL. */
static void copy_all(cJSON *to, const cJSON *from, const char *const *names)
{
    for (; *names; names++)
        copy(to, from, *names);
}

static cJSON *scores_json(const struct verdicts_row *row)
{
    cJSON *list = cJSON_CreateObject();
    const cJSON *score;

    cJSON_ArrayForEach (score, row->scores) {
        cJSON *one = cJSON_AddObjectToObject(list, field_text(score, "scorer"));

        copy(one, score, "verdict");
        if (cJSON_GetArraySize(field(score, "data")))
            cJSON_AddItemToObject(one, "figures", cJSON_Duplicate(field(score, "data"), true));
    }
    return list;
}

static cJSON *evidence_json(struct runfile *rf, int scenario, const struct cast *cast,
                            const cJSON *evidence)
{
    cJSON *list = cJSON_CreateArray();
    const cJSON *seq;

    cJSON_ArrayForEach (seq, evidence) {
        cJSON *one = cJSON_CreateObject();
        char *line = sentence_line(rf, scenario, cast, field_evidence(seq));

        cJSON_AddNumberToObject(one, "seq", seq->valuedouble);
        if (line)
            cJSON_AddStringToObject(one, "line", line);
        free(line);
        cJSON_AddItemToArray(list, one);
    }
    return list;
}

static cJSON *findings_json(struct runfile *rf, const struct verdicts_row *row)
{
    static const char *const names[] = {"id",       "scorer", "verdict", "rule",
                                        "sentence", "key",    "source",  NULL};
    cJSON *list = cJSON_CreateArray();
    const cJSON *finding;
    struct cast cast;

    cast_init(&cast, rf, row->scenario);
    cJSON_ArrayForEach (finding, row->findings) {
        cJSON *one = cJSON_CreateObject();

        copy_all(one, finding, names);
        cJSON_AddNumberToObject(one, "times", verdicts_times(finding));
        if (verdicts_depth(finding))
            copy(one, finding, "parent");
        cJSON_AddItemToObject(one, "evidence",
                              evidence_json(rf, row->scenario, &cast, field(finding, "evidence")));
        cJSON_AddItemToArray(list, one);
    }
    cast_fini(&cast);
    return list;
}

static cJSON *recurring_json(const struct verdicts *v)
{
    static const char *const names[] = {"rule", "verdict", "key", "sentence", NULL};
    size_t count;
    struct recurring *list = recurring_find(v, &count);
    cJSON *all = cJSON_CreateArray();

    for (size_t i = 0; i < count; i++) {
        cJSON *one = cJSON_CreateObject();

        copy_all(one, list[i].finding, names);
        cJSON_AddNumberToObject(one, "times", list[i].times);
        cJSON_AddNumberToObject(one, "scenarios", list[i].scenarios);
        cJSON_AddNumberToObject(one, "first_scenario", list[i].row->scenario);
        cJSON_AddItemToArray(all, one);
    }
    free(list);
    return all;
}

/* @p play: the name by which show and report find it; NULL where it has none */
static cJSON *scenario_json(struct runfile *rf, const struct verdicts_row *row,
                            const struct play_name *play)
{
    static const char *const names[] = {"name",  "file",      "about",   "source",
                                        "zone",  "begins_ms", "ends_ms", "seed",
                                        "state", "error",     "catches", NULL};
    cJSON *one = cJSON_CreateObject();

    cJSON_AddNumberToObject(one, "scenario", row->scenario);
    cJSON_AddStringToObject(one, "play", play ? play->name : "");
    copy_all(one, row->facts, names);
    cJSON_AddStringToObject(one, "verdict", verdict_name(row->verdict));
    cJSON_AddItemToObject(one, "scores", scores_json(row));
    cJSON_AddItemToObject(one, "findings", findings_json(rf, row));
    return one;
}

/* How many scenarios got which verdict. */
static cJSON *counts_json(const struct verdicts *v)
{
    int counts[VERDICT_COUNT] = {0};
    cJSON *json = cJSON_CreateObject();

    for (size_t i = 0; i < v->count; i++)
        counts[v->rows[i].verdict]++;
    for (int i = 0; i < VERDICT_COUNT; i++)
        cJSON_AddNumberToObject(json, verdict_name((enum verdict)i), counts[i]);
    return json;
}

/* Why scenarios were not begun. */
static cJSON *reasons_json(const struct verdicts *v)
{
    struct verdicts_reasons why;
    cJSON *list = cJSON_CreateArray();

    verdicts_reasons_init(&why, v);
    for (size_t i = 0; i < why.count; i++) {
        cJSON *one = cJSON_CreateObject();
        cJSON_AddStringToObject(one, "verdict", verdict_name(why.list[i].verdict));
        cJSON_AddNumberToObject(one, "plays", why.list[i].plays);
        cJSON_AddStringToObject(one, "why", why.list[i].sentence);
        cJSON_AddItemToArray(list, one);
    }
    verdicts_reasons_fini(&why);
    return list;
}

static enum status write_json(struct runfile *rf, FILE *out)
{
    cJSON *root = cJSON_CreateObject(), *list, *seeds;
    struct play_names names;
    struct verdicts v;
    char *text;

    verdicts_init(&v, rf);
    cJSON_AddNumberToObject(root, "format", FORMAT);
    cJSON_AddStringToObject(root, "verdict", verdict_name(v.worst));
    cJSON_AddItemToObject(root, "counts", counts_json(&v));
    cJSON_AddItemToObject(root, "not_begun", reasons_json(&v));
    cJSON_AddItemToObject(root, "run", run_json(rf));
    seeds = seeds_sum(&v);
    if (seeds)
        cJSON_AddItemToObject(root, "seeds", seeds);
    play_names_init(&names, rf);
    list = cJSON_AddArrayToObject(root, "scenarios");
    for (size_t i = 0; i < v.count; i++)
        cJSON_AddItemToArray(
            list, scenario_json(rf, &v.rows[i], play_names_of(&names, v.rows[i].scenario)));
    play_names_fini(&names);
    cJSON_AddItemToObject(root, "recurring", recurring_json(&v));
    text = cJSON_Print(root);
    fputs(text ? text : "", out);
    fputc('\n', out);
    free(text);
    cJSON_Delete(root);
    verdicts_fini(&v);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_json = {
    .name = "json",
    .file = "report.json",
    .what = "verdicts, figures and findings with their evidence, for programs",
    .write = write_json,
};
