#include "script/script.h"

#include <assert.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/prelude.h"
#include "script/script_arity.h"
#include "script/script_nul.h"
#include "script/script_sandbox.h"
#include "script/script_text.h"

/* Instructions a task may run before it must wait: about 50 ms of a desk computer. */
#define RESUME_BUDGET 5000000
#define MEMORY_CAP    ((size_t)64 * 1024 * 1024)
#define LONGEST_SAID  ((size_t)4096)
#define SAID_CAP      ((size_t)64 * 1024 * 1024)

struct task {
    struct script *script;
    lua_State *co;
    int anchor; /* registry reference that keeps the coroutine alive; LUA_NOREF when it has ended */
    char *name;
    struct vtimer resume, limit;
    uint64_t index; /* in script.tasks */
    uint64_t token; /* of the present or coming park, 0: none yet */
    bool parked, quits;
    int results;
    uint64_t awaited_by; /* the park of a task that waits for the end of this one; 0: none */
};

struct kept {
    struct kept *next;
    max_align_t bytes[];
};

struct script {
    lua_State *L;
    struct vclock *clk;
    struct stage *stage;
    const struct script_prelude *prelude; /* NULL: from its text */
    struct tz zone;
    bool looks_only;
    struct task **tasks;
    size_t count, room;
    int running;
    bool started;
    struct task *current;
    uint64_t parks;
    struct kept *kept;
    size_t used;
    size_t said;    /* bytes that the story itself wrote into its log */
    uint64_t steps; /* of patterns that are left until the next wait */
    bool guarded;   /* the memory cap holds: Lua runs under the protected function */
    int unfinished_names;
    char unfinished[360]; /* file:line: verb "name" */
    char *error, *traceback;
};

/* The cap is enforced only where a refusal can be caught; our own pushes outside pass. */
static void *counted_alloc(void *ud, void *ptr, size_t osize, size_t nsize)
{
    struct script *s = ud;
    size_t old = ptr ? osize : 0;
    void *fresh;

    if (nsize == 0) {
        s->used -= old;
        free(ptr);
        return NULL;
    }
    if (s->guarded && nsize > old && s->used - old + nsize > MEMORY_CAP)
        return NULL;
    fresh = realloc(ptr, nsize);
    if (fresh)
        s->used += nsize - old;
    return fresh;
}

struct script *script_of(lua_State *L)
{
    return *(struct script **)lua_getextraspace(L);
}

struct stage *script_stage(lua_State *L)
{
    return script_of(L)->stage;
}

const char *script_says(lua_State *L, const char *text)
{
    struct script *s = script_of(L);
    size_t length = strlen(text);

    if (length > LONGEST_SAID) {
        for (length = LONGEST_SAID; ((unsigned char)text[length] & 0xc0) == 0x80;)
            length--; /* not within a letter */
        text = lua_pushfstring(L, "%s...", lua_pushlstring(L, text, length));
    } else {
        text = lua_pushstring(L, text);
    }
    s->said += length + 64; /* and what stands around it */
    if (s->said > SAID_CAP)
        script_raise(L, "a story that writes more than %d MiB into its log",
                     (int)(SAID_CAP / 1024 / 1024));
    return text;
}

struct vclock *script_clock(lua_State *L)
{
    return script_of(L)->clk;
}

const struct tz *script_zone(lua_State *L)
{
    return &script_of(L)->zone;
}

void script_set_zone(struct script *s, const struct tz *zone)
{
    s->zone = *zone;
}

void script_look_only(struct script *s)
{
    s->looks_only = true;
}

bool script_looks_only(lua_State *L)
{
    return script_of(L)->looks_only;
}

static void out_of_budget(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    script_raise(L, "%d instructions without a wait: an endless loop", RESUME_BUDGET);
}

/* The Lua that runs now: the handler of a signal has no other way to it. */
static lua_State *volatile running_now;

static void out_of_time(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    lua_sethook(L, out_of_budget, LUA_MASKCOUNT, RESUME_BUDGET);
    script_raise(L, "too much processor time without a wait");
}

void script_hurry(void)
{
    lua_State *L = running_now;

    if (L)
        lua_sethook(L, out_of_time, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
}

/* Keeps the first error: the value on top of @p co, whose stack is not unwound yet. */
static void fail(struct script *s, lua_State *co, int rc)
{
    const char *text = lua_tostring(co, -1);
    char place[256];

    if (s->error)
        return;
    script_line(co, place, sizeof(place));
    if (rc == LUA_ERRMEM)
        s->error = mem_printf("%sthe scenario needs more than %zu MiB of memory", place,
                              MEMORY_CAP / 1024 / 1024);
    else if (!text)
        s->error = mem_printf("%serror with a %s as its message", place, luaL_typename(co, -1));
    else
        s->error = mem_printf("%s%s", script_has_place(text) ? "" : place, text);
    luaL_traceback(s->L, co, NULL, 0);
    s->traceback = mem_text(lua_tostring(s->L, -1));
    lua_pop(s->L, 1);
}

/* Between two stretches of Lua: has one made a table weak? */
static void see_weak(struct script *s)
{
    const char *place = s->error ? NULL : sandbox_weak(s->L);

    if (place)
        s->error = mem_printf("%ssetmetatable: this metatable was given __mode later, which is not "
                              "available to scenarios",
                              place);
}

/* The one function that runs Lua. @return true when @p co yielded or ended well; *@p ended says
 * which. */
static bool run(struct script *s, lua_State *co, int nargs, struct task *task, bool *ended)
{
    struct task *before = s->current;
    lua_State *running_before = running_now;
    bool guarded = s->guarded;
    int nres = 0;
    int rc;

    lua_sethook(co, out_of_budget, LUA_MASKCOUNT, RESUME_BUDGET);
    s->steps = SCRIPT_STEPS;
    s->current = task;
    s->guarded = true;
    running_now = co;
    rc = lua_resume(co, NULL, nargs, &nres);
    running_now = running_before;
    s->guarded = false;
    s->current = before;
    *ended = rc != LUA_YIELD;
    if (rc == LUA_OK || rc == LUA_YIELD)
        lua_pop(co, nres);
    else
        fail(s, co, rc);
    if (!running_before)
        see_weak(s);
    s->guarded = guarded;
    return !s->error;
}

static void task_end(struct task *t)
{
    struct script *s = t->script;

    luaL_unref(s->L, LUA_REGISTRYINDEX, t->anchor);
    t->anchor = LUA_NOREF;
    t->co = NULL;
    s->running--;
    if (script_parked(s, t->awaited_by))
        task_wake(script_parked(s, t->awaited_by), 0);
}

static void task_resume(struct vtimer *timer, void *owner)
{
    struct task *t = owner;
    struct script *s = t->script;
    bool ended;

    (void)timer;
    if (s->error)
        return;
    if (!run(s, t->co, t->results, t, &ended) || ended || t->quits) {
        task_end(t);
        return;
    }
    assert(t->parked); /* only script_park() yields */
}

static void task_timed_out(struct vtimer *timer, void *owner)
{
    struct task *t = owner;

    (void)timer;
    lua_pushnil(t->co);
    task_wake(t, 1);
}

struct task *script_spawn(lua_State *L, int nargs, const char *name)
{
    struct script *s = script_of(L);
    int fn = lua_gettop(L) - nargs;
    lua_State *co;
    struct task *t;
    int anchor;

    luaL_checktype(L, fn, LUA_TFUNCTION);
    luaL_checkstack(L, 2, NULL);
    co = lua_newthread(L);
    lua_insert(L, fn);
    if (!lua_checkstack(co, nargs + 1))
        script_raise(L, "%s: too many arguments", name);
    lua_xmove(L, co, nargs + 1);
    anchor = luaL_ref(L, LUA_REGISTRYINDEX);

    t = mem_new(sizeof(*t));
    *t = (struct task){
        .script = s, .co = co, .anchor = anchor, .name = mem_text(name), .results = nargs};
    vtimer_init(&t->resume, task_resume, t);
    vtimer_init(&t->limit, task_timed_out, t);
    if (s->count == s->room) {
        s->room = s->room ? s->room * 2 : 16;
        s->tasks = mem_resize(s->tasks, s->room, sizeof(struct task *));
    }
    t->index = s->count;
    s->tasks[s->count++] = t;
    s->running++;
    if (s->started)
        vclock_arm(s->clk, &t->resume, 0);
    return t;
}

void script_start(struct script *s)
{
    assert(!s->started);
    s->started = true;
    for (size_t i = 0; i < s->count; i++)
        vclock_arm(s->clk, &s->tasks[i]->resume, 0);
}

struct task *script_task(lua_State *L, const char *verb)
{
    struct task *t = script_of(L)->current;

    if (!t || t->co != L)
        script_raise(L,
                     "%s takes time: it belongs inside a driver's :does(function(me) ... end) or a "
                     "test(function() ... end)",
                     verb);
    return t;
}

const char *script_task_name(lua_State *L)
{
    const struct task *t = script_of(L)->current;

    return t && t->name ? t->name : "";
}

int script_park(lua_State *L, struct task *t)
{
    assert(t->co == L && !t->parked);
    task_token(t);
    t->parked = true;
    return lua_yield(L, 0);
}

int script_park_then(lua_State *L, struct task *t, lua_KFunction over, lua_KContext ctx)
{
    assert(t->co == L && !t->parked);
    task_token(t);
    t->parked = true;
    return lua_yieldk(L, 0, ctx, over);
}

int script_await(lua_State *L, struct task *t, struct task *other)
{
    assert(other->anchor != LUA_NOREF && !other->awaited_by);
    other->awaited_by = task_token(t);
    return script_park(L, t);
}

int script_quit(lua_State *L, struct task *t)
{
    assert(t->co == L && !t->parked);
    t->quits = true;
    return lua_yield(L, 0);
}

bool script_started(const struct script *s)
{
    return s->started;
}

/* The values wait on the coroutine's own stack, under what the resume pushes. */
static int pause_over(lua_State *L, int status, lua_KContext nresults)
{
    (void)status;
    lua_settop(L, lua_gettop(L) - 1); /* the nil of the time limit */
    return (int)nresults;
}

int script_pause(lua_State *L, struct task *t, int nresults)
{
    assert(vtimer_armed(&t->limit));
    return script_park_then(L, t, pause_over, (lua_KContext)nresults);
}

lua_State *task_lua(struct task *t)
{
    return t->co;
}

void task_wake(struct task *t, int nresults)
{
    assert(t->parked);
    t->parked = false;
    t->token = 0;
    t->results = nresults;
    vclock_disarm(t->script->clk, &t->limit);
    vclock_arm(t->script->clk, &t->resume, 0);
}

void task_limit(struct task *t, int64_t ms)
{
    vclock_arm(t->script->clk, &t->limit, ms);
}

uint64_t task_token(struct task *t)
{
    if (!t->token)
        t->token = (++t->script->parks << 24) | t->index;
    return t->token;
}

struct task *script_parked(struct script *s, uint64_t token)
{
    size_t index = (size_t)(token & 0xffffff);

    if (!token || index >= s->count || s->tasks[index]->token != token || !s->tasks[index]->parked)
        return NULL;
    return s->tasks[index];
}

void *script_keep(struct script *s, size_t size)
{
    struct kept *k = mem_new(sizeof(*k) + size);

    k->next = s->kept;
    s->kept = k;
    return k->bytes;
}

int script_running(const struct script *s)
{
    return s->running;
}

struct script *script_new(struct vclock *clk, uint64_t seed, struct stage *stage)
{
    struct script *s = mem_new(sizeof(*s));

    s->clk = clk;
    s->stage = stage;
    s->L = lua_newstate(counted_alloc, s);
    if (!s->L)
        abort();
    *(struct script **)lua_getextraspace(s->L) = s;
    sandbox_open(s->L, seed, &s->steps);
    return s;
}

void script_free(struct script *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->count; i++) {
        vclock_disarm(s->clk, &s->tasks[i]->resume);
        vclock_disarm(s->clk, &s->tasks[i]->limit);
        free(s->tasks[i]->name);
        free(s->tasks[i]);
    }
    free(s->tasks);
    while (s->kept) {
        struct kept *next = s->kept->next;
        free(s->kept);
        s->kept = next;
    }
    lua_close(s->L);
    free(s->error);
    free(s->traceback);
    free(s);
}

void script_add_verbs(struct script *s, const struct script_verb *verbs)
{
    lua_State *L = s->L;

    for (; verbs->name; verbs++) {
        if (verbs->type)
            script_object_methods(L, verbs->type);
        else
            lua_pushglobaltable(L);
        script_nul_push(L, verbs->fn);
        lua_setfield(L, -2, verbs->name);
        lua_pop(L, 1);
    }
}

void script_give_prelude(struct script *s, const struct script_prelude *prelude)
{
    s->prelude = prelude;
}

/* A chunk of Lua: its text, or what that was compiled to. */
struct chunk {
    const char *name, *bytes;
    size_t len;
    const char *mode; /* of luaL_loadbufferx() */
};

static enum status load(struct script *s, const struct chunk *chunk)
{
    lua_State *co = lua_newthread(s->L);
    int anchor = luaL_ref(s->L, LUA_REGISTRYINDEX);
    int rc = luaL_loadbufferx(co, chunk->bytes, chunk->len, chunk->name, chunk->mode);
    enum status st = S_OK;
    bool ended;

    if (rc == LUA_OK)
        sandbox_guard(co);
    if (rc != LUA_OK) {
        if (!script_has_place(lua_tostring(co, -1)))
            lua_pushfstring(co, "%s: %s", chunk->name + strspn(chunk->name, "@="),
                            lua_tostring(co, -1));
        fail(s, co, rc);
        st = S_BADINPUT;
    } else if (!run(s, co, 0, NULL, &ended)) {
        st = S_BADINPUT;
    } else if (s->unfinished_names) {
        s->error = mem_printf("%s needs its { ... }", s->unfinished);
        st = S_BADINPUT;
    }
    luaL_unref(s->L, LUA_REGISTRYINDEX, anchor);
    return st;
}

static void load_prelude(struct script *s)
{
    for (size_t i = 0; prelude_parts[i].chunk; i++) {
        const struct prelude_part *part = &prelude_parts[i];
        struct chunk chunk = {part->chunk, part->text, strlen(part->text), "t"};

        if (s->prelude) {
            chunk.bytes = prelude_compiled(s->prelude, i, &chunk.len);
            chunk.mode = "b";
        }
        if (load(s, &chunk) != S_OK) {
            fprintf(stderr, "%s\n%s\n", s->error, s->traceback);
            abort();
        }
    }
}

void script_seal(struct script *s)
{
    load_prelude(s);
    script_arity_apply(s->L);
    sandbox_seal(s->L);
}

void script_seal_data(struct script *s, const char *kind, const char *const *words)
{
    load_prelude(s);
    sandbox_seal_data(s->L, kind, words);
}

enum status script_load(struct script *s, const char *name, const char *source)
{
    /* "#!/usr/bin/env ..." is for the shell */
    const char *from = source + (*source == '#' ? strcspn(source, "\n") : 0);

    return load(s, &(struct chunk){name, from, strlen(from), "t"});
}

static int call_named(lua_State *L)
{
    struct script *s = script_of(L);
    const char *verb = lua_tostring(L, lua_upvalueindex(2));
    const char *name = lua_tostring(L, lua_upvalueindex(3));

    if (lua_type(L, 1) != LUA_TTABLE)
        script_raise(L, "%s \"%s\" needs a { ... } after it, not a %s", verb, name,
                     luaL_typename(L, 1));
    lua_settop(L, 1);
    script_nul_check(L, 1, 1);
    s->unfinished_names--;
    lua_pushvalue(L, lua_upvalueindex(3));
    lua_insert(L, 1);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

int script_named(lua_State *L, const char *verb, lua_CFunction make)
{
    struct script *s = script_of(L);
    char place[256];

    if (lua_type(L, 1) != LUA_TSTRING || lua_rawlen(L, 1) == 0)
        script_raise(L, "%s needs a name in quotes, then { ... }", verb);
    /* a head without its { } is told before what comes behind it misses the head */
    if (s->unfinished_names && strstr(s->unfinished, ": scenario \"")) {
        lua_pushfstring(L, "%s needs its { ... }", s->unfinished);
        lua_error(L);
    }
    lua_settop(L, 1);
    lua_pushcfunction(L, make);
    lua_pushstring(L, verb);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, call_named, 3);
    script_line(L, place, sizeof(place));
    snprintf(s->unfinished, sizeof(s->unfinished), "%s%s \"%.60s\"", place, verb,
             lua_tostring(L, 1));
    s->unfinished_names++;
    return 1;
}

const char *script_error(const struct script *s)
{
    return s->error ? s->error : "";
}

const char *script_traceback(const struct script *s)
{
    return s->traceback ? s->traceback : "";
}
