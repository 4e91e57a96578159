#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/whole.h"
#include "support/support_inside.h"

static const char *text_of(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

static int64_t int_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);

    return whole_int(item, 0);
}

struct ticket *casebook_ticket(struct support *su, int64_t id)
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
    t->actor = evlog_actor(su->stage->log, ACTOR_ticket, name, evlog_data("I", "ticket", id));
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
        value = cJSON_GetObjectItemCaseSensitive(data, facts[i]);
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
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(ev, columns[i]);
        if (value)
            cJSON_AddItemToObject(row, columns[i], cJSON_Duplicate(value, 1));
    }
    store_row(su->stage->store, "ticket_event", row);
    cJSON_Delete(row);
}

/* The customer reads or hears what the desk sends. */
static void tell(struct support *su, struct driver *d, const cJSON *ev)
{
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(ev, "data");
    const cJSON *due = cJSON_GetObjectItemCaseSensitive(data, "due_ms");
    const char *channel = text_of(data, "channel");
    cJSON *learned =
        evlog_data("s s s I s s", "text", text_of(ev, "text"), "by", text_of(ev, "by"), "channel",
                   channel ? channel : "phone", "ticket", int_of(ev, "ticket"), "topic",
                   text_of(data, "topic"), "reason", text_of(data, "reason"));

    if (cJSON_IsNumber(due))
        cJSON_AddNumberToObject(learned, "due_ms", due->valuedouble);
    evlog_add(su->stage->log, driver_actor(d), EV_learns, learned);
}

static void deliver(struct support *su, const struct ticket *t, const cJSON *ev)
{
    const char *to = text_of(cJSON_GetObjectItemCaseSensitive(ev, "data"), "to");
    struct driver *d = to ? world_driver(su->stage->world, to) : NULL;

    if (d) {
        tell(su, d, ev);
        return;
    }
    for (struct incident *inc = su->incidents; inc; inc = inc->next)
        if (inc->ticket == t->id && inc->driver)
            tell(su, inc->driver, ev);
}

/* What follows from it outside the desk. */
static void act_on(struct support *su, struct ticket *t, const char *name, const cJSON *ev)
{
    const char *technician = text_of(cJSON_GetObjectItemCaseSensitive(ev, "data"), "technician");

    if (strcmp(name, "message") == 0)
        deliver(su, t, ev);
    if (strcmp(name, "alarm") == 0)
        hotline_alarm(su, t);
    if (strcmp(name, "dispatch") == 0 && technician)
        fleet_dispatch(su, t, technician);
    for (struct incident *inc = su->incidents; inc; inc = inc->next)
        if (inc->ticket == t->id)
            incident_hears(inc, ev);
}

/* What the data of the step @p name records, in the order of the table; nothing where the desk
 * found words of its own for @p text. */
static const char *fields_of(const char *name, const char *text)
{
    static const struct {
        const char *name, *sentence, *fields;
    } rows[] = {
#define TICKET_EVENT(event, class, sentence, fields) {#event, sentence, fields},
#include "log/ticket_event.def"
#undef TICKET_EVENT
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (strcmp(rows[i].name, name) == 0 && strcmp(rows[i].sentence, text) == 0)
            return rows[i].fields;
    return "";
}

/* "Reset is tried: Accepted": the step's sentence and what was recorded. The caller frees it. */
static char *in_words(const char *name, const char *text, const cJSON *data)
{
    char *words = mem_text(text ? text : "");
    char *fields = mem_text(fields_of(name, words)), *rest = fields, *field;
    const char *sign = ":";

    while ((field = strtok_r(rest, " ", &rest))) {
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(data, field);
        char *longer = NULL;
        if (cJSON_IsString(value))
            longer = mem_printf("%s%s %s", words, sign, value->valuestring);
        else if (cJSON_IsNumber(value) && !strstr(field, "_ms"))
            longer = mem_printf("%s%s %.0f", words, sign, value->valuedouble);
        else if (cJSON_IsBool(value))
            longer = mem_printf("%s%s %s", words, sign, cJSON_IsTrue(value) ? "yes" : "no");
        if (longer) {
            free(words);
            words = longer;
            sign = ",";
        }
    }
    free(fields);
    return words;
}

void casebook_hear(struct support *su, const cJSON *ev)
{
    struct ticket *t = casebook_ticket(su, int_of(ev, "ticket"));
    const char *name = text_of(ev, "name");
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(ev, "data");
    uint64_t before;
    char *words;

    if (!name)
        return;
    words = in_words(name, text_of(ev, "text"), data);
    cJSON_AddItemToArray(t->events, cJSON_Duplicate(ev, 1));
    learn(t, name, data);
    if (su->stage->store)
        write_event(su, ev);
    before = evlog_because(su->stage->log,
                           evlog_add(su->stage->log, t->actor, EV_ticket,
                                     evlog_data("I s s s s I", "ticket", t->id, "name", name, "by",
                                                text_of(ev, "by"), "role", text_of(ev, "role"),
                                                "text", words, "seq", int_of(ev, "seq"))));
    act_on(su, t, name, ev);
    evlog_because(su->stage->log, before);
    free(words);
}

void casebook_write(struct support *su)
{
    for (const struct ticket *t = su->tickets; t && su->stage->store; t = t->next) {
        cJSON *row = cJSON_CreateObject();
        cJSON_AddNumberToObject(row, "ticket", (double)t->id);
        cJSON_AddItemToObject(row, "data", cJSON_Duplicate(t->data, 1));
        store_row(su->stage->store, "ticket", row);
        cJSON_Delete(row);
    }
}

void casebook_free(struct support *su)
{
    while (su->tickets) {
        struct ticket *t = su->tickets;
        su->tickets = t->next;
        cJSON_Delete(t->data);
        cJSON_Delete(t->events);
        free(t);
    }
}
