/* device_live.h - variables of the device model that are read from what the station does.
 *
 * Each takes the EVSE and the connector of the EVSE (0 where the variable has none) and returns
 * text that the caller frees.
 */
#ifndef SIM_DEVICE_LIVE_H
#define SIM_DEVICE_LIVE_H

struct station;

typedef char *live_fn(const struct station *s, int evse, int connector);

live_fn live_station_state, live_evse_state, live_connector_state;
live_fn live_station_problem, live_evse_problem, live_connector_problem, live_lock_problem;
live_fn live_rcd_tripped;
live_fn live_allow_reset, live_phases, live_power, live_energy, live_connector_type,
    live_ev_connected;
live_fn live_charging_units, live_charging_profiles, live_switches_phases;
live_fn live_model, live_vendor, live_serial, live_firmware, live_clock, live_messages,
    live_display_priorities;
live_fn live_list_entries, live_security_profile, live_certificates;

#endif
