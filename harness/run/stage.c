#include "run/stage.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/about.h"
#include "host/folder.h"
#include "host/zone.h"
#include "pki/keysmith_openssl.h"
#include "pki/pki.h"
#include "run/edition.h"
#include "stage/stage_rows.h"
#include "station/station.h"
#include "support/support.h"
#include "sut/sut_csms.h"
#include "sut/sut_embedded.h"
#include "verbs/verbs.h"
#include "wire/loop.h"
#include "wire/wiretap.h"

#define HOUR_MS          ((int64_t)3600 * 1000)
#define DAY_MS           (24 * HOUR_MS)
#define LONGEST_STORY_MS (100 * DAY_MS) /* tasks that still wait then never come back */
#define LONGEST_TAIL_MS  (2 * HOUR_MS)  /* for what is under way when everybody is done */
#define QUIET_MS         ((int64_t)2 * 60 * 1000)
#define LEAD_MS          ((int64_t)60 * 1000) /* stations boot before the story begins */
#define SETUP_MS         ((int64_t)10 * 60 * 1000)
#define LISTEN_WALL_MS   20

/* --- the log on its way to the run file ------------------------------------------------------ */

static void pass_actor(void *ctx, int id, enum actor_kind kind, const char *name, const char *data)
{
    struct stage *st = ctx;

    store_sink.actor(st->store, id, kind, name, data);
}

static void heard_trouble(struct stage *st, const char *data)
{
    cJSON *json = cJSON_Parse(data);
    const cJSON *why = cJSON_GetObjectItemCaseSensitive(json, "why");

    if (cJSON_IsString(why)) {
        free(st->out_of_reach);
        st->out_of_reach = mem_text(why->valuestring);
    }
    cJSON_Delete(json);
}

static void pass_event(void *ctx, const struct evlog_event *ev)
{
    struct stage *st = ctx;

    store_sink.event(st->store, ev);
    if (ev->kind == EV_session_stopped || ev->kind == EV_unplugs || ev->kind == EV_session_started)
        st->last_sale_ms = ev->virt_ms;
    else if (ev->kind == EV_connected)
        st->reached = true;
    else if (ev->kind == EV_connect_failed)
        heard_trouble(st, ev->data);
}

static void pass_frame(void *ctx, const struct evlog_event *ev, const char *text, size_t len)
{
    struct stage *st = ctx;

    store_sink.frame(st->store, ev, text, len);
    wiretap_frame(st->wiretap, ev);
}

static void pass_truth(void *ctx, const struct truth *t)
{
    struct stage *st = ctx;

    store_sink.truth(st->store, t);
}

static const struct evlog_sink stage_sink = {pass_actor, pass_event, pass_frame, pass_truth};

/* --- the curtain ----------------------------------------------------------------------------- */

/* "2026-03-06 18:30 Europe/Amsterdam": date and time, then the zone (UTC when it is missing). */
static bool read_begins(struct stage *st, const char *begins, char **why)
{
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, used = 0;
    char rule[64];
    const char *zone;

    /* NOLINTNEXTLINE(cert-err34-c): widths keep every number small */
    if (sscanf(begins, "%4d-%2d-%2d %2d:%2d%n", &y, &mo, &d, &h, &mi, &used) != 5 || mo < 1 ||
        mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || y < 1971 ||
        (begins[used] && begins[used] != ' ')) {
        *why = mem_printf("begins must be a local time and its zone such as \"2026-03-06 18:30 "
                          "Europe/Amsterdam\", not \"%.60s\"",
                          begins);
        return false;
    }
    zone = begins[used] ? begins + used + 1 : "UTC";
    if (!zone_rule(zone, rule) || !tz_parse(&st->tz, rule)) {
        *why = mem_printf("begins: there is no time zone \"%.60s\" in /usr/share/zoneinfo", zone);
        return false;
    }
    st->zone = mem_text(zone);
    st->zone_rule = mem_text(rule);
    st->begins_ms = tz_utc_ms(&st->tz, y, mo, d, h * 3600 + mi * 60);
    return true;
}

static struct sut *make_sut(struct stage *st, char **why)
{
    if (st->options->csms_url)
        return sut_csms_new(st, why);
    return sut_embedded_new(st, why);
}

bool stage_begin(struct stage *st, const char *begins, char **why)
{
    struct world_config config = {.clk = st->clk, .log = st->log, .seed = st->options->seed};

    if (st->world) {
        *why = mem_text("a file holds one scenario");
        return false;
    }
    if (!read_begins(st, begins, why))
        return false;
    script_set_zone(st->script, &st->tz);
    vclock_step(st->clk, st->begins_ms - LEAD_MS);
    st->loop = loop_new(st->clk, st->options->pace_factor);
    loop_log(st->loop, st->log);
    st->keysmith = keysmith_openssl_new();
    st->pki = pki_new(st->keysmith, st->options->seed, st->begins_ms);
    st->sut = make_sut(st, why);
    if (!st->sut)
        return false;
    config.wire = st->sut->ops->wire(st->sut);
    config.keysmith = st->keysmith;
    st->world = world_new(&config);
    st->actor = world_actor(st->world);
    st->support = support_new(st);
    st->last_sale_ms = VCLOCK_NEVER;
    return true;
}

static void stage_init(struct stage *st, const struct stage_options *options, struct store *store,
                       int id, const char *file)
{
    *st =
        (struct stage){.options = options, .store = store, .scenario = id, .ends_ms = VCLOCK_NEVER};
    st->file = edition_file(file, &st->asked);
    st->clk = vclock_new(0);
    st->log = evlog_new(st->clk, &stage_sink, st);
    st->expect = cJSON_CreateObject();
    st->tariffs = cJSON_CreateArray();
    st->accounts = cJSON_CreateArray();
    st->tokens = cJSON_CreateArray();
    st->catches = cJSON_CreateArray();
    st->provisions = cJSON_CreateArray();
    st->scripts = cJSON_CreateArray();
    st->wiretap = wiretap_new(st->clk);
    st->script = script_new(st->clk, options->seed, st);
    verbs_add_all(st->script);
    script_seal(st->script);
}

static void stage_fini(struct stage *st)
{
    support_free(st->support);
    wiretap_free(st->wiretap);
    script_free(st->script);
    world_free(st->world);
    sut_free(st->sut);
    pki_free(st->pki);
    keysmith_openssl_free(st->keysmith);
    loop_free(st->loop);
    evlog_free(st->log);
    vclock_free(st->clk);
    cJSON_Delete(st->expect);
    cJSON_Delete(st->tariffs);
    cJSON_Delete(st->accounts);
    cJSON_Delete(st->tokens);
    cJSON_Delete(st->catches);
    cJSON_Delete(st->provisions);
    cJSON_Delete(st->scripts);
    free(st->name);
    free(st->file);
    free(st->source);
    free(st->about);
    free(st->conformance);
    cJSON_Delete(st->versions);
    free(st->zone);
    free(st->zone_rule);
    free(st->out_of_reach);
    free(st->trouble);
}

/* --- the story ------------------------------------------------------------------------------- */

static bool load(struct stage *st, char **why)
{
    char *text = folder_read(st->file, SCENARIO_BYTES, why);
    char *chunk = mem_printf("@%s", stage_short_file(st));
    bool ok = false;

    st->about = text ? about_text(text) : NULL;
    if (text && script_load(st->script, chunk, text) != S_OK)
        *why = mem_text(script_error(st->script));
    else if (text && !st->world)
        *why =
            mem_printf("%s: the first verb must be scenario \"name\" { begins = ... }", st->file);
    else
        ok = text != NULL;
    free(chunk);
    free(text);
    return ok;
}

static void set_trouble(struct stage *st, char *sentence)
{
    if (st->trouble)
        free(sentence);
    else
        st->trouble = sentence;
}

static void provisioned(void *ctx, enum status rc, const cJSON *answer, const char *why)
{
    struct stage *st = ctx;

    (void)answer;
    st->unanswered--;
    if (rc != S_OK && rc != S_CANNOT)
        set_trouble(st, mem_printf("%s: the system under test cannot be set up: %s", st->file,
                                   why ? why : status_text(rc)));
}

static void ask_all(struct stage *st, enum sut_verb verb, const cJSON *list)
{
    const cJSON *item;

    if (!sut_can(st->sut, verb))
        return;
    cJSON_ArrayForEach (item, list) {
        st->unanswered++;
        sut_ask(st->sut, verb, item, provisioned, st);
    }
}

/* What a scenario wants the CSMS to answer can be asked of few. */
static void ask_scripts(struct stage *st)
{
    static const char what[] = "this CSMS cannot be told what to answer (csms.script)";

    if (cJSON_GetArraySize(st->scripts) > 0 && !sut_can(st->sut, SUT_csms_script))
        evlog_add(st->log, st->actor, EV_check,
                  evlog_data("s b b", "what", what, "ok", 0, "inconclusive", 1));
    ask_all(st, SUT_csms_script, st->scripts);
}

typedef bool stage_done_fn(const struct stage *st);

static bool set_up_done(const struct stage *st)
{
    return st->unanswered == 0 && support_settled(st->support);
}

static bool stations_settled(const struct stage *st)
{
    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        if (!station_settled(s))
            return false;
    return true;
}

static bool everybody_done(const struct stage *st)
{
    return script_running(st->script) == 0;
}

static bool settled(const struct stage *st)
{
    return script_running(st->script) == 0 && stations_settled(st) &&
           st->sut->ops->settled(st->sut) && support_settled(st->support);
}

static bool never(const struct stage *st)
{
    (void)st;
    return false;
}

/* What ends a stretch of the story. */
enum stretch { STRETCH_done, STRETCH_late, STRETCH_stopped };

/* Lets time pass until @p done, until @p until_ms, or until something stops the story. */
static enum stretch pass_time(struct stage *st, stage_done_fn *done, int64_t until_ms,
                              const struct stage_watch *watch)
{
    for (int turns = 0; !done(st); turns++) {
        enum loop_turn turn = loop_turn(st->loop, until_ms, LISTEN_WALL_MS);
        if (script_error(st->script)[0])
            set_trouble(st, mem_text(script_error(st->script)));
        if (store_problem(st->store)[0])
            set_trouble(st, mem_text(store_problem(st->store)));
        if (turn == LOOP_signal || st->trouble)
            return STRETCH_stopped;
        if (turn == LOOP_idle)
            return done(st) ? STRETCH_done : STRETCH_late;
        if (turn == LOOP_fired && turns % 16 == 0)
            world_check(st->world);
        if (watch && watch->fn && turns % 256 == 0)
            watch->fn(watch->ctx, st);
    }
    return STRETCH_done;
}

static int64_t now(const struct stage *st)
{
    return vclock_now_ms(st->clk);
}

/* A bare CSMS that nobody reaches while the stations boot: there is no story to tell. */
static bool within_reach(struct stage *st)
{
    if (st->options->csms_url && !st->reached && st->out_of_reach)
        set_trouble(st, mem_printf("%s: no station could connect to %s: %s", stage_short_file(st),
                                   st->options->csms_shown, st->out_of_reach));
    return !st->trouble;
}

static bool set_up(struct stage *st, const struct stage_watch *watch)
{
    enum stretch end;

    evlog_add(st->log, st->actor, EV_scenario_starts,
              evlog_data("s s s", "name", st->name, "source", st->source, "zone", st->zone));
    ask_all(st, SUT_billing_tariff, st->tariffs);
    ask_all(st, SUT_billing_account, st->accounts);
    ask_all(st, SUT_csms_enrol, st->tokens);
    ask_all(st, SUT_csms_provision, st->provisions);
    ask_scripts(st);
    support_setup(st->support);
    for (struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s))
        station_power(s, true);
    end = pass_time(st, set_up_done, now(st) + SETUP_MS, watch);
    if (end == STRETCH_late)
        set_trouble(st, mem_printf("%s: the system under test did not answer the set-up in 10 min",
                                   st->file));
    return end == STRETCH_done && (now(st) >= st->begins_ms ||
                                   pass_time(st, never, st->begins_ms, watch) != STRETCH_stopped);
}

/* The story proper, and what is still under way when the last person has gone home. */
static bool tell(struct stage *st, const struct stage_watch *watch)
{
    const char *why = "finished";
    enum stretch end;

    script_start(st->script);
    if (st->ends_ms != VCLOCK_NEVER) {
        end = pass_time(st, never, st->ends_ms, watch);
        why = "deadline";
    } else {
        end = pass_time(st, everybody_done, st->begins_ms + LONGEST_STORY_MS, watch);
        if (end == STRETCH_late)
            set_trouble(st, mem_printf("%s: somebody still waits after 100 days: a wait without a "
                                       "limit for something that did not happen",
                                       st->file));
        if (end == STRETCH_done)
            end = pass_time(st, never, now(st) + QUIET_MS, watch);
        if (end == STRETCH_late)
            end = pass_time(st, settled, now(st) + LONGEST_TAIL_MS, watch);
    }
    if (end == STRETCH_stopped || st->trouble)
        why = st->trouble ? "error" : "interrupted";
    evlog_add(st->log, st->actor, EV_scenario_ends, evlog_data("s", "why", why));
    return end != STRETCH_stopped && !st->trouble;
}

/* The end of the billing period in which @p ms lies: the longest of all accounts. */
static int64_t period_end(const struct stage *st, int64_t ms)
{
    struct tz_local local;
    const cJSON *account;
    bool month = false;

    cJSON_ArrayForEach (account, st->accounts) {
        const cJSON *period = cJSON_GetObjectItemCaseSensitive(account, "period");
        month = month || !cJSON_IsString(period) || strcmp(period->valuestring, "day") != 0;
    }
    tz_local(&st->tz, ms, &local);
    if (month)
        return tz_utc_ms(&st->tz, local.year, local.month + 1, 1, 0);
    return tz_utc_ms(&st->tz, local.year, local.month, local.day + 1, 0);
}

static bool wants_bills(const struct stage *st)
{
    bool expected = cJSON_GetObjectItemCaseSensitive(st->expect, "invoice") != NULL;

    return !st->conformance && (expected || !st->tested) &&
           sut_can(st->sut, SUT_billing_invoices) && cJSON_GetArraySize(st->accounts) > 0;
}

/* Whoever charged gets a bill: the clock runs on to an hour after the period. A test of the
 * protocol ends before, unless it is about the bill. */
static bool await_bills(struct stage *st, const struct stage_watch *watch)
{
    int64_t until_ms;

    if (!wants_bills(st) || st->last_sale_ms == VCLOCK_NEVER)
        return true;
    until_ms = period_end(st, st->last_sale_ms) + HOUR_MS;
    return until_ms <= now(st) || pass_time(st, never, until_ms, watch) != STRETCH_stopped;
}

static bool collect(struct stage *st, const struct stage_watch *watch)
{
    support_collect(st->support);
    return pass_time(st, settled, now(st) + LONGEST_TAIL_MS, watch) != STRETCH_stopped;
}

static enum stage_outcome outcome(struct stage *st, bool ended_well)
{
    if (st->trouble)
        return STAGE_error;
    return ended_well ? STAGE_complete : STAGE_interrupted;
}

static enum stage_outcome play(struct stage *st, const struct stage_watch *watch)
{
    bool well;
    enum stage_outcome result;

    stage_write_head(st);
    stage_write_setting(st);
    well = set_up(st, watch) && within_reach(st) && tell(st, watch) && await_bills(st, watch) &&
           collect(st, watch);
    world_finish(st->world);
    store_own_truths(st->store);
    result = outcome(st, well);
    return result;
}

enum stage_outcome stage_play(const struct stage_options *options, struct store *store, int id,
                              const char *file, const struct stage_watch *watch, char **why)
{
    static const char *const states[] = {[STAGE_complete] = "complete",
                                         [STAGE_interrupted] = "interrupted",
                                         [STAGE_error] = "error"};
    struct stage st;
    enum stage_outcome result = STAGE_error;

    *why = NULL;
    stage_init(&st, options, store, id, file);
    stage_write_head(&st);
    if (load(&st, why)) {
        result = play(&st, watch);
        *why = mem_text(st.trouble);
    }
    store_end(store, states[result], *why, now(&st));
    store_flush(store);
    stage_fini(&st);
    return result;
}

bool stage_read(const struct stage_options *options, const char *file, struct stage_head *head,
                char **why)
{
    struct store *store = store_new(NULL, why);
    struct stage st;
    bool ok;

    *head = (struct stage_head){0};
    if (!store)
        return false;
    *why = NULL;
    stage_init(&st, options, store, 1, file);
    st.only_looked_at = true;
    script_look_only(st.script);
    ok = load(&st, why);
    if (ok)
        *head = (struct stage_head){.file = mem_text(st.file),
                                    .name = mem_text(st.name),
                                    .source = mem_text(st.source),
                                    .about = mem_text(st.about),
                                    .conformance = mem_text(st.conformance),
                                    .versions = cJSON_Duplicate(st.versions, 1),
                                    .catches = cJSON_Duplicate(st.catches, 1)};
    stage_fini(&st);
    store_free(store);
    return ok;
}

void stage_head_fini(struct stage_head *head)
{
    free(head->file);
    free(head->name);
    free(head->source);
    free(head->about);
    free(head->conformance);
    cJSON_Delete(head->catches);
    cJSON_Delete(head->versions);
}
