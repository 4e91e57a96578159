#include "log/evlog.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_write.h"
#include "base/mem.h"

struct evlog {
    struct vclock *clk;
    const struct evlog_sink *sink;
    void *ctx;
    uint64_t last;
    uint64_t cause;
    int actors;
};

static const struct event_info infos[EV_COUNT] = {
#define EVENT(kind, m, words, of) [EV_##kind] = {#kind, m, words, of},
#include "log/event.def"
#undef EVENT
};

const struct event_info *event_info(enum event_kind kind)
{
    assert((unsigned)kind < EV_COUNT);
    return &infos[kind];
}

enum event_kind event_kind_of(const char *name)
{
    int kind = 0;

    while (kind < EV_COUNT && strcmp(infos[kind].name, name) != 0)
        kind++;
    return (enum event_kind)kind;
}

const char *actor_kind_name(enum actor_kind kind)
{
    static const char *const names[ACTOR_KIND_COUNT] = {
#define X(name) [ACTOR_##name] = #name,
        ACTOR_KIND_LIST(X)
#undef X
    };

    assert((unsigned)kind < ACTOR_KIND_COUNT);
    return names[kind];
}

struct evlog *evlog_new(struct vclock *clk, const struct evlog_sink *sink, void *ctx)
{
    struct evlog *log = mem_new(sizeof(*log));

    log->clk = clk;
    log->sink = sink;
    log->ctx = ctx;
    return log;
}

void evlog_free(struct evlog *log)
{
    free(log);
}

/* The text of @p data, which is consumed; the caller frees the text. */
static char *text_of(cJSON *data)
{
    char *text = data ? json_print(data) : mem_text("{}");

    cJSON_Delete(data);
    assert(text);
    return text;
}

int evlog_actor(struct evlog *log, enum actor_kind kind, const char *name, cJSON *data)
{
    char *text = text_of(data);
    int id = ++log->actors;

    if (log->sink && log->sink->actor)
        log->sink->actor(log->ctx, id, kind, name, text);
    free(text);
    return id;
}

uint64_t evlog_add_caused(struct evlog *log, int actor, enum event_kind kind, uint64_t cause,
                          cJSON *data)
{
    struct evlog_event ev = {.seq = ++log->last,
                             .virt_ms = vclock_now_ms(log->clk),
                             .actor = actor,
                             .kind = kind,
                             .cause = cause};
    char *text;

    assert(cause < ev.seq);
    if (!log->sink || !log->sink->event) {
        cJSON_Delete(data);
        return ev.seq;
    }
    text = text_of(data);
    ev.data = text;
    log->sink->event(log->ctx, &ev);
    free(text);
    return ev.seq;
}

uint64_t evlog_add(struct evlog *log, int actor, enum event_kind kind, cJSON *data)
{
    return evlog_add_caused(log, actor, kind, log->cause, data);
}

static bool is_plain(const char *s)
{
    for (; s && *s; s++)
        if (*s < ' ' || *s > '~' || *s == '"' || *s == '\\')
            return false;
    return true;
}

/* The data of a frame, of which a run has more than of all else: where nothing needs an escape the
 * text is put together, letter for letter what cJSON would print. The caller frees it. */
static char *frame_data(const struct evlog_frame *f)
{
    char text[200];
    int len = is_plain(f->id) && is_plain(f->action)
                  ? snprintf(text, sizeof(text), "{\"dir\":\"%s\",\"type\":%d%s%s%s%s%s%s}", f->dir,
                             f->type, f->id ? ",\"id\":\"" : "", f->id ? f->id : "",
                             f->id ? "\"" : "", f->action ? ",\"action\":\"" : "",
                             f->action ? f->action : "", f->action ? "\"" : "")
                  : -1;

    if (len > 0 && (size_t)len < sizeof(text))
        return mem_text_n(text, (size_t)len);
    return text_of(json_object(jtext("dir", f->dir), jint("type", f->type), jtext("id", f->id),
                               jtext("action", f->action)));
}

uint64_t evlog_frame(struct evlog *log, int actor, const struct evlog_frame *frame)
{
    struct evlog_event ev = {.seq = ++log->last,
                             .virt_ms = vclock_now_ms(log->clk),
                             .actor = actor,
                             .kind = EV_frame,
                             .cause = log->cause,
                             .frame = frame};
    char *data;

    if (!log->sink)
        return ev.seq;
    data = frame_data(frame);
    ev.data = data;
    if (log->sink->event)
        log->sink->event(log->ctx, &ev);
    if (log->sink->frame)
        log->sink->frame(log->ctx, &ev, frame->text, frame->len);
    free(data);
    return ev.seq;
}

void evlog_truth(struct evlog *log, const struct truth *t)
{
    if (log->sink && log->sink->truth)
        log->sink->truth(log->ctx, t);
}

uint64_t evlog_because(struct evlog *log, uint64_t seq)
{
    uint64_t before = log->cause;

    log->cause = seq;
    return before;
}

uint64_t evlog_cause(const struct evlog *log)
{
    return log->cause;
}

uint64_t evlog_last(const struct evlog *log)
{
    return log->last;
}
