/* title: a scenario runs on a leash: allow-listed, ordered, seeded, bounded */
#include <criterion/criterion.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "script/option.h"
#include "stage/stage.h"
#include "verbs/verbs.h"

/* A stage with a clock, a log that keeps notes, and a script; no world. */
struct fixture {
    struct stage stage;
    char heard[16384];
};

static void hear(void *ctx, const struct evlog_event *ev)
{
    struct fixture *f = ctx;
    cJSON *data = cJSON_Parse(ev->data);
    size_t at = strlen(f->heard);

    if (ev->kind == EV_note)
        snprintf(f->heard + at, sizeof(f->heard) - at, "%lld %s\n", (long long)ev->virt_ms,
                 cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(data, "text")));
    cJSON_Delete(data);
}

static const struct evlog_sink sink = {NULL, hear, NULL, NULL};

static int spawn(lua_State *L)
{
    lua_settop(L, 1);
    script_spawn(L, 0, "somebody");
    return 0;
}

static int post_unlock(lua_State *L)
{
    script_object(L, 1, "post");
    return 0;
}

static int make_post(lua_State *L)
{
    int64_t power_w = 0, reach_m = 0;
    const struct option rows[] = {{"power", OPTION_power, &power_w},
                                  {"reach", OPTION_distance, &reach_m},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, 2, "post", rows);
    script_push_object(L, "post", script_stage(L), lua_tostring(L, 1));
    lua_pushinteger(L, (lua_Integer)power_w);
    script_set_field(L, -2, "power_w");
    return 1;
}

static int post(lua_State *L)
{
    return script_named(L, "post", make_post);
}

/* What goes into the run file of a value. */
static int as_json(lua_State *L)
{
    cJSON *json = script_to_json(L, 1);

    lua_pushstring(L, cJSON_GetStringValue(json));
    cJSON_Delete(json);
    return 1;
}

static const struct script_verb verbs[] = {{NULL, "spawn", spawn},
                                           {NULL, "as_json", as_json},
                                           {NULL, "post", post},
                                           {"post", "unlock", post_unlock},
                                           {NULL, NULL, NULL}};

static void set_up_with(struct fixture *f, uint64_t seed, const struct script_prelude *prelude)
{
    *f = (struct fixture){0};
    f->stage.clk = vclock_new(0);
    f->stage.log = evlog_new(f->stage.clk, &sink, f);
    f->stage.setting = setting_new();
    f->stage.script = script_new(f->stage.clk, seed, &f->stage);
    script_add_verbs(f->stage.script, verbs_story);
    script_add_verbs(f->stage.script, verbs_expect);
    script_add_verbs(f->stage.script, verbs);
    script_give_prelude(f->stage.script, prelude);
    script_seal(f->stage.script);
}

static void set_up(struct fixture *f, uint64_t seed)
{
    set_up_with(f, seed, NULL);
}

static void tear_down(struct fixture *f)
{
    script_free(f->stage.script);
    evlog_free(f->stage.log);
    vclock_free(f->stage.clk);
    setting_free(f->stage.setting);
}

static void play(struct fixture *f, const char *source)
{
    script_load(f->stage.script, "@story.lua", source);
    script_start(f->stage.script);
    while (vclock_next_ms(f->stage.clk) != VCLOCK_NEVER)
        vclock_step(f->stage.clk, vclock_next_ms(f->stage.clk));
}

static const struct {
    const char *source, *error;
} wrong[] = {
    {"x = = 1", "story.lua:1: unexpected symbol near '='"},
    {"\nexpcet.sla {}", "story.lua:2: unknown verb 'expcet', did you mean 'expect'?"},
    {"expect.slaa {}", "story.lua:1: unknown expectation 'slaa', did you mean 'sla'?"},
    {"\n\nexpect.sla { frist_reply = '1 min' }",
     "story.lua:3: expect.sla: unknown option 'frist_reply', did you mean \"first_reply\"?"},
    {"expect.sla { first_reply = '-1 min' }",
     "story.lua:1: expect.sla: first_reply: expected a "
     "duration such as \"20 min\", also \"under 20 min\", got "
     "\"-1 min\""},
    {"expect.sla(7)", "story.lua:1: expect.sla: expected a table { ... }, got a number"},
    {"post 'P' { pwoer = '1 kW' }",
     "story.lua:1: post: unknown option 'pwoer', did you mean \"power\"?"},
    {"post 'P' { power = '1 km' }",
     "story.lua:1: post: power: expected a power such as \"22 kW\" (W, kW, MW), got \"1 km\""},
    {"post 'P' { power = 22 }",
     "story.lua:1: post: power: expected a power such as \"22 kW\" (W, kW, MW), got 22"},
    {"local p = post 'P'", "story.lua:1: post \"P\" needs its { ... }"},
    {"post { }", "story.lua:1: post needs a name in quotes, then { ... }"},
    {"local p = post 'P' {} p:unlokc()",
     "story.lua:1: unknown word of a post: 'unlokc', did you mean 'unlock'?"},
    {"local p = post 'P' {} p.unlock('x')",
     "story.lua:1: expected a post before the verb, got a string (verbs are called with a colon)"},
    {"wait '1 h'", "story.lua:1: wait takes time: it belongs inside a driver's "
                   ":does(function(me) ... end)"},
    {"glob = 1", "story.lua:1: 'glob' is not declared: write local glob = ..."},
    {"while true do end", "story.lua:1: 5000000 instructions without a wait: an endless loop"},
    {"spawn(function()\n while true do end end)",
     "story.lua:2: 5000000 instructions without a wait: an endless loop"},
    {"\nlocal s = string.rep('x', 1 << 30)", "story.lua:2: string.rep: a text of more than 64 MiB"},
    {"local t = {}\nwhile true do\nt[#t + 1] = ('x'):rep(100000) .. #t end",
     "story.lua:3: the scenario needs more than 64 MiB of memory"},
    {"local t = { 'x' } for i = 1, 21 do t = { t, t } end as_json(t)",
     "story.lua:1: a value of more than 100000 parts"},
    {"local t = {} for i = 1, 100000 do t[i] = i end as_json(t)",
     "story.lua:1: a value of more than 100000 parts"},
    {"local t = {} for i = 1, 50001 do t['k' .. i] = true end as_json(t)",
     "story.lua:1: a value of more than 100000 parts"},
    {"as_json(('x'):rep(17 << 20))", "story.lua:1: a value whose texts are longer than 16 MiB"},
    {"local x, t = ('x'):rep(1 << 20), {} for i = 1, 17 do t[i] = x end as_json(t)",
     "story.lua:1: a value whose texts are longer than 16 MiB"},
    {"as_json { [('x'):rep(17 << 20)] = 1 }",
     "story.lua:1: a value whose texts are longer than 16 MiB"},
    {"local x = ('x'):rep(5000) for i = 1, 100000 do note(x) end",
     "story.lua:1: a story that writes more than 64 MiB into its log"},
    {"local x = ('x'):rep(5000) for i = 1, 100000 do check(true, x) end",
     "story.lua:1: a story that writes more than 64 MiB into its log"},
    {"local x = ('x'):rep(5000) for i = 1, 100000 do check(true, 'it', x) end",
     "story.lua:1: a story that writes more than 64 MiB into its log"},
    {"local function f() return f() + 1 end f()",
     "story.lua:1: the scenario needs more than 64 MiB of memory"},
    {"os.exit(0)",
     "story.lua:1: there is no 'os' here: a story has a clock of its own: wait \"20 min\", "
     "wait_until \"19:30\""},
    {"local f = io", "story.lua:1: there is no 'io' here: a story writes no files, and reads only "
                     "what stands beside it, as in module \"name\""},
    {"error({})", "story.lua:1: error with a table as its message"},
    {"assert(false, 'so be it')", "story.lua:1: so be it"},
    {"setmetatable({}, { __gc = function() end })",
     "story.lua:1: setmetatable: __gc and __mode are not available to scenarios"},
    {"\nlocal m = {} setmetatable({}, m)\nm.__mode = 'k'",
     "story.lua:3: __gc and __mode are not available to scenarios"},
    {"local m = {} setmetatable({}, m) rawset(m, '__mode', 'v')",
     "story.lua:1: __gc and __mode are not available to scenarios"},
    {"spawn(function() local t = setmetatable({}, {}) getmetatable(t).__mode = 'kv' wait '1 s' "
     "end)",
     "story.lua:1: __gc and __mode are not available to scenarios"},
    {"local m = setmetatable({}, {})\nsetmetatable({}, m)\nm.__mode = 'k'",
     "story.lua:2: setmetatable: this metatable was given __mode later, which is not available to "
     "scenarios"},
    {"print('x')",
     "story.lua:1: there is no 'print' here: note \"...\" writes into the log of the run"},
    {"unlock()",
     "story.lua:1: 'unlock' is a word of a post, which stands before it: post:unlock(...)"},
    {"local p = post 'P' {} p:wait '1 s'",
     "story.lua:1: 'wait' is no word of a post but a verb of its own: wait(...)"},
    {"pairs({ [{}] = 1 })",
     "story.lua:1: pairs() walks tables with numbers or strings as keys, not a table"},
    {"note(string.format('%p', {}))",
     "story.lua:1: string.format: %p shows an address, which differs from run to run"},
};

Test(script, a_wrong_line_is_one_sentence_with_its_place)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct fixture f;
        const char *got;
        set_up(&f, 1);
        play(&f, wrong[i].source);
        got = script_error(f.stage.script);
        cr_expect(strncmp(got, wrong[i].error, strlen(wrong[i].error)) == 0,
                  "row %zu\n want %s\n got  %s", i, wrong[i].error, got);
        tear_down(&f);
    }
}

Test(script, no_door_to_the_machine_stands_open)
{
    static const char *const names[] = {
        "os",        "io",         "debug",  "package",  "require",       "load",
        "pcall",     "loadstring", "dofile", "loadfile", "xpcall",        "print",
        "coroutine", "_G",         "next",   "_expect",  "collectgarbage"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct fixture f;
        char source[64], unknown[64], missed[64];
        const char *error;
        set_up(&f, 1);
        snprintf(source, sizeof(source), "local x = %s", names[i]);
        snprintf(unknown, sizeof(unknown), "unknown verb '%s'", names[i]);
        snprintf(missed, sizeof(missed), "there is no '%s' here", names[i]);
        play(&f, source);
        error = script_error(f.stage.script);
        cr_expect(strstr(error, unknown) || strstr(error, missed), "%s: %s", names[i], error);
        tear_down(&f);
    }
}

Test(script, people_wait_on_the_virtual_clock_in_the_order_they_were_made)
{
    struct fixture f;

    set_up(&f, 1);
    play(&f, "spawn(function() wait '2 s' note 'a2' wait '3 s' note 'a5' end)\n"
             "spawn(function() wait '2 s' note 'b2' wait_until '00:01' note 'b60' end)\n"
             "note 'first'");
    cr_expect_str_eq(script_error(f.stage.script), "");
    cr_expect_str_eq(f.heard, "0 first\n2000 a2\n2000 b2\n5000 a5\n60000 b60\n");
    cr_expect_eq(script_running(f.stage.script), 0);
    tear_down(&f);
}

Test(script, one_wrong_person_stops_the_story)
{
    struct fixture f;

    set_up(&f, 1);
    play(&f, "spawn(function() wait '1 s' local x = nil; x.y = 1 end)\n"
             "spawn(function() wait '2 s' note 'still here' end)");
    cr_expect(strstr(script_error(f.stage.script), "story.lua:1: attempt to index a nil value"));
    cr_expect(strstr(script_traceback(f.stage.script), "story.lua:1"));
    cr_expect_str_eq(f.heard, "");
    tear_down(&f);
}

Test(script, pairs_walks_in_key_order_and_addresses_are_not_shown)
{
    struct fixture f;

    set_up(&f, 1);
    play(&f, "local s = ''\n"
             "for k, v in pairs({ b = 1, a = 2, [2] = 3, [1] = 4, c = 5 }) do s = s .. k .. v end\n"
             "note(s) note(tostring({})) note(string.format('%s %d', {}, 7)) note(tostring(note))");
    cr_expect_str_eq(script_error(f.stage.script), "");
    cr_expect_str_eq(f.heard, "0 1423a2b1c5\n0 table\n0 table 7\n0 function\n");
    tear_down(&f);
}

Test(script, random_numbers_come_from_the_seed)
{
    struct fixture f[3];

    for (int i = 0; i < 3; i++) {
        set_up(&f[i], i < 2 ? 7 : 8);
        play(&f[i], "note(tostring(math.random(1000000)))");
        cr_expect_str_eq(script_error(f[i].stage.script), "");
    }
    cr_expect_str_eq(f[0].heard, f[1].heard);
    cr_expect_str_neq(f[0].heard, f[2].heard);
    for (int i = 0; i < 3; i++)
        tear_down(&f[i]);
}

Test(script, an_object_has_one_identity_fields_and_its_name)
{
    struct fixture f;

    set_up(&f, 1);
    play(&f, "local a = post 'P1' { power = '22 kW' }\n"
             "note(a.name .. ' ' .. a.power_w .. ' ' .. tostring(a)) a:unlock()\n"
             "note(as_json(a))");
    cr_expect_str_eq(script_error(f.stage.script), "");
    cr_expect_str_eq(f.heard, "0 P1 22000 P1\n0 P1\n");
    tear_down(&f);
}

Test(script, expectations_are_kept_in_milliseconds)
{
    struct fixture f;
    char *text;

    set_up(&f, 1);
    play(&f, "expect.sla { grade = 'L2', first_reply = '10 min', hours = '08:00-18:00',"
             " days = '1-5', holidays = { '2026-12-25' }, escalation = true }\n"
             "expect.path 'contact close'\n"
             "expect.experience { cable_unattended = 'under 30 min' }");
    cr_expect_str_eq(script_error(f.stage.script), "");
    cr_expect_eq(cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(
                     setting_expected(f.stage.setting, "sla"), "first_reply_ms")),
                 600000);
    text = cJSON_PrintUnformatted(setting_expected(f.stage.setting, "experience"));
    cr_expect_str_eq(text, "{\"cable_unattended_ms\":1800000}");
    free(text);
    text = cJSON_PrintUnformatted(setting_expected(f.stage.setting, "path"));
    cr_expect_str_eq(text, "{\"model\":\"contact close\"}");
    free(text);
    tear_down(&f);
}

Test(script, a_verb_that_no_system_under_test_has_is_an_error_whoever_asks_it)
{
    struct fixture f = {0};

    f.stage.clk = vclock_new(0);
    f.stage.setting = setting_new();
    f.stage.script = script_new(f.stage.clk, 1, &f.stage);
    script_add_verbs(f.stage.script, verbs_protocol);
    cr_expect(script_load(f.stage.script, "@p.lua", "_ask('csms.script', {}, 'answers')") == S_OK);
    cr_expect(cJSON_GetArraySize(setting_rows(f.stage.setting, SETTING_answers)) == 1);
    cr_expect(script_load(f.stage.script, "@p.lua", "_ask('csms.forget', {}, 'answers')") != S_OK);
    cr_expect_str_eq(script_error(f.stage.script),
                     "p.lua:1: \"csms.forget\" is not a verb of a system under test; there are: "
                     "csms.provision, csms.enrol, csms.command, csms.script, csms.sessions, "
                     "csms.api, desk.open, desk.reply, desk.act, desk.events, billing.account, "
                     "billing.tariff, billing.invoices, billing.dispute");
    script_free(f.stage.script);
    vclock_free(f.stage.clk);
    setting_free(f.stage.setting);
}

Test(script, on_a_prelude_compiled_before_every_error_is_the_same)
{
    struct script_prelude *prelude = script_prelude_new();

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct fixture plain, shared;

        set_up(&plain, 1);
        set_up_with(&shared, 1, prelude);
        play(&plain, wrong[i].source);
        play(&shared, wrong[i].source);
        cr_expect_str_eq(script_error(shared.stage.script), script_error(plain.stage.script),
                         "row %zu", i);
        cr_expect_str_eq(script_traceback(shared.stage.script),
                         script_traceback(plain.stage.script), "row %zu", i);
        tear_down(&shared);
        tear_down(&plain);
    }
    script_prelude_free(prelude);
}

Test(script, a_long_remark_is_cut_between_two_letters)
{
    struct fixture f;

    set_up(&f, 1);
    play(&f, "local e = ('\\u{e9}'):rep(3000) note(e) note('x' .. e) note(e:sub(1, 4096))");
    cr_expect_str_eq(script_error(f.stage.script), "");
    cr_expect_eq(strlen(f.heard), 2 + 4096 + 4 + 2 + 4095 + 4 + 2 + 4096 + 1);
    cr_expect(strstr(f.heard, "\xa9...\n0 x\xc3"));
    cr_expect(strstr(f.heard, "\xa9...\n0 \xc3"));
    cr_expect(strstr(f.heard, "\xa9\n"));
    tear_down(&f);
}
