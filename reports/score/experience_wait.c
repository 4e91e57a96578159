/* How long a driver waited: for a word after a call for help, and for a cable that the station
 * would not give back. */
#include "base/json_read.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "score/experience.h"

/* Judges each wait for the next word, from a call for help until the ticket's story ends for the
 * driver. */
void experience_wait_silence(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "silence_ms", -1), last_ms = 0, actor = -1;
    cJSON *words;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    words = scoring_rows(
        x->sc, "SELECT e.seq, e.virt_ms, e.kind, e.actor, a.name FROM event e JOIN actor a ON "
               "a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind IN ('contact',"
               "'learns','says') AND EXISTS(SELECT 1 FROM event c WHERE c.scenario=?1 AND "
               "c.kind='contact' AND c.actor=e.actor AND c.seq<=e.seq) ORDER BY e.actor,"
               "e.seq");
    cJSON_ArrayForEach (row, words) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t ms = json_int(row, "virt_ms", 0);
        char gap[32];

        if (json_int(row, "actor", 0) == actor && ms - last_ms > limit_ms &&
            json_is(row, "kind", "learns")) {
            duration_words(ms - last_ms, gap);
            scoring_find(x->sc, VERDICT_fail, "experience.silence", seqs,
                         "%s heard nothing for %s.", field_text(row, "name"), gap);
        }
        if (json_is(row, "kind", "contact") &&
            !(row->next && json_is(row->next, "kind", "learns") &&
              json_int(row->next, "actor", -1) == json_int(row, "actor", -2)) &&
            x->end_ms - ms > limit_ms)
            scoring_find(x->sc, VERDICT_fail, "experience.silence", seqs,
                         "%s asked for help and never heard a word.", field_text(row, "name"));
        x->judged = true;
        actor = json_int(row, "actor", 0);
        last_ms = ms;
    }
    cJSON_Delete(words);
}

/* Judges the time from the first pull at a plug that the station holds until the owner has it. */
void experience_wait_cable(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "cable_unattended_ms", -1);
    /* Without a desk, or commands to the station, nobody could have freed it. */
    bool can_free = scoring_can(x->sc, "csms.command") && scoring_can(x->sc, "desk.events");
    cJSON *held;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    x->judged = true;
    held = scoring_rows(
        x->sc, "SELECT min(l.seq) AS seq, l.virt_ms, a.name, (SELECT min(u.virt_ms) FROM event "
               "u WHERE u.scenario=?1 AND u.seq>l.seq AND (u.kind='unplugs' AND "
               "u.actor=l.actor OR u.kind='hands_over' AND json_extract(u.data,'$.driver')="
               "a.name)) AS back_ms FROM event l JOIN actor a ON a.scenario=?1 AND "
               "a.id=l.actor WHERE l.scenario=?1 AND l.kind='plug_locked' AND "
               "coalesce(json_extract(l.data,'$.held_by'),'station')<>'vehicle' GROUP BY "
               "l.actor ORDER BY l.seq");
    cJSON_ArrayForEach (row, held) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t ms = json_int(row, "back_ms", x->end_ms) - json_int(row, "virt_ms", 0);
        char took[32];

        duration_words(ms, took);
        if (ms > limit_ms)
            scoring_find(
                x->sc, can_free ? VERDICT_fail : VERDICT_inconc, "experience.cable_unattended",
                seqs, "%s's cable was stuck at the station for %s.", field_text(row, "name"), took);
    }
    cJSON_Delete(held);
}
