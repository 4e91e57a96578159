#include "score/score.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/whole.h"

struct scoring {
    struct runfile *rf;
    const struct scorer *scorer;
    int scenario;
    const cJSON *expect; /* of the whole scenario */
    const cJSON *can;
    int *last_finding;
    bool broken_off; /* not played to its end: what is missing may only not have come yet */
    enum verdict worst;
    cJSON *figures;
};

struct runfile *scoring_runfile(struct scoring *sc)
{
    return sc->rf;
}

int scoring_scenario(struct scoring *sc)
{
    return sc->scenario;
}

const cJSON *scoring_expectation(struct scoring *sc, const char *name)
{
    const cJSON *e = cJSON_GetObjectItemCaseSensitive(sc->expect, name);

    return cJSON_IsNull(e) ? NULL : e;
}

const cJSON *scoring_expect(struct scoring *sc)
{
    return scoring_expectation(sc, sc->scorer->name);
}

bool scoring_can(struct scoring *sc, const char *role_verb)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, sc->can)
        if (cJSON_IsString(item) && strcmp(item->valuestring, role_verb) == 0)
            return true;
    return false;
}

int64_t scoring_end_ms(struct scoring *sc)
{
    cJSON *row = runfile_row(sc->rf,
                             "SELECT coalesce((SELECT ends_ms FROM scenario WHERE scenario=?1), "
                             "(SELECT max(virt_ms) FROM event WHERE scenario=?1)) AS ends_ms",
                             sc->scenario);
    const cJSON *ends = cJSON_GetObjectItemCaseSensitive(row, "ends_ms");
    int64_t ms = whole_int(ends, 0);

    cJSON_Delete(row);
    return ms;
}

static const struct rule *rule_of(const struct scorer *scorer, const char *id)
{
    const struct rule *rule = scorer->rules;

    while (rule->id && strcmp(rule->id, id) != 0)
        rule++;
    assert(rule->id);
    return rule;
}

static char *evidence_text(const uint64_t *seqs)
{
    cJSON *list = cJSON_CreateArray();
    char *text;

    for (; seqs && *seqs; seqs++)
        cJSON_AddItemToArray(list, cJSON_CreateNumber((double)*seqs));
    text = cJSON_PrintUnformatted(list);
    cJSON_Delete(list);
    return text;
}

static void insert_finding(struct scoring *sc, enum verdict v, const struct rule *rule,
                           const char *sentence, const char *evidence)
{
    sqlite3_stmt *st = NULL;

    if (sqlite3_prepare_v2(runfile_db(sc->rf),
                           "INSERT INTO finding(scenario, id, scorer, verdict, rule, sentence, "
                           "evidence, source) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
                           -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, sc->scenario);
    sqlite3_bind_int(st, 2, ++*sc->last_finding);
    sqlite3_bind_text(st, 3, sc->scorer->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 4, verdict_name(v), -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 5, rule->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 6, sentence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 7, evidence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 8, rule->source, -1, SQLITE_STATIC);
    sqlite3_step(st);
    sqlite3_finalize(st);
}

static enum verdict as_far_as_played(const struct scoring *sc, enum verdict v)
{
    return sc->broken_off && v == VERDICT_fail ? VERDICT_inconc : v;
}

void scoring_find(struct scoring *sc, enum verdict v, const char *rule, const uint64_t *seqs,
                  const char *format, ...)
{
    char *evidence = evidence_text(seqs);
    char *sentence;
    va_list args;

    va_start(args, format);
    sentence = mem_vprintf(format, args);
    va_end(args);
    v = as_far_as_played(sc, v);
    insert_finding(sc, v, rule_of(sc->scorer, rule), sentence, evidence);
    sc->worst = verdict_worst(sc->worst, v);
    free(sentence);
    free(evidence);
}

void scoring_figure(struct scoring *sc, const char *name, cJSON *value)
{
    cJSON_DeleteItemFromObjectCaseSensitive(sc->figures, name);
    cJSON_AddItemToObject(sc->figures, name, value);
}

static void store_score(struct scoring *sc, enum verdict v)
{
    char *data = cJSON_PrintUnformatted(sc->figures);
    sqlite3_stmt *st = NULL;

    if (sqlite3_prepare_v2(runfile_db(sc->rf),
                           "INSERT INTO score(scenario, scorer, verdict, data) "
                           "VALUES(?1,?2,?3,?4)",
                           -1, &st, NULL) == SQLITE_OK) {
        sqlite3_bind_int(st, 1, sc->scenario);
        sqlite3_bind_text(st, 2, sc->scorer->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(st, 3, verdict_name(v), -1, SQLITE_STATIC);
        sqlite3_bind_text(st, 4, data, -1, SQLITE_STATIC);
        sqlite3_step(st);
    }
    sqlite3_finalize(st);
    free(data);
}

/* Fields of @p sla override those of expect.sla, which is made when it is missing. */
static void override_sla(cJSON *expect, const cJSON *sla)
{
    cJSON *old = cJSON_GetObjectItemCaseSensitive(expect, "sla");
    const cJSON *item;

    if (!cJSON_IsObject(old)) {
        cJSON_DeleteItemFromObjectCaseSensitive(expect, "sla");
        old = cJSON_AddObjectToObject(expect, "sla");
    }
    cJSON_ArrayForEach (item, sla) {
        cJSON_DeleteItemFromObjectCaseSensitive(old, item->string);
        cJSON_AddItemToObject(old, item->string, cJSON_Duplicate(item, true));
    }
}

static enum verdict verdict_of_state(const char *state)
{
    if (state && strcmp(state, "error") == 0)
        return VERDICT_error;
    if (state && (strcmp(state, "interrupted") == 0 || strcmp(state, "running") == 0))
        return VERDICT_inconc;
    return VERDICT_none;
}

static enum verdict state_verdict(const cJSON *scenario)
{
    return verdict_of_state(
        cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(scenario, "state")));
}

enum verdict score_run_state(struct runfile *rf)
{
    char *state = runfile_fact(rf, "state");
    enum verdict v = verdict_of_state(state);

    free(state);
    return v;
}

static enum verdict score_scenario(struct runfile *rf, int scenario, const cJSON *sla)
{
    cJSON *row = runfile_row(rf, "SELECT * FROM scenario WHERE scenario=?1", scenario);
    cJSON *expect = cJSON_DetachItemFromObjectCaseSensitive(row, "expect");
    enum verdict worst = state_verdict(row);
    int last_finding = 0;

    if (!cJSON_IsObject(expect)) {
        cJSON_Delete(expect);
        expect = cJSON_CreateObject();
    }
    if (sla)
        override_sla(expect, sla);
    for (const struct scorer *const *s = score_all; *s; s++) {
        struct scoring sc = {.rf = rf,
                             .scorer = *s,
                             .scenario = scenario,
                             .expect = expect,
                             .can = cJSON_GetObjectItemCaseSensitive(row, "can"),
                             .last_finding = &last_finding,
                             .broken_off = state_verdict(row) != VERDICT_none,
                             .figures = cJSON_CreateObject()};
        enum verdict v = (*s)->judge(&sc);

        v = verdict_worst(as_far_as_played(&sc, v), sc.worst);
        store_score(&sc, v);
        worst = verdict_worst(worst, v);
        cJSON_Delete(sc.figures);
    }
    cJSON_Delete(expect);
    cJSON_Delete(row);
    return worst;
}

static bool make_tables(struct runfile *rf)
{
    return sqlite3_exec(runfile_db(rf),
                        "CREATE TABLE IF NOT EXISTS finding(scenario INTEGER, id INTEGER, "
                        "scorer TEXT, verdict TEXT, rule TEXT, sentence TEXT, evidence TEXT, "
                        "source TEXT);"
                        "CREATE TABLE IF NOT EXISTS score(scenario INTEGER, scorer TEXT, "
                        "verdict TEXT, data TEXT);"
                        "DELETE FROM finding; DELETE FROM score;",
                        NULL, NULL, NULL) == SQLITE_OK;
}

static int count_scenarios(struct runfile *rf)
{
    cJSON *row = runfile_row(rf, "SELECT count(*) AS n FROM scenario", 0);
    const cJSON *n = cJSON_GetObjectItemCaseSensitive(row, "n");
    int count = cJSON_IsNumber(n) ? n->valueint : 0;

    cJSON_Delete(row);
    return count;
}

enum verdict score_run(struct runfile *rf, const cJSON *sla)
{
    sqlite3 *db = runfile_db(rf);
    int room = count_scenarios(rf);
    int *ids = mem_new(((size_t)room + 1) * sizeof(*ids));
    int count = runfile_scenarios(rf, ids, room);
    enum verdict worst = score_run_state(rf);

    /* One transaction: a scoring that is killed leaves the old scores. */
    if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK || !make_tables(rf))
        goto fail;
    runfile_index(rf);
    for (int i = 0; i < count; i++)
        worst = verdict_worst(worst, score_scenario(rf, ids[i], sla));
    if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        goto fail;
    free(ids);
    return worst;
fail:
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    free(ids);
    return VERDICT_error;
}

enum verdict score_verdict(struct runfile *rf, int scenario)
{
    cJSON *row = runfile_row(rf, "SELECT state FROM scenario WHERE scenario=?1", scenario);
    cJSON *scores = runfile_rows(rf, "SELECT verdict FROM score WHERE scenario=?1", scenario);
    enum verdict worst = state_verdict(row);
    const cJSON *item;

    cJSON_ArrayForEach (item, scores) {
        const char *v = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "verdict"));

        worst = verdict_worst(worst, v ? verdict_of(v) : VERDICT_error);
    }
    cJSON_Delete(scores);
    cJSON_Delete(row);
    return worst;
}
