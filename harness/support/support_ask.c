#include "support/support_ask.h"

#include <stdlib.h>

#include "base/mem.h"
#include "support/support_state.h"

/* A question on its way; the list lets support_ask_forget() cut it off. */
struct ask {
    struct ask *next, **link;
    struct support *su; /* NULL: support is gone */
    support_answer_fn *fn;
    void *ctx;
};

static void answered(void *ctx, enum status st, const cJSON *answer, const char *why)
{
    struct ask *a = ctx;

    if (a->su) {
        *a->link = a->next;
        if (a->next)
            a->next->link = a->link;
        a->fn(a->su, a->ctx, st, answer, why);
    }
    free(a);
}

void support_ask(struct support *su, enum sut_verb verb, cJSON *args, support_answer_fn *fn,
                 void *ctx)
{
    struct ask *a = mem_new(sizeof(*a));

    *a = (struct ask){.next = su->asks, .link = &su->asks, .su = su, .fn = fn, .ctx = ctx};
    if (a->next)
        a->next->link = &a->next;
    su->asks = a;
    sut_ask(su->stage->sut, verb, args, answered, a);
    cJSON_Delete(args);
}

void support_ignore(struct support *su, void *ctx, enum status st, const cJSON *answer,
                    const char *why)
{
    (void)su;
    (void)ctx;
    (void)st;
    (void)answer;
    (void)why;
}

void support_ask_forget(struct support *su)
{
    for (struct ask *a = su->asks; a; a = a->next)
        a->su = NULL;
    su->asks = NULL;
}
