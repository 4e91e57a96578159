#include "station201/transaction/tx_timers201.h"

#include "station/rtc.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"

/* @p timer is due one interval of @p v after @p last_ms, which may be past by now. */
static void arm_every(struct tx201 *tx, struct vtimer *timer, enum variable v, int64_t last_ms)
{
    struct station *s = tx->port->c->station;
    int64_t interval = variable_number(s, v);
    int64_t now = station_now_ms(s), due = last_ms + interval * 1000;

    if (interval > 0 && variable_true(s, VARIABLE_SampledDataEnabled))
        vclock_arm_at(station_clock(s), timer, due > now ? due : now);
    else
        vclock_disarm(station_clock(s), timer);
}

void tx201_arm_sampling(struct tx201 *tx)
{
    arm_every(tx, &tx->sample_timer, VARIABLE_SampledDataTxUpdatedInterval, tx->sampled_ms);
}

/* Samples that Ended will carry. */
void tx201_arm_ended(struct tx201 *tx)
{
    arm_every(tx, &tx->ended_timer, VARIABLE_SampledDataTxEndedInterval, tx->ended_ms);
}

/* Aligned samples that Ended will carry, at the multiples of their interval of the day. */
void tx201_arm_aligned(struct tx201 *tx)
{
    struct station *s = tx->port->c->station;
    int64_t interval = variable_number(s, VARIABLE_AlignedDataTxEndedInterval) * 1000;
    int64_t now = rtc_now_ms(s), day = now - now % 86400000;

    if (interval > 0)
        vclock_arm_at(station_clock(s), &tx->aligned_timer,
                      rtc_due_ms(s, day + ((now - day) / interval + 1) * interval));
    else
        vclock_disarm(station_clock(s), &tx->aligned_timer);
}

void tx201_arm(struct tx201 *tx)
{
    tx->sampled_ms = tx->ended_ms = station_now_ms(tx->port->c->station);
    tx201_arm_sampling(tx);
    tx201_arm_aligned(tx);
    tx201_arm_ended(tx);
}

/* Where none were taken up to now, the interval begins now. */
static void configured(struct tx201 *tx)
{
    int64_t now = station_now_ms(tx->port->c->station);

    if (!vtimer_armed(&tx->sample_timer))
        tx->sampled_ms = now;
    if (!vtimer_armed(&tx->ended_timer))
        tx->ended_ms = now;
    tx201_arm_sampling(tx);
    tx201_arm_aligned(tx);
    tx201_arm_ended(tx);
}

void tx201_configured(struct station *s)
{
    for (struct tx201 *tx = state201_of(s)->txs; tx; tx = tx->next)
        if (tx->running)
            configured(tx);
}

void tx201_disarm(struct tx201 *tx)
{
    struct vclock *clk = station_clock(tx->port->c->station);

    vclock_disarm(clk, &tx->sample_timer);
    vclock_disarm(clk, &tx->ended_timer);
    vclock_disarm(clk, &tx->aligned_timer);
}
