/* What the driver lived through. The scenario says what may be expected of a story well told: how
 * often a driver must try, ask or wait, what nobody may be surprised by. experience.h tells which
 * file judges what; here are the counts. */
#include "score/experience.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "score/absence.h"

static const struct rule rules[] = {
    {"experience.contacts", "a driver need not turn to support more often than this", RULE_breach,
     "fails", "the last contact", "expect.experience.contacts"},
    {"experience.surprise", "nothing happens to a driver that nobody announced", RULE_breach,
     "fails", "the arrival, or the bill", "expect.experience.surprises"},
    {"experience.reason", "a driver who is refused is told why, and told the truth", RULE_either,
     "fails; inconclusive where the CSMS cannot be told of tokens", "what the driver was told",
     "expect.experience.reason"},
    {"experience.let_in", "a token that is not accepted does not charge", RULE_breach,
     "fails; inconclusive where the CSMS cannot be told of tokens", "the answer that let it in",
     "expect.experience.refused"},
    {"experience.silence",
     "a driver who asked for help is not left without word, nor has to ask again for one",
     RULE_either, "fails; inconclusive where nobody asked, or the desk cannot be asked",
     "the last word before it, and the word that ends it", "expect.experience.silence"},
    {"experience.cable_unattended", "a cable that is held is released before long", RULE_breach,
     "fails; inconclusive where no cable was held, or commands or the desk are out of reach",
     "the first pull at the plug", "expect.experience.cable_unattended"},
    {"experience.start_attempts", "charging starts within the allowed number of attempts",
     RULE_either, "fails, too where it never starts; inconclusive where nobody tapped",
     "the last tap", "expect.experience.start_attempts"},
    {"experience.alternative",
     "a station that is offered instead is free, and is where it is said to be", RULE_either,
     "fails; inconclusive where the desk cannot be asked", "the offer",
     "expect.experience.alternative"},
    {"experience.tag_assignment", "a tag is assigned to its owner and to nobody else", RULE_either,
     "fails; inconclusive where the desk cannot be asked", "the assignment",
     "expect.experience.tag"},
    RULES_END,
};

/* Tells of each row of @p sql (name, n, seq) with more than @p most. @return how many rows */
static int judge_count(struct experience *x, int64_t most, const char *rule, const char *sql,
                       const char *sentence)
{
    cJSON *found = scoring_rows(x->sc, sql);
    int rows = cJSON_GetArraySize(found);
    const cJSON *row;

    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        int n = (int)field_int(row, "n");

        if (n > most)
            scoring_find(x->sc, VERDICT_fail, rule, seqs, "%s %s %d time%s; %d %s expected.",
                         field_text(row, "name"), sentence, n, n == 1 ? "" : "s", (int)most,
                         most == 1 ? "is" : "are");
    }
    cJSON_Delete(found);
    return rows;
}

static void judge_contacts(struct experience *x)
{
    int64_t most = json_int(x->expect, "contacts", -1);

    if (most < 0)
        return;
    if (experience_anybody(x))
        experience_met(x, EXPERIENCE_contacts);
    judge_count(x, most, "experience.contacts",
                "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
                "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='contact' GROUP BY "
                "e.actor ORDER BY e.actor",
                "had to turn to support");
}

/* A driver for whom charging never started is told by itself: no number of attempts is right. */
static void judge_attempts(struct experience *x)
{
    int64_t most = json_int(x->expect, "start_attempts", -1);
    cJSON *vain;
    const cJSON *row;

    if (most < 0)
        return;
    if (judge_count(
            x, most, "experience.start_attempts",
            "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
            "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='taps' AND e.seq "
            "< coalesce((SELECT min(s.seq) FROM event s WHERE s.scenario=?1 AND "
            "s.kind='session_started' AND json_extract(s.data,'$.token')="
            "json_extract(e.data,'$.token')), 1e18) GROUP BY e.actor ORDER BY e.actor",
            "tapped before charging started") > 0)
        experience_met(x, EXPERIENCE_start_attempts);
    vain = scoring_rows(
        x->sc, "SELECT a.name, max(e.seq) AS seq FROM event e JOIN actor a ON a.scenario=?1 AND "
               "a.id=e.actor WHERE e.scenario=?1 AND e.kind='taps' AND NOT EXISTS(SELECT 1 FROM "
               "event s WHERE s.scenario=?1 AND s.kind='session_started' AND "
               "json_extract(s.data,'$.token')=json_extract(e.data,'$.token')) AND NOT EXISTS("
               "SELECT 1 FROM truth t WHERE t.scenario=?1 AND t.driver=a.name AND t.started_ms IS "
               "NOT NULL) GROUP BY e.actor ORDER BY e.actor");
    cJSON_ArrayForEach (row, vain) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        scoring_find(x->sc, VERDICT_fail, "experience.start_attempts", seqs,
                     "%s tapped, and charging never started.", field_text(row, "name"));
    }
    cJSON_Delete(vain);
}

/* --- what never came about ----------------------------------------------------------------------
 */

static void judge_absences(struct experience *x)
{
    static const char *const fields[EXPERIENCE_FIELD_COUNT] = {
#define X(name) [EXPERIENCE_##name] = #name,
        EXPERIENCE_FIELD_LIST(X)
#undef X
    };

    for (int f = 0; f < EXPERIENCE_FIELD_COUNT; f++) {
        char *limit = mem_printf("%s_ms", fields[f]);
        const cJSON *wanted = field(x->expect, fields[f]);

        if (!(x->met >> f & 1) && (field(x->expect, limit) || (wanted && !cJSON_IsFalse(wanted))))
            absence_find(x->sc, "experience", fields[f]);
        free(limit);
    }
}

static enum verdict judge(struct scoring *sc)
{
    struct experience x = {.sc = sc,
                           .expect = scoring_expect(sc),
                           .tokens = scoring_tokens(sc),
                           .end_ms = scoring_end_ms(sc)};

    judge_contacts(&x);
    judge_attempts(&x);
    experience_surprise(&x);
    experience_refusal_reason(&x);
    experience_refusal_let_in(&x);
    experience_wait_silence(&x);
    experience_wait_cable(&x);
    experience_desk(&x);
    judge_absences(&x);
    return x.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_experience = {
    .name = "experience",
    .judges = "what the driver experienced: contacts, surprises, reasons, waiting, offers, tags",
    .rules = rules,
    .judge = judge,
};
