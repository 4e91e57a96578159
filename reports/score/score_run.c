#include "score/score_run.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "facts/unknown_card.h"
#include "score/score_all.h"
#include "score/scoring.h"
#include "score/verdicts.h"

/* Fields of @p sla override those of expect.sla, which is made when it is missing. Those that the
 * story itself does not expect are named in "lent": where there is nothing to hold against them,
 * the story is none the worse. */
static void override_sla(cJSON *expect, const cJSON *sla)
{
    cJSON *old = cJSON_GetObjectItemCaseSensitive(expect, "sla"), *lent = cJSON_CreateArray();
    const cJSON *item;

    if (!cJSON_IsObject(old)) {
        cJSON_DeleteItemFromObjectCaseSensitive(expect, "sla");
        old = cJSON_AddObjectToObject(expect, "sla");
    }
    cJSON_ArrayForEach (item, sla) {
        if (!cJSON_GetObjectItemCaseSensitive(old, item->string))
            cJSON_AddItemToArray(lent, cJSON_CreateString(item->string));
        cJSON_DeleteItemFromObjectCaseSensitive(old, item->string);
        cJSON_AddItemToObject(old, item->string, cJSON_Duplicate(item, true));
    }
    cJSON_DeleteItemFromObjectCaseSensitive(old, "lent");
    cJSON_AddItemToObject(old, "lent", lent);
}

/* Was the scenario begun? Else there is nothing that anybody but the story itself could judge. */
static bool was_begun(const cJSON *row)
{
    return !json_is(row, "state", "skipped") && !json_is(row, "state", "lacking");
}

static bool can(const cJSON *list, const char *what)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, list)
        if (cJSON_IsString(item) && strcmp(item->valuestring, what) == 0)
            return true;
    return false;
}

/* Does the story stand on a card that this system was never told of? */
static bool is_shaky(struct runfile *rf, int scenario, const cJSON *row)
{
    cJSON *lacking = runfile_row(
        rf, "SELECT seq FROM event WHERE scenario=?1 AND kind='lacking' LIMIT 1", scenario);
    bool lacks = field(lacking, "seq") != NULL;
    struct unknown_card card;

    cJSON_Delete(lacking);
    if (lacks)
        return true;
    return !can(field(row, "can"), "csms.enrol") && !can(field(row, "can"), "token Accepted") &&
           unknown_card_find(rf, scenario, &card);
}

static enum verdict score_scenario(struct runfile *rf, int scenario, const cJSON *sla,
                                   const struct judging *judging)
{
    cJSON *row = runfile_row(rf, "SELECT * FROM scenario WHERE scenario=?1", scenario);
    cJSON *expect = cJSON_DetachItemFromObjectCaseSensitive(row, "expect");
    enum verdict worst = verdict_of_state(field_text(row, "state"));
    struct scoring_scene scene = {
        .rf = rf,
        .scenario = scenario,
        .can = field(row, "can"),
        .known = judging_known(judging, field_text(row, "file"), field_text(row, "name")),
        .broken_off = worst != VERDICT_none,
        .shaky = is_shaky(rf, scenario, row)};

    if (!cJSON_IsObject(expect)) {
        cJSON_Delete(expect);
        expect = cJSON_CreateObject();
    }
    if (sla)
        override_sla(expect, sla);
    scene.expect = expect;
    for (const struct scorer *const *s = score_all; *s; s++)
        if (was_begun(row) ? judging_asks(judging, (*s)->name) : *s == &score_story)
            worst = verdict_worst(worst, scoring_judge(&scene, *s));
    scoring_end(&scene);
    cJSON_Delete(scene.known);
    cJSON_Delete(expect);
    cJSON_Delete(row);
    return worst;
}

static bool make_tables(struct runfile *rf)
{
    return sqlite3_exec(runfile_db(rf),
                        "DROP TABLE IF EXISTS finding; CREATE TABLE finding(scenario, id, scorer, "
                        "verdict, rule, sentence, evidence, source, times, parent, key);"
                        "CREATE TABLE IF NOT EXISTS score(scenario, scorer, verdict, data);"
                        "DELETE FROM score;",
                        NULL, NULL, NULL) == SQLITE_OK;
}

static int count_scenarios(struct runfile *rf)
{
    cJSON *row = runfile_row(rf, "SELECT count(*) AS n FROM scenario", 0);
    int count = (int)field_int(row, "n");

    cJSON_Delete(row);
    return count;
}

enum verdict score_run(struct runfile *rf, const cJSON *sla)
{
    sqlite3 *db = runfile_db(rf);
    int room = count_scenarios(rf);
    int *ids = mem_new(((size_t)room + 1) * sizeof(*ids));
    int count = runfile_scenarios(rf, ids, room);
    enum verdict worst = verdicts_of_run(rf);
    struct judging judging;

    judging_init(&judging, rf);
    /* One transaction: a scoring that is killed leaves the old scores. */
    if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK || !make_tables(rf))
        goto fail;
    runfile_index(rf);
    for (int i = 0; i < count; i++)
        worst = verdict_worst(worst, score_scenario(rf, ids[i], sla, &judging));
    if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        goto fail;
    judging_fini(&judging);
    free(ids);
    return worst;
fail:
    judging_fini(&judging);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    free(ids);
    return VERDICT_error;
}

enum verdict score_peek(struct runfile *rf, int scenario)
{
    enum verdict v = VERDICT_error;
    struct judging judging;

    judging_init(&judging, rf);
    if (sqlite3_exec(runfile_db(rf), "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
        make_tables(rf))
        v = score_scenario(rf, scenario, NULL, &judging);
    judging_fini(&judging);
    sqlite3_exec(runfile_db(rf), "ROLLBACK", NULL, NULL, NULL);
    return v;
}
