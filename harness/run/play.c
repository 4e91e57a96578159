#include "run/play.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "host/descriptors.h"
#include "run/play_state.h"
#include "run/watchdog.h"
#include "stage/needs.h"
#include "stage/stage_rows.h"
#include "stage/to_come.h"
#include "station/station.h"
#include "support/support.h"
#include "wire/loop.h"
#include "wire/manners.h"

#define HOUR_MS          ((int64_t)3600 * 1000)
#define DAY_MS           (24 * HOUR_MS)
#define LONGEST_STORY_MS (100 * DAY_MS) /* tasks that still wait then never come back */
#define LONGEST_TAIL_MS  (2 * HOUR_MS)  /* for what is under way when everybody is done */
#define QUIET_MS         ((int64_t)2 * 60 * 1000)
#define SETUP_MS         ((int64_t)10 * 60 * 1000)
#define LISTEN_WALL_MS   20
#define MOST_AT_ONCE     1000000 /* timers that fire in one millisecond before it is a loop */
#define BACK_WALL_MS     5000    /* for a CSMS that was gone to come back */

/* --- the story ------------------------------------------------------------------------------- */

static void set_trouble(struct play *p, char *sentence)
{
    if (p->trouble)
        free(sentence);
    else
        p->trouble = sentence;
}

/* A part of the setting on its way to the system. */
struct telling {
    struct play *play;
    enum sut_verb verb;
};

static void told(void *ctx, enum status rc, const cJSON *answer, const char *why)
{
    struct telling *t = ctx;
    struct play *p = t->play;

    (void)answer;
    p->unanswered--;
    if (rc != S_OK && rc != S_CANNOT)
        set_trouble(p, mem_printf("%s: cannot set up the system under test: it answers %s with "
                                  "\"%s\"",
                                  p->stage.head.file, sut_verb_whole_name(t->verb),
                                  why ? why : status_text(rc)));
    free(t);
}

static void tell_rows(struct play *p, enum sut_verb verb, const cJSON *rows)
{
    const cJSON *row;

    if (!sut_can(p->stage.sut, verb))
        return;
    cJSON_ArrayForEach (row, rows) {
        struct telling *t = mem_new(sizeof(*t));

        *t = (struct telling){.play = p, .verb = verb};
        p->unanswered++;
        sut_ask(p->stage.sut, verb, row, told, t);
    }
}

static void tell_setting(struct play *p)
{
    const struct setting *setting = p->stage.setting;

    for (int i = 0; i < SETTING_COUNT; i++) {
        enum setting_part part = (enum setting_part)i;
        tell_rows(p, setting_verb(part), setting_rows(setting, part));
    }
}

typedef bool play_done_fn(const struct play *p);

static bool set_up_done(const struct play *p)
{
    return p->unanswered == 0 && support_settled(p->stage.support);
}

static bool stations_settled(const struct stage *st)
{
    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        if (!station_settled(s))
            return false;
    return true;
}

static int64_t now(const struct stage *st)
{
    return vclock_now_ms(st->clk);
}

static bool everybody_done(const struct play *p)
{
    return script_running(p->stage.script) == 0;
}

static bool settled(const struct play *p)
{
    const struct stage *st = &p->stage;

    return script_running(st->script) == 0 && stations_settled(st) &&
           st->sut->ops->settled(st->sut) && support_settled(st->support);
}

/* What ends a stretch of the story. */
enum stretch { STRETCH_done, STRETCH_late, STRETCH_stopped };

/* Counts what happens in one moment: without end, it is the loop of somebody who waits for no time.
 */
static void see_time_pass(struct play *p)
{
    if (now(&p->stage) != p->stood_ms)
        p->stood = 0;
    p->stood_ms = now(&p->stage);
    if (++p->stood == MOST_AT_ONCE)
        set_trouble(p, mem_printf("%s: time stands still: %d things happened in one millisecond; "
                                  "expected waits that take time, is there one of 0 s in a loop?",
                                  p->stage.head.file, MOST_AT_ONCE));
}

/* The limit of wall time that is over, in words; NULL: none is. */
static const char *limit_over(const struct stage *st)
{
    const struct stage_options *o = st->options;

    if (o->run_until_us && loop_machine_us() > o->run_until_us)
        return "the run has taken as long as it may (--run-s)";
    if (o->story_us && loop_wall_us(st->loop) > o->story_us)
        return "the story has taken as long of wall time as it may (--story-s)";
    return NULL;
}

/* A limit ends a play, and is nobody's fault: what was played is judged. */
static bool is_cut_short(struct play *p)
{
    const char *why = limit_over(&p->stage);

    if (why && !p->cut)
        evlog_add(p->stage.log, p->stage.actor, EV_note, json_object(jtext("text", why)));
    p->cut = p->cut || why;
    return why;
}

/* Lets time pass until @p done (NULL: nothing is), until @p until_ms, or until something stops the
 * story. */
static enum stretch pass_time(struct play *p, play_done_fn *done, int64_t until_ms)
{
    struct stage *st = &p->stage;

    for (int turns = 0; !done || !done(p); turns++) {
        enum loop_turn turn = loop_turn(st->loop, until_ms, LISTEN_WALL_MS);
        watchdog_step(st->head.file);
        store_keep_up(st->store);
        if (turn == LOOP_fired)
            see_time_pass(p);
        if (script_error(st->script)[0])
            set_trouble(p, mem_text(script_error(st->script)));
        if (store_problem(st->store)[0])
            set_trouble(p, mem_text(store_problem(st->store)));
        if (turn == LOOP_signal || p->trouble || is_cut_short(p))
            return STRETCH_stopped;
        if (turn == LOOP_idle)
            return done && done(p) ? STRETCH_done : STRETCH_late;
        if (turn == LOOP_fired && turns % 16 == 0)
            world_check(st->world);
        if (p->watch && p->watch->fn && (turn != LOOP_fired || turns % 256 == 0))
            p->watch->fn(p->watch->ctx, st);
    }
    return STRETCH_done;
}

/* A bare CSMS that nobody reaches while the stations boot: there is no story to tell. One with
 * which no station has a subprotocol in common was reached, and is judged. */
static bool within_reach(struct play *p)
{
    const struct stage *st = &p->stage;

    if (!st->options->csms_url || p->reached || !p->out_of_reach)
        return !p->trouble;
    p->cut = p->strange;
    if (p->cut)
        evlog_add(st->log, st->actor, EV_scenario_ends, json_object(jtext("why", "out of reach")));
    else
        set_trouble(p, mem_printf("%s: no station could connect to %s: %s", stage_short_file(st),
                                  st->options->csms_shown, p->out_of_reach));
    return false;
}

static bool set_up(struct play *p)
{
    struct stage *st = &p->stage;
    const struct scenario_head *head = &st->head;
    enum stretch end;

    evlog_add(st->log, st->actor, EV_scenario_starts,
              json_object(jtext("name", head->name), jtext("source", head->source),
                          jtext("zone", head->zone)));
    tell_setting(p);
    support_setup(st->support);
    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        station_power(s, true);
    end = pass_time(p, set_up_done, now(st) + SETUP_MS);
    if (end == STRETCH_late)
        set_trouble(p, mem_printf("%s: the system under test did not answer the set-up in 10 min",
                                  head->file));
    return end == STRETCH_done &&
           (now(st) >= head->begins_ms || pass_time(p, NULL, head->begins_ms) != STRETCH_stopped);
}

/* Tells the story until everybody is done and what they have set off is settled. */
static enum stretch tell_to_the_end(struct play *p)
{
    const struct stage *st = &p->stage;
    enum stretch end = pass_time(p, everybody_done, st->head.begins_ms + LONGEST_STORY_MS);

    if (end == STRETCH_late)
        set_trouble(p, mem_printf("%s: somebody is still busy after 100 days; expected a wait with "
                                  "a limit, or a scenario that ends at a time of its own (ends)",
                                  st->head.file));
    if (end == STRETCH_done)
        end = pass_time(p, NULL, now(st) + QUIET_MS);
    if (end == STRETCH_late)
        end = pass_time(p, settled, now(st) + LONGEST_TAIL_MS);
    return end;
}

/* The story proper, and what is still under way when the last person has gone home. */
static bool tell(struct play *p)
{
    struct stage *st = &p->stage;
    bool cut = st->head.ends_ms != VCLOCK_NEVER;
    const char *why = cut ? "deadline" : "finished";
    enum stretch end;

    script_start(st->script);
    end = cut ? pass_time(p, NULL, st->head.ends_ms) : tell_to_the_end(p);
    if (end == STRETCH_stopped || p->trouble)
        why = p->trouble ? "error" : p->cut ? "wall limit" : "interrupted";
    else
        stage_tell_faults_to_come(&p->stage);
    evlog_add(st->log, st->actor, EV_scenario_ends, json_object(jtext("why", why)));
    return end != STRETCH_stopped && !p->trouble;
}

/* The end of the billing period in which @p ms lies: the longest of all accounts. */
static int64_t period_end(const struct stage *st, int64_t ms)
{
    struct tz_local local;
    const cJSON *account;
    bool month = false;

    cJSON_ArrayForEach (account, setting_rows(st->setting, SETTING_accounts))
        month = month || !json_is(account, "period", "day");
    tz_local(&st->tz, ms, &local);
    if (month)
        return tz_utc_ms(&st->tz, local.year, local.month + 1, 1, 0);
    return tz_utc_ms(&st->tz, local.year, local.month, local.day + 1, 0);
}

static bool wants_bills(const struct stage *st)
{
    bool expected = setting_expected(st->setting, "invoice") != NULL;

    return !st->head.conformance && (expected || !st->tested) &&
           sut_can(st->sut, SUT_billing_invoices) &&
           cJSON_GetArraySize(setting_rows(st->setting, SETTING_accounts)) > 0;
}

/* Whoever charged gets a bill: the clock runs on to an hour after the period. A test of the
 * protocol ends before, unless it is about the bill. */
static bool await_bills(struct play *p)
{
    const struct stage *st = &p->stage;
    int64_t until_ms;

    if (!wants_bills(st) || p->last_sale_ms == VCLOCK_NEVER)
        return true;
    until_ms = period_end(st, p->last_sale_ms) + HOUR_MS;
    return until_ms <= now(st) || pass_time(p, NULL, until_ms) != STRETCH_stopped;
}

static bool collect(struct play *p)
{
    support_collect(p->stage.support);
    return pass_time(p, settled, now(&p->stage) + LONGEST_TAIL_MS) != STRETCH_stopped;
}

/* Whether the scenario is one for this system. What speaks against it goes into the log, and
 * nothing is sent. */
static enum play_outcome take_on(struct play *p)
{
    struct stage *st = &p->stage;
    char *why = needs_misfit(st);
    cJSON *unmet = why ? NULL : needs_unmet(st);
    enum play_outcome outcome = PLAY_complete;
    const cJSON *sentence;

    if (why) {
        evlog_add(st->log, st->actor, EV_skipped, json_object(jtext("why", why)));
        outcome = PLAY_skipped;
    }
    cJSON_ArrayForEach (sentence, unmet) {
        evlog_add(st->log, st->actor, EV_lacking, json_object(jtext("why", sentence->valuestring)));
        if (needs_binding(st))
            outcome = PLAY_lacking;
    }
    cJSON_Delete(unmet);
    free(why);
    return outcome;
}

/* Somebody else's CSMS that stopped serving in a story before: is it back? */
static bool is_there(struct play *p)
{
    const struct manners *known = p->stage.options->manners;
    char *why, *told;

    if (!known || !known->gone || !known->known_station)
        return true;
    why = probe_again(&p->stage, known->known_station, known->known_protocol, BACK_WALL_MS);
    if (!why)
        return true;
    told = mem_printf("the system under test was gone before this story began: %s", why);
    evlog_add(p->stage.log, p->stage.actor, EV_lacking, json_object(jtext("why", told)));
    free(told);
    free(why);
    return false;
}

/* The story in which it stops serving is the one that says so. */
static void look_after(struct play *p)
{
    struct manners *known = p->stage.options->manners;

    if (known && p->stage.world && loop_signal(p->stage.loop) == 0)
        manners_take_news(known, probe_after(&p->probe, &p->stage), p->probe.station,
                          p->probe.protocol);
}

/* Over sockets each station has one, where our own server is behind it two, and for a moment
 * another of each when it dials anew. */
static bool can_open_all(struct play *p)
{
    const struct stage_options *o = p->stage.options;
    size_t sockets = 0, ends = o->csms_url ? 2 : strcmp(o->wire, "ws") == 0 ? 4 : 0;
    char *what, *why = NULL;

    for (struct station *s = world_next_station(p->stage.world, NULL); s;
         s = world_next_station(p->stage.world, s))
        sockets += ends;
    what = mem_printf("%s: the story", stage_short_file(&p->stage));
    if (!descriptors_allow(what, DESCRIPTORS_ALWAYS + sockets, &why))
        set_trouble(p, why);
    free(what);
    return !p->trouble;
}

static int64_t listened_us(const void *loop)
{
    return loop_listened_us(loop);
}

static enum play_outcome play(struct play *p)
{
    struct stage *st = &p->stage;
    enum play_outcome outcome;
    bool well;

    stage_write_head(st);
    stage_write_setting(st);
    outcome = take_on(p);
    if (outcome != PLAY_complete)
        return outcome;
    if (limit_over(st)) {
        evlog_add(st->log, st->actor, EV_lacking, json_object(jtext("why", limit_over(st))));
        return PLAY_lacking;
    }
    if (!is_there(p))
        return PLAY_lacking;
    store_wall(st->store, listened_us, st->loop);
    well =
        can_open_all(p) && set_up(p) && within_reach(p) && tell(p) && await_bills(p) && collect(p);
    world_finish(st->world);
    store_own_truths(st->store);
    if (p->trouble)
        return PLAY_error;
    look_after(p);
    if (p->cut)
        return PLAY_cut;
    return well ? PLAY_complete : PLAY_interrupted;
}

enum play_outcome play_run(const struct stage_options *options, struct store *store, int id,
                           const char *name, const struct play_watch *watch, char **why)
{
    static const char *const states[] = {
        [PLAY_complete] = "complete",       [PLAY_skipped] = "skipped",
        [PLAY_lacking] = "lacking",         [PLAY_cut] = "cut",
        [PLAY_interrupted] = "interrupted", [PLAY_error] = "error"};
    struct play p;
    enum play_outcome result = PLAY_error;

    *why = NULL;
    watchdog_step(name);
    play_init(&p, options, store, id, name);
    p.watch = watch;
    stage_write_head(&p.stage);
    if (play_load(&p.stage, why)) {
        result = play(&p);
        *why = mem_text(p.trouble);
    }
    store_end(store, states[result], *why, now(&p.stage));
    store_flush(store);
    watchdog_step(NULL);
    play_fini(&p);
    return result;
}

void play_leave_out(const struct stage_options *options, struct store *store, int id,
                    const char *name, const char *why)
{
    struct play p;

    play_init(&p, options, store, id, name);
    p.stage.head.name = mem_text(stage_short(options, name));
    stage_write_head(&p.stage);
    evlog_add(p.stage.log, p.stage.actor, EV_skipped,
              json_object(jtext("why", why), jflag("unplayed", true)));
    store_end(store, "skipped", NULL, now(&p.stage));
    play_fini(&p);
}
