#include "station201/model/monitoring.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/evse.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station201/inside/state201.h"
#include "station201/model/variable_text.h"

#define MONITOR_LIMIT         100
#define QUEUE_LIMIT           200 /* events kept while offline */
#define NOTIFICATION_SEVERITY 3   /* of a tripped device: N05, Error */
#define DAY_MS                INT64_C(86400000)

struct monitoring {
    struct station *s;
    struct monitor **monitors;
    size_t count;
    int last_id, last_event;
    unsigned tripped; /* residual current devices, as bits of connectors, as last told */
    struct vtimer look_timer;
    cJSON *kept; /* eventData of a time offline; NULL: none */
};

static const struct {
    const char *name, *criterion;
    bool numeric;
} kinds[MONITOR_KIND_COUNT] = {
#define X(name, numeric, criterion) [MONITOR_##name] = {#name, criterion, numeric},
    MONITOR_KIND_LIST(X)
#undef X
};

const char *monitor_kind_name(enum monitor_kind kind)
{
    assert((unsigned)kind < MONITOR_KIND_COUNT);
    return kinds[kind].name;
}

const char *monitor_criterion(enum monitor_kind kind)
{
    assert((unsigned)kind < MONITOR_KIND_COUNT);
    return kinds[kind].criterion;
}

bool monitor_is_numeric(enum monitor_kind kind)
{
    assert((unsigned)kind < MONITOR_KIND_COUNT);
    return kinds[kind].numeric;
}

enum monitor_kind monitor_kind_of(const char *name)
{
    int kind = 0;

    while (kind < MONITOR_KIND_COUNT && strcmp(kinds[kind].name, name) != 0)
        kind++;
    return (enum monitor_kind)kind;
}

/* What a station watches of itself.  Those of All only tell more than anybody needs every day. */
static const struct {
    enum variable v;
    enum monitor_class class;
    int severity; /* N05: 0 Danger .. 9 Debug */
    bool only_all;
} built_in[] = {
    {VARIABLE_ConnectorProblem, MONITOR_hard_wired, 3, false},
    {VARIABLE_PlugRetentionLockProblem, MONITOR_preconfigured, 4, false},
    {VARIABLE_EvseAvailabilityState, MONITOR_preconfigured, 8, true},
};

/* --- monitors --- */

static void timer_fires(struct vtimer *timer, void *owner);

static void arm(struct monitor *monitor)
{
    bool periodic =
        monitor->kind == MONITOR_Periodic || monitor->kind == MONITOR_PeriodicClockAligned;
    int64_t ms = periodic ? (int64_t)(monitor->value * 1000) : 0; /* a threshold may be 1e300 */
    int64_t now = rtc_now_ms(monitor->s), day = now - now % DAY_MS;

    if (monitor->kind == MONITOR_Periodic)
        vclock_arm(station_clock(monitor->s), &monitor->timer, ms);
    else if (monitor->kind == MONITOR_PeriodicClockAligned)
        vclock_arm_at(station_clock(monitor->s), &monitor->timer,
                      rtc_due_ms(monitor->s, day + ((now - day) / ms + 1) * ms));
}

static void drop_at(struct monitoring *m, size_t i)
{
    struct monitor *monitor = m->monitors[i];

    vclock_disarm(station_clock(m->s), &monitor->timer);
    free(monitor->last);
    free(monitor);
    memmove(m->monitors + i, m->monitors + i + 1, (m->count - i - 1) * sizeof(struct monitor *));
    m->count--;
}

void monitoring_drop(struct monitoring *m, struct monitor *monitor)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->monitors[i] == monitor) {
            drop_at(m, i);
            return;
        }
}

struct monitor *monitoring_at(struct monitoring *m, size_t i)
{
    return i < m->count ? m->monitors[i] : NULL;
}

struct monitor *monitoring_find(struct monitoring *m, int id)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->monitors[i]->id == id)
            return m->monitors[i];
    return NULL;
}

static bool same_variable(struct variable_at a, struct variable_at b)
{
    return a.v == b.v && a.evse == b.evse && a.connector == b.connector;
}

bool monitoring_has_like(struct monitoring *m, const struct monitor *wish)
{
    for (size_t i = 0; i < m->count; i++) {
        const struct monitor *other = m->monitors[i];
        if (other->id != wish->id && other->kind == wish->kind &&
            other->severity == wish->severity && same_variable(other->at, wish->at))
            return true;
    }
    return false;
}

int monitoring_set(struct monitoring *m, const struct monitor *wish)
{
    struct monitor *monitor = wish->id ? monitoring_find(m, wish->id) : NULL;

    if (!monitor) {
        if (m->count == MONITOR_LIMIT)
            return 0;
        monitor = mem_new(sizeof(*monitor));
        m->monitors = mem_resize(m->monitors, m->count + 1, sizeof(struct monitor *));
        m->monitors[m->count++] = monitor;
        monitor->id = ++m->last_id;
        vtimer_init(&monitor->timer, timer_fires, monitor);
    }
    vclock_disarm(station_clock(m->s), &monitor->timer);
    free(monitor->last);
    if (monitor->kind != wish->kind) /* N07.FR.11: else the new threshold may clear the old one */
        monitor->tripped = false;
    monitor->s = m->s;
    monitor->class = wish->class;
    monitor->at = wish->at;
    monitor->kind = wish->kind;
    monitor->value = wish->value;
    monitor->severity = wish->severity;
    monitor->transaction = wish->transaction;
    monitor->last = variable_value(m->s, wish->at);
    arm(monitor);
    return monitor->id;
}

/* Is it there, if only as what the CSMS made of it?  N03.FR.03, N04.FR.15 */
static bool stands(const struct monitoring *m, int number, struct variable_at at)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->monitors[i]->built_in == number && same_variable(m->monitors[i]->at, at))
            return true;
    return false;
}

/* One of the station's own, for each component there is.  Nobody had a problem before. */
static void add_built_in(struct monitoring *m, size_t row)
{
    struct variable_walk walk = {0};

    while (device_model_next(m->s, &walk)) {
        const struct monitor wish = {.class = built_in[row].class,
                                     .at = walk.at,
                                     .kind = MONITOR_Delta,
                                     .value = 1,
                                     .severity = built_in[row].severity};
        int id;
        if (walk.at.v != built_in[row].v || stands(m, (int)row + 1, walk.at) ||
            monitoring_has_like(m, &wish))
            continue;
        id = monitoring_set(m, &wish);
        if (id)
            monitoring_find(m, id)->built_in = (int)row + 1;
        if (id && variable_info(walk.at.v)->type == DATA_boolean) {
            struct monitor *monitor = monitoring_find(m, id);
            free(monitor->last);
            monitor->last = mem_text("false");
        }
    }
}

void monitoring_base(struct monitoring *m, const char *base)
{
    bool all = strcmp(base, "All") == 0, hard_wired = strcmp(base, "HardWiredOnly") == 0;

    for (size_t i = m->count; i-- > 0;)
        if (m->monitors[i]->class == MONITOR_preconfigured ||
            (m->monitors[i]->class == MONITOR_custom && !all))
            drop_at(m, i);
    for (size_t row = 0; row < sizeof(built_in) / sizeof(built_in[0]); row++)
        if (built_in[row].class == MONITOR_hard_wired ||
            (!hard_wired && (all || !built_in[row].only_all)))
            add_built_in(m, row);
    variable_assign(m->s, VARIABLE_ActiveMonitoringBase, base);
}

static void look(struct vtimer *timer, void *owner);

struct monitoring *monitoring_of(struct station *s)
{
    struct state201 *state = state201_of(s);

    if (!state->monitoring) {
        state->monitoring = mem_new(sizeof(*state->monitoring));
        state->monitoring->s = s;
        vtimer_init(&state->monitoring->look_timer, look, state->monitoring);
        monitoring_base(state->monitoring, "FactoryDefault");
    }
    return state->monitoring;
}

void monitoring_free(struct monitoring *m)
{
    if (!m)
        return;
    while (m->count > 0)
        drop_at(m, m->count - 1);
    vclock_disarm(station_clock(m->s), &m->look_timer);
    free(m->monitors);
    cJSON_Delete(m->kept);
    free(m);
}

/* --- events --- */

static bool transaction_runs(const struct monitor *monitor)
{
    const struct station *s = monitor->s;

    for (int i = 0; i < s->profile.connectors; i++) {
        const struct connector *c = &s->connectors[i];
        int evse = evse_of(s->profile.evses, c->n).evse;
        if (c->transaction && c->transaction->running &&
            (monitor->at.evse == 0 || monitor->at.evse == evse))
            return true;
    }
    return false;
}

/* The transaction at that EVSE; NULL: none runs, or it is no matter of an EVSE. */
static const char *transaction_id(const struct station *s, int evse)
{
    for (int i = 0; evse > 0 && i < s->profile.connectors; i++) {
        const struct connector *c = &s->connectors[i];
        const struct tx201 *tx = port201_of(c)->tx;
        if (tx && evse_of(s->profile.evses, c->n).evse == evse)
            return tx->id;
    }
    return NULL;
}

/* Is what is as severe as that to be heard at all: N05.FR.03. */
static bool is_heard(const struct station *s, int severity)
{
    return variable_true(s, VARIABLE_MonitoringEnabled) &&
           severity <= variable_number(s, VARIABLE_ActiveMonitoringLevel);
}

static bool speaks(const struct monitor *monitor)
{
    return is_heard(monitor->s, monitor->severity) &&
           (!monitor->transaction || transaction_runs(monitor));
}

/* An event of the variable @p at; @p monitor NULL: what the maker's software tells by itself. */
static cJSON *event_at(struct monitoring *m, struct variable_at at, const struct monitor *monitor)
{
    static const char *const classes[] = {[MONITOR_hard_wired] = "HardWiredMonitor",
                                          [MONITOR_preconfigured] = "PreconfiguredMonitor",
                                          [MONITOR_custom] = "CustomMonitor"};
    const char *transaction = transaction_id(m->s, at.evse);
    char now[25];
    cJSON *event;

    tz_rfc3339(rtc_now_ms(m->s), now);
    event = json_object(jint("eventId", ++m->last_event), jtext("timestamp", now),
                        jtext("eventNotificationType",
                              monitor ? classes[monitor->class] : "HardWiredNotification"));
    if (monitor)
        cJSON_AddNumberToObject(event, "variableMonitoringId", monitor->id);
    if (transaction)
        cJSON_AddStringToObject(event, "transactionId", transaction);
    device_model_name(event, at);
    return event;
}

static cJSON *event_of(struct monitoring *m, const struct monitor *monitor, const char *value,
                       const char *trigger, bool cleared)
{
    bool secret = variable_info(monitor->at.v)->access == ACCESS_WO; /* N07.FR.10 */
    cJSON *event = event_at(m, monitor->at, monitor);

    cJSON_AddStringToObject(event, "trigger", trigger);
    cJSON_AddStringToObject(event, "actualValue", secret ? "" : value);
    if (cleared)
        cJSON_AddBoolToObject(event, "cleared", true);
    return event;
}

/* The event of @p monitor now that its variable is @p value; NULL: none. */
static cJSON *alert(struct monitoring *m, struct monitor *monitor, const char *value)
{
    bool upper = monitor->kind == MONITOR_UpperThreshold;
    double now = 0;
    bool over;

    if (!value_decimal(value, &now))
        return NULL;
    over = upper ? now > monitor->value : now < monitor->value;
    if (over == monitor->tripped)
        return NULL;
    monitor->tripped = over;
    return event_of(m, monitor, value, "Alerting", !over);
}

static cJSON *delta(struct monitoring *m, struct monitor *monitor, const char *value)
{
    double now, before;
    bool numbers = value_decimal(value, &now) && value_decimal(monitor->last, &before);

    if (numbers ? fabs(now - before) <= monitor->value /* N07.FR.18 */
                : strcmp(value, monitor->last) == 0)
        return NULL;
    free(monitor->last);
    monitor->last = mem_text(value);
    return event_of(m, monitor, value, "Delta", false);
}

static void send_events(struct monitoring *m, cJSON *events)
{
    cJSON *payload;
    char at[25];

    tz_rfc3339(rtc_now_ms(m->s), at);
    payload = json_object(jtext("generatedAt", at), jint("seqNo", 0), jflag("tbc", 0));
    cJSON_AddItemToObject(payload, "eventData", events);
    station_says(m->s, "NotifyEvent", payload, NULL, NULL);
}

/* N07.FR.04, N08.FR.03: offline, only the severe ones are kept. */
static void keep(struct monitoring *m, int severity, cJSON *event)
{
    if (!m->kept)
        m->kept = cJSON_CreateArray();
    if (severity > variable_number(m->s, VARIABLE_OfflineQueuingSeverity) ||
        cJSON_GetArraySize(m->kept) >= QUEUE_LIMIT)
        cJSON_Delete(event);
    else
        cJSON_AddItemToArray(m->kept, event);
}

static void add_event(struct monitoring *m, int severity, cJSON *event, cJSON *events)
{
    if (!event)
        return;
    if (uplink_online(m->s->uplink))
        cJSON_AddItemToArray(events, event);
    else
        keep(m, severity, event);
}

static void tell(struct monitoring *m, cJSON *events)
{
    if (events->child)
        send_events(m, events);
    else
        cJSON_Delete(events);
}

static void look_at(struct monitoring *m, struct monitor *monitor, cJSON *events)
{
    char *value = variable_value(m->s, monitor->at);

    if (monitor_is_numeric(monitor->kind))
        add_event(m, monitor->severity, alert(m, monitor, value), events);
    else if (monitor->kind == MONITOR_Delta)
        add_event(m, monitor->severity, delta(m, monitor, value), events);
    free(value);
}

/* A residual current device trips, and is closed again: no monitor watches it. */
static void notify(struct monitoring *m, cJSON *events)
{
    for (int i = 0; i < m->s->profile.connectors; i++) {
        const struct connector *c = &m->s->connectors[i];
        struct evse_connector place = evse_of(m->s->profile.evses, c->n);
        struct variable_at at = {VARIABLE_RcdTripped, place.evse, place.connector};
        char *value = variable_value(m->s, at);
        bool tripped = strcmp(value, "true") == 0;

        if (tripped != (m->tripped >> i & 1) && is_heard(m->s, NOTIFICATION_SEVERITY)) {
            cJSON *event = event_at(m, at, NULL);
            cJSON_AddStringToObject(event, "trigger", "Alerting");
            cJSON_AddStringToObject(event, "actualValue", value);
            cJSON_AddBoolToObject(event, "cleared", !tripped);
            add_event(m, NOTIFICATION_SEVERITY, event, events);
        }
        m->tripped = (m->tripped & ~(1U << i)) | (unsigned)tripped << i;
        free(value);
    }
}

/* Without a problem nobody needs the monitors that every station has. */
static bool has_problem(const struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->connectors[i].state == CONNECTOR_Faulted ||
            strcmp(s->connectors[i].error, "NoError") != 0)
            return true;
    return false;
}

void monitoring_changed(struct station *s)
{
    struct monitoring *m = state201_of(s)->monitoring;

    if (m || has_problem(s))
        vclock_arm(station_clock(s), &monitoring_of(s)->look_timer, 0);
}

static void look(struct vtimer *timer, void *owner)
{
    struct monitoring *m = owner;
    cJSON *events;

    (void)timer;
    if (m->s->phase != STATION_up)
        return;
    events = cJSON_CreateArray();
    for (size_t i = 0; i < m->count; i++)
        if (speaks(m->monitors[i]))
            look_at(m, m->monitors[i], events);
    notify(m, events);
    tell(m, events);
}

void monitoring_changes(struct station *s)
{
    struct monitoring *m = state201_of(s)->monitoring;

    if (!m || !m->kept || !uplink_online(s->uplink))
        return;
    tell(m, m->kept);
    m->kept = NULL;
}

static void timer_fires(struct vtimer *timer, void *owner)
{
    struct monitor *monitor = owner;
    struct monitoring *m = monitoring_of(monitor->s);

    (void)timer;
    if (monitor->s->phase == STATION_up && speaks(monitor)) {
        cJSON *events = cJSON_CreateArray();
        char *value = variable_value(m->s, monitor->at);
        add_event(m, monitor->severity, event_of(m, monitor, value, "Periodic", false), events);
        free(value);
        tell(m, events);
    }
    arm(monitor);
}
