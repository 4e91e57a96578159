#include "invoice/invoicing.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

/* The word of a finding is in its sentence, what it points to is the bill and the session. */
static void hear(void *ctx, enum invoice_word word, const char *rule,
                 const struct oracle_session *s, const char *sentence)
{
    struct invoicing *in = ctx;
    uint64_t seqs[] = {in->bill->event, s ? s->event : 0, 0};

    in->judged = true;
    if (in->loud)
        in->words[word]++;
    if (!rule)
        return;
    in->faults++;
    if (in->loud)
        invoicing_find(in, INVOICING_fails, rule, seqs, "%s", sentence);
}

static enum invoice_idle idle_expected(const cJSON *expect)
{
    const char *idle = field_text(expect, "idle");

    if (!*idle)
        return INVOICE_IDLE_due;
    return strncmp(idle, "none", 4) == 0 ? INVOICE_IDLE_waived : INVOICE_IDLE_sum;
}

void invoicing_find(struct invoicing *in, enum invoicing_worth worth, const char *rule,
                    const uint64_t *seqs, const char *format, ...)
{
    char *sentence;
    va_list args;

    va_start(args, format);
    sentence = mem_vprintf(format, args);
    va_end(args);
    if (seqs && !seqs[0])
        seqs++; /* a document that nobody received */
    in->hear(in->ctx, worth, rule, seqs, sentence);
    free(sentence);
}

void invoicing_init(struct invoicing *in)
{
    in->accounts = runfile_rows(
        in->rf,
        "WITH told AS MATERIALIZED (SELECT json_extract(data,'$.args.account') AS account, "
        "json_extract(data,'$.args.period') AS period, json_extract(data,'$.args.address') AS "
        "address, max(seq) FROM event WHERE scenario=?1 AND kind='sut_call' AND "
        "json_extract(data,'$.verb')='account' GROUP BY 1) SELECT a.account, person, delivery, "
        "CASE WHEN told.account IS NOT NULL THEN coalesce(period,'month') END AS period, "
        "address FROM "
        "account a LEFT JOIN told ON told.account=a.account WHERE "
        "a.scenario=?1 ORDER BY a.rowid",
        in->scenario);
    in->held = runfile_rows(in->rf, "SELECT data FROM event WHERE scenario=?1 AND kind='bill_held'",
                            in->scenario);
    bill_book_init(&in->bills, in->rf, in->scenario, in->truth);
    in->check = (struct invoice_check){.rf = in->rf,
                                       .scenario = in->scenario,
                                       .truth = in->truth,
                                       .bills = &in->bills,
                                       .accounts = in->accounts,
                                       .held = in->held,
                                       .idle = idle_expected(in->expect),
                                       .delivery = field_text(in->expect, "delivery"),
                                       .tell = hear,
                                       .ctx = in};
}

void invoicing_fini(struct invoicing *in)
{
    bill_book_fini(&in->bills);
    cJSON_Delete(in->accounts);
    cJSON_Delete(in->held);
}

static void take_up(struct invoicing *in, const struct bill *b, bool loud)
{
    in->bill = b;
    in->loud = loud;
    in->faults = 0;
}

int invoicing_faults(struct invoicing *in, const struct bill *b, bool loud)
{
    take_up(in, b, loud);
    invoice_check_amounts(&in->check, b);
    return in->faults;
}

void invoicing_words(struct invoicing *in, const struct bill *b)
{
    take_up(in, b, true);
    invoice_check_words(&in->check, b);
}

bool invoicing_correction(struct invoicing *in, const struct bill *b)
{
    take_up(in, b, true);
    return invoice_check_correction(&in->check, b);
}

bool invoicing_disputed(struct invoicing *in, const char *number)
{
    cJSON *rows = runfile_rows(in->rf,
                               "SELECT json_extract(data,'$.invoice') AS invoice FROM "
                               "event WHERE scenario=?1 AND kind='disputes'",
                               in->scenario);
    const cJSON *row;
    bool is = false;

    cJSON_ArrayForEach (row, rows)
        is |= json_is(row, "invoice", number);
    cJSON_Delete(rows);
    return is;
}
