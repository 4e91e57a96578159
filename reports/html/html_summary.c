/* The top of the page: how many plays ended how, what is wrong (equal findings once, with what
 * follows from others left out), and the table of plays: a row for each, a column for each scorer.
 * Names and sentences lead to the plays. The page's script makes the table anew, of all plays; as
 * it is written here it holds those that are not green. */
#include <stdlib.h>
#include <string.h>

#include "facts/field.h"
#include "html/html_sections.h"
#include "score/score_all.h"
#include "write/markup.h"

#define GROUPS_MAX 40
#define ROWS_LEAST 60  /* rows of the table, green ones too */
#define ROWS_MAX   300 /* of plays that are not green */

static void put_counts(struct html *h)
{
    size_t counts[VERDICT_COUNT] = {0};
    bool first = true;

    for (size_t i = 0; i < h->verdicts->count; i++)
        counts[h->verdicts->rows[i].verdict]++;
    fprintf(h->out, "<p class=\"counts\">%zu %s: ", h->verdicts->count,
            h->verdicts->count == 1 ? "play" : "plays");
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
    const struct play_name *play = play_names_of(&h->names, row->scenario);

    fputs("<tr><th scope=\"row\"><a href=\"#", h->out);
    markup_text(h->out, play ? play->name : "");
    fputs("\">", h->out);
    markup_text(h->out, field_text(row->facts, "name"));
    fputs("</a>", h->out);
    if (*field_text(row->facts, "about")) {
        fputs("<small>", h->out);
        markup_text_n(h->out, field_text(row->facts, "about"), 240);
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
    html_before(h, row->scenario);
    fprintf(h->out, "<td class=\"number\" data-scorer=\"findings\">%d</td></tr>\n",
            verdicts_faults(row));
}

static void put_group(struct html *h, size_t i)
{
    const struct recurring *group = &h->groups[i];

    fputs("<tr><td>", h->out);
    html_pill(h->out, verdict_of(field_text(group->finding, "verdict")));
    fprintf(h->out, "</td><td><a href=\"#s%df%lld\">", group->row->scenario,
            (long long)field_int(group->finding, "id"));
    markup_text_n(h->out, field_text(group->finding, "sentence"), 300);
    fputs("</a> <code>", h->out);
    markup_text(h->out, field_text(group->finding, "rule"));
    fprintf(h->out,
            "</code></td><td class=\"number\">%d</td><td class=\"number\" data-group=\"%zu\">%d"
            "</td></tr>\n",
            group->times, i, group->scenarios);
}

/* Equal findings are one row; those of several plays have probably one cause. */
static void put_groups(struct html *h)
{
    if (!h->group_count)
        return;
    fputs("<h2>What is wrong</h2>\n<div class=\"box\" tabindex=\"0\" role=\"group\""
          " aria-label=\"What is wrong\"><table class=\"wrong\"><thead><tr><th>verdict</th>"
          "<th>what was found, and by which rule</th><th class=\"number\">times</th>"
          "<th class=\"number\">plays</th></tr></thead><tbody>\n",
          h->out);
    for (size_t i = 0; i < h->group_count && i < GROUPS_MAX; i++)
        put_group(h, i);
    fputs("</tbody></table></div>\n", h->out);
    if (h->group_count > GROUPS_MAX)
        fprintf(h->out, "<p class=\"quiet\">%zu more are left out.</p>\n",
                h->group_count - GROUPS_MAX);
}

/* What the script shows, and fills with what there is to choose from. */
static void put_search(struct html *h)
{
    fputs("<form id=\"find\" role=\"search\" hidden>"
          "<label>Search<input type=\"search\" name=\"q\" autocomplete=\"off\"></label>"
          "<label>Verdict<select name=\"verdict\"><option value=\"\">any</option></select></label>"
          "<label>Scorer<select name=\"scorer\"><option value=\"\">any</option></select></label>"
          "<label>Folder<select name=\"folder\"><option value=\"\">any</option></select></label>"
          "<label>Version<select name=\"version\"><option value=\"\">any</option></select></label>"
          "<button type=\"reset\">Show all</button>"
          "<p id=\"found\" role=\"status\"></p></form>\n",
          h->out);
}

static void put_plays(struct html *h)
{
    size_t n = 0;

    fputs("<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Plays\">"
          "<table class=\"verdicts\"><thead><tr><th>play</th><th>verdict</th>",
          h->out);
    for (const struct scorer *const *s = score_all; *s; s++) {
        fputs("<th title=\"", h->out);
        markup_text(h->out, (*s)->judges);
        fprintf(h->out, "\">%s</th>", (*s)->name);
    }
    fputs(h->history.count ? "<th>before</th>" : "", h->out);
    fputs("<th class=\"number\">findings</th></tr></thead><tbody>\n", h->out);
    for (; n < h->verdicts->count && n < ROWS_MAX; n++) {
        if (n >= ROWS_LEAST && h->order[n]->verdict <= VERDICT_pass)
            break;
        put_row(h, h->order[n]);
    }
    fputs("</tbody></table></div>\n<p id=\"further\" class=\"quiet\">", h->out);
    if (n < h->verdicts->count)
        fprintf(h->out,
                "%zu further plays are not in this table; a browser with JavaScript shows them, "
                "and so does <code>chargerig report --format table</code>.",
                h->verdicts->count - n);
    fputs("</p>\n", h->out);
}

void html_summary(struct html *h)
{
    put_counts(h);
    put_groups(h);
    html_history(h);
    fputs("<h2 id=\"plays\" tabindex=\"-1\">Plays</h2>\n", h->out);
    put_search(h);
    put_plays(h);
}
