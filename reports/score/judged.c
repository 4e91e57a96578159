#include "score/judged.h"

#include <assert.h>

const struct judged judged_all[] = {
#define FIELD(object, field, rules, truth, tolerance)                                              \
    {JUDGED_by, object, field, rules, truth, tolerance, ""},
#define OPEN(object, field, rules, lacking) {JUDGED_open, object, field, rules, "", "", lacking},
#define NOBODY(object, field, why)          {JUDGED_nobody, object, field, "", "", "", why},
#include "score/judged.def"
#undef FIELD
#undef OPEN
#undef NOBODY
    {JUDGED_by, NULL, NULL, NULL, NULL, NULL, NULL},
};

const char *judged_how_name(enum judged_how how)
{
    static const char *const names[JUDGED_HOW_COUNT] = {
#define X(name) [JUDGED_##name] = #name,
        JUDGED_LIST(X)
#undef X
    };

    assert((unsigned)how < JUDGED_HOW_COUNT);
    return names[how];
}
