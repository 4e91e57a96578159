/* oracle_line.h - the lines that a session must be billed: kind, quantity and price. */
#ifndef REPORTS_ORACLE_LINE_H
#define REPORTS_ORACLE_LINE_H

#include <cjson/cJSON.h>

#include "facts/decimal.h"

#define ORACLE_KIND_LIST(X) X(energy) X(time) X(idle) X(flat)
#define X(name)             ORACLE_##name,
enum oracle_kind { ORACLE_KIND_LIST(X) ORACLE_KIND_COUNT };
#undef X

const char *oracle_kind_name(enum oracle_kind kind);
/** ORACLE_KIND_COUNT for a kind we do not know. */
enum oracle_kind oracle_kind_of(const char *name);
/** The unit in which @p element of a tariff (NULL: any) prices @p kind: kWh, h, min, session. */
const char *oracle_unit(enum oracle_kind kind, const cJSON *element);

struct oracle_line {
    enum oracle_kind kind;
    const char *unit; /* of the quantity: kWh, h, min, session */
    struct decimal quantity, price;
};

struct oracle_lines {
    struct oracle_line *lines;
    size_t count;
};

/** Adds @p quantity at the price of @p element, an element of the tariff; nothing where there is no
 * element (NULL) or no quantity. */
void oracle_lines_add(struct oracle_lines *out, enum oracle_kind kind, const cJSON *element,
                      struct decimal quantity);

/** Seconds in the unit that @p element is priced by ("h" or "min", @p usual where it says nothing),
 * to 4 decimals half up. */
struct decimal oracle_duration(int64_t seconds, const cJSON *element, const char *usual);

#endif
