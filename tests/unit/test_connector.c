/* title: the status machine is the whole table of OCPP 1.6, section 4.9, and nothing else */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "station/connector.h"

/* Section 4.9 as a picture: rows from, columns to; x where the standard has an event. */
static const char *const picture[CONNECTOR_STATE_COUNT] = {
    /*            123456789 */
    /* A */ ".xxxx.xxx",
    /* B */ "x.xxxx..x",
    /* C */ "x..xxx.xx",
    /* D */ "x.x.xx.xx",
    /* E */ "x.xx.x.xx",
    /* F */ "xx.....xx",
    /* G */ "xx.....xx",
    /* H */ "xxxxx...x",
    /* I */ "xxxxxxxx.",
};

Test(table, has_every_transition_of_the_standard_and_no_other)
{
    for (int from = 0; from < CONNECTOR_STATE_COUNT; from++)
        for (int to = 0; to < CONNECTOR_STATE_COUNT; to++) {
            bool there = false;
            if (from == to)
                continue;
            for (size_t i = 0; i < connector_machine.row_count; i++)
                there |=
                    connector_machine.rows[i].from == from && connector_machine.rows[i].to == to;
            cr_expect(eq(int, there, picture[from][to] == 'x'), "%c%d", 'A' + from, to + 1);
        }
}

Test(table, names_the_cell_of_each_row_and_has_no_row_twice)
{
    for (size_t i = 0; i < connector_machine.row_count; i++) {
        const struct fsm_row *row = &connector_machine.rows[i];
        char cell[8] = {'4', '.', '9', ' ', (char)('A' + row->from), (char)('1' + row->to)};
        if (row->from != row->to)
            cr_expect(eq(str, (char *)row->source, cell), "row %zu", i);
        else
            cr_expect(strncmp(row->source, "7.6", 3) == 0, "row %zu", i);
        for (size_t k = 0; k < i; k++)
            cr_expect(connector_machine.rows[k].from != row->from ||
                          connector_machine.rows[k].input != row->input,
                      "row %zu is row %zu", i, k);
    }
}
