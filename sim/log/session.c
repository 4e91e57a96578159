#include "log/session.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

#define QUARTER_MS 900000

struct session {
    struct truth truth;
    char *driver, *token, *transaction;
    struct truth_phase *phases;
    struct truth_quarter *quarters;
    enum phase phase; /* PHASE_COUNT: none */
    int64_t phase_ms;
    int64_t offline_ms; /* since when, VCLOCK_NEVER: messages pass */
};

static const char *const names[PHASE_COUNT] = {
#define X(name) [PHASE_##name] = #name,
    PHASE_LIST(X)
#undef X
};

struct session *session_new(int number, const char *token, int64_t plugged_ms, int64_t started_ms,
                            int64_t register_mj)
{
    struct session *s = mem_new(sizeof(*s));

    s->token = mem_text(token);
    s->truth = (struct truth){
        .session = number,
        .token = s->token,
        .plugged_ms = plugged_ms,
        .started_ms = started_ms,
        .stopped_ms = VCLOCK_NEVER,
        .unplugged_ms = VCLOCK_NEVER,
        .register_mj = register_mj,
    };
    s->phase = PHASE_COUNT;
    s->offline_ms = VCLOCK_NEVER;
    return s;
}

void session_free(struct session *s)
{
    if (!s)
        return;
    free(s->driver);
    free(s->token);
    free(s->transaction);
    free(s->phases);
    free(s->quarters);
    free(s);
}

int session_number(const struct session *s)
{
    return s->truth.session;
}

int64_t session_mj(const struct session *s)
{
    return s->truth.mj;
}

int64_t session_register_mj(const struct session *s)
{
    return s->truth.register_mj;
}

bool session_stopped(const struct session *s)
{
    return s->truth.stopped_ms != VCLOCK_NEVER;
}

void session_plugged(struct session *s, const char *driver, int64_t now_ms)
{
    free(s->driver);
    s->driver = mem_text(driver);
    s->truth.driver = s->driver;
    if (s->truth.plugged_ms == VCLOCK_NEVER)
        s->truth.plugged_ms = now_ms;
}

void session_transaction(struct session *s, int64_t id, const char *text)
{
    free(s->transaction);
    s->transaction = text[0] ? mem_text(text) : NULL;
    s->truth.transaction_text = s->transaction;
    s->truth.transaction_id = id;
}

static void add_phase(struct session *s, const char *kind, int64_t from_ms, int64_t to_ms)
{
    if (to_ms == from_ms)
        return;
    assert(to_ms > from_ms);
    s->phases = mem_resize(s->phases, s->truth.phase_count + 1, sizeof(*s->phases));
    s->phases[s->truth.phase_count++] =
        (struct truth_phase){.kind = kind, .from_ms = from_ms, .to_ms = to_ms};
}

void session_phase(struct session *s, enum phase phase, int64_t now_ms)
{
    if (phase == s->phase)
        return;
    if (s->phase != PHASE_COUNT)
        add_phase(s, names[s->phase], s->phase_ms, now_ms);
    s->phase = phase;
    s->phase_ms = now_ms;
}

void session_offline(struct session *s, bool offline, int64_t now_ms)
{
    if (offline == (s->offline_ms != VCLOCK_NEVER))
        return;
    if (!offline)
        add_phase(s, "offline", s->offline_ms, now_ms);
    s->offline_ms = offline ? now_ms : VCLOCK_NEVER;
}

static void add_quarter(struct session *s, int64_t from_ms, int64_t mj)
{
    size_t n = s->truth.quarter_count;

    if (n == 0 || s->quarters[n - 1].from_ms != from_ms) {
        s->quarters = mem_resize(s->quarters, n + 1, sizeof(*s->quarters));
        s->quarters[n] = (struct truth_quarter){.from_ms = from_ms};
        s->truth.quarter_count = ++n;
    }
    s->quarters[n - 1].mj += mj;
    s->truth.mj += mj;
}

void session_energy(struct session *s, int64_t from_ms, int64_t to_ms, int64_t power_w)
{
    if (power_w == 0)
        return;
    while (from_ms < to_ms) {
        int64_t quarter = from_ms - from_ms % QUARTER_MS;
        int64_t until = quarter + QUARTER_MS < to_ms ? quarter + QUARTER_MS : to_ms;

        add_quarter(s, quarter, power_w * (until - from_ms));
        from_ms = until;
    }
}

void session_stop(struct session *s, const char *reason, int64_t now_ms)
{
    assert(!session_stopped(s));
    s->truth.stopped_ms = now_ms;
    s->truth.reason = reason;
    session_phase(s, PHASE_idle, now_ms);
}

void session_tell_take(struct session *s, struct evlog *log, const char *station, int connector,
                       int64_t now_ms, bool unplugged)
{
    s->truth.station = station;
    s->truth.connector = connector;
    if (unplugged)
        s->truth.unplugged_ms = now_ms;
    session_phase(s, PHASE_COUNT, now_ms);
    session_offline(s, false, now_ms);
    s->truth.phases = s->phases;
    s->truth.quarters = s->quarters;
    evlog_truth(log, &s->truth);
    session_free(s);
}
