/* The OCPP sequence diagram: stations to the left, the CSMS to the right, time downwards. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "html/frame_rows.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define LEFT   86
#define ROW_H  26
#define HEAD_H 34

struct diagram {
    struct html *h;
    struct frame_rows frames;
};

/* The width of a column: one station has room for its payloads, several stand closer. */
static int column_w(const struct diagram *d)
{
    return d->frames.station_count == 1 ? 700 : d->frames.station_count == 2 ? 420 : 280;
}

static int column_x(const struct diagram *d, int column)
{
    return LEFT + 10 + column * column_w(d);
}

struct brief {
    char text[240];
    size_t len;
};

/* "idTag 04A1, idTagInfo.status Accepted": the scalars of a payload and of the objects in it. */
static void add_brief(struct brief *b, const char *prefix, const cJSON *payload)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, payload) {
        char *spelt = field_spelling(payload, item->string);

        if (spelt && b->len < sizeof(b->text) - 1)
            b->len += (size_t)snprintf(b->text + b->len, sizeof(b->text) - b->len, "%s%s%s %s",
                                       b->len ? ", " : " ", prefix, item->string, spelt);
        free(spelt);
        if (cJSON_IsObject(item) && !*prefix) {
            char *inner = mem_printf("%s.", item->string);

            add_brief(b, inner, item);
            free(inner);
        }
    }
}

static void put_brief(const struct diagram *d, const struct frame_row *r)
{
    struct brief b = {"", 0};
    int room = column_w(d) / 6 - (int)strlen(r->action) - 8;

    add_brief(&b, "", r->frame.payload);
    markup_text_n(d->h->out, b.text, (size_t)number_most(room, 12));
}

/* What is wrong with it: where, if that is somewhere in its payload, and what. */
static void put_violation(FILE *out, const struct frame_row *r)
{
    markup_printf(out, "%s%s%s", r->violation.path, *r->violation.path ? " " : "",
                  r->violation.sentence);
}

static bool is_error(const struct frame_row *r)
{
    return r->frame.type == FRAME_error || r->frame.type == FRAME_result_error;
}

static void put_label(struct diagram *d, const struct frame_row *r, int x, int y)
{
    FILE *out = d->h->out;

    fprintf(out, "<text class=\"label\" x=\"%d\" y=\"%d\"><tspan class=\"action\">", x, y);
    if (is_error(r))
        markup_text_n(out, r->frame.code, 40);
    else if (r->frame.type == FRAME_call || r->frame.type == FRAME_send)
        markup_text_n(out, r->action, 40);
    else if (!r->frame.type)
        fputs("broken", out);
    fputs("</tspan>", out);
    put_brief(d, r);
    if (r->alike)
        fprintf(out, " <tspan class=\"alike\">+ %d more %s</tspan>", r->alike,
                frame_row_is_routine(r) ? "Heartbeat or MeterValues" : "like this");
    fputs("</text>", out);
}

static void put_arrow(struct diagram *d, const struct frame_row *r, int y)
{
    FILE *out = d->h->out;
    int left = column_x(d, r->station), right = column_x(d, d->frames.station_count);
    bool answer = r->frame.type == FRAME_result || is_error(r);
    bool bad = !r->valid || is_error(r);
    int tip = r->out ? right : left, back = r->out ? -7 : 7;
    char local[32];

    runfile_local(d->h->rf, d->h->scenario, r->ms, true, local);
    fprintf(out,
            "<g class=\"%s%s\" id=\"s%dm%lld\"><text class=\"tick\" x=\"4\" y=\"%d\">%.12s</text>",
            answer ? "answer" : "call", bad ? " bad" : "", d->h->scenario, (long long)r->seq, y,
            local + 11);
    fprintf(out, "<path d=\"M%d %dH%d\"/><path class=\"tip\" d=\"M%d %dl%d -4v8z\"/>", left, y,
            right, tip, y, back);
    put_label(d, r, left + 12, y - 5);
    fputs("<title>", out);
    if (!r->valid) {
        put_violation(out, r);
        fputc('\n', out);
    }
    markup_text_n(out, r->text, 600);
    fputs("</title></g>\n", out);
}

static void put_columns(struct diagram *d, int height)
{
    FILE *out = d->h->out;

    for (int i = 0; i <= d->frames.station_count; i++) {
        int x = column_x(d, i);

        fprintf(out, "<line class=\"life\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", x, x,
                HEAD_H - 10, height);
        fprintf(out, "<text class=\"actor%s\" x=\"%d\" y=\"16\">",
                i == d->frames.station_count ? " end" : "", x);
        markup_text_n(out,
                      i == d->frames.station_count ? "CSMS"
                                                   : cast_name(&d->h->cast, d->frames.stations[i]),
                      30);
        fputs("</text>", out);
    }
}

static void put_texts(struct diagram *d)
{
    FILE *out = d->h->out;

    fputs("<details class=\"texts\"><summary>the same as text</summary><ol>", out);
    for (size_t i = 0; i < d->frames.count; i++) {
        const struct frame_row *r = &d->frames.rows[i];

        fputs("<li>", out);
        html_time(d->h, r->ms, false);
        fputs(r->out ? " \xe2\x86\x92 " : " \xe2\x86\x90 ", out);
        fputs("<code>", out);
        markup_text_n(out, r->text, 1500);
        fputs("</code>", out);
        if (!r->valid) {
            fputs(" <span class=\"broken\">", out);
            put_violation(out, r);
            fputs("</span>", out);
        }
        fputs("</li>\n", out);
    }
    fputs("</ol></details>\n", out);
}

static void put_diagram(struct diagram *d)
{
    FILE *out = d->h->out;
    int width = column_x(d, d->frames.station_count) + 60;
    int height = HEAD_H + (int)d->frames.count * ROW_H + 20;

    fprintf(out,
            "<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"OCPP messages\">"
            "<svg class=\"frames\" role=\"img\""
            " aria-label=\"OCPP messages\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
            width, height, width, height);
    put_columns(d, height);
    for (size_t i = 0; i < d->frames.count; i++)
        put_arrow(d, &d->frames.rows[i], HEAD_H + (int)(i + 1) * ROW_H - 6);
    fputs("</svg></div>\n", out);
    put_texts(d);
    if (d->frames.left_out)
        fprintf(out,
                "<p class=\"quiet\">%lld further messages are left out here; <code>chargerig show"
                " --all</code> tells them.</p>\n",
                (long long)d->frames.left_out);
}

static bool is_spoken(const struct diagram *d, const struct ocpp_version *v)
{
    for (size_t i = 0; i < d->frames.count; i++)
        if (d->frames.rows[i].version == v)
            return true;
    return false;
}

/* Names the versions that are spoken: "repeated exchanges are drawn once; red: not as OCPP 1.6
 * says". */
static void put_title(const struct diagram *d)
{
    char text[120] = "repeated exchanges are drawn once; red: not as OCPP";
    const char *between = " ";

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        size_t n = strlen(text);

        if (!is_spoken(d, *v))
            continue;
        snprintf(text + n, sizeof(text) - n, "%s%s", between, (*v)->name);
        between = " or ";
    }
    snprintf(text + strlen(text), sizeof(text) - strlen(text), " says");
    html_part(d->h, "OCPP messages", text);
}

void html_frames(struct html *h)
{
    struct diagram d = {.h = h};

    frame_rows_init(&d.frames, h->rf, h->scenario, &h->story);
    if (d.frames.count) {
        put_title(&d);
        put_diagram(&d);
        html_part_end(h);
    }
    frame_rows_fini(&d.frames);
}
