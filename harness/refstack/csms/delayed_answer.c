#include "refstack/csms/delayed_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/station.h"

/* An answer that a test holds back. */
struct csms_delayed_answer {
    struct csms_delayed_answer *next;
    struct csms_station *station;
    struct vtimer timer;
    char text[];
};

static void unlink_delayed(struct csms_delayed_answer *delayed)
{
    struct csms_delayed_answer **at = &delayed->station->delayed;

    while (*at != delayed)
        at = &(*at)->next;
    *at = delayed->next;
}

static void is_due(struct vtimer *timer, void *owner)
{
    struct csms_delayed_answer *delayed = owner;

    (void)timer;
    unlink_delayed(delayed);
    csms_send(delayed->station, delayed->text);
    free(delayed);
}

void csms_delay_answer(struct csms_station *st, const char *text, int64_t ms)
{
    size_t size = strlen(text) + 1;
    struct csms_delayed_answer *delayed = mem_new(sizeof(*delayed) + size);

    delayed->station = st;
    memcpy(delayed->text, text, size);
    delayed->next = st->delayed;
    st->delayed = delayed;
    vtimer_init(&delayed->timer, is_due, delayed);
    vclock_arm(st->rs->clk, &delayed->timer, ms);
}

void csms_forget_delayed(struct csms_station *st)
{
    while (st->delayed) {
        struct csms_delayed_answer *delayed = st->delayed;

        st->delayed = delayed->next;
        vclock_disarm(st->rs->clk, &delayed->timer);
        free(delayed);
    }
}
