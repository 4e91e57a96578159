/* All plays in short, as data for the page's script, which makes the table of them, searches it and
 * asks for more:
 *
 * {"scorers": [name...], "groups": [[verdict, rule, sentence]...], "abouts": [text...],
 *  "plays": [[number, name of the play, its title, verdicts, version, about, [group...],
 * findings]...]}
 *
 * verdicts: a letter for the play and one for each scorer: that of the verdict's word, and - where
 * nothing was judged. about: an index, -1 for nothing. before: a letter for each earlier run. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "score/score_all.h"
#include "write/markup.h"

#define TEXT_MAX 240 /* characters of a text that is only searched and shown in a row */

/* --- groups by kind --------------------------------------------------------------------------- */

static int by_kind(const void *a, const void *b)
{
    const struct recurring *const *x = a, *const *y = b;

    return recurring_order((*x)->finding, (*y)->finding);
}

static const struct recurring **sorted_groups(const struct html *h)
{
    const struct recurring **sorted =
        mem_new((h->group_count + 1) * sizeof(const struct recurring *));

    for (size_t i = 0; i < h->group_count; i++)
        sorted[i] = &h->groups[i];
    if (h->group_count)
        qsort(sorted, h->group_count, sizeof(const struct recurring *), by_kind);
    return sorted;
}

static void put_groups_of(struct html *h, const struct recurring **sorted,
                          const struct verdicts_row *row)
{
    const cJSON *finding;
    bool first = true;

    fputc('[', h->out);
    cJSON_ArrayForEach (finding, row->findings) {
        struct recurring key = {.finding = finding};
        const struct recurring *wanted = &key, **found;

        if (verdicts_depth(finding) > 0 || h->group_count == 0)
            continue;
        found = bsearch(&wanted, sorted, h->group_count, sizeof(const struct recurring *), by_kind);
        if (!found)
            continue;
        fprintf(h->out, "%s%td", first ? "" : ",", *found - h->groups);
        first = false;
    }
    fputc(']', h->out);
}

static void put_groups(struct html *h)
{
    fputs("\"groups\":[", h->out);
    for (size_t i = 0; i < h->group_count; i++) {
        const cJSON *finding = h->groups[i].finding;

        fprintf(h->out, "%s[\"%c\",", i ? "," : "",
                verdict_letter(verdict_of(field_text(finding, "verdict"))));
        markup_json(h->out, field_text(finding, "rule"), TEXT_MAX);
        fputc(',', h->out);
        markup_json(h->out, field_text(finding, "sentence"), TEXT_MAX);
        fputc(']', h->out);
    }
    fputs("],\n", h->out);
}

/* --- what plays are about: those of several versions say the same ------------------------------
 */

static const char *about_of(const struct verdicts_row *row)
{
    return field_text(row->facts, "about");
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(*x, *y);
}

/* All of them once, sorted; @p count of them. */
static const char **all_abouts(const struct html *h, size_t *count)
{
    const char **list = mem_new((h->verdicts->count + 1) * sizeof(const char *));
    size_t n = 0;

    for (size_t i = 0; i < h->verdicts->count; i++)
        if (*about_of(&h->verdicts->rows[i]))
            list[n++] = about_of(&h->verdicts->rows[i]);
    if (n)
        qsort(list, n, sizeof(*list), by_text);
    *count = 0;
    for (size_t i = 0; i < n; i++)
        if (*count == 0 || strcmp(list[*count - 1], list[i]) != 0)
            list[(*count)++] = list[i];
    return list;
}

static int place_of(const char *const *list, size_t count, const char *text)
{
    const char *const *found =
        count && *text ? bsearch(&text, list, count, sizeof(*list), by_text) : NULL;

    return found ? (int)(found - list) : -1;
}

/* --- plays ------------------------------------------------------------------------------------ */

static void put_play(struct html *h, const struct verdicts_row *row, int about,
                     const struct recurring **sorted)
{
    const struct play_name *play = play_names_of(&h->names, row->scenario);

    fprintf(h->out, "[%d,", row->scenario);
    markup_json(h->out, play ? play->name : "", SIZE_MAX);
    fputc(',', h->out);
    markup_json(h->out, field_text(row->facts, "name"), TEXT_MAX);
    fprintf(h->out, ",\"%c", verdict_letter(row->verdict));
    for (const struct scorer *const *s = score_all; *s; s++)
        fputc(verdict_letter(verdicts_of(row, (*s)->name)), h->out);
    fputs("\",", h->out);
    markup_json(h->out, play ? play->version : "", TEXT_MAX);
    fprintf(h->out, ",%d,", about);
    put_groups_of(h, sorted, row);
    fprintf(h->out, ",%d", verdicts_faults(row));
    if (h->history.count && play)
        fprintf(h->out, ",\"%.*s\"", (int)h->history.count,
                history_of(&h->history, (size_t)(play - h->names.rows)));
    fputc(']', h->out);
}

static void put_plays(struct html *h)
{
    const struct recurring **sorted = sorted_groups(h);
    size_t count;
    const char **abouts = all_abouts(h, &count);

    fputs("\"abouts\":[", h->out);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? "," : "", h->out);
        markup_json(h->out, abouts[i], TEXT_MAX);
    }
    fputs("],\n\"plays\":[\n", h->out);
    for (size_t i = 0; i < h->verdicts->count; i++) {
        const struct verdicts_row *row = &h->verdicts->rows[i];

        fputs(i ? ",\n" : "", h->out);
        put_play(h, row, place_of(abouts, count, about_of(row)), sorted);
    }
    fputs("\n]", h->out);
    free(abouts);
    free(sorted);
}

void html_index(struct html *h)
{
    const char *between = "";

    fputs("<script type=\"application/json\" id=\"index\">{\"scorers\":[", h->out);
    for (const struct scorer *const *s = score_all; *s; s++) {
        fprintf(h->out, "%s\"%s\"", between, (*s)->name);
        between = ",";
    }
    fputs("],\n", h->out);
    put_groups(h);
    put_plays(h);
    fputs("}</script>\n", h->out);
}
