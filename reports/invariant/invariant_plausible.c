/* What can be: a connector delivers no more than its power times the time, and nothing happens in
 * another year. That needs no tariff, no expectation and no truth. A CSMS that keeps what cannot be
 * without a word of doubt, and a biller that sells it, are found even where nobody expects a bill.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "invariant/invariant.h"

#define YEAR_MS     (INT64_C(365) * 24 * 3600 * 1000)
#define AHEAD_MS    INT64_C(300000) /* no clock runs so far ahead */
#define SLACK_MS    2000            /* times that are cut to whole seconds */
#define SLACK_WH    10
#define PER_HUNDRED 2 /* what mains and meter may be above the rating */

/* The most Wh that flow at @p power_w between two moments, which are of this story or nearly so. */
static int64_t most_wh(int64_t power_w, int64_t from_ms, int64_t to_ms)
{
    int64_t seconds = (to_ms - from_ms + SLACK_MS) / 1000;
    int64_t wh = seconds * power_w / 3600;

    return wh + wh * PER_HUNDRED / 100 + SLACK_WH;
}

/* Would the moment belong to another story? */
static bool is_of_another_year(const struct invariants *in, int64_t ms)
{
    return ms < in->begins_ms - YEAR_MS || ms > in->end_ms + AHEAD_MS;
}

static uint64_t start_seq(const struct record *r)
{
    return r->told ? r->told->start->seq : 0;
}

/* A CSMS that told the station another time than the story's is right to keep that. */
static int64_t known(const struct invariants *in, const struct told *t, int64_t ms)
{
    if (!t || !is_of_another_year(in, ms))
        return ms;
    return stamp_known(&in->told.clocks, t->actor, ms, in->end_ms);
}

static void judge_session(struct invariants *in, const struct record *r)
{
    const cJSON *s = r->session;
    struct provision p = provision_of(&in->told.provisions, field_text(s, "station"));
    int64_t from_ms = known(in, r->told, field_int(s, "start_ms"));
    int64_t to_ms = known(in, r->told, json_int(s, "stop_ms", field_int(s, "start_ms")));
    int64_t wh = field_int(s, "wh");
    uint64_t seqs[] = {start_seq(r), 0};
    char *words, at[32];

    if (!json_is(s, "state", "done") || *field_text(s, "doubt") || !p.known || !field(s, "stop_ms"))
        return; /* of one without an end nothing tells how long it was */
    words = invariant_session_words(r);
    if (is_of_another_year(in, from_ms) || is_of_another_year(in, to_ms))
        scoring_find(in->sc, VERDICT_fail, "invariant.plausible_time", seqs,
                     "%s %s %s; the CSMS keeps it without a doubt.", words,
                     is_of_another_year(in, from_ms) ? "begins at" : "ends at",
                     invariant_time(in, is_of_another_year(in, from_ms) ? from_ms : to_ms, at));
    else if (p.power_w && to_ms >= from_ms && wh > most_wh(p.power_w, from_ms, to_ms))
        scoring_find(in->sc, VERDICT_fail, "invariant.plausible_energy", seqs,
                     "%s has %" PRId64 " Wh in %" PRId64 " min at a connector of %" PRId64
                     " W; the CSMS keeps it without a doubt.",
                     words, wh, (to_ms - from_ms) / 60000, p.power_w);
    free(words);
}

/* --- what is sold ---------------------------------------------------------------------------- */

/* Any transaction of @p station; NULL: it told of none. */
static const struct told *told_by(const struct invariants *in, const char *station)
{
    const struct told *t = NULL;

    while ((t = told_next(&in->told, t)) && strcmp(t->station, station) != 0)
        continue;
    return t;
}

static void judge_line(struct invariants *in, const cJSON *line)
{
    const struct told *t = told_by(in, field_text(line, "station"));
    struct provision p = provision_of(&in->told.provisions, field_text(line, "station"));
    int64_t from_ms = known(in, t, field_int(line, "from_ms"));
    int64_t to_ms = known(in, t, field_int(line, "to_ms"));
    struct decimal kwh = decimal_field(line, "quantity", false);
    uint64_t seqs[] = {field_seq(line, "event"), 0};
    char quantity[32];

    if (!field(line, "from_ms") || !field(line, "to_ms") || to_ms < from_ms || !p.known)
        return;
    in->judged = true;
    if (is_of_another_year(in, from_ms) || is_of_another_year(in, to_ms))
        scoring_find(in->sc, VERDICT_fail, "invariant.plausible_time", seqs,
                     "%s bills %s at %s/%d over %" PRId64 " h, from another year on.",
                     field_text(line, "invoice"), field_text(line, "kind"), p.station,
                     field_small(line, "connector"), (to_ms - from_ms) / 3600000);
    else if (json_is(line, "kind", "energy") && p.power_w &&
             decimal_compare(kwh, decimal_make(most_wh(p.power_w, from_ms, to_ms), 3)) > 0)
        scoring_find(in->sc, VERDICT_fail, "invariant.plausible_energy", seqs,
                     "%s bills %s kWh in %" PRId64 " min at %s/%d, a connector of %" PRId64 " W.",
                     field_text(line, "invoice"), decimal_text(kwh, 3, quantity),
                     (to_ms - from_ms) / 60000, p.station, field_small(line, "connector"),
                     p.power_w);
}

/* A bill that was taken back is no bill any more, nor a line that another one takes back. */
static void judge_lines(struct invariants *in)
{
    cJSON *lines = scoring_rows(
        in->sc,
        "SELECT l.*, (SELECT min(e.seq) FROM event e WHERE e.scenario=?1 AND e.kind='bill' AND "
        "json_extract(e.data,'$.invoice')=l.invoice) AS event FROM invoice_line l JOIN invoice i "
        "ON i.scenario=?1 AND i.invoice=l.invoice AND i.kind='invoice' WHERE l.scenario=?1 AND NOT "
        "EXISTS(SELECT 1 FROM invoice c WHERE c.scenario=?1 AND c.credits=l.invoice) AND NOT "
        "EXISTS(SELECT 1 FROM invoice_line n WHERE n.scenario=?1 AND n.station=l.station AND "
        "n.transaction_id=l.transaction_id AND n.kind=l.kind AND n.quantity='-'||l.quantity) ORDER "
        "BY l.rowid");
    const cJSON *line;

    cJSON_ArrayForEach (line, lines)
        judge_line(in, line);
    cJSON_Delete(lines);
}

void invariant_plausible(struct invariants *in)
{
    for (const struct record *r = in->records; r && r->session; r++)
        judge_session(in, r);
    judge_lines(in);
}
