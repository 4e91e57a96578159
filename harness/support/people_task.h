/* people_task.h - what people are busy with while their task is parked: the system under test is
 * asked for something, or time passes.
 *
 * The verbs of drivers, agents and technicians end with people_ask() or people_spend().
 */
#ifndef HARNESS_PEOPLE_TASK_H
#define HARNESS_PEOPLE_TASK_H

#include <cjson/cJSON.h>
#include <lua.h>
#include <stdint.h>

#include "base/rng.h"
#include "script/script.h"
#include "sut/sut.h"

struct support;

/** The support of the stage; raises when @p verb comes before the scenario's head. Also remembers
 * where playbooks are to run (playbook.h). */
struct support *people_support(lua_State *L, const char *verb);

/* What the system under test said; all borrowed. */
struct people_reply {
    enum status st;
    const cJSON *answer; /* NULL unless st is S_OK */
    const char *why;     /* a sentence unless st is S_OK */
};

/* Pushes what a verb returns when the answer is there. @return how many values */
typedef int people_push_fn(lua_State *L, void *ctx, const struct people_reply *reply);
/** The answer as a table; when there is none: nil, a sentence, and the words of the status. */
int people_push_answer(lua_State *L, void *ctx, const struct people_reply *reply);

struct people_request {
    enum sut_verb verb;
    cJSON *args;      /* consumed */
    int64_t after_ms; /* time it takes to type it */
    people_push_fn *push;
    void *ctx;
};
/** Asks and parks the running task @p t: the last line of a verb. */
int people_ask(lua_State *L, struct task *t, const struct people_request *request);

/** Lets @p ms pass, then resumes @p t with what @p then pushes (NULL: nothing). The last line of a
 * verb. @p then may park the task longer: it returns -1 and wakes it itself. */
typedef int people_then_fn(struct support *su, struct task *t, void *ctx);
int people_spend(lua_State *L, struct task *t, int64_t ms, people_then_fn *then, void *ctx);

/** A reaction of @p ms +- a quarter, from the stream @p r. */
int64_t people_reaction_ms(struct rng *r, int64_t ms);

/** Forgets the tasks that wait for an answer or for time to pass. */
void people_forget(struct support *su);

/** The table at @p index (or {}) as JSON. */
cJSON *people_table(lua_State *L, int index);

/** Arguments of desk.act for @p ticket; @p args (may be NULL) is consumed. */
cJSON *people_act_args(int64_t ticket, const char *action, const char *by, const char *role,
                       cJSON *args);

#endif
