#include "facts/conversation.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct pending *pending_add(struct pending_list *list, const char *id, const char *action,
                            uint64_t seq, int64_t at_ms)
{
    struct pending *p;

    list->items = mem_resize(list->items, list->count + 1, sizeof(*list->items));
    p = &list->items[list->count++];
    *p = (struct pending){
        .id = mem_text(id), .action = mem_text(action), .seq = seq, .at_ms = at_ms, .fits = true};
    return p;
}

struct pending *pending_find(struct pending_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].id, id) == 0)
            return &list->items[i];
    return NULL;
}

void pending_remove(struct pending_list *list, struct pending *p)
{
    size_t i = (size_t)(p - list->items);

    free(p->id);
    free(p->action);
    list->count--;
    memmove(p, p + 1, (list->count - i) * sizeof(*p));
}

void pending_clear(struct pending_list *list)
{
    while (list->count)
        pending_remove(list, &list->items[list->count - 1]);
}

void order_add(struct order_list *list, const char *action, int64_t times)
{
    list->items = mem_resize(list->items, list->count + 1, sizeof(*list->items));
    list->items[list->count++] = (struct order){mem_text(action), times};
}

struct order *order_find(struct order_list *list, const char *action)
{
    for (size_t i = 0; action && i < list->count; i++)
        if (strcmp(list->items[i].action, action) == 0)
            return &list->items[i];
    return NULL;
}

static void order_remove(struct order_list *list, size_t i)
{
    free(list->items[i].action);
    list->items[i] = list->items[--list->count];
}

void order_used(struct order_list *list, struct order *order)
{
    if (--order->left == 0)
        order_remove(list, (size_t)(order - list->items));
}

static void order_clear(struct order_list *list)
{
    while (list->count)
        order_remove(list, list->count - 1);
    free(list->items);
}

void conversation_init(struct conversation *c, int actor, const char *name)
{
    memset(c, 0, sizeof(*c));
    c->actor = actor;
    c->name = mem_text(name);
    c->version = ocpp_versions()[0];
    c->answered_ms = -1;
}

void conversation_fini(struct conversation *c)
{
    pending_clear(&c->ours);
    pending_clear(&c->theirs);
    order_clear(&c->scripts);
    order_clear(&c->commands);
    order_clear(&c->prompts);
    free(c->ours.items);
    free(c->theirs.items);
    free(c->name);
}

static void excuse(struct pending_list *list)
{
    for (size_t i = list->count; i-- > 0;)
        list->items[i].excused = true;
}

void conversation_stall(struct conversation *c, bool stalled)
{
    c->stalled = stalled;
    c->stalled_here |= stalled;
    excuse(&c->ours);
    excuse(&c->theirs);
}
