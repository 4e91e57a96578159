/* narrate.h - tells a scenario line by line, as `chargerig show` does:
 * [18:30:00.000] Parent > parks in ...
 */
#ifndef REPORTS_NARRATE_H
#define REPORTS_NARRATE_H

#include <stdio.h>

#include "facts/runfile.h"

/** Narrates one scenario.
 * @param actor  only this actor (name; a station includes its connectors), NULL for all
 * @param all    with bookkeeping events and frames */
enum status narrate(struct runfile *rf, int scenario, const char *actor, bool all, FILE *out);

/** The same as an array of JSON: { seq, virt_ms, local, actor, kind, mark, text, data?, frame? }
 * for each event, the whole frame with @p all. */
enum status narrate_json(struct runfile *rf, int scenario, const char *actor, bool all, FILE *out);

#endif
