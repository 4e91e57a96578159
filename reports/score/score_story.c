/* What a scenario itself checks in the course of its story (verb check and its like): each check is
 * an event that says whether it held, and this makes its failures findings. */
#include "base/json_read.h"
#include "facts/field.h"
#include "facts/unknown_card.h"
#include "score/scoring.h"

#define EVIDENCE_MAX 8

static const struct rule rules[] = {
    {"story.check", "what the scenario checks in the course of the story holds", RULE_breach,
     "fails", "the check, and what it points to", "scenario"},
    {"story.inconclusive", "what the scenario wants to check can be checked", RULE_breach,
     "inconclusive", "the check, and what it points to", "scenario"},
    {"story.applies", "the story applies to this system under test", RULE_breach,
     "skipped where it does not", "the event that says why", "scenario: ocpp, conformance, needs"},
    {"story.played", "the story was played", RULE_breach,
     "skipped where the run was to stop before it", "the event that says so", "run --fail-fast"},
    {"story.needs", "the system under test has what the story needs", RULE_breach,
     "inconclusive where it has not: nothing is sent, or what follows is not judged",
     "the event that says what, or the answer that refuses a card", "scenario: needs"},
    {"story.known_gone", "a failure that is known is found", RULE_breach, "fails", "none",
     "run --known"},
    {"story.known_over", "the day up to which a failure is known has not passed", RULE_breach,
     "fails", "none", "run --known"},
    RULES_END,
};

static enum verdict check_verdict(const cJSON *data)
{
    if (field_flag(data, "ok"))
        return VERDICT_pass;
    return field_flag(data, "inconclusive") ? VERDICT_inconc : VERDICT_fail;
}

/* The evidence: the check itself, and the events it points to. */
static void collect(const cJSON *row, uint64_t seqs[EVIDENCE_MAX])
{
    const cJSON *seq;
    size_t n = 0;

    seqs[n++] = field_seq(row, "seq");
    cJSON_ArrayForEach (seq, field(field(row, "data"), "evidence")) {
        if (n < EVIDENCE_MAX - 1 && cJSON_IsNumber(seq) && seq->valuedouble >= 1 &&
            seq->valuedouble < 9e15)
            seqs[n++] = (uint64_t)seq->valuedouble;
    }
    seqs[n] = 0;
}

/* The step that @p check was made in; "" for none. */
static const char *step_of(const cJSON *steps, const cJSON *check)
{
    const char *by = field_text(check, "by");
    const cJSON *row;

    cJSON_ArrayForEach (row, steps)
        if (*by && json_is(row, "what", by))
            return by;
    return "";
}

static void find(struct scoring *sc, enum verdict verdict, const cJSON *row, const char *step)
{
    const cJSON *data = field(row, "data");
    const char *where = field_text(data, "where"), *found = field_text(data, "found");
    const char *in = *step ? " in \"" : "", *end = *step ? "\"" : "";
    uint64_t seqs[EVIDENCE_MAX];

    collect(row, seqs);
    if (verdict == VERDICT_inconc)
        scoring_find(sc, verdict, "story.inconclusive", seqs, "Not judged%s%s%s: %s.", in, step,
                     end, field_text(data, "what"));
    else
        scoring_find(sc, verdict, "story.check", seqs, "A check failed%s%s%s: %s%s%s%s%s%s.", in,
                     step, end, field_text(data, "what"), *found ? "; found " : "", found,
                     *where ? " (" : "", where, *where ? ")" : "");
}

/* A story that was not begun says why in its log. */
static void tell_why_not_played(struct scoring *sc)
{
    cJSON *events = scoring_rows(sc, "SELECT seq, kind, data FROM event WHERE scenario=?1 AND "
                                     "kind IN ('skipped','lacking') ORDER BY seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, events) {
        bool skipped = json_is(row, "kind", "skipped");
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        const char *rule = field_flag(field(row, "data"), "unplayed") ? "story.played"
                           : skipped                                  ? "story.applies"
                                                                      : "story.needs";

        scoring_find(sc, skipped ? VERDICT_skipped : VERDICT_inconc, rule, seqs, "%s",
                     field_text(field(row, "data"), "why"));
    }
    cJSON_Delete(events);
}

/* A card that the story counts on and that nobody could enrol: what follows from that shows
 * nothing. */
static void tell_unknown_card(struct scoring *sc)
{
    struct unknown_card card;
    bool told = scoring_can(sc, "csms.enrol") || scoring_can(sc, "token Accepted");

    if (!told && unknown_card_find(scoring_runfile(sc), scoring_scenario(sc), &card)) {
        uint64_t seqs[] = {card.asked, card.answered, 0};

        scoring_find(
            sc, VERDICT_inconc, "story.needs", seqs,
            "%s is told that the token %s is %s, but the story needs one that is accepted: "
            "this system cannot be told of it (csms.enrol), and may never have been. What "
            "follows from that is not judged.",
            card.station, card.token, card.status);
    }
}

/* The other scorers have spoken: what is known and was not found by now is gone. */
static void tell_known(struct scoring *sc)
{
    const cJSON *entry;

    cJSON_ArrayForEach (entry, scoring_known(sc)) {
        const char *rule = field_text(entry, "rule"), *at = field_text(entry, "at");

        if (known_is_over(entry))
            scoring_find(sc, VERDICT_fail, "story.known_over", NULL,
                         "The failure of %s was known until %s (%s); that day is over (%s).", rule,
                         field_text(entry, "expires"), field_text(entry, "reason"), at);
        else if (!known_is_met(entry) && !scoring_broken_off(sc))
            scoring_find(
                sc, VERDICT_fail, "story.known_gone", NULL,
                "%s is known to fail here (%s), and does not fail: take it out of the known "
                "failures (%s).",
                rule, field_text(entry, "reason"), at);
    }
}

static enum verdict judge(struct scoring *sc)
{
    cJSON *checks = scoring_rows(
        sc, "SELECT seq, data FROM event WHERE scenario=?1 AND kind='check' ORDER BY seq");
    cJSON *steps = scoring_rows(sc, "SELECT json_extract(data,'$.what') AS what FROM event WHERE "
                                    "scenario=?1 AND kind='step' ORDER BY seq");
    bool judged = cJSON_GetArraySize(checks) > 0;
    const cJSON *row;

    tell_why_not_played(sc);
    tell_unknown_card(sc);
    cJSON_ArrayForEach (row, checks) {
        enum verdict verdict = check_verdict(field(row, "data"));

        if (verdict != VERDICT_pass)
            find(sc, verdict, row, step_of(steps, field(row, "data")));
    }
    tell_known(sc);
    scoring_figure(sc, "checks", cJSON_CreateNumber(cJSON_GetArraySize(checks)));
    if (cJSON_GetArraySize(steps) > 0)
        scoring_figure(sc, "steps", cJSON_CreateNumber(cJSON_GetArraySize(steps)));
    cJSON_Delete(steps);
    cJSON_Delete(checks);
    return judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_story = {
    .name = "story",
    .judges = "the checks that the scenario makes in the course of the story",
    .rules = rules,
    .judge = judge,
};
