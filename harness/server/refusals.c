#include "server/refusals.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"

enum { KEPT = 50, CALLERS = 32, SAID_IN_A_MINUTE = 20, MINUTE_MS = 60000, WORDS = 60 };

struct kept {
    char *who, *from, *why; /* who: made harmless */
    int status;
    int64_t times, first_ms, last_ms;
    int64_t said_ms, said_times; /* when it was last spoken of, and how often it had come then */
};

/* How much was said of one address. */
struct caller {
    char *from;
    int64_t minute_ms; /* when the present minute began */
    int said;
};

struct refusals {
    void (*say)(void *ctx, const char *sentence);
    void *ctx;
    struct kept kept[KEPT]; /* the newest first */
    size_t count;
    struct caller callers[CALLERS]; /* who came last first */
};

struct refusals *refusals_new(void (*say)(void *ctx, const char *sentence), void *ctx)
{
    struct refusals *r = mem_new(sizeof(*r));

    r->say = say;
    r->ctx = ctx;
    return r;
}

static void kept_fini(struct kept *k)
{
    free(k->who);
    free(k->from);
    free(k->why);
}

void refusals_free(struct refusals *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->count; i++)
        kept_fini(&r->kept[i]);
    for (size_t i = 0; i < CALLERS; i++)
        free(r->callers[i].from);
    free(r);
}

/* No terminal does anything by it, and no line of it passes for another. */
char *refusals_harmless(const char *text)
{
    char out[WORDS * 4 + 4], *p = out;

    for (size_t i = 0; text[i]; i++) {
        unsigned char c = (unsigned char)text[i];

        if (i == WORDS) {
            p += sprintf(p, "...");
            break;
        }
        if (c < ' ' || c > '~' || c == '"' || c == '\\')
            p += sprintf(p, "\\x%02x", c);
        else
            *p++ = (char)c;
    }
    *p = '\0';
    return mem_text(out);
}

/* May something more be said of @p from in this minute? *@p last: it is the last that may. */
static bool may_say(struct refusals *r, const char *from, int64_t now_ms, bool *last)
{
    struct caller c = {0};
    size_t i = 0;

    while (i < CALLERS - 1 && r->callers[i].from && strcmp(r->callers[i].from, from) != 0)
        i++;
    c = r->callers[i];
    if (!c.from || strcmp(c.from, from) != 0) {
        free(c.from);
        c = (struct caller){mem_text(from), now_ms, 0};
    } else if (now_ms - c.minute_ms >= MINUTE_MS || now_ms < c.minute_ms) {
        c.minute_ms = now_ms;
        c.said = 0;
    }
    c.said++;
    memmove(&r->callers[1], &r->callers[0], i * sizeof(c));
    r->callers[0] = c;
    *last = c.said == SAID_IN_A_MINUTE;
    return c.said <= SAID_IN_A_MINUTE;
}

static void say(struct refusals *r, struct kept *k)
{
    int64_t again = k->times - k->said_times;
    bool last;
    char *more, *how, *sentence;

    if (!r->say || !may_say(r, k->from, k->last_ms, &last))
        return;
    more = again > 1 ? mem_printf(" (%lld times)", (long long)again) : mem_text("");
    how = k->status ? mem_printf(" from %s with %d", k->from, k->status) : mem_text("");
    sentence = mem_printf("refuses %s%s%s%s: %s%s%s", *k->who ? "\"" : "",
                          *k->who ? k->who : "somebody", *k->who ? "\"" : "", how, k->why, more,
                          last ? "; what else comes from there in this minute is on the page" : "");
    free(how);
    r->say(r->ctx, sentence);
    k->said_ms = k->last_ms;
    k->said_times = k->times;
    free(sentence);
    free(more);
}

/* The place of one of its like; r->count when there is none. */
static size_t find(const struct refusals *r, const char *who, const struct refusal *refusal)
{
    size_t i = 0;

    while (i < r->count &&
           (r->kept[i].status != refusal->status || strcmp(r->kept[i].who, who) != 0 ||
            strcmp(r->kept[i].from, refusal->from) != 0 ||
            strcmp(r->kept[i].why, refusal->why) != 0))
        i++;
    return i;
}

void refusals_add(struct refusals *r, const struct refusal *refusal, int64_t now_ms)
{
    char *who = refusals_harmless(refusal->who ? refusal->who : "");
    size_t i = find(r, who, refusal);
    struct kept k = {who,
                     mem_text(refusal->from),
                     mem_text(refusal->why),
                     refusal->status,
                     0,
                     now_ms,
                     now_ms,
                     INT64_MIN,
                     0};

    if (i < r->count) {
        kept_fini(&k);
        k = r->kept[i];
    } else if (r->count == KEPT) {
        kept_fini(&r->kept[--i]);
    } else {
        r->count++;
    }
    memmove(&r->kept[1], &r->kept[0], i * sizeof(k));
    k.times++;
    k.last_ms = now_ms;
    r->kept[0] = k;
    if (k.said_ms == INT64_MIN || now_ms - k.said_ms >= MINUTE_MS)
        say(r, &r->kept[0]);
}

cJSON *refusals_show(const struct refusals *r)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < r->count; i++) {
        const struct kept *k = &r->kept[i];

        cJSON_AddItemToArray(list,
                             json_object(jtext("who", k->who), jtext("from", k->from),
                                         jint("status", k->status), jtext("why", k->why),
                                         jint("times", k->times), jint("first_ms", k->first_ms),
                                         jint("last_ms", k->last_ms)));
    }
    return list;
}
