/* Certificates that a station asked for: what comes has the key, the name and the kind of the
 * request, and is valid by the clock of whoever signed it. The station reads it and says what is
 * wrong with it (event certificate_refused); whose fault that is, is found out here. A station that
 * waits for several at once may have mixed them up itself, and what a scenario ordered or broke is
 * nobody's fault. Who signed it is not looked at: a CPO has an authority of its own. */
#include <string.h>

#include "base/json_read.h"
#include "facts/stamp.h"
#include "invariant/invariant.h"

struct certified {
    struct invariants *in;
    cJSON *orders;   /* {station, seq, told}: CertificateSigned by csms.command */
    cJSON *refusals; /* {actor, seq, wrong, why, from_ms, until_ms} */
};

/* The exchange after @p r, as exchange_next(); NULL, too, when that is @p end. */
static const struct exchange *next_before(const struct certified *c, const struct exchange *r,
                                          const struct exchange *end)
{
    const struct exchange *next = exchange_next(&c->in->told.exchanges, r);

    return next == end ? NULL : next;
}

static bool is_delivery(const struct exchange *x)
{
    return x->by_csms && strcmp(x->action, "CertificateSigned") == 0;
}

static bool is_ordered(const struct certified *c, const struct exchange *x)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, c->orders)
        if (json_is(row, "station", x->station) &&
            invariant_between(x->seq, field_seq(row, "seq"), field_seq(row, "told")))
            return true;
    return false;
}

/* Has the scenario a hand in the requests of the station of @p x, up to this one? */
static bool is_meddled_with(const struct certified *c, const struct exchange *x)
{
    for (const struct exchange *r = NULL; (r = next_before(c, r, x + 1));)
        if (r->actor == x->actor && (r->broken || r->prompted || r->script) &&
            (exchange_is(r, "SignCertificate") || is_delivery(r)))
            return true;
    return false;
}

/* Does @p r ask for a certificate, and has not been refused when @p x is sent to its station? */
static bool is_request(const struct exchange *r, const struct exchange *x)
{
    return r->actor == x->actor && exchange_is(r, "SignCertificate") &&
           (!invariant_between(r->answer_seq, r->seq, x->seq) ||
            json_is(r->answer, "status", "Accepted"));
}

/* What the station of @p x waits for when that is sent. */
struct waiting {
    const cJSON *last; /* of the request that it made last; NULL */
    uint64_t last_seq; /* of that; 0 */
    int asked, given;  /* requests that were not refused; certificates that it answered */
    bool kind, untold; /* it waits for one of the kind of @p x; for one of no kind in particular */
};

static struct waiting waits_for(const struct certified *c, const struct exchange *x)
{
    const char *kind = field_text(x->call, "certificateType");
    struct waiting w = {0};

    for (const struct exchange *r = NULL; (r = next_before(c, r, x));) {
        if (is_request(r, x)) {
            w.last = r->call;
            w.last_seq = r->seq;
            w.asked++;
            w.kind |= json_is(r->call, "certificateType", kind);
            w.untold |= !*field_text(r->call, "certificateType");
        } else if (r->actor == x->actor && is_delivery(r) && r->answer_seq && !is_ordered(c, r)) {
            w.given++;
        }
    }
    return w;
}

static const cJSON *refusal_of(const struct certified *c, const struct exchange *x)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, c->refusals)
        if (field_int(row, "actor") == x->actor &&
            invariant_between(field_seq(row, "seq"), x->seq,
                              x->answer_seq ? x->answer_seq : UINT64_MAX))
            return row;
    return NULL;
}

/* The time that the CSMS has when it sends @p x, by what it last told a station; INT64_MAX: it told
 * nobody. */
static int64_t clock_at(const struct certified *c, const struct exchange *x)
{
    int64_t now_ms = INT64_MAX;

    for (const struct exchange *r = NULL; (r = next_before(c, r, x));) {
        int64_t told_ms = r->script ? STAMP_NONE : stamp_field(r->answer, "currentTime");

        if (told_ms != STAMP_NONE)
            now_ms = told_ms + x->at_ms - r->answer_ms;
    }
    return now_ms;
}

/* Is it wrong by the clock of the CSMS, too? */
static bool is_wrong(const struct certified *c, const struct exchange *x, const cJSON *refusal)
{
    const char *wrong = field_text(refusal, "wrong");
    int64_t now_ms = clock_at(c, x);

    if (strcmp(wrong, "too early") == 0)
        return now_ms != INT64_MAX && field_int(refusal, "from_ms") > now_ms + INVARIANT_SAME_MS;
    if (strcmp(wrong, "expired") == 0)
        return now_ms != INT64_MAX && field_int(refusal, "until_ms") <= now_ms;
    return refusal && strcmp(wrong, "not asked") != 0;
}

static void judge(struct certified *c, const struct exchange *x)
{
    const char *kind = field_text(x->call, "certificateType");
    const cJSON *refusal = refusal_of(c, x);
    struct waiting w = waits_for(c, x);
    uint64_t seqs[] = {w.last_seq ? w.last_seq : x->seq, w.last_seq ? x->seq : 0,
                       w.last_seq ? field_seq(refusal, "seq") : 0, 0};

    if (is_ordered(c, x) || is_meddled_with(c, x))
        return;
    c->in->judged = true;
    if (w.asked <= w.given)
        scoring_find(c->in->sc, VERDICT_fail, "invariant.certificate", seqs,
                     "%s is sent a certificate that it did not ask for.", x->station);
    else if (*kind && !w.kind && !w.untold)
        scoring_find(c->in->sc, VERDICT_fail, "invariant.certificate", seqs,
                     "%s asked for a %s; it is sent a %s.", x->station,
                     field_text(w.last, "certificateType"), kind);
    else if (w.asked == w.given + 1 && is_wrong(c, x, refusal))
        scoring_find(c->in->sc, VERDICT_fail, "invariant.certificate", seqs,
                     "%s asked for a certificate; what it is sent it cannot use: %s.", x->station,
                     field_text(refusal, "why"));
}

void invariant_certificates(struct invariants *in)
{
    struct certified c = {.in = in};

    c.orders = scoring_rows(
        in->sc,
        "SELECT c.seq, json_extract(c.data,'$.args.station') AS station, coalesce((SELECT "
        "min(r.seq) FROM event r WHERE r.scenario=?1 AND r.kind='sut_answer' AND "
        "json_extract(r.data,'$.call')=c.seq), 1<<62) AS told FROM event c WHERE c.scenario=?1 AND "
        "c.kind='sut_call' AND json_extract(c.data,'$.verb')='command' AND "
        "json_extract(c.data,'$.args.action')='CertificateSigned'");
    c.refusals = scoring_rows(
        in->sc, "SELECT seq, actor, json_extract(data,'$.wrong') AS wrong, "
                "json_extract(data,'$.why') AS why, json_extract(data,'$.from_ms') AS from_ms, "
                "json_extract(data,'$.until_ms') AS until_ms FROM event WHERE scenario=?1 AND "
                "kind='certificate_refused' ORDER BY seq");
    for (const struct exchange *x = NULL; (x = exchange_next(&in->told.exchanges, x));)
        if (is_delivery(x))
            judge(&c, x);
    cJSON_Delete(c.orders);
    cJSON_Delete(c.refusals);
}
