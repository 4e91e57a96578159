#include "server/heard.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "ocpp/frame.h"
#include "ocpp/redaction.h"

enum { FRAMES = 50, STATIONS = 200, TEXT_MAX = 2000 };

struct kept_frame {
    int64_t at_ms;
    bool from_station;
    char *text;
    size_t len; /* of the whole */
};

struct heard_station {
    char *name;
    int actor;
    struct kept_frame *frames; /* a ring of FRAMES, NULL: none are kept */
    size_t count;              /* all that there were */
    int64_t last_ms;
    struct heard_line *now; /* its connection, NULL: it is not there */
    struct heard_station *next;
};

struct heard_line {
    struct heard *heard;
    struct heard_station *station; /* NULL: it is not let in yet */
    char *name, *protocol;
    bool replaced;
    char *asked_id[2], *asked_action[2]; /* the last CALL of each side, [1]: of the station */
    struct heard_line *prev, *next;
};

struct heard {
    struct vclock *clk;
    struct recording *recording;
    struct heard_station *stations;
    size_t keeping; /* stations with frames */
    struct heard_line *lines;
};

struct heard *heard_new(struct vclock *clk)
{
    struct heard *h = mem_new(sizeof(*h));

    h->clk = clk;
    return h;
}

void heard_record(struct heard *h, struct recording *recording)
{
    if (h)
        h->recording = recording;
}

static void forget_frames(struct heard *h, struct heard_station *st)
{
    if (!st->frames)
        return;
    for (size_t i = 0; i < FRAMES; i++)
        free(st->frames[i].text);
    free(st->frames);
    st->frames = NULL;
    st->count = 0;
    h->keeping--;
}

static void free_texts(struct heard_line *line)
{
    for (int side = 0; side < 2; side++) {
        free(line->asked_id[side]);
        free(line->asked_action[side]);
    }
    free(line->name);
    free(line->protocol);
    free(line);
}

static void line_free(struct heard_line *line)
{
    struct heard *h = line->heard;

    if (line->station && line->station->now == line)
        line->station->now = NULL;
    if (line->prev)
        line->prev->next = line->next;
    else
        h->lines = line->next;
    if (line->next)
        line->next->prev = line->prev;
    free_texts(line);
}

void heard_free(struct heard *h)
{
    if (!h)
        return;
    for (struct heard_line *line = h->lines, *next; line; line = next) {
        next = line->next;
        free_texts(line);
    }
    while (h->stations) {
        struct heard_station *st = h->stations;

        h->stations = st->next;
        forget_frames(h, st);
        free(st->name);
        free(st);
    }
    free(h);
}

static struct heard_station *find(const struct heard *h, const char *name)
{
    struct heard_station *st = h->stations;

    while (st && strcmp(st->name, name) != 0)
        st = st->next;
    return st;
}

static struct heard_station *station_of(struct heard *h, const char *name)
{
    struct heard_station *st = find(h, name);

    if (st)
        return st;
    st = mem_new(sizeof(*st));
    st->name = mem_text(name);
    st->next = h->stations;
    h->stations = st;
    return st;
}

struct heard_line *heard_arrives(struct heard *h, const char *station, const char *protocol)
{
    struct heard_line *line;

    if (!h)
        return NULL;
    line = mem_new(sizeof(*line));
    line->heard = h;
    line->name = mem_text(station);
    line->protocol = mem_text(protocol);
    line->next = h->lines;
    if (line->next)
        line->next->prev = line;
    h->lines = line;
    return line;
}

static void ends(const struct heard_line *line, const struct heard_end *end)
{
    cJSON *data = json_object(jtext("why", end->why), jtext("by", end->by));

    if (end->code)
        cJSON_AddNumberToObject(data, "code", end->code);
    recording_event(line->heard->recording, line->station->actor, EV_disconnected, data);
}

void heard_enters(struct heard_line *line)
{
    struct heard_station *st;
    struct recording *r;

    if (!line || line->station)
        return;
    r = line->heard->recording;
    st = line->station = station_of(line->heard, line->name);
    if (st->now) { /* the log tells of one connection a station */
        ends(st->now, &(struct heard_end){"station", 0, "it has a newer connection"});
        st->now->replaced = true;
    }
    st->now = line;
    if (!st->actor)
        st->actor = recording_station(r, st->name, line->protocol);
    recording_event(r, st->actor, EV_connected, json_object(jtext("protocol", line->protocol)));
}

void heard_leaves(struct heard_line *line, const struct heard_end *end)
{
    if (!line)
        return;
    if (line->station && !line->replaced)
        ends(line, end);
    line_free(line);
}

/* Makes room for the frames of one station more: those of the one that was silent for longest go.
 */
static void make_room(struct heard *h)
{
    struct heard_station *oldest = NULL;

    if (h->keeping < STATIONS)
        return;
    for (struct heard_station *st = h->stations; st; st = st->next)
        if (st->frames && (!oldest || st->last_ms < oldest->last_ms))
            oldest = st;
    if (oldest)
        forget_frames(h, oldest);
}

/* Not in the middle of a character. */
static size_t cut_at(const char *text, size_t len)
{
    if (len <= TEXT_MAX)
        return len;
    len = TEXT_MAX;
    while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
        len--;
    return len;
}

static void keep(struct heard *h, struct heard_station *st, bool from_station, const char *text,
                 size_t len)
{
    struct kept_frame *f;
    size_t kept = cut_at(text, len);

    if (!st->frames) {
        make_room(h);
        st->frames = mem_new(FRAMES * sizeof(*st->frames));
        h->keeping++;
    }
    f = &st->frames[st->count++ % FRAMES];
    free(f->text);
    st->last_ms = vclock_now_ms(h->clk);
    *f = (struct kept_frame){st->last_ms, from_station, mem_new(kept + 1), len};
    memcpy(f->text, text, kept);
}

static void note_asked(struct heard_line *line, bool station, const struct frame *f)
{
    free(line->asked_id[station]);
    free(line->asked_action[station]);
    line->asked_id[station] = mem_text(f->id);
    line->asked_action[station] = mem_text(f->action);
}

/* The action that an answer is about; NULL: nobody knows. */
static const char *asked(const struct heard_line *line, bool station, const struct frame *f)
{
    const char *id = line->asked_id[station];

    return id && f->id && strcmp(id, f->id) == 0 ? line->asked_action[station] : NULL;
}

/* What the CSMS answers to a boot is told as the station's own run file would. */
static void booted(const struct heard_line *line, const char *text, size_t len)
{
    struct frame f;

    if (frame_parse(&f, text, len) && f.type == FRAME_result)
        recording_event(line->heard->recording, line->station->actor, EV_booted,
                        json_object(jtext("status", json_text(f.payload, "status")),
                                    jint("interval_s", json_int(f.payload, "interval", 0))));
    frame_fini(&f);
}

static void record(struct heard_line *line, bool from_station, const char *text, size_t len)
{
    struct frame f;
    const char *action;
    bool answers;

    frame_peek(&f, text, len);
    answers = frame_sense(&f) == FRAME_SENSE_answer;
    if (f.type == FRAME_call && f.action)
        note_asked(line, from_station, &f);
    action = answers ? asked(line, !from_station, &f) : f.action;
    recording_frame(line->heard->recording, line->station->actor,
                    &(struct evlog_frame){.dir = from_station ? "out" : "in",
                                          .type = f.fault == FRAME_FAULT_none ? f.type_number : 0,
                                          .id = f.id,
                                          .action = action,
                                          .text = text,
                                          .len = len});
    if (answers && !from_station && action && strcmp(action, "BootNotification") == 0)
        booted(line, text, len);
    frame_fini(&f);
}

void heard_text(struct heard_line *line, bool from_station, const char *text, size_t len)
{
    char *hidden;

    if (!line || line->replaced)
        return;
    heard_enters(line);
    hidden = redaction_text(text, len);
    if (hidden) {
        text = hidden;
        len = strlen(hidden);
    }
    keep(line->heard, line->station, from_station, text, len);
    if (line->heard->recording)
        record(line, from_station, text, len);
    free(hidden);
}

void heard_order(struct heard *h, const char *verb, const cJSON *args)
{
    cJSON *data, *copy;

    if (!h || !h->recording)
        return;
    data = json_object(jtext("role", "csms"), jtext("verb", verb));
    copy = cJSON_Duplicate(args, 1);
    redaction_hide(copy);
    cJSON_AddItemToObject(data, "args", copy);
    recording_event(h->recording, 0, EV_sut_call, data);
}

cJSON *heard_frames(const struct heard *h, const char *station)
{
    const struct heard_station *st = h ? find(h, station) : NULL;
    size_t count = st ? st->count : 0;
    cJSON *list;

    if (!st)
        return NULL;
    list = cJSON_CreateArray();
    for (size_t n = 0; n < count && n < FRAMES; n++) {
        const struct kept_frame *f = &st->frames[(count - 1 - n) % FRAMES];
        cJSON *item =
            json_object(jint("at_ms", f->at_ms), jtext("dir", f->from_station ? "out" : "in"),
                        jtext("text", f->text));

        if (strlen(f->text) < f->len)
            cJSON_AddNumberToObject(item, "bytes", (double)f->len);
        cJSON_AddItemToArray(list, item);
    }
    return list;
}
