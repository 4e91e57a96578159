/* title: a CSV file is read as RFC 4180 has it, and what is wrong with one is said with its line */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/csv.h"

/* The values between |, the rows on lines of their own; a number has # before it. */
static char *shown(const struct csv *csv)
{
    char *all = mem_text("");

    for (size_t r = 0; r < csv->count; r++)
        for (size_t c = 0; c < csv->columns; c++) {
            const struct csv_cell *cell = &csv->rows[r].cells[c];
            bool whole;
            char *longer = mem_printf("%s%s%s%s", all, csv_is_number(cell, &whole) ? "#" : "",
                                      cell->text, c + 1 == csv->columns ? "\n" : "|");

            free(all);
            all = longer;
        }
    return all;
}

static const struct {
    const char *text, *table;
} tables[] = {
    {"name,n\r\na,1\r\nb,2\r\n", "a|#1\nb|#2\n"},
    {"name,n\na,1\nb,2", "a|#1\nb|#2\n"},
    {"\xef\xbb\xbfname\na\n", "a\n"},
    {"name,t\n\"a, \"\"b\"\"\",\"x\ny\"\n", "a, \"b\"|x\ny\n"},
    {"name,t\na,\n\n\r\nb,\"\"\n", "a|\nb|\n"},
    {"name\n\"\"\n", "\n"},
    {"name,t\na,\"7\"\nb,007\nc,1e3\nd,+1\ne,.5\nf,1.\ng,0x1\nh, 1\n",
     "a|7\nb|007\nc|1e3\nd|+1\ne|.5\nf|1.\ng|0x1\nh| 1\n"},
    {"name,t\na,0\nb,-3\nc,0.25\nd,-0.5\ne,123456789012345\nf,1234567890123456\n",
     "a|#0\nb|#-3\nc|#0.25\nd|#-0.5\ne|#123456789012345\nf|1234567890123456\n"},
    {"name\n", ""},
};

Test(csv, is_read_as_people_write_it)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        struct csv csv;
        char *why = NULL, *table;

        cr_expect(csv_read(&csv, tables[i].text, &why), "row %zu: %s", i, why ? why : "");
        table = shown(&csv);
        cr_expect(strcmp(table, tables[i].table) == 0, "row %zu: %s", i, table);
        free(table);
        free(why);
        csv_fini(&csv);
    }
}

static const struct {
    const char *text, *why;
} wrong[] = {
    {"", "1: expected a line with the names of the columns"},
    {"\n\n", "1: expected a line with the names of the columns"},
    {"name,n\na,1\nb\n", "3: expected 2 values, one a column, got 1"},
    {"name,n\na,1,2\n", "2: expected 2 values, one a column, got 3"},
    {"name,n\n\"a\n\nb\",1\nc\n", "5: expected 2 values, one a column, got 1"},
    {"name\na\n\"b\nc\n", "3: a quotation mark is opened here and never closed"},
    {"name\n\"a\" \n",
     "2: expected a comma or the end of the line behind the closing quotation mark"},
    {"name\na \"b\"\n", "2: a value with a quotation mark in it stands in quotation marks"},
    {"name\na\rb\n", "2: a carriage return stands here without a line feed"},
    {"name,\na,b\n", "1: column 2 has no name"},
    {"name,n,name\n", "1: two columns are called \"name\""},
    {"name, n\n", "1: the name of column 2, \" n\", begins or ends in a blank"},
    {"name\na\nb\xff\n", "3: this is not UTF-8"},
};

Test(csv, says_with_its_line_what_is_wrong)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct csv csv;
        char *why = NULL;

        cr_expect(!csv_read(&csv, wrong[i].text, &why), "row %zu", i);
        cr_expect(why && strncmp(why, wrong[i].why, strlen(wrong[i].why)) == 0, "row %zu: %s", i,
                  why ? why : "");
        free(why);
        csv_fini(&csv);
    }
}

Test(csv, has_bounds)
{
    char *text = mem_text("name"), *why = NULL, *longer;
    struct csv csv;

    for (int i = 0; i < CSV_COLUMNS_MOST; i++) {
        longer = mem_printf("%s,c%d", text, i);
        free(text);
        text = longer;
    }
    cr_expect(!csv_read(&csv, text, &why));
    cr_expect(strcmp(why, "1: expected at most 100 columns") == 0, "%s", why);
    csv_fini(&csv);
    free(why);
    free(text);
    text = mem_new(2 * (CSV_ROWS_MOST + 2) + 1);
    for (int i = 0; i < CSV_ROWS_MOST + 2; i++)
        memcpy(text + 2 * (size_t)i, "a\n", 2);
    cr_expect(!csv_read(&csv, text, &why));
    cr_expect(strcmp(why, "10002: expected at most 10000 rows") == 0, "%s", why);
    csv_fini(&csv);
    free(why);
    free(text);
}
