#include "station/uplink_state.h"

/* What station.h and uplink.h let others do to the connection of a station. */

void station_pings(const struct station *s, int64_t *sent, int64_t *heard)
{
    *sent = s->uplink->pinger.sent;
    *heard = s->uplink->pinger.heard;
}

const char *station_protocol(const struct station *s)
{
    return s->uplink->protocol;
}

void station_link_break(struct station *s, enum link_fault fault, int64_t ms)
{
    uplink_break(s->uplink, fault, ms);
}

void station_link_mend(struct station *s)
{
    uplink_mend(s->uplink);
}

enum status station_says(struct station *s, const char *action, cJSON *payload,
                         outbox_done_fn *done, void *owner)
{
    return outbox_call(s->uplink->outbox, action, payload, done, owner);
}

const char *station_tampers(struct station *s, cJSON *order)
{
    const char *why = meddle_objection(order);

    if (why)
        cJSON_Delete(order);
    else
        meddle_order(s->uplink->meddle, order);
    return why;
}

enum status station_sends_raw(struct station *s, const char *text, size_t len, const char *how)
{
    return meddle_send_raw(s->uplink->meddle, text, len, how);
}
