#include "html/html.h"

#include "write/markup.h"

static const char *const signs[VERDICT_COUNT] = {[VERDICT_none] = "\xc2\xb7",
                                                 [VERDICT_skipped] = "\xe2\x80\x93",
                                                 [VERDICT_pass] = "\xe2\x9c\x93",
                                                 [VERDICT_inconc] = "?",
                                                 [VERDICT_known] = "\xe2\x89\x88",
                                                 [VERDICT_fail] = "\xe2\x9c\x97",
                                                 [VERDICT_error] = "!"};

void html_pill(FILE *out, enum verdict v)
{
    if (v == VERDICT_none)
        fprintf(out, "<span class=\"pill none\">%s</span>", signs[v]);
    else
        fprintf(out, "<span class=\"pill %s\"><i>%s</i> %s</span>", verdict_name(v), signs[v],
                verdict_name(v));
}

const char *html_sign(char letter)
{
    for (int v = VERDICT_skipped; v < VERDICT_COUNT; v++)
        if (*verdict_name((enum verdict)v) == letter)
            return signs[v];
    return letter == '-' ? signs[VERDICT_none] : "";
}

void html_part(struct html *h, const char *title, const char *note)
{
    fprintf(h->out, "<details class=\"part\"%s><summary><h3>", h->open ? " open" : "");
    markup_text(h->out, title);
    fputs("</h3>", h->out);
    if (note) {
        fputs("<small>", h->out);
        markup_text(h->out, note);
        fputs("</small>", h->out);
    }
    fputs("</summary>\n", h->out);
}

void html_part_end(struct html *h)
{
    fputs("</details>\n", h->out);
}

void html_time(struct html *h, int64_t ms, bool day)
{
    char local[32];

    runfile_local(h->rf, h->scenario, ms, false, local);
    fprintf(h->out, "<time>%s</time>", day ? local : local + 11);
}

void html_event_link(struct html *h, int64_t seq, const char *text)
{
    fprintf(h->out, "<a href=\"#s%de%lld\">", h->scenario, (long long)seq);
    markup_text_n(h->out, text, 300);
    fputs("</a>", h->out);
}
