#include "facts/ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

static struct ticket *ticket_of(struct ticket_book *book, int id)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->tickets[i].id == id)
            return &book->tickets[i];
    book->tickets = mem_resize(book->tickets, book->count + 1, sizeof(*book->tickets));
    book->tickets[book->count] = (struct ticket){.id = id};
    return &book->tickets[book->count++];
}

static void add_step(struct ticket *t, const cJSON *row)
{
    t->steps = mem_resize(t->steps, t->count + 1, sizeof(*t->steps));
    t->steps[t->count++] = (struct ticket_step){
        .name = field_text(row, "name"),
        .by = field_text(row, "by"),
        .role = field_text(row, "role"),
        .text = field_text(row, "text"),
        .at_ms = json_int(row, "at_ms", 0),
        .data = field(row, "data"),
        .event = (uint64_t)json_int(row, "event", 0),
    };
}

static int by_id(const void *a, const void *b)
{
    const struct ticket *one = a, *two = b;

    return (one->id > two->id) - (one->id < two->id);
}

void ticket_book_init(struct ticket_book *book, struct runfile *rf, int scenario)
{
    const cJSON *row;

    memset(book, 0, sizeof(*book));
    book->rows = runfile_rows(rf, "SELECT ticket, data FROM ticket WHERE scenario=?1", scenario);
    book->step_rows =
        runfile_rows(rf,
                     "SELECT t.*, e.event FROM ticket_event t LEFT JOIN "
                     "(SELECT min(seq) AS event, json_extract(data,'$.seq') AS told FROM event "
                     "WHERE scenario=?1 AND kind='ticket' GROUP BY told) e ON e.told=t.seq "
                     "WHERE t.scenario=?1 ORDER BY t.seq",
                     scenario);
    cJSON_ArrayForEach (row, book->rows)
        ticket_of(book, (int)json_int(row, "ticket", 0))->data = field(row, "data");
    cJSON_ArrayForEach (row, book->step_rows)
        add_step(ticket_of(book, (int)json_int(row, "ticket", 0)), row);
    if (book->count)
        qsort(book->tickets, book->count, sizeof(*book->tickets), by_id);
}

void ticket_book_fini(struct ticket_book *book)
{
    for (size_t i = 0; i < book->count; i++)
        free(book->tickets[i].steps);
    free(book->tickets);
    cJSON_Delete(book->rows);
    cJSON_Delete(book->step_rows);
}

size_t ticket_find(const struct ticket *t, const char *name, size_t from)
{
    while (from < t->count && !ticket_step_is(&t->steps[from], name))
        from++;
    return from;
}

bool ticket_step_is(const struct ticket_step *step, const char *name)
{
    return strcmp(step->name, name) == 0;
}

bool ticket_is_activity(const char *name)
{
#define CLASS_activity                               true
#define CLASS_record                                 false
#define TICKET_EVENT(event, class, sentence, fields) {#event, CLASS_##class},
    static const struct {
        const char *name;
        bool activity;
    } rows[] = {
#include "log/ticket_event.def"
    };
#undef TICKET_EVENT

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].activity;
    return false;
}

bool ticket_has_customer(const struct ticket *t)
{
    return ticket_find(t, "contact", 0) < t->count || ticket_find(t, "message_in", 0) < t->count;
}

size_t ticket_cycle(const struct ticket *t, size_t i)
{
    while (i > 0 && !ticket_step_is(&t->steps[i - 1], "reopen"))
        i--;
    return i;
}

static bool opens_or_ends(const struct ticket_step *step)
{
    static const char *const names[] = {"contact", "alarm", "close", "reopen"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (ticket_step_is(step, names[i]))
            return true;
    return false;
}

bool ticket_step_answers(const struct ticket *t, const struct ticket_step *step)
{
    if (ticket_step_is(step, "message"))
        return !json_is(step->data, "topic", "received");
    return json_is(t->data, "channel", "phone") && strcmp(step->role, "agent") == 0 &&
           ticket_is_activity(step->name) && !opens_or_ends(step);
}
