#include "facts/ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "facts/words.h"

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
        .at_ms = field_int(row, "at_ms"),
        .data = field(row, "data"),
        .event = field_seq(row, "event"),
        .told_ms = json_int(row, "told_ms", field_int(row, "at_ms")),
    };
}

static int by_id(const void *a, const void *b)
{
    const struct ticket *one = a, *two = b;

    return number_order(one->id, two->id);
}

void ticket_book_init(struct ticket_book *book, struct runfile *rf, int scenario)
{
    const cJSON *row;

    memset(book, 0, sizeof(*book));
    book->rows = runfile_rows(rf, "SELECT ticket, data FROM ticket WHERE scenario=?1", scenario);
    book->step_rows =
        runfile_rows(rf,
                     "SELECT t.*, e.event, e.virt_ms AS told_ms FROM ticket_event t LEFT JOIN "
                     "(SELECT min(seq) AS event, virt_ms, json_extract(data,'$.seq') AS told FROM "
                     "event "
                     "WHERE scenario=?1 AND kind='ticket' GROUP BY told) e ON e.told=t.seq "
                     "WHERE t.scenario=?1 ORDER BY t.seq",
                     scenario);
    cJSON_ArrayForEach (row, book->rows)
        ticket_of(book, (int)field_int(row, "ticket"))->data = field(row, "data");
    cJSON_ArrayForEach (row, book->step_rows)
        add_step(ticket_of(book, (int)field_int(row, "ticket")), row);
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
    static const struct row {
        const char *name;
        bool activity;
    } rows[] = {
#include "log/ticket_event.def"
        {NULL, false},
    };
#undef TICKET_EVENT
    const struct row *row = rows;

    while (row->name && strcmp(row->name, name) != 0)
        row++;
    return row->activity;
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

size_t ticket_asked(const struct ticket *t, size_t first, size_t end)
{
    bool begun = first > 0 && first <= t->count && ticket_step_is(&t->steps[first - 1], "reopen");

    for (size_t i = begun ? first - 1 : first; i < end; i++) {
        const struct ticket_step *step = &t->steps[i];

        if (ticket_step_is(step, "contact") || ticket_step_is(step, "message_in") ||
            (ticket_step_is(step, "reopen") && strcmp(step->role, "desk") != 0))
            return i;
    }
    return end;
}

static bool opens_or_ends(const struct ticket_step *step)
{
    static const char *const names[] = {"contact", "alarm", "close", "reopen", NULL};

    return words_have(names, step->name);
}

static bool is_by_phone(const struct ticket *t, const struct ticket_step *step)
{
    return json_is(t->data, "channel", "phone") && strcmp(step->role, "agent") == 0 &&
           ticket_is_activity(step->name) && !opens_or_ends(step);
}

bool ticket_step_tells(const struct ticket *t, const struct ticket_step *step)
{
    if (ticket_step_is(step, "message"))
        return !json_is(step->data, "topic", "received");
    return is_by_phone(t, step);
}

bool ticket_step_answers(const struct ticket *t, const struct ticket_step *step)
{
    return ticket_step_tells(t, step) && strcmp(step->role, "desk") != 0;
}

bool ticket_is_party(const struct ticket *t, const char *name, size_t step)
{
    for (size_t i = 0; i < t->count && i <= step; i++) {
        const struct ticket_step *s = &t->steps[i];
        bool turned = ticket_step_is(s, "contact") || ticket_step_is(s, "message_in");

        if (turned && (strcmp(s->by, name) == 0 || json_is(s->data, "requester", name)))
            return true;
    }
    return json_is(t->data, "requester", name);
}

/* Does it say which grade the ticket has? A contact that joins a ticket does not. */
static bool grades(const struct ticket *t, size_t step)
{
    static const char *const names[] = {"classify", "grade", NULL};

    return step == 0 || words_have(names, t->steps[step].name);
}

const char *ticket_grade(const struct ticket *t, int64_t at_ms)
{
    const char *grade = "";
    bool told = false;

    for (size_t i = 0; i < t->count; i++) {
        const char *to = field_text(t->steps[i].data, "grade");

        if (!*to || !grades(t, i))
            continue;
        told = true;
        if (t->steps[i].at_ms <= at_ms)
            grade = to;
    }
    return told ? grade : field_text(t->data, "grade");
}

const char *ticket_kind(const struct ticket *t)
{
    const char *category = t->count ? field_text(t->steps[0].data, "category") : "";

    if (!*category)
        category = field_text(t->data, "category");
    return *category ? category : "fault";
}
