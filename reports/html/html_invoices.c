/* Each bill line by line, and beside it what really happened in that session. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "html/html_sections.h"
#include "write/markup.h"

#define INVOICES_MAX 40
#define LINES_MAX    60 /* lines shown of one bill */
#define UNBILLED_MAX 40

struct books {
    struct html *h;
    cJSON *invoices, *lines, *truths, *unbilled, *phases;
};

static double kwh(const cJSON *truth)
{
    return (double)field_int(truth, "mj") / 3.6e9;
}

static const cJSON *truth_of(const struct books *b, const cJSON *line)
{
    const cJSON *truth;
    char transaction[TRANSACTION_TEXT], other[TRANSACTION_TEXT];

    field_transaction(line, "transaction_id", transaction);

    cJSON_ArrayForEach (truth, b->truths) {
        field_transaction(truth, "transaction_id", other);
        if (*other && strcmp(other, transaction) == 0 &&
            json_is(truth, "station", field_text(line, "station")))
            return truth;
    }
    return NULL;
}

static int64_t phase_ms(const struct books *b, const cJSON *truth, const char *kind)
{
    const cJSON *phase;
    int64_t sum = 0;

    cJSON_ArrayForEach (phase, b->phases) {
        if (field_int(phase, "session") == field_int(truth, "session") &&
            json_is(phase, "kind", kind))
            sum += field_int(phase, "to_ms") - field_int(phase, "from_ms");
    }
    return number_most(sum, 0);
}

/* --- what really happened ------------------------------------------------------------------- */

static void put_moment(struct books *b, const cJSON *truth, const char *name)
{
    if (field(truth, name))
        html_time(b->h, field_int(truth, name), false);
    else
        fputs("\xe2\x80\x93", b->h->out);
}

static void put_energy(struct books *b, const cJSON *line, const cJSON *truth)
{
    char *billed = field_spelling(line, "quantity");
    double off = strtod(billed ? billed : "0", NULL) - kwh(truth);

    fprintf(b->h->out, "%.3f kWh", kwh(truth));
    if (json_is(line, "unit", "kWh") && (off > 0.0015 || off < -0.0015))
        fprintf(b->h->out, " <span class=\"off\">%+.3f</span>", off);
    free(billed);
}

static void put_idle(struct books *b, const cJSON *truth)
{
    int64_t fault_ms = phase_ms(b, truth, "lock_fault");
    char words[32];

    fputs("plug out ", b->h->out);
    put_moment(b, truth, "unplugged_ms");
    duration_words(phase_ms(b, truth, "idle"), words);
    fprintf(b->h->out, ", idle %s", words);
    if (fault_ms > 0) {
        duration_words(fault_ms, words);
        fprintf(b->h->out, ", <span class=\"off\">lock at fault %s</span>", words);
    }
}

static void put_truth(struct books *b, const cJSON *line, const cJSON *truth)
{
    FILE *out = b->h->out;

    if (!truth) {
        fputs("<span class=\"off\">no such session</span>", out);
    } else if (json_is(line, "kind", "energy")) {
        put_energy(b, line, truth);
    } else if (json_is(line, "kind", "idle")) {
        put_idle(b, truth);
    } else {
        put_moment(b, truth, "started_ms");
        fputs(" to ", out);
        put_moment(b, truth, "stopped_ms");
    }
}

/* --- bills ---------------------------------------------------------------------------------- */

static void put_field(FILE *out, const cJSON *row, const char *name)
{
    char *text = field_spelling(row, name);

    markup_text_n(out, text, 120);
    free(text);
}

static void put_line(struct books *b, const cJSON *line)
{
    FILE *out = b->h->out;
    const cJSON *truth = truth_of(b, line);

    fputs("<tr><td>", out);
    put_field(out, line, "kind");
    fputs("<small>", out);
    put_field(out, line, *field_text(line, "text") ? "text" : "station");
    fputs("</small></td><td class=\"number\">", out);
    put_field(out, line, "quantity");
    fputc(' ', out);
    put_field(out, line, "unit");
    fputs("</td><td class=\"number\">", out);
    put_field(out, line, "price");
    fputs("</td><td class=\"number\">", out);
    put_field(out, line, "net");
    fputs("</td><td class=\"truth\">", out);
    put_truth(b, line, truth);
    if (truth) {
        fputs("<small>", out);
        markup_printf(out, "session %lld, %s", (long long)field_int(truth, "session"),
                      field_text(truth, "driver"));
        fputs("</small>", out);
    }
    fputs("</td></tr>\n", out);
}

static bool belongs(const cJSON *line, const cJSON *invoice)
{
    char *a = field_spelling(line, "invoice"), *b = field_spelling(invoice, "invoice");
    bool same = a && b && strcmp(a, b) == 0;

    free(a);
    free(b);
    return same;
}

static void put_currency(FILE *out, const cJSON *invoice)
{
    if (*field_text(invoice, "currency"))
        fputs(", ", out);
    put_field(out, invoice, "currency");
}

static void put_lines(struct books *b, const cJSON *invoice)
{
    FILE *out = b->h->out;
    const cJSON *line;
    int n = 0;

    fputs("<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Lines of the "
          "bill\"><table class=\"lines\"><thead><tr><th>billed</th>"
          "<th class=\"number\">quantity</th><th class=\"number\">price",
          out);
    put_currency(out, invoice);
    fputs("</th><th class=\"number\">net", out);
    put_currency(out, invoice);
    fputs("</th><th class=\"truth\">the truth</th></tr></thead><tbody>\n", out);
    cJSON_ArrayForEach (line, b->lines) {
        if (belongs(line, invoice) && n++ < LINES_MAX)
            put_line(b, line);
    }
    fputs("</tbody></table></div>\n", out);
    if (n > LINES_MAX)
        fprintf(out, "<p class=\"quiet\">%d further lines are left out.</p>\n", n - LINES_MAX);
}

static void put_invoice(struct books *b, const cJSON *invoice)
{
    FILE *out = b->h->out;
    bool is_credit = json_is(invoice, "kind", "credit_note");

    fputs(is_credit ? "<article class=\"bill\"><h4>credit note "
                    : "<article class=\"bill\"><h4>invoice ",
          out);
    put_field(out, invoice, "invoice");
    fputs("</h4><p class=\"quiet\">", out);
    put_field(out, invoice, "account");
    if (is_credit) {
        fputs(" \xc2\xb7 credits ", out);
        put_field(out, invoice, "credits");
    }
    fputs(" \xc2\xb7 issued ", out);
    html_time(b->h, field_int(invoice, "issued_ms"), true);
    fputs(" \xc2\xb7 by ", out);
    put_field(out, invoice, "delivery");
    fputs("</p>\n", out);
    put_lines(b, invoice);
    fputs("<p class=\"total\">net ", out);
    put_field(out, invoice, "net");
    fputs(" + tax ", out);
    put_field(out, invoice, "tax");
    fputs(" = <b>", out);
    put_field(out, invoice, "gross");
    fputc(' ', out);
    put_field(out, invoice, "currency");
    fputs("</b></p></article>\n", out);
}

/* --- sessions that are on no bill ----------------------------------------------------------- */

static void put_unbilled(struct books *b)
{
    FILE *out = b->h->out;
    const cJSON *truth;
    int n = 0;

    cJSON_ArrayForEach (truth, b->unbilled) {
        if (n++ >= UNBILLED_MAX)
            continue;
        fputs(n == 1 ? "<article class=\"bill\"><h4>sessions on no bill</h4><ul>" : "", out);
        fputs("<li>", out);
        markup_printf(out, "session %lld of %s at %s: ", (long long)field_int(truth, "session"),
                      field_text(truth, "driver"), field_text(truth, "station"));
        fprintf(out, "%.3f kWh, ", kwh(truth));
        put_moment(b, truth, "started_ms");
        fputs(" to ", out);
        put_moment(b, truth, "stopped_ms");
        fputs("</li>\n", out);
    }
    if (n > UNBILLED_MAX)
        fprintf(out, "<li>and %d more</li>", n - UNBILLED_MAX);
    fputs(n ? "</ul></article>\n" : "", out);
}

static void put_all(struct books *b)
{
    const cJSON *invoice;
    int n = 0;

    html_part(b->h, "Bills", "each line beside what really happened");
    cJSON_ArrayForEach (invoice, b->invoices) {
        if (n++ < INVOICES_MAX)
            put_invoice(b, invoice);
    }
    if (n > INVOICES_MAX)
        fprintf(b->h->out, "<p class=\"quiet\">%d further bills are left out.</p>\n",
                n - INVOICES_MAX);
    put_unbilled(b);
    html_part_end(b->h);
}

void html_invoices(struct html *h)
{
    struct books b = {
        .h = h,
        .invoices =
            runfile_rows(h->rf, "SELECT * FROM invoice WHERE scenario=?1 ORDER BY issued_ms, rowid",
                         h->scenario),
        .lines = runfile_rows(
            h->rf, "SELECT * FROM invoice_line WHERE scenario=?1 ORDER BY invoice, line LIMIT 5000",
            h->scenario),
        .truths =
            runfile_rows(h->rf, "SELECT * FROM truth WHERE scenario=?1 ORDER BY session LIMIT 2000",
                         h->scenario),
        .unbilled = runfile_rows(
            h->rf,
            "WITH sold AS MATERIALIZED (SELECT DISTINCT transaction_id AS id, station AS place "
            "FROM invoice_line WHERE scenario=?1) SELECT t.* FROM truth t LEFT JOIN sold ON "
            "id=t.transaction_id AND place=t.station WHERE t.scenario=?1 AND place IS NULL "
            "ORDER BY session",
            h->scenario),
        .phases = runfile_rows(h->rf, "SELECT * FROM truth_phase WHERE scenario=?1 LIMIT 10000",
                               h->scenario)};

    if (cJSON_GetArraySize(b.invoices) + cJSON_GetArraySize(b.truths) > 0)
        put_all(&b);
    cJSON_Delete(b.invoices);
    cJSON_Delete(b.lines);
    cJSON_Delete(b.truths);
    cJSON_Delete(b.unbilled);
    cJSON_Delete(b.phases);
}
