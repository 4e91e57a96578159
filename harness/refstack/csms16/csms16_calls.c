#include "refstack/csms16/csms16_calls.h"

#include "refstack/csms/boot.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/status.h"
#include "refstack/csms/token.h"
#include "refstack/csms16/csms16_token.h"

void csms16_boot(struct csms_turn *turn)
{
    struct csms_boot boot = {.vendor = csms_text(turn->in, "chargePointVendor"),
                             .model = csms_text(turn->in, "chargePointModel"),
                             .firmware = csms_text(turn->in, "firmwareVersion"),
                             .serial = csms_text(turn->in, "chargePointSerialNumber")};

    csms_answer_boot(turn, &boot);
}

void csms16_authorize(struct csms_turn *turn)
{
    const char *token = csms_text(turn->in, "idTag");
    const char *reason = csms_turn_reason(turn, token, turn->now_ms);

    if (reason)
        csms_refuse(turn, 0, turn->now_ms, token, reason);
    csms16_token_info(turn->rs, turn->out, token, reason);
}

void csms16_status_notification(struct csms_turn *turn)
{
    struct csms_status s = {.connector = csms_place_number(turn->in, "connectorId"),
                            .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                            .status = csms_text(turn->in, "status"),
                            .error_code = csms_text(turn->in, "errorCode"),
                            .vendor_error = csms_text(turn->in, "vendorErrorCode"),
                            .info = csms_text(turn->in, "info")};

    if (s.connector < 0)
        csms_fail_field(turn, "$.connectorId", "there is no such connector");
    else
        csms_note_status(turn, &s);
}
