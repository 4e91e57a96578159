/* The OCPP sequence diagram: stations to the left, the CSMS to the right, time downwards. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"
#include "write/markup.h"

#define ROWS_MAX     160
#define FRAMES_MAX   4000 /* frames that are read of a scenario */
#define STATIONS_MAX 6
#define LEFT         86
#define ROW_H        26
#define HEAD_H       34

struct row {
    const struct ocpp_version *version; /* of the connection it was sent on */
    struct frame frame;
    struct ocpp_violation violation;
    bool out, valid;
    int station; /* column */
    int64_t seq, ms;
    char *text;
    char action[48]; /* of the CALL this answers */
    int alike;       /* further exchanges like this one that are not drawn */
};

struct diagram {
    struct html *h;
    cJSON *connected; /* seq, actor, data of these events */
    struct row *rows;
    size_t count;
    int64_t left_out;
    int stations[STATIONS_MAX];
    int station_count;
};

/* --- reading -------------------------------------------------------------------------------- */

static int column_of(struct diagram *d, int actor)
{
    for (int i = 0; i < d->station_count; i++) {
        if (d->stations[i] == actor)
            return i;
    }
    if (d->station_count == STATIONS_MAX)
        return -1;
    d->stations[d->station_count] = actor;
    return d->station_count++;
}

/* The version that @p actor had agreed on when it last connected before @p seq. */
static const struct ocpp_version *version_at(const struct diagram *d, int actor, int64_t seq)
{
    const struct ocpp_version *v = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, d->connected) {
        if (json_int(row, "seq", 0) > seq)
            break;
        if (json_int(row, "actor", 0) == actor)
            v = ocpp_version(field_text(field(row, "data"), "protocol"));
    }
    return v ? v : ocpp_versions()[0];
}

/* The action of the CALL that @p r answers: it went the other way with the same id. */
static void find_action(const struct diagram *d, struct row *r)
{
    if (r->frame.action) {
        snprintf(r->action, sizeof(r->action), "%s", r->frame.action);
        return;
    }
    for (size_t i = d->count; r->frame.id && i-- > 0;) {
        const struct row *call = &d->rows[i];

        if (call->frame.type == FRAME_call && call->out != r->out && call->station == r->station &&
            call->frame.id && strcmp(call->frame.id, r->frame.id) == 0) {
            memcpy(r->action, call->action, sizeof(r->action));
            return;
        }
    }
}

static void judge(struct row *r)
{
    bool is_response = r->frame.type == FRAME_result;

    r->valid = r->frame.fault == FRAME_FAULT_none;
    if (!r->valid) {
        snprintf(r->violation.sentence, sizeof(r->violation.sentence), "%s",
                 frame_fault_sentence(r->frame.fault));
        return;
    }
    if (r->frame.payload && r->action[0])
        r->valid =
            ocpp_validate(r->version, r->action, is_response, r->frame.payload, &r->violation);
}

static void row_fini(struct row *r)
{
    frame_fini(&r->frame);
    free(r->text);
}

/* Is it one of the messages that a station sends all day long? */
static bool is_routine(const struct row *r)
{
    return strcmp(r->action, "Heartbeat") == 0 || strcmp(r->action, "MeterValues") == 0;
}

static bool is_evidence(const struct diagram *d, const struct row *r)
{
    const struct story_event *e = story_find(&d->h->story, r->seq);

    return e && e->evidence;
}

static bool is_alike(const struct row *a, const struct row *b)
{
    if (a->station != b->station || a->out != b->out || a->frame.type != b->frame.type ||
        !a->valid || !b->valid)
        return false;
    if (is_routine(a) && is_routine(b))
        return true;
    return a->action[0] && strcmp(a->action, b->action) == 0 &&
           cJSON_Compare(a->frame.payload, b->frame.payload, true);
}

/* A CALL and its answer that repeat the two before them are counted, not drawn. */
static void fold(struct diagram *d)
{
    struct row *last = d->rows + d->count;

    if (d->count < 4 || last[-1].frame.type != FRAME_result || last[-2].frame.type != FRAME_call ||
        !is_alike(&last[-1], &last[-3]) || !is_alike(&last[-2], &last[-4]) ||
        is_evidence(d, &last[-1]) || is_evidence(d, &last[-2]))
        return;
    last[-3].alike++;
    row_fini(&last[-1]);
    row_fini(&last[-2]);
    d->count -= 2;
}

static void read_row(struct diagram *d, sqlite3_stmt *st)
{
    struct row r = {.seq = runfile_int(st, 0)};
    const char *text = (const char *)sqlite3_column_text(st, 3);
    const char *dir = (const char *)sqlite3_column_text(st, 2);

    r.station = column_of(d, sqlite3_column_int(st, 1));
    if (d->count >= ROWS_MAX || r.station < 0 || !text || !dir) {
        d->left_out++;
        return;
    }
    r.out = strcmp(dir, "out") == 0;
    r.ms = runfile_int(st, 4);
    r.text = mem_text(text);
    r.version = version_at(d, sqlite3_column_int(st, 1), r.seq);
    frame_parse(&r.frame, text, strlen(text));
    find_action(d, &r);
    judge(&r);
    d->rows[d->count++] = r;
    fold(d);
}

static int count_frames(const struct diagram *d)
{
    cJSON *row =
        runfile_row(d->h->rf, "SELECT count(*) AS n FROM frame WHERE scenario=?1", d->h->scenario);
    int n = (int)json_int(row, "n", 0);

    cJSON_Delete(row);
    return n;
}

static void read_rows(struct diagram *d)
{
    sqlite3_stmt *st = NULL;
    int frames = count_frames(d);

    d->rows = mem_new((ROWS_MAX + 1) * sizeof(*d->rows));
    if (sqlite3_prepare_v2(runfile_db(d->h->rf),
                           "SELECT f.seq, f.actor, f.dir, f.text, e.virt_ms FROM frame f JOIN"
                           " event e ON e.scenario=f.scenario AND e.seq=f.seq"
                           " WHERE f.scenario=?1 ORDER BY f.seq LIMIT ?2",
                           -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, d->h->scenario);
    sqlite3_bind_int(st, 2, FRAMES_MAX);
    while (sqlite3_step(st) == SQLITE_ROW)
        read_row(d, st);
    sqlite3_finalize(st);
    if (frames > FRAMES_MAX)
        d->left_out += frames - FRAMES_MAX;
}

/* --- drawing -------------------------------------------------------------------------------- */

/* The width of a column: one station has room for its payloads, several stand closer. */
static int column_w(const struct diagram *d)
{
    return d->station_count == 1 ? 700 : d->station_count == 2 ? 420 : 280;
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

static void put_brief(const struct diagram *d, const struct row *r)
{
    struct brief b = {"", 0};
    int room = column_w(d) / 6 - (int)strlen(r->action) - 8;

    add_brief(&b, "", r->frame.payload);
    markup_text_n(d->h->out, b.text, room > 12 ? (size_t)room : 12);
}

static void put_label(struct diagram *d, const struct row *r, int x, int y)
{
    FILE *out = d->h->out;

    fprintf(out, "<text class=\"label\" x=\"%d\" y=\"%d\"><tspan class=\"action\">", x, y);
    if (r->frame.type == FRAME_error)
        markup_text_n(out, r->frame.code, 40);
    else if (r->frame.type == FRAME_call || r->frame.type == FRAME_send)
        markup_text_n(out, r->action, 40);
    else if (!r->frame.type)
        fputs("broken", out);
    fputs("</tspan>", out);
    put_brief(d, r);
    if (r->alike)
        fprintf(out, " <tspan class=\"alike\">+ %d more %s</tspan>", r->alike,
                is_routine(r) ? "Heartbeat or MeterValues" : "like this");
    fputs("</text>", out);
}

static void put_arrow(struct diagram *d, const struct row *r, int y)
{
    FILE *out = d->h->out;
    int left = column_x(d, r->station), right = column_x(d, d->station_count);
    bool answer = r->frame.type == FRAME_result || r->frame.type == FRAME_error;
    bool bad = !r->valid || r->frame.type == FRAME_error;
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
    if (!r->valid)
        markup_printf(out, "%s %s\n", r->violation.path, r->violation.sentence);
    markup_text_n(out, r->text, 600);
    fputs("</title></g>\n", out);
}

static void put_columns(struct diagram *d, int height)
{
    FILE *out = d->h->out;

    for (int i = 0; i <= d->station_count; i++) {
        int x = column_x(d, i);

        fprintf(out, "<line class=\"life\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", x, x,
                HEAD_H - 10, height);
        fprintf(out, "<text class=\"actor%s\" x=\"%d\" y=\"16\">",
                i == d->station_count ? " end" : "", x);
        markup_text_n(out, i == d->station_count ? "CSMS" : cast_name(&d->h->cast, d->stations[i]),
                      30);
        fputs("</text>", out);
    }
}

static void put_texts(struct diagram *d)
{
    FILE *out = d->h->out;

    fputs("<details class=\"texts\"><summary>the same as text</summary><ol>", out);
    for (size_t i = 0; i < d->count; i++) {
        const struct row *r = &d->rows[i];

        fputs("<li>", out);
        html_time(d->h, r->ms, false);
        fputs(r->out ? " \xe2\x86\x92 " : " \xe2\x86\x90 ", out);
        fputs("<code>", out);
        markup_text_n(out, r->text, 1500);
        fputs("</code>", out);
        if (!r->valid) {
            fputs(" <span class=\"broken\">", out);
            markup_printf(out, "%s %s", r->violation.path, r->violation.sentence);
            fputs("</span>", out);
        }
        fputs("</li>\n", out);
    }
    fputs("</ol></details>\n", out);
}

static void put_diagram(struct diagram *d)
{
    FILE *out = d->h->out;
    int width = column_x(d, d->station_count) + 60;
    int height = HEAD_H + (int)d->count * ROW_H + 20;

    fprintf(out,
            "<div class=\"box\" tabindex=\"0\"><svg class=\"frames\" role=\"img\""
            " aria-label=\"OCPP messages\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
            width, height, width, height);
    put_columns(d, height);
    for (size_t i = 0; i < d->count; i++)
        put_arrow(d, &d->rows[i], HEAD_H + (int)(i + 1) * ROW_H - 6);
    fputs("</svg></div>\n", out);
    put_texts(d);
    if (d->left_out)
        fprintf(out,
                "<p class=\"quiet\">%lld further messages are left out here; <code>chargerig show"
                " --all</code> tells them.</p>\n",
                (long long)d->left_out);
}

static bool is_spoken(const struct diagram *d, const struct ocpp_version *v)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->rows[i].version == v)
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

    d.connected = runfile_rows(h->rf,
                               "SELECT seq, actor, data FROM event WHERE scenario=?1 AND"
                               " kind='connected' ORDER BY seq",
                               h->scenario);
    read_rows(&d);
    if (d.count > 0) {
        put_title(&d);
        put_diagram(&d);
        html_part_end(h);
    }
    for (size_t i = 0; i < d.count; i++)
        row_fini(&d.rows[i]);
    free(d.rows);
    cJSON_Delete(d.connected);
}
