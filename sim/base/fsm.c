#include "base/fsm.h"

bool fsm_feed(const struct fsm_def *def, int *state, int input, void *actor, const void *detail)
{
    const struct fsm_row *row = NULL;
    int from = *state;

    for (size_t i = 0; i < def->row_count && !row; i++)
        if (def->rows[i].from == from && def->rows[i].input == input)
            row = &def->rows[i];

    if (row)
        *state = row->to;
    def->observe(actor, def, from, input, row);
    if (row && row->action)
        row->action(actor, detail);
    return row != NULL;
}
