/* What came of the plays in earlier runs: a row for each run, and what is broken, mended, new and
 * gone since the last of them. Nothing is written where no earlier run is given. */
#include <stdlib.h>

#include "facts/field.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define LINKS_MAX 40

/* '-' and ' ' are worth nothing. */
static bool is_red(char letter)
{
    return letter == 'f' || letter == 'e' || letter == 'i';
}

static char last_of(const struct html *h, size_t i)
{
    return history_of(&h->history, i)[h->history.count - 1];
}

/* Plays and names stand in the same order. */
static bool is_broken(const struct html *h, size_t i)
{
    return h->verdicts->rows[i].verdict > VERDICT_pass && last_of(h, i) == 'p';
}

static bool is_mended(const struct html *h, size_t i)
{
    return h->verdicts->rows[i].verdict == VERDICT_pass && is_red(last_of(h, i));
}

static bool is_new(const struct html *h, size_t i)
{
    return last_of(h, i) == ' ';
}

static void put_list(struct html *h, const char *words,
                     bool (*belongs)(const struct html *h, size_t i))
{
    size_t n = 0;

    for (size_t i = 0; i < h->verdicts->count && i < h->names.count; i++)
        n += belongs(h, i);
    fprintf(h->out, "<p>%zu %s", n, words);
    n = 0;
    for (size_t i = 0; i < h->verdicts->count && i < h->names.count && n < LINKS_MAX; i++) {
        if (!belongs(h, i))
            continue;
        fputs(n++ ? ", " : ": ", h->out);
        fputs("<a href=\"#", h->out);
        markup_text(h->out, h->names.rows[i].name);
        fputs("\">", h->out);
        markup_text(h->out, field_text(h->verdicts->rows[i].facts, "name"));
        fputs("</a>", h->out);
    }
    fputs(n == LINKS_MAX ? " ...</p>\n" : "</p>\n", h->out);
}

static void put_run(struct html *h, const char *file, const char *started, const int *plays)
{
    int all = 0;

    for (int v = 0; v < VERDICT_COUNT; v++)
        all += plays[v];
    fputs("<tr><th scope=\"row\">", h->out);
    markup_text(h->out, file);
    fputs("</th><td>", h->out);
    markup_text(h->out, started);
    fprintf(h->out, "</td><td class=\"number\">%d</td>", all);
    for (int v = VERDICT_COUNT - 1; v > VERDICT_none; v--)
        fprintf(h->out, "<td class=\"number\">%d</td>", plays[v]);
    fputs("</tr>\n", h->out);
}

static void put_runs(struct html *h)
{
    char *started = runfile_fact(h->rf, "started_wall");
    int plays[VERDICT_COUNT] = {0};

    fputs("<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Over the runs\"><table "
          "class=\"runs\"><thead><tr><th>run</th><th>started</th><th class=\"number\">plays</th>",
          h->out);
    for (int v = VERDICT_COUNT - 1; v > VERDICT_none; v--)
        fprintf(h->out, "<th class=\"number\">%s</th>", verdict_name((enum verdict)v));
    fputs("</tr></thead><tbody>\n", h->out);
    for (size_t i = 0; i < h->history.count; i++) {
        const struct history_run *run = &h->history.runs[i];

        put_run(h, run->file, run->started, run->plays);
    }
    for (size_t i = 0; i < h->verdicts->count; i++)
        plays[h->verdicts->rows[i].verdict]++;
    put_run(h, "this run", started ? started : "", plays);
    fputs("</tbody></table></div>\n", h->out);
    free(started);
}

void html_history(struct html *h)
{
    if (!h->history.count)
        return;
    fputs("<h2>Over the runs</h2>\n", h->out);
    put_runs(h);
    put_list(h, "passed in the run before and do not now", is_broken);
    put_list(h, "pass now and did not before", is_mended);
    put_list(h, "were not played before", is_new);
    fprintf(h->out, "<p>%d were played before and are not in this run</p>\n",
            h->history.runs[h->history.count - 1].gone);
}

void html_before(struct html *h, int scenario)
{
    const struct play_name *play = play_names_of(&h->names, scenario);
    const char *letters = play ? history_of(&h->history, (size_t)(play - h->names.rows)) : "";

    if (!h->history.count || !play)
        return;
    fputs("<td class=\"before\" data-scorer=\"before\">", h->out);
    for (size_t i = 0; i < h->history.count; i++)
        fprintf(h->out, "<i class=\"%c\">%s</i>",
                letters[i] > ' ' && letters[i] != '-' ? letters[i] : 'n', html_sign(letters[i]));
    fputs("</td>", h->out);
}
