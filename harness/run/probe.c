#include "run/probe.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "link/wire.h"
#include "ocpp/frame.h"
#include "stage/stage.h"
#include "station/uplink.h"
#include "wire/loop.h"

enum { KNOCK_MS = 10000, GOODBYE_MS = 1000, NAP_MS = 500 };

void probe_fini(struct probe *p)
{
    free(p->station);
    free(p->protocol);
    *p = (struct probe){0};
}

void probe_hear(struct probe *p, const struct evlog_event *ev, const char *name)
{
    const struct evlog_frame *f = ev->frame;

    if (ev->kind == EV_connected && name) {
        cJSON *data = cJSON_Parse(ev->data);

        free(p->station);
        free(p->protocol);
        p->station = mem_text(name);
        p->protocol = mem_text(json_text(data, "protocol"));
        cJSON_Delete(data);
    }
    if (f && strcmp(f->dir, "out") == 0 && f->type == FRAME_call && f->action)
        snprintf(p->last, sizeof(p->last), "%s of %s", f->action, name ? name : "a station");
    if (f && strcmp(f->dir, "in") == 0 && f->type == FRAME_result && f->action)
        p->beats |= strcmp(f->action, "Heartbeat") == 0;
}

/* --- one knock --- */

struct knock {
    struct wire_link *link;
    const struct wire *wire;
    bool asks; /* a Heartbeat, too */
    bool open, over;
    char *why; /* nobody serves; NULL: somebody does */
};

static void opened(void *owner, const char *protocol)
{
    static const char beat[] = "[2,\"%08" PRIx64 "-probe\",\"Heartbeat\",{}]";
    struct knock *k = owner;
    char text[80];

    (void)protocol;
    k->open = true;
    k->over = !k->asks;
    snprintf(text, sizeof(text), beat, (uint64_t)loop_machine_us());
    if (k->asks && k->wire->ops->send(k->link, text, strlen(text)) != S_OK)
        k->over = true;
}

static void heard(void *owner, const char *text, size_t len)
{
    (void)text, (void)len;
    ((struct knock *)owner)->over = true;
}

/* A server that refuses, or that we do not believe, is there. */
static void closed(void *owner, const struct wire_end *end)
{
    struct knock *k = owner;
    bool serves =
        end->by == WIRE_BY_station || (end->by == WIRE_BY_csms && !k->open && end->code < 500);

    if (!k->over && !serves)
        k->why = mem_printf("a station that comes in anew finds that %s%s",
                            k->open ? "its connection is taken, and then " : "", end->why);
    k->over = true;
}

static const struct wire_handler handler = {.opened = opened, .text = heard, .closed = closed};

static void turn_for(const struct stage *st, const bool *over, int64_t ms)
{
    int64_t until_us = loop_wall_us(st->loop) + ms * 1000;

    while (!(over && *over) && loop_wall_us(st->loop) < until_us &&
           loop_turn(st->loop, vclock_now_ms(st->clk), NAP_MS) != LOOP_signal)
        ;
}

/* As the station of that name itself would come, with its credentials, where the story has it. */
static char *knock(struct stage *st, const char *station, const char *protocol, bool asks)
{
    struct wire *wire = st->sut->ops->wire(st->sut);
    struct wire_target target = {.station = station, .protocol = protocol};
    struct wire_identity identity;
    struct knock k = {.wire = wire, .asks = asks};

    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        if (strcmp(station_id(s), station) == 0)
            station_shows_credentials(s, &target, &identity);
    k.link = wire->ops->open(wire, &target, &handler, &k);
    turn_for(st, &k.over, KNOCK_MS);
    if (!k.over && !k.why)
        k.why = mem_printf("a station that comes in anew %s for %d s",
                           k.open ? "has no answer to its Heartbeat" : "is not let in",
                           KNOCK_MS / 1000);
    wire->ops->free(k.link);
    return k.why;
}

/* --- when a story is over --- */

char *probe_after(const struct probe *p, struct stage *st)
{
    char *why;

    if (!p->station)
        return NULL;
    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        station_says_goodbye(s);
    turn_for(st, NULL, 0);
    why = knock(st, p->station, p->protocol, p->beats);
    if (why && loop_signal(st->loop) == 0)
        evlog_add(st->log, st->sut->actor, EV_sut_gone,
                  json_object(jtext("why", why), jtext("last", p->last[0] ? p->last : NULL)));
    return why;
}

char *probe_again(struct stage *st, const char *station, const char *protocol, int patience_ms)
{
    int64_t until_us = loop_wall_us(st->loop) + (int64_t)patience_ms * 1000;
    char *why = knock(st, station, protocol, false);

    while (why && loop_wall_us(st->loop) < until_us && loop_signal(st->loop) == 0) {
        free(why);
        turn_for(st, NULL, NAP_MS);
        why = knock(st, station, protocol, false);
    }
    return why;
}
