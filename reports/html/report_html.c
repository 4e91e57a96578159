#include "html/report_html.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "html/html_style.h"
#include "write/markup.h"

#define FEW         3       /* so many plays are shown whole, green or not */
#define WHOLE_BYTES 500000  /* of plays that stand in the page with all of their parts */
#define SHOWN_BYTES 900000  /* of all that stand in it */
#define PAGE_BYTES  4700000 /* of the page, as far as plays can be left out */
#define BLOCK_LEAST 4000    /* bytes: less than a packed play has */
#define MISFITS     8       /* plays that did not fit, until no further one is tried */

struct fact {
    const char *key, *label;
    const char *values[8]; /* what a value is called, one behind the other */
};

/* @return what @p value of @p fact is called, or itself */
static const char *spoken(const struct fact *fact, const char *value)
{
    for (int i = 0; fact->values[i]; i += 2)
        if (strcmp(fact->values[i], value) == 0)
            return fact->values[i + 1];
    return value;
}

static void put_facts(struct html *h)
{
    static const struct fact facts[] = {
        {"sut", "system under test", {"embedded", "the reference stack in it"}},
        {"mutant", "made to misbehave", {NULL}},
        {"seed", "seed", {NULL}},
        {"wire", "connection", {"mem", "in memory", "ws", "WebSocket"}},
        {"pace", "clock", {"free", "as fast as it can", "real", "real time"}},
        {"version", "made by chargerig", {NULL}},
        {"started_wall", "started", {NULL}},
        {"state", "run", {NULL}},
        {"redacted", "replaced in this file", {NULL}}};

    fputs("<dl class=\"facts\">", h->out);
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        char *value = runfile_fact(h->rf, facts[i].key);

        if (value && *value) {
            fprintf(h->out, "<div><dt>%s</dt><dd>", facts[i].label);
            markup_text(h->out, spoken(&facts[i], value));
            fputs("</dd></div>", h->out);
        }
        free(value);
    }
    fputs("</dl>\n", h->out);
}

/* The script as it stands in the page, and its digest: no other one is run. */
static void put_policy(struct html *h, const char *script)
{
    unsigned char digest[EVP_MAX_MD_SIZE], base64[EVP_MAX_MD_SIZE * 2];
    unsigned size = 0;

    if (!EVP_Digest(script, strlen(script), digest, &size, EVP_sha256(), NULL))
        size = 0;
    EVP_EncodeBlock(base64, digest, (int)size);
    fprintf(h->out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; script-src 'sha256-%s'; img-src data:; form-action 'none'; "
            "base-uri 'none'\">\n",
            (const char *)base64);
}

static void put_head(struct html *h, const char *script)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
          h->out);
    put_policy(h, script);
    fputs("<link rel=\"icon\" href=\"data:,\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"generator\" content=\"chargerig\">\n",
          h->out);
    fprintf(h->out, "<title>chargerig: %s</title>\n", verdict_name(h->verdicts->worst));
    fprintf(h->out, "<style>\n%s</style>\n", report_css);
    fputs("</head><body>\n<a class=\"skip\" href=\"#plays\">to the plays</a>\n"
          "<header id=\"top\"><h1>chargerig</h1>",
          h->out);
    html_pill(h->out, h->verdicts->worst);
    put_facts(h);
    fputs("</header>\n<main>\n", h->out);
}

/* --- which plays stand in the page as it is, and which are packed ----------------------------- */

/* Worst first, then as they were played. */
static const struct verdicts_row **in_order(const struct verdicts *v)
{
    const struct verdicts_row **list =
        mem_new((v->count + 1) * sizeof(const struct verdicts_row *));
    size_t n = 0;

    for (int verdict = VERDICT_COUNT - 1; verdict >= 0; verdict--)
        for (size_t i = 0; i < v->count; i++)
            if ((int)v->rows[i].verdict == verdict)
                list[n++] = &v->rows[i];
    return list;
}

/* Does it stand in the page as it is? */
static bool is_shown(const struct html *h, const struct verdicts_row *row)
{
    return row->verdict > VERDICT_pass || h->verdicts->count <= FEW;
}

static long long size_of(const struct html *h)
{
    return (long long)ftello(h->out);
}

/* Writes those that are shown as far as there is room, the first ones with all of their parts.
 * @return how many are whole */
static size_t put_stories(struct html *h)
{
    size_t whole = 0;
    long long begin = size_of(h);

    for (size_t i = 0; i < h->verdicts->count && is_shown(h, h->order[i]); i++) {
        bool detailed = whole == i && (i == 0 || size_of(h) - begin < WHOLE_BYTES);
        char *text;

        if (!detailed && size_of(h) - begin > SHOWN_BYTES)
            break;
        h->open = true;
        text = html_story(h, h->order[i], detailed);
        fputs(text, h->out);
        free(text);
        whole += detailed;
    }
    return whole;
}

/* Packs the others as far as there is room. */
static void put_blocks(struct html *h, size_t whole)
{
    int misfits = 0;

    for (size_t i = whole; i < h->verdicts->count && misfits < MISFITS; i++) {
        long long room = PAGE_BYTES - size_of(h);

        if (room < BLOCK_LEAST)
            break;
        misfits += !html_block(h, h->order[i], (size_t)room);
    }
}

/* The page in memory, where its size is known as it grows. */
static void put_page(struct html *h)
{
    char *script = mem_printf("\n%s", report_js);
    size_t whole;

    put_head(h, script);
    html_summary(h);
    fputs("<div id=\"asked\"></div>\n<div id=\"stories\">\n", h->out);
    whole = put_stories(h);
    fputs("</div>\n", h->out);
    html_legend(h);
    fputs("</main>\n", h->out);
    html_index(h);
    put_blocks(h, whole);
    fprintf(h->out, "<script>%s</script>\n</body></html>\n", script);
    free(script);
}

static enum status write_html(struct runfile *rf, FILE *out)
{
    struct verdicts v;
    struct html h = {.rf = rf, .verdicts = &v};
    char *page = NULL;
    size_t size = 0;

    h.out = open_memstream(&page, &size);
    if (!h.out)
        return S_SYSTEM;
    verdicts_init(&v, rf);
    play_names_init(&h.names, rf);
    history_init(&h.history, rf, &h.names);
    h.order = in_order(&v);
    h.groups = recurring_all(&v, &h.group_count);
    put_page(&h);
    free(h.groups);
    free(h.order);
    history_fini(&h.history);
    play_names_fini(&h.names);
    verdicts_fini(&v);
    fclose(h.out);
    fwrite(page, 1, size, out);
    free(page);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_html = {
    .name = "html",
    .file = "report.html",
    .what = "one page for people: verdicts, findings, timeline, tickets, bills, OCPP",
    .write = write_html,
};
