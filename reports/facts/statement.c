#include "facts/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

const struct ticket_step *statement_step(const struct statement *s)
{
    return &s->ticket->steps[s->step];
}

/* Does it claim anything at all? */
static bool claims(const cJSON *data)
{
    return field(data, "due_ms") || *field_text(data, "price");
}

/* The topic of what @p step, no message, records; STATEMENT_COUNT when it promises nothing. A clock
 * of the desk that is told of has a due_ms, too. */
static enum statement_topic recorded(const struct ticket_step *step)
{
    enum statement_topic topic;

    if (!claims(step->data) || field(step->data, "clock"))
        return STATEMENT_COUNT;
    if (ticket_step_is(step, "eta"))
        return STATEMENT_arrival;
    topic = statement_topic_of(field_text(step->data, "topic"));
    if (topic == STATEMENT_COUNT)
        topic = statement_topic_of(field_text(step->data, "what"));
    if (topic == STATEMENT_COUNT && ticket_step_is(step, "promise_renewed"))
        return STATEMENT_arrival;
    return topic;
}

/* Whom a claim without an addressee is for. */
static const char *customer_of(const struct ticket *t, size_t step)
{
    for (size_t i = 0; i <= step; i++)
        if (ticket_step_is(&t->steps[i], "contact") || ticket_step_is(&t->steps[i], "message_in"))
            return t->steps[i].by;
    return field_text(t->data, "requester");
}

static void add(struct statement_book *book, const struct ticket *t, size_t step,
                enum statement_topic topic)
{
    const struct ticket_step *s = &t->steps[step];
    const char *to = field_text(s->data, "to");
    int64_t due_ms = json_int(s->data, "due_ms", INT64_MAX);

    book->list = mem_resize(book->list, book->count + 1, sizeof(*book->list));
    book->list[book->count++] = (struct statement){
        .topic = topic,
        .ticket = t,
        .step = step,
        .by = s->by,
        .to = *to ? to : customer_of(t, step),
        .due_ms = due_ms,
        .price = field_text(s->data, "price"),
        .about = field_text(s->data, "about"),
        .promise = field_int(s->data, "promise"),
        .told = t->count,
        .told_due_ms = due_ms,
    };
}

static bool same_claim(const struct statement *s, const cJSON *data)
{
    int64_t promise = field_int(data, "promise");

    if (promise && s->promise)
        return promise == s->promise;
    return json_int(data, "due_ms", INT64_MAX) == s->due_ms &&
           strcmp(field_text(data, "price"), s->price) == 0;
}

/* Puts the record @p step of @p t into the book: eta and promise_renewed may record one promise. */
static void take_record(struct statement_book *book, const struct ticket *t, size_t step,
                        enum statement_topic topic)
{
    for (size_t i = book->count; i-- > 0 && book->list[i].ticket == t;)
        if (book->list[i].topic == topic && same_claim(&book->list[i], t->steps[step].data))
            return;
    add(book, t, step, topic);
}

/* Is the message with @p data about @p topic (STATEMENT_COUNT: any) the one that tells @p s? */
static bool tells(const struct statement *s, const cJSON *data, enum statement_topic topic)
{
    if (same_claim(s, data))
        return topic == STATEMENT_COUNT || topic == s->topic;
    return topic == s->topic && s->told == s->ticket->count && !field_int(data, "promise");
}

/* A message tells the newest statement with its claim, else the newest of its topic that nobody has
 * told yet, else one of its own: to name a time under another topic is to promise a word by then.
 */
static void take_message(struct statement_book *book, const struct ticket *t, size_t step)
{
    const cJSON *data = t->steps[step].data;
    enum statement_topic topic = statement_topic_told(field_text(data, "topic"));

    if (!claims(data) || json_is(data, "topic", "received"))
        return;
    for (size_t i = book->count; i-- > 0 && book->list[i].ticket == t;) {
        struct statement *s = &book->list[i];

        if (!tells(s, data, topic))
            continue;
        if (s->told == t->count || json_int(data, "due_ms", s->due_ms) != s->due_ms) {
            s->told = step;
            s->told_due_ms = json_int(data, "due_ms", s->due_ms);
        }
        return;
    }
    add(book, t, step, topic == STATEMENT_COUNT ? STATEMENT_call_back : topic);
    book->list[book->count - 1].told = step;
}

void statement_book_init(struct statement_book *book, const struct ticket_book *tickets)
{
    *book = (struct statement_book){NULL, 0};
    for (size_t k = 0; k < tickets->count; k++) {
        const struct ticket *t = &tickets->tickets[k];

        for (size_t i = 0; i < t->count; i++) {
            enum statement_topic topic = recorded(&t->steps[i]);

            if (ticket_step_is(&t->steps[i], "message"))
                take_message(book, t, i);
            else if (topic != STATEMENT_COUNT)
                take_record(book, t, i, topic);
        }
    }
}

void statement_book_fini(struct statement_book *book)
{
    free(book->list);
}
