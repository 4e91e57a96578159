#include "run/play_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "host/about.h"
#include "host/folder.h"
#include "stage/stage_rows.h"
#include "support/support.h"
#include "verbs/expectation.h"
#include "verbs/named.h"
#include "verbs/verbs.h"
#include "wire/wiretap.h"

/* --- the log on its way to the run file ------------------------------------------------------ */

static void keep_name(struct play *p, int id, const char *name)
{
    if (id >= p->name_room) {
        size_t room = (size_t)id * 2 + 1;

        p->names = mem_resize(p->names, room, sizeof(*p->names));
        memset(p->names + p->name_room, 0, (room - (size_t)p->name_room) * sizeof(*p->names));
        p->name_room = (int)room;
    }
    if (!p->names[id])
        p->names[id] = mem_text(name);
}

static void pass_actor(void *ctx, int id, enum actor_kind kind, const char *name, const char *data)
{
    struct play *p = ctx;

    store_sink.actor(p->stage.store, id, kind, name, data);
    if (p->stage.options->manners)
        keep_name(p, id, kind == ACTOR_station ? name : NULL);
}

static void heard_trouble(struct play *p, const char *data)
{
    cJSON *json = cJSON_Parse(data);
    const char *why = json_text(json, "why");

    if (why) {
        free(p->out_of_reach);
        p->out_of_reach = mem_text(why);
    }
    cJSON_Delete(json);
}

static void pass_event(void *ctx, const struct evlog_event *ev)
{
    struct play *p = ctx;

    store_sink.event(p->stage.store, ev);
    if (p->stage.options->manners && ev->actor < p->name_room)
        probe_hear(&p->probe, ev, p->names[ev->actor]);
    if (ev->kind == EV_session_stopped || ev->kind == EV_unplugs || ev->kind == EV_session_started)
        p->last_sale_ms = ev->virt_ms;
    else if (ev->kind == EV_connected)
        p->reached = true;
    else if (ev->kind == EV_subprotocol)
        p->strange = true;
    else if (ev->kind == EV_connect_failed)
        heard_trouble(p, ev->data);
}

static void pass_frame(void *ctx, const struct evlog_event *ev, const char *text, size_t len)
{
    struct play *p = ctx;

    store_sink.frame(p->stage.store, ev, text, len);
    wiretap_frame(p->stage.wiretap, ev);
}

static void pass_truth(void *ctx, const struct truth *t)
{
    struct play *p = ctx;

    store_sink.truth(p->stage.store, t);
}

static const struct evlog_sink play_sink = {pass_actor, pass_event, pass_frame, pass_truth};

/* --- the curtain ----------------------------------------------------------------------------- */

void play_init(struct play *p, const struct stage_options *options, struct store *store, int id,
               const char *name)
{
    struct stage *st = &p->stage;

    *p = (struct play){.last_sale_ms = VCLOCK_NEVER};
    stage_init(st, options, store, id, name);
    st->log = evlog_new(st->clk, &play_sink, p);
    st->support = support_new(st);
    st->script = script_new(st->clk, options->seed, st);
    verbs_add_all(st->script);
    script_give_prelude(st->script, options->prelude);
    script_seal(st->script);
}

void play_fini(struct play *p)
{
    store_wall(p->stage.store, NULL, NULL);
    support_free(p->stage.support);
    stage_fini(&p->stage);
    for (int i = 0; i < p->name_room; i++)
        free(p->names[i]);
    free(p->names);
    probe_fini(&p->probe);
    free(p->out_of_reach);
    free(p->trouble);
}

/* --- its file -------------------------------------------------------------------------------- */

bool play_load(struct stage *st, char **why)
{
    char *text = folder_read(st->head.file, SCENARIO_BYTES, why);
    char *chunk = mem_printf("@%s", stage_short_file(st));
    bool ok = false;

    st->head.about = text ? about_text(text) : NULL;
    if (text && script_load(st->script, chunk, text) != S_OK)
        *why = mem_text(script_error(st->script));
    else if (text && !st->world)
        *why = mem_printf("%s:1: the first verb must be scenario \"name\" { begins = ... }",
                          st->head.file);
    else if (text)
        *why = expectation_objection(st);
    if (text && !*why)
        *why = named_objection(st);
    ok = text && !*why;
    free(chunk);
    free(text);
    return ok;
}
