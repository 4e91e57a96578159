/* By which channel a message goes: by one that its reader has used, or gave an address for. What
 * the desk cannot know of anybody it cannot reach them by. Where nobody knows a channel of theirs
 * nothing is said but of a word that is no channel at all. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "desk/path.h"
#include "facts/field.h"

static bool is_channel(const char *word)
{
    static const char *const words[] = {"phone", "email", "app", "paper", NULL};

    for (const char *const *one = words; *one; one++)
        if (strcmp(*one, word) == 0)
            return true;
    return false;
}

/* Rows of {person, channel}, or {ticket, channel, by} for what an agent chose there. */
static cJSON *ways(struct path *p)
{
    return scoring_rows(
        p->sc,
        "WITH call AS (SELECT json_extract(data,'$.verb') AS verb, json_extract(data,'$.args') AS "
        "args FROM event WHERE scenario=?1 AND kind='sut_call') "
        "SELECT json_extract(args,'$.requester') AS person, json_extract(args,'$.channel') AS "
        "channel, NULL AS ticket, NULL AS by FROM call WHERE verb='open' UNION "
        "SELECT NULL, json_extract(args,'$.channel'), json_extract(args,'$.id'), "
        "json_extract(args,'$.by') FROM call WHERE verb='reply' UNION "
        "SELECT json_extract(args,'$.person'), json_extract(args,'$.delivery'), NULL, NULL FROM "
        "call WHERE verb='account' UNION "
        "SELECT json_extract(args,'$.person'), 'email', NULL, NULL FROM call WHERE verb='account' "
        "AND json_extract(args,'$.address') LIKE '%@%' UNION "
        "SELECT a.name, 'app', NULL, NULL FROM event e JOIN actor a ON a.scenario=?1 AND "
        "a.id=e.actor "
        "WHERE e.scenario=?1 AND e.kind IN ('taps','price_shown') AND "
        "json_extract(e.data,'$.channel')='app'");
}

/* The step with which @p person turned to the desk, by @p channel where that is not NULL. */
static const struct ticket_step *turned(const struct ticket_book *book, const char *person,
                                        const char *channel)
{
    for (size_t k = 0; k < book->count; k++)
        for (size_t i = 0; i < book->tickets[k].count; i++) {
            const struct ticket_step *step = &book->tickets[k].steps[i];
            bool speaks = ticket_step_is(step, "contact") || ticket_step_is(step, "message_in");
            const char *by = field_text(step->data, "channel");

            if (speaks && *by && (!channel || strcmp(by, channel) == 0) &&
                (strcmp(step->by, person) == 0 || json_is(step->data, "requester", person)))
                return step;
        }
    return NULL;
}

/* Is it known which channel whoever sent @p step chose? The desk chose itself what it sends by
 * itself; what a person said elsewhere than by reply went by whatever they chose. */
static bool choice_is_known(const cJSON *ways, const struct ticket *t,
                            const struct ticket_step *step)
{
    const cJSON *row;

    if (strcmp(step->role, "desk") == 0)
        return true;
    cJSON_ArrayForEach (row, ways)
        if (field_int(row, "ticket") == t->id && json_is(row, "by", step->by))
            return true;
    return false;
}

/* May what is sent to @p person on ticket @p t go by @p channel? */
static bool reaches(const struct path *p, const cJSON *ways, const struct ticket *t,
                    const char *person, const char *channel)
{
    const cJSON *row;

    if (turned(p->book, person, channel))
        return true;
    cJSON_ArrayForEach (row, ways)
        if (json_is(row, "channel", channel) &&
            (json_is(row, "person", person) || field_int(row, "ticket") == t->id))
            return true;
    return false;
}

static void judge(struct path *p, const cJSON *ways, const struct ticket *t,
                  const struct ticket_step *step)
{
    const char *to = field_text(step->data, "to"), *channel = field_text(step->data, "channel");
    const struct ticket_step *asked = turned(p->book, to, NULL);
    uint64_t seqs[] = {step->event, asked ? asked->event : 0, 0};
    struct finding finding = {
        .verdict = VERDICT_fail, .rule = "path.channel", .seqs = seqs, .ticket = t->id};
    char *key = mem_printf("%s by %s", to, channel);

    finding.key = key;
    if (*channel && !is_channel(channel))
        scoring_tell(p->sc, &finding,
                     "Ticket %d: the message to %s went by \"%s\"; a channel is phone, email, app "
                     "or paper.",
                     t->id, *to ? to : "the customer", channel);
    else if (*channel && asked && choice_is_known(ways, t, step) &&
             !reaches(p, ways, t, to, channel))
        scoring_tell(p->sc, &finding,
                     "Ticket %d: the message to %s went by %s; %s turned to the desk by %s, and "
                     "gave it no other address.",
                     t->id, to, channel, to, field_text(asked->data, "channel"));
    free(key);
}

void path_channel(struct path *p)
{
    cJSON *known = ways(p);

    for (size_t k = 0; k < p->book->count; k++) {
        const struct ticket *t = &p->book->tickets[k];

        for (size_t i = 0; i < t->count; i++)
            if (ticket_step_is(&t->steps[i], "message"))
                judge(p, known, t, &t->steps[i]);
    }
    cJSON_Delete(known);
}
