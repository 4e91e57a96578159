/* What happened, line by line, as `chargerig show` tells it: who, when, and because of what. Each
 * line is the target of the links that findings and timeline make to its event. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define FRAME_MAX 2000 /* characters of a frame's text */

static void put_frame_text(struct html *h, int64_t seq)
{
    char *text = runfile_frame(h->rf, h->scenario, seq);

    if (text && *text) {
        fputs("<br><code>", h->out);
        markup_text_n(h->out, text, FRAME_MAX);
        fputs("</code>", h->out);
    }
    free(text);
}

/* The line of the story that says so, where its sentence does not tell it. */
static void put_line(struct html *h, const struct story_event *e)
{
    const char *where = field_text(e->data, "where");

    if (!*where || strstr(e->words, where))
        return;
    fputs(" <small class=\"where\">", h->out);
    markup_text_n(h->out, where, 120);
    fputs("</small>", h->out);
}

/* Names the cause of an event where that is told, too. */
static void put_cause(struct html *h, const struct story_event *e)
{
    const struct story_event *cause = story_find(&h->story, e->cause);

    if (!cause || !cause->told)
        return;
    fputs(" <small class=\"cause\">because of ", h->out);
    html_event_link(h, cause->seq, cause->words);
    fputs("</small>", h->out);
}

static const char *mark_class(char mark)
{
    return mark == '!' ? "bad" : mark == '<' ? "heard" : mark == '.' ? "book" : "done";
}

static void put_event(struct html *h, const struct story_event *e)
{
    fprintf(h->out, "<tr id=\"s%de%lld\" class=\"%s%s\"><td>", h->scenario, (long long)e->seq,
            mark_class(e->mark), e->evidence ? " evident" : "");
    html_time(h, e->virt_ms, false);
    fputs("</td><td>", h->out);
    markup_text_n(h->out, cast_name(&h->cast, e->actor), 40);
    fputs("</td><td>", h->out);
    markup_text_n(h->out, e->words, FRAME_MAX);
    put_line(h, e);
    if (strcmp(e->kind, "frame") == 0)
        put_frame_text(h, e->seq);
    put_cause(h, e);
    fputs("</td></tr>\n", h->out);
}

static void put_day(struct html *h, const struct story_event *e, char day[11])
{
    char local[32];

    runfile_local(h->rf, h->scenario, e->virt_ms, false, local);
    if (strncmp(day, local, 10) == 0)
        return;
    memcpy(day, local, 10);
    day[10] = '\0';
    fprintf(h->out, "<tr class=\"day\"><th colspan=\"3\">%s</th></tr>\n", day);
}

void html_events(struct html *h)
{
    char *note = mem_printf("%zu told", h->story.told);
    char day[11] = "";

    if (!h->story.told) {
        free(note);
        return;
    }
    html_part(h, "What happened", note);
    fputs("<table class=\"events\"><tbody>\n", h->out);
    for (size_t i = 0; i < h->story.count; i++) {
        if (!h->story.events[i].told)
            continue;
        put_day(h, &h->story.events[i], day);
        put_event(h, &h->story.events[i]);
    }
    fputs("</tbody></table>\n", h->out);
    if (h->story.left_out)
        fprintf(h->out,
                "<p class=\"quiet\">%lld later events are left out here; <code>chargerig "
                "show</code> tells all of them.</p>\n",
                (long long)h->story.left_out);
    html_part_end(h);
    free(note);
}
