/* Reservations in the messages of OCPP 1.6: ReserveNow, CancelReservation (5.13, 5.1). */
#include "base/tz.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

/* --- 5.13 Reserve Now --- */

static int64_t id_of(const struct incoming_call *call)
{
    return cJSON_GetObjectItemCaseSensitive(call->args, "reservationId")->valueint;
}

static cJSON *reserve(const struct incoming_call *call)
{
    struct station *s = call->s;
    struct reservation_wish wish = {
        .id = id_of(call),
        .connector = call->connector,
        .token = incoming_call_text(call, "idTag"),
        .parent = incoming_call_text(call, "parentIdTag"),
    };

    if (call->connector < 0 || !uplink_accepted(s->uplink) ||
        !tz_parse_rfc3339(incoming_call_text(call, "expiryDate"), &wish.expires_ms))
        return incoming_call_status("Rejected");
    if (call->connector == 0 && !config_true(&s->config, CONFIG_ReserveConnectorZeroSupported))
        return incoming_call_status("Rejected");
    return incoming_call_status(reservation_make(s, &wish));
}

static void settle(const struct incoming_call *call)
{
    reservation_settle(call->s);
}

/* --- 5.1 Cancel Reservation --- */

static cJSON *cancel(const struct incoming_call *call)
{
    return incoming_call_status(reservation_cancel(call->s, id_of(call)) ? "Accepted" : "Rejected");
}

const struct incoming_call_row reservation16_rows[] = {
    {"CancelReservation", cancel, settle},
    {"ReserveNow", reserve, settle},
    {0},
};
