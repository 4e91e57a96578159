/* small_world.h - a world in memory for stories: a wire with a scripted CSMS behind it, and a sink
 * that narrates.  Included by the tests of the world; everything is static.
 */
#ifndef TESTS_SMALL_WORLD_H
#define TESTS_SMALL_WORLD_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"
#include "people/driver.h"
#include "people/staff.h"
#include "station/station.h"
#include "stations.h"
#include "world/vehicle.h"
#include "world/world.h"

#define LATENCY_MS 20
#define START_MS   1772818200000 /* 2026-03-06T17:30:00Z */
#define MINUTE     60000
#define HOUR       3600000

struct scene;

/* What the CSMS of a test answers; a hook may take over (return the payload) or leave it (NULL). */
struct script {
    const char *boot;     /* NULL: Accepted */
    const char *blocked;  /* token whose status is .. */
    const char *status;   /* .. this */
    const char *parent;   /* parentIdTag of every token */
    const char *start;    /* idTagInfo.status of StartTransaction.conf, NULL: Accepted */
    bool stop_info;       /* StopTransaction.conf has an idTagInfo */
    const char *mute;     /* action that is not answered, "*" for all */
    const char *error;    /* action that is answered with CALLERROR */
    bool refuse;          /* connections are refused */
    const char *protocol; /* NULL: the one the station offers */
};

/* A row of the sink's truth, with its parts copied. */
struct told {
    struct truth t;
    char driver[40], token[40], reason[40], transaction[40];
    struct truth_phase phases[64];
    int64_t quarter_mj;
};

struct scene_link {
    struct scene *scene;
    const struct wire_handler *handler;
    void *owner;
    char station[64];
    const struct ocpp_version *version;
    bool open;
    struct scene_link *next;
};

struct scene {
    struct wire wire; /* first */
    struct vclock *clk;
    struct evlog *log;
    struct world *world;
    struct script script;
    struct scene_link *links;
    struct parcel_box *boxes;
    int next_transaction;
    int calls;
    char asked[256][40]; /* actions of csms_call(), by number */
    char *names[4096];
    char *narration;
    size_t size;
    FILE *out;
    char *heard; /* every CALL the CSMS heard, a line each: action and payload */
    size_t heard_size;
    FILE *heard_out;
    FILE *answers_out; /* what stations answered to csms_call(), a line each */
    char *answers;
    size_t answers_size;
    struct told told[64];
    int told_count;
    bool all;       /* narrate bookkeeping, too */
    int bad_frames; /* frames of stations that the tables refuse */
};

/* Something that reaches the other side a moment later. */
struct parcel_box {
    struct vtimer timer;
    struct scene *scene;
    struct scene_link *link;
    int what; /* 0 opened, 1 text to station, 2 text to CSMS, 3 closed */
    char *text;
    struct parcel_box *next;
};

static void box_arrives(struct vtimer *timer, void *owner);

static void post_box(struct scene *sc, struct scene_link *link, int what, const char *text)
{
    struct parcel_box *box = mem_new(sizeof(*box));

    box->scene = sc;
    box->link = link;
    box->what = what;
    box->text = mem_text(text);
    box->next = sc->boxes;
    sc->boxes = box;
    vtimer_init(&box->timer, box_arrives, box);
    vclock_arm(sc->clk, &box->timer, LATENCY_MS);
}

static const char *field(const cJSON *o, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, name));
}

static cJSON *id_tag_info(struct scene *sc, const char *token, const char *status)
{
    cJSON *info;

    if (!status)
        status = token && sc->script.blocked && strcmp(token, sc->script.blocked) == 0
                     ? sc->script.status
                     : "Accepted";
    info = evlog_data("s s", "status", status, "parentIdTag", sc->script.parent);
    return info;
}

/* idTokenInfo of 2.0.1 for the idToken of a CALL, if it has one. */
static void add_token_info(struct scene *sc, const struct frame *f, cJSON *answer)
{
    const cJSON *token = cJSON_GetObjectItemCaseSensitive(f->payload, "idToken");
    const struct script *script = &sc->script;
    const char *text = field(token, "idToken"), *status = NULL;
    cJSON *info;

    if (!token)
        return;
    if (strcmp(f->action, "TransactionEvent") == 0)
        status = script->start;
    if (!status)
        status =
            script->blocked && strcmp(text, script->blocked) == 0 ? script->status : "Accepted";
    info = evlog_data("s", "status", status);
    if (script->parent)
        cJSON_AddItemToObject(info, "groupIdToken",
                              evlog_data("s s", "idToken", script->parent, "type", "Central"));
    cJSON_AddItemToObject(answer, "idTokenInfo", info);
}

static cJSON *answer_of(struct scene *sc, const struct frame *f)
{
    cJSON *a = cJSON_CreateObject();
    const char *token = field(f->payload, "idTag");

    add_token_info(sc, f, a);

    if (strcmp(f->action, "BootNotification") == 0) {
        cJSON_Delete(a);
        a = evlog_data("s s i", "status", sc->script.boot ? sc->script.boot : "Accepted",
                       "currentTime", "2026-03-06T17:30:00Z", "interval", 300);
    } else if (strcmp(f->action, "Authorize") == 0 && token) {
        cJSON_AddItemToObject(a, "idTagInfo", id_tag_info(sc, token, NULL));
    } else if (strcmp(f->action, "StartTransaction") == 0) {
        cJSON_AddNumberToObject(a, "transactionId", ++sc->next_transaction);
        cJSON_AddItemToObject(a, "idTagInfo", id_tag_info(sc, token, sc->script.start));
    } else if (strcmp(f->action, "StopTransaction") == 0 && token && sc->script.stop_info) {
        cJSON_AddItemToObject(a, "idTagInfo", id_tag_info(sc, token, NULL));
    } else if (strcmp(f->action, "Heartbeat") == 0) {
        cJSON_AddStringToObject(a, "currentTime", "2026-03-06T17:30:00Z");
    }
    return a;
}

static bool is_word(const char *word, const char *action)
{
    return word && (strcmp(word, "*") == 0 || strcmp(word, action) == 0);
}

static void csms_hears_call(struct scene *sc, struct scene_link *link, const struct frame *f)
{
    char *payload = cJSON_PrintUnformatted(f->payload), *text;
    struct ocpp_violation v;
    cJSON *answer;

    fprintf(sc->heard_out, "[%" PRId64 "] %s %s\n", vclock_now_ms(sc->clk) - START_MS, f->action,
            payload);
    free(payload);
    if (!ocpp_validate(link->version, f->action, false, f->payload, &v)) {
        sc->bad_frames++;
        fprintf(sc->heard_out, "BAD: %s %s\n", v.path, v.sentence);
    }
    if (is_word(sc->script.mute, f->action))
        return;
    answer = answer_of(sc, f);
    if (is_word(sc->script.error, f->action))
        text = frame_error_text(f->id, "InternalError", "a test", NULL);
    else
        text = frame_result_text(f->id, answer);
    post_box(sc, link, 1, text);
    cJSON_Delete(answer);
    free(text);
}

/* The answer of a station to csms_call(). */
static void check_answer(struct scene *sc, struct scene_link *link, const struct frame *f)
{
    int number = f->id && f->id[0] == 'c' ? atoi(f->id + 1) : 0;
    struct ocpp_violation v;

    if (f->type != FRAME_result || number < 1 || number > 255)
        return;
    if (!ocpp_validate(link->version, sc->asked[number], true, f->payload, &v)) {
        sc->bad_frames++;
        fprintf(sc->answers_out, "BAD: %s %s\n", v.path, v.sentence);
    }
}

static void csms_hears(struct scene *sc, struct scene_link *link, const char *text)
{
    struct frame f;

    if (!frame_parse(&f, text, strlen(text)))
        sc->bad_frames++;
    if (f.type == FRAME_call) {
        csms_hears_call(sc, link, &f);
    } else {
        check_answer(sc, link, &f);
        fprintf(sc->answers_out, "[%" PRId64 "] %s\n", vclock_now_ms(sc->clk) - START_MS, text);
    }
    frame_fini(&f);
}

static void box_arrives(struct vtimer *timer, void *owner)
{
    struct parcel_box *box = owner, **at = &box->scene->boxes;
    struct scene *sc = box->scene;
    struct scene_link *link = box->link;

    (void)timer;
    while (*at != box)
        at = &(*at)->next;
    *at = box->next;
    if (box->what == 0) {
        link->open = !sc->script.refuse;
        if (link->open)
            link->handler->opened(link->owner, sc->script.protocol ? sc->script.protocol
                                                                   : link->version->protocol);
        else
            link->handler->closed(link->owner, 401, "HTTP 401");
    } else if (box->what == 1 && link->open) {
        link->handler->text(link->owner, box->text, strlen(box->text));
    } else if (box->what == 2 && link->open) {
        csms_hears(sc, link, box->text);
    } else if (box->what == 3) {
        link->handler->closed(link->owner, 1006, "the server goes away");
    } else if (box->what == 4 && link->open && link->handler->pong) {
        link->handler->pong(link->owner);
    }
    free(box->text);
    free(box);
}

static struct wire_link *scene_open(struct wire *w, const struct wire_target *target,
                                    const struct wire_handler *handler, void *owner)
{
    struct scene *sc = (struct scene *)w;
    struct scene_link *link = mem_new(sizeof(*link));

    link->scene = sc;
    link->handler = handler;
    link->owner = owner;
    link->version = ocpp_version(target->protocol);
    snprintf(link->station, sizeof(link->station), "%s", target->station);
    link->next = sc->links;
    sc->links = link;
    post_box(sc, link, 0, NULL);
    return (struct wire_link *)link;
}

static enum status scene_send(struct wire_link *l, const char *text, size_t len)
{
    struct scene_link *link = (struct scene_link *)l;
    char *copy;

    if (!link->open)
        return S_REFUSED;
    copy = mem_text_n(text, len);
    post_box(link->scene, link, 2, copy);
    free(copy);
    return S_OK;
}

static void scene_free_link(struct wire_link *l)
{
    struct scene_link *link = (struct scene_link *)l, **at = &link->scene->links;

    for (struct parcel_box **box = &link->scene->boxes; *box;) {
        struct parcel_box *b = *box;
        if (b->link != link) {
            box = &b->next;
            continue;
        }
        *box = b->next;
        vclock_disarm(link->scene->clk, &b->timer);
        free(b->text);
        free(b);
    }
    while (*at != link)
        at = &(*at)->next;
    *at = link->next;
    free(link);
}

static void scene_close(struct wire_link *l, int code, const char *why)
{
    (void)code, (void)why;
    post_box(((struct scene_link *)l)->scene, (struct scene_link *)l, 3, NULL);
}

static enum status scene_ping(struct wire_link *l)
{
    post_box(((struct scene_link *)l)->scene, (struct scene_link *)l, 4, NULL);
    return S_OK;
}

static const struct wire_ops scene_ops = {
    .name = "test",
    .open = scene_open,
    .send = scene_send,
    .ping = scene_ping,
    .close = scene_close,
    .free = scene_free_link,
};

/* --- the sink
 * ------------------------------------------------------------------------------------- */

static void see_actor(void *ctx, int id, enum actor_kind kind, const char *name, const char *data)
{
    struct scene *sc = ctx;

    (void)kind, (void)data;
    if (id < 4096)
        sc->names[id] = mem_text(name);
}

static void print_value(FILE *out, const cJSON *value)
{
    char *text;

    if (cJSON_IsString(value)) {
        fputs(value->valuestring, out);
        return;
    }
    text = cJSON_PrintUnformatted(value);
    fputs(text ? text : "?", out);
    free(text);
}

static void narrate(FILE *out, const char *sentence, const cJSON *data)
{
    while (*sentence) {
        char name[32] = "";
        if (*sentence != '{') {
            fputc(*sentence++, out);
            continue;
        }
        snprintf(name, sizeof(name), "%.*s", (int)strcspn(sentence + 1, "}"), sentence + 1);
        print_value(out, cJSON_GetObjectItemCaseSensitive(data, name));
        sentence += strcspn(sentence, "}") + 1;
    }
}

static void see_event(void *ctx, const struct evlog_event *ev)
{
    struct scene *sc = ctx;
    const struct event_info *info = event_info(ev->kind);
    cJSON *data;

    cr_assert(lt(u64, ev->cause, ev->seq));
    if (info->mark == '.' && !sc->all)
        return;
    data = cJSON_Parse(ev->data);
    fprintf(sc->out, "[%9" PRId64 "] %s %c ", ev->virt_ms - START_MS,
            ev->actor < 4096 && sc->names[ev->actor] ? sc->names[ev->actor] : "?", info->mark);
    narrate(sc->out, info->sentence, data);
    fputc('\n', sc->out);
    cJSON_Delete(data);
}

static void see_truth(void *ctx, const struct truth *t)
{
    struct scene *sc = ctx;
    struct told *row = &sc->told[sc->told_count % 64];

    sc->told_count++;
    row->t = *t;
    snprintf(row->driver, sizeof(row->driver), "%s", t->driver ? t->driver : "");
    snprintf(row->token, sizeof(row->token), "%s", t->token ? t->token : "");
    snprintf(row->reason, sizeof(row->reason), "%s", t->reason ? t->reason : "");
    snprintf(row->transaction, sizeof(row->transaction), "%s",
             t->transaction_text ? t->transaction_text : "");
    row->quarter_mj = 0;
    for (size_t i = 0; i < t->quarter_count; i++)
        row->quarter_mj += t->quarters[i].mj;
    for (size_t i = 0; i < t->phase_count && i < 64; i++)
        row->phases[i] = t->phases[i];
}

static const struct evlog_sink scene_sink = {
    .actor = see_actor,
    .event = see_event,
    .truth = see_truth,
};

/* --- the scene
 * ------------------------------------------------------------------------------------- */

static struct scene *scene_with(uint64_t seed, struct keysmith *ks)
{
    struct scene *sc = mem_new(sizeof(*sc));

    sc->wire.ops = &scene_ops;
    sc->out = open_memstream(&sc->narration, &sc->size);
    sc->heard_out = open_memstream(&sc->heard, &sc->heard_size);
    sc->answers_out = open_memstream(&sc->answers, &sc->answers_size);
    sc->clk = vclock_new(START_MS);
    sc->log = evlog_new(sc->clk, &scene_sink, sc);
    sc->world = world_new(&(struct world_config){
        .clk = sc->clk, .log = sc->log, .wire = &sc->wire, .seed = seed, .keysmith = ks});
    return sc;
}

static struct scene *scene_new(uint64_t seed)
{
    return scene_with(seed, NULL);
}

static void scene_free(struct scene *sc)
{
    world_finish(sc->world);
    world_free(sc->world);
    while (sc->links)
        scene_free_link((struct wire_link *)sc->links);
    evlog_free(sc->log);
    vclock_free(sc->clk);
    fclose(sc->out);
    fclose(sc->heard_out);
    fclose(sc->answers_out);
    for (int i = 0; i < 4096; i++)
        free(sc->names[i]);
    free(sc->narration);
    free(sc->heard);
    free(sc->answers);
    free(sc);
}

/* Lets @p ms pass. */
static void pass(struct scene *sc, int64_t ms)
{
    int64_t until = vclock_now_ms(sc->clk) + ms;

    for (;;) {
        evlog_because(sc->log, 0);
        if (!vclock_step(sc->clk, until))
            break;
        world_check(sc->world);
    }
    evlog_because(sc->log, 0);
    world_check(sc->world);
}

/* The narration, or what the CSMS heard, since the last call. */
static char *fresh(FILE *out, char **text, size_t *size)
{
    char *copy;

    fflush(out);
    copy = mem_text_n(*text, *size);
    rewind(out);
    return copy;
}

static void expect_text(char *got, const char *want)
{
    cr_expect(strcmp(got, want) == 0, "\n--- got\n%s--- want\n%s", got, want);
    free(got);
}

static char *narrated(struct scene *sc)
{
    fputc('\0', sc->out);
    return fresh(sc->out, &sc->narration, &sc->size);
}

static char *heard(struct scene *sc)
{
    fputc('\0', sc->heard_out);
    return fresh(sc->heard_out, &sc->heard, &sc->heard_size);
}

static char *answered(struct scene *sc)
{
    fputc('\0', sc->answers_out);
    return fresh(sc->answers_out, &sc->answers, &sc->answers_size);
}

/* What the CSMS heard, cut down to time, action and the fields a story is about. */
static char *gist(struct scene *sc)
{
    static const char *const fields[] = {"connectorId", "status",     "errorCode",
                                         "idTag",       "meterStart", "transactionId",
                                         "meterStop",   "reason",     "timestamp"};
    char *all = heard(sc), *text = NULL, *line, *rest = all;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    while ((line = strsep(&rest, "\n")) && *line) {
        const char *brace = strchr(line, '{');
        cJSON *payload = brace ? cJSON_Parse(brace) : NULL;
        fprintf(out, "%.*s", brace ? (int)(brace - line - 1) : (int)strlen(line), line);
        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
            const cJSON *value = cJSON_GetObjectItemCaseSensitive(payload, fields[i]);
            bool dull =
                value && (strcmp(fields[i], "timestamp") == 0 ||
                          (cJSON_IsString(value) && strcmp(value->valuestring, "NoError") == 0));
            if (value && !dull) {
                fputc(' ', out);
                print_value(out, value);
            }
        }
        fputc('\n', out);
        cJSON_Delete(payload);
    }
    fclose(out);
    free(all);
    return text;
}

static void forget_so_far(struct scene *sc)
{
    free(narrated(sc));
    free(heard(sc));
    free(answered(sc));
}

/* The CSMS calls the station. */
static void csms_call(struct scene *sc, const char *station, const char *action,
                      const char *payload)
{
    char *text = mem_printf("[2,\"c%d\",\"%s\",%s]", ++sc->calls, action, payload);

    if (sc->calls < 256)
        snprintf(sc->asked[sc->calls], sizeof(sc->asked[0]), "%s", action);
    for (struct scene_link *link = sc->links; link; link = link->next)
        if (strcmp(link->station, station) == 0 && link->open)
            post_box(sc, link, 1, text);
    free(text);
}

/* The CSMS cuts every connection. */
static void csms_hangs_up(struct scene *sc)
{
    for (struct scene_link *link = sc->links; link; link = link->next)
        scene_close((struct wire_link *)link, 0, NULL);
}

#include "small_post.h"

#endif
