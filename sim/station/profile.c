#include "station/profile.h"

#include <string.h>

#include "station/station_config.h"

static const struct profile defaults = {
    .name = "defaults",
#define NUMBER(field, word, kind, unit, value, bound, key, meaning) .field = (value),
#define COUNT(field, value, bound, key, meaning)                    .field = (value),
#define FLAG(field, value, key, meaning)                            .field = (value),
#define TEXT(field, length, value, key, meaning)                    .field = value,
#include "station/profile.def"
};

void profile_defaults(struct profile *p)
{
    *p = defaults;
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

/* Is one of the words of @p words, "a|b|c", exactly @p word? */
static bool is_one_of(const char *word, const char *words)
{
    size_t len = strlen(word);

    for (;; words++) {
        if (strncmp(words, word, len) == 0 && (words[len] == '|' || words[len] == '\0'))
            return true;
        words = strchr(words, '|');
        if (!words)
            return false;
    }
}

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

/* A number that its row forbids. */
static const char *number_problem(const struct profile *p)
{
#define NOT_NEGATIVE         " must not be negative", 0, INT64_MAX
#define ABOVE_0              " must be above 0", 1, INT64_MAX
#define BETWEEN(least, most) " must be " #least " to " #most, least, most
    const struct {
        const char *problem;
        int64_t least, most, value;
    } rows[] = {
#define NUMBER(field, word, kind, unit, value, bound, key, meaning) {word bound, p->field},
#define COUNT(field, value, bound, key, meaning)                    {#field bound, p->field},
#include "station/profile.def"
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].value < rows[i].least || rows[i].value > rows[i].most)
            return rows[i].problem;
    return NULL;
}

/* A text that its row forbids. */
static const char *text_problem(const struct profile *p)
{
    const struct {
        const char *problem;
        bool fits;
    } rows[] = {
#define WORD(field, length, value, words, key, meaning)                                            \
    {#field " must be one of " words, is_one_of(p->field, words)},
#define LIST(field, length, value, meaning)                                                        \
    {#field " must be some of " value, is_part_of(p->field, value)},
#include "station/profile.def"
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (!rows[i].fits)
            return rows[i].problem;
    return NULL;
}

#define X(name, words, unit) words ","
#define MEASURANDS           MEASURAND_LIST(X)

/* A list of measurands as station_config.c reads it. */
static bool are_measurands(const char *list)
{
    size_t len = strlen(list);

    return is_part_of(list, MEASURANDS) && (len == 0 || list[len - 1] != ',');
}

/* OCPP 1.6 3.6 */
#define FEATURES                                                                                   \
    "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"
/* OCPP 2.0.1 part 2, 2.6.7 (TxStartStopPoint) */
#define TX_POINTS                                                                                  \
    "ParkingBayOccupancy,EVConnected,Authorized,PowerPathClosed,EnergyTransfer,DataSigned"

/* What the fields must be together. */
static const char *whole_problem(const struct profile *p)
{
    const struct {
        const char *problem;
        bool broken;
    } rows[] = {
        {"name is empty", !p->name[0]},
        {"model is empty", !p->model[0]},
        {"features must name Core", !profile_has(p, "Core")},
        {"features must be some of " FEATURES, !is_part_of(p->features, FEATURES)},
        {"tx_start_point must be some of " TX_POINTS, !is_part_of(p->tx_start_point, TX_POINTS)},
        {"tx_stop_point must be some of " TX_POINTS, !is_part_of(p->tx_stop_point, TX_POINTS)},
        {"evses must be 1 to connectors", p->evses > p->connectors},
        {"phases must be 1 or 3", !p->dc && p->phases != 1 && p->phases != 3},
        {"a DC station has a tethered cable, no socket", p->dc && p->socket},
        {"sampled_data must be some of " MEASURANDS, !are_measurands(p->sampled_data)},
        {"stop_data must be some of " MEASURANDS, !are_measurands(p->stop_data)},
        {"measurands must be some of " MEASURANDS, !are_measurands(p->measurands)},
        {"charging_gap must be above 0 where charging_gaps is fixed",
         strcmp(p->charging_gaps, "fixed") == 0 &&
             (p->charging_gap_ma <= 0 || p->charging_gap_w <= 0)},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].broken)
            return rows[i].problem;
    return NULL;
}

const char *profile_problem(const struct profile *p)
{
    const char *problem = number_problem(p);

    _Static_assert(PROFILE_MAX_CONNECTORS == 8, "profile.def says 8, too");
    if (!problem)
        problem = text_problem(p);
    return problem ? problem : whole_problem(p);
}
