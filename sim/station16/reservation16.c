/* Reservations in the messages of OCPP 1.6: ReserveNow, CancelReservation (5.13, 5.1). */
#include "base/tz.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

/* --- 5.13 Reserve Now --- */

static int64_t id_of(const struct call *call)
{
    return cJSON_GetObjectItemCaseSensitive(call->args, "reservationId")->valueint;
}

static cJSON *reserve(const struct call *call)
{
    struct station *s = call->s;
    struct reservation_wish wish = {
        .id = id_of(call),
        .connector = call->connector,
        .token = call_text(call, "idTag"),
        .parent = call_text(call, "parentIdTag"),
    };

    if (call->connector < 0 || !uplink_accepted(s->uplink) ||
        !tz_parse_rfc3339(call_text(call, "expiryDate"), &wish.expires_ms))
        return call_status("Rejected");
    if (call->connector == 0 && !config_true(&s->config, CONFIG_ReserveConnectorZeroSupported))
        return call_status("Rejected");
    return call_status(reservation_make(s, &wish));
}

static void settle(const struct call *call)
{
    reservation_settle(call->s);
}

/* --- 5.1 Cancel Reservation --- */

static cJSON *cancel(const struct call *call)
{
    return call_status(reservation_cancel(call->s, id_of(call)) ? "Accepted" : "Rejected");
}

const struct call_row reservation16_rows[] = {
    {"CancelReservation", cancel, settle},
    {"ReserveNow", reserve, settle},
    {0},
};
