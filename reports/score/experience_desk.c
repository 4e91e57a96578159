/* What the desk did to a driver's good: whether a station that it offered instead was free, and
 * whether a tag came to its owner and to nobody else. */
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "facts/ticket.h"
#include "score/experience.h"

/* Is @p connector of @p station Available at @p at_ms, as the station itself knows it? For 0 the
 * last change of any of its connectors decides. One that never changed is. */
static bool is_free(struct experience *x, const char *station, int64_t connector, int64_t at_ms)
{
    cJSON *states = scoring_rows(
        x->sc,
        "SELECT a.name, e.virt_ms, json_extract(e.data,'$.connector') AS connector, "
        "json_extract(e.data,'$.to') AS state FROM event e JOIN actor a ON a.scenario=?1 AND "
        "a.id=e.actor WHERE e.scenario=?1 AND e.kind='status' ORDER BY e.seq");
    size_t len = strlen(station);
    bool known = false, available = false;
    const cJSON *row;

    cJSON_ArrayForEach (row, states) {
        const char *name = field_text(row, "name");
        int64_t n = json_int(row, "connector", 0);

        if (strncmp(name, station, len) != 0 || (name[len] && name[len] != '/') || n == 0 ||
            (connector && n != connector) || json_int(row, "virt_ms", 0) > at_ms)
            continue;
        known = true;
        available = json_is(row, "state", "Available");
    }
    cJSON_Delete(states);
    return !known || available;
}

static void judge_offers(struct experience *x, const struct ticket_book *book)
{
    bool wanted = field_flag(x->expect, "alternative");
    int offers = 0;

    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i];

        for (size_t k = ticket_find(t, "alternative", 0); k < t->count;
             k = ticket_find(t, "alternative", k + 1)) {
            const struct ticket_step *step = &t->steps[k];
            const char *station = field_text(step->data, "station");
            uint64_t seqs[] = {step->event, 0};

            if (!*station)
                continue;
            offers++;
            if (!is_free(x, station, json_int(step->data, "connector", 0), step->at_ms))
                scoring_find(x->sc, VERDICT_fail, "experience.alternative", seqs,
                             "Ticket %d: %s was offered instead, which was not free.", t->id,
                             station);
        }
    }
    x->judged |= wanted || offers;
    if (wanted && !offers)
        scoring_find_missing(x->sc, VERDICT_fail, "experience.alternative", NULL,
                             "No other station was offered.");
}

/* Judges who got which tag by a step of a ticket. */
static void judge_assignments(struct experience *x, const struct ticket_book *book,
                              const char *token, const char *account)
{
    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i];

        for (size_t k = ticket_find(t, "assign", 0); k < t->count;
             k = ticket_find(t, "assign", k + 1)) {
            const char *to = field_text(t->steps[k].data, "account");
            const char *tag = field_text(t->steps[k].data, "token");
            uint64_t seqs[] = {t->steps[k].event, 0};

            if (!*token ||
                (*tag && strcasecmp(tag, token) != 0 && (!*to || strcmp(to, account) == 0)))
                scoring_find(x->sc, VERDICT_fail, "experience.tag_assignment", seqs,
                             "Ticket %d: tag %s is assigned to %s; %s.", t->id, tag,
                             *to ? to : "the customer",
                             *token ? "that is somebody else's tag"
                                    : "none should have been assigned");
        }
    }
}

static void judge_tag(struct experience *x, const struct ticket_book *book)
{
    const cJSON *wanted = field(x->expect, "tag");
    const char *token = field_text(wanted, "token"), *account = field_text(wanted, "account");
    const char *owner;

    if (!wanted)
        return;
    x->judged = true;
    judge_assignments(x, book, token, account);
    if (!*token)
        return;
    owner = token_book_account(&x->tokens, token);
    if (!owner || strcmp(owner, account) != 0)
        scoring_find_missing(x->sc, VERDICT_fail, "experience.tag_assignment", NULL,
                             "Tag %s belongs to %s in the end; it should belong to %s.", token,
                             owner && *owner ? owner : "nobody", account);
}

void experience_desk(struct experience *x)
{
    struct ticket_book book;
    bool wanted = field(x->expect, "tag") || field_flag(x->expect, "alternative");

    if (!scoring_can(x->sc, "desk.events")) {
        if (wanted)
            scoring_find(x->sc, VERDICT_inconc,
                         field(x->expect, "tag") ? "experience.tag_assignment"
                                                 : "experience.alternative",
                         NULL, "The desk cannot be asked what happened to its tickets.");
        return;
    }
    ticket_book_init(&book, scoring_runfile(x->sc), scoring_scenario(x->sc));
    judge_offers(x, &book);
    judge_tag(x, &book);
    ticket_book_fini(&book);
}
