#include "facts/process.h"

#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define DEPTH_MAX 64
#define NONE      SIZE_MAX

/* One state of a Thompson automaton: at most one named edge, or up to two free ones. */
struct state {
    char *name; /* of the edge to next[0]; NULL: next[] are free */
    size_t next[2];
};

struct process {
    struct state *states;
    size_t count;
    size_t start, end;
    size_t shortest;
};

/* A piece of the automaton; its end has no edge yet. */
struct piece {
    size_t start, end;
};

struct parser {
    struct process *p;
    const char *text;
    const char *at;
    int depth;
    char *why;
};

static size_t state_new(struct process *p)
{
    p->states = mem_resize(p->states, p->count + 1, sizeof(*p->states));
    p->states[p->count] = (struct state){NULL, {NONE, NONE}};
    return p->count++;
}

static void join(struct process *p, size_t from, size_t to)
{
    size_t slot = p->states[from].next[0] == NONE ? 0 : 1;

    assert(!p->states[from].name && p->states[from].next[slot] == NONE);
    p->states[from].next[slot] = to;
}

static struct piece piece_empty(struct process *p)
{
    size_t s = state_new(p);

    return (struct piece){s, s};
}

static void skip_blank(struct parser *ps)
{
    while (isspace((unsigned char)*ps->at))
        ps->at++;
}

static void complain(struct parser *ps, const char *what)
{
    if (!ps->why)
        ps->why = mem_printf("%s at character %zu of \"%s\"", what, (size_t)(ps->at - ps->text) + 1,
                             ps->text);
}

static bool is_name(char c)
{
    return islower((unsigned char)c) || isdigit((unsigned char)c) || c == '_';
}

static struct piece parse_choice(struct parser *ps);

static struct piece parse_name(struct parser *ps)
{
    const char *from = ps->at;
    struct piece piece = {state_new(ps->p), state_new(ps->p)};

    while (is_name(*ps->at))
        ps->at++;
    ps->p->states[piece.start].name = mem_text_n(from, (size_t)(ps->at - from));
    ps->p->states[piece.start].next[0] = piece.end;
    return piece;
}

static struct piece parse_group(struct parser *ps)
{
    struct piece piece;

    if (++ps->depth > DEPTH_MAX) {
        complain(ps, "too many brackets");
        return piece_empty(ps->p);
    }
    ps->at++;
    piece = parse_choice(ps);
    if (*ps->at == ')')
        ps->at++;
    else
        complain(ps, "a bracket is not closed");
    ps->depth--;
    return piece;
}

/* Wraps @p piece for ? (0..1), * (0..n) or + (1..n). */
static struct piece repeated(struct process *p, struct piece piece, char how)
{
    struct piece out = {state_new(p), state_new(p)};

    join(p, out.start, piece.start);
    if (how != '+')
        join(p, out.start, out.end);
    join(p, piece.end, out.end);
    if (how != '?')
        join(p, piece.end, piece.start);
    return out;
}

static struct piece parse_item(struct parser *ps)
{
    struct piece piece = *ps->at == '(' ? parse_group(ps) : parse_name(ps);

    skip_blank(ps);
    while (strspn(ps->at, "?*+")) {
        piece = repeated(ps->p, piece, *ps->at++);
        skip_blank(ps);
    }
    return piece;
}

static struct piece parse_sequence(struct parser *ps)
{
    struct piece all = piece_empty(ps->p);

    skip_blank(ps);
    while (!ps->why && (*ps->at == '(' || is_name(*ps->at))) {
        struct piece next = parse_item(ps);

        join(ps->p, all.end, next.start);
        all.end = next.end;
    }
    return all;
}

static struct piece parse_choice(struct parser *ps)
{
    struct piece all = parse_sequence(ps);

    while (*ps->at == '|') {
        struct piece either = {state_new(ps->p), state_new(ps->p)};
        struct piece next;

        ps->at++;
        next = parse_sequence(ps);
        join(ps->p, either.start, all.start);
        join(ps->p, either.start, next.start);
        join(ps->p, all.end, either.end);
        join(ps->p, next.end, either.end);
        all = either;
    }
    return all;
}

struct process *process_new(const char *text, char **why)
{
    static const char *const nothing[] = {NULL};
    struct process *p = mem_new(sizeof(*p));
    struct parser ps = {.p = p, .text = text, .at = text};
    struct piece all = parse_choice(&ps);
    struct process_alignment empty;

    if (*ps.at)
        complain(&ps, "unexpected character");
    if (ps.why) {
        *why = ps.why;
        process_free(p);
        return NULL;
    }
    p->start = all.start;
    p->end = all.end;
    process_align(p, nothing, 0, &empty);
    p->shortest = empty.cost;
    process_alignment_fini(&empty);
    return p;
}

void process_free(struct process *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++)
        free(p->states[i].name);
    free(p->states);
    free(p);
}

const char *process_name(const struct process *p, size_t i)
{
    for (size_t s = 0; s < p->count; s++)
        if (p->states[s].name && i-- == 0)
            return p->states[s].name;
    return NULL;
}

bool process_names(const struct process *p, const char *activity)
{
    size_t i = 0;

    while (process_name(p, i) && strcmp(process_name(p, i), activity) != 0)
        i++;
    return process_name(p, i);
}

size_t process_shortest(const struct process *p)
{
    return p->shortest;
}

/* A node of the search is (position in the trace, state): number position * states + state. */
struct node {
    size_t cost;   /* NONE: not reached */
    size_t before; /* node it was reached from */
    enum process_move_kind move;
    bool moved; /* the edge was a move, not a free one */
};

struct search {
    const struct process *p;
    const char *const *trace;
    size_t count;
    struct node *nodes;
    size_t *deque; /* twice as long as there can be entries, begun in the middle */
    size_t head, tail;
};

static void reach(struct search *s, size_t from, size_t to, const struct node *how, size_t weight)
{
    size_t cost = from == NONE ? 0 : s->nodes[from].cost + weight;

    if (s->nodes[to].cost <= cost)
        return;
    s->nodes[to] = *how;
    s->nodes[to].cost = cost;
    s->nodes[to].before = from;
    if (weight)
        s->deque[s->tail++] = to;
    else
        s->deque[--s->head] = to;
}

static void expand(struct search *s, size_t n)
{
    static const struct node free_edge = {.moved = false};
    static const struct node both = {.moved = true, .move = MOVE_both};
    static const struct node skipped = {.moved = true, .move = MOVE_skipped};
    static const struct node extra = {.moved = true, .move = MOVE_extra};
    size_t states = s->p->count, at = n / states;
    const struct state *state = &s->p->states[n % states];

    if (at < s->count)
        reach(s, n, n + states, &extra, 1);
    for (size_t i = 0; i < 2 && state->next[i] != NONE; i++) {
        size_t next = at * states + state->next[i];

        if (!state->name)
            reach(s, n, next, &free_edge, 0);
        else
            reach(s, n, next, &skipped, 1);
        if (state->name && at < s->count && strcmp(state->name, s->trace[at]) == 0)
            reach(s, n, next + states, &both, 0);
    }
}

static void search_run(struct search *s)
{
    size_t nodes = (s->count + 1) * s->p->count;

    s->nodes = mem_new(nodes * sizeof(*s->nodes));
    for (size_t i = 0; i < nodes; i++)
        s->nodes[i].cost = NONE;
    /* A node enters only when its cost falls: from nothing, by a cost-1 edge, then to less. */
    s->deque = mem_new((nodes * 8 + 2) * sizeof(*s->deque));
    s->head = s->tail = nodes * 4;
    reach(s, NONE, s->p->start, &(struct node){.moved = false}, 0);
    while (s->head < s->tail) {
        expand(s, s->deque[s->head++]);
    }
}

static struct process_move move_at(const struct search *s, size_t n)
{
    size_t before = s->nodes[n].before, states = s->p->count;
    struct process_move move = {s->nodes[n].move, NULL, before / states};

    if (move.kind == MOVE_skipped) {
        move.name = s->p->states[before % states].name;
        return move;
    }
    assert(move.position < s->count);
    move.name = s->trace[move.position];
    return move;
}

void process_align(const struct process *p, const char *const *trace, size_t count,
                   struct process_alignment *out)
{
    struct search s = {.p = p, .trace = trace, .count = count};
    size_t goal = count * p->count + p->end, n, worst;

    memset(out, 0, sizeof(*out));
    search_run(&s);
    out->cost = s.nodes[goal].cost;
    for (n = goal; n != NONE; n = s.nodes[n].before)
        out->count += s.nodes[n].moved;
    out->moves = mem_new((out->count + 1) * sizeof(*out->moves));
    n = goal;
    for (size_t i = out->count; n != NONE; n = s.nodes[n].before)
        if (s.nodes[n].moved)
            out->moves[--i] = move_at(&s, n);
    worst = count + p->shortest;
    out->fitness = worst ? 1.0 - (double)out->cost / (double)worst : 1.0;
    free(s.nodes);
    free(s.deque);
}

void process_alignment_fini(struct process_alignment *a)
{
    free(a->moves);
}
