/* title: people at the desk answer, ask, write and drive as time passes for them */
#include <criterion/criterion.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "people/driver.h"
#include "stage/stage.h"
#include "station/station.h"
#include "stations.h"
#include "support/support.h"
#include "verbs/verbs.h"
#include "world/site.h"

#define BEGINS_MS ((int64_t)1772788800000) /* 2026-03-06 09:20 UTC, a Friday */

/* --- a desk that keeps notes and answers at once ------------------------------------------------
 */

struct fake {
    struct sut sut;
    cJSON *events;    /* what desk.events tells */
    cJSON *invoices;  /* what billing.invoices tells */
    bool bare;        /* cannot be asked anything */
    char *technician; /* whom it sends */
    void (*watch)(void *ctx);
    void *watch_ctx;
    struct vtimer news;
    int out;
};

struct fake_question {
    struct fake *f;
    enum sut_verb verb;
    cJSON *args;
    sut_answer_fn *fn;
    void *ctx;
    struct vtimer timer;
};

static void tell_news(struct vtimer *timer, void *owner)
{
    struct fake *f = owner;

    (void)timer;
    f->watch(f->watch_ctx);
}

static void note(struct fake *f, const char *name, const cJSON *args, cJSON *data)
{
    const char *by = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, "by"));
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, "text"));
    cJSON *ev = json_object(jint("seq", cJSON_GetArraySize(f->events) + 1), jint("ticket", 1),
                            jint("at_ms", vclock_now_ms(f->sut.clk)), jtext("name", name),
                            jtext("by", by ? by : "desk"), jtext("role", "agent"),
                            jtext("text", text ? text : name));

    cJSON_AddItemToObject(ev, "data", data ? data : cJSON_CreateObject());
    cJSON_AddItemToArray(f->events, ev);
    vclock_arm(f->sut.clk, &f->news, 0);
}

static cJSON *since(const cJSON *all, const cJSON *args, const char *name)
{
    int from = cJSON_GetObjectItemCaseSensitive(args, "since")->valueint;
    cJSON *answer = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(answer, name);

    for (int i = from; i < cJSON_GetArraySize(all); i++)
        cJSON_AddItemToArray(list, cJSON_Duplicate(cJSON_GetArrayItem(all, i), 1));
    cJSON_AddNumberToObject(answer, "next", cJSON_GetArraySize(all));
    return answer;
}

static cJSON *act(struct fake *f, const cJSON *args)
{
    const char *action = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, "action"));
    cJSON *data;

    if (strcmp(action, "staff") == 0 || strcmp(action, "sla") == 0)
        return cJSON_CreateObject();
    data = cJSON_Duplicate(cJSON_GetObjectItemCaseSensitive(args, "args"), 1);
    if (strcmp(action, "dispatch") == 0 && f->technician)
        cJSON_AddStringToObject(data, "technician", f->technician);
    note(f, action, args, cJSON_Duplicate(data, 1));
    return data;
}

static cJSON *fake_answer(struct fake *f, enum sut_verb verb, const cJSON *args)
{
    if (verb == SUT_desk_open) {
        note(f, "contact", args, cJSON_Duplicate(args, 1));
        return json_object(jint("id", 1));
    }
    if (verb == SUT_desk_reply) {
        const char *topic = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, "topic"));
        note(f, "message", args, json_object(jtext("topic", topic), jtext("channel", "phone")));
        return cJSON_CreateObject();
    }
    if (verb == SUT_desk_act)
        return act(f, args);
    if (verb == SUT_desk_events)
        return since(f->events, args, "events");
    if (verb == SUT_billing_invoices)
        return since(f->invoices, args, "invoices");
    return cJSON_CreateObject();
}

static void question_due(struct vtimer *timer, void *owner)
{
    struct fake_question *q = owner;
    cJSON *answer = q->f->bare ? NULL : fake_answer(q->f, q->verb, q->args);

    (void)timer;
    q->f->out--;
    q->fn(q->ctx, answer ? S_OK : S_CANNOT, answer, answer ? NULL : "a bare CSMS");
    cJSON_Delete(answer);
    cJSON_Delete(q->args);
    free(q);
}

static void fake_ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn,
                     void *ctx)
{
    struct fake_question *q = mem_new(sizeof(*q));

    *q = (struct fake_question){.f = (struct fake *)sut,
                                .verb = verb,
                                .args = cJSON_Duplicate(args, 1),
                                .fn = fn,
                                .ctx = ctx};
    q->f->out++;
    vtimer_init(&q->timer, question_due, q);
    vclock_arm(sut->clk, &q->timer, 0);
}

static bool fake_can(const struct sut *sut, enum sut_verb verb)
{
    (void)verb;
    return !((const struct fake *)sut)->bare;
}

static void fake_watch(struct sut *sut, void (*fn)(void *ctx), void *ctx)
{
    ((struct fake *)sut)->watch = fn;
    ((struct fake *)sut)->watch_ctx = ctx;
}

static const struct sut_ops fake_ops = {
    .name = "fake", .can = fake_can, .ask = fake_ask, .watch = fake_watch};

/* --- a small stage -------------------------------------------------------------------------------
 */

struct play {
    struct stage stage;
    struct stage_options options;
    struct fake fake;
    char dir[64];
    char *told; /* the narration */
};

static void hear(void *ctx, const struct evlog_event *ev)
{
    struct play *p = ctx;
    cJSON *data = cJSON_Parse(ev->data);
    static const char *const fields[] = {"driver", "waited_s", "answer", "name",
                                         "text",   "minutes",  "invoice"};
    char *line = mem_printf("%s", event_info(ev->kind)->name);
    char *all;

    if (ev->kind != EV_sut_call && ev->kind != EV_sut_answer) {
        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
            const cJSON *field = cJSON_GetObjectItemCaseSensitive(data, fields[i]);
            char *text = field ? cJSON_IsString(field) ? mem_text(field->valuestring)
                                                       : cJSON_PrintUnformatted(field)
                               : NULL;
            all = text ? mem_printf("%s %s", line, text) : mem_text(line);
            free(text);
            free(line);
            line = all;
        }
        all = mem_printf("%s%s\n", p->told, line);
        free(p->told);
        p->told = all;
    }
    free(line);
    cJSON_Delete(data);
}

static const struct evlog_sink sink = {.event = hear};

/* person(name): a driver made by play_begin(). */
static int verb_person(lua_State *L)
{
    struct driver *d = world_driver(script_stage(L)->world, luaL_checkstring(L, 1));

    script_push_object(L, "driver", d, driver_name(d));
    return 1;
}

static int verb_spawn(lua_State *L)
{
    lua_settop(L, 1);
    script_spawn(L, 0, "somebody");
    return 0;
}

static int verb_near(lua_State *L)
{
    static struct place near = {52000000, 5000000};

    script_push_object(L, "place", &near, "near");
    return 1;
}

static const struct script_verb test_verbs[] = {{NULL, "person", verb_person},
                                                {NULL, "spawn", verb_spawn},
                                                {NULL, "near", verb_near},
                                                {NULL, NULL, NULL}};

static void write_playbook(const struct play *p, const char *name, const char *text)
{
    char *path = mem_printf("%s/scenarios/playbooks/%s.lua", p->dir, name);
    FILE *f = fopen(path, "w");

    cr_assert(f != NULL);
    fputs(text, f);
    fclose(f);
    free(path);
}

static void make_folders(struct play *p)
{
    char *command;

    snprintf(p->dir, sizeof(p->dir),
             "/tmp/chargerig-people-"
             "XX"
             "XX"
             "XX");
    cr_assert(mkdtemp(p->dir) != NULL);
    command = mem_printf("mkdir -p %s/scenarios/playbooks", p->dir);
    cr_assert(system(command) == 0);
    free(command);
}

static struct wire no_wire; /* nothing has power in this world */

static void make_station(struct world *w)
{
    struct profile profile;

    profile_defaults(&profile);
    stations_add(w, "CP-1", &profile, site_new(w, "Yard", (struct place){52000000, 5100000}, 1), 1,
                 NULL);
}

static struct play *play_begin(const char *playbook, const char *technician)
{
    struct play *p = mem_new(sizeof(*p));
    struct stage *st = &p->stage;
    struct driver_traits traits = {.phone = true, .app = true, .email = true, .patience_ms = 60000};

    make_folders(p);
    write_playbook(p, "desk", playbook);
    write_playbook(p, "technician", technician ? technician : "playbook(function() end)");
    p->told = mem_text("");
    p->options = (struct stage_options){.seed = 1, .data_dir = p->dir};
    st->options = &p->options;
    st->clk = vclock_new(BEGINS_MS);
    st->log = evlog_new(st->clk, &sink, p);
    st->world = world_new(
        &(struct world_config){.clk = st->clk, .log = st->log, .wire = &no_wire, .seed = 1});
    cr_assert(tz_parse(&st->tz, "UTC0"));
    p->fake = (struct fake){.sut = {.ops = &fake_ops, .clk = st->clk, .log = st->log},
                            .events = cJSON_CreateArray(),
                            .invoices = cJSON_CreateArray()};
    vtimer_init(&p->fake.news, tell_news, &p->fake);
    st->sut = &p->fake.sut;
    st->setting = setting_new();
    st->support = support_new(st);
    st->script = script_new(st->clk, 1, st);
    script_add_verbs(st->script, verbs_story);
    script_add_verbs(st->script, verbs_people);
    script_add_verbs(st->script, verbs_agent);
    script_add_verbs(st->script, verbs_talk);
    script_add_verbs(st->script, verbs_promise);
    script_add_verbs(st->script, verbs_technician);
    script_add_verbs(st->script, test_verbs);
    make_station(st->world);
    driver_new(st->world, "Ann", &traits, NULL);
    driver_new(st->world, "Bob", &traits, NULL);
    return p;
}

static void run(struct play *p, const char *source, int64_t ms)
{
    struct stage *st = &p->stage;

    cr_assert(script_load(st->script, "=story", source) == S_OK, "%s", script_error(st->script));
    support_setup(st->support);
    script_start(st->script);
    while (vclock_step(st->clk, BEGINS_MS + ms))
        continue;
    cr_assert(script_error(st->script)[0] == '\0', "%s", script_error(st->script));
}

static void play_end(struct play *p)
{
    struct stage *st = &p->stage;
    char *command = mem_printf("rm -r %s", p->dir);

    cr_expect(p->fake.out == 0, "every question is answered");
    support_free(st->support);
    script_free(st->script);
    world_free(st->world);
    evlog_free(st->log);
    vclock_free(st->clk);
    setting_free(st->setting);
    cJSON_Delete(p->fake.events);
    cJSON_Delete(p->fake.invoices);
    free(p->told);
    cr_expect(system(command) == 0);
    free(command);
    free(p);
}

static void expect_told(const struct play *p, const char *what)
{
    cr_expect(strcmp(p->told, what) == 0, "told:\n%s\nbut wanted:\n%s", p->told, what);
}

#define HELPS                                                                                      \
    "playbook(function(agent, case) agent:ask(case, 'name') agent:opens(case) "                    \
    "agent:reply(case, 'all is well', { topic = 'resolution' }) agent:close(case, 'done') end)"

Test(support, a_caller_is_answered_and_asked_and_hears_what_the_desk_sends)
{
    struct play *p = play_begin(HELPS, NULL);

    run(p,
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() local case = person('Ann'):calls_support('help')\n"
        "  check(case:answered() and case:ticket() == 1, 'a ticket') end)",
        3600000);
    expect_told(p, "contact Ann\n"
                   "answered Ann 5\n"
                   "asks Ann Ann\n"
                   "ticket contact contact\n"
                   "ticket message all is well\n"
                   "learns all is well\n"
                   "check\n"
                   "ticket close close\n");
    cr_expect(support_settled(p->stage.support) && script_running(p->stage.script) == 0);
    play_end(p);
}

Test(support, the_app_shows_what_charging_at_that_station_costs)
{
    struct play *p = play_begin(HELPS, NULL);

    setting_add(p->stage.setting, SETTING_tariffs,
                cJSON_Parse("{\"name\":\"Day\",\"currency\":\"EUR\",\"elements\":["
                            "{\"kind\":\"flat\",\"price\":\"1.00\"}]}"));
    run(p,
        "spawn(function() person('Ann'):uses_app('help', { station = 'CP-1' }) end)\n"
        "spawn(function() person('Bob'):uses_app('I am not at a station') end)",
        1000);
    expect_told(p, "price_shown 1.00 EUR a session\ncontact Ann\ncontact Bob\n"
                   "ticket contact contact\nticket contact contact\n");
    play_end(p);
}

Test(support, one_agent_takes_one_call_at_a_time_and_the_phone_before_the_letter)
{
    struct play *p = play_begin("playbook(function(agent, case) agent:spend '50 s' end)", NULL);

    run(p,
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() person('Ann'):calls_support('first') end)\n"
        "spawn(function() wait '1 s' person('Bob'):writes_email('second') end)\n"
        "spawn(function() wait '20 s' person('Bob'):calls_support('third') end)",
        3600000);
    cr_expect(strstr(p->told, "answered Ann 5\ncontact Bob\nanswered Bob 40\nanswered Bob 196\n"),
              "%s", p->told);
    play_end(p);
}

Test(support, a_caller_whose_patience_ends_hangs_up_and_the_case_was_never_answered)
{
    struct play *p = play_begin("playbook(function(agent, case) agent:spend '10 min' end)", NULL);

    run(p,
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() person('Ann'):calls_support('first') end)\n"
        "spawn(function() wait '1 s' local case = person('Bob'):calls_support('second')\n"
        "  check(not case:answered(), 'nobody came')\n"
        "  check(not case:wait_for('returned', '1 min'), 'nothing happened') end)",
        3600000);
    expect_told(p, "contact Ann\ncontact Bob\nanswered Ann 5\nabandoned Bob 60\ncheck\ncheck\n");
    play_end(p);
}

/* Was six seconds for all, which no queue of the textbooks has. */
Test(support, how_soon_an_agent_turns_to_a_contact_is_the_pools)
{
    struct play *p = play_begin("playbook(function(agent, case) agent:spend '10 s' end)", NULL);

    run(p,
        "agents 'Line' { playbook = 'desk', picks_up = '0 s' }\n"
        "spawn(function() person('Ann'):calls_support('first') end)\n"
        "spawn(function() wait '1 min' person('Bob'):writes_email('second') end)",
        3600000);
    expect_told(
        p, "contact Ann\nanswered Ann 0\ncontact Bob\nanswered Bob 0\nticket contact contact\n");
    play_end(p);
    p = play_begin("playbook(function(agent, case) agent:spend '10 s' end)", NULL);
    run(p,
        "agents 'Line' { playbook = 'desk', picks_up = '40 s' }\n"
        "spawn(function() person('Ann'):calls_support('first') end)",
        3600000);
    cr_expect(strstr(p->told, "answered Ann 3") || strstr(p->told, "answered Ann 4"),
              "40 s, a quarter more or less: %s", p->told);
    play_end(p);
}

Test(support, what_is_written_at_night_waits_for_the_shift)
{
    struct play *p = play_begin(HELPS, NULL);

    run(p,
        "agents 'Line' { playbook = 'desk', shift = '10:00-18:00' }\n"
        "spawn(function() check(person('Ann'):writes_email('help'):wait_for('an answer', '5 h'), "
        "'answered') end)",
        35 * 60000);
    expect_told(p, "contact Ann\nticket contact contact\n");
    cr_expect(!support_settled(p->stage.support), "somebody waits");
    while (vclock_step(p->stage.clk, BEGINS_MS + 4 * 3600000))
        continue;
    cr_expect(strstr(p->told, "learns all is well\n") != NULL, "%s", p->told);
    cr_expect(support_settled(p->stage.support));
    play_end(p);
}

Test(support, with_a_bare_csms_the_story_still_plays_and_nobody_is_told_anything)
{
    struct play *p = play_begin(HELPS, NULL);

    p->fake.bare = true;
    run(p,
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() local case = person('Ann'):calls_support('help')\n"
        "  check(not case:ticket(), 'no ticket') end)",
        3600000);
    expect_told(p, "contact Ann\nanswered Ann 5\nasks Ann Ann\ncheck\n");
    support_collect(p->stage.support);
    while (vclock_step(p->stage.clk, BEGINS_MS + 3600001))
        continue;
    cr_expect(support_settled(p->stage.support));
    play_end(p);
}

Test(support, a_story_that_ends_in_mid_sentence_leaves_nothing_behind)
{
    struct play *p = play_begin("playbook(function(agent, case) agent:opens(case) "
                                "agent:command('CP-1', 'Reset') agent:spend '1 h' end)",
                                NULL);

    run(p,
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() person('Ann'):calls_support('help'):wait_for('returned') end)\n"
        "spawn(function() person('Bob'):wait_bill() end)",
        9000);
    cr_expect(script_running(p->stage.script) > 0);
    play_end(p);
}

Test(support, a_technician_who_is_held_up_says_so_and_drives_on)
{
    struct play *p =
        play_begin("playbook(function(agent, case) agent:opens(case, { station = 'CP-1' })\n"
                   "  agent:act(case, 'dispatch') agent:ends_contact(case)\n"
                   "  check(case:wait_for('on_site', '2 h'), 'there') end)",
                   "playbook(function(van, job)\n"
                   "  local how, minutes = van:drives_to(job)\n"
                   "  check(how == 'held up' and minutes == 30, 'held up')\n"
                   "  check(van:drives_to(job) == 'arrived', 'arrived')\n"
                   "  van:act(job, 'on_site') end)");

    p->fake.technician = mem_text("Van");
    run(p,
        "technician('Van') { at = near() }:delayed('30 min', { after = '2 min', why = 'a bridge' "
        "})\n"
        "agents 'Line' { playbook = 'desk' }\n"
        "spawn(function() person('Ann'):calls_support('help') end)",
        3 * 3600000);
    expect_told(p, "contact Ann\nanswered Ann 5\nticket contact contact\nticket dispatch dispatch\n"
                   "travels\ndelayed 30\ncheck\narrives\ncheck\nticket on_site on_site\ncheck\n");
    cr_expect(strstr(p->told, "travels") < strstr(p->told, "arrives"));
    cr_expect(support_settled(p->stage.support));
    free(p->fake.technician);
    play_end(p);
}

static cJSON *document(const char *number, const char *kind, const char *account)
{
    cJSON *doc =
        json_object(jtext("invoice", number), jtext("kind", kind), jtext("account", account),
                    jtext("gross", "6.11"), jtext("currency", "EUR"), jtext("delivery", "paper"));

    cJSON_AddArrayToObject(doc, "lines");
    return doc;
}

Test(support, a_bill_reaches_the_person_behind_the_account_once)
{
    struct play *p = play_begin(HELPS, NULL);

    setting_add(p->stage.setting, SETTING_accounts,
                json_object(jtext("account", "A-1"), jtext("person", "Bob")));
    cJSON_AddItemToArray(p->fake.invoices, document("I-1", "invoice", "A-1"));
    cJSON_AddItemToArray(p->fake.invoices, document("C-1", "credit_note", "A-1"));
    vclock_arm_at(p->stage.clk, &p->fake.news, BEGINS_MS + 60000);
    run(p,
        "spawn(function() local me = person('Bob')\n"
        "  check(me:wait_bill { kind = 'credit_note' }.invoice == 'C-1', 'the note')\n"
        "  check(me:wait_bill { kind = 'invoice' }.invoice == 'I-1', 'the bill')\n"
        "  check(not me:wait_bill { within = '1 h' }, 'no more') end)",
        2 * 3600000);
    expect_told(p, "bill I-1\nbill C-1\ncheck\ncheck\ncheck\n");
    play_end(p);
}

Test(support, a_playbook_can_be_a_function_and_has_a_clock)
{
    struct play *p = play_begin(HELPS, NULL);

    run(p,
        "agents 'Line' { playbook = function(agent, case)\n"
        "  local before = agent:now()\n"
        "  agent:opens(case) agent:spend '1 h'\n"
        "  local later = agent:now() - before\n"
        "  check(later > 2700000 and later < 4520000, 'about an hour later', later)\n"
        "  check(agent:promises(case, 'resolution', '2 h'), 'the desk takes the promise')\n"
        "  agent:close(case, 'done') end }\n"
        "spawn(function() person('Ann'):calls_support('help') end)",
        3 * 3600000);
    expect_told(p, "contact Ann\nanswered Ann 5\nticket contact contact\ncheck\n"
                   "check\nticket promise promise\nticket close close\n");
    play_end(p);
}

Test(support, playbooks_that_are_missing_or_say_nothing_are_refused_with_a_sentence)
{
    struct play *p = play_begin("local x = 1", NULL);

    cr_expect(script_load(p->stage.script, "=story", "agents 'Line' { playbook = 'desk' }") ==
              S_BADINPUT);
    cr_expect(strstr(script_error(p->stage.script), "needs playbook(function") != NULL, "%s",
              script_error(p->stage.script));
    play_end(p);
    p = play_begin(HELPS, NULL);
    cr_expect(script_load(p->stage.script, "=story", "agents 'Line' { playbook = 'nope' }") ==
              S_BADINPUT);
    cr_expect(strstr(script_error(p->stage.script), "playbook 'nope'") != NULL, "%s",
              script_error(p->stage.script));
    play_end(p);
}
