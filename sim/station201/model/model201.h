/* model201.h - what the management blocks of a 2.0.1 station (B, L, N, O, P) share: their state,
 * and how reports are sent.
 *
 * All of it hangs on station.model, which is made when something is first written there; stations
 * that nobody manages have none.
 */
#ifndef SIM_MODEL201_H
#define SIM_MODEL201_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "station201/model/device_model.h"

struct display_messages;
struct monitoring;
struct network_profiles;
struct publisher;

struct own_value {
    enum variable v;
    char *text;
};

struct device_model {
    struct own_value *own; /* what differs from the table */
    size_t count;
    struct monitoring *monitoring;
    struct display_messages *messages;
    struct network_profiles *network;
    struct publisher *publisher;
};

/** The model of @p s, made if need be. */
struct device_model *device_model_of(struct station *s);
enum variable_access variable_access(const struct station *s, enum variable v);

/** Sends @p items (an array, consumed) in parts of at most @p per_part as @p action: each part has
 * them in @p field, with requestId, seqNo from 0, generatedAt and tbc.
 * @source B07, B08, N02: seqNo and tbc */
struct report {
    const char *action, *field;
    int request_id;
    int per_part;
    bool numbered, dated; /* has seqNo; generatedAt */
};
void report_send(struct station *s, const struct report *report, cJSON *items);

/** The software of the station is up: B10.FR.04, N07.FR.14. */
void model201_up(struct station *s);

/** Display messages that are set (NumberOfDisplayMessages). */
int display201_count(const struct station *s);

#endif
