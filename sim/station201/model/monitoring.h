/* monitoring.h - monitors on variables of a 2.0.1 station, and the events they tell (N02 .. N08).
 *
 * Three classes: hard-wired ones watch for problems of connectors and cannot be changed,
 * preconfigured ones come with the monitoring base, custom ones from the CSMS.  They look when
 * something of the station changes (dialect.changed), or when their time comes.  What is seen while
 * offline is kept when it is severe enough (OfflineQueuingSeverity).
 *
 * A station without problem whose CSMS sets no monitor has none of this in memory.
 */
#ifndef SIM_MONITORING_H
#define SIM_MONITORING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vclock.h"
#include "station201/model/device_model.h"

/* MonitorEnumType; does it need a number, the MonitoringCriterionEnumType it belongs to */
#define MONITOR_KIND_LIST(X)                                                                       \
    X(UpperThreshold, true, "ThresholdMonitoring")                                                 \
    X(LowerThreshold, true, "ThresholdMonitoring")                                                 \
    X(Delta, false, "DeltaMonitoring")                                                             \
    X(Periodic, false, "PeriodicMonitoring")                                                       \
    X(PeriodicClockAligned, false, "PeriodicMonitoring")
#define X(name, numeric, criterion) MONITOR_##name,
enum monitor_kind { MONITOR_KIND_LIST(X) MONITOR_KIND_COUNT };
#undef X
const char *monitor_kind_name(enum monitor_kind kind);
const char *monitor_criterion(enum monitor_kind kind);
bool monitor_is_numeric(enum monitor_kind kind);
/** The kind called @p name, MONITOR_KIND_COUNT when there is none. */
enum monitor_kind monitor_kind_of(const char *name);

enum monitor_class { MONITOR_hard_wired, MONITOR_preconfigured, MONITOR_custom };

struct monitor {
    struct station *s;
    int id;
    enum monitor_class class;
    struct variable_at at;
    enum monitor_kind kind;
    double value;
    int severity;
    int built_in;     /* it is, or took the place of, the station's own of this number; 0: none */
    bool transaction; /* only while one runs there */
    bool tripped;     /* a threshold is exceeded, and the CSMS was told */
    char *last;       /* Delta: the value it compares with */
    struct vtimer timer;
};

struct monitoring;

/** The monitors of @p s, made if need be: at first those of FactoryDefault. */
struct monitoring *monitoring_of(struct station *s);
void monitoring_free(struct monitoring *m);

/** The monitor in place @p i, NULL after the last. */
struct monitor *monitoring_at(struct monitoring *m, size_t i);
struct monitor *monitoring_find(struct monitoring *m, int id);
/** One like @p wish on the same variable, of the same kind and severity, with another id: N04.FR.10
 */
bool monitoring_has_like(struct monitoring *m, const struct monitor *wish);
/** Sets @p wish: with an id in place of that monitor, else (0) as a new one.  @return its id, 0
 * when there are too many */
int monitoring_set(struct monitoring *m, const struct monitor *wish);
void monitoring_drop(struct monitoring *m, struct monitor *monitor);
/** All, FactoryDefault or HardWiredOnly: N03. */
void monitoring_base(struct monitoring *m, const char *base);

/** Something of the station changed: events that follow are told, those of a moment together. */
void monitoring_changed(struct station *s);
/** The CSMS can hear again what was kept. */
void monitoring_changes(struct station *s);

#endif
