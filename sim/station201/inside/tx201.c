#include "station201/inside/tx201.h"

#include <string.h>

#include "station201/inside/state201.h"

bool tx201_any(const struct station *s)
{
    for (const struct tx201 *tx = state201_of(s)->txs; tx; tx = tx->next)
        if (tx->running)
            return true;
    return false;
}

struct tx201 *tx201_find(const struct station *s, const char *id)
{
    struct tx201 *tx = state201_of(s)->txs;

    while (tx && strcmp(tx->id, id) != 0)
        tx = tx->next;
    return tx;
}

bool tx201_unheard(const struct station *s, const struct tx201 *tx)
{
    return tx ? tx->events > 0 : state201_of(s)->on_the_way != NULL;
}
