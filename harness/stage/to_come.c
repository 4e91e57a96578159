#include "stage/to_come.h"

#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/station.h"

static void tell(const struct stage *st, const struct station *s, enum fault fault, int64_t at_ms)
{
    struct tz_local at;
    char *what;

    tz_local(&st->tz, at_ms, &at);
    what = mem_printf("the %s of %s was to break on %04d-%02d-%02d at %02d:%02d, and the story was "
                      "over before",
                      fault_words(fault), station_id(s), at.year, at.month, at.day, at.hour,
                      at.minute);
    evlog_add(st->log, st->actor, EV_check,
              json_object(jtext("what", what), jflag("ok", 0), jtext("outcome", "not judged"),
                          jflag("inconclusive", 1)));
    free(what);
}

void stage_tell_faults_to_come(const struct stage *st)
{
    for (const struct station *s = world_next_station(st->world, NULL); s;
         s = world_next_station(st->world, s)) {
        int64_t at_ms = 0;
        enum fault fault = station_fault_to_come(s, &at_ms);

        if (fault != FAULT_COUNT)
            tell(st, s, fault, at_ms);
    }
}
