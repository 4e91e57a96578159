/* The findings of a scenario, worst first, what follows from one in a box below it, each with the
 * rule that is broken, where that rule comes from, and the events that show it. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define FINDINGS_MAX 100
#define EVIDENCE_MAX 8

/* What the line of an event says: its sentence, or the text of a message. */
static char *words_of(struct html *h, const struct story_event *e)
{
    char *text, *words;

    if (strcmp(e->kind, "frame") != 0)
        return mem_text(e->words);
    text = runfile_frame(h->rf, h->scenario, e->seq);
    words = mem_printf("%s %s", json_is(e->data, "dir", "in") ? "from the CSMS" : "to the CSMS",
                       text ? text : "");
    free(text);
    return words;
}

static void put_evidence(struct html *h, int64_t seq)
{
    const struct story_event *e = story_find(&h->story, seq);
    char *text, *words, local[32];

    fputs("<li>", h->out);
    if (e) {
        runfile_local(h->rf, h->scenario, e->virt_ms, false, local);
        words = words_of(h, e);
        text = mem_printf("%s  %s: %s", local + 11, cast_name(&h->cast, e->actor), words);
        html_event_link(h, seq, text);
        free(words);
        free(text);
    } else {
        fprintf(h->out, "event %lld is not in the log", (long long)seq);
    }
    fputs("</li>", h->out);
}

static void put_all_evidence(struct html *h, const cJSON *evidence)
{
    const cJSON *seq;
    int n = 0, total = cJSON_GetArraySize(evidence);

    if (!total)
        return;
    fputs("<ul class=\"evidence\">", h->out);
    cJSON_ArrayForEach (seq, evidence) {
        if (n++ == EVIDENCE_MAX) {
            fprintf(h->out, "<li>and %d more</li>", total - EVIDENCE_MAX);
            break;
        }
        put_evidence(h, field_evidence(seq));
    }
    fputs("</ul>", h->out);
}

static void put_finding(struct html *h, const cJSON *finding)
{
    enum verdict v = verdict_of(field_text(finding, "verdict"));

    fprintf(h->out, "<article class=\"finding %s\" id=\"s%df%lld\"><p>", verdict_name(v),
            h->scenario, (long long)field_int(finding, "id"));
    if (v == VERDICT_pass)
        fputs("<span class=\"pill none\">note</span>", h->out);
    else
        html_pill(h->out, v);
    fputs(" <code>", h->out);
    markup_text(h->out, field_text(finding, "rule"));
    fputs("</code>", h->out);
    if (verdicts_times(finding) > 1)
        fprintf(h->out, " <b class=\"times\">%d times</b> <span class=\"quiet\">first:</span>",
                verdicts_times(finding));
    fputs("</p><p class=\"sentence\">", h->out);
    markup_text(h->out, field_text(finding, "sentence"));
    fputs("</p>", h->out);
    put_all_evidence(h, field(finding, "evidence"));
    if (*field_text(finding, "source")) {
        fputs("<p class=\"quiet\">rule from: ", h->out);
        markup_text(h->out, field_text(finding, "source"));
        fputs("</p>", h->out);
    }
    fputs("</article>\n", h->out);
}

/* Opens or closes the boxes of what follows from something, from @p depth to @p wanted. */
static int step(struct html *h, int depth, int wanted)
{
    for (; depth < wanted; depth++)
        fputs("<div class=\"hence\"><p class=\"quiet\">from this follows</p>\n", h->out);
    for (; depth > wanted; depth--)
        fputs("</div>\n", h->out);
    return depth;
}

void html_findings(struct html *h)
{
    const cJSON *finding;
    int n = 0, depth = 0, total = cJSON_GetArraySize(h->row->findings);

    if (!total) {
        fputs("<p class=\"quiet\">No findings.</p>\n", h->out);
        return;
    }
    fputs("<div class=\"findings\">\n", h->out);
    cJSON_ArrayForEach (finding, h->row->findings) {
        if (n++ == FINDINGS_MAX)
            break;
        depth = step(h, depth, verdicts_depth(finding));
        put_finding(h, finding);
    }
    step(h, depth, 0);
    fputs("</div>\n", h->out);
    if (total > FINDINGS_MAX)
        fprintf(h->out, "<p class=\"quiet\">%d further findings are left out.</p>\n",
                total - FINDINGS_MAX);
}
