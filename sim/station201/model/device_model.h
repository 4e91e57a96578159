/* device_model.h - the variables of a 2.0.1 station: a table, and the values that differ from it.
 *
 * The rows stand in device_model.def.  A variable lives where it has its effect: in the
 * configuration that both versions share, in the station's copy of its profile, in what the
 * station is doing (read when asked), or here.  What lives here costs a station nothing until it
 * is set to something else than the table says.
 *
 * Only the attribute type Actual is supported.
 */
#ifndef SIM_DEVICE_MODEL_H
#define SIM_DEVICE_MODEL_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct device_model; /* the values that differ from the table: state201.h */
struct station;

#define VARIABLE(id, ...) VARIABLE_##id,
enum variable {
#include "station201/model/device_model.def"
    VARIABLE_COUNT
};
#undef VARIABLE

enum variable_scope { SCOPE_STATION, SCOPE_EVSE, SCOPE_CONNECTOR };

/* DataEnumType */
#define DATA_TYPE_LIST(X)                                                                          \
    X(string)                                                                                      \
    X(decimal) X(integer) X(dateTime) X(boolean) X(OptionList) X(SequenceList) X(MemberList)
#define X(name) DATA_##name,
enum data_type { DATA_TYPE_LIST(X) DATA_TYPE_COUNT };
#undef X

enum variable_access { ACCESS_RO, ACCESS_WO, ACCESS_RW, ACCESS_FIXED };

/* One variable of one component: evse and connector (of the EVSE) are 0 where its scope has none.
 */
struct variable_at {
    enum variable v;
    int evse, connector;
};

/* Facts of one row; texts live as long as the program. */
struct variable_info {
    const char *component, *name, *instance;
    enum variable_scope scope;
    enum data_type type;
    const char *unit;
    int64_t min, max;
    const char *list;
    enum variable_access access;
    bool required;
    const char *source;
};
const struct variable_info *variable_info(enum variable v);
const char *data_type_name(enum data_type type);

/* --- for the station's own use: variables of the whole station (SCOPE_STATION) --------------- */

/** The value of a number or boolean; 0 for what is no number. */
int64_t variable_number(const struct station *s, enum variable v);
bool variable_true(const struct station *s, enum variable v);
/** The text of a variable that lives in the device model (OWN); borrowed until it is set. */
const char *variable_text(const struct station *s, enum variable v);
/** Is @p member in the comma-separated list? */
bool variable_lists(const struct station *s, enum variable v, const char *member);
/** Sets a variable that lives in the device model, whatever its access; it is kept over reboots. */
void variable_assign(struct station *s, enum variable v, const char *text);
void variable_assign_number(struct station *s, enum variable v, int64_t number);

/* --- for the CSMS ------------------------------------------------------------------------------
 */

/** Spelling of the value; the caller frees it. */
char *variable_value(const struct station *s, struct variable_at at);
/** Stores @p value, whatever the access of the variable and its limits.
 * @return a SetVariableStatusEnumType: Accepted, Rejected or RebootRequired */
const char *variable_store(struct station *s, enum variable v, const char *value);
enum variable_access variable_access(const struct station *s, enum variable v);
/** May @p value stand in the variable, by its type, limits and list? @source B05.FR.07, B05.FR.08
 */
bool variable_fits(const struct station *s, struct variable_at at, const char *value);
/** What a list variable may hold (NULL: anything), the limit of a number: as they are for this
 * station. */
const char *variable_values(const struct station *s, enum variable v);
int64_t variable_max(const struct station *s, enum variable v);

/** Does the component exist, is there such a variable? @p component and @p variable are
 * ComponentType and VariableType. @return "Accepted", "UnknownComponent" or "UnknownVariable" */
const char *device_model_find(const struct station *s, const cJSON *component,
                              const cJSON *variable, struct variable_at *out);
/** Walks all variables of the station, in the order of the table; begin with a zeroed @p walk.
 * @return false after the last */
struct variable_walk {
    int row, evse, connector;
    struct variable_at at;
};
bool device_model_next(const struct station *s, struct variable_walk *walk);

/** Adds "component" and "variable" of @p at to @p to. */
void device_model_name(cJSON *to, struct variable_at at);

void device_model_free(struct device_model *m);

#endif
