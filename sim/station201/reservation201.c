/* Reservations in the messages of 2.0.1 (H01, H02), and the word that one ended by itself (H04). */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/call201.h"
#include "station201/model/device_model.h"

/* --- H01 Reservation --- */

static const char *token_in(const struct incoming_call *call, const char *field)
{
    const cJSON *token = cJSON_GetObjectItemCaseSensitive(call->args, field);

    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(token, "idToken"));
}

static int64_t number(const struct incoming_call *call, const char *field)
{
    return whole_int(cJSON_GetObjectItemCaseSensitive(call->args, field), 0);
}

/* All connectors of a station are of one type. */
static bool has_type(const struct incoming_call *call)
{
    const char *asked = incoming_call_text(call, "connectorType");
    char *type;
    bool has;

    if (!asked)
        return true;
    type = variable_value(call->s, (struct variable_at){VARIABLE_ConnectorType, 1, 1});
    has = strcmp(type, asked) == 0;
    free(type);
    return has;
}

static bool can_reserve(const struct incoming_call *call)
{
    const struct station *s = call->s;
    int evse = call201_evse(call);

    if (!uplink_accepted(s->uplink) || !variable_true(s, VARIABLE_ReservationEnabled))
        return false;
    if (evse == 0 && !variable_true(s, VARIABLE_ReservationNonEvseSpecific))
        return false;
    return evse >= 0 && has_type(call);
}

static cJSON *reserve(const struct incoming_call *call)
{
    struct reservation_wish wish = {
        .id = number(call, "id"),
        .evse = call201_evse(call),
        .token = token_in(call, "idToken"),
        .parent = token_in(call, "groupIdToken"),
    };

    if (!can_reserve(call) ||
        !tz_parse_rfc3339(incoming_call_text(call, "expiryDateTime"), &wish.expires_ms))
        return incoming_call_status("Rejected");
    return incoming_call_status(reservation_make(call->s, &wish));
}

static void settle(const struct incoming_call *call)
{
    reservation_settle(call->s);
}

/* --- H02 Cancel reservation --- */

static cJSON *cancel(const struct incoming_call *call)
{
    bool ended = reservation_cancel(call->s, number(call, "reservationId"));

    return incoming_call_status(ended ? "Accepted" : "Rejected");
}

const struct incoming_call_row reservation201_rows[] = {
    {"CancelReservation", cancel, settle},
    {"ReserveNow", reserve, settle},
    {0},
};

/* --- H04 A reservation ended by itself --- */

void reservation201_ended(struct station *s, int64_t id, const char *how)
{
    if (uplink_online(s->uplink))
        uplink_call(s, "ReservationStatusUpdate",
                    json_object(jint("reservationId", id), jtext("reservationUpdateStatus", how)),
                    NULL, NULL);
}
