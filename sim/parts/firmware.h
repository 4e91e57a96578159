/* firmware.h - a firmware update of a station, in any version of OCPP.
 *
 *   DownloadScheduled -> Downloading -> Downloaded -> SignatureVerified -> InstallScheduled ->
 *   Installing -> InstallRebooting -> (reboot) -> Installed
 *
 * and the ways it fails.  The file comes from the file server of the world.  What waits until no
 * transaction runs is a matter of the profile (firmware_in_use): as a rule the installation; some
 * do not even download meanwhile, and some install at once and need no reboot then, but connect
 * anew.  Connectors that are free while it waits are Unavailable until it is over where the order
 * says so.  The reboot has the reason FirmwareUpdate, and the new version is what the
 * station says of itself from then on.  States are told in order, also those of a time offline.
 *
 * The order of a version brings a teller, which makes messages of states (and leaves out those its
 * version does not know).
 * @source OCPP 1.6 6.19; security whitepaper 5; OCPP 2.0.1 L01, L02
 */
#ifndef SIM_FIRMWARE_H
#define SIM_FIRMWARE_H

#include <stdbool.h>
#include <stdint.h>

struct connector;
struct firmware;
struct station;

/* name (FirmwareStatusEnumType of 2.0.1), is it over then */
#define FIRMWARE_STATE_LIST(X)                                                                     \
    X(Idle, true)                                                                                  \
    X(DownloadScheduled, false)                                                                    \
    X(Downloading, false)                                                                          \
    X(Downloaded, false)                                                                           \
    X(SignatureVerified, false)                                                                    \
    X(InstallScheduled, false)                                                                     \
    X(Installing, false)                                                                           \
    X(InstallRebooting, false)                                                                     \
    X(Installed, true)                                                                             \
    X(DownloadFailed, true)                                                                        \
    X(InvalidSignature, true)                                                                      \
    X(InstallVerificationFailed, true)                                                             \
    X(InstallationFailed, true)
#define X(name, over) FIRMWARE_##name,
enum firmware_state { FIRMWARE_STATE_LIST(X) FIRMWARE_STATE_COUNT };
#undef X
const char *firmware_state_name(enum firmware_state state);

/* What the CSMS ordered; texts are copied. */
struct firmware_order {
    int request_id; /* 0 in OCPP 1.6 without security, which has none */
    const char *location;
    int64_t retrieve_ms;                 /* not before; 0: at once */
    int64_t install_ms;                  /* not before; 0: at once */
    int retries;                         /* attempts after the first */
    int64_t retry_ms;                    /* between attempts */
    const char *certificate, *signature; /* NULL: unsigned */
    bool close_idle; /* connectors nobody uses are Unavailable while it waits to be installed */
    /* Sends the state.  Called when the CSMS can hear it, and once for each state. */
    void (*tell)(struct station *s, enum firmware_state state, int request_id);
};

/** Can the CSMS's signing certificate be believed at this moment?  Where the station has roots of
 * its maker, it must come from one of them. */
bool firmware_signer_fits(const struct station *s, const char *certificate);
/** Does it take another order now?  Some stations cannot give up an update under way (2.0.1
 * L01.FR.27). */
bool firmware_takes(const struct station *s);
/** Begins, as soon as the answer to the CALL is through; an update under way is given up.
 * @return true when there was one */
bool firmware_begin(struct station *s, const struct firmware_order *order);
/** The state told last, and its request: Idle when nothing is or was under way. */
enum firmware_state firmware_state(const struct station *s, int *request_id);
/** An update is under way. */
bool firmware_busy(const struct station *s);

#endif
