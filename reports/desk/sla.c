#include "desk/sla.h"

#include <stdio.h>

void sla_met(struct sla *sla, enum sla_field field)
{
    sla->met |= 1u << field;
    sla->judged = true;
}

void sla_local(const struct sla *sla, int64_t ms, char out[32])
{
    if (ms == INT64_MAX)
        snprintf(out, 32, "never");
    else
        runfile_local(scoring_runfile(sla->sc), scoring_scenario(sla->sc), ms, false, out);
}
