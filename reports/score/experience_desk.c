/* What the desk did to a driver's good: whether a station that it offered instead was free, and
 * whether a tag came to its owner and to nobody else. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/distance.h"
#include "facts/field.h"
#include "facts/ticket.h"
#include "score/experience.h"

#define CONNECTORS_MAX 64

/* How many connectors @p station has; 0 when the run file does not say. */
static int64_t connectors_of(struct experience *x, const char *station)
{
    cJSON *rows = scoring_rows(x->sc, "SELECT name, json_extract(data,'$.connectors') AS n FROM "
                                      "actor WHERE scenario=?1 AND kind='station'");
    int64_t n = 0;
    const cJSON *row;

    cJSON_ArrayForEach (row, rows)
        if (json_is(row, "name", station))
            n = field_int(row, "n");
    cJSON_Delete(rows);
    return number_least(n, CONNECTORS_MAX - 1);
}

/* Notes which connectors of @p station are in use at @p at_ms, as the station itself knows it.
 * @return the highest number seen */
static int64_t find_taken(struct experience *x, const char *station, int64_t at_ms,
                          bool taken[CONNECTORS_MAX])
{
    cJSON *states = scoring_rows(
        x->sc,
        "SELECT a.name, e.virt_ms, json_extract(e.data,'$.connector') AS connector, "
        "json_extract(e.data,'$.to') AS state FROM event e JOIN actor a ON a.scenario=?1 AND "
        "a.id=e.actor WHERE e.scenario=?1 AND e.kind='status' ORDER BY e.seq");
    size_t len = strlen(station);
    int64_t most = 0;
    const cJSON *row;

    cJSON_ArrayForEach (row, states) {
        const char *name = field_text(row, "name");
        int64_t n = field_int(row, "connector");

        if (strncmp(name, station, len) != 0 || (name[len] && name[len] != '/') || n <= 0 ||
            n >= CONNECTORS_MAX || field_int(row, "virt_ms") > at_ms)
            continue;
        taken[n] = !json_is(row, "state", "Available");
        most = number_most(most, n);
    }
    cJSON_Delete(states);
    return most;
}

/* Is @p connector of @p station free at @p at_ms? Of 0 it is enough that one of them is; one that
 * never changed is. */
static bool is_free(struct experience *x, const char *station, int64_t connector, int64_t at_ms)
{
    bool taken[CONNECTORS_MAX] = {false};
    int64_t seen = find_taken(x, station, at_ms, taken), count = connectors_of(x, station);

    if (connector > 0)
        return connector >= CONNECTORS_MAX || !taken[connector];
    count = number_most(count, seen);
    for (int64_t n = 1; n <= count; n++)
        if (!taken[n])
            return true;
    return count == 0;
}

/* Is @p step's station where it is said to be: at that site, and so far from the driver? */
static void judge_place(struct experience *x, const struct ticket *t,
                        const struct ticket_step *step)
{
    const char *station = field_text(step->data, "station"), *site = field_text(step->data, "site");
    cJSON *place = distance_station(scoring_runfile(x->sc), scoring_scenario(x->sc), station);
    const char *stands = field_text(place, "site");
    char *km = field_spelling(step->data, "km");
    uint64_t seqs[] = {step->event, 0};

    if (*site && *stands && strcmp(site, stands) != 0)
        scoring_find(x->sc, VERDICT_fail, "experience.alternative", seqs,
                     "Ticket %d: %s was offered as standing at %s; it stands at %s.", t->id,
                     station, site, stands);
    if (km && place && field(step->data, "lat_e6") && field(step->data, "lon_e6") &&
        !distance_credible(distance_crow_m(step->data, place), km))
        scoring_find(x->sc, VERDICT_fail, "experience.alternative", seqs,
                     "Ticket %d: %s was offered as %s km away; as the crow flies it is %.1f km.",
                     t->id, station, km, distance_crow_m(step->data, place) / 1000);
    free(km);
    cJSON_Delete(place);
}

static void judge_offer(struct experience *x, const struct ticket *t,
                        const struct ticket_step *step)
{
    const char *station = field_text(step->data, "station");
    uint64_t seqs[] = {step->event, 0};

    experience_met(x, EXPERIENCE_alternative);
    if (!is_free(x, station, field_int(step->data, "connector"), step->at_ms))
        scoring_find(x->sc, VERDICT_fail, "experience.alternative", seqs,
                     "Ticket %d: %s was offered instead, which was not free.", t->id, station);
    judge_place(x, t, step);
}

static void judge_offers(struct experience *x, const struct ticket_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i];

        for (size_t k = ticket_find(t, "alternative", 0); k < t->count;
             k = ticket_find(t, "alternative", k + 1))
            if (*field_text(t->steps[k].data, "station"))
                judge_offer(x, t, &t->steps[k]);
    }
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
    if (book->count > 0)
        experience_met(x, EXPERIENCE_tag);
    judge_assignments(x, book, token, account);
    if (!*token)
        return;
    owner = token_book_account(x->tokens, token);
    if (!owner || strcmp(owner, account) != 0)
        scoring_find_missing(x->sc, VERDICT_fail, "experience.tag_assignment", NULL,
                             "Tag %s belongs to %s in the end; it should belong to %s.", token,
                             owner && *owner ? owner : "nobody", account);
}

void experience_desk(struct experience *x)
{
    const struct ticket_book *book;
    bool wanted = field(x->expect, "tag") || field_flag(x->expect, "alternative");

    if (!scoring_can(x->sc, "desk.events")) {
        x->met |= 1u << EXPERIENCE_alternative | 1u << EXPERIENCE_tag; /* told here, once */
        if (wanted)
            scoring_find(x->sc, VERDICT_inconc,
                         field(x->expect, "tag") ? "experience.tag_assignment"
                                                 : "experience.alternative",
                         NULL, "The desk cannot be asked what happened to its tickets.");
        return;
    }
    book = scoring_tickets(x->sc);
    judge_offers(x, book);
    judge_tag(x, book);
}
