#include "station/station_config.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum type { TYPE_boolean, TYPE_integer, TYPE_percent, TYPE_measurands, TYPE_text };

static const struct {
    const char *name;
    enum type type;
    bool writable;
} keys[CONFIG_COUNT] = {
#define X(key, type, writable, required) [CONFIG_##key] = {#key, TYPE_##type, writable},
    CONFIG_LIST(X)
#undef X
};

static const struct {
    const char *name, *unit;
} measurands[MEASURAND_COUNT] = {
#define X(name, words, unit) [MEASURAND_##name] = {words, unit},
    MEASURAND_LIST(X)
#undef X
};

const char *measurand_name(enum measurand m)
{
    assert((unsigned)m < MEASURAND_COUNT);
    return measurands[m].name;
}

const char *measurand_unit(enum measurand m)
{
    assert((unsigned)m < MEASURAND_COUNT);
    return measurands[m].unit;
}

/* Bit set of the measurands in the list @p text; false when one is not known. */
static bool read_measurands(const char *text, int64_t *set)
{
    *set = 0;
    while (*text) {
        size_t len = strcspn(text, ",");
        int m = 0;

        while (m < MEASURAND_COUNT &&
               (strlen(measurands[m].name) != len || strncmp(measurands[m].name, text, len) != 0))
            m++;
        if (m == MEASURAND_COUNT)
            return false;
        *set |= (int64_t)1 << m;
        text += len;
        if (*text == ',' && !*++text)
            return false;
    }
    return true;
}

static char *measurands_text(int64_t set)
{
    char *text = mem_text("");

    for (int m = 0; m < MEASURAND_COUNT; m++)
        if (set >> m & 1) {
            char *longer = mem_printf("%s%s%s", text, *text ? "," : "", measurands[m].name);
            free(text);
            text = longer;
        }
    return text;
}

/* Those of @p list that the station has. */
static int64_t known(const struct profile *p, const char *list)
{
    int64_t set, has;

    if (!read_measurands(list, &set) || !read_measurands(p->measurands, &has))
        set = has = (int64_t)1 << MEASURAND_energy;
    return set & has;
}

void station_config_init(struct station_config *config, const struct profile *p)
{
    int64_t *n = config->numbers;

    *config = (struct station_config){.profile = p};
#define KEY(name)                                                   n[CONFIG_##name] =
#define SHAPES(name)                                                (void)
#define NO_KEY                                                      (void)
#define NUMBER(field, word, kind, unit, value, bound, key, meaning) key p->field;
#define COUNT(field, value, bound, key, meaning)                    key p->field;
#define FLAG(field, value, key, meaning)                            key p->field;
#include "station/profile.def"
#undef KEY
    n[CONFIG_CertSigningRepeatTimes] = SIGNING_REPEATS;
    n[CONFIG_CertSigningWaitMinimum] = SIGNING_WAIT_S;
    n[CONFIG_ConnectorPhaseRotationMaxLength] = PROFILE_MAX_CONNECTORS + 1;
    n[CONFIG_GetConfigurationMaxKeys] = p->max_keys ? p->max_keys : CONFIG_COUNT;
    n[CONFIG_LightIntensity] = 100;
    n[CONFIG_MeterValuesAlignedData] = known(p, p->sampled_data);
    n[CONFIG_MeterValuesSampledData] = known(p, p->sampled_data);
    n[CONFIG_MeterValuesAlignedDataMaxLength] = MEASURAND_COUNT;
    n[CONFIG_MeterValuesSampledDataMaxLength] = MEASURAND_COUNT;
    n[CONFIG_StopTxnAlignedDataMaxLength] = MEASURAND_COUNT;
    n[CONFIG_StopTxnSampledDataMaxLength] = MEASURAND_COUNT;
    n[CONFIG_LocalAuthListEnabled] = p->local_list && profile_has(p, "LocalAuthListManagement");
    n[CONFIG_StopTxnSampledData] = known(p, p->stop_data);
    n[CONFIG_SupportedFeatureProfilesMaxLength] = 6;
}

void station_config_fini(struct station_config *config)
{
    free(config->rotation);
}

/* Keys of a feature profile (9.2 to 9.4), which stations without it do not have. */
static const struct {
    enum config_key key;
    const char *feature;
} owned[] = {
    {CONFIG_LocalAuthListEnabled, "LocalAuthListManagement"},
    {CONFIG_LocalAuthListMaxLength, "LocalAuthListManagement"},
    {CONFIG_ChargeProfileMaxStackLevel, "SmartCharging"},
    {CONFIG_ChargingScheduleAllowedChargingRateUnit, "SmartCharging"},
    {CONFIG_ChargingScheduleMaxPeriods, "SmartCharging"},
    {CONFIG_ConnectorSwitch3to1PhaseSupported, "SmartCharging"},
    {CONFIG_MaxChargingProfilesInstalled, "SmartCharging"},
    {CONFIG_ReserveConnectorZeroSupported, "Reservation"},
    {CONFIG_SendLocalListMaxLength, "LocalAuthListManagement"},
    {CONFIG_SupportedFileTransferProtocols, "FirmwareManagement"},
};

bool config_has(const struct station_config *config, enum config_key key)
{
    for (size_t i = 0; i < sizeof(owned) / sizeof(owned[0]); i++)
        if (owned[i].key == key)
            return profile_has(config->profile, owned[i].feature);
    return key < CONFIG_COUNT;
}

int64_t config_number(const struct station_config *config, enum config_key key)
{
    assert((unsigned)key < CONFIG_COUNT);
    return config->numbers[key];
}

bool config_samples(const struct station_config *config, enum config_key key, enum measurand m)
{
    assert(keys[key].type == TYPE_measurands);
    return config->numbers[key] >> m & 1;
}

char *config_text(const struct station_config *config, enum config_key key)
{
    int64_t n = config->waits[key] ? config->next[key] : config_number(config, key);

    if (keys[key].type == TYPE_measurands)
        return measurands_text(n);
    if (keys[key].type == TYPE_boolean)
        return mem_text(n ? "true" : "false");
    if (key == CONFIG_SupportedFeatureProfiles)
        return mem_text(config->profile->features);
    if (key == CONFIG_ChargingScheduleAllowedChargingRateUnit)
        return mem_text(config->profile->charging_units);
    if (key == CONFIG_SupportedFileTransferProtocols)
        return mem_text("FTP,FTPS,HTTP,HTTPS,SFTP");
    if (key == CONFIG_ConnectorPhaseRotation)
        return mem_text(config->rotation ? config->rotation : "NotApplicable");
    return mem_printf("%" PRId64, n);
}

static bool read_boolean(const char *text, int64_t *n)
{
    *n = strcasecmp(text, "true") == 0;
    return *n || strcasecmp(text, "false") == 0;
}

static bool read_integer(const char *text, int64_t most, int64_t *n)
{
    char *end;

    if (*text < '0' || *text > '9')
        return false;
    errno = 0;
    *n = strtoll(text, &end, 10);
    return errno == 0 && *end == '\0' && *n <= most;
}

/* "0.RST, 1.RTS": connector and how its phases are wired; or one of the words (9.1). */
static bool is_rotation(const char *text)
{
    static const char *const words[] = {"NotApplicable", "Unknown", "RST", "RTS",
                                        "SRT",           "STR",     "TRS", "TSR"};

    do {
        size_t len, i = 0;
        text += strspn(text, " ");
        text += strspn(text, "0123456789");
        text += *text == '.';
        len = strcspn(text, ", ");
        while (i < sizeof(words) / sizeof(words[0]) &&
               (strlen(words[i]) != len || strncmp(words[i], text, len) != 0))
            i++;
        if (i == sizeof(words) / sizeof(words[0]))
            return false;
        text += len;
        text += strspn(text, " ");
    } while (*text++ == ',');
    return text[-1] == '\0';
}

/* What 9.1 or good sense forbids although the type would allow it. */
static bool fits(const struct station_config *config, enum config_key key, const char *value,
                 int64_t n)
{
    int64_t has;

    if (key == CONFIG_TransactionMessageAttempts || key == CONFIG_MessageTimeout ||
        key == CONFIG_CertSigningWaitMinimum)
        return n >= 1;
    if (key == CONFIG_CertSigningRepeatTimes)
        return n <= SIGNING_REPEATS_MAX;
    if (key == CONFIG_ConnectorPhaseRotation)
        return is_rotation(value);
    if (keys[key].type == TYPE_measurands)
        return read_measurands(config->profile->measurands, &has) && !(n & ~has);
    return true;
}

/* Is @p key one of those that @p p needs a reboot for? */
static bool needs_reboot(const struct profile *p, enum config_key key)
{
    size_t len = strlen(keys[key].name);

    for (const char *at = p->reboot_keys; *at; at += strcspn(at, ","), at += *at == ',')
        if (strncmp(at, keys[key].name, len) == 0 && (at[len] == ',' || at[len] == '\0'))
            return true;
    return false;
}

void config_rebooted(struct station_config *config)
{
    for (int key = 0; key < CONFIG_COUNT; key++) {
        if (config->waits[key])
            config->numbers[key] = config->next[key];
        config->waits[key] = false;
    }
}

static bool read_value(enum config_key key, const char *value, int64_t *n)
{
    switch (keys[key].type) {
    case TYPE_boolean:
        return read_boolean(value, n);
    case TYPE_integer:
        return read_integer(value, INT32_MAX, n);
    case TYPE_percent:
        return read_integer(value, 100, n);
    case TYPE_measurands:
        return read_measurands(value, n);
    case TYPE_text:
        return true;
    }
    return false;
}

const char *config_change(struct station_config *config, const char *key, const char *value)
{
    enum config_key k = config_key_of(key);
    int64_t n = 0;

    if (!config_has(config, k))
        return "NotSupported";
    if (!keys[k].writable || !read_value(k, value, &n) || !fits(config, k, value, n))
        return "Rejected";
    if (k == CONFIG_ConnectorPhaseRotation) {
        free(config->rotation);
        config->rotation = mem_text(value);
    }
    config->next[k] = n;
    config->waits[k] = needs_reboot(config->profile, k);
    if (config->waits[k])
        return "RebootRequired";
    config->numbers[k] = n;
    return "Accepted";
}

enum config_key config_key_of(const char *name)
{
    int key = 0;

    while (key < CONFIG_COUNT && strcasecmp(keys[key].name, name) != 0)
        key++;
    return (enum config_key)key;
}

const char *config_name(enum config_key key)
{
    assert((unsigned)key < CONFIG_COUNT);
    return keys[key].name;
}

bool config_writable(enum config_key key)
{
    assert((unsigned)key < CONFIG_COUNT);
    return keys[key].writable;
}
