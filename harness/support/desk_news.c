#include "support/desk_news.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "support/contact_centre.h"
#include "support/field_technicians.h"
#include "support/incident.h"
#include "support/support_state.h"
#include "support/tickets.h"

/* The customer reads or hears what the desk sends. */
static void tell(struct support *su, struct driver *d, const cJSON *ev)
{
    const cJSON *data = json_item(ev, "data");
    const cJSON *due = json_item(data, "due_ms");
    const char *channel = json_text(data, "channel");
    cJSON *learned = json_object(
        jtext("text", json_text(ev, "text")), jtext("by", json_text(ev, "by")),
        jtext("channel", channel ? channel : "phone"), jint("ticket", json_int(ev, "ticket", 0)),
        jtext("topic", json_text(data, "topic")), jtext("reason", json_text(data, "reason")),
        jtext("price", json_text(data, "price")));

    if (cJSON_IsNumber(due))
        cJSON_AddNumberToObject(learned, "due_ms", due->valuedouble);
    evlog_add(su->stage->log, driver_actor(d), EV_learns, learned);
}

static void deliver(struct support *su, const struct ticket *t, const cJSON *ev)
{
    const char *to = json_text(json_item(ev, "data"), "to");
    struct driver *d = to ? world_driver(su->stage->world, to) : NULL;

    if (d)
        tell(su, d, ev);
    if (to)
        return;
    for (struct incident *inc = su->incidents; inc; inc = inc->next)
        if (inc->ticket == t->id && inc->driver)
            tell(su, inc->driver, ev);
}

/* What follows from it outside the desk. */
static void act_on(struct support *su, struct ticket *t, const char *name, const cJSON *ev)
{
    const char *technician = json_text(json_item(ev, "data"), "technician");

    if (strcmp(name, "message") == 0)
        deliver(su, t, ev);
    if (strcmp(name, "alarm") == 0)
        contact_centre_alarm(su, t);
    if (strcmp(name, "dispatch") == 0 && technician)
        field_technicians_dispatch(su, t, technician);
    if (strcmp(name, "called_off") == 0 && technician)
        field_technicians_call_off(su, t, technician);
    if (strcmp(name, "reopen") == 0 && json_is(ev, "by", "desk"))
        contact_centre_alarm(su, t);
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
        const cJSON *value = json_item(data, field);
        char *longer = NULL;
        if (cJSON_IsString(value))
            longer = mem_printf("%s%s %s%s", words, sign, value->valuestring,
                                strcmp(field, "km") == 0 ? " km" : "");
        else if (cJSON_IsNumber(value) && !strstr(field, "_ms"))
            longer = strcmp(field, "km") == 0
                         ? mem_printf("%s%s %.1f km", words, sign, value->valuedouble)
                         : mem_printf("%s%s %.0f", words, sign, value->valuedouble);
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

void desk_news_hear(struct support *su, const cJSON *ev)
{
    struct ticket *t = tickets_find(su, json_int(ev, "ticket", 0));
    const char *name = json_text(ev, "name");
    struct evlog *log = su->stage->log;
    uint64_t before;
    char *words;

    if (!name)
        return;
    su->heard_event = json_int(ev, "seq", su->heard_event);
    words = in_words(name, json_text(ev, "text"), json_item(ev, "data"));
    tickets_note(su, t, ev);
    before = evlog_because(
        log, evlog_add(log, t->actor, EV_ticket,
                       json_object(jint("ticket", t->id), jtext("name", name),
                                   jtext("by", json_text(ev, "by")),
                                   jtext("role", json_text(ev, "role")), jtext("text", words),
                                   jint("seq", json_int(ev, "seq", 0)))));
    act_on(su, t, name, ev);
    evlog_because(log, before);
    free(words);
}
