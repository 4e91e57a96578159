/* csv.h - a table in a CSV file as RFC 4180 has it: the first line names the columns, a value with
 * a comma, a quotation mark or a line break in it stands in quotation marks.
 *
 * Foreign bytes, so it is strict: every row has a value for each column, and what is neither a
 * value nor the end of one is an error with its line. Lines may end in LF alone; lines that hold
 * nothing and a byte order mark are passed over.
 */
#ifndef HARNESS_CSV_H
#define HARNESS_CSV_H

#include <stdbool.h>
#include <stddef.h>

enum { CSV_COLUMNS_MOST = 100, CSV_ROWS_MOST = 10000, CSV_DIGITS_MOST = 15 };

struct csv_cell {
    char *text;
    bool quoted; /* it stood in quotation marks */
};

struct csv_row {
    struct csv_cell *cells; /* one a column */
    int line;               /* where it begins */
};

struct csv {
    char **names; /* of the columns: none is empty, no two are the same; NULL behind the last */
    size_t columns;
    struct csv_row *rows; /* without the header */
    size_t count;
};

/** Reads @p text; csv_fini() empties @p csv, also after a failure.
 * @return false with @p why, "LINE: a sentence", which the caller frees */
bool csv_read(struct csv *csv, const char *text, char **why);
void csv_fini(struct csv *csv);

/** The column called @p name; their count where there is none. */
size_t csv_column(const struct csv *csv, const char *name);

/** Is @p cell a number, such as 7, -3 or 0.25? One in quotation marks is a text, and so is what
 * would not be written the same way again: 007, 1e3, +1, .5, more than CSV_DIGITS_MOST digits. @p
 * whole: there is no point in it. */
bool csv_is_number(const struct csv_cell *cell, bool *whole);

#endif
