#include "invoice/bill.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

#define CLOCKS_MS 60000 /* a line may begin this much before the session it is for */

static bool is_at(const struct bill_line *line, const struct oracle_session *s)
{
    return oracle_may_be_dated(s, (struct span){s->started_ms - CLOCKS_MS, s->over_ms},
                               line->from_ms);
}

/* The true session of @p line, by its transaction; where several stations have that one and the
 * line names none, the time decides; a session that never got a transaction is known by place and
 * time. NULL: there was none. */
static const struct oracle_session *session_for(const struct oracle_book *truth,
                                                const struct bill_line *line)
{
    const struct oracle_session *found = NULL;

    for (size_t i = 0; i < truth->count; i++) {
        const struct oracle_session *s = &truth->sessions[i];
        bool here = !*line->station || strcmp(line->station, s->station) == 0;

        if (here && *s->transaction && strcmp(s->transaction, line->transaction) == 0 &&
            (!found || is_at(line, s)))
            found = s;
    }
    for (size_t i = 0; i < truth->count && !found; i++) {
        const struct oracle_session *s = &truth->sessions[i];

        if (!*s->transaction && strcmp(line->station, s->station) == 0 &&
            line->connector == s->connector && is_at(line, s))
            found = s;
    }
    return found;
}

static struct bill_line line_of(const cJSON *row, const struct oracle_book *truth)
{
    struct bill_line line = {
        .station = field_text(row, "station"),
        .kind = field_text(row, "kind"),
        .unit = field_text(row, "unit"),
        .text = field_text(row, "text"),
        .connector = (int)field_int(row, "connector"),
        .from_ms = field_int(row, "from_ms"),
        .to_ms = field_int(row, "to_ms"),
        .quantity = decimal_field(row, "quantity", false),
        .price = decimal_field(row, "price", false),
        .net = decimal_field(row, "net", false),
        .tax_percent = decimal_field(row, "tax_percent", true),
    };

    if (line.price.units < 0) { /* gives back by its price */
        line.price = decimal_negate(line.price);
        line.quantity = decimal_negate(line.quantity);
    }
    field_transaction(row, "transaction_id", line.transaction);
    line.session = session_for(truth, &line);
    line.told = *line.transaction && told_transactions_find(&truth->told, line.station,
                                                            line.transaction, line.to_ms) != NULL;
    return line;
}

static struct bill bill_of(const cJSON *row)
{
    const cJSON *data = field(row, "data");

    return (struct bill){
        .invoice = field_text(row, "invoice"),
        .account = field_text(row, "account"),
        .currency = field_text(row, "currency"),
        .delivery = field_text(row, "delivery"),
        .sent_to = field_text(data, "sent_to"),
        .is_note = json_is(row, "kind", "credit_note"),
        .credits = field_text(row, "credits"),
        .issued_ms = field_int(row, "issued_ms"),
        .period_from_ms = field_int(data, "period_from_ms"),
        .period_to_ms = field_int(data, "period_to_ms"),
        .received_ms = json_int(row, "received_ms", INT64_MAX),
        .net = decimal_field(row, "net", false),
        .tax = decimal_field(row, "tax", false),
        .gross = decimal_field(row, "gross", false),
        .event = field_seq(row, "event"),
    };
}

static void add_line(struct bill *b, struct bill_line line)
{
    b->lines = mem_resize(b->lines, b->count + 2, sizeof(*b->lines));
    b->lines[b->count++] = line;
    b->lines[b->count] = (struct bill_line){.kind = NULL};
}

/* @p nth: how many documents before it have its number; each counts its lines anew. */
static void add_lines(struct bill *b, const cJSON *rows, size_t nth,
                      const struct oracle_book *truth)
{
    int64_t last = INT64_MIN;
    size_t document = 0;
    const cJSON *row;

    b->lines = mem_new(sizeof(*b->lines));
    cJSON_ArrayForEach (row, rows) {
        if (!json_is(row, "invoice", b->invoice))
            continue;
        document += field_int(row, "line") <= last;
        last = field_int(row, "line");
        if (document != nth)
            continue;
        add_line(b, line_of(row, truth));
    }
}

/* A credit note that is written without signs. */
static void negate(struct bill *b)
{
    b->net = decimal_negate(b->net);
    b->tax = decimal_negate(b->tax);
    b->gross = decimal_negate(b->gross);
    for (struct bill_line *line = b->lines; line->kind; line++) {
        line->quantity = decimal_negate(line->quantity);
        line->net = decimal_negate(line->net);
    }
}

/* ---- corrections ---- */

static struct bill *invoice_called(const struct bill_book *book, const char *number)
{
    for (struct bill *b = book->bills; b->invoice; b++)
        if (!b->is_note && strcmp(b->invoice, number) == 0)
            return b;
    return NULL;
}

/* The invoice that @p b negates to the last cent without naming it. */
static struct bill *negated_by(const struct bill_book *book, const struct bill *b)
{
    struct decimal gross = decimal_negate(b->gross);

    for (struct bill *a = book->bills; a->invoice; a++)
        if (!a->is_note && !a->corrections && strcmp(a->account, b->account) == 0 &&
            decimal_equal(a->gross, gross))
            return a;
    return NULL;
}

static void tie_corrections(struct bill_book *book)
{
    for (struct bill *b = book->bills; b->invoice; b++) {
        struct bill *of = *b->credits ? invoice_called(book, b->credits) : NULL;

        if (!*b->credits && !b->is_note && b->gross.units < 0)
            of = negated_by(book, b);
        if (!of || of == b || of->corrects)
            continue;
        b->corrects = of;
        of->corrections++;
    }
}

/* Nothing is left of it, or less than nothing; a cent of tax more or less is another matter. */
static bool is_taken_back(const struct bill_book *book, const struct bill *b)
{
    struct bill left = bill_corrected(book, b);
    bool is = b->corrections > 0 && !decimal_is_zero(b->gross) &&
              (decimal_compare(left.net, DECIMAL_ZERO) <= 0 ||
               decimal_compare(left.gross, DECIMAL_ZERO) <= 0);

    free(left.lines);
    return is;
}

static size_t count_called(const struct bill_book *book, const char *number)
{
    size_t n = 0;

    for (const struct bill *b = book->bills; b->invoice; b++)
        n += strcmp(b->invoice, number) == 0;
    return n;
}

void bill_book_init(struct bill_book *book, struct runfile *rf, int scenario,
                    const struct oracle_book *truth)
{
    const cJSON *row;

    memset(book, 0, sizeof(*book));
    book->rows = runfile_rows(
        rf,
        "WITH told AS MATERIALIZED (SELECT json_extract(data,'$.invoice') AS bill, min(seq) AS "
        "event, virt_ms FROM event WHERE scenario=?1 AND kind='bill' GROUP BY 1) SELECT i.*, "
        "told.event, told.virt_ms AS received_ms FROM invoice i LEFT JOIN told ON "
        "told.bill=i.invoice WHERE i.scenario=?1 ORDER BY i.rowid",
        scenario);
    book->line_rows =
        runfile_rows(rf, "SELECT * FROM invoice_line WHERE scenario=?1 ORDER BY rowid", scenario);
    book->bills = mem_new(((size_t)cJSON_GetArraySize(book->rows) + 1) * sizeof(*book->bills));
    cJSON_ArrayForEach (row, book->rows) {
        struct bill b = bill_of(row);

        add_lines(&b, book->line_rows, count_called(book, b.invoice), truth);
        if (b.is_note && b.gross.units >= 0)
            negate(&b);
        book->bills[book->count++] = b;
    }
    tie_corrections(book);
    for (struct bill *b = book->bills; b->invoice; b++)
        b->taken_back = is_taken_back(book, b);
}

void bill_book_fini(struct bill_book *book)
{
    for (struct bill *b = book->bills; b->invoice; b++)
        free(b->lines);
    free(book->bills);
    cJSON_Delete(book->rows);
    cJSON_Delete(book->line_rows);
}

struct bill bill_corrected(const struct bill_book *book, const struct bill *b)
{
    struct bill all = *b;

    all.lines = mem_new(sizeof(*all.lines));
    all.count = 0;
    for (const struct bill *part = book->bills; part->invoice; part++) {
        if (part != b && part->corrects != b)
            continue;
        for (const struct bill_line *line = part->lines; line->kind; line++)
            add_line(&all, *line);
        if (part == b)
            continue;
        all.net = decimal_add(all.net, part->net);
        all.tax = decimal_add(all.tax, part->tax);
        all.gross = decimal_add(all.gross, part->gross);
    }
    return all;
}

bool bill_stands(const struct bill *b)
{
    return !b->is_note && !b->corrects && !b->taken_back;
}

bool bill_line_is_empty(const struct bill_line *line)
{
    return decimal_is_zero(line->quantity) && decimal_is_zero(line->net);
}

bool bill_is_first(const struct bill *b, size_t line)
{
    for (size_t i = 0; i < line; i++)
        if (b->lines[i].session == b->lines[line].session)
            return false;
    return b->lines[line].session;
}

bool bill_charges(const struct bill *b, const struct oracle_session *s)
{
    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (line->session == s && !bill_line_is_empty(line))
            return true;
    return false;
}
