/* fuzz_stack.h - one reference stack for all inputs, emptied before each: its schema costs far more
 * than a request.
 */
#ifndef FUZZ_STACK_H
#define FUZZ_STACK_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "pki/keysmith_openssl.h"
#include "refstack/refstack.h"
#include "refstack/stack/stack.h"

#define FUZZ_START_MS INT64_C(1772818200000)
#define FUZZ_TABLES   100

static inline void fuzz_stack_parts(struct refstack *rs, bool make)
{
    for (int i = 0; i < STACK_PART_COUNT; i++) {
        int id = make ? i : STACK_PART_COUNT - 1 - i;
        const struct stack_part *part = stack_part((enum stack_part_id)id);

        if (make)
            rs->parts[id] = part->make ? part->make(rs) : NULL;
        else if (part->free)
            part->free(rs->parts[id]);
    }
}

static inline void fuzz_stack_empty(struct db *db)
{
    static char *deletes[FUZZ_TABLES];
    sqlite3_stmt *q;

    if (!deletes[0]) {
        size_t n = 0;

        q = db_ask(db, "SELECT 'DELETE FROM ' || name FROM sqlite_master WHERE type = 'table'", "");
        while (db_row(db, q) && n + 1 < FUZZ_TABLES)
            deletes[n++] = mem_text(db_text(q, 0));
        assert(n > 0 && n + 1 < FUZZ_TABLES);
    }
    db_begin(db);
    for (size_t i = 0; deletes[i]; i++)
        db_script(db, deletes[i]);
    db_commit(db);
}

/** The stack as if it were new, on a clock that stands at FUZZ_START_MS. */
static inline struct refstack *fuzz_stack(void)
{
    static struct refstack *rs;
    struct refstack_config config = {
        .zone_rule = "CET-1CEST,M3.5.0,M10.5.0/3", .heartbeat_s = 60, .clk = NULL};
    char *why = NULL;

    if (!rs) {
        config.clk = vclock_new(FUZZ_START_MS);
        config.keysmith = keysmith_openssl_new();
        rs = refstack_new(&config, &why);
        assert(rs);
        return rs;
    }
    fuzz_stack_parts(rs, false);
    vclock_disarm(rs->clk, &rs->watch_timer);
    vclock_free(rs->clk);
    rs->clk = vclock_new(FUZZ_START_MS);
    fuzz_stack_empty(rs->db);
    assert(!db_error(rs->db));
    fuzz_stack_parts(rs, true);
    return rs;
}

/** Asks and expects the status @p expected. */
static inline void fuzz_stack_ask(struct refstack *rs, const char *method, const char *path,
                                  const char *body, int expected)
{
    cJSON *json = body ? cJSON_Parse(body) : NULL, *answer;
    int status = refstack_request(rs, method, path, json, &answer);

    assert(status == expected);
    cJSON_Delete(json);
    cJSON_Delete(answer);
}

/** Lets time pass, at most @p timers timers. */
static inline void fuzz_stack_pass(struct refstack *rs, int64_t ms, int timers)
{
    int64_t until = vclock_now_ms(rs->clk) + ms;

    while (timers-- > 0 && vclock_step(rs->clk, until))
        continue;
}

#endif
