#include "write/report_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "facts/sentence.h"
#include "score/recurring.h"
#include "score/score_all.h"
#include "score/verdicts.h"
#include "write/report.h"
#include "write/seeds_sum.h"
#include "write/unsettled.h"

#define NAME_MAX_WIDTH 40
#define VERDICT_WIDTH  7  /* of "skipped" */
#define EVIDENCE_MAX   3  /* lines of the log below a finding */
#define FINDINGS_MAX   20 /* findings shown of one scenario */
#define RECURRING_MAX  10 /* shown of what is wrong in several stories */
#define NAMES_MAX      3  /* plays named of those that one reason keeps from a verdict */

/* @p text in a column of @p width, cut where it is longer. */
static void cell(FILE *out, const char *text, int width)
{
    int n = sentence_width(text);

    if (n > width) {
        const char *p = text;

        for (n = 0; n < width - 1; p++)
            n += (p[1] & 0xc0) != 0x80;
        char *head = mem_text_n(text, (size_t)(p - text));

        sentence_put(out, head);
        fputs("~  ", out);
        free(head);
        return;
    }
    sentence_put(out, text);
    fprintf(out, "%*s", width - n + 2, "");
}

static int name_width(const struct verdicts *v)
{
    int width = (int)strlen("scenario");

    for (size_t i = 0; i < v->count; i++)
        width = (int)number_most(width, sentence_width(field_text(v->rows[i].facts, "name")));
    return (int)number_least(width, NAME_MAX_WIDTH);
}

/* Its column has room for its name and for every verdict. */
static int scorer_width(const struct scorer *s)
{
    return (int)number_most((int64_t)strlen(s->name), VERDICT_WIDTH);
}

static void head(FILE *out, int width)
{
    cell(out, "scenario", width);
    cell(out, "verdict", VERDICT_WIDTH);
    for (const struct scorer *const *s = score_all; *s; s++)
        cell(out, (*s)->name, scorer_width(*s));
    fputs("findings\n", out);
}

static const char *verdict_word(enum verdict v)
{
    return v == VERDICT_none ? "-" : verdict_name(v);
}

static void line(FILE *out, const struct verdicts_row *row, int width)
{
    cell(out, field_text(row->facts, "name"), width);
    cell(out, verdict_word(row->verdict), VERDICT_WIDTH);
    for (const struct scorer *const *s = score_all; *s; s++)
        cell(out, verdict_word(verdicts_of(row, (*s)->name)), scorer_width(*s));
    fprintf(out, "%d\n", verdicts_faults(row));
}

static void evidence(FILE *out, struct runfile *rf, const struct verdicts_row *row,
                     const struct cast *cast, const cJSON *finding)
{
    const cJSON *seq, *list = field(finding, "evidence");
    int n = 0, indent = 10 + 2 * verdicts_depth(finding);

    cJSON_ArrayForEach (seq, list) {
        char *text;

        if (n++ == EVIDENCE_MAX)
            break;
        text = sentence_line(rf, row->scenario, cast, field_evidence(seq));
        if (text)
            fprintf(out, "%*s%s\n", indent, "", text);
        free(text);
    }
}

/* A finding in a line; what follows from another one is set in below it. */
static void finding_line(FILE *out, const cJSON *finding)
{
    int times = verdicts_times(finding), depth = verdicts_depth(finding);

    fprintf(out, "  %-6s  %*s%s", field_text(finding, "verdict"), 2 * depth, "",
            depth ? "hence " : "");
    sentence_put(out, field_text(finding, "rule"));
    if (times > 1)
        fprintf(out, ", %d times, first", times);
    fputs(": ", out);
    sentence_put(out, field_text(finding, "sentence"));
    fputc('\n', out);
}

static void findings(FILE *out, struct runfile *rf, const struct verdicts_row *row)
{
    const char *error = field_text(row->facts, "error");
    const char *broken_off = unsettled_end(row->facts);
    const cJSON *finding;
    struct cast cast;
    int n = 0;

    if (!verdicts_begun(row) ||
        (verdicts_faults(row) == 0 && row->verdict < VERDICT_fail && !*error && !broken_off))
        return;
    sentence_put(out, field_text(row->facts, "name"));
    fputc('\n', out);
    if (*error)
        fprintf(out, "  error   %s\n", error);
    if (broken_off)
        fprintf(out, "  inconc  %s\n", broken_off);
    cast_init(&cast, rf, row->scenario);
    cJSON_ArrayForEach (finding, row->findings) {
        /* what could not be judged since the scenario went wrong is no news */
        if (json_is(finding, "verdict", "pass") ||
            (*error && json_is(finding, "verdict", "inconc")))
            continue;
        if (n++ >= FINDINGS_MAX)
            continue;
        finding_line(out, finding);
        evidence(out, rf, row, &cast, finding);
    }
    if (n > FINDINGS_MAX)
        fprintf(out, "  ... and %d more\n", n - FINDINGS_MAX);
    fputc('\n', out);
    cast_fini(&cast);
}

/* What is wrong in several stories: probably one cause. */
static void recurring(FILE *out, const struct verdicts *v)
{
    size_t count;
    struct recurring *list = recurring_find(v, &count);

    if (count)
        fputs("the same in several stories\n", out);
    for (size_t i = 0; i < count && i < RECURRING_MAX; i++) {
        fprintf(out, "  %-6s  ", field_text(list[i].finding, "verdict"));
        sentence_put(out, field_text(list[i].finding, "rule"));
        fprintf(out, ", %d times in %d scenarios, first in ", list[i].times, list[i].scenarios);
        sentence_put(out, field_text(list[i].row->facts, "name"));
        fputs(": ", out);
        sentence_put(out, field_text(list[i].finding, "sentence"));
        fputc('\n', out);
    }
    if (count > RECURRING_MAX)
        fprintf(out, "  ... and %zu more\n", count - RECURRING_MAX);
    if (count)
        fputc('\n', out);
    free(list);
}

/* What was not begun, by reason: a thousand plays may have three. */
static void reasons(FILE *out, const struct verdicts *v)
{
    struct verdicts_reasons why;

    verdicts_reasons_init(&why, v);
    for (size_t i = 0; i < why.count; i++) {
        fprintf(out,
                "%s, %d %s: ", why.list[i].verdict == VERDICT_skipped ? "skipped" : "not judged",
                why.list[i].plays, why.list[i].plays == 1 ? "play" : "plays");
        sentence_put(out, why.list[i].sentence);
        fputs(i + 1 < why.count ? "\n" : "\n\n", out);
    }
    verdicts_reasons_fini(&why);
}

/* Frees @p list. */
static void put_unsettled(FILE *out, const char *title, struct unsettled *list, size_t count)
{
    if (count)
        fprintf(out, "%s\n", title);
    for (size_t i = 0; i < count; i++) {
        const struct unsettled *u = &list[i];
        fprintf(out, "  %zu %s, ", u->count, u->count == 1 ? "play" : "plays");
        sentence_put(out, u->rule ? u->rule : "no end");
        fputs(": ", out);
        sentence_put(out, u->sentence);
        fputs("\n          ", out);
        for (size_t n = 0; n < u->count && n < NAMES_MAX; n++) {
            fputs(n ? "; " : "", out);
            sentence_put(out, field_text(u->rows[n]->facts, "name"));
        }
        if (u->count > NAMES_MAX)
            fprintf(out, "; and %zu more", u->count - NAMES_MAX);
        fputs(i + 1 < count ? "\n" : "\n\n", out);
    }
    unsettled_free(list, count);
}

/* What kept stories that were begun from a verdict. */
static void unsettled(FILE *out, const struct verdicts *v)
{
    size_t count;
    struct unsettled *list = unsettled_find(v, &count);

    put_unsettled(out, "inconclusive, by reason", list, count);
}

/* What is broken, and known: it fails nothing, but whoever reads the run is to know of it. */
static void known(FILE *out, const struct verdicts *v)
{
    size_t count;
    struct unsettled *list = unsettled_known(v, &count);

    put_unsettled(out, "known to fail, by reason", list, count);
}

/* Words for what the verdict alone does not say of the run as a whole. */
static const char *run_words(struct runfile *rf, enum verdict worst)
{
    char *state = runfile_fact(rf, "state");
    const char *words = "";

    if (state && strcmp(state, "running") == 0)
        words = " (the run was killed before its end)";
    else if (state && strcmp(state, "interrupted") == 0)
        words = " (the run was interrupted)";
    else if (state && strcmp(state, "incomplete") == 0)
        words = " (a part of the run is missing)";
    else if (worst == VERDICT_none)
        words = " (nothing was judged)";
    free(state);
    return words;
}

/* How many plays got which verdict, and how long the run took. */
static void last_line(FILE *out, const struct verdicts *v)
{
    int counts[VERDICT_COUNT] = {0};
    char *wall_ms = runfile_fact(v->rf, "wall_ms");

    for (size_t i = 0; i < v->count; i++)
        counts[v->rows[i].verdict]++;
    fprintf(out, "%d passed, %d failed, %d %s, %d inconclusive, %d skipped", counts[VERDICT_pass],
            counts[VERDICT_fail], counts[VERDICT_error],
            counts[VERDICT_error] == 1 ? "error" : "errors", counts[VERDICT_inconc],
            counts[VERDICT_skipped]);
    if (counts[VERDICT_known])
        fprintf(out, ", %d known to fail", counts[VERDICT_known]);
    if (counts[VERDICT_none])
        fprintf(out, ", %d not judged", counts[VERDICT_none]);
    if (wall_ms)
        fprintf(out, " in %.1f s", strtod(wall_ms, NULL) / 1000);
    fputc('\n', out);
    free(wall_ms);
}

/* The plays, worst first; those of one verdict as they were played. The caller frees it. */
static const struct verdicts_row **worst_first(const struct verdicts *v)
{
    const struct verdicts_row **order =
        mem_new((v->count + 1) * sizeof(const struct verdicts_row *));
    size_t n = 0;

    for (int verdict = VERDICT_COUNT - 1; verdict >= 0; verdict--)
        for (size_t i = 0; i < v->count; i++)
            if ((int)v->rows[i].verdict == verdict)
                order[n++] = &v->rows[i];
    return order;
}

/* A line of each play, and below them what was found in those that did not pass. */
static void put_rows(FILE *out, const struct verdicts *v)
{
    const struct verdicts_row **order = worst_first(v);
    int width = name_width(v);

    head(out, width);
    for (size_t i = 0; i < v->count; i++)
        line(out, order[i], width);
    fputc('\n', out);
    for (size_t i = 0; i < v->count; i++)
        findings(out, v->rf, order[i]);
    free(order);
}

/* What was found in those that failed, and why others are inconclusive. */
static void put_faults(FILE *out, const struct verdicts *v)
{
    const struct verdicts_row **order = worst_first(v);

    for (size_t i = 0; i < v->count && order[i]->verdict > VERDICT_inconc; i++)
        findings(out, v->rf, order[i]);
    free(order);
    known(out, v);
    unsettled(out, v);
}

/* By what the run was judged, where that is not by everything. */
static void put_terms(FILE *out, const struct verdicts *v)
{
    char *only = runfile_fact(v->rf, "only"), *accept = runfile_fact(v->rf, "accept");

    if (only)
        fprintf(out, "judged by %s alone (--only)\n", only);
    if (accept && v->worst == VERDICT_inconc)
        fputs("inconclusive is accepted (--accept): exit code 0\n", out);
    free(only);
    free(accept);
}

static void put_places(FILE *out, struct runfile *rf, const char *folder)
{
    char *digest = runfile_fact(rf, "digest");

    fprintf(out, "report: %s/report.html\ndigest: %s\n", folder, digest ? digest : "none");
    free(digest);
}

enum status report_table_put(struct runfile *rf, FILE *out, const struct table_wishes *wishes)
{
    struct verdicts v;

    verdicts_init(&v, rf);
    if (!wishes->only_last) {
        if (wishes->rows)
            put_rows(out, &v);
        else
            put_faults(out, &v);
        recurring(out, &v);
        reasons(out, &v);
        seeds_sum_print(out, &v);
        put_terms(out, &v);
        fprintf(out, "verdict: %s%s\n", verdict_word(v.worst), run_words(rf, v.worst));
        if (wishes->folder)
            put_places(out, rf, wishes->folder);
    }
    last_line(out, &v);
    verdicts_fini(&v);
    return ferror(out) ? S_SYSTEM : S_OK;
}

static enum status write_table(struct runfile *rf, FILE *out)
{
    return report_table_put(rf, out, &(struct table_wishes){.rows = true});
}

static enum status write_summary(struct runfile *rf, FILE *out)
{
    return report_table_put(rf, out, &(struct table_wishes){.rows = false});
}

const struct report_writer report_table = {
    .name = "table",
    .what = "verdicts of all scenarios, and for each finding the line of the log that shows it",
    .write = write_table,
};

const struct report_writer report_summary = {
    .name = "summary",
    .what =
        "what failed with its findings, what is known or inconclusive by reason, and the counts",
    .write = write_summary,
};
