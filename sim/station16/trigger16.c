/* TriggerMessage (5.17) and ExtendedTriggerMessage of the security whitepaper: a table of what may
 * be asked for. */
#include <string.h>

#include "parts/signing.h"
#include "station/reading.h"
#include "station/station_state.h"
#include "station16/dialect16.h"
#include "station16/status16.h"

/* 5.17 Trigger Message, and Extended Trigger Message of the security whitepaper: what may be asked
 * for, one row for each message. */
struct trigger {
    const char *message;
    const char *feature; /* that a station must have, else NotImplemented; NULL: every station */
    bool extended; /* ExtendedTriggerMessage sends something else, or only it knows the word */
    bool (*can)(const struct incoming_call *call); /* NULL: always */
    void (*send)(const struct incoming_call *call);
};

/* Errata 3.35: once accepted, nobody needs to boot again. */
static bool not_accepted(const struct incoming_call *call)
{
    return !uplink_accepted(call->s->uplink);
}

static void send_boot(const struct incoming_call *call)
{
    uplink_boot(call->s->uplink);
}

static void send_heartbeat(const struct incoming_call *call)
{
    uplink_heartbeat(call->s->uplink);
}

/* There is no main meter. */
static bool has_meter(const struct incoming_call *call)
{
    return call->connector != 0;
}

static void send_meter_values(const struct incoming_call *call)
{
    for (int n = 1; n <= call->s->profile.connectors; n++)
        if (call->connector < 0 || call->connector == n)
            reading_tell(station_connector(call->s, n), "Trigger");
}

static void send_status(const struct incoming_call *call)
{
    status16_trigger(call->s, call->connector);
}

static void send_diagnostics(const struct incoming_call *call)
{
    firmware16_trigger_diagnostics(call->s);
}

static void send_firmware(const struct incoming_call *call)
{
    firmware16_trigger_firmware(call->s);
}

static void send_signed_firmware(const struct incoming_call *call)
{
    firmware16_trigger_signed(call->s);
}

static void send_log(const struct incoming_call *call)
{
    firmware16_trigger_log(call->s);
}

static bool can_sign(const struct incoming_call *call)
{
    return world_crypto(call->s->member.world) && credentials_organization(call->s->credentials)[0];
}

static void send_sign(const struct incoming_call *call)
{
    signing_begins(call->s, NULL);
}

/* clang-format off */
static const struct trigger triggers[] = {
    {"BootNotification",              NULL,                 false, not_accepted, send_boot},
    {"DiagnosticsStatusNotification", "FirmwareManagement", false, NULL, send_diagnostics},
    {"FirmwareStatusNotification",    NULL,                 true,  NULL, send_signed_firmware},
    {"FirmwareStatusNotification",    "FirmwareManagement", false, NULL, send_firmware},
    {"Heartbeat",                     NULL,                 false, NULL, send_heartbeat},
    {"LogStatusNotification",         NULL,                 true,  NULL, send_log},
    {"MeterValues",                   NULL,                 false, has_meter, send_meter_values},
    {"SignChargePointCertificate",    NULL,                 true,  can_sign, send_sign},
    {"StatusNotification",            NULL,                 false, NULL, send_status},
};
/* clang-format on */

static const struct trigger *trigger_of(const struct incoming_call *call)
{
    const char *what = incoming_call_text(call, "requestedMessage");
    bool extended = strcmp(call->f->action, "ExtendedTriggerMessage") == 0;

    for (size_t i = 0; i < sizeof(triggers) / sizeof(triggers[0]); i++)
        if (strcmp(triggers[i].message, what) == 0 && (extended || !triggers[i].extended) &&
            (!triggers[i].feature || profile_has(&call->s->profile, triggers[i].feature)))
            return &triggers[i];
    return NULL;
}

static cJSON *trigger(const struct incoming_call *call)
{
    const struct trigger *row = trigger_of(call);

    if (!row)
        return incoming_call_status("NotImplemented");
    if (call->connector > call->s->profile.connectors || (row->can && !row->can(call)))
        return incoming_call_status("Rejected");
    return incoming_call_status("Accepted");
}

static void trigger_then(const struct incoming_call *call)
{
    trigger_of(call)->send(call);
}

const struct incoming_call_row trigger16_rows[] = {
    {"ExtendedTriggerMessage", trigger, trigger_then},
    {"TriggerMessage", trigger, trigger_then},
    {0},
};
