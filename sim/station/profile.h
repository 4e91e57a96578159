/* profile.h - what kind of station: a vendor profile, data with sources.
 *
 * A profile is rows and numbers (vendor-profiles/NAME.lua, read by harness/); there is no code for
 * any vendor.  The fields are those that the OCPP 1.6 station needs today; quirks come as further
 * fields, never as `if (vendor ...)`.
 */
#ifndef SIM_PROFILE_H
#define SIM_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#define PROFILE_MAX_CONNECTORS 8

struct profile {
    char name[48];      /* file name without .lua */
    char vendor[21];    /* chargePointVendor, CiString20 */
    char model[21];     /* chargePointModel, CiString20 */
    char firmware[51];  /* firmwareVersion, CiString50 */
    char source[200];   /* where the facts come from */
    char ocpp[8];       /* version it speaks: "1.6" */
    char features[120]; /* SupportedFeatureProfiles of 1.6, comma separated; Core must be there */
    bool dc;
    int connectors;          /* 1..PROFILE_MAX_CONNECTORS */
    int evses;               /* outlets that can charge at the same time, <= connectors */
    int64_t max_power_w;     /* a connector */
    int64_t station_power_w; /* all together; 0: connectors * max_power_w */
    int phases;              /* AC: 1 or 3 */
    int voltage_v;           /* phase to neutral (AC) or nominal (DC) */
    bool socket; /* a socket with a lock of its own (the driver's cable), not a tethered cable */
    bool restart_button;
    int64_t backup_ms;                  /* lives on so long without mains; 0: goes down at once */
    int64_t boot_ms;                    /* from power or reset to the first connection attempt */
    int64_t unlock_ms;                  /* time the lock needs */
    int64_t heartbeat_s;                /* until the CSMS says otherwise */
    int64_t sample_interval_s;          /* MeterValueSampleInterval */
    int64_t aligned_interval_s;         /* ClockAlignedDataInterval, 0 off */
    int64_t connection_timeout_s;       /* ConnectionTimeOut: plug in after authorization */
    int64_t call_timeout_s;             /* no answer to a CALL */
    int64_t retry_min_s, retry_range_s; /* reconnect back-off: first wait, random part */
    int retry_doublings;                /* how often the wait doubles */
    int message_attempts;               /* TransactionMessageAttempts */
    int64_t message_retry_s;            /* TransactionMessageRetryInterval */
    int64_t meter_start_wh;             /* register at the beginning */
    char sampled_data[200];             /* MeterValuesSampledData */
    char stop_data[200];                /* StopTxnSampledData */
    char tx_start_point[100];           /* TxStartPoint of 2.0.1; "": as usual */
    char tx_stop_point[100];            /* TxStopPoint; "": as usual */
    char measurands[400];               /* those the meter has, comma separated */
    bool per_phase;                     /* current and voltage of each phase, not of one for all */
    char reboot_keys[200];              /* keys that take effect after a reboot */
    int max_keys;                       /* GetConfigurationMaxKeys, 0: all there are */
    int64_t invalid_id_wh;              /* MaxEnergyOnInvalidId */
    int64_t status_duration_s;          /* MinimumStatusDuration */
    int64_t ping_s;                     /* WebSocketPingInterval */
    bool checks_roots;                  /* AdditionalRootCertificateCheck */
    int reset_retries;                  /* ResetRetries */
    char data_transfer[200]; /* DataTransfer it knows: "com.vendor,org.other/Message,..." */
    char offers[80]; /* subprotocols it offers, the best first: "ocpp1.5,ocpp1.6"; "": its own */
    char data_at_boot[200]; /* DataTransfer after each boot: "com.vendor/Message/text"; "": none */
    bool stop_on_ev_disconnect;   /* StopTransactionOnEVSideDisconnect */
    bool unlock_on_ev_disconnect; /* UnlockConnectorOnEVSideDisconnect */
    bool stop_on_invalid_id;      /* StopTransactionOnInvalidId */
    bool local_pre_authorize;     /* LocalPreAuthorize */
    bool local_authorize_offline; /* LocalAuthorizeOffline */
    bool offline_unknown_id;      /* AllowOfflineTxForUnknownId */
    bool authorize_remote;        /* AuthorizeRemoteTxRequests */
    bool cache;                   /* AuthorizationCacheEnabled */
    bool local_list;              /* LocalAuthListEnabled */
    int local_list_limit;         /* LocalAuthListMaxLength */
    int local_list_items;         /* SendLocalListMaxLength, ItemsPerMessage */
    bool unsigned_firmware;       /* takes firmware without signature (2.0.1 L02) */
    bool firmware_cancels;     /* a new update gives up the one under way (2.0.1 L01.FR.24, .27) */
    char firmware_in_use[9];   /* what of an update it does while a transaction runs: nothing,
                                  download or install (2.0.1 L01.FR.06, .13) */
    char report_bases[70];     /* those GetBaseReport may ask for (2.0.1 B07.FR.02) */
    char report_criteria[40];  /* those GetReport may ask for (2.0.1 B08.FR.02) */
    char monitoring_bases[40]; /* those SetMonitoringBase may choose (2.0.1 N03.FR.02) */
    char monitoring_criteria[60]; /* those GetMonitoringReport may ask for (2.0.1 N02.FR.02) */
    char display_priorities[40];  /* of messages that it can show (2.0.1 O01.FR.01) */
    char display_states[40];      /* in which it can show one (2.0.1 O01.FR.02) */
    bool local_controller;        /* publishes firmware for others (2.0.1 L03) */
    bool signs_readings;          /* its meters sign (SignReadings of 2.0.1) */
    bool shared_reader;           /* one card reader: the plug says which EVSE is meant (2.0.1) */
    bool evse_reset;              /* can reset an EVSE alone (AllowReset of 2.0.1) */
    bool reserve_zero;            /* ReserveConnectorZeroSupported, NonEvseSpecific */
    int charging_levels;          /* ChargeProfileMaxStackLevel, ProfileStackLevel */
    int charging_periods;         /* ChargingScheduleMaxPeriods, PeriodsPerSchedule */
    int charging_profiles;        /* MaxChargingProfilesInstalled */
    char charging_units[16];      /* Current, Power or both, with a comma */
    bool switches_phases;         /* ConnectorSwitch3to1PhaseSupported, ACPhaseSwitching */
    char charging_gaps[9];        /* what a composite schedule tells where nothing limits: capacity,
                                     fixed (the two numbers below) or omit */
    int64_t charging_gap_ma;      /* a phase */
    int64_t charging_gap_w;
};

/** The neutral AC 22 kW station every field of @p p can be overridden from. */
void profile_neutral(struct profile *p);

/** Is @p feature (a name of SupportedFeatureProfiles) among the features of @p p? */
bool profile_has(const struct profile *p, const char *feature);

/** Is @p word an item of the comma separated @p list? */
bool profile_lists(const char *list, const char *word);

/** The sentence that says what is wrong with @p p, whatever version it speaks; NULL when nothing
 * is. */
const char *profile_problem(const struct profile *p);

#endif
