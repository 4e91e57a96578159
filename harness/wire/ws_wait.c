#include "wire/ws_wait.h"

#include <ctype.h>

static void forget_calls(struct ws_wait *w)
{
    if (w->count > 0)
        vclock_release(w->clk);
    w->count = 0;
}

static void forget_ping(struct ws_wait *w)
{
    if (w->pinged)
        vclock_release(w->clk);
    w->pinged = false;
}

void ws_wait_pong(struct ws_wait *w)
{
    if (w->pinged)
        manners_met(w->manners);
    forget_ping(w);
}

void ws_wait_end(struct ws_wait *w)
{
    forget_ping(w);
    forget_calls(w);
    patience_end(&w->patience);
}

void ws_wait_fini(struct ws_wait *w)
{
    ws_wait_end(w);
    patience_fini(&w->patience);
}

static void in_vain(void *ctx)
{
    struct ws_wait *w = ctx;

    manners_missed(w->manners);
    ws_wait_end(w);
}

void ws_wait_init(struct ws_wait *w, struct loop *loop, struct vclock *clk, struct manners *manners)
{
    *w = (struct ws_wait){.clk = clk, .manners = manners};
    patience_init(&w->patience, loop, in_vain, w);
}

static void be_patient(struct ws_wait *w, enum manners_wait what)
{
    patience_begin(&w->patience, manners_patience(w->manners, what));
}

/* Hash of the message id in "[2,\"id\",...": FNV-1a; 0 when @p text does not begin like that. */
static uint64_t message_id(const char *text, size_t len, int *type)
{
    uint64_t hash = 14695981039346656037u;
    const char *end = text + len;
    const char *s = text;

    while (s < end && *s != '[')
        s++;
    do
        s++;
    while (s < end && isspace((unsigned char)*s));
    if (s >= end || !isdigit((unsigned char)*s))
        return 0;
    *type = *s - '0';
    while (s < end && *s != '"')
        s++;
    for (s++; s < end && *s != '"'; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211u;
    return s < end ? hash | 1 : 0;
}

void ws_wait_call(struct ws_wait *w, const char *text, size_t len)
{
    int type = 0;
    uint64_t id = message_id(text, len, &type);

    if (id == 0 || type != 2 || w->count == WS_WAIT_CALLS)
        return;
    if (w->count == 0)
        vclock_hold(w->clk);
    w->calls[w->count++] = id;
    be_patient(w, MANNERS_answer);
}

void ws_wait_answer(struct ws_wait *w, const char *text, size_t len)
{
    int type = 0;
    uint64_t id = message_id(text, len, &type);

    if (id == 0 || (type != 3 && type != 4))
        return;
    for (int i = 0; i < w->count; i++) {
        if (w->calls[i] != id)
            continue;
        manners_met(w->manners);
        w->calls[i] = w->calls[w->count - 1];
        if (w->count > 1)
            w->count--;
        else if (w->pinged)
            forget_calls(w);
        else
            ws_wait_end(w);
        return;
    }
}

void ws_wait_ping(struct ws_wait *w)
{
    if (!w->pinged)
        vclock_hold(w->clk);
    w->pinged = true;
    if (w->count == 0)
        be_patient(w, MANNERS_pong);
}
