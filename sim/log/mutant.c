#include "log/mutant.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

static const struct mutant_info infos[MUTANT_COUNT] = {
    [MUTANT_none] = {"none", "", "behaves", ""},
#define MUTANT(name, part, sentence, rule) [MUTANT_##name] = {#name, #part, sentence, rule},
#include "log/mutant.def"
#undef MUTANT
};

/* As strcmp() == 0, with '-' and '_' alike. */
static bool same(const char *a, const char *b)
{
    for (; *a && *b; a++, b++)
        if (*a != *b && !((*a == '-' || *a == '_') && (*b == '-' || *b == '_')))
            return false;
    return *a == *b;
}

const struct mutant_info *mutant_info(enum mutant m)
{
    assert((unsigned)m < MUTANT_COUNT);
    return &infos[m];
}

enum mutant mutant_of(const char *name)
{
    int m = MUTANT_none;

    while (m < MUTANT_COUNT && !same(infos[m].name, name))
        m++;
    return (enum mutant)m;
}
