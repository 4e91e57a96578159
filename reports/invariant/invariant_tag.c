/* Whether a token may charge, as the CSMS says it on the wire: one that it knows as accepted may,
 * one whose transaction has ended is free again. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "invariant/invariant.h"

/* May the CSMS still believe that @p token charges in another session than @p session (0: in any)?
 */
static bool may_be_charging(const struct invariants *in, const struct told_book *book,
                            const char *token, int64_t session, uint64_t seq)
{
    for (const struct told *t = NULL; (t = told_next(book, t));) {
        if (!told_token(t, token) || !invariant_between(t->start->seq, 0, seq) ||
            (session > 0 && field_int(invariant_truth(in, t), "session") == session))
            continue;
        if (t->answered && !t->accepted)
            continue;
        if (!t->end || !t->end->answer || !invariant_between(t->end->answer_seq, t->end->seq, seq))
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
    int left = 0;

    free(sut);
    for (int scenario = 1; keeps && scenario < scoring_scenario(in->sc) && !left; scenario++) {
        struct told_book book;

        told_book_init(&book, scoring_runfile(in->sc), scenario);
        if (may_be_charging(in, &book, token, 0, UINT64_MAX))
            left = scenario;
        told_book_fini(&book);
    }
    return left;
}

/* Its start was told again and answered otherwise: that is told as such. */
static bool is_contradiction(const struct invariants *in, const char *token, uint64_t seq)
{
    for (const struct told *t = NULL; (t = told_next(&in->told, t));) {
        if (t->again && told_token(t, token) && t->again->answer_seq <= seq)
            return true;
    }
    return false;
}

static void judge_refusal(struct invariants *in, const cJSON *row)
{
    uint64_t seqs[] = {field_seq(row, "seq"), 0};
    const char *token = field_text(row, "token");
    int left;

    if (is_contradiction(in, token, seqs[0]) ||
        may_be_charging(in, &in->told, token, field_int(row, "session"), seqs[0]))
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

/* --- tokens that the CSMS was told to accept ------------------------------------------------- */

/* What is said of a contract's certificate is another matter than the token. */
static bool is_about_certificate(const struct exchange *x)
{
    return field(x->call, "certificate") || field(x->call, "iso15118CertificateHashData");
}

static bool was_left_accepted(const struct invariants *in, const struct exchange *x,
                              const char *token)
{
    return strcmp(token_book_status(in->tokens, token, (int64_t)x->seq), "Accepted") == 0 &&
           token_book_expires_ms(in->tokens, token, (int64_t)x->seq) > x->answer_ms;
}

static void judge_token(struct invariants *in, const struct exchange *x)
{
    struct presented p = exchange_presents(x);

    if (!*p.status || x->script || is_about_certificate(x) ||
        strcasecmp(p.status, "Accepted") == 0 /* its spelling is protocol.schema */ ||
        strcmp(p.status, "ConcurrentTx") == 0 || !was_left_accepted(in, x, p.token) ||
        is_contradiction(in, p.token, x->answer_seq))
        return;
    scoring_find(in->sc, VERDICT_fail, "invariant.token_refused",
                 (uint64_t[]){x->seq, x->answer_seq, 0},
                 "%s is refused at %s as %s; the CSMS was told to accept it.", p.token, x->station,
                 p.status);
}

static void judge_tokens(struct invariants *in)
{
    const struct exchange_book *book = &in->told.exchanges;

    if (!scoring_can(in->sc, "csms.enrol"))
        return;
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        judge_token(in, x);
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
    judge_tokens(in);
}
