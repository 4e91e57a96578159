/* Firmware and logs in the messages of OCPP 1.6: UpdateFirmware and GetDiagnostics (5.19, 5.9), and
 * their signed and secured successors of the security whitepaper (SignedUpdateFirmware, GetLog).
 *
 * The update and the upload themselves are parts of every station; here are only the words. */
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "parts/firmware.h"
#include "parts/security_event.h"
#include "parts/upload.h"
#include "station/credentials.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

#define RETRY_S 60 /* where the CSMS names no retryInterval */

/* A state in the words of 1.6: when it is entered, and when the CSMS asks for it. NULL: not told */
struct words {
    const char *entered, *asked;
};

/* clang-format off */
static const struct words firmware_words[FIRMWARE_STATE_COUNT] = { /* 7.25 FirmwareStatus */
    [FIRMWARE_Idle]                      = {NULL,                 "Idle"},
    [FIRMWARE_DownloadScheduled]         = {NULL,                 "Idle"},
    [FIRMWARE_Downloading]               = {"Downloading",        "Downloading"},
    [FIRMWARE_Downloaded]                = {"Downloaded",         "Downloaded"},
    [FIRMWARE_SignatureVerified]         = {NULL,                 "Downloaded"},
    [FIRMWARE_InstallScheduled]          = {NULL,                 "Downloaded"},
    [FIRMWARE_Installing]                = {"Installing",         "Installing"},
    [FIRMWARE_InstallRebooting]          = {NULL,                 "Installing"},
    [FIRMWARE_Installed]                 = {"Installed",          "Idle"},
    [FIRMWARE_DownloadFailed]            = {"DownloadFailed",     "Idle"},
    [FIRMWARE_InvalidSignature]          = {"InstallationFailed", "Idle"},
    [FIRMWARE_InstallVerificationFailed] = {"InstallationFailed", "Idle"},
    [FIRMWARE_InstallationFailed]        = {"InstallationFailed", "Idle"},
};

static const struct words diagnostics_words[UPLOAD_STATE_COUNT] = { /* 7.24 DiagnosticsStatus */
    [UPLOAD_Idle]                  = {NULL,           "Idle"},
    [UPLOAD_Uploading]             = {"Uploading",    "Uploading"},
    [UPLOAD_Uploaded]              = {"Uploaded",     "Idle"},
    [UPLOAD_UploadFailure]         = {"UploadFailed", "Idle"},
    [UPLOAD_PermissionDenied]      = {"UploadFailed", "Idle"},
    [UPLOAD_NotSupportedOperation] = {"UploadFailed", "Idle"},
    [UPLOAD_AcceptedCanceled]      = {NULL,           "Idle"},
};

/* UploadLogStatus of the security whitepaper. */
static const struct words log_words[UPLOAD_STATE_COUNT] = {
    [UPLOAD_Idle]                  = {NULL,                    "Idle"},
    [UPLOAD_Uploading]             = {"Uploading",             "Uploading"},
    [UPLOAD_Uploaded]              = {"Uploaded",              "Idle"},
    [UPLOAD_UploadFailure]         = {"UploadFailure",         "Idle"},
    [UPLOAD_PermissionDenied]      = {"PermissionDenied",      "Idle"},
    [UPLOAD_NotSupportedOperation] = {"NotSupportedOperation", "Idle"},
    [UPLOAD_AcceptedCanceled]      = {NULL,                    "Idle"},
};
/* clang-format on */

/* Sends @p status, if there is one; Idle belongs to no request. */
static void send_status(struct station *s, const char *action, const char *status, int request_id)
{
    cJSON *payload;

    if (!status)
        return;
    payload = json_object(jtext("status", status));
    if (request_id != 0 && strcmp(status, "Idle") != 0)
        cJSON_AddNumberToObject(payload, "requestId", request_id);
    uplink_call(s, action, payload, NULL, NULL);
}

/* --- 4.5 Firmware Status Notification, 4.4 Diagnostics Status Notification, whitepaper 5 --- */

static void tell_firmware(struct station *s, enum firmware_state state, int request_id)
{
    (void)request_id;
    send_status(s, "FirmwareStatusNotification", firmware_words[state].entered, 0);
}

static void tell_signed(struct station *s, enum firmware_state state, int request_id)
{
    send_status(s, "SignedFirmwareStatusNotification", firmware_state_name(state), request_id);
    if (state == FIRMWARE_Installed)
        security_event(s, SECURITY_firmware, NULL);
}

static void tell_diagnostics(struct station *s, enum upload_state state, int request_id)
{
    (void)request_id;
    send_status(s, "DiagnosticsStatusNotification", diagnostics_words[state].entered, 0);
}

static void tell_log(struct station *s, enum upload_state state, int request_id)
{
    send_status(s, "LogStatusNotification", log_words[state].entered, request_id);
}

void firmware16_trigger_firmware(struct station *s)
{
    int request_id;
    enum firmware_state state = firmware_state(s, &request_id);

    send_status(s, "FirmwareStatusNotification", firmware_words[state].asked, 0);
}

void firmware16_trigger_signed(struct station *s)
{
    int request_id;
    enum firmware_state state = firmware_state(s, &request_id);

    send_status(s, "SignedFirmwareStatusNotification",
                firmware_busy(s) ? firmware_state_name(state) : "Idle", request_id);
}

void firmware16_trigger_diagnostics(struct station *s)
{
    int request_id;

    send_status(s, "DiagnosticsStatusNotification",
                diagnostics_words[upload_state(s, &request_id)].asked, 0);
}

void firmware16_trigger_log(struct station *s)
{
    int request_id;
    enum upload_state state = upload_state(s, &request_id);

    send_status(s, "LogStatusNotification", log_words[state].asked, request_id);
}

/* --- 5.19 Update Firmware --- */

static int64_t number(const cJSON *args, const char *field, int64_t otherwise)
{
    int n = json_small(args, field, -1);

    return n >= 0 ? n : otherwise;
}

static int64_t moment(const cJSON *args, const char *field)
{
    const char *text = json_text(args, field);
    int64_t ms = 0;

    return text && tz_parse_rfc3339(text, &ms) ? ms : 0;
}

static cJSON *update_firmware(const struct incoming_call *call)
{
    (void)call;
    return cJSON_CreateObject();
}

static void update_then(const struct incoming_call *call)
{
    const struct firmware_order order = {
        .location = incoming_call_text(call, "location"),
        .retrieve_ms = moment(call->args, "retrieveDate"),
        .retries = (int)number(call->args, "retries", 0),
        .retry_ms = number(call->args, "retryInterval", RETRY_S) * 1000,
        .close_idle = true,
        .tell = tell_firmware,
    };

    if (firmware_takes(call->s)) /* there is no word to refuse it with */
        firmware_begin(call->s, &order);
}

/* --- whitepaper L01: Signed Update Firmware --- */

static const cJSON *firmware_of(const struct incoming_call *call)
{
    return cJSON_GetObjectItemCaseSensitive(call->args, "firmware");
}

static cJSON *signed_update(const struct incoming_call *call)
{
    if (!firmware_signer_fits(call->s, json_text(firmware_of(call), "signingCertificate"))) {
        security_event(call->s, SECURITY_signer, NULL);
        return incoming_call_status("InvalidCertificate");
    }
    if (!firmware_takes(call->s))
        return incoming_call_status("Rejected");
    return incoming_call_status(firmware_busy(call->s) ? "AcceptedCanceled" : "Accepted");
}

static void signed_then(const struct incoming_call *call)
{
    const cJSON *firmware = firmware_of(call);
    const struct firmware_order order = {
        .request_id = (int)number(call->args, "requestId", 0),
        .location = json_text(firmware, "location"),
        .retrieve_ms = moment(firmware, "retrieveDateTime"),
        .install_ms = moment(firmware, "installDateTime"),
        .retries = (int)number(call->args, "retries", 0),
        .retry_ms = number(call->args, "retryInterval", RETRY_S) * 1000,
        .certificate = json_text(firmware, "signingCertificate"),
        .signature = json_text(firmware, "signature"),
        .close_idle = true,
        .tell = tell_signed,
    };

    firmware_begin(call->s, &order);
}

/* --- 5.9 Get Diagnostics, whitepaper N01: Get Log --- */

static cJSON *get_diagnostics(const struct incoming_call *call)
{
    const struct upload_order order = {
        .kind = "diagnostics",
        .location = incoming_call_text(call, "location"),
        .retries = (int)number(call->args, "retries", 0),
        .retry_ms = number(call->args, "retryInterval", RETRY_S) * 1000,
        .tell = tell_diagnostics,
    };

    upload_begin(call->s, &order);
    return json_object(jtext("fileName", upload_file(call->s)));
}

static cJSON *get_log(const struct incoming_call *call)
{
    bool security = strcmp(incoming_call_text(call, "logType"), "SecurityLog") == 0;
    const struct upload_order order = {
        .request_id = (int)number(call->args, "requestId", 0),
        .kind = security ? "security" : "diagnostics",
        .location =
            json_text(cJSON_GetObjectItemCaseSensitive(call->args, "log"), "remoteLocation"),
        .retries = (int)number(call->args, "retries", 0),
        .retry_ms = number(call->args, "retryInterval", RETRY_S) * 1000,
        .tell = tell_log,
    };
    bool busy = upload_begin(call->s, &order);

    return json_object(jtext("status", busy ? "AcceptedCanceled" : "Accepted"),
                       jtext("filename", upload_file(call->s)));
}

const struct incoming_call_row firmware16_rows[] = {
    {"GetDiagnostics", get_diagnostics, NULL},
    {"GetLog", get_log, NULL},
    {"SignedUpdateFirmware", signed_update, signed_then},
    {"UpdateFirmware", update_firmware, update_then},
    {0},
};
