#include "support/incident.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "support/support_state.h"
#include "support/tickets.h"

struct incident *incident_new(struct support *su, const char *channel)
{
    struct incident *inc = mem_new(sizeof(*inc));
    struct incident **at = &su->incidents;
    int number = 1;

    for (; *at; at = &(*at)->next)
        number++;
    *at = inc;
    *inc = (struct incident){.support = su,
                             .number = number,
                             .name = mem_printf("contact %d", number),
                             .channel = mem_text(channel),
                             .began_ms = vclock_now_ms(su->stage->clk)};
    inc->ready_ms = inc->began_ms;
    waiters_init(&inc->waiters, su->stage->clk);
    return inc;
}

static void free_one(struct incident *inc)
{
    struct vclock *clk = inc->support->stage->clk;

    vclock_disarm(clk, &inc->patience);
    vclock_disarm(clk, &inc->reaction);
    waiters_fini(&inc->waiters);
    free(inc->name);
    free(inc->channel);
    free(inc->words);
    free(inc->about);
    free(inc->station);
    free(inc->invoice);
    free(inc->asked);
    free(inc);
}

void incident_free(struct support *su)
{
    while (su->incidents) {
        struct incident *inc = su->incidents;
        su->incidents = inc->next;
        free_one(inc);
    }
}

/* "told TOPIC" of a message event; false for another. */
static bool told(const cJSON *ev, char *out, size_t size)
{
    const char *name = json_text(ev, "name");
    const char *topic = json_text(json_item(ev, "data"), "topic");

    if (!name || strcmp(name, "message") != 0 || !topic)
        return false;
    snprintf(out, size, "told %s", topic);
    return true;
}

void incident_hears(struct incident *inc, const cJSON *ev)
{
    const char *name = json_text(ev, "name");
    char topic[80];

    if (name)
        waiters_wake(&inc->waiters, name, NULL, NULL);
    if (told(ev, topic, sizeof(topic)))
        waiters_wake(&inc->waiters, topic, NULL, NULL);
}

const cJSON *incident_happened(const struct incident *inc, const char *what)
{
    const cJSON *ev, *found = NULL;

    if (!inc->ticket)
        return NULL;
    cJSON_ArrayForEach (ev, tickets_find(inc->support, inc->ticket)->events) {
        const char *name = json_text(ev, "name");
        char topic[80];
        if ((name && strcmp(name, what) == 0) ||
            (told(ev, topic, sizeof(topic)) && strcmp(topic, what) == 0))
            found = ev;
    }
    return found;
}

/* Somebody has called about it: nobody needs to look after the alarm as well. */
static void drop_alarm(struct support *su, int64_t ticket)
{
    for (struct incident *inc = su->incidents; inc; inc = inc->next)
        if (!inc->driver && inc->ticket == ticket && inc->state == INCIDENT_waits)
            inc->state = INCIDENT_done;
}

void incident_bind(struct incident *inc, int64_t id)
{
    const cJSON *ev;

    if (inc->ticket)
        return;
    inc->ticket = id;
    if (inc->driver)
        drop_alarm(inc->support, id);
    cJSON_ArrayForEach (ev, tickets_find(inc->support, id)->events)
        incident_hears(inc, ev);
}

/* A fact that is not there is false: reading an unknown field is an error. */
static void set_text(lua_State *L, const char *name, const char *value)
{
    if (value)
        lua_pushstring(L, value);
    else
        lua_pushboolean(L, 0);
    script_set_field(L, -2, name);
}

void incident_push(lua_State *L, void *ctx)
{
    struct incident *inc = ctx;

    lua_checkstack(L, 8);
    script_push_object(L, "case", inc, inc->name);
    set_text(L, "channel", inc->channel);
    set_text(L, "words", inc->words);
    set_text(L, "about", inc->about);
    set_text(L, "station", inc->station);
    set_text(L, "invoice", inc->invoice);
    set_text(L, "driver", inc->driver ? driver_name(inc->driver) : NULL);
}
