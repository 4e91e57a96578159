#include "host/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/scan.h"

struct reading {
    const char *at;
    int line;
    struct csv *csv;
    struct csv_row row; /* the one that is being read */
    size_t cells;
    char *why;
};

static void set_why(struct reading *r, int line, char *sentence)
{
    if (!r->why)
        r->why = mem_printf("%d: %s", line, sentence);
    free(sentence);
}

static void row_fini(struct csv_row *row, size_t cells)
{
    for (size_t i = 0; i < cells; i++)
        free(row->cells[i].text);
    free(row->cells);
    *row = (struct csv_row){0};
}

void csv_fini(struct csv *csv)
{
    for (size_t i = 0; i < csv->count; i++)
        row_fini(&csv->rows[i], csv->columns);
    for (size_t i = 0; i < csv->columns; i++)
        free(csv->names[i]);
    free(csv->rows);
    free(csv->names);
    *csv = (struct csv){0};
}

/* --- a value ----------------------------------------------------------------------------------
 */

/* How long it is up to the quotation mark that closes it, or to the end. */
static size_t quoted_length(const char *text)
{
    size_t n = 0;

    while (text[n] && (text[n] != '"' || text[n + 1] == '"'))
        n += text[n] == '"' ? 2 : 1;
    return n;
}

/* What stands in quotation marks; one that belongs to it is written twice. */
static char *read_quoted(struct reading *r)
{
    size_t len = quoted_length(r->at + 1);
    const char *end = r->at + 1 + len;
    char *text = mem_new(len + 1), *to = text;
    int opened = r->line;

    for (r->at++; r->at < end; r->at++) {
        r->at += *r->at == '"';
        r->line += *r->at == '\n';
        *to++ = *r->at;
    }
    if (!*r->at) {
        set_why(r, opened, mem_text("a quotation mark is opened here and never closed"));
        return text;
    }
    r->at++;
    if (*r->at && !strchr(",\r\n", *r->at))
        set_why(r, r->line,
                mem_text("expected a comma or the end of the line behind the closing quotation "
                         "mark; one that belongs to the value is written twice, \"5\"\" pipe\""));
    return text;
}

static char *read_plain(struct reading *r)
{
    size_t len = strcspn(r->at, ",\"\r\n");
    char *text = mem_text_n(r->at, len);

    r->at += len;
    if (*r->at == '"')
        set_why(r, r->line,
                mem_text("a value with a quotation mark in it stands in quotation marks, and its "
                         "own are written twice: \"5\"\" pipe\""));
    return text;
}

static void read_cell(struct reading *r)
{
    struct csv_cell cell = {.quoted = *r->at == '"'};

    if (r->cells == CSV_COLUMNS_MOST) {
        set_why(r, r->line, mem_printf("expected at most %d columns", CSV_COLUMNS_MOST));
        return;
    }
    cell.text = cell.quoted ? read_quoted(r) : read_plain(r);
    r->row.cells = mem_resize(r->row.cells, r->cells + 1, sizeof(*r->row.cells));
    r->row.cells[r->cells++] = cell;
}

/* --- a line -----------------------------------------------------------------------------------
 */

static void read_line_end(struct reading *r)
{
    if (*r->at == '\r' && r->at[1] != '\n')
        set_why(r, r->line, mem_text("a carriage return stands here without a line feed"));
    r->at += *r->at == '\r';
    r->line += *r->at == '\n';
    r->at += *r->at == '\n';
}

static bool is_blank(const struct reading *r)
{
    return r->cells == 1 && !r->row.cells[0].quoted && !*r->row.cells[0].text;
}

/* Reads the values of a line, or of several where a value has line breaks in it. */
static void read_row(struct reading *r)
{
    r->row = (struct csv_row){.line = r->line};
    r->cells = 0;
    read_cell(r);
    while (!r->why && *r->at == ',') {
        r->at++;
        read_cell(r);
    }
    if (!r->why)
        read_line_end(r);
}

static void check_name(struct reading *r, size_t column)
{
    const char *name = r->csv->names[column];
    size_t n = strlen(name);

    if (n == 0)
        set_why(r, r->row.line, mem_printf("column %zu has no name", column + 1));
    else if (name[0] == ' ' || name[n - 1] == ' ')
        set_why(r, r->row.line,
                mem_printf("the name of column %zu, \"%.60s\", begins or ends in a "
                           "blank",
                           column + 1, name));
    else if (csv_column(r->csv, name) < column)
        set_why(r, r->row.line, mem_printf("two columns are called \"%.60s\"", name));
}

static void take_header(struct reading *r)
{
    r->csv->names = mem_new((r->cells + 1) * sizeof(*r->csv->names));
    r->csv->columns = r->cells;
    for (size_t i = 0; i < r->cells; i++) {
        r->csv->names[i] = r->row.cells[i].text;
        r->row.cells[i].text = NULL;
    }
    for (size_t i = 0; i < r->cells; i++)
        check_name(r, i);
    row_fini(&r->row, r->cells);
}

/* @return whether the row belongs to the table now */
static bool take_row(struct reading *r)
{
    struct csv *csv = r->csv;

    if (r->cells != csv->columns) {
        set_why(r, r->row.line,
                mem_printf("expected %zu values, one a column, got %zu", csv->columns, r->cells));
        return false;
    }
    if (csv->count == CSV_ROWS_MOST) {
        set_why(r, r->row.line, mem_printf("expected at most %d rows", CSV_ROWS_MOST));
        return false;
    }
    csv->rows = mem_more(csv->rows, csv->count, sizeof(*csv->rows));
    csv->rows[csv->count++] = r->row;
    return true;
}

static void check_utf8(struct reading *r)
{
    size_t left = strlen(r->at);
    int line = 1;

    for (const char *at = r->at; *at;) {
        size_t len = scan_utf8(at, left);

        if (len == 0) {
            set_why(r, line, mem_text("this is not UTF-8"));
            return;
        }
        line += *at == '\n';
        at += len;
        left -= len;
    }
}

bool csv_read(struct csv *csv, const char *text, char **why)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct reading r = {.at = text, .line = 1, .csv = csv};

    *csv = (struct csv){0};
    r.at += strncmp(text, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
    check_utf8(&r);
    while (!r.why && *r.at) {
        read_row(&r);
        if (!r.why && !is_blank(&r) && !csv->names)
            take_header(&r);
        else if (r.why || is_blank(&r) || !take_row(&r))
            row_fini(&r.row, r.cells);
    }
    if (!r.why && !csv->names)
        set_why(&r, 1, mem_text("expected a line with the names of the columns"));
    *why = r.why;
    return !r.why;
}

/* --- what is read -----------------------------------------------------------------------------
 */

size_t csv_column(const struct csv *csv, const char *name)
{
    size_t i = 0;

    while (i < csv->columns && strcmp(csv->names[i], name) != 0)
        i++;
    return i;
}

bool csv_is_number(const struct csv_cell *cell, bool *whole)
{
    static const char digits[] = "0123456789";
    const char *text = cell->text + (*cell->text == '-');
    size_t before = strspn(text, digits), behind = 0;

    if (cell->quoted || before == 0 || (text[0] == '0' && before > 1))
        return false;
    *whole = text[before] != '.';
    if (!*whole) {
        behind = strspn(text + before + 1, digits);
        if (behind == 0)
            return false;
    }
    return text[before + behind + !*whole] == '\0' && before + behind <= CSV_DIGITS_MOST;
}
