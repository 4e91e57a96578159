#include "station201/status201.h"

#include "base/evse.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"

/* ConnectorStatusEnumType, and the core state that stands for it in told_state. */
static const char *status_words(const struct connector *c, int *stands_for)
{
    *stands_for = c->state;
    if (c->state == CONNECTOR_Faulted || c->state == CONNECTOR_Unavailable)
        return connector_state_name((enum connector_state)c->state);
    if (c->vehicle) {
        *stands_for = CONNECTOR_Charging;
        return "Occupied";
    }
    *stands_for = c->state == CONNECTOR_Reserved ? CONNECTOR_Reserved : CONNECTOR_Available;
    return connector_state_name((enum connector_state) * stands_for);
}

const char *status201_word(const struct connector *c)
{
    int stands_for;

    return status_words(c, &stands_for);
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

bool status201_due(const struct connector *c)
{
    int stands_for;

    status_words(c, &stands_for);
    return c->told_state != stands_for;
}

void status201_send(struct connector *c)
{
    struct evse_connector at = evse_of(c->station->profile.evses, c->n);
    char now[25];
    const char *words = status_words(c, &c->told_state);

    tz_rfc3339(rtc_now_ms(c->station), now);
    if (uplink_call(c->station, "StatusNotification",
                    json_object(jtext("timestamp", now), jtext("connectorStatus", words),
                                jint("evseId", at.evse), jint("connectorId", at.connector)),
                    status_done, c) != S_OK)
        c->told_state = CONNECTOR_STATE_COUNT;
}

void status201_tell(struct connector *c)
{
    if (uplink_online(c->station->uplink) && status201_due(c))
        status201_send(c);
}
