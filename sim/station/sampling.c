#include "station/sampling.h"

#include "station/dialect.h"
#include "station/reading.h"
#include "station/station_state.h"

void sampling_from_now(struct connector *c)
{
    c->sampled_wh = station_register_wh(c->station, c->n);
    c->sampled_ms = station_now_ms(c->station);
}

/* One interval after the sample before, which may have been due by now. */
static void arm(struct connector *c)
{
    int64_t s = config_number(&c->station->config, CONFIG_MeterValueSampleInterval);
    int64_t now = station_now_ms(c->station), due = c->sampled_ms + s * 1000;

    if (s > 0)
        vclock_arm_at(station_clock(c->station), &c->sample_timer, due > now ? due : now);
    else
        vclock_disarm(station_clock(c->station), &c->sample_timer);
}

static void fires(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;

    (void)timer;
    reading_tell(c, "Sample.Periodic");
    sampling_from_now(c);
    arm(c);
}

void sampling_init(struct connector *c)
{
    vtimer_init(&c->sample_timer, fires, c);
}

void sampling_begins(struct connector *c)
{
    arm(c);
}

void sampling_ends(struct connector *c)
{
    vclock_disarm(station_clock(c->station), &c->sample_timer);
}

void sampling_changed(struct station *s)
{
    if (s->dialect->sampling_changed)
        s->dialect->sampling_changed(s);
    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];

        if (!transaction_running(c))
            continue;
        if (!vtimer_armed(&c->sample_timer)) /* none were taken up to now */
            c->sampled_ms = station_now_ms(s);
        arm(c);
    }
}
