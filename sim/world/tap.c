#include "world/tap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"

struct tap {
    struct tap *next;
    struct tap **taps;
    struct world *world;
    int driver;
    const char *connector;
    uint64_t cause;
    const char *token_type;
    tap_fn *fn;
    void *ctx;
    const char *outcome; /* NULL: not answered yet */
    char *text;
    struct vtimer timer;
};

static void discard(struct tap *t)
{
    vclock_disarm(world_clock(t->world), &t->timer);
    free(t->text);
    free(t);
}

static void unlink_from_list(struct tap *t)
{
    struct tap **at = t->taps;

    while (*at != t)
        at = &(*at)->next;
    *at = t->next;
}

static void shows(struct vtimer *timer, void *owner)
{
    struct tap *t = owner;
    struct evlog *log = world_log(t->world);
    uint64_t before;
    uint64_t seq;

    (void)timer;
    unlink_from_list(t);
    seq = evlog_add_caused(log, t->driver, EV_display, t->cause,
                           json_object(jtext("connector", t->connector), jtext("text", t->text),
                                       jtext("status", t->outcome)));
    before = evlog_because(log, seq);
    if (t->fn)
        t->fn(t->ctx, t->outcome, t->text);
    evlog_because(log, before);
    discard(t);
}

struct tap *tap_new(struct tap **taps, struct world *w, int driver, const char *connector,
                    uint64_t cause)
{
    struct tap *t = mem_new(sizeof(*t));

    t->next = *taps;
    t->taps = taps;
    t->world = w;
    t->driver = driver;
    t->connector = connector;
    t->cause = cause;
    vtimer_init(&t->timer, shows, t);
    *taps = t;
    return t;
}

void tap_listen(struct tap *t, tap_fn *fn, void *ctx)
{
    t->fn = fn;
    t->ctx = ctx;
}

const char *const *token_types(void)
{
    static const char *const types[] = {"Central",    "eMAID",           "ISO14443",
                                        "ISO15693",   "KeyCode",         "Local",
                                        "MacAddress", "NoAuthorization", NULL};

    return types;
}

const char *token_type_of(const char *word)
{
    const char *const *type = token_types();

    while (word && *type && strcmp(*type, word) != 0)
        type++;
    return word ? *type : NULL;
}

void tap_set_token_type(struct tap *t, const char *type)
{
    t->token_type = type;
}

const char *tap_token_type(const struct tap *t)
{
    return t->token_type;
}

uint64_t tap_cause(const struct tap *t)
{
    return t->cause;
}

void tap_answer(struct tap *t, const char *outcome, const char *text, int64_t delay_ms)
{
    assert(!t->outcome);
    t->outcome = outcome;
    t->text = mem_text(text);
    vclock_arm(world_clock(t->world), &t->timer, delay_ms);
}

void tap_free_all(struct tap **taps)
{
    while (*taps) {
        struct tap *t = *taps;

        *taps = t->next;
        discard(t);
    }
}
