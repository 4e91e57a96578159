#include "invoice/bill.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

#define CLOCKS_MS 60000 /* a line may begin this much before the session it is for */

/* The true session of @p line, by its transaction; a session that never got one is known by place
 * and time. NULL: there was none. */
static const struct oracle_session *session_for(const struct oracle_book *truth,
                                                const struct bill_line *line)
{
    for (size_t i = 0; i < truth->count; i++) {
        const struct oracle_session *s = &truth->sessions[i];
        bool here = !*line->station || strcmp(line->station, s->station) == 0;

        if (here && *s->transaction && strcmp(s->transaction, line->transaction) == 0)
            return s;
    }
    for (size_t i = 0; i < truth->count; i++) {
        const struct oracle_session *s = &truth->sessions[i];

        if (!*s->transaction && strcmp(line->station, s->station) == 0 &&
            line->connector == s->connector && s->started_ms != INT64_MAX &&
            line->from_ms >= s->started_ms - CLOCKS_MS && line->from_ms <= s->unplugged_ms)
            return s;
    }
    return NULL;
}

static struct bill_line line_of(const cJSON *row, const struct oracle_book *truth)
{
    struct bill_line line = {
        .station = field_text(row, "station"),
        .kind = field_text(row, "kind"),
        .unit = field_text(row, "unit"),
        .connector = (int)json_int(row, "connector", 0),
        .from_ms = json_int(row, "from_ms", 0),
        .quantity = decimal_field(row, "quantity", false),
        .price = decimal_field(row, "price", false),
        .net = decimal_field(row, "net", false),
        .tax_percent = decimal_field(row, "tax_percent", true),
    };

    field_transaction(row, "transaction_id", line.transaction);
    line.session = session_for(truth, &line);
    return line;
}

static struct bill bill_of(const cJSON *row)
{
    return (struct bill){
        .invoice = field_text(row, "invoice"),
        .account = field_text(row, "account"),
        .currency = field_text(row, "currency"),
        .delivery = field_text(row, "delivery"),
        .is_note = json_is(row, "kind", "credit_note"),
        .credits = field_text(row, "credits"),
        .issued_ms = json_int(row, "issued_ms", 0),
        .net = decimal_field(row, "net", false),
        .tax = decimal_field(row, "tax", false),
        .gross = decimal_field(row, "gross", false),
        .event = (uint64_t)json_int(row, "event", 0),
    };
}

static void add_lines(struct bill *b, const cJSON *rows, const struct oracle_book *truth)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        if (!json_is(row, "invoice", b->invoice))
            continue;
        b->lines = mem_resize(b->lines, b->count + 1, sizeof(*b->lines));
        b->lines[b->count++] = line_of(row, truth);
    }
}

/* A note says by its kind that it gives back; some write its amounts negative, some do not. */
static bool takes_back(const struct bill *note, const struct bill *invoice)
{
    return note->is_note && !invoice->is_note && strcmp(note->credits, invoice->invoice) == 0 &&
           (decimal_equal(note->gross, invoice->gross) ||
            decimal_equal(decimal_negate(note->gross), invoice->gross));
}

static void tie_notes(struct bill_book *book)
{
    for (size_t n = 0; n < book->count; n++)
        for (size_t i = 0; i < book->count; i++)
            if (!book->bills[i].note && takes_back(&book->bills[n], &book->bills[i])) {
                book->bills[i].note = &book->bills[n];
                book->bills[n].taken = &book->bills[i];
                break;
            }
}

void bill_book_init(struct bill_book *book, struct runfile *rf, int scenario,
                    const struct oracle_book *truth)
{
    const cJSON *row;

    memset(book, 0, sizeof(*book));
    book->rows = runfile_rows(
        rf,
        "WITH told AS MATERIALIZED (SELECT json_extract(data,'$.invoice') AS bill, min(seq) AS "
        "event FROM event WHERE scenario=?1 AND kind='bill' GROUP BY 1) SELECT i.*, told.event "
        "FROM invoice i LEFT JOIN told ON told.bill=i.invoice WHERE i.scenario=?1 ORDER BY "
        "i.issued_ms, i.rowid",
        scenario);
    book->line_rows = runfile_rows(
        rf, "SELECT * FROM invoice_line WHERE scenario=?1 ORDER BY invoice, line", scenario);
    cJSON_ArrayForEach (row, book->rows) {
        book->bills = mem_resize(book->bills, book->count + 1, sizeof(*book->bills));
        book->bills[book->count] = bill_of(row);
        add_lines(&book->bills[book->count++], book->line_rows, truth);
    }
    tie_notes(book);
}

void bill_book_fini(struct bill_book *book)
{
    for (size_t i = 0; i < book->count; i++)
        free(book->bills[i].lines);
    free(book->bills);
    cJSON_Delete(book->rows);
    cJSON_Delete(book->line_rows);
}

bool bill_stands(const struct bill *b)
{
    return !b->is_note && !b->note;
}

bool bill_line_is_empty(const struct bill_line *line)
{
    return decimal_is_zero(line->quantity) && decimal_is_zero(line->net);
}

bool bill_charges(const struct bill *b, const struct oracle_session *s)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->lines[i].session == s && !bill_line_is_empty(&b->lines[i]))
            return true;
    return false;
}
