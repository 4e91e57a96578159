#include "invoice/account_period.h"

#include <string.h>
#include <time.h>

static int64_t utc_ms(struct runfile *rf, int scenario, struct tm tm)
{
    int64_t ms = 1000LL * (int64_t)timegm(&tm);

    return ms - 1000LL * runfile_offset_s(rf, scenario, ms);
}

struct span account_period(struct runfile *rf, int scenario, const char *period, int64_t ms)
{
    time_t local = (time_t)(ms / 1000 + runfile_offset_s(rf, scenario, ms));
    bool day = strcmp(period, "day") == 0;
    struct tm at, from, to;

    if (!gmtime_r(&local, &at))
        return (struct span){INT64_MIN, INT64_MAX};
    from = (struct tm){.tm_year = at.tm_year, .tm_mon = at.tm_mon, .tm_mday = day ? at.tm_mday : 1};
    to = from;
    to.tm_mday += day;
    to.tm_mon += !day;
    return (struct span){utc_ms(rf, scenario, from), utc_ms(rf, scenario, to)};
}
