#include "verbs/telling.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "stage/stage_rows.h"
#include "support/people_task.h"
#include "support/support_ask.h"

/* One verb in mid-story; it lives as long as the script. */
struct telling {
    struct telling_order order;
    struct stage *stage;
    struct task *task;
    int told;      /* so many rows have been answered */
    char why[160]; /* the refusal; "": none */
};

bool telling_is_late(lua_State *L)
{
    return script_started(script_of(L));
}

/* Of a known token its enrolments tell; of a known tariff there is another version from now on. */
static void write_row(const struct telling *t, bool told)
{
    enum setting_part part = t->order.rows[t->told].part;
    bool known = t->order.rows[t->told].known;
    bool since_now = part == SETTING_tariffs ? known : told;

    if (t->stage->store && (!known || part == SETTING_tariffs))
        stage_write_late(t->stage, part, t->order.rows[t->told].row,
                         since_now ? vclock_now_ms(t->stage->clk) : 0);
}

/* Whoever cannot be told is taken to know what there is, as at the set-up, but not what changes. */
static void cannot(const struct telling *t)
{
    const char *verb = sut_verb_whole_name(setting_verb(t->order.rows[t->told].part));
    char *what = mem_printf("%s: the system under test cannot be told in mid-story (%s)",
                            t->order.verb, verb);

    if (t->order.rows[t->told].known)
        evlog_add(t->stage->log, t->stage->actor, EV_check,
                  json_object(jtext("what", what), jflag("ok", 0), jtext("outcome", "not judged"),
                              jflag("inconclusive", 1)));
    else
        write_row(t, false);
    free(what);
}

static void answered(struct support *su, void *ctx, enum status st, const cJSON *answer,
                     const char *why);

/* Asks for the next row that can be told. @return false when there is none left */
static bool tell_next(struct telling *t)
{
    for (; t->told < t->order.count; t->told++) {
        enum sut_verb verb = setting_verb(t->order.rows[t->told].part);

        if (sut_can(t->stage->sut, verb)) {
            support_ask(t->stage->support, verb, cJSON_Duplicate(t->order.rows[t->told].row, 1),
                        answered, t);
            return true;
        }
        cannot(t);
    }
    if (t->order.then)
        t->order.then(t->order.ctx);
    return false;
}

static void answered(struct support *su, void *ctx, enum status st, const cJSON *answer,
                     const char *why)
{
    struct telling *t = ctx;

    (void)su;
    (void)answer;
    if (st == S_OK)
        write_row(t, true);
    else if (st == S_CANNOT)
        cannot(t);
    else
        snprintf(t->why, sizeof(t->why), "%s", why ? why : status_text(st));
    t->told++;
    if (t->why[0] || !tell_next(t))
        task_wake(t->task, 0);
}

static int over(lua_State *L, int status, lua_KContext ctx)
{
    const struct telling *t = (const struct telling *)ctx;

    (void)status;
    if (t->why[0])
        script_raise(L, "%s: the system under test refuses: %s", t->order.verb, t->why);
    return 1;
}

void telling_add(struct telling_order *order, enum setting_part part, const cJSON *row, bool known)
{
    assert(order->count < TELLING_MOST && row);
    order->rows[order->count].part = part;
    order->rows[order->count].row = row;
    order->rows[order->count++].known = known;
}

int telling_tell(lua_State *L, const struct telling_order *order)
{
    struct telling *t;

    if (!telling_is_late(L))
        return 1;
    people_support(L, order->verb);
    t = script_keep(script_of(L), sizeof(*t));
    *t = (struct telling){
        .order = *order, .stage = script_stage(L), .task = script_task(L, order->verb)};
    if (!tell_next(t))
        return 1;
    return script_park_then(L, t->task, over, (lua_KContext)t);
}
