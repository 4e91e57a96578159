#include "station16/status16.h"

#include <string.h>

#include "base/json_write.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"

static cJSON *status_payload(const struct station *s, int connector, const char *error,
                             const char *status)
{
    char at[25];

    tz_rfc3339(rtc_now_ms(s), at);
    return json_object(jint("connectorId", connector), jtext("errorCode", error),
                       jtext("status", status), jtext("timestamp", at));
}

static bool unheard(const struct call_queue_reply *reply)
{
    return reply->end == CALL_QUEUE_lost || reply->end == CALL_QUEUE_timed_out;
}

static void status_done(void *owner, const struct call_queue_reply *reply)
{
    struct connector *c = owner;

    if (unheard(reply))
        c->told_state = CONNECTOR_STATE_COUNT;
}

static void station_status_done(void *owner, const struct call_queue_reply *reply)
{
    struct station *s = owner;

    if (unheard(reply))
        s->told = false;
}

static bool is_due(const struct connector *c)
{
    return c->told_state != c->state || strcmp(c->told_error, c->error) != 0;
}

static void send_status(struct connector *c)
{
    const char *state = connector_state_name((enum connector_state)c->state);

    c->told_state = c->state;
    c->told_error = c->error;
    if (uplink_call(c->station, "StatusNotification",
                    status_payload(c->station, c->n, c->error, state), status_done, c) != S_OK)
        c->told_state = CONNECTOR_STATE_COUNT;
}

/* MinimumStatusDuration (9.1.23): told when it lasts so long. */
void status16_tell(struct connector *c)
{
    struct vclock *clk = station_clock(c->station);
    int64_t s = config_number(&c->station->config, CONFIG_MinimumStatusDuration);

    vclock_disarm(clk, &c->status_timer);
    if (!uplink_online(c->station->uplink) || !is_due(c))
        return;
    if (s > 0)
        vclock_arm(clk, &c->status_timer, s * 1000);
    else
        send_status(c);
}

static void status_lasts(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;

    (void)timer;
    if (uplink_online(c->station->uplink) && is_due(c))
        send_status(c);
}

void status16_init(struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        vtimer_init(&s->connectors[i].status_timer, status_lasts, &s->connectors[i]);
}

void status16_fini(struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        vclock_disarm(station_clock(s), &s->connectors[i].status_timer);
}

static void send_station_status(struct station *s)
{
    s->told_inoperative = s->inoperative;
    s->told =
        uplink_call(s, "StatusNotification", status_payload(s, 0, "NoError", station_status(s, 0)),
                    station_status_done, s) == S_OK;
}

void status16_tell_station(struct station *s)
{
    if (uplink_online(s->uplink))
        send_station_status(s);
}

/* 3.5.3: told once, the station itself goes on as it is. */
void status16_list_conflict(struct station *s)
{
    if (uplink_online(s->uplink))
        uplink_call(s, "StatusNotification",
                    status_payload(s, 0, "LocalListConflict", station_status(s, 0)), NULL, NULL);
}

void status16_trigger(struct station *s, int connector)
{
    if (connector <= 0)
        send_station_status(s); /* also while the CSMS has the station wait: 4.2.1 */
    for (int n = 1; n <= s->profile.connectors; n++)
        if (connector < 0 || connector == n)
            send_status(station_connector(s, n));
}

void status16_changes(struct station *s)
{
    if (!uplink_online(s->uplink))
        return;
    if (!s->told || s->told_inoperative != s->inoperative)
        status16_tell_station(s);
    for (int i = 0; i < s->profile.connectors; i++)
        if (is_due(&s->connectors[i]))
            send_status(&s->connectors[i]);
}

bool status16_due(const struct station *s)
{
    if (!s->told || s->told_inoperative != s->inoperative)
        return true;
    for (int i = 0; i < s->profile.connectors; i++)
        if (is_due(&s->connectors[i]))
            return true;
    return false;
}
