#include "station/rtc.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/station_state.h"
#include "station/uplink_state.h"

#define MILLION INT64_C(1000000)
#define SAME_MS 1000 /* stamps that are cut to seconds are no other time */
/* A clock of seconds in 32 bits shows nothing else; who tells it that is not believed. */
#define LAST_MS (INT64_C(4294967295) * 1000)

/* The part. */
struct rtc {
    int64_t since_ms;  /* true time at which it was last set */
    int64_t off_ms;    /* by how much it was off then */
    int64_t drift_ppm; /* what it gains since then */
    int64_t jump_ms;
    bool untold; /* the log does not know yet */
    bool taken;  /* its CSMS told it that time */
};

/* Rounded down, in parts that cannot overflow. */
static int64_t gained_ms(const struct rtc *rtc, int64_t true_ms)
{
    int64_t ms = true_ms - rtc->since_ms;
    int64_t whole = ms / MILLION, rest = ms % MILLION * rtc->drift_ppm;

    return whole * rtc->drift_ppm + rest / MILLION - (rest % MILLION < 0);
}

int64_t rtc_at_ms(const struct station *s, int64_t true_ms)
{
    return true_ms + s->rtc->off_ms + gained_ms(s->rtc, true_ms);
}

int64_t rtc_now_ms(const struct station *s)
{
    return rtc_at_ms(s, station_now_ms(s));
}

int64_t rtc_due_ms(const struct station *s, int64_t told_ms)
{
    int64_t ahead, true_ms;

    if (told_ms == VCLOCK_NEVER)
        return told_ms;
    ahead = told_ms - s->rtc->off_ms - s->rtc->since_ms;
    true_ms = s->rtc->since_ms + ahead / (MILLION + s->rtc->drift_ppm) * MILLION +
              ahead % (MILLION + s->rtc->drift_ppm) * MILLION / (MILLION + s->rtc->drift_ppm);
    while (rtc_at_ms(s, true_ms) < told_ms)
        true_ms++;
    return true_ms;
}

int64_t rtc_jump_ms(const struct station *s)
{
    return s->rtc->jump_ms;
}

/* "1 h 20 min fast", "right"; the caller frees it. */
static char *off_words(int64_t off_ms)
{
    int64_t s = (llabs(off_ms) + 500) / 1000, min = (s + 30) / 60;
    const char *way = off_ms > 0 ? "fast" : "slow";

    if (s == 0)
        return mem_text("right");
    if (s < 120)
        return mem_printf("%lld s %s", (long long)s, way);
    if (min < 60)
        return mem_printf("%lld min %s", (long long)min, way);
    if (min < 2 * 1440)
        return mem_printf("%lld h %02lld min %s", (long long)min / 60, (long long)min % 60, way);
    return mem_printf("%lld days %s", (long long)min / 1440, way);
}

static void tell(struct station *s, const char *by)
{
    struct rtc *rtc = s->rtc;
    char *words = off_words(rtc->off_ms);
    char *gains = rtc->drift_ppm == 0
                      ? NULL
                      : mem_printf("%s %lld ppm", rtc->drift_ppm > 0 ? "gains" : "loses",
                                   llabs(rtc->drift_ppm));

    rtc->untold = false;
    evlog_add(station_log(s), s->member.actor, EV_clock_set,
              json_object(jtext("clock", words), jtext("gains", gains),
                          jint("offset_ms", rtc->off_ms), jint("drift_ppm", rtc->drift_ppm),
                          jtext("by", by)));
    free(words);
    free(gains);
}

static void set(struct station *s, int64_t off_ms)
{
    struct rtc *rtc = s->rtc;
    int64_t now_ms = station_now_ms(s);

    rtc->jump_ms = now_ms + off_ms - rtc_at_ms(s, now_ms);
    rtc->off_ms = off_ms;
    rtc->since_ms = now_ms;
    rtc->taken = false;
}

void rtc_hears(void *owner, const struct call_queue_reply *reply)
{
    struct station *s = owner;
    const char *text = json_text(reply->payload, "currentTime");
    int64_t told_ms;

    if (reply->end != CALL_QUEUE_answered || !text || !tz_parse_rfc3339(text, &told_ms) ||
        told_ms < 0 || told_ms > LAST_MS || (s->rtc->taken && world_hurries(s->member.world)) ||
        (told_ms > rtc_at_ms(s, s->uplink->last_sent_ms) - SAME_MS &&
         told_ms < rtc_now_ms(s) + SAME_MS))
        return;
    set(s, told_ms - station_now_ms(s));
    s->rtc->taken = true;
    tell(s, "csms");
    station_happens(s, HAPPENS_clock_set);
}

void station_clock_goes_wrong(struct station *s, int64_t off_ms, int64_t drift_ppm)
{
    set(s, off_ms);
    s->rtc->drift_ppm = drift_ppm;
    s->rtc->untold = true;
    if (s->phase == STATION_off)
        return;
    tell(s, "story");
    station_happens(s, HAPPENS_clock_set);
}

int64_t station_clock_drift_ppm(const struct station *s)
{
    return s->rtc->drift_ppm;
}

/* One that does not go on without mains begins with the year 1970. */
static void starts(struct station *s, const struct happened *at)
{
    bool power = strcmp(s->boot_reason, "PowerUp") == 0;

    (void)at;
    if (power && !s->profile.keeps_time) {
        set(s, -station_now_ms(s));
        s->rtc->untold = true;
    }
    if (s->rtc->untold)
        tell(s, "power-up");
}

static void make(struct station *s)
{
    s->rtc = mem_new(sizeof(*s->rtc));
    s->rtc->since_ms = station_now_ms(s);
    s->rtc->drift_ppm = s->profile.drift_ppm;
    s->rtc->untold = s->profile.drift_ppm != 0;
}

static void forget(struct station *s)
{
    free(s->rtc);
}

const struct station_part part_rtc = {
    .make = make, .forget = forget, .hears = {[HAPPENS_starts] = starts}};
