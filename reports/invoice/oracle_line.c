#include "invoice/oracle_line.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"

const char *oracle_kind_name(enum oracle_kind kind)
{
    static const char *const names[ORACLE_KIND_COUNT] = {
#define X(name) [ORACLE_##name] = #name,
        ORACLE_KIND_LIST(X)
#undef X
    };

    assert((unsigned)kind < ORACLE_KIND_COUNT);
    return names[kind];
}

enum oracle_kind oracle_kind_of(const char *name)
{
    int kind = 0;

    while (kind < ORACLE_KIND_COUNT && strcmp(oracle_kind_name((enum oracle_kind)kind), name) != 0)
        kind++;
    return (enum oracle_kind)kind;
}

const char *oracle_unit(enum oracle_kind kind, const cJSON *element)
{
    static const char *const units[ORACLE_KIND_COUNT + 1] = {
        [ORACLE_energy] = "kWh",   [ORACLE_time] = "h",      [ORACLE_idle] = "min",
        [ORACLE_flat] = "session", [ORACLE_KIND_COUNT] = "",
    };
    bool timed = kind == ORACLE_time || kind == ORACLE_idle;

    assert((unsigned)kind <= ORACLE_KIND_COUNT);
    return timed && *field_text(element, "per") ? field_text(element, "per") : units[kind];
}

void oracle_lines_add(struct oracle_lines *out, enum oracle_kind kind, const cJSON *element,
                      struct decimal quantity)
{
    if (!element || quantity.units == 0)
        return;
    out->lines = mem_resize(out->lines, out->count + 1, sizeof(*out->lines));
    out->lines[out->count++] = (struct oracle_line){kind, oracle_unit(kind, element), quantity,
                                                    decimal_field(element, "price", false)};
}

struct decimal oracle_duration(int64_t seconds, const cJSON *element, const char *usual)
{
    const char *per = *field_text(element, "per") ? field_text(element, "per") : usual;
    int64_t unit_s = strcmp(per, "min") == 0 ? 60 : 3600;

    return decimal_make((seconds * 10000 + unit_s / 2) / unit_s, 4);
}
