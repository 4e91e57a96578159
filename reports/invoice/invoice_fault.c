#include "invoice/invoice_fault.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

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

const char *invoice_held_why(const struct invoice_check *check, const struct oracle_session *s)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, check->held) {
        const cJSON *data = field(row, "data");
        char id[TRANSACTION_TEXT];

        field_transaction(data, "transaction", id);
        if (json_is(data, "station", s->station) && strcmp(id, s->transaction) == 0)
            return *field_text(data, "why") ? field_text(data, "why") : "it does not say why";
    }
    return "";
}

bool invoice_held_rightly(const struct invoice_check *check, const struct oracle_session *s)
{
    char *impossible = *invoice_held_why(check, s) ? oracle_impossible(check->truth, s) : NULL;
    bool held = impossible != NULL;

    free(impossible);
    return held;
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
