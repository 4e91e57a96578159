#include "refstack/billing/issue.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/billing/draft.h"
#include "refstack/billing/misbehave.h"

/* Numbers of invoices and credit notes are one series without gaps. */
static void give_name(struct billing *b, int64_t number, const char *prefix)
{
    db_run(b->rs->db,
           "UPDATE billing_invoice SET invoice = printf('%s-%05d', ?1, number) WHERE number = ?2",
           db_t(prefix), db_i(number));
    stack_news(b->rs);
}

static int64_t insert_head(struct billing *b, const struct billing_head *head,
                           const struct billing_draft *d)
{
    struct invoice_totals sum = billing_draft_total(b->rs, d);
    bool paper = !mutant_is(b->rs, MUTANT_emails_paper_customer);
    int64_t number = db_run(
        b->rs->db,
        "INSERT INTO billing_invoice(account, kind, period_from_ms, period_to_ms, issued_ms, "
        "currency, net, tax, gross, delivery, sent_to) "
        "SELECT account, 'invoice', ?, ?, ?, ?, ?, ?, ?, "
        "CASE WHEN ? THEN delivery ELSE 'email' END, COALESCE(address, person) "
        "FROM billing_account WHERE account = ?",
        db_i(head->period.from_ms), db_i(head->period.to_ms), db_i(vclock_now_ms(b->rs->clk)),
        db_t(d->currency), db_i(sum.net), db_i(sum.tax), db_i(sum.gross), db_i((int64_t)paper),
        db_t(head->account));

    give_name(b, number, "INV");
    return number;
}

static void insert_line(struct billing *b, int64_t number, int64_t at,
                        const struct billing_line *line, const char *currency)
{
    char *text = billing_line_text(b->rs, line, currency);

    db_run(b->rs->db,
           "INSERT INTO billing_line(number, line, session, station, connector, kind, quantity, "
           "unit, price, net, tax_percent, from_ms, to_ms, text) "
           "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           db_i(number), db_i(at), db_i(line->session), db_t(line->station),
           db_i((int64_t)line->connector), db_t(rating_kind_name(line->rated.kind)),
           db_i(line->rated.quantity), db_t(rating_unit_name(line->rated.unit)),
           db_i(line->rated.price), db_i(line->net), db_i(line->tax_percent),
           db_i(line->rated.from_ms), db_i(line->rated.to_ms), db_t(text));
    free(text);
}

int64_t billing_issue(struct billing *b, const struct billing_head *head,
                      const struct billing_draft *d)
{
    int64_t number = insert_head(b, head, d);

    for (size_t i = 0; i < d->lines; i++)
        insert_line(b, number, (int64_t)i, &d->line[i], d->currency);
    for (const int64_t *id = d->sessions.id; *id; id++)
        db_run(b->rs->db, "INSERT OR REPLACE INTO billing_billed(session, number) VALUES(?, ?)",
               db_i(*id), db_i(number));
    billing_misbehave(b, number);
    return number;
}

static int64_t write_credit(struct billing *b, int64_t number)
{
    int64_t note = db_run(b->rs->db,
                          "INSERT INTO billing_invoice(account, kind, credits, period_from_ms, "
                          "period_to_ms, issued_ms, currency, net, tax, gross, delivery, sent_to) "
                          "SELECT account, 'credit_note', number, period_from_ms, period_to_ms, ?, "
                          "currency, -net, -tax, -gross, delivery, sent_to FROM billing_invoice "
                          "WHERE number = ?",
                          db_i(vclock_now_ms(b->rs->clk)), db_i(number));

    give_name(b, note, "CN");
    db_run(b->rs->db,
           "INSERT INTO billing_line(number, line, session, station, connector, kind, quantity, "
           "unit, price, net, tax_percent, from_ms, to_ms, text) "
           "SELECT ?, line, session, station, connector, kind, -quantity, unit, price, -net, "
           "tax_percent, from_ms, to_ms, 'Credit: ' || text FROM billing_line WHERE number = ?",
           db_i(note), db_i(number));
    billing_misbehave(b, note);
    return note;
}

int64_t billing_credit(struct billing *b, int64_t number)
{
    int64_t note = write_credit(b, number);

    if (mutant_is(b->rs, MUTANT_credits_twice))
        write_credit(b, number);
    return note;
}

/* Sessions of @p account that stand on no invoice. */
static struct ids unbilled(struct refstack *rs, const char *account)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT s.id, s.start_ms FROM session AS s WHERE s.account = ?1 "
                             "AND s.state = 'done' AND NOT EXISTS("
                             "SELECT 1 FROM billing_billed AS x WHERE x.session = s.id) UNION ALL "
                             "SELECT s.id, s.start_ms FROM token AS t JOIN session AS s "
                             "ON t.token = s.token WHERE t.account = ?1 AND s.account IS NULL "
                             "AND s.state = 'done' AND NOT EXISTS("
                             "SELECT 1 FROM billing_billed AS x WHERE x.session = s.id) "
                             "ORDER BY start_ms, id",
                             db_t(account));

    return ids_read(rs->db, q);
}

/* It waits, and whoever asks for invoices is told why; until something says what is right. */
static void hold(struct billing *b, const struct billing_session *s)
{
    char *why = billing_session_flaw(s);

    db_run(b->rs->db, "INSERT OR REPLACE INTO billing_held(session, why) VALUES(?, ?)", db_i(s->id),
           db_t(why));
    stack_news(b->rs);
    free(why);
}

/* Nobody pays for an attempt that came to nothing. */
static void sell(struct billing *b, struct billing_draft *d, const struct billing_session *s)
{
    bool nothing = rating_failed_attempt(&s->facts);

    db_run(b->rs->db, "DELETE FROM billing_held WHERE session = ?", db_i(s->id));
    if (nothing && !mutant_is(b->rs, MUTANT_sells_failed_attempts))
        db_run(b->rs->db, "INSERT INTO billing_billed(session, number) VALUES(?, NULL)",
               db_i(s->id));
    else
        billing_draft_add(b->rs, d, s);
}

/* Puts session @p id on the draft when its time has come and it can be right. */
static void take_session(struct billing *b, struct billing_draft *d, int64_t id, int64_t before_ms)
{
    struct billing_session s;

    if (billing_session_load(b->rs, id, billing_doubted(b->rs, id), &s)) {
        bool due = s.over && s.facts.unplugged_ms < before_ms;

        if (due && s.sound)
            sell(b, d, &s);
        else if (due)
            hold(b, &s);
        billing_session_fini(&s);
    }
}

void billing_close_period(struct billing *b, const char *account, struct rating_span period)
{
    struct billing_head head = {account, period};
    bool more;

    /* once more for each further currency */
    do {
        struct billing_draft d = {.lines = 0};
        struct ids sessions = unbilled(b->rs, account);

        for (const int64_t *id = sessions.id; *id; id++)
            take_session(b, &d, *id, period.to_ms);
        more = d.lines > 0;
        if (more)
            billing_issue(b, &head, &d);
        billing_draft_fini(&d);
        free(sessions.id);
    } while (more && !db_error(b->rs->db));
}
