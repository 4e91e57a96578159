#include "support/tickets.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "support/support_state.h"

struct ticket *tickets_find(struct support *su, int64_t id)
{
    struct ticket **at = &su->tickets;
    struct ticket *t;
    char *name;

    while ((t = *at) && t->id != id)
        at = &t->next;
    if (t)
        return t;
    t = mem_new(sizeof(*t));
    *t = (struct ticket){.id = id, .data = cJSON_CreateObject(), .events = cJSON_CreateArray()};
    name = mem_printf("case %lld", (long long)id);
    t->actor = evlog_actor(su->stage->log, ACTOR_ticket, name, json_object(jint("ticket", id)));
    free(name);
    return *at = t;
}

/* Facts of a ticket that any of its events may bring. */
static void learn(struct ticket *t, const char *name, const cJSON *data)
{
    static const char *const facts[] = {"requester", "channel", "category",   "station",
                                        "connector", "grade",   "technician", "outcome"};
    const cJSON *value;

    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        value = json_item(data, facts[i]);
        if (!value || cJSON_IsNull(value))
            continue;
        cJSON_DeleteItemFromObjectCaseSensitive(t->data, facts[i]);
        cJSON_AddItemToObject(t->data, facts[i], cJSON_Duplicate(value, 1));
    }
    if (strcmp(name, "close") == 0 || strcmp(name, "reopen") == 0) {
        cJSON_DeleteItemFromObjectCaseSensitive(t->data, "status");
        cJSON_AddStringToObject(t->data, "status", name[0] == 'c' ? "closed" : "open");
    }
}

static void write_event(struct support *su, const cJSON *ev)
{
    static const char *const columns[] = {"seq", "ticket", "at_ms", "name",
                                          "by",  "role",   "text",  "data"};
    cJSON *row = cJSON_CreateObject();

    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        const cJSON *value = json_item(ev, columns[i]);
        if (value)
            cJSON_AddItemToObject(row, columns[i], cJSON_Duplicate(value, 1));
    }
    store_row(su->stage->store, "ticket_event", row);
    cJSON_Delete(row);
}

void tickets_note(struct support *su, struct ticket *t, const cJSON *ev)
{
    cJSON_AddItemToArray(t->events, cJSON_Duplicate(ev, 1));
    learn(t, json_text(ev, "name"), json_item(ev, "data"));
    if (su->stage->store)
        write_event(su, ev);
}

void tickets_write(struct support *su)
{
    for (const struct ticket *t = su->tickets; t && su->stage->store; t = t->next) {
        cJSON *row = cJSON_CreateObject();
        cJSON_AddNumberToObject(row, "ticket", (double)t->id);
        cJSON_AddItemToObject(row, "data", cJSON_Duplicate(t->data, 1));
        store_row(su->stage->store, "ticket", row);
        cJSON_Delete(row);
    }
}

void tickets_free(struct support *su)
{
    while (su->tickets) {
        struct ticket *t = su->tickets;
        su->tickets = t->next;
        cJSON_Delete(t->data);
        cJSON_Delete(t->events);
        free(t);
    }
}
