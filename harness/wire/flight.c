#include "wire/flight.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PORTS = 65536 };

struct pair {
    bool joined[2], left[2];
    int sent[2]; /* under way from this end */
    int held;    /* how often this pair holds the clock */
};

struct flight {
    struct vclock *clk;
    int serves[2];
    struct pair **pairs; /* by port of the client; made at the first join */
};

struct flight *flight_new(struct vclock *clk)
{
    struct flight *f = mem_new(sizeof(*f));

    f->clk = clk;
    return f;
}

static enum flight_end other(enum flight_end end)
{
    return end == FLIGHT_client ? FLIGHT_server : FLIGHT_client;
}

/* Only while both ends have been here: what a foreign end does is not ours to wait for. */
static void settle(struct flight *f, struct pair *p)
{
    int want = 0;

    if (p->joined[FLIGHT_client] && p->joined[FLIGHT_server]) {
        want += p->left[FLIGHT_server] ? 0 : p->sent[FLIGHT_client];
        want += p->left[FLIGHT_client] ? 0 : p->sent[FLIGHT_server];
        want += p->left[FLIGHT_client] != p->left[FLIGHT_server] ? 1 : 0;
    }
    for (; p->held < want; p->held++)
        vclock_hold(f->clk);
    for (; p->held > want; p->held--)
        vclock_release(f->clk);
}

static void drop(struct flight *f, int port)
{
    struct pair *p = f->pairs[port];

    if (!p)
        return;
    for (; p->held > 0; p->held--)
        vclock_release(f->clk);
    free(p);
    f->pairs[port] = NULL;
}

void flight_free(struct flight *f)
{
    if (!f)
        return;
    for (int port = 0; f->pairs && port < PORTS; port++)
        drop(f, port);
    free(f->pairs);
    free(f);
}

void flight_serve(struct flight *f, int port)
{
    f->serves[1] = port ? f->serves[0] : 0;
    f->serves[0] = port;
}

bool flight_serves(const struct flight *f, int port)
{
    return port > 0 && (f->serves[0] == port || f->serves[1] == port);
}

static struct pair *find(const struct flight *f, int port)
{
    assert(port >= 0 && port < PORTS);
    return f->pairs ? f->pairs[port] : NULL;
}

void flight_join(struct flight *f, int port, enum flight_end end)
{
    struct pair *p = find(f, port);

    if (!f->pairs)
        f->pairs = mem_new(PORTS * sizeof(struct pair *));
    /* The system gave the port of an older connection to a new one. */
    if (p && (p->joined[end] || p->left[other(end)])) {
        drop(f, port);
        p = NULL;
    }
    if (!p)
        p = f->pairs[port] = mem_new(sizeof(*p));
    p->joined[end] = true;
    settle(f, p);
}

void flight_sent(struct flight *f, int port, enum flight_end from)
{
    struct pair *p = find(f, port);

    if (!p)
        return;
    p->sent[from]++;
    settle(f, p);
}

void flight_handled(struct flight *f, int port, enum flight_end by)
{
    struct pair *p = find(f, port);

    if (!p || p->sent[other(by)] == 0)
        return;
    p->sent[other(by)]--;
    settle(f, p);
}

void flight_left(struct flight *f, int port, enum flight_end end)
{
    struct pair *p = find(f, port);

    if (!p)
        return;
    p->left[end] = true;
    settle(f, p);
    if (p->left[other(end)] || !p->joined[other(end)])
        drop(f, port);
}
