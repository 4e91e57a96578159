#include "refstack/refstack.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

#define PART(name) extern const struct stack_part part_##name;
#include "refstack/stack/parts.def"
#undef PART

const struct stack_part *stack_part(enum stack_part_id id)
{
    static const struct stack_part *const parts[STACK_PART_COUNT] = {
#define PART(name) [STACK_PART_##name] = &part_##name,
#include "refstack/stack/parts.def"
#undef PART
    };

    assert((unsigned)id < STACK_PART_COUNT);
    return parts[id];
}

static void make_parts(struct refstack *rs)
{
    for (int i = 0; i < STACK_PART_COUNT; i++)
        stack_part((enum stack_part_id)i)->schema(rs->db);
    for (int i = 0; i < STACK_PART_COUNT; i++) {
        const struct stack_part *part = stack_part((enum stack_part_id)i);

        rs->parts[i] = part->make ? part->make(rs) : NULL;
    }
}

static void call_watcher(struct vtimer *timer, void *owner)
{
    struct refstack *rs = owner;

    (void)timer;
    if (rs->watch)
        rs->watch(rs->watch_ctx);
}

struct refstack *refstack_new(const struct refstack_config *config, char **why)
{
    struct refstack *rs = mem_new(sizeof(*rs));
    const char *rule = config->zone_rule ? config->zone_rule : "UTC0";

    assert(config->keysmith);
    rs->clk = config->clk;
    rs->mutant = config->mutant;
    rs->quiet = config->quiet;
    rs->keysmith = config->keysmith;
    rs->trust = config->trust;
    rs->trust_ctx = config->trust_ctx;
    rs->heartbeat_s = config->heartbeat_s > 0 ? config->heartbeat_s : 300;
    vtimer_init(&rs->watch_timer, call_watcher, rs);
    if (!tz_parse(&rs->tz, rule)) {
        *why = mem_printf("%s is not a time zone rule", rule);
        goto fail;
    }
    rs->db = db_open(config->db_path ? config->db_path : ":memory:", why);
    if (!rs->db)
        goto fail;
    make_parts(rs);
    if (db_error(rs->db)) {
        *why = mem_text(db_error(rs->db));
        refstack_free(rs);
        return NULL;
    }
    return rs;
fail:
    free(rs);
    return NULL;
}

const struct refstack_trust *refstack_trusts(const struct refstack *rs)
{
    return rs->trust ? rs->trust(rs->trust_ctx) : NULL;
}

void refstack_free(struct refstack *rs)
{
    if (!rs)
        return;
    for (int i = STACK_PART_COUNT - 1; i >= 0; i--) {
        const struct stack_part *part = stack_part((enum stack_part_id)i);

        if (part->free)
            part->free(rs->parts[i]);
    }
    vclock_disarm(rs->clk, &rs->watch_timer);
    db_close(rs->db);
    free(rs);
}

int refstack_request(struct refstack *rs, const char *method, const char *path, const cJSON *body,
                     cJSON **answer)
{
    return api_answer(rs, method, path, body, answer);
}

void refstack_watch(struct refstack *rs, void (*fn)(void *ctx), void *ctx)
{
    rs->watch = fn;
    rs->watch_ctx = ctx;
}

void stack_news(struct refstack *rs)
{
    if (!vtimer_armed(&rs->watch_timer))
        vclock_arm(rs->clk, &rs->watch_timer, 0);
}

void stack_tell(struct refstack *rs, const struct stack_event *event)
{
    for (int i = 0; i < STACK_PART_COUNT; i++) {
        const struct stack_part *part = stack_part((enum stack_part_id)i);

        if (part->hear)
            part->hear(rs->parts[i], event);
    }
}

bool refstack_settled(const struct refstack *rs)
{
    if (vtimer_armed(&rs->watch_timer))
        return false;
    for (int i = 0; i < STACK_PART_COUNT; i++) {
        const struct stack_part *part = stack_part((enum stack_part_id)i);

        if (part->settled && !part->settled(rs->parts[i]))
            return false;
    }
    return true;
}
