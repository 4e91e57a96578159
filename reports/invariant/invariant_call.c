/* What passes between CSMS and stations, by the wire: a CALL is answered once, and told again it is
 * answered as before; a transaction has a number of its own; a station that restarts is accepted
 * again. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/call_tally.h"
#include "invariant/invariant.h"

#define BACK_MS 600000 /* within this a station that restarted is accepted again */

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

    cJSON_Delete(row);
    return row;
}

/* The scenario had one of the two answered as it is. */
static bool is_staged(const struct told *t)
{
    return t->again->script || t->before->script;
}

static void judge_repeat(struct invariants *in, const struct told *t)
{
    const char *info = field(t->again->answer, "idTokenInfo") ? "idTokenInfo" : "idTagInfo";
    const char *first = field_text(field(t->before->answer, info), "status");
    const char *then = field_text(field(t->again->answer, info), "status");
    uint64_t seqs[] = {t->before->answer_seq, t->again->seq, t->again->answer_seq, 0};
    char *words = told_words(t);

    in->judged = true;
    if (strcmp(first, then) != 0 &&
        (!t->token_count ||
         strcmp(token_book_status(in->tokens, t->tokens[0], (int64_t)t->again->seq), then) != 0))
        scoring_find(in->sc, VERDICT_fail, "invariant.same_answer", seqs,
                     "%s of %s was answered %s; told again, because that answer was lost, it is "
                     "answered %s.",
                     t->again->action, words, *first ? first : "nothing", *then ? then : "nothing");
    else if (!scoring_can(in->sc, "csms.sessions"))
        scoring_find(in->sc, VERDICT_fail, "invariant.one_bill", seqs,
                     "The start of %s was told again, and is another transaction now.", words);
    free(words);
}

/* Has it a number that the CSMS gave it? In 2.x a station names its transactions itself. */
static bool was_numbered(const struct told *t)
{
    return t->transaction[0] && t->answered && exchange_is(t->start, "StartTransaction");
}

/* A number that the CSMS has given is taken. */
static void judge_number(struct invariants *in, const struct told *t)
{
    for (const struct told *u = in->told.list; was_numbered(t) && u < t; u++) {
        if (u->actor != t->actor || strcmp(u->transaction, t->transaction) != 0 ||
            !was_numbered(u) || exchange_staged(t->answered))
            continue;
        scoring_find(in->sc, VERDICT_fail, "invariant.transaction_id",
                     (uint64_t[]){u->answered->answer_seq, t->answered->answer_seq, 0},
                     "The CSMS gives two transactions of %s one number, %s.", t->station,
                     t->transaction);
        return;
    }
}

static void judge_told(struct invariants *in)
{
    for (const struct told *t = NULL; (t = told_next(&in->told, t));) {
        judge_number(in, t);
        if (t->again && !is_staged(t))
            judge_repeat(in, t);
    }
}

void invariant_answers(struct invariants *in)
{
    struct call_tallies all;

    judge_told(in);
    if (told_to_repeat(in))
        return;
    call_tally_read(&all, scoring_runfile(in->sc), scoring_scenario(in->sc));
    for (size_t i = 0; i < all.count; i++) {
        const struct call_tally *s = &all.list[i];

        if (!s->calls)
            continue; /* what answers nothing is protocol.unexpected */
        in->judged = true;
        if (s->answers > s->calls)
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
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        int64_t due_ms = field_int(row, "open_ms") + BACK_MS;
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
