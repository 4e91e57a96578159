/* title: every happening at a station is heard by a part, and parts forget what they make */
#include <criterion/criterion.h>

#include "station/station_part.h"

static const char *const happenings[HAPPENING_COUNT] = {
#define X(name, what) [HAPPENS_##name] = what,
    HAPPENING_LIST(X)
#undef X
};

Test(station_parts, leave_no_happening_unheard)
{
    for (int what = 0; what < HAPPENING_COUNT; what++) {
        int ears = 0;

        for (const struct station_part *const *p = station_parts; *p; p++)
            ears += (*p)->hears[what] != NULL;
        cr_expect(ears > 0, "nobody hears that %s", happenings[what]);
    }
}

Test(station_parts, forget_what_they_make)
{
    int parts = 0;

    for (const struct station_part *const *p = station_parts; *p; p++, parts++)
        cr_expect((*p)->forget != NULL, "part %d", parts);
    cr_expect(parts > 0);
}
