#include "html/report_html.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "html/html_style.h"
#include "write/markup.h"

#define DETAILED_MAX 60  /* scenarios shown in full */
#define FAULTY_MAX   200 /* further ones shown in full, because they are not green */

static void put_facts(struct html *h)
{
    static const char *const keys[] = {"sut",     "mutant",       "seed",  "wire", "pace",
                                       "version", "started_wall", "state", NULL};

    fputs("<dl class=\"facts\">", h->out);
    for (const char *const *key = keys; *key; key++) {
        char *value = runfile_fact(h->rf, *key);

        if (value && *value) {
            fprintf(h->out, "<div><dt>%s</dt><dd>",
                    strcmp(*key, "started_wall") == 0 ? "started" : *key);
            markup_text(h->out, value);
            fputs("</dd></div>", h->out);
        }
        free(value);
    }
    fputs("</dl>\n", h->out);
}

static void put_head(struct html *h)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
          "<link rel=\"icon\" href=\"data:,\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"generator\" content=\"chargerig\">\n",
          h->out);
    fprintf(h->out, "<title>chargerig: %s</title>\n", verdict_name(h->verdicts->worst));
    fprintf(h->out, "<style>\n%s</style>\n", report_css);
    fputs("</head><body>\n<header id=\"top\"><h1>chargerig</h1>", h->out);
    html_pill(h->out, h->verdicts->worst);
    put_facts(h);
    fputs("</header>\n<main>\n", h->out);
}

static void put_title(struct html *h)
{
    const cJSON *facts = h->row->facts;
    char begins[32], ends[32];

    fprintf(h->out, "<section class=\"scenario\" id=\"s%d\"><h2>", h->scenario);
    markup_text(h->out, field_text(facts, "name"));
    fputc(' ', h->out);
    html_pill(h->out, h->row->verdict);
    fputs("</h2>\n<p class=\"quiet\">", h->out);
    if (field(facts, "begins_ms")) {
        runfile_local(h->rf, h->scenario, field_int(facts, "begins_ms"), false, begins);
        fprintf(h->out, "<time>%s</time>", begins);
        if (field(facts, "ends_ms")) {
            runfile_local(h->rf, h->scenario, field_int(facts, "ends_ms"), false, ends);
            fprintf(h->out, " to <time>%s</time>", ends);
        }
        fputc(' ', h->out);
    }
    markup_text(h->out, field_text(facts, "zone"));
    if (*field_text(facts, "source")) {
        fputs(" \xc2\xb7 ", h->out);
        markup_text(h->out, field_text(facts, "source"));
    }
    if (*field_text(facts, "file"))
        markup_printf(h->out, " \xc2\xb7 %s", field_text(facts, "file"));
    fputs("</p>\n", h->out);
    if (*field_text(facts, "about")) {
        fputs("<p>", h->out);
        markup_text(h->out, field_text(facts, "about"));
        fputs("</p>\n", h->out);
    }
    if (*field_text(facts, "error")) {
        fputs("<p class=\"broken\">", h->out);
        markup_text(h->out, field_text(facts, "error"));
        fputs("</p>\n", h->out);
    } else if (json_is(facts, "state", "interrupted") || json_is(facts, "state", "running")) {
        fputs("<p class=\"broken\">The run was interrupted: this is not the whole story.</p>\n",
              h->out);
    } else if (json_is(facts, "state", "cut")) {
        fputs("<p class=\"broken\">The story was cut short: what was not played cannot be "
              "judged.</p>\n",
              h->out);
    }
}

static void put_scenario(struct html *h, const struct verdicts_row *row, bool detailed)
{
    h->row = row;
    h->scenario = row->scenario;
    cast_init(&h->cast, h->rf, h->scenario);
    if (detailed || row->findings->child)
        story_init(&h->story, h->rf, h->scenario, row->findings);
    else
        h->story = (struct story){0}; /* nobody asks for it */
    put_title(h);
    html_findings(h);
    if (!verdicts_begun(row)) {
        fputs("<p class=\"quiet\">It was not played: nothing was sent.</p>\n", h->out);
    } else if (detailed) {
        html_timeline(h);
        html_tickets(h);
        html_invoices(h);
        html_frames(h);
        html_events(h);
    } else {
        fputs("<p class=\"quiet\">Details are left out here to keep the page small; "
              "<code>chargerig show</code> tells them.</p>\n",
              h->out);
    }
    fputs("<p class=\"up\"><a href=\"#top\">to the top</a></p></section>\n", h->out);
    story_fini(&h->story);
    cast_fini(&h->cast);
}

static enum status write_html(struct runfile *rf, FILE *out)
{
    struct verdicts v;
    struct html h = {.out = out, .rf = rf, .verdicts = &v};
    size_t faulty = 0;

    verdicts_init(&v, rf);
    put_head(&h);
    html_summary(&h);
    for (size_t i = 0; i < v.count; i++) {
        bool is_faulty = v.rows[i].verdict > VERDICT_pass;

        put_scenario(&h, &v.rows[i], i < DETAILED_MAX || (is_faulty && faulty < FAULTY_MAX));
        faulty += is_faulty;
    }
    fputs("</main>\n", out);
    fprintf(out, "<script>\n%s</script>\n</body></html>\n", report_js);
    verdicts_fini(&v);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_html = {
    .name = "html",
    .file = "report.html",
    .what = "one page for people: verdicts, findings, timeline, tickets, bills, OCPP",
    .write = write_html,
};
