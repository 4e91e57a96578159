#include "score/scoring.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

struct scoring {
    struct scoring_scene *scene;
    const struct scorer *scorer;
    enum verdict worst; /* of its findings */
    cJSON *figures;
};

const char *rule_kind_name(enum rule_kind kind)
{
    static const char *const names[RULE_KIND_COUNT] = {
#define X(name) [RULE_##name] = #name,
        RULE_KIND_LIST(X)
#undef X
    };

    assert((unsigned)kind < RULE_KIND_COUNT);
    return names[kind];
}

struct runfile *scoring_runfile(struct scoring *sc)
{
    return sc->scene->rf;
}

int scoring_scenario(struct scoring *sc)
{
    return sc->scene->scenario;
}

cJSON *scoring_rows(struct scoring *sc, const char *sql)
{
    return runfile_rows(sc->scene->rf, sql, sc->scene->scenario);
}

const cJSON *scoring_expectation(struct scoring *sc, const char *name)
{
    return field(sc->scene->expect, name);
}

const cJSON *scoring_expect(struct scoring *sc)
{
    return scoring_expectation(sc, sc->scorer->name);
}

bool scoring_can(struct scoring *sc, const char *role_verb)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, sc->scene->can)
        if (cJSON_IsString(item) && strcmp(item->valuestring, role_verb) == 0)
            return true;
    return false;
}

int64_t scoring_end_ms(struct scoring *sc)
{
    cJSON *row = runfile_row(sc->scene->rf,
                             "SELECT coalesce((SELECT ends_ms FROM scenario WHERE scenario=?1), "
                             "(SELECT max(virt_ms) FROM event WHERE scenario=?1)) AS ends_ms",
                             sc->scene->scenario);
    int64_t ms = json_int(row, "ends_ms", 0);

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

    if (sqlite3_prepare_v2(runfile_db(sc->scene->rf),
                           "INSERT INTO finding(scenario, id, scorer, verdict, rule, sentence, "
                           "evidence, source) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
                           -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, sc->scene->scenario);
    sqlite3_bind_int(st, 2, ++sc->scene->findings);
    sqlite3_bind_text(st, 3, sc->scorer->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 4, verdict_name(v), -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 5, rule->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 6, sentence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 7, evidence, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 8, rule->source, -1, SQLITE_STATIC);
    sqlite3_step(st);
    sqlite3_finalize(st);
}

/* What a finding of @p rule is worth, as far as the story was played. */
static enum verdict as_far_as_played(const struct scoring *sc, const struct rule *rule,
                                     enum verdict v)
{
    bool may_come = sc->scene->broken_off && rule->kind != RULE_breach;

    return may_come && v == VERDICT_fail ? VERDICT_inconc : v;
}

void scoring_find(struct scoring *sc, enum verdict v, const char *rule, const uint64_t *seqs,
                  const char *format, ...)
{
    const struct rule *broken = rule_of(sc->scorer, rule);
    char *evidence = evidence_text(seqs);
    char *sentence;
    va_list args;

    va_start(args, format);
    sentence = mem_vprintf(format, args);
    va_end(args);
    v = as_far_as_played(sc, broken, v);
    insert_finding(sc, v, broken, sentence, evidence);
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

    if (sqlite3_prepare_v2(runfile_db(sc->scene->rf),
                           "INSERT INTO score(scenario, scorer, verdict, data) "
                           "VALUES(?1,?2,?3,?4)",
                           -1, &st, NULL) == SQLITE_OK) {
        sqlite3_bind_int(st, 1, sc->scene->scenario);
        sqlite3_bind_text(st, 2, sc->scorer->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(st, 3, verdict_name(v), -1, SQLITE_STATIC);
        sqlite3_bind_text(st, 4, data, -1, SQLITE_STATIC);
        sqlite3_step(st);
    }
    sqlite3_finalize(st);
    free(data);
}

enum verdict scoring_judge(struct scoring_scene *scene, const struct scorer *scorer)
{
    struct scoring sc = {.scene = scene, .scorer = scorer, .figures = cJSON_CreateObject()};
    enum verdict v = scorer->judge(&sc);

    v = verdict_worst(v, sc.worst);
    store_score(&sc, v);
    cJSON_Delete(sc.figures);
    return v;
}
