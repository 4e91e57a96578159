#include "station/notice.h"

#include "station/firmware.h"
#include "station/station_state.h"
#include "station/upload.h"

void notice_status(struct connector *c)
{
    c->station->speech->status(c);
    firmware_goes_on(c->station);
    notice_changed(c->station);
}

enum status notice_authorize(struct connector *c)
{
    return c->station->speech->authorize(c);
}

void notice_transaction_begins(struct transaction *t)
{
    t->connector->station->speech->begins(t);
}

void notice_transaction_ends(struct transaction *t, const char *reason, const char *token,
                             int64_t meter_wh)
{
    t->connector->station->speech->ends(t, reason, token, meter_wh);
    firmware_goes_on(t->connector->station);
}

void notice_meter_values(struct connector *c, const char *context)
{
    c->station->speech->samples(c, context);
    notice_changed(c->station);
}

void notice_station_status(struct station *s)
{
    s->speech->station_status(s);
    notice_changed(s);
}

void notice_changes(struct station *s)
{
    s->speech->changes(s);
    firmware_changes(s);
    upload_changes(s);
}

void notice_changed(struct station *s)
{
    if (s->speech->changed)
        s->speech->changed(s);
}

bool notice_is_due(const struct station *s)
{
    return s->speech->due(s);
}

static void tell(struct connector *c, void (*fn)(struct connector *c))
{
    if (fn)
        fn(c);
}

void notice_plugged(struct connector *c)
{
    tell(c, c->station->speech->plugged);
}

void notice_unplugged(struct connector *c)
{
    tell(c, c->station->speech->unplugged);
}

void notice_car_side(struct connector *c)
{
    tell(c, c->station->speech->car_side);
}

void notice_authorized(struct connector *c)
{
    tell(c, c->station->speech->authorized);
}

void notice_gave_up(struct connector *c)
{
    tell(c, c->station->speech->gave_up);
}

void notice_reservation(struct station *s, int64_t id, const char *how)
{
    if (s->speech->reservation)
        s->speech->reservation(s, id, how);
}

void notice_list_conflict(struct station *s)
{
    if (s->speech->list_conflict)
        s->speech->list_conflict(s);
}
