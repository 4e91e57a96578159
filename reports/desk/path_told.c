/* What a ticket says of itself: whether its steps are dated as they happened, whether its messages
 * say something to those whom they concern, and whether it was closed before its time. */
#include <ctype.h>
#include <string.h>

#include "base/json_read.h"
#include "desk/path.h"
#include "facts/field.h"

#define SAME_MOMENT_MS 60000 /* two clocks may differ by this */

/* --- dates --------------------------------------------------------------------------------------
 */

static void local(const struct path *p, int64_t ms, char out[32])
{
    runfile_local(scoring_runfile(p->sc), scoring_scenario(p->sc), ms, false, out);
}

void path_told_dates(struct path *p, const struct ticket *t)
{
    const struct ticket_step *before = NULL;
    char date[32], other[32];

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];
        uint64_t seqs[] = {step->event, before ? before->event : 0, 0};
        bool early = step->at_ms > step->told_ms + SAME_MOMENT_MS;
        bool back = before && step->at_ms < before->at_ms - SAME_MOMENT_MS;

        if (!step->event) /* nobody knows when it was told */
            continue;
        if (!early && !back) {
            before = step;
            continue;
        }
        local(p, step->at_ms, date);
        local(p, early ? step->told_ms : before->at_ms, other);
        scoring_find(p->sc, VERDICT_fail, "path.dates", seqs,
                     early ? "Ticket %d: %s is dated %s, but was told at %s."
                           : "Ticket %d: %s is dated %s, before the step that comes before it "
                             "(%s).",
                     t->id, step->name, date, other);
        return; /* the rest follows from it */
    }
}

/* --- messages -----------------------------------------------------------------------------------
 */

static bool is_blank(const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    return !*text;
}

void path_told_messages(struct path *p, const struct ticket *t)
{
    for (size_t i = ticket_find(t, "message", 0); i < t->count;
         i = ticket_find(t, "message", i + 1)) {
        const struct ticket_step *step = &t->steps[i];
        const char *to = field_text(step->data, "to");
        uint64_t seqs[] = {step->event, 0};

        p->judged = true;
        if (is_blank(step->text))
            scoring_find(p->sc, VERDICT_fail, "path.empty_message", seqs,
                         "Ticket %d: the message of %s to %s has no words.", t->id,
                         *step->by ? step->by : "the desk", *to ? to : "the customer");
        if (*to && !ticket_is_party(t, to, i))
            scoring_find(p->sc, VERDICT_fail, "path.misdirected", seqs,
                         "Ticket %d: the message of %s went to %s, who has nothing to do with it.",
                         t->id, *step->by ? step->by : "the desk", to);
    }
}

/* --- the end ------------------------------------------------------------------------------------
 */

static void judge_answer(struct path *p, const struct ticket *t, size_t close)
{
    uint64_t seqs[] = {t->steps[close].event, 0};
    const char *customer = field_text(t->data, "requester");
    size_t first = ticket_cycle(t, close);
    bool answered = false;

    if (ticket_asked(t, first, close) == close)
        return;
    p->judged = true;
    for (size_t k = first; k < close && !answered; k++)
        answered = ticket_step_answers(t, &t->steps[k]);
    if (!answered)
        scoring_find(p->sc, VERDICT_fail, "path.closed_without_answer", seqs,
                     "Ticket %d is closed before %s was given any answer.", t->id,
                     *customer ? customer : "the customer");
}

/* Is @p connector, "CP-1/2", one of @p station? */
static bool is_at(const char *connector, const char *station)
{
    size_t len = strlen(station);

    return strncmp(connector, station, len) == 0 && connector[len] == '/';
}

/* Of the plugs that were held before their drivers turned to the desk: who has none back by
 * @p close, and is a party of @p t? A cable held elsewhere is another matter. */
static void judge_cable(struct path *p, const struct ticket *t, size_t close)
{
    const char *station = field_text(t->data, "station");
    cJSON *rows = scoring_rows(
        p->sc,
        "SELECT max(l.seq) AS seq, a.name, json_extract(l.data,'$.connector') AS connector, "
        "(SELECT "
        "min(u.virt_ms) FROM event u WHERE u.scenario=?1 AND u.seq>l.seq AND (u.kind='unplugs' AND "
        "u.actor=l.actor OR u.kind='hands_over' AND json_extract(u.data,'$.driver')=a.name)) AS "
        "back_ms, (SELECT min(c.virt_ms) FROM event c WHERE c.scenario=?1 AND c.kind='contact' AND "
        "c.actor=l.actor AND c.seq>l.seq) AS asked_ms FROM event l JOIN actor a ON a.scenario=?1 "
        "AND a.id=l.actor WHERE l.scenario=?1 AND l.kind='plug_locked' GROUP BY l.actor, "
        "back_ms ORDER BY l.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        const char *name = field_text(row, "name"), *connector = field_text(row, "connector");
        uint64_t seqs[] = {t->steps[close].event, field_seq(row, "seq"), 0};
        int64_t at_ms = t->steps[close].at_ms;

        if (!ticket_is_party(t, name, close) || json_int(row, "asked_ms", INT64_MAX) > at_ms ||
            json_int(row, "back_ms", INT64_MAX) <= at_ms ||
            (*station && !is_at(connector, station)))
            continue;
        scoring_find(p->sc, VERDICT_fail, "path.closed_too_early", seqs,
                     "Ticket %d is closed while %s still holds the cable of %s.", t->id, connector,
                     name);
    }
    cJSON_Delete(rows);
}

void path_told_end(struct path *p, const struct ticket *t)
{
    if (!ticket_has_customer(t))
        return;
    for (size_t i = ticket_find(t, "close", 0); i < t->count; i = ticket_find(t, "close", i + 1)) {
        judge_answer(p, t, i);
        judge_cable(p, t, i);
    }
}
