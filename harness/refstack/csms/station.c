#include "refstack/csms/station.h"

#include <string.h>

static size_t bucket_of(const char *station)
{
    uint32_t h = 2166136261u;

    for (; *station; station++)
        h = (h ^ (unsigned char)*station) * 16777619u;
    return h % CSMS_BUCKETS;
}

struct csms_station **csms_bucket(struct csms *csms, const char *station)
{
    return &csms->buckets[bucket_of(station)];
}

struct csms_station *csms_find(const struct refstack *rs, const char *station)
{
    struct csms_station *st = *csms_bucket(csms_of(rs), station);

    while (st && strcmp(st->id, station) != 0)
        st = st->next;
    return st;
}

int64_t csms_silence_due_ms(const struct csms_station *st)
{
    return st->last_seen_ms + 2000 * st->rs->heartbeat_s;
}

static void tell(struct csms_station *st, enum stack_event_kind kind)
{
    struct stack_event event = {
        .kind = kind, .station = st->id, .at_ms = vclock_now_ms(st->rs->clk)};

    st->lost = kind != STACK_online;
    db_begin(st->rs->db);
    stack_tell(st->rs, &event);
    db_commit(st->rs->db);
    stack_news(st->rs);
}

/* Offline first, and in the end gone: where that is a time that was set. */
static void silent(struct csms_station *st, struct vtimer *timer)
{
    int64_t gone_ms = st->last_seen_ms + st->rs->silent_session_ms;

    if (!st->lost)
        tell(st, STACK_offline);
    if (st->rs->silent_session_ms == 0)
        return;
    if (vclock_now_ms(st->rs->clk) < gone_ms)
        vclock_arm_at(st->rs->clk, timer, gone_ms);
    else
        tell(st, STACK_gone);
}

/* The timer is not moved with every message: it looks when it fires, and waits on. */
static void look_for_silence(struct vtimer *timer, void *owner)
{
    struct csms_station *st = owner;

    if (!st->accepted)
        return;
    if (vclock_now_ms(st->rs->clk) < csms_silence_due_ms(st))
        vclock_arm_at(st->rs->clk, timer, csms_silence_due_ms(st));
    else
        silent(st, timer);
}

void csms_init_silence(struct csms_station *st)
{
    vtimer_init(&st->silence, look_for_silence, st);
}

void csms_note_absence(struct csms_station *st)
{
    int64_t from_ms = st->gone_ms ? st->gone_ms : st->last_seen_ms;

    st->gone_ms = 0;
    if (from_ms > 0)
        db_run(st->rs->db,
               "INSERT OR REPLACE INTO absence(station, from_ms, to_ms) VALUES(?, ?, ?)",
               db_t(st->id), db_i(from_ms), db_i(vclock_now_ms(st->rs->clk)));
}

void csms_heard_of(struct csms_station *st)
{
    bool lost = st->lost;

    if (lost && !st->gone_ms)
        csms_note_absence(st);
    st->last_seen_ms = vclock_now_ms(st->rs->clk);
    if (lost)
        tell(st, STACK_online);
    if (lost || !vtimer_armed(&st->silence))
        vclock_arm_at(st->rs->clk, &st->silence, csms_silence_due_ms(st));
}

void csms_keep_last_seen(struct csms_station *st)
{
    db_run(st->rs->db, "UPDATE station SET last_seen_ms = ? WHERE id = ?", db_i(st->last_seen_ms),
           db_t(st->id));
}

void csms_send(const struct csms_station *st, const char *text)
{
    if (st->conn)
        st->conn->peer.send(st->conn->ctx, text, strlen(text));
}
