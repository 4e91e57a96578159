#include "stations.h"

#include <assert.h>
#include <stddef.h>

#include "dialects.h"
#include "station/station_part.h"

struct station *stations_add(struct world *w, const char *id, const struct profile *profile,
                             struct site *at, int first_bay, const char *password)
{
    assert(!stations_problem(profile));
    return station_new(w, &(struct station_plan){.id = id,
                                                 .profile = profile,
                                                 .dialect = dialect_of(profile->ocpp),
                                                 .parts = station_parts,
                                                 .site = at,
                                                 .first_bay = first_bay,
                                                 .password = password});
}

const char *stations_problem(const struct profile *p)
{
    if (!dialect_of(p->ocpp))
        return "ocpp must be a version that stations speak, as in \"1.6\"";
    return profile_problem(p);
}
