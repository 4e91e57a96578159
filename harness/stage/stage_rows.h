/* stage_rows.h - what the run file holds of a scenario before its story begins. */
#ifndef HARNESS_STAGE_ROWS_H
#define HARNESS_STAGE_ROWS_H

#include "stage/stage.h"

/** The path @p file without the data folder, so that two clones agree in it. */
const char *stage_short(const struct stage_options *options, const char *file);
/** That of the scenario. */
const char *stage_short_file(const struct stage *st);

/** The row of table scenario, as far as it is known. */
void stage_write_head(struct stage *st);

/** Zone, accounts, tokens and tariffs. */
void stage_write_setting(struct stage *st);

/** @p row of @p part, which has come up in mid-story: an account, a token or a tariff. It holds
 * from
 * @p from_ms on (0: from ever); a token that does not hold from ever is written without its status,
 * which its enrolments tell. */
void stage_write_late(struct stage *st, enum setting_part part, const cJSON *row, int64_t from_ms);

#endif
