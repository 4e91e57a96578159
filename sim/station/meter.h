/* meter.h - the energy meter of one outlet: an exact register in W x ms.
 *
 * Power is constant between two calls; the register moves when the meter is read or the power
 * changes.  It never runs backwards.
 */
#ifndef SIM_METER_H
#define SIM_METER_H

#include <stdint.h>

#define METER_MJ_PER_WH 3600000

struct meter {
    int64_t register_mj; /* as of since_ms */
    int64_t power_w;
    int64_t since_ms;
};

/** A meter that shows @p start_wh at @p now_ms. */
void meter_init(struct meter *m, int64_t start_wh, int64_t now_ms);

/** Brings the register up to @p now_ms. @return the energy since the last call, W x ms. */
int64_t meter_settle(struct meter *m, int64_t now_ms);

/** From now on @p power_w flows; the meter is settled. */
void meter_flow(struct meter *m, int64_t power_w);

/** What the register would show at @p now_ms, without moving it. */
int64_t meter_read_mj(const struct meter *m, int64_t now_ms);

#endif
