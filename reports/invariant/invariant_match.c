/* Which session of the CSMS is which transaction: by the id that both sides know; where that fails,
 * by the connector and the moment at which it begins. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "invariant/invariant.h"

bool invariant_counts(const cJSON *session)
{
    return !json_is(session, "state", "invalid");
}

char *invariant_session_words(const struct record *r)
{
    char *what = r->told ? told_words(r->told)
                         : mem_printf("at %s/%d", field_text(r->session, "station"),
                                      field_small(r->session, "connector"));
    char *words = mem_printf("Session %s (%s)", field_text(r->session, "ref"), what);

    free(what);
    return words;
}

const char *invariant_time(const struct invariants *in, int64_t ms, char out[32])
{
    runfile_local(scoring_runfile(in->sc), scoring_scenario(in->sc), ms, false, out);
    return out;
}

bool invariant_within(int64_t ms, int64_t from_ms, int64_t to_ms)
{
    return from_ms != STAMP_NONE && to_ms != STAMP_NONE && ms >= from_ms - INVARIANT_SAME_MS &&
           ms <= to_ms + INVARIANT_SAME_MS;
}

bool invariant_between(uint64_t seq, uint64_t from, uint64_t to)
{
    return seq > from && seq < to;
}

const uint64_t *invariant_seqs(const struct told *t, const cJSON *truth, uint64_t seqs[4])
{
    size_t n = 0;

    if (t)
        seqs[n++] = t->start->seq;
    if (t && t->end)
        seqs[n++] = t->end->seq;
    seqs[n++] = field_seq(truth, "event"); /* 0, where there is none, ends the list */
    seqs[n] = 0;
    return seqs;
}

/* --- truth --- */

/* Is what @p name says the moment at which @p t begins, as its station told it, or in truth? */
static bool begins_with(const cJSON *row, const char *name, const struct told *t)
{
    return invariant_within(json_int(row, name, INVARIANT_NEVER_MS), t->start_ms, t->start_ms);
}

static bool began_at(const cJSON *row, const struct told *t)
{
    return invariant_within(json_int(row, "started_ms", INVARIANT_NEVER_MS), t->began_ms,
                            t->began_ms);
}

static bool is_at(const cJSON *row, const struct told *t)
{
    return json_is(row, "station", t->station) &&
           (!t->connector || field_small(row, "connector") == t->connector);
}

const cJSON *invariant_truth(const struct invariants *in, const struct told *t)
{
    const cJSON *row, *by_id = NULL;

    cJSON_ArrayForEach (row, in->truth) {
        char id[TRANSACTION_TEXT];

        field_transaction(row, "transaction_id", id);
        if (!is_at(row, t))
            continue;
        if (began_at(row, t))
            return row;
        if (*id && strcmp(id, t->transaction) == 0)
            by_id = row;
    }
    return by_id;
}

/* --- sessions --- */

static bool is_same_id(const cJSON *session, const struct told *t)
{
    char id[TRANSACTION_TEXT];

    field_transaction(session, "transaction", id);
    return *id && strcmp(id, t->transaction) == 0;
}

static bool is_taken(const struct invariants *in, const struct told *t)
{
    for (const struct record *r = in->records; r->session; r++)
        if (r->told == t)
            return true;
    return false;
}

/* How well @p t fits @p session; 0: not at all. */
typedef int fit_fn(const struct invariants *in, const cJSON *session, const struct told *t);

static int by_id(const struct invariants *in, const cJSON *session, const struct told *t)
{
    (void)in;
    if (!is_same_id(session, t) || !json_is(session, "station", t->station))
        return 0;
    return 1 + begins_with(session, "start_ms", t);
}

/* The same start with another id: of one that has its session already it is a second one. */
static int by_start(const struct invariants *in, const cJSON *session, const struct told *t)
{
    if (!json_is(session, "station", t->station) || !begins_with(session, "start_ms", t) ||
        (t->connector && field_small(session, "connector") != t->connector))
        return 0;
    return 1 + !is_taken(in, t);
}

/* At a station where it never was. */
static int by_id_elsewhere(const struct invariants *in, const cJSON *session, const struct told *t)
{
    return is_same_id(session, t) && begins_with(session, "start_ms", t) && !is_taken(in, t);
}

static void match_by(struct invariants *in, fit_fn *fit)
{
    for (struct record *r = in->records; r->session; r++) {
        const struct told *best = NULL;
        int most = 0;

        if (r->told)
            continue;
        for (const struct told *t = NULL; (t = told_next(&in->told, t));) {
            int n = fit(in, r->session, t);

            if (n > most) {
                best = t;
                most = n;
            }
        }
        r->told = best;
    }
}

static cJSON *told_sessions(struct invariants *in)
{
    cJSON *rows =
        scoring_rows(in->sc, "SELECT data FROM sut_session WHERE scenario=?1 ORDER BY rowid");
    cJSON *out = cJSON_CreateArray();
    cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        cJSON *data = cJSON_DetachItemFromObjectCaseSensitive(row, "data");

        if (cJSON_IsObject(data))
            cJSON_AddItemToArray(out, data);
        else
            cJSON_Delete(data);
    }
    cJSON_Delete(rows);
    return out;
}

void invariant_match(struct invariants *in)
{
    const cJSON *session;
    struct record *r;

    in->sessions = told_sessions(in);
    r = in->records = mem_new(((size_t)cJSON_GetArraySize(in->sessions) + 1) * sizeof(*r));
    cJSON_ArrayForEach (session, in->sessions)
        (r++)->session = session;
    match_by(in, by_id);
    match_by(in, by_start);
    match_by(in, by_id_elsewhere);
    for (r = in->records; r->session; r++)
        if (r->told)
            r->truth = invariant_truth(in, r->told);
}
