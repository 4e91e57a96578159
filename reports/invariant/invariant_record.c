/* The CSMS's sessions as a whole: each transaction that it accepted is one session and no more, a
 * connector holds one at a time, and there is none that never was. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "invariant/invariant.h"

/* --- one after the other --- */

/* Did the clock of the station run on evenly in both? One that was set back tells times twice. */
static bool is_even(const struct invariants *in, const struct told *a, const struct told *b)
{
    const struct told *last = a->start->at_ms > b->start->at_ms ? a : b;
    int64_t from_ms = number_least(a->start->at_ms, b->start->at_ms);
    int64_t to_ms = last->end ? last->end->at_ms : in->end_ms;

    return a->actor != b->actor || !stamp_clock_jumps(&in->told.clocks, a->actor, from_ms, to_ms);
}

static void judge_overlap(struct invariants *in, const struct record *x, const struct record *y)
{
    const cJSON *a = x->session, *b = y->session;
    int64_t a_from = field_int(a, "start_ms"), b_from = field_int(b, "start_ms");
    int64_t a_to = json_int(a, "stop_ms", in->end_ms), b_to = json_int(b, "stop_ms", in->end_ms);
    int connector = field_small(a, "connector");

    /* Connector 0 is that of a session whose own nobody knows. */
    if (!invariant_counts(a) || !invariant_counts(b) ||
        strcmp(field_text(a, "station"), field_text(b, "station")) != 0 || connector < 1 ||
        connector != field_small(b, "connector") || a_from >= b_to || b_from >= a_to || !x->told ||
        !y->told || x->told == y->told || !is_even(in, x->told, y->told))
        return;
    scoring_tell(
        in->sc,
        &(struct finding){.verdict = VERDICT_fail,
                          .rule = "invariant.session_overlap",
                          .seqs = (uint64_t[]){x->told->start->seq, y->told->start->seq, 0},
                          .missing = !field(a, "stop_ms") || !field(b, "stop_ms")},
        "Sessions %s and %s of %s/%d overlap.", field_text(a, "ref"), field_text(b, "ref"),
        field_text(a, "station"), connector);
}

/* --- none too many --- */

static bool is_ours(const struct invariants *in, const char *station)
{
    struct provision p = provision_of(&in->told.provisions, station);

    return p.known;
}

/* A session that no station told of. What began before the story is left over from another one, and
 * what stands at stations of others is theirs. */
static void judge_ghost(struct invariants *in, const struct record *r)
{
    int64_t start_ms = json_int(r->session, "start_ms", INT64_MIN);
    const char *token = field_text(r->session, "token");
    char at[32];

    if (r->told || !invariant_counts(r->session) || start_ms < in->begins_ms ||
        !is_ours(in, field_text(r->session, "station")))
        return;
    scoring_find(in->sc, VERDICT_fail, "invariant.session_ghost", NULL,
                 "The CSMS knows a session %s at %s/%d from %s with %s%s; there was none.",
                 field_text(r->session, "ref"), field_text(r->session, "station"),
                 field_small(r->session, "connector"), invariant_time(in, start_ms, at),
                 *token ? "token " : "no token", token);
}

/* --- each once, and none lost --- */

static int sessions_of(const struct invariants *in, const struct told *t, bool that_count)
{
    int n = 0;

    for (const struct record *r = in->records; r->session; r++)
        n += r->told == t && (!that_count || invariant_counts(r->session));
    return n;
}

static void judge_told(struct invariants *in, const struct told *t)
{
    const cJSON *truth = invariant_truth(in, t);
    int found = sessions_of(in, t, true);
    char *words = told_words(t);
    uint64_t seqs[4];

    in->judged = true;
    if (found > 1)
        scoring_find(in->sc, VERDICT_fail, "invariant.one_bill", invariant_seqs(t, truth, seqs),
                     "One start at %s/%d became %d sessions.", t->station, t->connector, found);
    if (t->answered && t->accepted && !sessions_of(in, t, false))
        scoring_find(in->sc, VERDICT_fail, "invariant.session_lost", invariant_seqs(t, truth, seqs),
                     "The CSMS answered %s and knows no such session.", words);
    free(words);
}

/* --- the figures that can be no session's --- */

static void judge_figures(struct invariants *in, const struct record *r)
{
    const cJSON *wh = field(r->session, "wh");
    uint64_t seqs[4];

    if (!invariant_counts(r->session))
        return; /* kept because its figures can be no session's */
    if (wh && (!cJSON_IsNumber(wh) || !isfinite(wh->valuedouble) || wh->valuedouble < 0))
        scoring_find(in->sc, VERDICT_fail, "invariant.energy_sign",
                     invariant_seqs(r->told, r->truth, seqs), "Session %s has %s Wh.",
                     field_text(r->session, "ref"),
                     cJSON_IsNumber(wh) ? "less than 0" : "no number of");
    if (json_int(r->session, "stop_ms", INT64_MAX) < field_int(r->session, "start_ms"))
        scoring_find(in->sc, VERDICT_fail, "invariant.time_order",
                     invariant_seqs(r->told, r->truth, seqs), "Session %s ends before it begins.",
                     field_text(r->session, "ref"));
}

static bool cannot_judge(struct invariants *in)
{
    cJSON *row;
    bool failed, never;

    if (!scoring_can(in->sc, "csms.sessions"))
        return true;
    row = runfile_row(scoring_runfile(in->sc),
                      "SELECT sum(json_extract(data,'$.status')='ok') AS told, count(*) AS asked "
                      "FROM event WHERE scenario=?1 AND kind='sut_answer' AND "
                      "json_extract(data,'$.role')='csms' AND "
                      "json_extract(data,'$.verb')='sessions'",
                      scoring_scenario(in->sc));
    failed = field_int(row, "asked") && !field_int(row, "told");
    never = !field_int(row, "asked") && scoring_broken_off(in->sc);
    cJSON_Delete(row);
    if (failed)
        scoring_find(in->sc, VERDICT_inconc, "invariant.session_lost", NULL,
                     "The CSMS was asked for its sessions and did not tell them.");
    return failed || never;
}

void invariant_record(struct invariants *in)
{
    if (cannot_judge(in))
        return;
    invariant_match(in);
    for (const struct record *r = in->records; r->session; r++) {
        in->judged = true;
        judge_figures(in, r);
        judge_ghost(in, r);
        for (const struct record *later = r + 1; later->session; later++)
            judge_overlap(in, r, later);
        if (r->told)
            invariant_session(in, r);
    }
    for (const struct told *t = NULL; (t = told_next(&in->told, t));)
        judge_told(in, t);
}
