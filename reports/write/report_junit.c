/* The report for CI in the form of JUnit: a scenario is a test suite, a scorer a test case; "run"
 * is the case that fails when a scenario could not be played to its end. A failure holds its
 * findings with the lines of the log that show them; inconclusive is skipped, and so is a
 * scenario that was not begun. */
#include <stdlib.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "facts/sentence.h"
#include "score/verdicts.h"
#include "write/markup.h"
#include "write/report.h"

#define EVIDENCE_MAX 10

struct count {
    int tests, failures, errors, skipped;
};

static void add(struct count *c, enum verdict v)
{
    c->tests += v != VERDICT_none;
    c->failures += v == VERDICT_fail;
    c->errors += v == VERDICT_error;
    c->skipped += v == VERDICT_inconc || v == VERDICT_skipped;
}

/* Whether a scenario was played to its end is a test of its own, called "run". */
static enum verdict run_verdict(const struct verdicts_row *row)
{
    enum verdict v = verdict_of_state(field_text(row->facts, "state"));

    return v == VERDICT_none ? VERDICT_pass : v;
}

/* Adds the tests of a scenario. */
static void add_row(struct count *c, const struct verdicts_row *row)
{
    const cJSON *score;

    add(c, run_verdict(row));
    if (verdicts_begun(row))
        cJSON_ArrayForEach (score, row->scores)
            add(c, verdict_of(field_text(score, "verdict")));
}

static void put_count(FILE *out, const struct count *c)
{
    fprintf(out, " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\"", c->tests,
            c->failures, c->errors, c->skipped);
}

static const char *element_of(enum verdict v)
{
    static const char *const names[VERDICT_COUNT] = {[VERDICT_skipped] = "skipped",
                                                     [VERDICT_inconc] = "skipped",
                                                     [VERDICT_fail] = "failure",
                                                     [VERDICT_error] = "error"};

    return names[v];
}

/* "fail path.deviation, 2 times, follows from invariant.station_back: ...". */
static void put_finding(FILE *out, const struct verdicts_row *row, const cJSON *finding)
{
    const cJSON *cause = verdicts_cause(row, finding);
    int times = verdicts_times(finding);

    markup_printf(out, "%s %s", field_text(finding, "verdict"), field_text(finding, "rule"));
    if (times > 1)
        fprintf(out, ", %d times", times);
    if (cause)
        markup_printf(out, ", follows from %s", field_text(cause, "rule"));
    markup_printf(out, ": %s\n", field_text(finding, "sentence"));
}

/* The findings of @p scorer with the lines of the log that show them. */
static void put_findings(FILE *out, struct runfile *rf, const struct verdicts_row *row,
                         const char *scorer)
{
    const cJSON *finding, *seq;
    struct cast cast;

    cast_init(&cast, rf, row->scenario);
    cJSON_ArrayForEach (finding, row->findings) {
        int n = 0;

        if (!json_is(finding, "scorer", scorer) || json_is(finding, "verdict", "pass"))
            continue;
        put_finding(out, row, finding);
        cJSON_ArrayForEach (seq, field(finding, "evidence")) {
            char *line = sentence_line(rf, row->scenario, &cast, field_evidence(seq));

            if (line && n++ < EVIDENCE_MAX)
                markup_printf(out, "    %s\n", line);
            free(line);
        }
    }
    cast_fini(&cast);
}

static const char *first_sentence(const struct verdicts_row *row, const char *scorer)
{
    const cJSON *finding;

    cJSON_ArrayForEach (finding, row->findings) {
        if (json_is(finding, "scorer", scorer) && !json_is(finding, "verdict", "pass"))
            return field_text(finding, "sentence");
    }
    return "see the report";
}

static void put_case(FILE *out, struct runfile *rf, const struct verdicts_row *row,
                     const char *scorer, enum verdict v)
{
    const char *element = element_of(v);

    if (v == VERDICT_none)
        return;
    fputs("    <testcase classname=\"", out);
    markup_text(out, field_text(row->facts, "name"));
    fputs("\" name=\"", out);
    markup_text(out, scorer);
    fputs(element ? "\">\n" : "\"/>\n", out);
    if (!element)
        return;
    fprintf(out, "      <%s message=\"", element);
    markup_text(out, first_sentence(row, scorer));
    fputs("\">", out);
    put_findings(out, rf, row, scorer);
    fprintf(out, "</%s>\n    </testcase>\n", element);
}

static void put_run_case(FILE *out, const struct verdicts_row *row)
{
    const char *element = element_of(run_verdict(row));
    const char *error = field_text(row->facts, "error");

    fputs("    <testcase classname=\"", out);
    markup_text(out, field_text(row->facts, "name"));
    fputs(element ? "\" name=\"run\">\n" : "\" name=\"run\"/>\n", out);
    if (!element)
        return;
    fprintf(out, "      <%s message=\"", element);
    if (!*error)
        error =
            verdicts_begun(row) ? field_text(row->facts, "state") : first_sentence(row, "story");
    markup_printf(out, "%s", error);
    fputs("\"/>\n    </testcase>\n", out);
}

static int64_t wall_us(struct runfile *rf, int scenario)
{
    cJSON *row = runfile_row(
        rf, "SELECT max(wall_us) - min(wall_us) AS us FROM event WHERE scenario=?1", scenario);
    int64_t us = field_int(row, "us");

    cJSON_Delete(row);
    return us;
}

static void put_suite(FILE *out, struct runfile *rf, const struct verdicts_row *row)
{
    const cJSON *score, *scores = verdicts_begun(row) ? row->scores : NULL;
    struct count c = {0};

    add_row(&c, row);
    fputs("  <testsuite name=\"", out);
    markup_text(out, field_text(row->facts, "name"));
    fputc('"', out);
    put_count(out, &c);
    fprintf(out, " time=\"%.3f\">\n", (double)wall_us(rf, row->scenario) / 1e6);
    put_run_case(out, row);
    cJSON_ArrayForEach (score, scores)
        put_case(out, rf, row, field_text(score, "scorer"),
                 verdict_of(field_text(score, "verdict")));
    fputs("  </testsuite>\n", out);
}

static enum status write_junit(struct runfile *rf, FILE *out)
{
    struct count all = {0};
    struct verdicts v;

    verdicts_init(&v, rf);
    for (size_t i = 0; i < v.count; i++)
        add_row(&all, &v.rows[i]);
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chargerig\"", out);
    put_count(out, &all);
    fputs(">\n", out);
    for (size_t i = 0; i < v.count; i++)
        put_suite(out, rf, &v.rows[i]);
    fputs("</testsuites>\n", out);
    verdicts_fini(&v);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_junit = {
    .name = "junit",
    .file = "junit.xml",
    .what = "one test suite per scenario, one test case per scorer, for CI",
    .write = write_junit,
};
