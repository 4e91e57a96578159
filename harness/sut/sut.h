/* sut.h - the system under test as this harness sees it: three roles with few verbs.
 *
 * Whoever answers (the embedded stack, a bare CSMS behind a URL, a real product through a Lua
 * adapter) implements struct sut_ops.  Answers always come later, never from inside sut_ask(); what
 * an adapter cannot answer comes back as S_CANNOT and makes the scorers inconclusive.
 *
 * Arguments and answers are JSON objects; sut.md says the fields of each verb, and a test holds its
 * rows against SUT_VERB_LIST.  Times are milliseconds UTC in fields ending _ms, energy Wh, money
 * decimal text.
 */
#ifndef HARNESS_SUT_H
#define HARNESS_SUT_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/status.h"
#include "base/vclock.h"
#include "link/wire.h"
#include "log/evlog.h"

/* role, verb; a row of sut.md each */
#define SUT_VERB_LIST(X)                                                                           \
    X(csms, provision)                                                                             \
    X(csms, enrol)                                                                                 \
    X(csms, command)                                                                               \
    X(csms, script)                                                                                \
    X(csms, sessions)                                                                              \
    X(csms, api)                                                                                   \
    X(desk, open)                                                                                  \
    X(desk, reply)                                                                                 \
    X(desk, act)                                                                                   \
    X(desk, events)                                                                                \
    X(billing, account)                                                                            \
    X(billing, tariff)                                                                             \
    X(billing, invoices)                                                                           \
    X(billing, dispute)
#define X(role, verb) SUT_##role##_##verb,
enum sut_verb { SUT_VERB_LIST(X) SUT_VERB_COUNT };
#undef X

/** "desk" of desk.open. */
const char *sut_verb_role(enum sut_verb verb);
/** "open" of desk.open. */
const char *sut_verb_name(enum sut_verb verb);
/** Role and verb, "desk.open". */
const char *sut_verb_whole_name(enum sut_verb verb);
/** The verb with the whole name @p name; SUT_VERB_COUNT when there is none. */
enum sut_verb sut_verb_of(const char *name);
/** The whole names of all verbs, ended by NULL. */
const char *const *sut_verb_names(void);

/** @p answer is borrowed, an object; NULL unless @p st is S_OK. @p why is a sentence unless S_OK.
 */
typedef void sut_answer_fn(void *ctx, enum status st, const cJSON *answer, const char *why);

struct sut;

/* Verbs that are not asked though the adapter could: a system that can do less, to try what a
 * scenario then says. */
struct sut_without {
    bool verbs[SUT_VERB_COUNT];
    struct sut_refusal *waiting; /* asked all the same: answered S_CANNOT */
};

struct sut_ops {
    const char *name;
    bool (*can)(const struct sut *sut, enum sut_verb verb);
    /* Asks; @p args is borrowed. @p fn is called exactly once, later: also by free(), with
     * S_SYSTEM. An implementation that waits for something outside the virtual clock (a socket)
     * holds the clock meanwhile; one that answers by a timer does not. */
    void (*ask)(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn,
                void *ctx);
    /* @p fn is called when there may be something new to read by desk.events or billing.invoices.
     */
    void (*watch)(struct sut *sut, void (*fn)(void *ctx), void *ctx);
    /* The wire on which its CSMS is reached. */
    struct wire *(*wire)(struct sut *sut);
    /* Nothing is under way that could still change its state at this virtual moment. */
    bool (*settled)(const struct sut *sut);
    void (*free)(struct sut *sut);
};

/* Implementations embed this as their first member. */
struct sut {
    const struct sut_ops *ops;
    struct vclock *clk;
    struct evlog *log;
    int actor; /* its id in the log: sut_ask() logs sut_call and sut_answer as this actor */
    struct sut_without without;
    bool over; /* it is being freed: answers come from our side */
};

/** Asks @p verb and logs question and answer. S_CANNOT comes as an answer, too. */
void sut_ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn, void *ctx);
/** From now on @p sut cannot be asked the verbs of @p verbs. */
void sut_take_away(struct sut *sut, const bool verbs[SUT_VERB_COUNT]);
/** Can it be asked @p verb at all? */
bool sut_can(const struct sut *sut, enum sut_verb verb);
/** Answers what is still asked with S_SYSTEM, which the log is not told, since the system did not
 * say it; then frees it. NULL is harmless. */
void sut_free(struct sut *sut);

#endif
