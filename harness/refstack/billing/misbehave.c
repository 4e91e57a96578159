#include "refstack/billing/misbehave.h"

#define INVOICE " WHERE number = ?1 AND kind = 'invoice'"
#define NOTE    " WHERE number = ?1 AND kind = 'credit_note'"
#define LINES   " WHERE number = ?1"
#define ITS     LINES " AND number IN (SELECT number FROM billing_invoice" INVOICE ")"
#define HEAD    "UPDATE billing_invoice SET "
#define LINE    "UPDATE billing_line SET "
/* @p field of somebody else who has an account; @p own where there is nobody. */
#define OTHERS(field, own)                                                                         \
    "COALESCE((SELECT " field " FROM billing_account AS o WHERE o.account <> "                     \
    "billing_invoice.account ORDER BY o.account LIMIT 1), " own ")"
#define CENT "10000"

/* What is done to document ?1, in this order; amounts are millionths. */
static const struct {
    enum mutant mutant;
    const char *sql;
} deeds[] = {
    {MUTANT_bills_in_another_currency,
     HEAD "currency = CASE currency WHEN 'USD' THEN 'EUR' ELSE 'USD' END" INVOICE},
    {MUTANT_credits_in_another_currency,
     HEAD "currency = CASE currency WHEN 'USD' THEN 'EUR' ELSE 'USD' END" NOTE},
    {MUTANT_sends_bills_elsewhere, HEAD "sent_to = 'Nowhere 1'" LINES},
    {MUTANT_bills_in_watt_hours, LINE "unit = 'Wh'" LINES " AND unit = 'kWh'"},
    {MUTANT_dates_lines_a_day_late,
     LINE "from_ms = from_ms + 86400000, to_ms = to_ms + 86400000" LINES},
    {MUTANT_bills_another_connector, LINE "connector = connector + 1" LINES},
    {MUTANT_leaves_texts_empty, LINE "text = ''" LINES},
    {MUTANT_texts_name_another_amount, LINE "text = replace(text, ' = ', ' = 1')" LINES},
    {MUTANT_names_another_period, HEAD
     "period_from_ms = 2 * period_from_ms - period_to_ms, period_to_ms = period_from_ms" LINES},
    {MUTANT_dates_bills_early, HEAD "issued_ms = period_from_ms" INVOICE},
    {MUTANT_dates_bills_late, HEAD "issued_ms = issued_ms + 21 * 86400000" INVOICE},
    {MUTANT_reuses_numbers, HEAD "invoice = printf('INV-%05d', (number + 1) / 2)" INVOICE},
    {MUTANT_bills_another_account,
     HEAD "sent_to = " OTHERS("COALESCE(o.address, o.person)",
                              "sent_to") ", account = " OTHERS("o.account", "account") INVOICE},
    {MUTANT_credits_another_account, HEAD "account = " OTHERS("o.account", "account") NOTE},
    {MUTANT_credits_a_cent_short, HEAD "tax = tax + " CENT ", gross = gross + " CENT NOTE},
    /* a tenth, back to who asked for nothing */
    {MUTANT_gives_goodwill,
     "INSERT INTO billing_invoice(account, kind, credits, period_from_ms, period_to_ms, issued_ms, "
     "currency, net, tax, gross, delivery, sent_to) SELECT account, 'credit_note', number, "
     "period_from_ms, period_to_ms, issued_ms, currency, -(net / 100000 * " CENT
     "), -(tax / 100000 "
     "* " CENT "), -(net / 100000 * " CENT ") - (tax / 100000 * " CENT "), delivery, sent_to FROM "
     "billing_invoice" INVOICE},
    {MUTANT_gives_goodwill,
     HEAD "invoice = printf('CN-%05d', number) WHERE invoice IS NULL AND number > ?1"},
    /* one Wh of the first line of energy at a price of its own, and everything adds up again */
    {MUTANT_invents_a_price,
     "INSERT INTO billing_line SELECT number, 1000, session, station, connector, kind, 1000, unit, "
     "99000000, 100000, tax_percent, from_ms, to_ms, 'Service' FROM billing_line" ITS
     " AND kind = 'energy' ORDER BY line LIMIT 1"},
    {MUTANT_invents_a_price, LINE
     "quantity = quantity - 1000, net = CAST(round((quantity - 1000) / 1e6 * price / 1e6, 2) * "
     "1e6 AS INT), text = 'Energy'" ITS " AND line = (SELECT MIN(line) FROM billing_line" LINES
     " AND kind = 'energy')"},
    {MUTANT_invents_a_price,
     HEAD "net = (SELECT SUM(net) FROM billing_line" LINES "), tax = (SELECT CAST(round(SUM(net) / "
          "1e6 * MAX(tax_percent) / 1e8, 2) * 1e6 AS INT) FROM billing_line" LINES ")" INVOICE},
    {MUTANT_invents_a_price, HEAD "gross = net + tax" INVOICE},
};

/* Every MUTANT_ above. */
void billing_misbehave(struct billing *b, int64_t number)
{
    for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++)
        if (mutant_is(b->rs, deeds[i].mutant))
            db_run(b->rs->db, deeds[i].sql, db_i(number));
}
