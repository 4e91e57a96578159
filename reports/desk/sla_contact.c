/* People who turn to the desk, by the world's own record: how long a call rings, when a cable is
 * back, and whether the desk has a ticket of everybody. */
#include <string.h>

#include "base/json_read.h"
#include "desk/sla.h"
#include "facts/duration.h"
#include "facts/field.h"

static const struct pauses no_pauses = {NULL, 0};

/* How long somebody may wait from the contact in a row (virt_ms) until its field `until`. */
struct wait {
    enum sla_field field;
    const char *until;
    int64_t limit_ms;
    bool over; /* what they waited for came */
};

/* Was it longer than the limit? @p words says how long; while it may still come in time it is not
 * judged. */
static bool too_long(struct sla *sla, const struct wait *w, const cJSON *row, char words[32])
{
    struct span run = {field_int(row, "virt_ms"), json_int(row, w->until, sla->end_ms)};
    int64_t took_ms = service_hours_elapsed(&sla->opening, &no_pauses, run);

    duration_words(took_ms, words);
    if (took_ms <= w->limit_ms && !w->over) {
        sla->unripe |= 1u << w->field;
        return false;
    }
    sla_met(sla, w->field);
    return took_ms > w->limit_ms;
}

void sla_contact_answers(struct sla *sla)
{
    int64_t limit_ms = json_int(sla->expect, "answer_ms", -1);
    cJSON *rows;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    rows = scoring_rows(
        sla->sc,
        "SELECT c.seq, c.virt_ms, a.name, min(e.virt_ms) AS heard_ms, e.kind FROM event c "
        "LEFT JOIN event e ON e.scenario=c.scenario AND e.kind IN ('answered','abandoned') AND "
        "json_extract(e.data,'$.contact')=json_extract(c.data,'$.contact') AND e.seq>c.seq "
        "LEFT JOIN actor a ON a.scenario=c.scenario AND a.id=c.actor "
        "WHERE c.scenario=?1 AND c.kind='contact' AND json_extract(c.data,'$.channel')='phone' "
        "GROUP BY c.seq ORDER BY c.seq");
    cJSON_ArrayForEach (row, rows) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        struct wait wait = {SLA_answer, "heard_ms", limit_ms, json_is(row, "kind", "answered")};
        char waited[32];

        if (too_long(sla, &wait, row, waited))
            scoring_tell(sla->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "sla.answer",
                                           .seqs = seqs,
                                           .missing = !field(row, "heard_ms")},
                         "%s waited %s for an answer on the phone.", field_text(row, "name"),
                         waited);
    }
    cJSON_Delete(rows);
}

/* The cable is back when its owner takes it or is handed it, whatever the desk says; the clock runs
 * from the contact about it. */
void sla_contact_cables(struct sla *sla)
{
    int64_t limit_ms = json_int(sla->expect, "cable_returned_ms", -1);
    cJSON *rows;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    rows = scoring_rows(
        sla->sc,
        "SELECT c.seq, c.virt_ms, a.name, (SELECT min(u.virt_ms) FROM event u WHERE "
        "u.scenario=?1 AND u.seq>c.seq AND ((u.kind='unplugs' AND u.actor=c.actor) OR "
        "(u.kind='hands_over' AND json_extract(u.data,'$.driver')=a.name))) AS back_ms "
        "FROM event c JOIN actor a ON a.scenario=?1 AND a.id=c.actor WHERE c.scenario=?1 AND "
        "c.kind='contact' AND EXISTS(SELECT 1 FROM event l WHERE l.scenario=?1 AND "
        "l.kind='plug_locked' AND l.actor=c.actor AND l.seq<c.seq) AND NOT EXISTS(SELECT 1 FROM "
        "event u WHERE u.scenario=?1 AND u.kind='unplugs' AND u.actor=c.actor AND u.seq<c.seq AND "
        "u.seq>(SELECT max(l.seq) FROM event l WHERE l.scenario=?1 AND l.kind='plug_locked' AND "
        "l.actor=c.actor AND l.seq<c.seq)) GROUP BY c.actor ORDER BY c.seq");
    cJSON_ArrayForEach (row, rows) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        struct wait wait = {SLA_cable_returned, "back_ms", limit_ms, field(row, "back_ms")};
        char took[32];

        if (too_long(sla, &wait, row, took))
            scoring_tell(sla->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "sla.cable_returned",
                                           .seqs = seqs,
                                           .missing = !field(row, "back_ms")},
                         "%s %s the cable back %s after calling for help.", field_text(row, "name"),
                         field(row, "back_ms") ? "got" : "still did not have", took);
    }
    cJSON_Delete(rows);
}

/* --- tickets that are not there ----------------------------------------------------------------
 */

static bool has_ticket(const struct sla *sla, int64_t id)
{
    for (size_t i = 0; i < sla->book->count; i++)
        if (sla->book->tickets[i].id == id && sla->book->tickets[i].count)
            return true;
    return false;
}

static bool has_come_in(const struct sla *sla, const char *name)
{
    for (size_t i = 0; i < sla->book->count; i++)
        if (ticket_is_party(&sla->book->tickets[i], name, sla->book->tickets[i].count))
            return true;
    return false;
}

/* The desk gave a ticket a number and tells nothing of it. */
static void judge_opened(struct sla *sla)
{
    cJSON *rows = scoring_rows(
        sla->sc, "SELECT a.seq, json_extract(a.data,'$.answer.id') AS ticket, "
                 "json_extract(c.data,'$.args.requester') AS name FROM event a JOIN event c ON "
                 "c.scenario=?1 AND c.seq=json_extract(a.data,'$.call') WHERE a.scenario=?1 AND "
                 "a.kind='sut_answer' AND json_extract(a.data,'$.role')='desk' AND "
                 "json_extract(a.data,'$.verb')='open' AND json_extract(a.data,'$.status')='ok' "
                 "ORDER BY a.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        int64_t id = field_int(row, "ticket");
        uint64_t seqs[] = {field_seq(row, "seq"), 0};

        sla->judged = true;
        if (has_ticket(sla, id))
            continue;
        sla->adrift = true;
        scoring_find(sla->sc, VERDICT_fail, "sla.ticket_lost", seqs,
                     "The desk gave %s ticket %lld and tells of nothing that became of it.",
                     *field_text(row, "name") ? field_text(row, "name") : "somebody",
                     (long long)id);
    }
    cJSON_Delete(rows);
}

/* Who phoned and came into no ticket has a first reply when somebody answers the phone. */
static void judge_unrecorded(struct sla *sla)
{
    int64_t limit_ms = json_int(sla->expect, "first_reply_ms", -1);
    cJSON *rows;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    rows = scoring_rows(
        sla->sc, "SELECT c.seq, c.virt_ms, a.name, (SELECT min(e.virt_ms) FROM event e WHERE "
                 "e.scenario=?1 AND e.kind='answered' AND json_extract(e.data,'$.contact')="
                 "json_extract(c.data,'$.contact')) AS heard_ms FROM event c JOIN actor a ON "
                 "a.scenario=?1 AND a.id=c.actor WHERE c.scenario=?1 AND c.kind='contact' AND NOT "
                 "EXISTS(SELECT 1 FROM event o WHERE o.scenario=?1 AND o.kind='sut_call' AND "
                 "json_extract(o.data,'$.verb')='open' AND json_extract(o.data,"
                 "'$.args.requester')=a.name) ORDER BY c.seq");
    cJSON_ArrayForEach (row, rows) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        struct span run = {field_int(row, "virt_ms"), json_int(row, "heard_ms", sla->end_ms)};
        int64_t waited_ms = service_hours_elapsed(&sla->opening, &no_pauses, run);
        const char *name = field_text(row, "name");
        char waited[32];

        if (has_come_in(sla, name))
            continue;
        if (!field(row, "heard_ms") && waited_ms <= limit_ms) {
            sla->unripe |= 1u << SLA_first_reply;
            continue;
        }
        sla_met(sla, SLA_first_reply);
        duration_words(waited_ms, waited);
        if (waited_ms > limit_ms)
            scoring_tell(sla->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "sla.first_reply",
                                           .seqs = seqs,
                                           .missing = !field(row, "heard_ms")},
                         "%s turned to the desk and %s %s.", name,
                         field(row, "heard_ms") ? "was answered after" : "has no answer after",
                         waited);
    }
    cJSON_Delete(rows);
}

void sla_contact_lost(struct sla *sla)
{
    judge_opened(sla);
    judge_unrecorded(sla);
}
