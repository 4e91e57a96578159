#include "conversation.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

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
    free(c->ours.items);
    free(c->theirs.items);
    free(c->name);
}

void conversation_stall(struct conversation *c, bool stalled)
{
    c->stalled = stalled;
    for (size_t i = 0; i < c->ours.count; i++)
        c->ours.items[i].excused = true;
    for (size_t i = 0; i < c->theirs.count; i++)
        c->theirs.items[i].excused = true;
}
