/* stage_rows.h - what the run file holds of a scenario before its story begins. */
#ifndef HARNESS_STAGE_ROWS_H
#define HARNESS_STAGE_ROWS_H

#include "stage/stage.h"

/** The path of the scenario without the data folder, so that two clones agree in it. */
const char *stage_short_file(const struct stage *st);

/** The row of table scenario, as far as it is known. */
void stage_write_head(struct stage *st);

/** Zone, accounts, tokens and tariffs. */
void stage_write_setting(struct stage *st);

#endif
