/* upload.h - a station sends a log file somewhere, in any version of OCPP.
 *
 *   Uploading -> Uploaded | UploadFailure | PermissionDenied | NotSupportedOperation
 *
 * Where it goes is a place in the file server of the world (file_server.h); no byte leaves the
 * program.  States are told in order, also those of a time offline.  A new order gives up the one
 * under way, which ends as AcceptedCanceled.
 * @source OCPP 1.6 6.25 (GetDiagnostics); security whitepaper 5; OCPP 2.0.1 N01
 */
#ifndef SIM_UPLOAD_H
#define SIM_UPLOAD_H

#include <stdbool.h>
#include <stdint.h>

struct station;
struct upload;

/* name (UploadLogStatusEnumType of 2.0.1), is it over then */
#define UPLOAD_STATE_LIST(X)                                                                       \
    X(Idle, true)                                                                                  \
    X(Uploading, false)                                                                            \
    X(Uploaded, true)                                                                              \
    X(UploadFailure, true)                                                                         \
    X(PermissionDenied, true)                                                                      \
    X(NotSupportedOperation, true)                                                                 \
    X(AcceptedCanceled, true)
#define X(name, over) UPLOAD_##name,
enum upload_state { UPLOAD_STATE_LIST(X) UPLOAD_STATE_COUNT };
#undef X
const char *upload_state_name(enum upload_state state);

struct upload_order {
    int request_id;   /* 0 in OCPP 1.6 without security, which has none */
    const char *kind; /* "diagnostics", "security": part of the file's name */
    const char *location;
    int retries;      /* attempts after the first */
    int64_t retry_ms; /* between attempts */
    /* Sends the state.  Called when the CSMS can hear it, and once for each state. */
    void (*tell)(struct station *s, enum upload_state state, int request_id);
};

/** Begins, and tells so a moment later. @return true when another was under way and is given up */
bool upload_begin(struct station *s, const struct upload_order *order);
/** The state told last, and its request; Idle when nothing is or was under way. */
enum upload_state upload_state(const struct station *s, int *request_id);
bool upload_busy(const struct station *s);
/** Name of the file that is being sent, or was: "STATION-diagnostics-1.log"; "" when none. */
const char *upload_file(const struct station *s);

#endif
