#include "station201/model/device_model.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/evse.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "station/station_state.h"
#include "station201/inside/state201.h"
#include "station201/model/device_live.h"
#include "station201/model/variable_text.h"

enum home { HOME_own, HOME_key, HOME_field, HOME_field_int, HOME_live };

struct own_value {
    enum variable v;
    char *text;
};

struct device_model {
    struct own_value *own;
    size_t count;
};

struct row {
    struct variable_info info;
    const char *initial;
    live_fn *live;
    size_t offset; /* in struct profile */
    enum home home;
    enum config_key key;
};

#define MEASURANDS      "*" /* whatever the station can sample */
#define OWN(text)       HOME_own, .initial = (text)
#define KEY(name)       HOME_key, .key = CONFIG_##name
#define FIELD(name)     HOME_field, .offset = offsetof(struct profile, name)
#define FIELD_INT(name) HOME_field_int, .offset = offsetof(struct profile, name)
#define LIVE(fn)        HOME_live, .live = (fn)
#define VARIABLE(id, comp, sc, var, inst, dt, un, lo, hi, values, acc, value, req, src)            \
    [VARIABLE_##id] = {.info = {.component = (comp),                                               \
                                .name = (var),                                                     \
                                .instance = (inst),                                                \
                                .scope = SCOPE_##sc,                                               \
                                .type = DATA_##dt,                                                 \
                                .unit = (un),                                                      \
                                .min = (lo),                                                       \
                                .max = (hi),                                                       \
                                .list = (values),                                                  \
                                .access = ACCESS_##acc,                                            \
                                .required = (req),                                                 \
                                .source = (src)},                                                  \
                       .home = value},
static const struct row rows[VARIABLE_COUNT] = {
#include "station201/model/device_model.def"
};
#undef VARIABLE

const struct variable_info *variable_info(enum variable v)
{
    assert((unsigned)v < VARIABLE_COUNT);
    return &rows[v].info;
}

const char *data_type_name(enum data_type type)
{
    static const char *const names[DATA_TYPE_COUNT] = {
#define X(name) [DATA_##name] = #name,
        DATA_TYPE_LIST(X)
#undef X
    };
    assert((unsigned)type < DATA_TYPE_COUNT);
    return names[type];
}

/* --- values --- */

static const char *own_text(const struct station *s, enum variable v)
{
    const struct device_model *m = state201_of(s)->model;

    for (size_t i = 0; m && i < m->count; i++)
        if (m->own[i].v == v)
            return m->own[i].text;
    return rows[v].initial;
}

/* A tethered cable has no lock to open: 2.1.12. */
static bool never_unlocks(const struct station *s, enum variable v)
{
    return v == VARIABLE_UnlockOnEVSideDisconnect && !s->profile.socket;
}

enum variable_access variable_access(const struct station *s, enum variable v)
{
    return never_unlocks(s, v) ? ACCESS_RO : rows[v].info.access;
}

static int64_t field(const struct station *s, const struct row *row)
{
    const char *at = (const char *)&s->profile + row->offset;

    if (row->home == HOME_field)
        return *(const int64_t *)(const void *)at;
    return *(const int *)(const void *)at;
}

static void set_field(struct station *s, const struct row *row, int64_t n)
{
    char *at = (char *)&s->profile + row->offset;

    if (row->home == HOME_field)
        *(int64_t *)(void *)at = n;
    else
        *(int *)(void *)at = (int)n;
}

char *variable_value(const struct station *s, struct variable_at at)
{
    const struct row *row = &rows[at.v];

    if (never_unlocks(s, at.v))
        return mem_text("false");
    switch (row->home) {
    case HOME_own:
        return mem_text(own_text(s, at.v));
    case HOME_key:
        return config_text(&s->config, row->key);
    case HOME_field:
    case HOME_field_int:
        return mem_printf("%" PRId64, field(s, row));
    case HOME_live:
        return row->live(s, at.evse, at.connector);
    }
    return NULL;
}

int64_t variable_number(const struct station *s, enum variable v)
{
    char *text = variable_value(s, (struct variable_at){.v = v});
    int64_t n = strcmp(text, "true") == 0 ? 1 : strtoll(text, NULL, 10);

    free(text);
    return n;
}

bool variable_true(const struct station *s, enum variable v)
{
    return variable_number(s, v) != 0;
}

const char *variable_text(const struct station *s, enum variable v)
{
    assert(rows[v].home == HOME_own);
    return own_text(s, v);
}

bool variable_lists(const struct station *s, enum variable v, const char *member)
{
    char *text = variable_value(s, (struct variable_at){.v = v});
    bool lists = list_has(text, member, strlen(member));

    free(text);
    return lists;
}

void variable_assign(struct station *s, enum variable v, const char *text)
{
    struct device_model *m = state201_of(s)->model;
    size_t i = 0;

    assert(rows[v].home == HOME_own);
    if (!m)
        m = state201_of(s)->model = mem_new(sizeof(*m));
    while (i < m->count && m->own[i].v != v)
        i++;
    if (i == m->count) {
        m->own = mem_resize(m->own, ++m->count, sizeof(*m->own));
        m->own[i] = (struct own_value){.v = v};
    }
    free(m->own[i].text);
    m->own[i].text = mem_text(text);
}

void variable_assign_number(struct station *s, enum variable v, int64_t number)
{
    char *text = mem_printf("%" PRId64, number);

    variable_assign(s, v, text);
    free(text);
}

/* --- what the CSMS may set --- */

int64_t variable_max(const struct station *s, enum variable v)
{
    if (v == VARIABLE_EvsePower)
        return s->profile.max_power_w;
    return rows[v].info.max == INT32_MAX ? 0 : rows[v].info.max;
}

const char *variable_values(const struct station *s, enum variable v)
{
    const char *list = rows[v].info.list;

    return list && strcmp(list, MEASURANDS) == 0 ? s->profile.measurands : list;
}

bool variable_fits(const struct station *s, struct variable_at at, const char *value)
{
    return value_fits(&rows[at.v].info, variable_values(s, at.v), value);
}

const char *variable_store(struct station *s, enum variable v, const char *value)
{
    const struct row *row = &rows[v];

    switch (row->home) {
    case HOME_own:
        variable_assign(s, v, value);
        return "Accepted";
    case HOME_key:
        return config_change(&s->config, config_name(row->key), value);
    case HOME_field:
    case HOME_field_int:
        set_field(s, row, strtoll(value, NULL, 10));
        return "Accepted";
    case HOME_live:
        break;
    }
    return "Rejected";
}

/* --- names --- */

/* An instance that is not given is the same as an empty one: B06.FR.15. */
static bool same_instance(const char *has, const char *asked)
{
    return strcmp(has ? has : "", asked ? asked : "") == 0;
}

static int connectors_of(const struct station *s, int evse)
{
    return evse_connectors(s->profile.evses, s->profile.connectors, evse);
}

/* 2.7.3, 2.7.14: what nobody signs is not reported. */
static bool never_signs(const struct station *s, enum variable v)
{
    return !s->profile.signs_readings &&
           (v == VARIABLE_SampledDataSignReadings || v == VARIABLE_AlignedDataSignReadings ||
            v == VARIABLE_PublicKeyWithSignedMeterValue);
}

/* Has the station the variable at this place? */
static bool exists_at(const struct station *s, enum variable v, int evse, int connector)
{
    const struct variable_info *info = &rows[v].info;

    if (never_signs(s, v))
        return false;
    if (info->scope == SCOPE_STATION)
        return evse == 0 && connector == 0;
    if (evse < 1 || evse > s->profile.evses)
        return false;
    if (info->scope == SCOPE_EVSE)
        return connector == 0;
    return connector >= 1 && connector <= connectors_of(s, evse);
}

const char *device_model_find(const struct station *s, const cJSON *component,
                              const cJSON *variable, struct variable_at *out)
{
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(component, "evse");
    const char *name = json_text(component, "name");
    const char *word = "UnknownComponent";

    if (!same_instance(NULL, json_text(component, "instance")))
        return word;
    for (int v = 0; v < VARIABLE_COUNT; v++) {
        const struct variable_info *info = &rows[v].info;
        struct variable_at at = {(enum variable)v, json_small(evse, "id", 0),
                                 json_small(evse, "connectorId", 0)};
        if (strcasecmp(info->component, name) != 0 || !exists_at(s, at.v, at.evse, at.connector))
            continue;
        word = "UnknownVariable";
        if (strcasecmp(info->name, json_text(variable, "name")) == 0 &&
            same_instance(info->instance, json_text(variable, "instance"))) {
            *out = at;
            return "Accepted";
        }
    }
    return word;
}

bool device_model_next(const struct station *s, struct variable_walk *walk)
{
    while (walk->row < VARIABLE_COUNT) {
        if (never_signs(s, (enum variable)walk->row)) {
            walk->row++;
            continue;
        }
        enum variable_scope scope = rows[walk->row].info.scope;
        int evses = scope == SCOPE_STATION ? 0 : s->profile.evses;
        int connectors = scope == SCOPE_CONNECTOR ? connectors_of(s, walk->evse) : 0;

        if (scope == SCOPE_CONNECTOR && walk->evse > 0 && walk->connector < connectors) {
            walk->connector++;
        } else if (walk->evse < evses) {
            walk->evse++;
            walk->connector = scope == SCOPE_CONNECTOR;
        } else if (scope != SCOPE_STATION || walk->connector < 0) {
            *walk = (struct variable_walk){.row = walk->row + 1};
            continue;
        } else {
            walk->connector = -1; /* the only one of its kind has been seen */
        }
        walk->at = (struct variable_at){(enum variable)walk->row, walk->evse,
                                        walk->connector < 0 ? 0 : walk->connector};
        return true;
    }
    return false;
}

void device_model_name(cJSON *to, struct variable_at at)
{
    const struct variable_info *info = &rows[at.v].info;
    cJSON *component = json_object(jtext("name", info->component));

    if (at.evse > 0) {
        cJSON *evse = json_object(jint("id", at.evse));
        if (at.connector > 0)
            cJSON_AddNumberToObject(evse, "connectorId", at.connector);
        cJSON_AddItemToObject(component, "evse", evse);
    }
    cJSON_AddItemToObject(to, "component", component);
    cJSON_AddItemToObject(
        to, "variable", json_object(jtext("name", info->name), jtext("instance", info->instance)));
}

void device_model_free(struct device_model *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->count; i++)
        free(m->own[i].text);
    free(m->own);
    free(m);
}
