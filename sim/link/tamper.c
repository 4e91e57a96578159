#include "link/tamper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "ocpp/path.h"

#define ASKED 16 /* CALLs of the CSMS whose answer may still come */

struct order {
    struct order *next;
    cJSON *json;
    int64_t left; /* -1: no end */
};

/* A frame that is held back. */
struct held_frame {
    struct held_frame *next;
    struct tamper *m;
    struct vtimer timer; /* not armed: it waits for the next frame */
    uint64_t cause;
    size_t len;
    char text[];
};

struct tamper {
    struct line line;
    tamper_send_fn *send;
    void *ctx;
    struct order *orders;
    struct held_frame *held;
    struct {
        char *id, *action;
    } asked[ASKED];
    size_t next_asked;
    char *own_id, *sent_id; /* of the last CALL that went out with another id than its own */
};

static const cJSON *of_order(const cJSON *order, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(order, name);
}

static bool said(const cJSON *order, const char *name)
{
    return cJSON_IsTrue(of_order(order, name));
}

/* --- orders --- */

static bool paths_are_valid(const cJSON *list)
{
    const cJSON *path;

    cJSON_ArrayForEach (path, list) {
        if (!cJSON_IsString(path) || !path_is_valid(path->valuestring))
            return false;
    }
    return !list || cJSON_IsArray(list);
}

static bool fields_are_valid(const cJSON *object)
{
    const cJSON *field;

    cJSON_ArrayForEach (field, object) {
        if (!field->string || !path_is_valid(field->string))
            return false;
    }
    return !object || cJSON_IsObject(object);
}

const char *tamper_objection(const cJSON *order)
{
    if (!cJSON_IsString(of_order(order, "action")))
        return "no action is named";
    if (!paths_are_valid(of_order(order, "omit")) || !paths_are_valid(of_order(order, "retype")))
        return "omit and retype name fields such as \"meterValue[1].timestamp\"";
    if (!fields_are_valid(of_order(order, "replace")))
        return "replace names fields such as \"meterValue[1].timestamp\" and their values";
    if (whole_int(of_order(order, "late_ms"), 0) < 0 || whole_int(of_order(order, "times"), 1) < 0)
        return "late and times are not negative";
    return NULL;
}

void tamper_order(struct tamper *m, cJSON *order)
{
    struct order *fresh = mem_new(sizeof(*fresh));
    struct order **at = &m->orders;
    int64_t times = whole_int(of_order(order, "times"), 1);

    fresh->json = order;
    fresh->left = times == 0 ? -1 : times;
    while (*at)
        at = &(*at)->next;
    *at = fresh;
}

/* The order for what goes out, counted; its JSON is to be deleted. NULL: none. */
static cJSON *take_order(struct tamper *m, const char *action, bool answers)
{
    struct order **at = &m->orders, *o;
    cJSON *json;

    for (o = *at; o; at = &o->next, o = *at)
        if (said(o->json, "answers") == answers &&
            strcmp(of_order(o->json, "action")->valuestring, action) == 0)
            break;
    if (!o)
        return NULL;
    if (o->left < 0 || --o->left > 0)
        return cJSON_Duplicate(o->json, 1);
    json = o->json;
    *at = o->next;
    free(o);
    return json;
}

/* --- what is done to a payload --- */

static void omit(cJSON *payload, const cJSON *paths)
{
    struct path_place place;
    const cJSON *path;

    cJSON_ArrayForEach (path, paths) {
        if (path_find(payload, path->valuestring, &place))
            path_put(&place, NULL);
    }
}

static void replace(cJSON *payload, const cJSON *fields)
{
    struct path_place place;
    const cJSON *field;

    cJSON_ArrayForEach (field, fields) {
        if (path_find(payload, field->string, &place))
            path_put(&place, cJSON_Duplicate(field, 1));
    }
}

static cJSON *of_another_type(const cJSON *item)
{
    if (cJSON_IsString(item))
        return cJSON_CreateNumber(42);
    if (cJSON_IsArray(item))
        return cJSON_CreateObject();
    return cJSON_CreateString("of another type");
}

static void retype(cJSON *payload, const cJSON *paths)
{
    struct path_place place;
    const cJSON *path;

    cJSON_ArrayForEach (path, paths) {
        if (path_find(payload, path->valuestring, &place))
            path_put(&place, of_another_type(place.item));
    }
}

static const struct {
    const char *name;
    void (*change)(cJSON *payload, const cJSON *how);
} changes[] = {{"omit", omit}, {"replace", replace}, {"retype", retype}};

/* --- what is done to a frame --- */

static char *with_id(const char *raw, const char *id)
{
    const char *hole = strstr(raw, "{id}");

    if (!hole)
        return mem_text(raw);
    return mem_printf("%.*s%s%s", (int)(hole - raw), raw, id, hole + 4);
}

static char *text_of(const struct frame *f, const char *id)
{
    if (f->type == FRAME_call)
        return frame_call_text(id, f->action, f->payload);
    if (f->type == FRAME_result)
        return frame_result_text(id, f->payload);
    return frame_error_text(id, f->code, f->description, f->details);
}

static char *broken_text(struct frame *f, const cJSON *order)
{
    const char *raw = cJSON_GetStringValue(of_order(order, "raw"));
    const char *id = cJSON_GetStringValue(of_order(order, "id"));

    for (size_t i = 0; f->payload && i < sizeof(changes) / sizeof(changes[0]); i++)
        changes[i].change(f->payload, of_order(order, changes[i].name));
    return raw ? with_id(raw, id ? id : f->id) : text_of(f, id ? id : f->id);
}

/* --- sending --- */

static uint64_t log_it(struct tamper *m, const struct frame *f, const char *action, cJSON *how)
{
    cJSON *data = json_object(jtext("action", action), jtext("id", f ? f->id : NULL),
                              jflag("answers", f && f->type != FRAME_call));
    char *words;

    cJSON_DeleteItemFromObjectCaseSensitive(how, "action");
    cJSON_DeleteItemFromObjectCaseSensitive(how, "answers");
    cJSON_DeleteItemFromObjectCaseSensitive(how, "times");
    words = json_print(how);
    cJSON_AddStringToObject(data, "how", words);
    cJSON_free(words);
    return evlog_add(m->line.log, m->line.actor, EV_tampered, data);
}

static enum status send_because(struct tamper *m, uint64_t cause, const char *text, size_t len)
{
    uint64_t before = evlog_because(m->line.log, cause);
    enum status st = m->send(m->ctx, text, len);

    evlog_because(m->line.log, before);
    return st;
}

static void unlink_held(struct held_frame *p)
{
    struct held_frame **at = &p->m->held;

    while (*at != p)
        at = &(*at)->next;
    *at = p->next;
    vclock_disarm(p->m->line.clk, &p->timer);
}

static void release(struct held_frame *p)
{
    unlink_held(p);
    send_because(p->m, p->cause, p->text, p->len);
    free(p);
}

static void is_due(struct vtimer *timer, void *owner)
{
    (void)timer;
    release(owner);
}

static struct held_frame *hold(struct tamper *m, uint64_t cause, const char *text)
{
    size_t len = strlen(text);
    struct held_frame *p = mem_new(sizeof(*p) + len + 1), **at = &m->held;

    p->m = m;
    p->cause = cause;
    p->len = len;
    memcpy(p->text, text, len);
    vtimer_init(&p->timer, is_due, p);
    while (*at)
        at = &(*at)->next;
    *at = p;
    return p;
}

static enum status deliver(struct tamper *m, const cJSON *order, uint64_t cause, const char *text)
{
    int64_t late_ms = whole_int(of_order(order, "late_ms"), 0);
    enum status st = S_OK;

    for (int n = 0; n < 1 + said(order, "twice") && !said(order, "lost"); n++) {
        if (late_ms > 0)
            vclock_arm(m->line.clk, &hold(m, cause, text)->timer, late_ms);
        else if (said(order, "out_of_order"))
            hold(m, cause, text);
        else
            st = send_because(m, cause, text, strlen(text));
    }
    return st;
}

/* What waited for the next frame follows it. */
static void release_held(struct tamper *m)
{
    for (struct held_frame *p = m->held, *next; p; p = next) {
        next = p->next;
        if (!vtimer_armed(&p->timer))
            release(p);
    }
}

static const char *asked_action(const struct tamper *m, const struct frame *f)
{
    if (f->type == FRAME_call)
        return f->action;
    for (size_t i = 0; i < ASKED; i++)
        if (f->id && m->asked[i].id && strcmp(m->asked[i].id, f->id) == 0)
            return m->asked[i].action;
    return NULL;
}

/* The order for @p f; NULL: none. */
static cJSON *order_for(struct tamper *m, const struct frame *f)
{
    const char *action = f->id ? asked_action(m, f) : NULL;

    return action ? take_order(m, action, f->type != FRAME_call) : NULL;
}

/* A CALL that went out as @p text: was it with another id than its own? */
static void note_id(struct tamper *m, const struct frame *f, const char *text)
{
    struct frame sent;

    if (f->type != FRAME_call)
        return;
    frame_peek(&sent, text, strlen(text));
    if (sent.id && strcmp(sent.id, f->id) != 0) {
        free(m->own_id);
        free(m->sent_id);
        m->own_id = mem_text(f->id);
        m->sent_id = mem_text(sent.id);
    }
    frame_fini(&sent);
}

char *tamper_own_id(const struct tamper *m, const char *id)
{
    return m->sent_id && id && strcmp(m->sent_id, id) == 0 ? m->own_id : NULL;
}

static enum status send_broken(struct tamper *m, struct frame *f, cJSON *order)
{
    char *text = broken_text(f, order);
    enum status st;

    note_id(m, f, text);
    st = deliver(m, order, log_it(m, f, asked_action(m, f), order), text);

    free(text);
    return st;
}

enum status tamper_send(struct tamper *m, const char *text, size_t len)
{
    cJSON *order = NULL;
    struct frame f;
    enum status st;

    if (!m->orders && !m->held)
        return m->send(m->ctx, text, len);
    frame_parse(&f, text, len);
    order = order_for(m, &f);
    if (order) {
        st = send_broken(m, &f, order);
    } else {
        st = m->send(m->ctx, text, len);
        release_held(m);
    }
    cJSON_Delete(order);
    frame_fini(&f);
    return st;
}

enum status tamper_send_raw(struct tamper *m, const char *text, size_t len, const char *how)
{
    cJSON *order = json_object(jtext("raw", how));
    uint64_t cause = log_it(m, NULL, NULL, order);

    cJSON_Delete(order);
    return send_because(m, cause, text, len);
}

void tamper_asked(struct tamper *m, const struct frame *f)
{
    size_t at = m->next_asked % ASKED;

    if (!m->orders || !f->id || !f->action)
        return;
    free(m->asked[at].id);
    free(m->asked[at].action);
    m->next_asked++;
    m->asked[at].id = mem_text(f->id);
    m->asked[at].action = mem_text(f->action);
}

/* --- the module --- */

struct tamper *tamper_new(const struct line *line, tamper_send_fn *send, void *ctx)
{
    struct tamper *m = mem_new(sizeof(*m));

    m->line = *line;
    m->send = send;
    m->ctx = ctx;
    return m;
}

void tamper_drop(struct tamper *m)
{
    while (m->held) {
        struct held_frame *p = m->held;

        m->held = p->next;
        vclock_disarm(m->line.clk, &p->timer);
        free(p);
    }
}

void tamper_free(struct tamper *m)
{
    if (!m)
        return;
    tamper_drop(m);
    while (m->orders) {
        struct order *o = m->orders;

        m->orders = o->next;
        cJSON_Delete(o->json);
        free(o);
    }
    for (size_t i = 0; i < ASKED; i++) {
        free(m->asked[i].id);
        free(m->asked[i].action);
    }
    free(m->own_id);
    free(m->sent_id);
    free(m);
}
