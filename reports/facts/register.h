/* register.h - what the register of a meter showed, read out of meter values by the judges' own
 * reader.
 */
#ifndef REPORTS_REGISTER_H
#define REPORTS_REGISTER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "facts/decimal.h"

/* One reading of the register of imported energy. */
struct reading {
    int64_t at_ms; /* STAMP_NONE when its moment cannot be read */
    struct decimal wh;
    const char *context; /* "Sample.Periodic" where none is said */
};

/** Is @p sample (SampledValue of 1.6 or 2.x) the whole register of imported energy at the outlet?
 * Its figure in Wh goes to @p wh. (OCPP 1.6 7.43; 2.0.1 part 2, SampledValueType) */
bool register_read(const cJSON *sample, struct decimal *wh);

/** Calls @p fn for each reading of the register in @p values, an array of MeterValue or NULL. */
void register_each(const cJSON *values, void (*fn)(void *ctx, const struct reading *r), void *ctx);

#endif
