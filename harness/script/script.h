/* script.h - runs a scenario: one sandboxed Lua state, one coroutine (task) a person.  The face of
 * the room: whoever writes verbs needs this header, which brings raise, objects and JSON along, and
 * option.h.
 *
 * The scenario is the only place where time passes on purpose: a verb that takes time parks its
 * task, and something on the virtual clock or in the log wakes it; nothing else in a script can
 * block. Libraries are allow-listed, pairs() is key-ordered, math.random is seeded, every resume
 * has an instruction budget and the state a memory cap.  All calls into Lua go through one
 * protected function.
 *
 * Verbs are C functions in tables (struct script_verb); a file of verbs registers its table with
 * script_add_verbs().  The comment above a verb is its manual.
 */
#ifndef HARNESS_SCRIPT_H
#define HARNESS_SCRIPT_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/tz.h"
#include "base/vclock.h"
#include "script/script_json.h"
#include "script/script_nearest.h"
#include "script/script_object.h"
#include "script/script_raise.h"

/* Which language of scenarios is read: this one and all before it (CHANGELOG.md). */
#define SCRIPT_LANGUAGE 1

struct script;
struct script_prelude;
struct task;
struct stage;

struct script_verb {
    const char *type; /* metatable name for a method, NULL for a global */
    const char *name;
    lua_CFunction fn;
};

/** A Lua state for the stage @p stage (borrowed; verbs reach it by script_stage()). */
struct script *script_new(struct vclock *clk, uint64_t seed, struct stage *stage);
void script_free(struct script *s);

/** The script a Lua state belongs to, and its stage. */
struct script *script_of(lua_State *L);
struct stage *script_stage(lua_State *L);

/** The virtual clock on which the script's tasks wait. */
struct vclock *script_clock(lua_State *L);

/** Has the Lua that runs now raise at its next instruction, whichever script it is of: for a
 * watchdog, when many instructions that are slow each take too long together. Safe in the handler
 * of a signal. */
void script_hurry(void);

/** @p text as a story may write it into its log, on the stack: cut with "..." where it is longer
 * than 4 KiB. Raises when the story has written more than 64 MiB, which is no log but a full disk.
 */
const char *script_says(lua_State *L, const char *text);

/** The time zone of the story; UTC until it is set. script_set_zone() copies @p zone. */
const struct tz *script_zone(lua_State *L);
void script_set_zone(struct script *s, const struct tz *zone);

/** The file is only looked at: its head is read, its story is not told. What only a told story
 * needs (a secret of the environment, a choice between its plays) may then be missing. */
void script_look_only(struct script *s);
bool script_looks_only(lua_State *L);

/** Registers @p verbs, ended by a row without a name. */
void script_add_verbs(struct script *s, const struct script_verb *verbs);
/** The prelude as Lua compiles it, for many scripts: to compile it takes longer than many a story.
 */
struct script_prelude *script_prelude_new(void);
void script_prelude_free(struct script_prelude *prelude);
/** Has script_seal() take @p prelude (borrowed; NULL: compile it). */
void script_give_prelude(struct script *s, const struct script_prelude *prelude);

/** Hides the names that only the prelude may use and closes the set of globals: from now on an
 * unknown one is an error that names the nearest. Called once, after the last script_add_verbs().
 */
void script_seal(struct script *s);
/** As script_seal(), for a file that holds data and tells no story: of the verbs only @p words
 * (ended by NULL) are left, and any other raises a sentence that ends in @p kind ("an SLA file,
 * which ..."). So no verb of a story runs without a story. */
void script_seal_data(struct script *s, const char *kind, const char *const *words);

/** For verbs of the form `site "name" { ... }`: returns the function that waits for the table and
 * then calls @p make with (name, table) on the stack. `return script_named(L, "site", make);` */
int script_named(lua_State *L, const char *verb, lua_CFunction make);

/** Runs the chunk @p source named @p name ("@path") to its end, without tasks.
 * @return S_BADINPUT when it does not compile or raises; script_error() then says where and why. */
enum status script_load(struct script *s, const char *name, const char *source);
/** The first error, with file:line and traceback in script_traceback(); "" when there is none. */
const char *script_error(const struct script *s);
const char *script_traceback(const struct script *s);

/** Starts a task: the function and its @p nargs arguments stand on top of @p L and are popped.
 * It begins at the present virtual moment, after what is already due, but not before
 * script_start(). @p name is for messages. */
struct task *script_spawn(lua_State *L, int nargs, const char *name);

/** Lets the tasks begin that were spawned so far; those spawned later begin by themselves. */
void script_start(struct script *s);
bool script_started(const struct script *s);

/** The task that runs now; raises a Lua error naming @p verb outside a task. */
struct task *script_task(lua_State *L, const char *verb);

/** The name that the running task was spawned with, borrowed; "" outside of tasks. */
const char *script_task_name(lua_State *L);

/** Parks the running task: `return script_park(L, t);` is the last line of a verb. */
int script_park(lua_State *L, struct task *t);

/** As script_park(), for a verb that goes on itself: when the task is woken, @p over is called with
 * @p ctx and what the verb had on its stack, beneath the results; it returns what the verb
 * returns. */
int script_park_then(lua_State *L, struct task *t, lua_KFunction over, lua_KContext ctx);

/** Ends the running task here: `return script_quit(L, t);`. It is no error: the story goes on. */
int script_quit(lua_State *L, struct task *t);

/** As script_park(), for a verb that knows its results already: the @p nresults values on top of
 * the stack are what the verb returns when the time of task_limit() has passed. */
int script_pause(lua_State *L, struct task *t, int nresults);

/** Parks @p t until the task @p other, which runs, has ended. The last line of a verb. */
int script_await(lua_State *L, struct task *t, struct task *other);

/** Where results for a parked task are pushed before task_wake(). */
lua_State *task_lua(struct task *t);
/** Resumes @p t at this virtual moment with the @p nresults values on its stack. A task is woken
 * once a park; a second wake is a bug (asserted). */
void task_wake(struct task *t, int nresults);
/** Parks for at most @p ms: when nobody has woken it by then, the task resumes with nil. Call
 * before script_park(). */
void task_limit(struct task *t, int64_t ms);
/** The token of the present park, or of the next one when asked just before script_park(): it
 * guards against a wake-up that comes after a time-out. */
uint64_t task_token(struct task *t);
/** The task that is parked with @p token; NULL when it has been woken meanwhile. */
struct task *script_parked(struct script *s, uint64_t token);
/** Zeroed memory that lives as long as the script: for what a parked verb's callback needs. */
void *script_keep(struct script *s, size_t size);

/** Tasks that have not finished. */
int script_running(const struct script *s);

#endif
