/* sample201.h - what a meter value of OCPP 2.0.1 says at this moment (block J).
 */
#ifndef SIM_SAMPLE201_H
#define SIM_SAMPLE201_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct connector;

/* Which measurands: SampledDataCtrlr.Tx..Measurands, AlignedDataCtrlr.Measurands and ..TxEnded.. */
enum sample201 { SAMPLE_started, SAMPLE_updated, SAMPLE_ended, SAMPLE_aligned, SAMPLE_aligned_end };

/** One MeterValue of @p c; NULL when none is configured or can be measured here. */
cJSON *sample201_now(const struct connector *c, enum sample201 which, const char *context);
/** The same with the register as it is said to be, and @p at_ms. */
cJSON *sample201_register(const struct connector *c, enum sample201 which, const char *context,
                          int64_t at_ms, int64_t wh);

#endif
