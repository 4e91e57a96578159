/* Tickets of the desk's own making: was the station in trouble, and is there one for each trouble?
 * A ticket that
 * somebody has worked on is over when they close it; one that the desk closes because the trouble
 * seems gone is the same trouble when it is back within minutes. */
#include <string.h>

#include "base/json_read.h"
#include "desk/path.h"
#include "facts/field.h"

#define HEELS_MS 900000 /* a quarter of an hour */

/* When the desk had closed @p t without anybody having had a hand in it; -1: it had not. While it
 * is open it is for ever. */
static int64_t untouched_until_ms(const struct ticket *t)
{
    int64_t until_ms = INT64_MAX;

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];

        if (strcmp(step->role, "desk") != 0)
            return -1;
        if (ticket_step_is(step, "close"))
            until_ms = step->at_ms;
        else if (ticket_step_is(step, "reopen"))
            until_ms = INT64_MAX;
    }
    return until_ms;
}

static const struct ticket_step *alarm_of(const struct ticket *t)
{
    return t->count && ticket_step_is(&t->steps[0], "alarm") ? &t->steps[0] : NULL;
}

/* Is the trouble of @p later that of @p t, whose ticket was still warm? */
static bool is_same(const struct ticket *t, const struct ticket *later)
{
    const struct ticket_step *first = alarm_of(t), *second = alarm_of(later);
    int64_t until_ms = first ? untouched_until_ms(t) : -1;

    if (!first || !second || until_ms < 0 || second->at_ms < first->at_ms)
        return false;
    return strcmp(field_text(first->data, "station"), field_text(second->data, "station")) == 0 &&
           *field_text(first->data, "station") &&
           (until_ms == INT64_MAX || second->at_ms - until_ms < HEELS_MS);
}

/* --- was there trouble? ---------------------------------------------------------------------- */

/* What of a station a monitor can be alarmed by, and its boots, in the order of the story: each
 * with the station's name and the connector, 0 for the whole station. */
static cJSON *troubles(const struct path *p)
{
    return runfile_rows(
        scoring_runfile(p->sc),
        "SELECT CASE instr(a.name,'/') WHEN 0 THEN a.name ELSE "
        "substr(a.name,1,instr(a.name,'/')-1) "
        "END AS station, e.seq, e.kind, CASE instr(a.name,'/') WHEN 0 THEN 0 ELSE "
        "CAST(substr(a.name,instr(a.name,'/')+1) AS INTEGER) END AS "
        "connector FROM event e JOIN actor a ON a.scenario=e.scenario AND a.id=e.actor WHERE "
        "e.scenario=?1 AND (e.kind IN ('booted','fault','lock_failed','offline',"
        "'disconnected','connect_failed','restarts','subprotocol','prompted','tampered') OR "
        "(e.kind='status' AND (json_extract(e.data,'$.to')='Faulted' OR "
        "json_extract(e.data,'$.error_code')<>'NoError'))) ORDER BY e.seq",
        scoring_scenario(p->sc));
}

static void judge_cause(const struct path *p, const struct ticket *t, const cJSON *rows)
{
    const struct ticket_step *alarm = alarm_of(t);
    const char *station = field_text(alarm->data, "station");
    int64_t named = field_int(alarm->data, "connector"), other = 0;
    bool heard =
        false; /* one that never came is rightly missed; of others the desk may know more */
    bool broken = false; /* which of its connectors that touches they say themselves */
    uint64_t seqs[3] = {alarm->event, 0, 0};
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        int64_t connector = field_int(row, "connector");

        if (!json_is(row, "station", station) || field_seq(row, "seq") > alarm->event)
            continue;
        heard = heard || json_is(row, "kind", "booted");
        broken = broken || json_is(row, "kind", "fault");
        if (json_is(row, "kind", "booted") || json_is(row, "kind", "fault"))
            continue;
        if (!named || !connector || connector == named)
            return;
        other = connector;
        seqs[1] = field_seq(row, "seq");
    }
    if (heard && other)
        scoring_find(p->sc, VERDICT_fail, "path.alarm", seqs,
                     "Ticket %d: the desk raised an alarm for connector %d of %s; the trouble was "
                     "at connector %d.",
                     t->id, (int)named, station, (int)other);
    else if (heard && !broken)
        scoring_find(p->sc, VERDICT_fail, "path.alarm", seqs,
                     "Ticket %d: the desk raised an alarm for %s; nothing had been wrong with it.",
                     t->id, station);
}

static void judge_causes(struct path *p)
{
    cJSON *rows = NULL;

    for (size_t i = 0; i < p->book->count; i++) {
        if (!alarm_of(&p->book->tickets[i]))
            continue;
        rows = rows ? rows : troubles(p);
        judge_cause(p, &p->book->tickets[i], rows);
    }
    cJSON_Delete(rows);
}

/* --- one for one trouble ---------------------------------------------------------------------- */

void path_alarm(struct path *p)
{
    const struct ticket_book *book = p->book;

    judge_causes(p);
    for (size_t i = 0; i < book->count; i++) {
        const struct ticket *t = &book->tickets[i], *next = t + 1;
        const struct ticket_step *alarm = alarm_of(t);
        uint64_t seqs[3] = {0, 0, 0};

        if (!alarm)
            continue;
        p->judged = true;
        while (next < book->tickets + book->count && !is_same(t, next))
            next++;
        if (next == book->tickets + book->count)
            continue;
        seqs[0] = alarm->event;
        seqs[1] = next->steps[0].event;
        scoring_find(p->sc, VERDICT_fail, "path.one_ticket", seqs,
                     "The trouble of %s came back, and the desk opened ticket %d for it beside "
                     "ticket %d.",
                     field_text(alarm->data, "station"), next->id, t->id);
    }
}
