#include "station/lock.h"

#include <string.h>

#include "base/json_write.h"
#include "station/card_reader.h"
#include "station/fault_state.h"
#include "station/station_state.h"

static void set_bolt(struct connector *c, bool closed)
{
    if (c->locked == closed)
        return;
    c->locked = closed;
    member_touch(&c->station->member);
    evlog_add(station_log(c->station), c->actor, EV_lock,
              json_object(jint("connector", c->n), jtext("state", closed ? "closed" : "open")));
}

void lock_close(struct connector *c)
{
    vclock_disarm(station_clock(c->station), &c->lock_timer);
    c->unlock_by = NULL;
    if (c->station->profile.socket && c->vehicle)
        set_bolt(c, true);
}

void lock_open(struct connector *c, const char *by)
{
    c->unlock_by = by;
    vclock_arm(station_clock(c->station), &c->lock_timer, c->station->profile.unlock_ms);
}

void lock_force(struct connector *c)
{
    vclock_disarm(station_clock(c->station), &c->lock_timer);
    c->unlock_by = NULL;
    set_bolt(c, false);
    if (c->session && session_stopped(c->session))
        session_phase(c->session, PHASE_idle, station_now_ms(c->station));
}

static bool bolt_is_stuck(const struct connector *c, const char *by)
{
    const struct fault_traits *lock = fault_now(c->station, FAULT_lock, c->n);

    return c->locked && lock && (strcmp(by, "UnlockConnector") != 0 || lock->unlock_fails);
}

static void answer_unlock(struct connector *c, const char *status)
{
    cJSON *payload;

    if (!c->unlock_call[0])
        return;
    payload = json_object(jtext("status", status));
    uplink_result(c->station->uplink, c->unlock_call, payload);
    cJSON_Delete(payload);
    c->unlock_call[0] = '\0';
    evlog_add(station_log(c->station), c->actor, EV_command,
              json_object(jtext("action", "UnlockConnector"), jtext("status", status),
                          jint("connector", c->n)));
}

static void stuck(struct connector *c, const char *by)
{
    evlog_add(station_log(c->station), c->actor, EV_lock_failed,
              json_object(jint("connector", c->n), jtext("why", fault_words(FAULT_lock)),
                          jtext("by", by)));
    if (c->session && session_stopped(c->session))
        session_phase(c->session, PHASE_lock_fault, station_now_ms(c->station));
    if (strcmp(c->error, "ConnectorLockFailure") != 0)
        connector_feed(c, IN_lock_fails);
}

static void lock_moves(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;
    struct evlog *log = station_log(c->station);
    const char *by = c->unlock_by;
    uint64_t before = evlog_because(log, c->cause);
    bool fails = bolt_is_stuck(c, by);

    (void)timer;
    if (fails) {
        c->unlock_by = NULL;
        stuck(c, by);
    } else {
        lock_force(c);
        if (strcmp(c->error, "ConnectorLockFailure") == 0)
            connector_feed(c, IN_lock_mended);
    }
    answer_unlock(c, fails ? "UnlockFailed" : "Unlocked");
    if (c->asking == ASKING_unlock)
        card_reader_answers(c, "stopped",
                            fails ? "Session ended, cable locked: please call us"
                                  : "Session ended, please take the cable",
                            0);
    evlog_because(log, before);
}

void lock_init(struct connector *c)
{
    vtimer_init(&c->lock_timer, lock_moves, c);
}
