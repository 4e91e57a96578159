/* Any text is a table with a value for each column, or a sentence that begins with a line. A table
 * that is written with all values in quotation marks is read as the same one, in which no value is
 * a number.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_cell(FILE *out, const char *text, bool last)
{
    fputc('"', out);
    for (; *text; text++)
        fputs(*text == '"' ? "\"\"" : (const char[]){*text, '\0'}, out);
    fputs(last ? "\"\r\n" : "\",", out);
}

static char *written(const struct csv *csv)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    for (size_t c = 0; c < csv->columns; c++)
        write_cell(out, csv->names[c], c + 1 == csv->columns);
    for (size_t r = 0; r < csv->count; r++)
        for (size_t c = 0; c < csv->columns; c++)
            write_cell(out, csv->rows[r].cells[c].text, c + 1 == csv->columns);
    fclose(out);
    return text;
}

static void check_number(const struct csv_cell *cell)
{
    bool whole = false;
    char again[64];

    if (!csv_is_number(cell, &whole))
        return;
    assert(!cell->quoted && whole == !strchr(cell->text, '.'));
    snprintf(again, sizeof(again), "%lld", strtoll(cell->text, NULL, 10));
    assert(!whole || strcmp(cell->text, "-0") == 0 || strcmp(again, cell->text) == 0);
}

static void check_same(const struct csv *a, const struct csv *b)
{
    bool whole;

    assert(a->columns == b->columns && a->count == b->count && a->columns <= CSV_COLUMNS_MOST);
    for (size_t c = 0; c < a->columns; c++) {
        assert(strcmp(a->names[c], b->names[c]) == 0 && csv_column(a, a->names[c]) == c);
        for (size_t r = 0; r < a->count; r++) {
            check_number(&a->rows[r].cells[c]);
            assert(strcmp(a->rows[r].cells[c].text, b->rows[r].cells[c].text) == 0);
            assert(!csv_is_number(&b->rows[r].cells[c], &whole));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size), *all, *why = NULL;
    struct csv csv, again;

    if (csv_read(&csv, text, &why)) {
        assert(!why);
        all = written(&csv);
        assert(csv_read(&again, all, &why));
        check_same(&csv, &again);
        csv_fini(&again);
        free(all);
    } else {
        assert(why[strspn(why, "0123456789")] == ':' && why[0] != ':');
    }
    csv_fini(&csv);
    free(why);
    free(text);
    return 0;
}
