#include "invoice/invoice_fault.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

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
