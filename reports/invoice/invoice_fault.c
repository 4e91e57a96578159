#include "invoice/invoice_fault.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/json_read.h"
#include "base/mem.h"

const char *invoice_word(enum invoice_word word)
{
    static const char *const names[INVOICE_WORD_COUNT] = {
#define X(name) [INVOICE_##name] = #name,
        INVOICE_WORD_LIST(X)
#undef X
    };

    assert((unsigned)word < INVOICE_WORD_COUNT);
    return names[word];
}

const char *invoice_transaction_words(const char *transaction)
{
    return *transaction ? transaction : "0";
}

const cJSON *invoice_account(const struct invoice_check *check, const char *account)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, check->accounts)
        if (json_is(row, "account", account))
            return row;
    return NULL;
}

const cJSON *invoice_tariff(const struct invoice_check *check, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;

    return s ? oracle_tariff_at(check->truth, s->station, s->started_ms)
             : oracle_tariff(check->truth, line->station);
}

void invoice_fault(struct invoice_glass *g, enum invoice_word word, const char *rule,
                   const struct oracle_session *s, const char *format, ...)
{
    char *body, *sentence;
    va_list args;

    va_start(args, format);
    body = mem_vprintf(format, args);
    va_end(args);
    sentence = s ? mem_printf("%s: %s, session %d at %s/%d (transaction %s): %s",
                              invoice_word(word), g->bill->invoice, s->session, s->station,
                              s->connector, invoice_transaction_words(s->transaction), body)
                 : mem_printf("%s: %s: %s", invoice_word(word), g->bill->invoice, body);
    g->faulty = true;
    g->check->tell(g->check->ctx, word, rule, s, sentence);
    free(sentence);
    free(body);
}
