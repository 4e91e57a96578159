/* title: one cause is one finding: equal ones are counted, consequences hang below their cause */
#include "fixture/runfile_maker.h"

#include "score/consequence.h"
#include "score/score_all.h"
#include "score/scoring.h"
#include "score/verdicts.h"

/* A scorer that says what a test has it say: its rules are those of the test. */
static const struct finding *said;
static const char *const *said_words;

static enum verdict say(struct scoring *sc)
{
    for (size_t i = 0; said[i].rule; i++)
        scoring_tell(sc, &said[i], "%s", said_words[i]);
    return VERDICT_pass;
}

#define RULE(id, kind)                                                                             \
    {                                                                                              \
        id, "it holds", RULE_##kind, "fails", "an event", "a test"                                 \
    }

static const struct rule some_rules[] = {
    RULE("invariant.one_bill", breach),
    RULE("invariant.session_overlap", either),
    RULE("invoice.duplicate", breach),
    RULE("invoice.orphan", breach),
    RULE("invoice.sessions", either),
    RULE("path.forbidden", breach),
    RULE("path.deviation", either),
    RULE("invariant.command_sent", breach),
    RULE("protocol.schema", breach),
    RULE("protocol.station", breach),
    RULES_END,
};

/* Scores the file of @p m by the scorer of this test. @return its verdict */
static enum verdict judged(struct maker *m, const struct rule *rules, const struct finding *told,
                           const char *const *words, bool broken_off)
{
    const struct scorer scorer = {"test", "what it is told", rules, say};
    struct scoring_scene scene = {.scenario = 1, .broken_off = broken_off};
    char *why = NULL;
    enum verdict v;

    maker_score(m, "story"); /* makes the tables */
    scene.rf = runfile_open(m->path, true, &why);
    cr_assert(scene.rf != NULL, "%s", why);
    sqlite3_exec(runfile_db(scene.rf), "DELETE FROM finding; DELETE FROM score", NULL, NULL, NULL);
    said = told;
    said_words = words;
    v = scoring_judge(&scene, &scorer);
    scoring_end(&scene);
    runfile_close(scene.rf);
    return v;
}

/* "0 rule x2: sentence" a line, the number is how deep it hangs; the caller frees it. */
static char *shown(struct maker *m)
{
    char *why = NULL, *all = mem_text("");
    struct runfile *rf = runfile_open(m->path, false, &why);
    struct verdicts v;
    const cJSON *finding;

    cr_assert(rf != NULL, "%s", why);
    verdicts_init(&v, rf);
    cJSON_ArrayForEach (finding, v.rows[0].findings) {
        char *longer =
            mem_printf("%s%d %s x%d: %s\n", all, verdicts_depth(finding),
                       cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(finding, "rule")),
                       verdicts_times(finding),
                       cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(finding, "sentence")));

        free(all);
        all = longer;
    }
    verdicts_fini(&v);
    runfile_close(rf);
    return all;
}

static void expect_shown(struct maker *m, const char *want)
{
    char *got = shown(m);

    cr_expect(strcmp(got, want) == 0, "wanted\n%sgot\n%s", want, got);
    free(got);
}

#define FAIL(id, ...)                                                                              \
    {                                                                                              \
        .verdict = VERDICT_fail, .rule = id, __VA_ARGS__                                           \
    }
#define NO_MORE                                                                                    \
    {                                                                                              \
        .rule = NULL                                                                               \
    }

Test(findings, equal_ones_are_one_with_a_count_and_the_first_evidence)
{
    static const uint64_t first[] = {1, 0}, second[] = {2, 0};
    static const struct finding told[] = {
        FAIL("protocol.schema", .seqs = first, .key = "StartTransaction: id"),
        FAIL("protocol.schema", .seqs = second, .key = "StartTransaction: id"),
        FAIL("protocol.schema", .key = "Heartbeat: time"),
        FAIL("path.forbidden", .key = NULL),
        FAIL("path.forbidden", .key = NULL),
        FAIL("path.forbidden", .key = NULL),
        {.verdict = VERDICT_inconc, .rule = "path.forbidden"},
        NO_MORE};
    static const char *const words[] = {"to CP-1", "to CP-2", "to CP-1", "no", "no", "yes", "no"};
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "note", "{}");
    maker_event(&m, 0, "CP-2", "note", "{}");
    cr_expect(judged(&m, some_rules, told, words, false) == VERDICT_fail);
    expect_shown(&m, "0 protocol.schema x2: to CP-1\n"
                     "0 protocol.schema x1: to CP-1\n"
                     "0 path.forbidden x2: no\n"
                     "0 path.forbidden x1: yes\n"
                     "0 path.forbidden x1: no\n");
    cr_expect(
        maker_holds(&m, "SELECT evidence='[1]' FROM finding WHERE key='StartTransaction: id'"),
        "the first evidence counts");
    cr_expect(maker_holds(&m, "SELECT count(*)=1 FROM finding WHERE times=2 AND "
                              "key='StartTransaction: id' AND parent IS NULL"));
    maker_fini(&m);
}

Test(findings, what_follows_from_another_hangs_below_it_whoever_told_first)
{
    static const uint64_t early[] = {1, 0}, late[] = {2, 0};
    static const struct finding told[] = {
        FAIL("invoice.sessions", .seqs = NULL),
        FAIL("invoice.duplicate", .session = 1),
        FAIL("invoice.duplicate", .session = 2),
        FAIL("path.deviation", .seqs = late),
        FAIL("invariant.one_bill", .session = 1, .station = "CP-1"),
        FAIL("invariant.session_overlap", .station = "CP-1"),
        FAIL("invariant.session_overlap", .station = "CP-2"),
        FAIL("path.forbidden", .seqs = late),
        FAIL("invariant.command_sent", .seqs = early),
        NO_MORE};
    static const char *const words[] = {"3, not 1",      "1 twice",  "2 twice",
                                        "adds dispatch", "two",      "overlap 1",
                                        "overlap 2",     "dispatch", "not sent"};
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "SUT", "sut_call", "{\"args\":{\"station\":\"CP-1\"}}");
    maker_event(&m, 1, "case", "ticket", "{\"ticket\":7}");
    maker_sql(&m, "INSERT INTO ticket_event VALUES(1,1,7,0,'contact','x','agent','',"
                  "'{\"station\":\"CP-1\"}')");
    cr_expect(judged(&m, some_rules, told, words, false) == VERDICT_fail);
    expect_shown(&m, "0 invoice.duplicate x1: 2 twice\n"
                     "0 invariant.one_bill x1: two\n"
                     "1 invoice.duplicate x1: 1 twice\n"
                     "2 invoice.sessions x1: 3, not 1\n"
                     "1 invariant.session_overlap x1: overlap 1\n"
                     "0 invariant.session_overlap x1: overlap 2\n"
                     "0 invariant.command_sent x1: not sent\n"
                     "1 path.forbidden x1: dispatch\n"
                     "2 path.deviation x1: adds dispatch\n");
    maker_fini(&m);
}

Test(findings, what_came_before_a_cause_does_not_follow_from_it)
{
    static const uint64_t early[] = {1, 0}, late[] = {2, 0};
    static const struct finding told[] = {
        FAIL("path.forbidden", .seqs = early, .station = "CP-1"),
        FAIL("invariant.command_sent", .seqs = late, .station = "CP-1"), NO_MORE};
    static const char *const words[] = {"dispatch", "not sent"};
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "case", "note", "{}");
    maker_event(&m, 1, "SUT", "note", "{}");
    judged(&m, some_rules, told, words, false);
    expect_shown(&m, "0 path.forbidden x1: dispatch\n0 invariant.command_sent x1: not sent\n");
    maker_fini(&m);
}

Test(findings, the_log_tells_what_led_to_what)
{
    static const uint64_t cause[] = {1, 0}, led[] = {3, 0}, other[] = {4, 0};
    static const struct finding told[] = {FAIL("protocol.station", .seqs = led),
                                          FAIL("protocol.station", .seqs = other),
                                          FAIL("protocol.schema", .seqs = cause), NO_MORE};
    static const char *const words[] = {"a frame", "another", "a field"};
    struct maker m;

    maker_init(&m, "{}");
    for (int i = 0; i < 4; i++)
        maker_event(&m, i, "CP-1", "note", "{}");
    maker_sql(&m, "UPDATE event SET cause=seq-1 WHERE seq IN (2, 3)");
    judged(&m, some_rules, told, words, false);
    expect_shown(&m, "0 protocol.station x1: another\n"
                     "0 protocol.schema x1: a field\n"
                     "1 protocol.station x1: a frame\n");
    maker_fini(&m);
}

Test(findings, what_a_driver_checks_is_about_whoever_and_wherever_that_is)
{
    static const uint64_t bill[] = {2, 0}, ann[] = {5, 0}, early[] = {1, 0}, frame[] = {3, 0},
                          bob[] = {6, 0}, both[] = {6, 3, 0};
    static const struct finding told[] = {FAIL("story.check", .seqs = ann),
                                          FAIL("story.check", .seqs = bob),
                                          FAIL("story.check", .seqs = early),
                                          FAIL("invoice.orphan", .seqs = bill),
                                          FAIL("protocol.schema", .seqs = frame),
                                          FAIL("story.check", .seqs = both),
                                          NO_MORE};
    static const char *const words[] = {"Ann's",      "Bob's",   "too early",
                                        "Ann's bill", "a frame", "the frame"};
    static const struct rule rules[] = {RULE("story.check", breach), RULE("invoice.orphan", breach),
                                        RULE("protocol.schema", breach), RULES_END};
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "world", "check", "{\"by\":\"Ann\"}");
    maker_event(&m, 1, "Ann", "bill", "{\"invoice\":\"INV-1\"}");
    maker_event(&m, 2, "CP-1", "note", "{}");
    maker_event(&m, 3, "Bob", "note", "{}");
    maker_event(&m, 4, "world", "check", "{\"by\":\"Ann\"}");
    maker_event(&m, 5, "world", "check", "{\"by\":\"Bob\"}");
    maker_sql(&m, "UPDATE actor SET kind='driver' WHERE name IN ('Ann','Bob')");
    judged(&m, rules, told, words, false);
    expect_shown(&m, "0 story.check x1: Bob's\n"
                     "0 story.check x1: too early\n"
                     "0 invoice.orphan x1: Ann's bill\n"
                     "1 story.check x1: Ann's\n"
                     "0 protocol.schema x1: a frame\n"
                     "1 story.check x1: the frame\n");
    maker_fini(&m);
}

Test(findings, what_a_driver_checks_is_about_the_stations_where_that_driver_was)
{
    static const uint64_t check[] = {3, 0}, elsewhere[] = {4, 0}, command[] = {1, 0};
    static const struct finding told[] = {FAIL("story.check", .seqs = check),
                                          FAIL("story.check", .seqs = elsewhere),
                                          FAIL("invariant.command_sent", .seqs = command), NO_MORE};
    static const char *const words[] = {"Ann's", "Bob's", "not sent"};
    static const struct rule rules[] = {RULE("story.check", breach),
                                        RULE("invariant.command_sent", breach), RULES_END};
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "SUT", "sut_call", "{\"args\":{\"station\":\"CP-1\"}}");
    maker_event(&m, 1, "Ann", "plugs", "{\"connector\":\"CP-1/2\"}");
    maker_event(&m, 2, "world", "check", "{\"by\":\"Ann\"}");
    maker_event(&m, 3, "world", "check", "{\"by\":\"Bob\"}");
    maker_sql(&m, "UPDATE actor SET kind='driver' WHERE name='Ann'");
    judged(&m, rules, told, words, false);
    expect_shown(&m, "0 story.check x1: Bob's\n"
                     "0 invariant.command_sent x1: not sent\n"
                     "1 story.check x1: Ann's\n");
    maker_fini(&m);
}

Test(findings, nothing_hangs_below_what_is_milder)
{
    static const struct finding told[] = {
        FAIL("invoice.duplicate", .session = 1),
        {.verdict = VERDICT_inconc, .rule = "invariant.one_bill", .session = 1},
        {.verdict = VERDICT_pass, .rule = "invariant.one_bill", .session = 1},
        NO_MORE};
    static const char *const words[] = {"twice", "perhaps two", "a note"};
    struct maker m;

    maker_init(&m, "{}");
    judged(&m, some_rules, told, words, false);
    expect_shown(&m, "0 invoice.duplicate x1: twice\n"
                     "0 invariant.one_bill x1: perhaps two\n"
                     "0 invariant.one_bill x1: a note\n");
    maker_fini(&m);
}

Test(findings, after_an_interruption_what_is_broken_stays_broken_rule_by_rule)
{
    static const char *const words[] = {"it is so"};
    struct maker m;

    maker_init(&m, "{}");
    for (size_t i = 0; score_all[i]; i++)
        for (const struct rule *rule = score_all[i]->rules; rule->id; rule++)
            for (int missing = 0; missing < 2; missing++) {
                const struct finding told[] = {FAIL(rule->id, .missing = missing), NO_MORE};
                bool may_come =
                    rule->kind == RULE_absence || (rule->kind == RULE_either && missing);
                enum verdict cut = judged(&m, score_all[i]->rules, told, words, true);
                enum verdict whole = judged(&m, score_all[i]->rules, told, words, false);

                cr_expect(cut == (may_come ? VERDICT_inconc : VERDICT_fail), "%s: %s", rule->id,
                          verdict_name(cut));
                cr_expect(whole == VERDICT_fail, "%s: %s", rule->id, verdict_name(whole));
            }
    maker_fini(&m);
}

static bool is_rule(const char *id)
{
    for (size_t i = 0; score_all[i]; i++)
        for (const struct rule *rule = score_all[i]->rules; rule->id; rule++)
            if (consequence_names(id, rule->id))
                return true;
    return false;
}

/* Does one lead to @p goal from @p rule, from cause to cause? */
static bool leads(const char *rule, const char *goal, int steps)
{
    for (const struct consequence *c = consequence_all; steps > 0 && c->consequence; c++)
        if (consequence_names(rule, c->consequence) &&
            (consequence_names(c->cause, goal) || leads(c->cause, goal, steps - 1)))
            return true;
    return false;
}

Test(findings, the_rows_of_consequences_name_rules_and_go_in_no_circle)
{
    for (const struct consequence *c = consequence_all; c->consequence; c++) {
        cr_expect(is_rule(c->consequence), "%s is no rule", c->consequence);
        cr_expect(is_rule(c->cause), "%s is no rule", c->cause);
        cr_expect(leads(c->consequence, c->consequence, 10) == false, "%s leads to itself",
                  c->consequence);
    }
}

Test(findings, a_wrong_field_of_an_answer_is_one_finding_however_often_it_came)
{
    struct maker m;
    char *findings;

    maker_init(&m, "{}");
    for (int i = 0; i < 306; i++) {
        char call[80], answer[80];

        snprintf(call, sizeof(call), "[2,\"c%d\",\"Heartbeat\",{}]", i);
        snprintf(answer, sizeof(answer), "[3,\"c%d\",{\"currentTime\":%d}]", i, i);
        maker_frame(&m, 1000L * i, i % 2 ? "CP-1" : "CP-2", "out", call);
        maker_frame(&m, 1000L * i + 500, i % 2 ? "CP-1" : "CP-2", "in", answer);
    }
    cr_expect(maker_score(&m, "protocol") == VERDICT_fail);
    cr_expect(maker_found(&m, "protocol.schema") == 306);
    findings = shown(&m);
    cr_expect(strncmp(findings, "0 protocol.schema x306: Heartbeat answer to CP-2: $.currentTime",
                      63) == 0 &&
                  strchr(findings, '\n')[1] == 0,
              "%s", findings);
    free(findings);
    maker_fini(&m);
}
