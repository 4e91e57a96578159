#include "server/recording.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "host/folder.h"
#include "host/store.h"
#include "host/version.h"

#define DAY_MS ((int64_t)24 * 3600 * 1000)

enum {
    KEEP_UP_MS = 250, /* how often is looked whether rows wait for too long */
    ROW_BYTES = 200,  /* what an event takes besides its texts, roughly */
};

struct recording {
    struct recording_wishes wishes;
    struct vclock *clk;
    struct store *store;
    struct evlog *log;
    struct vtimer keep_up;
    struct tz tz;
    int32_t offset_s; /* of the last row of table zone */
    int server;       /* the actor that is the server */
    int64_t bytes;    /* what was written, roughly */
    bool over;        /* its limit is reached, or it cannot be written */
};

static void write_zone(struct recording *r, int64_t from_ms)
{
    cJSON *row;

    r->offset_s = tz_offset_s(&r->tz, vclock_now_ms(r->clk));
    row = json_object(jint("from_ms", from_ms), jint("offset_s", r->offset_s));
    store_row(r->store, "zone", row);
    cJSON_Delete(row);
}

static void write_facts(struct recording *r)
{
    const struct {
        const char *key, *value;
    } facts[] = {
        {"version", chargerig_version},
        {"seed", "0"},
        {"wire", "ws"},
        {"pace", "real"},
        {"sut_clock", "ours"},
        {"sut", "embedded"},
        {"mutant", r->wishes.mutant},
        {"heard", "serve"},
    };
    time_t wall = time(NULL);
    char started[32];
    struct tm utc;

    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        store_run(r->store, facts[i].key, facts[i].value);
    gmtime_r(&wall, &utc);
    strftime(started, sizeof(started), "%Y-%m-%dT%H:%M:%SZ", &utc);
    store_run(r->store, "started_wall", started);
}

static void write_head(struct recording *r)
{
    int64_t now_ms = vclock_now_ms(r->clk);
    cJSON *row = json_object(
        jtext("name", "heard by serve"), jtext("file", "serve"),
        jtext("source", "chargerig serve --record"),
        jtext("about", "What stations said to chargerig serve, and what they heard from it."),
        jtext("zone", r->wishes.zone), jtext("zone_rule", r->wishes.zone_rule),
        jint("begins_ms", now_ms), jint("seed", 0), jtext("state", "running"));

    cJSON_AddObjectToObject(row, "expect");
    cJSON_AddArrayToObject(row, "catches");
    cJSON_AddArrayToObject(row, "can");
    store_begin(r->store, 1, row);
    cJSON_Delete(row);
    write_zone(r, now_ms - 2 * DAY_MS);
}

/* Says what became of it, and records nothing more. */
static void stop(struct recording *r, char *sentence)
{
    r->over = true;
    if (r->wishes.say)
        r->wishes.say(r->wishes.ctx, sentence);
    free(sentence);
}

static void look_after(struct vtimer *timer, void *owner)
{
    struct recording *r = owner;

    (void)timer;
    if (r->over)
        return;
    if (tz_offset_s(&r->tz, vclock_now_ms(r->clk)) != r->offset_s)
        write_zone(r, vclock_now_ms(r->clk));
    store_keep_up(r->store);
    if (store_problem(r->store)[0])
        stop(r, mem_printf("records no more: %s", store_problem(r->store)));
    else
        vclock_arm(r->clk, &r->keep_up, KEEP_UP_MS);
}

struct recording *recording_new(const struct recording_wishes *wishes, struct vclock *clk,
                                char **why)
{
    struct recording *r;
    struct store *store;

    if (folder_has(wishes->path)) {
        *why =
            mem_printf("%s is there already: what serve hears goes into a new file", wishes->path);
        return NULL;
    }
    store = store_new(wishes->path, why);
    if (!store)
        return NULL;
    r = mem_new(sizeof(*r));
    r->wishes = *wishes;
    r->clk = clk;
    r->store = store;
    tz_parse(&r->tz, wishes->zone_rule);
    write_facts(r);
    write_head(r);
    r->log = evlog_new(clk, &store_sink, store);
    r->server = evlog_actor(r->log, ACTOR_sut, "serve", NULL);
    vtimer_init(&r->keep_up, look_after, r);
    store_flush(store);
    vclock_arm(clk, &r->keep_up, KEEP_UP_MS);
    return r;
}

static void finish(struct recording *r)
{
    const char *state = r->over ? "cut" : "complete";
    char *digest;

    store_end(r->store, state, NULL, vclock_now_ms(r->clk));
    digest = store_digest(r->store);
    store_run(r->store, "digest", digest);
    free(digest);
    store_run(r->store, "state", "complete");
    store_flush(r->store);
}

void recording_free(struct recording *r)
{
    if (!r)
        return;
    vclock_disarm(r->clk, &r->keep_up);
    finish(r);
    if (!r->over && store_problem(r->store)[0])
        stop(r, mem_printf("has not recorded all: %s", store_problem(r->store)));
    evlog_free(r->log);
    store_free(r->store);
    free(r);
}

/* May @p bytes more be written? */
static bool may_write(struct recording *r, size_t bytes)
{
    if (!r || r->over)
        return false;
    r->bytes += (int64_t)bytes + ROW_BYTES;
    if (r->bytes <= r->wishes.limit_mb * 1000000)
        return true;
    evlog_add(r->log, r->server, EV_note,
              json_object(jtext("text", "The recording ends here: it has reached its limit.")));
    r->over = true;
    finish(r);
    stop(r, mem_printf("records no more: %s has reached its limit of %lld MB (--record-mb)",
                       r->wishes.path, (long long)r->wishes.limit_mb));
    return false;
}

int recording_station(struct recording *r, const char *name, const char *protocol)
{
    if (!may_write(r, strlen(name)))
        return 0;
    return evlog_actor(r->log, ACTOR_station, name, json_object(jtext("protocol", protocol)));
}

void recording_event(struct recording *r, int actor, enum event_kind kind, cJSON *data)
{
    if (may_write(r, ROW_BYTES))
        evlog_add(r->log, actor ? actor : r->server, kind, data);
    else
        cJSON_Delete(data);
}

void recording_frame(struct recording *r, int actor, const struct evlog_frame *frame)
{
    if (may_write(r, frame->len))
        evlog_frame(r->log, actor, frame);
}
