/* The section of one play: its title, what is wrong with it, and what happened; in the page as it
 * stands, or packed for its script. */
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "write/markup.h"

static void put_broken(struct html *h)
{
    const cJSON *facts = h->row->facts;
    const char *words = NULL;

    if (*field_text(facts, "error"))
        words = field_text(facts, "error");
    else if (json_is(facts, "state", "interrupted") || json_is(facts, "state", "running"))
        words = "The run was interrupted: this is not the whole story.";
    else if (json_is(facts, "state", "cut"))
        words = "The story was cut short: what was not played cannot be judged.";
    if (words) {
        fputs("<p class=\"broken\">", h->out);
        markup_text(h->out, words);
        fputs("</p>\n", h->out);
    }
}

/* When and where it was, what it is made of, and which file tells it. */
static void put_origin(struct html *h)
{
    const cJSON *facts = h->row->facts;

    fputs("<p class=\"quiet\">", h->out);
    if (field(facts, "begins_ms")) {
        html_time(h, field_int(facts, "begins_ms"), true);
        if (field(facts, "ends_ms")) {
            fputs(" to ", h->out);
            html_time(h, field_int(facts, "ends_ms"), true);
        }
        fputc(' ', h->out);
    }
    markup_text(h->out, field_text(facts, "zone"));
    if (*field_text(facts, "source"))
        markup_printf(h->out, " \xc2\xb7 %s", field_text(facts, "source"));
    if (*field_text(facts, "file"))
        markup_printf(h->out, " \xc2\xb7 %s", field_text(facts, "file"));
    fputs("</p>\n", h->out);
}

static void put_title(struct html *h)
{
    const struct play_name *play = play_names_of(&h->names, h->scenario);
    const char *name = play ? play->name : "";

    fprintf(h->out, "<section class=\"scenario\" id=\"s%d\"><h2 id=\"", h->scenario);
    markup_text(h->out, name);
    fputs("\"><a href=\"#", h->out);
    markup_text(h->out, name);
    fputs("\">", h->out);
    markup_text(h->out, field_text(h->row->facts, "name"));
    fputs("</a> ", h->out);
    html_pill(h->out, h->row->verdict);
    fputs("</h2>\n", h->out);
    put_origin(h);
    if (*field_text(h->row->facts, "about")) {
        fputs("<p>", h->out);
        markup_text(h->out, field_text(h->row->facts, "about"));
        fputs("</p>\n", h->out);
    }
    put_broken(h);
}

/* What the page's script replaces by a button, where it has the rest. */
static void put_left_out(struct html *h)
{
    const struct play_name *play = play_names_of(&h->names, h->scenario);

    fputs("<p class=\"quiet more\">What happened is left out here to keep the page small; <code>"
          "chargerig report RUN.db --scenario ",
          h->out);
    markup_text(h->out, play ? play->name : "");
    fputs("</code> makes a page of this play alone.</p>\n", h->out);
}

static void put_story(struct html *h, bool detailed)
{
    put_title(h);
    html_findings(h);
    if (!verdicts_begun(h->row)) {
        fputs("<p class=\"quiet\">It was not played: nothing was sent.</p>\n", h->out);
    } else if (detailed) {
        html_timeline(h);
        html_tickets(h);
        html_invoices(h);
        html_frames(h);
        html_events(h);
    } else {
        put_left_out(h);
    }
    fputs("<p class=\"up\"><a href=\"#top\">to the top</a></p></section>\n", h->out);
}

char *html_story(struct html *h, const struct verdicts_row *row, bool detailed)
{
    FILE *page = h->out;
    char *text = NULL;
    size_t size = 0;

    h->row = row;
    h->scenario = row->scenario;
    h->out = open_memstream(&text, &size);
    if (!h->out)
        abort();
    cast_init(&h->cast, h->rf, h->scenario);
    if (detailed || row->findings->child)
        story_init(&h->story, h->rf, h->scenario, row->findings);
    else
        h->story = (struct story){0}; /* nobody asks for it */
    put_story(h, detailed);
    story_fini(&h->story);
    cast_fini(&h->cast);
    fclose(h->out);
    h->out = page;
    return text;
}

/* --- packed ---------------------------------------------------------------------------------- */

/* @return the text as zlib packs it, in base64, owned; NULL where that fails */
static char *pack(const char *text)
{
    uLong size = strlen(text), packed = compressBound(size);
    unsigned char *bytes = mem_new(packed);
    char *base64 = NULL;

    if (compress2(bytes, &packed, (const unsigned char *)text, size, 9) == Z_OK) {
        base64 = mem_new((packed + 2) / 3 * 4 + 1);
        EVP_EncodeBlock((unsigned char *)base64, bytes, (int)packed);
    }
    free(bytes);
    return base64;
}

bool html_block(struct html *h, const struct verdicts_row *row, size_t room)
{
    char *text, *packed;
    bool fits;

    h->open = true; /* whoever opens it wants to see it */
    text = html_story(h, row, true);
    packed = pack(text);
    fits = packed && strlen(packed) <= room;
    if (fits)
        fprintf(h->out, "<script type=\"text/plain\" id=\"b%d\">%s</script>\n", row->scenario,
                packed);
    free(packed);
    free(text);
    return fits;
}
