/* title: patterns and lists of a scenario do what Lua's own do, and come to an end */
#include <criterion/criterion.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "base/vclock.h"
#include "script/script.h"

/* Two states: Lua as it comes, and the one that a scenario has. */
struct pair {
    struct vclock *clk;
    struct script *script;
    lua_State *plain;
    char heard[4096];
};

static struct pair *at_work;

/* All values in one text. */
static void spell(lua_State *L, char *out, size_t size)
{
    out[0] = '\0';
    for (int i = 1; i <= lua_gettop(L); i++) {
        size_t at = strlen(out), length;
        const char *text = luaL_tolstring(L, i, &length);

        snprintf(out + at, size - at, "%s<%.*s> ", luaL_typename(L, i), (int)length, text);
        lua_pop(L, 1);
    }
}

static int hears(lua_State *L)
{
    spell(L, at_work->heard, sizeof(at_work->heard));
    return 0;
}

static const struct script_verb verbs[] = {{NULL, "hears", hears}, {NULL, NULL, NULL}};

static void set_up(struct pair *p)
{
    *p = (struct pair){.clk = vclock_new(0), .plain = luaL_newstate()};
    luaL_openlibs(p->plain);
    at_work = p;
}

static void tear_down(struct pair *p)
{
    lua_close(p->plain);
    vclock_free(p->clk);
}

/* What Lua says to `return @p code`. @return false when it raises */
static bool plainly(struct pair *p, const char *code, char *out, size_t size)
{
    char chunk[2048];
    bool well;

    lua_settop(p->plain, 0);
    snprintf(chunk, sizeof(chunk), "return %s", code);
    well = luaL_loadstring(p->plain, chunk) == LUA_OK &&
           lua_pcall(p->plain, 0, LUA_MULTRET, 0) == LUA_OK;
    spell(p->plain, out, size);
    return well;
}

/* What a scenario hears. @return false when it raises; @p out then is the sentence */
static bool on_the_leash(struct pair *p, const char *code, char *out, size_t size)
{
    char chunk[2048];
    bool well;

    p->script = script_new(p->clk, 1, NULL);
    script_add_verbs(p->script, verbs);
    snprintf(chunk, sizeof(chunk), "hears(%s)", code);
    p->heard[0] = '\0';
    well = script_load(p->script, "@story.lua", chunk) == S_OK;
    snprintf(out, size, "%s", well ? p->heard : script_error(p->script));
    script_free(p->script);
    return well;
}

static void same(struct pair *p, const char *code)
{
    char wanted[4096], found[4096];

    cr_assert(plainly(p, code, wanted, sizeof(wanted)), "%s: %s", code, wanted);
    cr_expect(on_the_leash(p, code, found, sizeof(found)), "%s: %s", code, found);
    cr_expect_str_eq(found, wanted, "%s", code);
}

static const char *const alike[] = {
    "('hello world'):find('wor')",
    "('hello world'):find('o', 6)",
    "('hello world'):find('o', -3)",
    "('hello'):find('', 6)",
    "('hello'):find('', 7)",
    "('hello'):find('', -99)",
    "('a.b'):find('.', 2, true)",
    "('a+b'):find('+', 1, true)",
    "('a\\0b'):find('\\0')",
    "('a\\0b'):find('%z')",
    "('a\\0b'):match('[^\\0]+', 2)",
    "('key = value'):match('^(%w+)%s*=%s*(%w+)$')",
    "('key = value'):find('(%w+)%s*=%s*(%w+)')",
    "('  trim  '):match('^%s*(.-)%s*$')",
    "('2026-03-06'):match('^(%d+)-(%d+)-(%d+)$')",
    "('f(a(b)c)d'):match('%b()')",
    "('||x||'):match('%b||')",
    "('THE (quick) fox'):find('%((%a+)%)')",
    "('hello'):match('()ll()')",
    "('say \"hi\" and'):match('([\"\\'])(.-)%1')",
    "('THE (quick) fox'):find('%f[%a]%a+%f[%A]', 5)",
    "('abc'):match('%f[%z]')",
    "('abc'):match('a*')",
    "('abc'):match('x*')",
    "('aaa'):match('a-b')",
    "('aaab'):match('a-b')",
    "('aaab'):match('a+b?')",
    "('a]b'):match('[]]')",
    "('a^b'):match('[b^]')",
    "('a-b'):match('[a-]+')",
    "('a-b'):match('[%a-]+')",
    "('a-b]'):match('[a-%]]+')",
    "('a$b'):match('a$b')",
    "('ab$'):match('%$$')",
    "('^a'):match('%^a')",
    "('a^'):match('a^')",
    "('*a'):match('*a')",
    "('(a)*'):match('(%(a%))*')",
    "('x'):rep(3, ', ')",
    "('x'):rep(0)",
    "('x'):rep(-1)",
    "(''):rep(3, ',')",
    "(''):rep(1000)",
    "('hello world'):gsub('o', '0')",
    "('hello world'):gsub('o', '0', 1)",
    "('hello world'):gsub('o', '0', 0)",
    "('hello world'):gsub('(%w+)', '<%1>')",
    "('hello world'):gsub('%w+', '%0 %0')",
    "('hello'):gsub('', '-')",
    "('hello'):gsub('()', '%1')",
    "('abc'):gsub('%w', '%%')",
    "('abc'):gsub('^a', 'x')",
    "('aaa'):gsub('^a', 'x')",
    "('$name is $age'):gsub('%$(%w+)', { name = 'Ann', age = 7 })",
    "('abc'):gsub('%w', function(c) if c == 'b' then return 'B' end end)",
    "('abc'):gsub('(a)(b)', function(a, b) return b .. a end)",
    "('abc'):gsub('%w', { a = false, b = 5 })",
    "('abc'):gsub('b', 7)",
    "('a,b,,c'):gsub(',', ';', 2)",
    "(function() local t = {} for w in ('one two  three'):gmatch('%a+') do t[#t + 1] = w end "
    "return "
    "table.concat(t, '|') end)()",
    "(function() local t = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t + 1] = k .. v "
    "end return table.concat(t, '|') end)()",
    "(function() local t = {} for p in ('abc'):gmatch('()') do t[#t + 1] = p end return "
    "table.concat(t, '|') end)()",
    "(function() local t = {} for w in ('abcabc'):gmatch('b', 3) do t[#t + 1] = w end return #t "
    "end)()",
    "(function() local t = {} for w in ('^a'):gmatch('^a') do t[#t + 1] = w end return #t end)()",
    "table.concat({ 1, 2, 3 }, ', ')",
    "table.concat({ 1, 2, 3 }, ', ', 2)",
    "table.concat({ 1, 2, 3 }, ', ', 2, 3)",
    "table.concat({ 1, 2, 3 }, ', ', 3, 2)",
    "table.concat({})",
    "table.unpack({ 1, 2, 3 })",
    "table.unpack({ 1, 2, 3 }, 2)",
    "table.unpack({ 1, 2, 3 }, 2, 3)",
    "table.unpack({ 1, 2 }, -1, 1)",
    "table.unpack(table.move({ 1, 2, 3 }, 1, 3, 2))",
    "table.unpack(table.move({ 1, 2, 3 }, 2, 3, 1, {}))",
    "(function() local t = { 3, 1, 2 } table.sort(t) return table.unpack(t) end)()",
    "(function() local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) return "
    "table.unpack(t) end)()",
    "(function() local t = { 1, 2 } table.insert(t, 3) table.insert(t, 1, 0) return "
    "table.remove(t), "
    "table.remove(t, 1), #t end)()",
};

Test(patterns, find_match_gmatch_gsub_and_lists_do_what_lua_does)
{
    struct pair p;

    set_up(&p);
    for (size_t i = 0; i < sizeof(alike) / sizeof(alike[0]); i++)
        same(&p, alike[i]);
    tear_down(&p);
}

/* --- by chance ------------------------------------------------------------------------------- */

static void add_one_of(struct rng *r, char *out, size_t size, const char *const *pieces,
                       size_t count)
{
    size_t at = strlen(out);

    snprintf(out + at, size - at, "%s", pieces[rng_below(r, count)]);
}

static const char *const pieces[] = {
    "a", "b", "%a", "%d", ".",    "[ab]",   "[^a]", "[a-c]", "%s", "(",     ")",    "()", "*",
    "+", "-", "?",  "%1", "%b()", "%f[%w]", "$",    "^",     "%%", "[%d_]", "[]a]", "%W", "]",
};
static const char *const letters[] = {"a", "b", "c", "1", "(", ")", " ", "_", "]", "%"};

/* One call, with chance's pattern and text. */
static void make_call(struct rng *r, char *code, size_t size)
{
    static const char *const calls[] = {"([[%s]]):find([[%s]])", "([[%s]]):match([[%s]], 2)",
                                        "([[%s]]):gsub([[%s]], '<%%0>')"};
    char text[64] = "", pattern[96] = "";

    for (size_t i = rng_below(r, 10); i > 0; i--)
        add_one_of(r, text, sizeof(text), letters, sizeof(letters) / sizeof(letters[0]));
    for (size_t i = 1 + rng_below(r, 6); i > 0; i--)
        add_one_of(r, pattern, sizeof(pattern), pieces, sizeof(pieces) / sizeof(pieces[0]));
    /* "]]" ends what a text of Lua stands in */
    if (strstr(text, "]]") || strstr(pattern, "]]") || strchr(text, '\0')[-1 + !*text] == ']' ||
        strchr(pattern, '\0')[-1] == ']')
        snprintf(pattern, sizeof(pattern), "a*");
    if (strstr(text, "]"))
        snprintf(text, sizeof(text), "a1");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(code, size, calls[rng_below(r, 3)], text, pattern);
#pragma GCC diagnostic pop
}

Test(patterns, what_chance_makes_gives_what_lua_gives)
{
    struct pair p;
    struct rng r;
    int answered = 0;

    set_up(&p);
    rng_init(&r, 20261130, "patterns");
    for (int i = 0; i < 20000; i++) {
        char code[512], wanted[4096], found[4096];
        bool well;

        make_call(&r, code, sizeof(code));
        well = plainly(&p, code, wanted, sizeof(wanted));
        if (on_the_leash(&p, code, found, sizeof(found))) {
            cr_assert(well, "%s: %s, but Lua says %s", code, found, wanted);
            cr_assert_str_eq(found, wanted, "%s", code);
            answered++;
        } else { /* Lua raises only when it comes to the place that is wrong */
            cr_assert(!well || strstr(wanted, "nil") || strstr(wanted, "number<0>") ||
                          strstr(found, "a ( has no )"),
                      "%s: %s, but Lua says %s", code, found, wanted);
        }
    }
    cr_expect(answered > 5000, "%d", answered);
    tear_down(&p);
}

/* --- what never ends ------------------------------------------------------------------------- */

#define ENDLESS_LIST "setmetatable({}, { __len = function() return 1 << 50 end })"

static const struct {
    const char *code, *error;
} endless[] = {
    {"('a'):rep(40):find(('a?'):rep(40) .. ('a'):rep(40))", "a pattern that is tried in more than"},
    {"('a'):rep(200000):find('.-.-.-.-b')", "a pattern that is tried in more than"},
    {"('a'):rep(200000):match('.*.*.*b')", "a pattern that is tried in more than"},
    {"('a'):rep(200000):gsub('a*a*a*b', '')", "a pattern that is tried in more than"},
    {"('a'):rep(200000):gmatch('(a+)+(a+)-%2%2b')()", "a pattern that is tried in more than"},
    {"('x'):rep(1 << 62)", "string.rep: a text of more than 64 MiB"},
    {"('x'):rep(1 << 40, 'y')", "string.rep: a text of more than 64 MiB"},
    {"('xy'):rep((1 << 62) + 1)", "string.rep: a text of more than 64 MiB"},
    {"table.insert(" ENDLESS_LIST ", 1, 1)", "table.insert: a list of more than 4194304 entries"},
    {"table.remove(" ENDLESS_LIST ", 1)", "table.remove: a list of more than 4194304 entries"},
    {"table.sort(" ENDLESS_LIST ")", "table.sort: a list of more than 4194304 entries"},
    {"table.concat(" ENDLESS_LIST ")", "table.concat: a list of more than 4194304 entries"},
    {"table.unpack(" ENDLESS_LIST ")", "table.unpack: a list of more than 4194304 entries"},
    {"table.move({ 1 }, 1, 1 << 50, 2)", "table.move: a list of more than 4194304 entries"},
    {"table.move({ 1 }, math.mininteger, math.maxinteger, 2)",
     "table.move: a list of more than 4194304 entries"},
    {"table.concat({ 1 }, '', 1, math.maxinteger)",
     "table.concat: a list of more than 4194304 entries"},
    {"table.unpack({}, 1, 1 << 40)", "table.unpack: a list of more than 4194304 entries"},
};

Test(patterns, what_never_ends_in_lua_is_a_sentence)
{
    struct pair p;

    set_up(&p);
    for (size_t i = 0; i < sizeof(endless) / sizeof(endless[0]); i++) {
        char found[4096];

        cr_expect(!on_the_leash(&p, endless[i].code, found, sizeof(found)), "%s", endless[i].code);
        cr_expect(strstr(found, endless[i].error), "%s: %s", endless[i].code, found);
    }
    tear_down(&p);
}

/* That is quick, and Lua's own takes a minute for each. */
Test(patterns, a_long_word_is_found_in_a_long_text_at_once)
{
    struct pair p;
    char found[4096];

    set_up(&p);
    cr_expect(on_the_leash(&p, "('a'):rep(1 << 20):find(('a'):rep(1 << 19) .. 'b')", found,
                           sizeof(found)));
    cr_expect_str_eq(found, "nil<nil> ");
    cr_expect(on_the_leash(&p, "('a'):rep(1 << 20):find(('a'):rep(1 << 19) .. '.', 1, true)", found,
                           sizeof(found)));
    cr_expect_str_eq(found, "nil<nil> ");
    tear_down(&p);
}

static const struct {
    const char *code, *error;
} no_pattern[] = {
    {"('a'):find('%')", "the pattern '%' is none: it ends with %"},
    {"('a'):find('[a')", "the pattern '[a' is none: a [ has no ]"},
    {"('a'):find('[]')", "the pattern '[]' is none: a [ has no ]"},
    {"('a'):find('[%')", "the pattern '[%' is none: a [ has no ]"},
    {"('a'):find('%b(')", "the pattern '%b(' is none: %b wants two characters, as in %b()"},
    {"('a'):find('%fa')", "the pattern '%fa' is none: %f wants a set in square brackets"},
    {"('a'):match('a)')", "the pattern cannot be followed: a ) has no ("},
    {"('a'):find('(a')", "the pattern cannot be followed: a ( has no )"},
    {"('a'):find('a%1')", "the pattern cannot be followed: a % with a digit means no capture"},
    {"('a'):find('(a%1)')", "the pattern cannot be followed: a % with a digit means no capture"},
    {"('a'):find('a%0')", "the pattern cannot be followed: a % with a digit means no capture"},
    {"('a'):match(('()'):rep(33))", "the pattern cannot be followed: it has more than 32 captures"},
    {"('a'):match(('a'):rep(257) .. '.')", "is none: it has more than 256 parts"},
    {"('a'):gsub('a', '%x')", "string.gsub: in what is put in, % stands before a digit or %"},
    {"('a'):gsub('a', '%')", "string.gsub: in what is put in, % stands before a digit or %"},
    {"('a'):gsub('a', '%2')", "the pattern has no capture 2"},
    {"('a'):gsub('a', function() return {} end)",
     "string.gsub: what is put in must be a text, is a table"},
    {"('a'):gsub('a', true)", "string/function/table expected, got boolean"},
};

Test(patterns, what_is_no_pattern_is_said_to_be_none)
{
    struct pair p;

    set_up(&p);
    for (size_t i = 0; i < sizeof(no_pattern) / sizeof(no_pattern[0]); i++) {
        char found[4096];

        cr_expect(!on_the_leash(&p, no_pattern[i].code, found, sizeof(found)), "%s",
                  no_pattern[i].code);
        cr_expect(strstr(found, no_pattern[i].error), "%s: %s", no_pattern[i].code, found);
    }
    tear_down(&p);
}
