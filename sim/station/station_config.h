/* station_config.h - the configuration keys of OCPP 1.6, 9, and of its security whitepaper that are
 * plain values: a table of them, and one value of each for a station.
 *
 * Every value has the spelling of the wire: integers in decimal, true and false, comma-separated
 * lists.  Keys are not case-sensitive on the way in (CiString50Type).
 */
#ifndef SIM_STATION_CONFIG_H
#define SIM_STATION_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "station/profile.h"

/* key, type (boolean, integer, percent, measurands, text), may be written, is required by 9.1 */
#define CONFIG_LIST(X)                                                                             \
    X(AdditionalRootCertificateCheck, boolean, false, false)                                       \
    X(AllowOfflineTxForUnknownId, boolean, true, false)                                            \
    X(AuthorizationCacheEnabled, boolean, true, false)                                             \
    X(AuthorizeRemoteTxRequests, boolean, true, true)                                              \
    X(BlinkRepeat, integer, true, false)                                                           \
    X(CertSigningRepeatTimes, integer, true, false)                                                \
    X(CertSigningWaitMinimum, integer, true, false)                                                \
    X(ChargeProfileMaxStackLevel, integer, false, false)                                           \
    X(ChargingScheduleAllowedChargingRateUnit, text, false, false)                                 \
    X(ChargingScheduleMaxPeriods, integer, false, false)                                           \
    X(ClockAlignedDataInterval, integer, true, true)                                               \
    X(ConnectionTimeOut, integer, true, true)                                                      \
    X(ConnectorPhaseRotation, text, true, true)                                                    \
    X(ConnectorPhaseRotationMaxLength, integer, false, false)                                      \
    X(ConnectorSwitch3to1PhaseSupported, boolean, false, false)                                    \
    X(GetConfigurationMaxKeys, integer, false, true)                                               \
    X(HeartbeatInterval, integer, true, true)                                                      \
    X(LightIntensity, percent, true, false)                                                        \
    X(LocalAuthListEnabled, boolean, true, false)                                                  \
    X(LocalAuthListMaxLength, integer, false, false)                                               \
    X(LocalAuthorizeOffline, boolean, true, true)                                                  \
    X(LocalPreAuthorize, boolean, true, true)                                                      \
    X(MaxChargingProfilesInstalled, integer, false, false)                                         \
    X(MaxEnergyOnInvalidId, integer, true, false)                                                  \
    X(MessageTimeout, integer, true, false)                                                        \
    X(MeterValuesAlignedData, measurands, true, true)                                              \
    X(MeterValuesAlignedDataMaxLength, integer, false, false)                                      \
    X(MeterValuesSampledData, measurands, true, true)                                              \
    X(MeterValuesSampledDataMaxLength, integer, false, false)                                      \
    X(MeterValueSampleInterval, integer, true, true)                                               \
    X(MinimumStatusDuration, integer, true, false)                                                 \
    X(NumberOfConnectors, integer, false, true)                                                    \
    X(ReserveConnectorZeroSupported, boolean, false, false)                                        \
    X(ResetRetries, integer, true, true)                                                           \
    X(SendLocalListMaxLength, integer, false, false)                                               \
    X(StopTransactionOnEVSideDisconnect, boolean, true, true)                                      \
    X(StopTransactionOnInvalidId, boolean, true, true)                                             \
    X(StopTxnAlignedData, measurands, true, true)                                                  \
    X(StopTxnAlignedDataMaxLength, integer, false, false)                                          \
    X(StopTxnSampledData, measurands, true, true)                                                  \
    X(StopTxnSampledDataMaxLength, integer, false, false)                                          \
    X(SupportedFeatureProfiles, text, false, true)                                                 \
    X(SupportedFileTransferProtocols, text, false, false)                                          \
    X(SupportedFeatureProfilesMaxLength, integer, false, false)                                    \
    X(TransactionMessageAttempts, integer, true, true)                                             \
    X(TransactionMessageRetryInterval, integer, true, true)                                        \
    X(UnlockConnectorOnEVSideDisconnect, boolean, true, true)                                      \
    X(WebSocketPingInterval, integer, true, false)
/* CertSigningWaitMinimum and CertSigningRepeatTimes, until the CSMS says otherwise; at most so
 * often (the wait doubles). */
#define SIGNING_WAIT_S      30
#define SIGNING_REPEATS     2
#define SIGNING_REPEATS_MAX 20

#define X(key, type, writable, required) CONFIG_##key,
enum config_key { CONFIG_LIST(X) CONFIG_COUNT };
#undef X

/* Measurands a station can sample (OCPP 1.6 7.31), and their unit (none: it has only one); a
 * profile says which of them it has. */
#define MEASURAND_LIST(X)                                                                          \
    X(energy, "Energy.Active.Import.Register", "Wh")                                               \
    X(power, "Power.Active.Import", "W")                                                           \
    X(current, "Current.Import", "A")                                                              \
    X(voltage, "Voltage", "V")                                                                     \
    X(soc, "SoC", "Percent")                                                                       \
    X(interval, "Energy.Active.Import.Interval", "Wh")                                             \
    X(export_register, "Energy.Active.Export.Register", "Wh")                                      \
    X(factor, "Power.Factor", NULL)                                                                \
    X(frequency, "Frequency", NULL)                                                                \
    X(temperature, "Temperature", "Celsius")                                                       \
    X(current_offered, "Current.Offered", "A")                                                     \
    X(power_offered, "Power.Offered", "W")
#define X(name, words, unit) MEASURAND_##name,
enum measurand { MEASURAND_LIST(X) MEASURAND_COUNT };
#undef X
const char *measurand_name(enum measurand m);
const char *measurand_unit(enum measurand m);

struct station_config {
    int64_t numbers[CONFIG_COUNT]; /* integers and booleans; lists of measurands as a bit set */
    int64_t next[CONFIG_COUNT];    /* after the next reboot, for a key that waits */
    bool waits[CONFIG_COUNT];      /* the key was changed and needs a reboot */
    char *rotation;                /* ConnectorPhaseRotation, NULL: as it came */
    const struct profile *profile; /* whose station it is */
};

void station_config_init(struct station_config *config, const struct profile *p);
void station_config_fini(struct station_config *config);

int64_t config_number(const struct station_config *config, enum config_key key);
static inline bool config_true(const struct station_config *config, enum config_key key)
{
    return config_number(config, key) != 0;
}
bool config_samples(const struct station_config *config, enum config_key key, enum measurand m);

/** Spelling of the value; the caller frees it. */
char *config_text(const struct station_config *config, enum config_key key);
/** ChangeConfiguration: @return "Accepted", "RebootRequired", "Rejected" or "NotSupported". */
const char *config_change(struct station_config *config, const char *key, const char *value);

/** The software starts: what waited for a reboot takes effect. */
void config_rebooted(struct station_config *config);

/** The key called @p name, CONFIG_COUNT when there is none. */
enum config_key config_key_of(const char *name);
/** Does a station with these features have the key? */
bool config_has(const struct station_config *config, enum config_key key);
const char *config_name(enum config_key key);
bool config_writable(enum config_key key);

#endif
