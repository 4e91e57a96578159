#include "refstack/csms/later.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/station.h"

/* An answer that a test holds back. */
struct csms_later {
    struct csms_later *next;
    struct csms_station *station;
    struct vtimer timer;
    char text[];
};

static void unlink_later(struct csms_later *later)
{
    struct csms_later **at = &later->station->later;

    while (*at != later)
        at = &(*at)->next;
    *at = later->next;
    vclock_disarm(later->station->rs->clk, &later->timer);
}

static void is_due(struct vtimer *timer, void *owner)
{
    struct csms_later *later = owner;

    (void)timer;
    unlink_later(later);
    csms_send(later->station, later->text);
    free(later);
}

void csms_send_later(struct csms_station *st, const char *text, int64_t ms)
{
    size_t size = strlen(text) + 1;
    struct csms_later *later = mem_new(sizeof(*later) + size);

    later->station = st;
    memcpy(later->text, text, size);
    later->next = st->later;
    st->later = later;
    vtimer_init(&later->timer, is_due, later);
    vclock_arm(st->rs->clk, &later->timer, ms);
}

void csms_forget_later(struct csms_station *st)
{
    while (st->later) {
        struct csms_later *later = st->later;

        st->later = later->next;
        vclock_disarm(st->rs->clk, &later->timer);
        free(later);
    }
}
