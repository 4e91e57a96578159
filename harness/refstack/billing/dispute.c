/* A dispute is settled by looking again: every session of the invoice is rated once more, with the
 * register that can be right.  The same sums: the bill stands, and is explained.  Others: the
 * station's word was wrong, so it was wrong for others, too: all its invoiced sessions are looked
 * at, and whoever's bill is wrong gets a credit note and a new invoice, asked for or not. */
#include "refstack/billing/dispute.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/billing/billing.h"
#include "refstack/billing/draft.h"
#include "refstack/billing/ids.h"
#include "refstack/billing/issue.h"
#include "refstack/billing/session.h"
#include "refstack/stack/api.h"

/* One invoice looked at again. */
struct review {
    int64_t number;
    char *account;
    struct rating_span period;
    int64_t gross, issued_wh;
    struct billing_draft right;
    bool wrong;
    bool pays_nothing; /* only credited */
};

struct dispute {
    struct billing *b;
    cJSON *answer, *explanation, *affected;
};

static void explain(const struct dispute *d, char *take_sentence)
{
    cJSON_AddItemToArray(d->explanation, cJSON_CreateString(take_sentence));
    free(take_sentence);
}

/* The sessions of invoice @p number. */
static struct ids sessions_of(const struct billing *b, int64_t number)
{
    return ids_read(b->rs->db, db_ask(b->rs->db,
                                      "SELECT session FROM billing_billed WHERE number = ? "
                                      "ORDER BY session",
                                      db_i(number)));
}

static void load_head(struct billing *b, int64_t number, struct review *r)
{
    sqlite3_stmt *q = db_ask(b->rs->db,
                             "SELECT account, period_from_ms, period_to_ms, gross FROM "
                             "billing_invoice WHERE number = ?",
                             db_i(number));

    *r = (struct review){.number = number};
    if (db_row(b->rs->db, q)) {
        r->account = mem_text(db_text(q, 0));
        r->period = (struct rating_span){db_int(q, 1), db_int(q, 2)};
        r->gross = db_int(q, 3);
        db_done(q);
    }
}

/* Energy on the invoice as it was issued. */
static int64_t issued_wh(struct billing *b, int64_t number)
{
    return db_count(b->rs->db,
                    "SELECT SUM(quantity) / 1000 FROM billing_line WHERE number = ? AND "
                    "kind = 'energy'",
                    db_i(number));
}

/* "That was not me": was session @p id begun with a card of @p account? */
static bool is_of(struct billing *b, int64_t id, const char *account)
{
    return db_count(b->rs->db,
                    "SELECT COALESCE(s.account, t.account) IS ? FROM session AS s LEFT JOIN token "
                    "AS t ON t.token = s.token WHERE s.id = ?",
                    db_t(account), db_i(id)) != 0;
}

/* "I charged once, and you bill me twice": two sessions of one card that have the same watt-hours
 * of a meter at the same time are one. What was told first counts; of a start that was repeated, as
 * its time shows, the last, since its answer is what the station goes by.
 * @return the session that counts in place of @p id; 0: there is none */
static int64_t same_as(struct billing *b, int64_t id)
{
    return db_number(
        b->rs->db, 0,
        "WITH told AS (SELECT o.*, (SELECT MIN(g.id) FROM session AS g WHERE "
        "g.station = o.station AND g.connector = o.connector AND g.token IS o.token AND "
        "g.start_ms = o.start_ms) AS first FROM session AS o) "
        "SELECT o.id FROM told AS s JOIN told AS o ON o.station = s.station AND "
        "o.connector = s.connector AND o.token IS s.token AND "
        "(o.first < s.first OR (o.first = s.first AND o.id > s.id)) AND "
        "o.start_ms < s.stop_ms AND s.start_ms < o.stop_ms AND "
        "o.meter_start < s.meter_stop AND s.meter_start < o.meter_stop "
        "JOIN billing_billed AS x ON x.session = o.id AND x.number IS NOT NULL "
        "WHERE s.id = ? AND NOT EXISTS(SELECT 1 FROM billing_invoice AS c WHERE "
        "c.credits = x.number) ORDER BY o.first, o.id DESC LIMIT 1",
        db_i(id));
}

/* What was sold stays sold, unless it came to nothing, was somebody else's or sold before. */
static void review_session(struct billing *b, int64_t id, struct review *r)
{
    struct billing_session s;

    if (billing_session_load(b->rs, id, true, &s)) {
        if (!rating_failed_attempt(&s.facts) && is_of(b, id, r->account) && !same_as(b, id))
            billing_draft_add(b->rs, &r->right, &s);
        billing_session_fini(&s);
    }
}

static void review_load(struct billing *b, int64_t number, struct review *r)
{
    struct ids sessions = sessions_of(b, number);

    load_head(b, number, r);
    for (const int64_t *id = sessions.id; *id; id++)
        review_session(b, *id, r);
    r->issued_wh = issued_wh(b, number);
    r->wrong = billing_draft_total(b->rs, &r->right).gross != r->gross;
    free(sessions.id);
}

static void review_fini(struct review *r)
{
    billing_draft_fini(&r->right);
    free(r->account);
}

/* Why the energy of @p s is believed, or not. @return the sentence, the caller frees it */
static char *verdict_on(const struct billing_session *s)
{
    const struct rating_facts *f = &s->facts;

    if (f->start_wh != s->meter_start_wh)
        return mem_printf("Session %" PRId64 " at %s/%d: the station reported %" PRId64
                          " Wh at the beginning, but "
                          "its meter stood at %" PRId64 " Wh; right are %" PRId64
                          " Wh, not %" PRId64 " Wh.",
                          s->id, s->station, s->connector, s->meter_start_wh, f->start_wh,
                          f->stop_wh - f->start_wh, s->meter_stop_wh - s->meter_start_wh);
    if (f->stop_wh != s->meter_stop_wh)
        return mem_printf(
            "Session %" PRId64 " at %s/%d: the station reported %" PRId64 " Wh at the end, but its "
            "meter stood at %" PRId64 " Wh; right are %" PRId64 " Wh, not %" PRId64 " Wh.",
            s->id, s->station, s->connector, s->meter_stop_wh, f->stop_wh, f->stop_wh - f->start_wh,
            s->meter_stop_wh - f->start_wh);
    return mem_printf("Session %" PRId64 " at %s/%d: meter %" PRId64 " Wh to %" PRId64
                      " Wh, so %" PRId64 " Wh%s.",
                      s->id, s->station, s->connector, f->start_wh, f->stop_wh,
                      f->stop_wh - f->start_wh,
                      s->measured ? "; its own reading at that moment agrees" : "");
}

/* A sentence for session @p id; a station whose word at its end was wrong is doubted from now on.
 */
static void examine_session(const struct dispute *d, int64_t id)
{
    struct refstack *rs = d->b->rs;
    int64_t same = same_as(d->b, id);
    struct billing_session s;

    if (billing_session_load(rs, id, true, &s)) {
        explain(d,
                same ? mem_printf("Sessions %" PRId64 " and %" PRId64 " at %s/%d are one: the same "
                                  "card, the same time and the same energy of its meter, so it is "
                                  "charged once.",
                                  id, same, s.station, s.connector)
                     : verdict_on(&s));
        if (s.facts.stop_wh != s.meter_stop_wh && !mutant_is(rs, MUTANT_credits_only_complainants))
            db_run(rs->db, "INSERT OR IGNORE INTO billing_doubt(station, since_ms) VALUES(?, ?)",
                   db_t(s.station), db_i(vclock_now_ms(rs->clk)));
        billing_session_fini(&s);
    }
}

static void examine_sessions(const struct dispute *d, int64_t number)
{
    struct ids sessions = sessions_of(d->b, number);

    for (const int64_t *id = sessions.id; *id; id++)
        examine_session(d, *id);
    free(sessions.id);
}

static void explain_lines(const struct dispute *d, const struct review *r)
{
    struct refstack *rs = d->b->rs;
    struct invoice_totals sum = billing_draft_total(rs, &r->right);
    char net[32], tax[32], gross[32];

    for (size_t i = 0; i < r->right.lines; i++) {
        char *line = billing_line_text(rs, &r->right.line[i], r->right.currency);

        explain(d, mem_printf("%s.", line));
        free(line);
    }
    money_text(sum.net, 2, net);
    money_text(sum.tax, 2, tax);
    money_text(sum.gross, 2, gross);
    explain(d, mem_printf("Together %s %s, tax %s %s, to pay %s %s.", net, r->right.currency, tax,
                          r->right.currency, gross, r->right.currency));
}

/* Whose each session was, for who says that it was not his. */
static void explain_cards(const struct dispute *d, int64_t number)
{
    struct refstack *rs = d->b->rs;
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT s.id, s.station, s.connector, substr(s.token, -4), "
                             "COALESCE(s.account, t.account, 'nobody') FROM billing_billed AS x "
                             "JOIN session AS s ON s.id = x.session LEFT JOIN token AS t ON "
                             "t.token = s.token WHERE x.number = ? ORDER BY s.id",
                             db_i(number));

    while (db_row(rs->db, q))
        explain(d, mem_printf("Session %lld at %s/%lld was begun with the card that ends in %s, of "
                              "the account %s.",
                              (long long)db_int(q, 0), db_text(q, 1), (long long)db_int(q, 2),
                              db_text(q, 3), db_text(q, 4)));
}

static void put_name(struct refstack *rs, cJSON *object, const char *field, int64_t number)
{
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT invoice FROM billing_invoice WHERE number = ?", db_i(number));

    while (db_row(rs->db, q))
        api_put_text(object, field, db_text(q, 0));
}

/* Credit note and new invoice in place of @p r; a bill that comes to nothing is not sent again. */
static cJSON *correct(const struct dispute *d, const struct review *r)
{
    struct billing_head head = {r->account, r->period};
    struct refstack *rs = d->b->rs;
    cJSON *one = cJSON_CreateObject();
    int64_t note = billing_credit(d->b, r->number);
    int64_t fresh = r->right.lines && !r->pays_nothing ? billing_issue(d->b, &head, &r->right) : 0;

    cJSON_AddStringToObject(one, "account", r->account);
    put_name(rs, one, "invoice", r->number);
    put_name(rs, one, "credit", note);
    put_name(rs, one, "reissued", fresh);
    return one;
}

/* Every other invoice with a session of a doubted station that comes to another sum. */
static void correct_others(const struct dispute *d)
{
    struct refstack *rs = d->b->rs;
    struct ids invoices = ids_read(
        rs->db, db_ask(rs->db,
                       "SELECT DISTINCT x.number FROM billing_billed AS x "
                       "JOIN session AS s ON s.id = x.session "
                       "JOIN billing_doubt AS o ON o.station = s.station "
                       "WHERE x.number IS NOT NULL AND NOT EXISTS(SELECT 1 FROM billing_invoice "
                       "AS c WHERE c.credits = x.number) ORDER BY x.number",
                       DB_NONE));

    for (const int64_t *number = invoices.id; *number; number++) {
        struct review r;

        review_load(d->b, *number, &r);
        if (r.wrong)
            cJSON_AddItemToArray(d->affected, correct(d, &r));
        review_fini(&r);
    }
    free(invoices.id);
}

static void settle(const struct dispute *d, struct review *r)
{
    struct refstack *rs = d->b->rs;
    cJSON *own;

    examine_sessions(d, r->number);
    explain_lines(d, r);
    explain_cards(d, r->number);
    if (mutant_is(rs, MUTANT_upholds_every_bill))
        r->wrong = false;
    api_put_int(d->answer, "correct_wh",
                r->right.billed_wh + (mutant_is(rs, MUTANT_tells_another_energy) ? 1000 : 0));
    api_put_int(d->answer, "billed_wh", r->issued_wh);
    if (!r->wrong && mutant_is(rs, MUTANT_credits_whatever_is_asked)) {
        r->wrong = r->pays_nothing = true;
    }
    cJSON_AddStringToObject(d->answer, "outcome", r->wrong ? "credited" : "upheld");
    if (!r->wrong)
        return;
    own = correct(d, r);
    api_put_text(d->answer, "credit",
                 cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(own, "credit")));
    api_put_text(d->answer, "reissued",
                 cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(own, "reissued")));
    cJSON_AddItemToArray(d->affected, own);
    if (!mutant_is(rs, MUTANT_credits_only_complainants))
        correct_others(d);
}

/* The invoice was corrected before, because of somebody else's complaint: says so again. */
static bool settled_before(const struct dispute *d, int64_t number)
{
    struct refstack *rs = d->b->rs;
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT c.invoice, n.invoice FROM billing_invoice AS c LEFT JOIN "
                             "billing_invoice AS n ON n.number = c.number + 1 AND "
                             "n.account = c.account AND n.kind = 'invoice' AND "
                             "n.period_from_ms = c.period_from_ms WHERE c.credits = ?",
                             db_i(number));

    if (!db_row(rs->db, q))
        return false;
    cJSON_AddStringToObject(d->answer, "outcome", "credited");
    explain(d, mem_text("This bill was found wrong before; it is credited already."));
    api_put_text(d->answer, "credit", db_text(q, 0));
    api_put_text(d->answer, "reissued", db_text(q, 1));
    db_done(q);
    return true;
}

static int64_t find_invoice(struct api_request *rq)
{
    return db_number(rq->rs->db, 0,
                     "SELECT number FROM billing_invoice WHERE kind = 'invoice' AND "
                     "(invoice = ? OR number = ?)",
                     db_t(rq->path), db_i(api_path_int(rq)));
}

int billing_dispute(struct api_request *rq, cJSON *answer)
{
    struct dispute d = {.b = billing_of(rq->rs), .answer = answer};
    int64_t number = find_invoice(rq);
    struct review r;

    if (!number)
        return api_problem(answer, 404, "no invoice %.40s", rq->path);
    d.explanation = cJSON_AddArrayToObject(answer, "explanation");
    d.affected = cJSON_AddArrayToObject(answer, "affected");
    if (!settled_before(&d, number)) {
        review_load(d.b, number, &r);
        settle(&d, &r);
        review_fini(&r);
    }
    return 200;
}
