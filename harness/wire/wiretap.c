#include "wire/wiretap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/waiter.h"

struct line {
    int actor;
    struct heard *heard;
    size_t count, room;
};

struct wiretap {
    bool listening;
    struct line *lines;
    size_t count;
    struct waiters waiters;
};

struct wiretap *wiretap_new(struct vclock *clk)
{
    struct wiretap *w = mem_new(sizeof(*w));

    waiters_init(&w->waiters, clk);
    return w;
}

void wiretap_free(struct wiretap *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->count; i++) {
        for (size_t n = 0; n < w->lines[i].count; n++) {
            frame_fini(&w->lines[i].heard[n].frame);
            free(w->lines[i].heard[n].action);
        }
        free(w->lines[i].heard);
    }
    free(w->lines);
    waiters_fini(&w->waiters);
    free(w);
}

void wiretap_listen(struct wiretap *w)
{
    w->listening = true;
}

static struct line *line_of(const struct wiretap *w, int actor)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->lines[i].actor == actor)
            return &w->lines[i];
    return NULL;
}

static struct line *line_made(struct wiretap *w, int actor)
{
    struct line *line = line_of(w, actor);

    if (line)
        return line;
    w->lines = mem_resize(w->lines, w->count + 1, sizeof(*w->lines));
    w->lines[w->count] = (struct line){.actor = actor};
    return &w->lines[w->count++];
}

static void call_by_name(char name[32], int actor)
{
    snprintf(name, 32, "frame %d", actor);
}

void wiretap_frame(struct wiretap *w, const struct evlog_event *ev)
{
    const struct evlog_frame *f = ev->frame;
    struct line *line;
    struct heard *h;
    char name[32];

    if (!w->listening || !f)
        return;
    line = line_made(w, ev->actor);
    if (line->count == line->room) {
        line->room = line->room ? line->room * 2 : 32;
        line->heard = mem_resize(line->heard, line->room, sizeof(*line->heard));
    }
    h = &line->heard[line->count++];
    *h = (struct heard){.seq = ev->seq,
                        .at_ms = ev->virt_ms,
                        .out = strcmp(f->dir, "out") == 0,
                        .action = mem_text(f->action)};
    frame_parse(&h->frame, f->text, f->len);
    call_by_name(name, ev->actor);
    waiters_wake(&w->waiters, name, NULL, NULL);
}

size_t wiretap_count(const struct wiretap *w, int actor)
{
    const struct line *line = line_of(w, actor);

    return line ? line->count : 0;
}

const struct heard *wiretap_at(const struct wiretap *w, int actor, size_t index)
{
    const struct line *line = line_of(w, actor);

    return line && index < line->count ? &line->heard[index] : NULL;
}

void wiretap_wait(struct wiretap *w, struct task *t, int actor, int64_t limit_ms)
{
    char name[32];

    call_by_name(name, actor);
    waiters_add(&w->waiters, t, name, limit_ms);
}
