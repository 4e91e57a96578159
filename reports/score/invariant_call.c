/* What passes between CSMS and stations, by the wire: tags that are free again, commands that are
 * sent when they are reported as sent, CALLs that are answered once, stations that are accepted
 * again after a restart. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/call_tally.h"
#include "score/invariant.h"

#define BACK_MS 600000 /* within this a station that restarted is accepted again */

/* --- tags ---------------------------------------------------------------------------------------
 */

/* May the CSMS still believe that @p token charges in another session than @p session? */
static bool may_be_charging(const struct invariants *in, const struct told_book *book,
                            const char *token, int64_t session, uint64_t seq)
{
    for (size_t i = 0; i < book->count; i++) {
        const struct told *t = &book->list[i];

        if (!told_token(t, token) || t->start->seq > seq ||
            (book == &in->told && session > 0 &&
             json_int(invariant_truth(in, t), "session", 0) == session))
            continue;
        if (t->answered && !t->accepted)
            continue;
        if (!t->end || !t->end->answer || t->end->answer_seq > seq)
            return true;
    }
    return false;
}

/* A system under test that goes on from story to story may remember what another left behind.
 * @return the scenario that left @p token charging, 0: none */
static int left_charging(const struct invariants *in, const char *token)
{
    char *sut = runfile_fact(scoring_runfile(in->sc), "sut");
    bool keeps = sut && strcmp(sut, "embedded") != 0;
    int before = keeps ? scoring_scenario(in->sc) : 0, left = 0;

    free(sut);
    for (int scenario = 1; scenario < before && !left; scenario++) {
        struct told_book book;

        told_book_init(&book, scoring_runfile(in->sc), scenario);
        if (may_be_charging(in, &book, token, 0, UINT64_MAX))
            left = scenario;
        told_book_fini(&book);
    }
    return left;
}

static void judge_refusal(struct invariants *in, const cJSON *row)
{
    uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
    const char *token = field_text(row, "token");
    int left;

    if (may_be_charging(in, &in->told, token, json_int(row, "session", 0), seqs[0]))
        return;
    left = left_charging(in, token);
    if (left)
        scoring_find(in->sc, VERDICT_inconc, "invariant.tag_blocked", seqs,
                     "%s is refused as charging elsewhere; scenario %d of this run left it so.",
                     token, left);
    else
        scoring_find(in->sc, VERDICT_fail, "invariant.tag_blocked", seqs,
                     "%s is refused as charging elsewhere; its transactions had ended, and that "
                     "had been reported.",
                     token);
}

void invariant_tags(struct invariants *in)
{
    cJSON *refusals = scoring_rows(
        in->sc,
        "SELECT e.seq, e.kind, json_extract(e.data,'$.session') AS session, "
        "coalesce(json_extract(e.data,'$.token'),(SELECT token FROM truth t WHERE "
        "t.scenario=?1 AND t.session=json_extract(e.data,'$.session'))) AS token FROM event e "
        "WHERE e.scenario=?1 AND e.kind IN ('transaction','not_authorized') AND "
        "(e.kind='transaction' AND "
        "json_extract(e.data,'$.id_status')='ConcurrentTx' OR e.kind='not_authorized' AND "
        "json_extract(e.data,'$.status')='ConcurrentTx') ORDER BY e.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, refusals) {
        in->judged = true;
        judge_refusal(in, row);
    }
    cJSON_Delete(refusals);
}

/* --- commands -----------------------------------------------------------------------------------
 */

void invariant_commands(struct invariants *in)
{
    cJSON *commands = scoring_rows(
        in->sc,
        "SELECT c.seq, json_extract(c.data,'$.args.action') AS action, "
        "json_extract(c.data,'$.args.station') AS station, (SELECT count(*) FROM event f JOIN "
        "actor a ON a.scenario=?1 AND a.id=f.actor WHERE f.scenario=?1 AND f.kind='frame' AND "
        "f.seq>c.seq AND f.seq<r.seq AND json_extract(f.data,'$.dir')='in' AND "
        "json_extract(f.data,'$.type')=2 AND json_extract(f.data,'$.action')="
        "json_extract(c.data,'$.args.action') AND a.name=json_extract(c.data,'$.args.station')) "
        "AS sent FROM event c JOIN event r ON r.scenario=?1 AND r.kind='sut_answer' AND "
        "json_extract(r.data,'$.call')=c.seq WHERE c.scenario=?1 AND "
        "c.kind='sut_call' AND json_extract(c.data,'$.verb')='command' AND "
        "json_extract(r.data,'$.answer.outcome')='answered' ORDER BY c.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, commands) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        in->judged = true;
        if (json_int(row, "sent", 0) == 0)
            scoring_find(in->sc, VERDICT_fail, "invariant.command_sent", seqs,
                         "%s is reported as answered by %s; no such CALL reached the station.",
                         field_text(row, "action"), field_text(row, "station"));
    }
    cJSON_Delete(commands);
}

/* --- answers ------------------------------------------------------------------------------------
 */

static char *id_at(struct invariants *in, uint64_t seq)
{
    char *sql = mem_printf("SELECT data FROM event WHERE scenario=?1 AND seq=%" PRIu64, seq);
    cJSON *row = runfile_row(scoring_runfile(in->sc), sql, scoring_scenario(in->sc));
    char *id = field_spelling(field(row, "data"), "id");

    free(sql);
    cJSON_Delete(row);
    return id ? id : mem_text("");
}

static void tell_answered(struct invariants *in, const struct call_tally *s)
{
    uint64_t seqs[] = {s->seq, 0};
    char *id = id_at(in, s->seq);
    char *name = runfile_actor(scoring_runfile(in->sc), scoring_scenario(in->sc), (int)s->actor);

    scoring_find(in->sc, VERDICT_fail, "invariant.call_answered", seqs,
                 "CALL %s of %s was answered %d times.", id, name, s->answers);
    free(name);
    free(id);
}

/* A scenario told the CSMS to answer twice: the protocol scorer tells which answers that was. */
static bool told_to_repeat(struct invariants *in)
{
    cJSON *row = runfile_row(scoring_runfile(in->sc),
                             "SELECT seq FROM event WHERE scenario=?1 AND kind='sut_call' AND "
                             "json_extract(data, '$.verb')='script' AND "
                             "json_extract(data, '$.args.twice') LIMIT 1",
                             scoring_scenario(in->sc));
    bool told = row != NULL;

    cJSON_Delete(row);
    return told;
}

void invariant_answers(struct invariants *in)
{
    struct call_tallies all;

    if (told_to_repeat(in))
        return;
    call_tally_read(&all, scoring_runfile(in->sc), scoring_scenario(in->sc));
    for (size_t i = 0; i < all.count; i++) {
        const struct call_tally *s = &all.list[i];

        in->judged |= s->calls > 0;
        if (s->calls > 0 && s->answers > s->calls)
            tell_answered(in, s);
    }
    free(all.list);
}

/* Judges restarts: the time counts from the first connection after one to Accepted. */
void invariant_restarts(struct invariants *in)
{
    cJSON *restarts = scoring_rows(
        in->sc,
        "SELECT r.seq, a.name, c.virt_ms AS open_ms, (SELECT min(b.virt_ms) FROM event b WHERE "
        "b.scenario=?1 AND b.actor=r.actor AND b.kind='booted' AND b.seq>c.seq AND "
        "json_extract(b.data,'$.status')='Accepted') AS back_ms, (SELECT min(o.virt_ms) FROM "
        "event o WHERE o.scenario=?1 AND o.actor=r.actor AND o.kind IN "
        "('offline','disconnected','restarts') AND o.seq>c.seq) AS lost_ms FROM event r JOIN "
        "event c ON c.scenario=?1 AND c.seq=(SELECT min(x.seq) FROM event x WHERE "
        "x.scenario=?1 AND x.kind='connected' AND x.actor=r.actor AND x.seq>r.seq) LEFT JOIN "
        "actor a ON a.scenario=?1 AND a.id=r.actor WHERE r.scenario=?1 AND r.kind='restarts' "
        "ORDER BY r.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, restarts) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t due_ms = json_int(row, "open_ms", 0) + BACK_MS;
        int64_t back_ms = json_int(row, "back_ms", INT64_MAX);

        if (back_ms > due_ms &&
            (due_ms > in->end_ms || json_int(row, "lost_ms", INT64_MAX) <= due_ms))
            continue;
        in->judged = true;
        if (back_ms > due_ms)
            scoring_find(in->sc, VERDICT_fail, "invariant.station_back", seqs,
                         "%s restarted and connected again, but was not accepted within %d min.",
                         field_text(row, "name"), BACK_MS / 60000);
    }
    cJSON_Delete(restarts);
}
