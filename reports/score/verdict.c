#include "score/verdict.h"

#include "base/number.h"

#include <assert.h>
#include <string.h>

static const char *const names[VERDICT_COUNT] = {
#define X(name) [VERDICT_##name] = #name,
    VERDICT_LIST(X)
#undef X
};

const char *verdict_name(enum verdict v)
{
    assert((unsigned)v < VERDICT_COUNT);
    return names[v];
}

char verdict_letter(enum verdict v)
{
    if (v == VERDICT_none)
        return '-';
    return *verdict_name(v);
}

enum verdict verdict_of(const char *name)
{
    int v = 0;

    while (v < VERDICT_COUNT && strcmp(names[v], name) != 0)
        v++;
    return v < VERDICT_COUNT ? (enum verdict)v : VERDICT_error;
}

enum verdict verdict_of_state(const char *state)
{
    static const struct row {
        const char *state;
        enum verdict verdict;
    } rows[] = {
        {"error", VERDICT_error},       {"interrupted", VERDICT_inconc},
        {"running", VERDICT_inconc},    {"lacking", VERDICT_inconc},
        {"cut", VERDICT_inconc},        {"skipped", VERDICT_skipped},
        {"incomplete", VERDICT_inconc}, {NULL, VERDICT_none},
    };
    const struct row *row = rows;

    while (row->state && strcmp(row->state, state) != 0)
        row++;
    return row->verdict;
}

enum verdict verdict_worst(enum verdict a, enum verdict b)
{
    return (enum verdict)number_most(a, b);
}

int verdict_exit_code(enum verdict v)
{
    static const int codes[VERDICT_COUNT] = {
        [VERDICT_none] = 2,   [VERDICT_skipped] = 2, [VERDICT_pass] = 0,  [VERDICT_known] = 0,
        [VERDICT_inconc] = 2, [VERDICT_fail] = 1,    [VERDICT_error] = 3,
    };

    assert((unsigned)v < VERDICT_COUNT);
    return codes[v];
}
