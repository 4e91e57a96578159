#include "station/notice.h"
#include "station/station_state.h"

static void fires(struct vtimer *timer, void *owner)
{
    struct station *s = owner;

    (void)timer;
    for (int i = 0; i < s->profile.connectors; i++)
        notice_meter_values(&s->connectors[i], "Sample.Clock");
    station_align(s);
}

void station_align_init(struct station *s)
{
    vtimer_init(&s->aligned_timer, fires, s);
}

void station_align(struct station *s)
{
    int64_t interval = config_number(&s->config, CONFIG_ClockAlignedDataInterval) * 1000;
    int64_t now = station_now_ms(s);
    int64_t day = now - now % 86400000;

    vclock_disarm(station_clock(s), &s->aligned_timer);
    if (interval > 0 && s->phase == STATION_up)
        vclock_arm_at(station_clock(s), &s->aligned_timer,
                      day + ((now - day) / interval + 1) * interval);
}
