#include "refstack/refstack.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/csms/csms.h"
#include "refstack/csms/dialect.h"
#include "refstack/dialects.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"
#include "refstack/upgrades.h"

#define PART(name) extern const struct stack_part part_##name;
#include "refstack/stack/parts.def"
#undef PART

static const struct stack_part *const parts[STACK_PART_COUNT + 1] = {
#define PART(name) [STACK_PART_##name] = &part_##name,
#include "refstack/stack/parts.def"
#undef PART
    [STACK_PART_COUNT] = NULL,
};

struct refstack_spare {
    struct db *db; /* empty; NULL: none is left */
};

struct refstack_spare *refstack_spare_new(void)
{
    return mem_new(sizeof(struct refstack_spare));
}

void refstack_spare_free(struct refstack_spare *spare)
{
    if (!spare)
        return;
    db_close(spare->db);
    free(spare);
}

static void leave(struct refstack *rs)
{
    if (rs->spare && !rs->spare->db && db_empty(rs->db))
        rs->spare->db = rs->db;
    else
        db_close(rs->db);
}

static void make_tables(struct db *db)
{
    db_begin(db);
    for (size_t i = 0; parts[i]; i++)
        db_script(db, parts[i]->schema);
    for (const struct csms_dialect *const *d = csms_dialects; *d; d++)
        if ((*d)->schema)
            db_script(db, (*d)->schema);
    db_commit(db);
}

/* @return false with @p why */
static bool find_database(struct refstack *rs, const struct refstack_config *config, char **why)
{
    rs->spare = config->db_path ? NULL : config->spare;
    if (rs->spare && rs->spare->db) {
        rs->db = rs->spare->db;
        rs->spare->db = NULL;
    } else {
        rs->db = db_open(config->db_path ? config->db_path : ":memory:", &refstack_format, why);
        if (rs->db)
            make_tables(rs->db);
    }
    return rs->db;
}

static void make_parts(struct refstack *rs)
{
    rs->parts = parts;
    rs->dialects = csms_dialects;
    for (size_t i = 0; parts[i]; i++)
        rs->state[i] = parts[i]->make ? parts[i]->make(rs) : NULL;
}

static void unmake_parts(struct refstack *rs)
{
    for (size_t i = STACK_PART_COUNT; i-- > 0;)
        if (parts[i]->free)
            parts[i]->free(rs->state[i]);
}

/* What only memory held is gone; what the database holds is taken up. */
static void restart(struct vtimer *timer, void *owner)
{
    struct refstack *rs = owner;

    (void)timer;
    csms_hang_up(rs);
    unmake_parts(rs);
    make_parts(rs);
    stack_news(rs);
}

struct refstack *refstack_new(const struct refstack_config *config, char **why)
{
    struct refstack *rs = mem_new(sizeof(*rs));
    const char *rule = config->zone_rule ? config->zone_rule : "UTC0";

    assert(config->crypto);
    rs->clk = config->clk;
    rs->mutant = config->mutant;
    rs->quiet = config->quiet;
    rs->crypto = config->crypto;
    rs->trust = config->trust;
    rs->trust_ctx = config->trust_ctx;
    rs->heartbeat_s = config->heartbeat_s;
    rs->silent_session_ms = config->silent_session_ms;
    stack_news_init(rs);
    vtimer_init(&rs->restart_timer, restart, rs);
    if (!tz_parse(&rs->tz, rule)) {
        *why = mem_printf("%s is not a time zone rule", rule);
        goto fail;
    }
    if (!find_database(rs, config, why))
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

const char *refstack_trouble(const struct refstack *rs)
{
    return db_trouble(rs->db);
}

void refstack_free(struct refstack *rs)
{
    if (!rs)
        return;
    unmake_parts(rs);
    csms_forget_connections(rs);
    vclock_disarm(rs->clk, &rs->watch_timer);
    vclock_disarm(rs->clk, &rs->restart_timer);
    leave(rs);
    free(rs->words);
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

void refstack_watch_refusals(struct refstack *rs,
                             void (*fn)(void *ctx, const char *station, const char *why), void *ctx)
{
    rs->refused = fn;
    rs->refused_ctx = ctx;
}

bool refstack_settled(const struct refstack *rs)
{
    if (vtimer_armed(&rs->watch_timer) || vtimer_armed(&rs->restart_timer))
        return false;
    for (size_t i = 0; parts[i]; i++)
        if (parts[i]->settled && !parts[i]->settled(rs->state[i]))
            return false;
    return true;
}
