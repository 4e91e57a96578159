/* samples.h - meter values: the register of imported energy goes into table meter.
 */
#ifndef REFSTACK_SAMPLES_H
#define REFSTACK_SAMPLES_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/station_call.h"

/* Where meter values go, and what was seen among them. */
struct csms_samples {
    int64_t session; /* 0: the one that the connector had at the time of each */
    int connector;
    bool ended; /* a register value of Transaction.End was there: end_wh */
    int64_t end_wh;
    bool any; /* a register value was there */
    int64_t first_wh, last_wh;
};

/** Keeps the register values in @p values, an array of MeterValue or NULL. */
void csms_keep_samples(struct csms_turn *turn, const cJSON *values, struct csms_samples *to);

#endif
