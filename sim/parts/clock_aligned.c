#include "parts/clock_aligned.h"

#include <stdlib.h>

#include "base/mem.h"
#include "station/reading.h"
#include "station/rtc.h"
#include "station/station_state.h"

struct clock_aligned {
    struct vtimer timer;
};

static void fires(struct vtimer *timer, void *owner)
{
    struct station *s = owner;

    (void)timer;
    for (int i = 0; i < s->profile.connectors; i++)
        reading_tell(&s->connectors[i], "Sample.Clock");
    clock_aligned_configured(s);
}

void clock_aligned_configured(struct station *s)
{
    int64_t interval = config_number(&s->config, CONFIG_ClockAlignedDataInterval) * 1000;
    int64_t now = rtc_now_ms(s);
    int64_t day = now - now % 86400000;

    vclock_disarm(station_clock(s), &s->clock_aligned->timer);
    if (interval > 0 && s->phase == STATION_up)
        vclock_arm_at(station_clock(s), &s->clock_aligned->timer,
                      rtc_due_ms(s, day + ((now - day) / interval + 1) * interval));
}

static void up(struct station *s, const struct happened *at)
{
    (void)at;
    clock_aligned_configured(s);
}

static void stops(struct station *s, const struct happened *at)
{
    (void)at;
    vclock_disarm(station_clock(s), &s->clock_aligned->timer);
}

static void clock_set(struct station *s, const struct happened *at)
{
    (void)at;
    clock_aligned_configured(s);
    if (s->phase == STATION_up && s->dialect->sampling_changed)
        s->dialect->sampling_changed(s);
}

static void make(struct station *s)
{
    s->clock_aligned = mem_new(sizeof(*s->clock_aligned));
    vtimer_init(&s->clock_aligned->timer, fires, s);
}

static void forget(struct station *s)
{
    stops(s, NULL);
    free(s->clock_aligned);
}

const struct station_part part_clock_aligned = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_up] = up,
              [HAPPENS_hangs] = stops,
              [HAPPENS_goes_down] = stops,
              [HAPPENS_clock_set] = clock_set},
};
