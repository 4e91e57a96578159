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
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (strcmp(rows[i].scorer, scorer) == 0 && strcmp(rows[i].field, field) == 0)
            return &rows[i];
    return NULL;
}
