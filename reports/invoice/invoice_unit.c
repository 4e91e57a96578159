#include "invoice/invoice_unit.h"

#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "invoice/oracle_line.h"

/* How units are spelt: the words of people, and the codes of UN/ECE recommendation 20. */
static const struct spelling {
    const char *unit, *spelling;
} spellings[] = {
    {"kWh", "KWH"},     {"h", "HUR"},   {"h", "hr"},     {"h", "hrs"},
    {"h", "hour"},      {"h", "hours"}, {"min", "mins"}, {"min", "minute"},
    {"min", "minutes"}, {"Wh", "WHR"},  {NULL, NULL},
};

const char *invoice_unit_meant(const char *word)
{
    for (const struct spelling *s = spellings; s->unit; s++)
        if (strcasecmp(word, s->spelling) == 0 || strcasecmp(word, s->unit) == 0)
            return s->unit;
    return word;
}

/* The element of the tariff that has the price of @p line, else the first of its kind. */
static const cJSON *element_of(const struct invoice_check *check, const struct bill_line *line)
{
    const cJSON *e, *first = NULL;

    cJSON_ArrayForEach (e, field(invoice_tariff(check, line), "elements")) {
        if (!json_is(e, "kind", line->kind))
            continue;
        if (decimal_equal(decimal_field(e, "price", false), line->price))
            return e;
        first = first ? first : e;
    }
    return first;
}

static bool is_measure(const char *unit)
{
    for (const struct spelling *s = spellings; s->unit; s++)
        if (strcmp(unit, s->unit) == 0)
            return true;
    return false;
}

const char *invoice_unit_due(const struct invoice_check *check, const struct bill_line *line)
{
    return oracle_unit(oracle_kind_of(line->kind), element_of(check, line));
}

bool invoice_unit_fits(const struct invoice_check *check, const struct bill_line *line)
{
    enum oracle_kind kind = oracle_kind_of(line->kind);

    if (kind == ORACLE_KIND_COUNT || !element_of(check, line))
        return true;         /* it is not sold at all */
    if (kind == ORACLE_flat) /* pieces have many names, and none is needed */
        return !is_measure(invoice_unit_meant(line->unit));
    return strcmp(invoice_unit_meant(line->unit), invoice_unit_due(check, line)) == 0;
}
