#include "wire/in_flight.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PORTS = 65536 };

struct pair {
    bool joined[2], left[2];
    int sent[2]; /* under way from this end */
    int held;    /* how often this pair holds the clock */
};

struct in_flight {
    struct vclock *clk;
    int serves[2];
    struct pair **pairs; /* by port of the client; made at the first join */
};

struct in_flight *in_flight_new(struct vclock *clk)
{
    struct in_flight *f = mem_new(sizeof(*f));

    f->clk = clk;
    return f;
}

static enum in_flight_end other(enum in_flight_end end)
{
    return end == IN_FLIGHT_client ? IN_FLIGHT_server : IN_FLIGHT_client;
}

/* Only while both ends have been here: what a foreign end does is not ours to wait for. */
static void settle(struct in_flight *f, struct pair *p)
{
    int want = 0;

    if (p->joined[IN_FLIGHT_client] && p->joined[IN_FLIGHT_server]) {
        want += p->left[IN_FLIGHT_server] ? 0 : p->sent[IN_FLIGHT_client];
        want += p->left[IN_FLIGHT_client] ? 0 : p->sent[IN_FLIGHT_server];
        want += p->left[IN_FLIGHT_client] != p->left[IN_FLIGHT_server] ? 1 : 0;
    }
    for (; p->held < want; p->held++)
        vclock_hold(f->clk);
    for (; p->held > want; p->held--)
        vclock_release(f->clk);
}

static void drop(struct in_flight *f, int port)
{
    struct pair *p = f->pairs[port];

    if (!p)
        return;
    for (; p->held > 0; p->held--)
        vclock_release(f->clk);
    free(p);
    f->pairs[port] = NULL;
}

void in_flight_free(struct in_flight *f)
{
    if (!f)
        return;
    for (int port = 0; f->pairs && port < PORTS; port++)
        drop(f, port);
    free(f->pairs);
    free(f);
}

void in_flight_serve(struct in_flight *f, int port)
{
    f->serves[1] = port ? f->serves[0] : 0;
    f->serves[0] = port;
}

bool in_flight_serves(const struct in_flight *f, int port)
{
    return port > 0 && (f->serves[0] == port || f->serves[1] == port);
}

static struct pair *find(const struct in_flight *f, int port)
{
    assert(port >= 0 && port < PORTS);
    return f->pairs ? f->pairs[port] : NULL;
}

void in_flight_join(struct in_flight *f, int port, enum in_flight_end end)
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

void in_flight_sent(struct in_flight *f, int port, enum in_flight_end from)
{
    struct pair *p = find(f, port);

    if (!p)
        return;
    p->sent[from]++;
    settle(f, p);
}

void in_flight_handled(struct in_flight *f, int port, enum in_flight_end by)
{
    struct pair *p = find(f, port);

    if (!p || p->sent[other(by)] == 0)
        return;
    p->sent[other(by)]--;
    settle(f, p);
}

void in_flight_left(struct in_flight *f, int port, enum in_flight_end end)
{
    struct pair *p = find(f, port);

    if (!p)
        return;
    p->left[end] = true;
    settle(f, p);
    if (p->left[other(end)] || !p->joined[other(end)])
        drop(f, port);
}
