/* What the driver lived through. The scenario says what may be expected of a story well told: how
 * often a driver must try, ask or wait, what nobody may be surprised by. experience.h tells which
 * file judges what; here are the counts. */
#include "score/experience.h"

#include "base/json_read.h"
#include "facts/field.h"

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
    {"experience.silence", "a driver who asked for help is not left without word", RULE_breach,
     "fails", "the word that came too late, or the contact", "expect.experience.silence"},
    {"experience.cable_unattended", "a cable that is held is released before long", RULE_breach,
     "fails; inconclusive where commands or the desk are out of reach",
     "the first pull at the plug", "expect.experience.cable_unattended"},
    {"experience.start_attempts", "charging starts within the allowed number of attempts",
     RULE_breach, "fails", "the last tap", "expect.experience.start_attempts"},
    {"experience.alternative", "a station that is offered instead is free", RULE_either,
     "fails; inconclusive where the desk cannot be asked", "the offer",
     "expect.experience.alternative"},
    {"experience.tag_assignment", "a tag is assigned to its owner and to nobody else", RULE_either,
     "fails; inconclusive where the desk cannot be asked", "the assignment",
     "expect.experience.tag"},
    RULES_END,
};

static void judge_count(struct experience *x, const char *field_name, const char *rule,
                        const char *sql, const char *sentence)
{
    int64_t most = json_int(x->expect, field_name, -1);
    cJSON *found;
    const cJSON *row;

    if (most < 0)
        return;
    x->judged = true;
    found = scoring_rows(x->sc, sql);
    cJSON_ArrayForEach (row, found) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int n = (int)json_int(row, "n", 0);

        if (n > most)
            scoring_find(x->sc, VERDICT_fail, rule, seqs, "%s %s %d times; %d %s expected.",
                         field_text(row, "name"), sentence, n, (int)most, most == 1 ? "is" : "are");
    }
    cJSON_Delete(found);
}

static void judge_counts(struct experience *x)
{
    judge_count(x, "contacts", "experience.contacts",
                "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
                "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='contact' GROUP BY "
                "e.actor ORDER BY e.actor",
                "had to turn to support");
    judge_count(x, "start_attempts", "experience.start_attempts",
                "SELECT a.name, count(*) AS n, max(e.seq) AS seq FROM event e JOIN actor a ON "
                "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind='taps' AND e.seq < "
                "coalesce((SELECT min(s.seq) FROM event s WHERE s.scenario=?1 AND "
                "s.kind='session_started' AND json_extract(s.data,'$.token')="
                "json_extract(e.data,'$.token')), 1e18) GROUP BY e.actor ORDER BY e.actor",
                "tapped before charging started");
}

static enum verdict judge(struct scoring *sc)
{
    struct experience x = {.sc = sc, .expect = scoring_expect(sc), .end_ms = scoring_end_ms(sc)};

    token_book_init(&x.tokens, scoring_runfile(sc), scoring_scenario(sc));
    judge_counts(&x);
    experience_surprise(&x);
    experience_refusal_reason(&x);
    experience_refusal_let_in(&x);
    experience_wait_silence(&x);
    experience_wait_cable(&x);
    experience_desk(&x);
    token_book_fini(&x.tokens);
    return x.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_experience = {
    .name = "experience",
    .judges = "what the driver experienced: contacts, surprises, reasons, waiting, offers, tags",
    .rules = rules,
    .judge = judge,
};
