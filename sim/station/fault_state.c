#include "station/fault_state.h"

#include <assert.h>
#include <string.h>

#include "station/station_state.h"

static const struct {
    const char *name, *words;
} faults[FAULT_COUNT] = {
#define X(name, words, effect) [FAULT_##name] = {#name, words},
    FAULT_LIST(X)
#undef X
};

enum fault fault_of(const char *words)
{
    int f = 0;

    while (f < FAULT_COUNT && strcmp(faults[f].words, words) != 0)
        f++;
    return (enum fault)f;
}

const char *fault_words(enum fault fault)
{
    assert((unsigned)fault < FAULT_COUNT);
    return faults[fault].words;
}

const char *fault_spare(enum fault fault)
{
    switch (fault) {
    case FAULT_lock:
    case FAULT_bolt:
    case FAULT_contactor:
    case FAULT_meter:
    case FAULT_display:
        return fault_words(fault);
    case FAULT_controller: /* a restart */
    case FAULT_power:
    case FAULT_ground:
    case FAULT_restart:
    case FAULT_COUNT:
        break;
    }
    return NULL;
}

bool fault_is_at(const struct broken_part *b, int connector)
{
    return b->traits.connector == 0 || connector == 0 || b->traits.connector == connector;
}

const struct fault_traits *fault_now(const struct station *s, enum fault fault, int connector)
{
    for (const struct broken_part *b = s->faults->first; b; b = b->next)
        if (b->fault == fault && b->shows && fault_is_at(b, connector))
            return &b->traits;
    return NULL;
}

bool station_broken(const struct station *s, enum fault fault, int connector)
{
    return fault_now(s, fault, connector) != NULL;
}
