#include "station/profile.h"

#include <string.h>

#include "station/dialect.h"

void profile_neutral(struct profile *p)
{
    *p = (struct profile){
        .name = "neutral-ac-22",
        .vendor = "Neutral",
        .model = "AC 22",
        .firmware = "1.0.0",
        .source = "no vendor: the defaults of OCPP 1.6 section 9.1 where it names one",
        .ocpp = "1.6",
        .features = "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,"
                    "RemoteTrigger",
        .connectors = 1,
        .evses = 1,
        .max_power_w = 22080,
        .phases = 3,
        .voltage_v = 230,
        .socket = true,
        .boot_ms = 30000,
        .unlock_ms = 1000,
        .heartbeat_s = 300,
        .sample_interval_s = 300,
        .connection_timeout_s = 60,
        .call_timeout_s = 30,
        .retry_min_s = 10,
        .retry_range_s = 10,
        .retry_doublings = 5,
        .message_attempts = 3,
        .message_retry_s = 60,
        .sampled_data = "Energy.Active.Import.Register,Power.Active.Import",
        .measurands =
            "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC,"
            "Energy.Active.Import.Interval,Power.Factor,Frequency,Temperature,"
            "Current.Offered,Power.Offered",
        .stop_data = "Energy.Active.Import.Register",
        .stop_on_ev_disconnect = true,
        .unlock_on_ev_disconnect = true,
        .stop_on_invalid_id = true,
        .local_authorize_offline = true,
        .cache = true,
        .unsigned_firmware = true,
        .firmware_cancels = true,
        .firmware_in_use = "download",
        .report_bases = "ConfigurationInventory,FullInventory,SummaryInventory",
        .report_criteria = "Active,Available,Enabled,Problem",
        .monitoring_bases = "All,FactoryDefault,HardWiredOnly",
        .monitoring_criteria = "ThresholdMonitoring,DeltaMonitoring,PeriodicMonitoring",
        .display_priorities = "AlwaysFront,InFront,NormalCycle",
        .display_states = "Charging,Faulted,Idle,Unavailable",
        .evse_reset = true,
        .local_list = true,
        .local_list_limit = 200,
        .local_list_items = 50,
        .charging_levels = 10,
        .charging_periods = 24,
        .charging_profiles = 20,
        .charging_units = "Current,Power",
        .charging_gaps = "capacity",
        .reserve_zero = true,
    };
}

bool profile_has(const struct profile *p, const char *feature)
{
    return profile_lists(p->features, feature);
}

bool profile_lists(const char *list, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = list; len > 0 && (at = strstr(at, word)); at += len)
        if ((at == list || at[-1] == ',') && (at[len] == ',' || at[len] == '\0'))
            return true;
    return false;
}

struct bound {
    const char *problem;
    bool broken;
};

static bool is_one_of(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

static const char *const units[] = {"Current", "Power", "Current,Power", NULL};
static const char *const gaps[] = {"capacity", "fixed", "omit", NULL};
static const char *const in_use[] = {"nothing", "download", "install", NULL};

/* Are all items of @p list among those of @p words? */
static bool is_part_of(const char *list, const char *words)
{
    char item[64];

    for (size_t len; *list; list += len + (list[len] == ',')) {
        len = strcspn(list, ",");
        if (len >= sizeof(item))
            return false;
        memcpy(item, list, len);
        item[len] = '\0';
        if (!profile_lists(words, item))
            return false;
    }
    return true;
}

/* The neutral station can do all there is to do. */
static const char *behaviour_problem(const struct profile *p)
{
    struct profile all;

    profile_neutral(&all);
    if (!is_one_of(p->firmware_in_use, in_use))
        return "firmware_in_use must be nothing, download or install";
    if (!is_part_of(p->report_bases, all.report_bases))
        return "report_bases are ConfigurationInventory, FullInventory, SummaryInventory";
    if (!is_part_of(p->report_criteria, all.report_criteria))
        return "report_criteria are Active, Available, Enabled, Problem";
    if (!is_part_of(p->monitoring_bases, all.monitoring_bases))
        return "monitoring_bases are All, FactoryDefault, HardWiredOnly";
    if (!is_part_of(p->monitoring_criteria, all.monitoring_criteria))
        return "monitoring_criteria are ThresholdMonitoring, DeltaMonitoring, PeriodicMonitoring";
    if (!is_part_of(p->display_priorities, all.display_priorities))
        return "display_priorities are AlwaysFront, InFront, NormalCycle";
    if (!is_part_of(p->display_states, all.display_states))
        return "display_states are Charging, Faulted, Idle, Unavailable";
    return NULL;
}

const char *profile_problem(const struct profile *p)
{
    const struct bound bounds[] = {
        {"name is empty", !p->name[0]},
        {"vendor is empty", !p->vendor[0]},
        {"model is empty", !p->model[0]},
        {"features must name Core", !profile_has(p, "Core")},
        {"connectors must be 1 to 8", p->connectors < 1 || p->connectors > PROFILE_MAX_CONNECTORS},
        {"evses must be 1 to connectors", p->evses < 1 || p->evses > p->connectors},
        {"max_power must be above 0", p->max_power_w <= 0},
        {"station_power must not be negative", p->station_power_w < 0},
        {"phases must be 1 or 3", !p->dc && p->phases != 1 && p->phases != 3},
        {"voltage must be above 0", p->voltage_v <= 0},
        {"a DC station has a tethered cable, no socket", p->dc && p->socket},
        {"boot and backup must not be negative", p->boot_ms < 0 || p->backup_ms < 0},
        {"unlock must not be negative", p->unlock_ms < 0},
        {"heartbeat must not be negative", p->heartbeat_s < 0},
        {"intervals must not be negative",
         p->sample_interval_s < 0 || p->aligned_interval_s < 0 || p->connection_timeout_s < 0},
        {"call_timeout must be above 0", p->call_timeout_s <= 0},
        {"retry times must not be negative",
         p->retry_min_s < 0 || p->retry_range_s < 0 || p->retry_doublings < 0},
        {"retry_doublings must be at most 20", p->retry_doublings > 20},
        {"message_attempts must be at least 1", p->message_attempts < 1},
        {"message_retry must not be negative", p->message_retry_s < 0},
        {"the local list must have room for an entry",
         p->local_list_limit < 1 || p->local_list_items < 1},
        {"max_keys, invalid_id_energy, status_duration, ping and reset_retries must not be "
         "negative",
         p->max_keys < 0 || p->invalid_id_wh < 0 || p->status_duration_s < 0 || p->ping_s < 0 ||
             p->reset_retries < 0},
        {"meter_start must not be negative", p->meter_start_wh < 0},
        {"charging_levels must not be negative", p->charging_levels < 0},
        {"charging_periods and charging_profiles must be at least 1",
         p->charging_periods < 1 || p->charging_profiles < 1},
        {"charging_units must be Current, Power or Current,Power",
         !is_one_of(p->charging_units, units)},
        {"charging_gaps must be capacity, fixed or omit", !is_one_of(p->charging_gaps, gaps)},
        {"charging_gap must be above 0 where charging_gaps is fixed",
         strcmp(p->charging_gaps, "fixed") == 0 &&
             (p->charging_gap_ma <= 0 || p->charging_gap_w <= 0)},
    };

    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
        if (bounds[i].broken)
            return bounds[i].problem;
    return behaviour_problem(p);
}
