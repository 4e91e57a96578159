#include "station/meter.h"

#include <assert.h>

void meter_init(struct meter *m, int64_t start_wh, int64_t now_ms)
{
    *m = (struct meter){.register_mj = start_wh * METER_MJ_PER_WH, .since_ms = now_ms};
}

int64_t meter_settle(struct meter *m, int64_t now_ms)
{
    int64_t mj = meter_read_mj(m, now_ms) - m->register_mj;

    m->register_mj += mj;
    m->since_ms = now_ms;
    return mj;
}

void meter_flow(struct meter *m, int64_t power_w)
{
    assert(power_w >= 0);
    m->power_w = power_w;
}

int64_t meter_read_mj(const struct meter *m, int64_t now_ms)
{
    assert(now_ms >= m->since_ms);
    return m->register_mj + m->power_w * (now_ms - m->since_ms);
}
