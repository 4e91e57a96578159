/* The table at the top of the page: a row for each scenario, a column for each scorer, and how many
 * findings there are, not counting what follows from others; then what is wrong in several stories.
 * Names and sentences lead to the scenarios. */
#include <stdlib.h>
#include <string.h>

#include "facts/field.h"
#include "html/html_sections.h"
#include "score/recurring.h"
#include "score/score_all.h"
#include "write/markup.h"

#define RECURRING_MAX 20

static void put_counts(struct html *h)
{
    size_t counts[VERDICT_COUNT] = {0};
    bool first = true;

    for (size_t i = 0; i < h->verdicts->count; i++)
        counts[h->verdicts->rows[i].verdict]++;
    fprintf(h->out, "<p class=\"quiet\">%zu %s: ", h->verdicts->count,
            h->verdicts->count == 1 ? "scenario" : "scenarios");
    for (int v = VERDICT_COUNT - 1; v >= 0; v--) {
        if (!counts[v])
            continue;
        fprintf(h->out, "%s%zu %s", first ? "" : ", ", counts[v],
                v == VERDICT_none ? "without a verdict" : verdict_name((enum verdict)v));
        first = false;
    }
    fputs("</p>\n", h->out);
}

static void put_row(struct html *h, const struct verdicts_row *row)
{
    int faults = verdicts_faults(row);

    fprintf(h->out, "<tr><th scope=\"row\"><a href=\"#s%d\">", row->scenario);
    markup_text(h->out, field_text(row->facts, "name"));
    fputs("</a>", h->out);
    if (*field_text(row->facts, "about")) {
        fputs("<small>", h->out);
        markup_text(h->out, field_text(row->facts, "about"));
        fputs("</small>", h->out);
    }
    fputs("</th><td class=\"whole\">", h->out);
    html_pill(h->out, row->verdict);
    fputs("</td>", h->out);
    for (const struct scorer *const *s = score_all; *s; s++) {
        enum verdict v = verdicts_of(row, (*s)->name);

        fprintf(h->out, "<td class=\"%s\" data-scorer=\"%s\">", verdict_name(v), (*s)->name);
        html_pill(h->out, v);
        fputs("</td>", h->out);
    }
    fprintf(h->out, "<td class=\"number\" data-scorer=\"findings\">%d</td></tr>\n", faults);
}

/* What is wrong in several stories: probably one cause. */
static void put_recurring(struct html *h)
{
    size_t count;
    struct recurring *list = recurring_find(h->verdicts, &count);

    if (count)
        fputs(
            "<div class=\"recurring\"><h2>The same in several stories</h2>\n"
            "<div class=\"box\"><table><thead><tr><th></th><th>rule</th><th>what</th><th>times</th>"
            "<th>scenarios</th></tr></thead><tbody>\n",
            h->out);
    for (size_t i = 0; i < count && i < RECURRING_MAX; i++) {
        const cJSON *finding = list[i].finding;

        fputs("<tr><td>", h->out);
        html_pill(h->out, verdict_of(field_text(finding, "verdict")));
        fputs("</td><td><code>", h->out);
        markup_text(h->out, field_text(finding, "rule"));
        fprintf(h->out, "</code></td><td><a href=\"#s%d\">", list[i].row->scenario);
        markup_text_n(h->out, field_text(finding, "sentence"), 300);
        fprintf(h->out, "</a></td><td class=\"number\">%d</td><td class=\"number\">%d</td></tr>\n",
                list[i].times, list[i].scenarios);
    }
    if (count)
        fputs("</tbody></table></div></div>\n", h->out);
    if (count > RECURRING_MAX)
        fprintf(h->out, "<p class=\"quiet\">%zu more are left out.</p>\n", count - RECURRING_MAX);
    free(list);
}

void html_summary(struct html *h)
{
    put_counts(h);
    fputs("<div class=\"box\"><table class=\"verdicts\"><thead><tr><th>scenario</th>"
          "<th>verdict</th>",
          h->out);
    for (const struct scorer *const *s = score_all; *s; s++) {
        fputs("<th title=\"", h->out);
        markup_text(h->out, (*s)->judges);
        fprintf(h->out, "\">%s</th>", (*s)->name);
    }
    fputs("<th>findings</th></tr></thead><tbody>\n", h->out);
    for (size_t i = 0; i < h->verdicts->count; i++)
        put_row(h, &h->verdicts->rows[i]);
    fputs("</tbody></table></div>\n", h->out);
    put_recurring(h);
}
