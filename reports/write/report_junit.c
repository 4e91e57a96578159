/* The report for CI in the form of JUnit: a play is a test suite, a scorer a test case; "run" is
 * the case that fails when a scenario could not be played to its end, and the one that took the
 * time.
 *
 * Servers know a case by class and name, and cut a class at its last dot: names are those of
 * write/play_id.h, the class has the dots of its file as underscores. A failure has the first rule
 * that is broken as its type, and holds the findings with the lines of the log that show them. The
 * form knows no inconclusive: that is skipped with the type "inconclusive", and what was not played
 * with the type "skipped". Where a line of the scenario is known, it is told. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "facts/sentence.h"
#include "score/verdicts.h"
#include "write/markup.h"
#include "write/play_id.h"
#include "write/report.h"
#include "write/unsettled.h"

#define EVIDENCE_MAX 10

struct count {
    int tests, failures, errors, skipped;
};

static void add(struct count *c, enum verdict v)
{
    c->tests += v != VERDICT_none;
    c->failures += v == VERDICT_fail;
    c->errors += v == VERDICT_error;
    c->skipped += v == VERDICT_inconc || v == VERDICT_skipped || v == VERDICT_known;
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
    fprintf(out, " tests=\"%d\" failures=\"%d\" errors=\"%d\"", c->tests, c->failures, c->errors);
}

static const char *element_of(enum verdict v)
{
    static const char *const names[VERDICT_COUNT] = {[VERDICT_skipped] = "skipped",
                                                     [VERDICT_known] = "skipped",
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

/* The first finding of @p scorer that says more than pass; NULL: none. */
static const cJSON *first_finding(const struct verdicts_row *row, const char *scorer)
{
    const cJSON *finding;

    cJSON_ArrayForEach (finding, row->findings) {
        if (json_is(finding, "scorer", scorer) && !json_is(finding, "verdict", "pass"))
            return finding;
    }
    return NULL;
}

/* A play that is written. */
struct suite {
    struct runfile *rf;
    const struct verdicts_row *row;
    const char *id;
};

/* Begins the case @p name at @p place; a class with dots would be taken for a package. */
static void begin_case(FILE *out, const struct suite *s, const char *name, double seconds,
                       const struct play_place *place)
{
    char *class = mem_text(s->id);

    for (char *dot = strchr(class, '.'); dot; dot = strchr(dot, '.'))
        *dot = '_';
    fputs("    <testcase classname=\"", out);
    markup_text(out, class);
    free(class);
    fputs("\" name=\"", out);
    markup_printf(out, "%s %s", s->id, name);
    fprintf(out, "\" time=\"%.3f\" file=\"", seconds);
    markup_text(out, place->file);
    fputc('"', out);
    if (place->line > 0)
        fprintf(out, " line=\"%d\"", place->line);
}

static void put_outcome(FILE *out, enum verdict v, const char *type, const char *message)
{
    static const char *const types[VERDICT_COUNT] = {[VERDICT_skipped] = "skipped",
                                                     [VERDICT_known] = "known",
                                                     [VERDICT_inconc] = "inconclusive"};

    fprintf(out, ">\n      <%s type=\"", element_of(v));
    markup_text(out, types[v] ? types[v] : type);
    fputs("\" message=\"", out);
    markup_text(out, message);
    fputs("\">", out);
}

static void end_outcome(FILE *out, enum verdict v)
{
    fprintf(out, "</%s>\n    </testcase>\n", element_of(v));
}

static void put_case(FILE *out, const struct suite *s, const char *scorer, enum verdict v)
{
    const cJSON *first = first_finding(s->row, scorer);
    struct play_place place;

    if (v == VERDICT_none)
        return;
    place = play_place_of(s->rf, s->row, element_of(v) ? first : NULL);
    begin_case(out, s, scorer, 0, &place);
    play_place_fini(&place);
    if (!element_of(v)) {
        fputs("/>\n", out);
        return;
    }
    put_outcome(out, v, first ? field_text(first, "rule") : scorer,
                first ? field_text(first, "sentence") : "see the report");
    put_findings(out, s->rf, s->row, scorer);
    end_outcome(out, v);
}

static const char *run_words(const struct verdicts_row *row)
{
    const char *error = field_text(row->facts, "error"), *end = unsettled_end(row->facts);
    const cJSON *first = first_finding(row, "story");

    if (*error)
        return error;
    if (verdicts_begun(row))
        return end ? end : field_text(row->facts, "state");
    return first ? field_text(first, "sentence") : "see the report";
}

static void put_run_case(FILE *out, const struct suite *s, double seconds)
{
    enum verdict v = run_verdict(s->row);
    struct play_place place = play_place_of(s->rf, s->row, NULL);

    begin_case(out, s, "run", seconds, &place);
    play_place_fini(&place);
    if (!element_of(v)) {
        fputs("/>\n", out);
        return;
    }
    put_outcome(out, v, "scenario", run_words(s->row));
    end_outcome(out, v);
}

static double seconds_of(struct runfile *rf, int scenario)
{
    cJSON *row = runfile_row(
        rf, "SELECT max(wall_us) - min(wall_us) AS us FROM event WHERE scenario=?1", scenario);
    int64_t us = field_int(row, "us");

    cJSON_Delete(row);
    return (double)us / 1e6;
}

static void put_property(FILE *out, const char *name, const char *value)
{
    fprintf(out, "      <property name=\"%s\" value=\"", name);
    markup_text(out, value);
    fputs("\"/>\n", out);
}

static void put_suite(FILE *out, const struct suite *s)
{
    const struct verdicts_row *row = s->row;
    const cJSON *score, *scores = verdicts_begun(row) ? row->scores : NULL;
    double seconds = seconds_of(s->rf, row->scenario);
    struct count c = {0};

    add_row(&c, row);
    fputs("  <testsuite name=\"", out);
    markup_text(out, s->id);
    fputc('"', out);
    put_count(out, &c);
    fprintf(out, " skipped=\"%d\" time=\"%.3f\" file=\"", c.skipped, seconds);
    markup_text(out, field_text(row->facts, "file"));
    fputs("\">\n    <properties>\n", out);
    put_property(out, "title", field_text(row->facts, "name"));
    put_property(out, "verdict", verdict_name(row->verdict));
    fputs("    </properties>\n", out);
    put_run_case(out, s, seconds);
    cJSON_ArrayForEach (score, scores)
        put_case(out, s, field_text(score, "scorer"), verdict_of(field_text(score, "verdict")));
    fputs("  </testsuite>\n", out);
}

static enum status write_junit(struct runfile *rf, FILE *out)
{
    char *wall_ms = runfile_fact(rf, "wall_ms");
    struct count all = {0};
    struct verdicts v;
    char **ids;

    verdicts_init(&v, rf);
    ids = play_ids(&v);
    for (size_t i = 0; i < v.count; i++)
        add_row(&all, &v.rows[i]);
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chargerig\"", out);
    put_count(out, &all);
    if (wall_ms)
        fprintf(out, " time=\"%.3f\"", strtod(wall_ms, NULL) / 1000);
    fputs(">\n", out);
    for (size_t i = 0; i < v.count; i++)
        put_suite(out, &(struct suite){rf, &v.rows[i], ids[i]});
    fputs("</testsuites>\n", out);
    play_ids_free(ids, v.count);
    verdicts_fini(&v);
    free(wall_ms);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_junit = {
    .name = "junit",
    .file = "junit.xml",
    .what = "one test suite per play, one test case per scorer, for CI",
    .write = write_junit,
};
