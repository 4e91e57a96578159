#include "facts/expectation_row.h"

#include <stddef.h>
#include <string.h>

const struct expectation_row *expectation_row(const char *scorer, const char *field)
{
    static const struct expectation_row rows[] = {
#define EXPECTATION_KIND(...)
#define EXPECTATION(scorer, field, kind, words, rule, meaning, example, without, because)          \
    {#scorer, #field, rule, #without, because},
#include "log/expectation.def"
#undef EXPECTATION_KIND
#undef EXPECTATION
        {NULL, NULL, NULL, NULL, NULL},
    };

    for (const struct expectation_row *row = rows; row->scorer; row++)
        if (strcmp(row->scorer, scorer) == 0 && strcmp(row->field, field) == 0)
            return row;
    return NULL;
}
