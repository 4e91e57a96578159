/* The drawing of a story: a lane for each actor, time from left to right with waits shortened
 * (timeline_axis.h). In the lanes lie spans, such as a connector that charges or a technician who
 * is on the way, and a mark for each event that is told; lines lead from causes to what they
 * caused, a ring marks what a finding points to. The page's script reads the drawing: a slider
 * below it moves a line through the moments, and tells what everybody is in and did last at that
 * one. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "html/timeline_axis.h"
#include "write/markup.h"

#define LANES_MAX 30
#define LANE_H    34
#define HEAD_H    40
#define BREAK_MS  (4 * 3600000) /* waits from here on are marked as a break */
#define TICK_MIN  66            /* px between two times on the axis */

struct lane {
    int actor;
    int rank; /* of its kind: people above machines above desks */
    const char *name;
};

struct timeline {
    struct html *h;
    struct timeline_axis axis;
    struct lane lanes[LANES_MAX];
    size_t lane_count;
    bool *told; /* by number of an actor: does anything tell of it? */
    size_t told_count;
};

/* --- the axis ------------------------------------------------------------------------------- */

static void put_tick(struct timeline *t, const struct timeline_moment *m, char day[11])
{
    FILE *out = t->h->out;
    char local[32];

    runfile_local(t->h->rf, t->h->scenario, m->ms, false, local);
    fprintf(out, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%zu\"/>", m->x, m->x,
            HEAD_H - 8, HEAD_H + t->lane_count * LANE_H);
    fprintf(out, "<text class=\"tick\" x=\"%d\" y=\"%d\">%.8s</text>", m->x, HEAD_H - 12,
            local + 11);
    if (strncmp(day, local, 10) != 0) {
        fprintf(out, "<text class=\"tick day\" x=\"%d\" y=\"%d\">%.10s</text>", m->x, HEAD_H - 26,
                local);
        memcpy(day, local, 10);
    }
}

static void put_axis(struct timeline *t)
{
    FILE *out = t->h->out;
    char day[11] = "", span[32];
    int last = -TICK_MIN;

    for (size_t i = 0; i < t->axis.count; i++) {
        const struct timeline_moment *m = &t->axis.moments[i];
        int64_t wait = i ? m->ms - m[-1].ms : 0;

        if (wait >= BREAK_MS) {
            duration_words(wait, span);
            fprintf(out,
                    "<rect class=\"break\" x=\"%d\" width=\"%d\" y=\"%d\" height=\"%zu\"/>"
                    "<text class=\"tick gap\" x=\"%d\" y=\"%d\">%s</text>",
                    m[-1].x + 12, m->x - m[-1].x - 24, HEAD_H - 8, 8 + t->lane_count * LANE_H,
                    (m->x + m[-1].x) / 2, HEAD_H + 4, span);
        }
        if (m->x - last >= TICK_MIN) {
            put_tick(t, m, day);
            last = m->x;
        }
    }
}

/* --- lanes ---------------------------------------------------------------------------------- */

static int kind_rank(const char *kind)
{
    static const char *const order[] = {"world",  "driver", "vehicle", "station",    "site", "sut",
                                        "ticket", "agents", "agent",   "technician", NULL};
    int rank = 0;

    if (strcmp(kind, "connector") == 0)
        kind = "station";
    while (order[rank] && strcmp(order[rank], kind) != 0)
        rank++;
    return rank;
}

static int lane_of(const struct timeline *t, int actor)
{
    for (size_t i = 0; i < t->lane_count; i++) {
        if (t->lanes[i].actor == actor)
            return (int)i;
    }
    return -1;
}

static int by_rank_and_name(const void *a, const void *b)
{
    const struct lane *x = a, *y = b;

    return x->rank == y->rank ? strcmp(x->name, y->name) : x->rank - y->rank;
}

static void add_lane(struct timeline *t, int actor)
{
    if (actor < 0 || (size_t)actor >= t->h->cast.count || t->told[actor])
        return;
    t->told[actor] = true;
    t->told_count++;
    if (t->lane_count < LANES_MAX)
        t->lanes[t->lane_count++] = (struct lane){.actor = actor,
                                                  .rank = kind_rank(cast_kind(&t->h->cast, actor)),
                                                  .name = cast_name(&t->h->cast, actor)};
}

/* Adds the actors of events that are told, or (@p proven) only of those that are evidence. */
static void add_lanes(struct timeline *t, bool proven)
{
    const struct story *s = &t->h->story;

    for (size_t i = 0; i < s->count; i++) {
        if (s->events[i].told && (s->events[i].evidence || !proven))
            add_lane(t, s->events[i].actor);
    }
}

/* Actors of evidence come first, so that they have a lane when lanes run out. */
static void find_lanes(struct timeline *t)
{
    t->told = mem_new((t->h->cast.count + 1) * sizeof(*t->told));
    add_lanes(t, true);
    add_lanes(t, false);
    qsort(t->lanes, t->lane_count, sizeof(*t->lanes), by_rank_and_name);
}

static int lane_y(int lane)
{
    return HEAD_H + lane * LANE_H + LANE_H / 2;
}

static void put_names(struct timeline *t)
{
    FILE *out = t->h->out;

    fprintf(out, "<div class=\"lanes\" style=\"padding-top:%dpx\">", HEAD_H);
    for (size_t i = 0; i < t->lane_count; i++) {
        fprintf(out, "<div style=\"height:%dpx\" data-y=\"%d\" data-kind=\"", LANE_H,
                lane_y((int)i));
        markup_text_n(out, cast_kind(&t->h->cast, t->lanes[i].actor), 20);
        fputs("\">", out);
        markup_text_n(out, t->lanes[i].name, 28);
        fputs("</div>", out);
    }
    fputs("</div>", out);
}

/* --- spans ---------------------------------------------------------------------------------- */

static void put_span(struct timeline *t, int lane, int64_t from_ms, int64_t to_ms,
                     const char *words)
{
    int from = timeline_axis_x(&t->axis, from_ms), to = timeline_axis_x(&t->axis, to_ms);

    fprintf(t->h->out, "<rect class=\"span ");
    markup_printf(t->h->out, "%.*s", (int)strcspn(words, " "), words);
    fprintf(t->h->out, "\" x=\"%d\" width=\"%d\" y=\"%d\" height=\"14\" rx=\"3\"><title>", from,
            (int)number_most(to - from, 2), lane_y(lane) - 7);
    markup_text(t->h->out, words);
    fputs("</title></rect>", t->h->out);
}

/* When the span that begins with event @p i ends: at the next event of the same actor and one of
 * two kinds, or where the axis ends. */
static int64_t end_of_span(const struct timeline *t, size_t i, const char *kind, const char *other)
{
    const struct story *s = &t->h->story;

    for (size_t j = i + 1; j < s->count; j++) {
        if (s->events[j].actor == s->events[i].actor &&
            (strcmp(s->events[j].kind, kind) == 0 || strcmp(s->events[j].kind, other) == 0))
            return s->events[j].virt_ms;
    }
    return t->axis.moments[t->axis.count - 1].ms;
}

static void put_span_from(struct timeline *t, size_t i)
{
    static const struct {
        const char *begins, *ends, *or_ends, *words;
    } spans[] = {{"offline", "online", "online", "offline"},
                 {"disconnected", "connected", "booted", "offline"},
                 {"travels", "arrives", "travels", "on the way"},
                 {NULL, NULL, NULL, NULL}};
    const struct story_event *e = &t->h->story.events[i];
    int lane = lane_of(t, e->actor);

    if (lane < 0)
        return;
    if (strcmp(e->kind, "status") == 0 && !json_is(e->data, "to", "Available"))
        put_span(t, lane, e->virt_ms, end_of_span(t, i, "status", "status"),
                 field_text(e->data, "to"));
    for (size_t k = 0; spans[k].begins; k++) {
        if (strcmp(e->kind, spans[k].begins) == 0)
            put_span(t, lane, e->virt_ms, end_of_span(t, i, spans[k].ends, spans[k].or_ends),
                     spans[k].words);
    }
}

/* --- marks ---------------------------------------------------------------------------------- */

static void put_cause(struct timeline *t, const struct story_event *e)
{
    const struct story_event *cause = story_find(&t->h->story, e->cause);
    int from, to, x1, x2;

    if (!cause || !cause->told)
        return;
    from = lane_of(t, cause->actor);
    to = lane_of(t, e->actor);
    if (from < 0 || to < 0 || from == to)
        return;
    x1 = timeline_axis_x(&t->axis, cause->virt_ms);
    x2 = timeline_axis_x(&t->axis, e->virt_ms);
    fprintf(t->h->out, "<path class=\"cause\" d=\"M%d %dC%d %d %d %d %d %d\"/>", x1, lane_y(from),
            x1, (lane_y(from) + lane_y(to)) / 2, x2, (lane_y(from) + lane_y(to)) / 2, x2,
            lane_y(to));
}

/* The first finding that points to @p seq, 0 when none does. */
static int64_t finding_of(const struct html *h, int64_t seq)
{
    const cJSON *finding, *item;

    cJSON_ArrayForEach (finding, h->row->findings) {
        if (json_is(finding, "verdict", "pass"))
            continue;
        cJSON_ArrayForEach (item, field(finding, "evidence")) {
            if (field_evidence(item) == seq)
                return field_int(finding, "id");
        }
    }
    return 0;
}

static void put_shape(FILE *out, char mark, int x, int y)
{
    if (mark == '!')
        fprintf(out, "<path class=\"mark bad\" d=\"M%d %dl6 11h-12z\"/>", x, y - 7);
    else
        fprintf(out, "<circle class=\"mark %s\" cx=\"%d\" cy=\"%d\" r=\"5\"/>",
                mark == '<'   ? "heard"
                : mark == '.' ? "book"
                              : "done",
                x, y);
}

static void put_mark(struct timeline *t, const struct story_event *e)
{
    FILE *out = t->h->out;
    int lane = lane_of(t, e->actor), x = timeline_axis_x(&t->axis, e->virt_ms);
    int64_t finding = e->evidence ? finding_of(t->h, e->seq) : 0;
    char local[32];

    if (lane < 0)
        return;
    runfile_local(t->h->rf, t->h->scenario, e->virt_ms, false, local);
    fprintf(out, "<g data-e=\"%lld\">", (long long)e->seq);
    if (finding)
        fprintf(out, "<circle class=\"ring\" cx=\"%d\" cy=\"%d\" r=\"10\"/>", x, lane_y(lane));
    put_shape(out, e->mark, x, lane_y(lane));
    fprintf(out, "<title>%s ", local);
    markup_text_n(out, e->words, 300);
    fputs("</title></g>", out);
}

/* Draws the marks of all events; what goes wrong lies above what else happens at that moment. */
static void put_marks(struct timeline *t)
{
    const struct story *s = &t->h->story;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < s->count; i++) {
            if (s->events[i].told && (s->events[i].mark == '!') == (pass == 1))
                put_mark(t, &s->events[i]);
        }
    }
}

/* Draws the lanes; their names stand in the drawing, too, for paper. */
static void put_lanes(struct timeline *t)
{
    FILE *out = t->h->out;

    for (int i = 0; i < (int)t->lane_count; i++) {
        fprintf(out,
                "<line class=\"lane\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                "<text class=\"lane-name\" x=\"2\" y=\"%d\">",
                t->axis.width, lane_y(i), lane_y(i), lane_y(i) - 8);
        markup_text_n(out, t->lanes[i].name, 28);
        fputs("</text>", out);
    }
}

static void put_timeline(struct timeline *t)
{
    struct html *h = t->h;

    html_part(h, "Timeline",
              "long waits are shortened; triangle: goes wrong; ring: a finding points here");
    fputs("<div class=\"box timeline\" tabindex=\"0\" role=\"group\" aria-label=\"Timeline\">",
          h->out);
    put_names(t);
    fprintf(h->out,
            "<svg role=\"img\" aria-label=\"timeline\" width=\"%d\" height=\"%zu\""
            " viewBox=\"0 0 %d %zu\">",
            t->axis.width, HEAD_H + t->lane_count * LANE_H, t->axis.width,
            HEAD_H + t->lane_count * LANE_H);
    put_axis(t);
    put_lanes(t);
    for (size_t i = 0; i < h->story.count; i++)
        put_span_from(t, i);
    for (size_t i = 0; i < h->story.count; i++) {
        if (h->story.events[i].told)
            put_cause(t, &h->story.events[i]);
    }
    put_marks(t);
    fputs("</svg></div>\n<div class=\"scrub\"></div>\n", h->out);
    if (t->told_count > t->lane_count)
        fprintf(h->out, "<p class=\"quiet\">%zu further actors are left out.</p>\n",
                t->told_count - t->lane_count);
    html_part_end(h);
}

void html_timeline(struct html *h)
{
    struct timeline t = {.h = h};

    find_lanes(&t);
    timeline_axis_init(&t.axis, &h->story);
    if (t.lane_count) /* whoever has one did something at some moment */
        put_timeline(&t);
    timeline_axis_fini(&t.axis);
    free(t.told);
}
