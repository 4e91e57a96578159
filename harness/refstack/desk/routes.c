#include "refstack/desk/routes.h"

#include <stdlib.h>
#include <string.h>

#include "refstack/desk/due.h"
#include "refstack/desk/late_reply.h"
#include "refstack/desk/message.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/roster.h"
#include "refstack/desk/setting.h"
#include "refstack/desk/show.h"
#include "refstack/desk/ticket.h"
#include "refstack/desk/ticket_act.h"

static bool one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(word, *list))
            return true;
    return false;
}

static const char *opening_problem(const struct ticket_opening *o, const char *grade)
{
    static const char *const channels[] = {"phone", "email", "app", "paper", NULL};
    static const char *const categories[] = {"fault", "billing", "access", "other", NULL};

    if (!one_of(o->channel, channels))
        return "channel is not phone, email, app or paper";
    if (!one_of(o->category, categories))
        return "category is not fault, billing, access or other";
    if (grade && !o->grade)
        return "grade is not L1, L2 or L3";
    if (!*o->requester)
        return "requester is empty";
    return NULL;
}

static int open_ticket(struct api_request *rq, cJSON *answer)
{
    struct desk *d = desk_of(rq->rs);
    struct ticket_opening o = {.channel = api_text(rq, "channel"),
                               .requester = api_text(rq, "requester"),
                               .words = api_text(rq, "words"),
                               .category = api_text(rq, "category"),
                               .station = api_text(rq, "station"),
                               .invoice = api_text(rq, "invoice"),
                               .account = api_text(rq, "account"),
                               .by = api_text(rq, "by"),
                               .connector = (int)api_int(rq, "connector", 0),
                               .grade = sla_grade_of(api_text(rq, "grade"))};
    const char *problem = opening_problem(&o, api_text(rq, "grade"));

    if (problem)
        return api_problem(answer, 400, "%s", problem);
    desk_begin(d);
    api_put_int(answer, "id", ticket_contact(d, &o));
    desk_done(d);
    return 200;
}

/* MUTANT_swallows_replies lets one message of an agent through. */
static bool swallowed(struct desk *d, int64_t ticket)
{
    return mutant_is(d->rs, MUTANT_swallows_replies) &&
           db_count(d->rs->db,
                    "SELECT COUNT(*) FROM desk_event WHERE ticket = ? AND name = 'message' AND "
                    "role = 'agent'",
                    db_i(ticket)) > 0;
}

/* A receipt is none: whoever was promised to hear of the desk still waits. */
static bool is_word(const struct desk *d, const struct ticket_message *m)
{
    return strcmp(m->topic, "received") != 0 || mutant_is(d->rs, MUTANT_takes_receipts_for_words);
}

static int reply(struct api_request *rq, cJSON *answer)
{
    struct desk *d = desk_of(rq->rs);
    int64_t ticket = api_path_int(rq);
    struct ticket_message m = {.by = api_text(rq, "by"),
                               .role = "agent",
                               .text = api_text(rq, "text"),
                               .topic = api_text(rq, "topic"),
                               .channel = api_text(rq, "channel"),
                               .reason = api_text(rq, "reason"),
                               .price = api_text(rq, "price"),
                               .due_ms = api_int(rq, "due_ms", 0)};

    if (!ticket_exists(d, ticket))
        return api_problem(answer, 404, "no ticket %.20s", rq->path);
    desk_begin(d);
    ticket_take_over(d, ticket, m.by);
    if (mutant_is(rq->rs, MUTANT_answers_by_machine))
        m.by = m.role = "desk";
    if (!m.due_ms && is_word(d, &m))
        promise_hear(d, ticket);
    if (mutant_is(rq->rs, MUTANT_replies_late))
        late_reply_keep(d, ticket, &m);
    else if (!swallowed(d, ticket))
        ticket_tell(d, ticket, &m);
    desk_done(d);
    return 200;
}

static int events(struct api_request *rq, cJSON *answer)
{
    desk_show_events(desk_of(rq->rs), api_query_int(rq, "since"), answer);
    return 200;
}

static int tickets(struct api_request *rq, cJSON *answer)
{
    desk_show_tickets(desk_of(rq->rs), api_query(rq, "status"), api_query(rq, "queue"),
                      cJSON_AddArrayToObject(answer, "tickets"));
    return 200;
}

static int one_ticket(struct api_request *rq, cJSON *answer)
{
    if (!desk_show_ticket(desk_of(rq->rs), api_path_int(rq), answer))
        return api_problem(answer, 404, "no ticket %.20s", rq->path);
    return 200;
}

static int settled_with(struct api_request *rq, cJSON *answer, const char *why)
{
    desk_done(desk_of(rq->rs));
    return why ? api_problem(answer, 400, "%s", why) : 200;
}

static int staff(struct api_request *rq, cJSON *answer)
{
    desk_begin(desk_of(rq->rs));
    return settled_with(rq, answer, roster_read(desk_of(rq->rs), rq->body));
}

static int sla(struct api_request *rq, cJSON *answer)
{
    desk_begin(desk_of(rq->rs));
    return settled_with(rq, answer, desk_set_sla(desk_of(rq->rs), rq->body));
}

/* clang-format off */
const struct api_route desk_routes[] = {
    {"POST", "/api/desk/tickets", "A customer's contact: opens a ticket or joins the open one",
     NULL, "channel:text requester:text words:text category:text grade:text? station:text? "
     "connector:int? invoice:text? account:text? by:text?", "id:int", open_ticket},
    {"GET", "/api/desk/tickets", "Lists tickets, the most urgent first",
     "status:text? queue:text?", NULL, "tickets:array", tickets},
    {"GET", "/api/desk/tickets/{id}", "Shows a ticket with its parties, clocks and promises",
     NULL, NULL, "id:int channel:text requester:text? words:text category:text grade:text? "
     "station:text? connector:int? invoice:text? account:text? queue:text status:text owner:text? "
     "technician:text? opened_ms:int closed_ms:int? cycle:int parties:array clocks:array "
     "promises:array", one_ticket},
    {"POST", "/api/desk/tickets/{id}/replies", "Tells the customers of a ticket something",
     NULL, "by:text text:text topic:text channel:text? due_ms:int? reason:text? price:text?", "", reply},
    {"POST", "/api/desk/tickets/{id}/acts", "Takes an action on a ticket (0: on the desk itself)",
     NULL, "action:text by:text role:text args:object?",
     "technician:any? km:text? eta_ms:int? promise:int? station:text? connector:int? site:text?",
     ticket_act},
    {"GET", "/api/desk/events", "Lists what has happened to all tickets since an event",
     "since:int?", NULL, "events:array next:int", events},
    {"POST", "/api/desk/staff", "Says who is on duty, where they are and who is free",
     NULL, "technicians:array? agents:array? since:int?", "", staff},
    {"PUT", "/api/desk/sla", "Sets the targets of the desk's clocks and its hours",
     NULL, "grades:object? hours:object? holidays:array?", "", sla},
    {NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};
/* clang-format on */
