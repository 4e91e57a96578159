#include "station/connector.h"

#include <assert.h>

#include "base/json_write.h"
#include "station/station_state.h"

static const char *const state_names[CONNECTOR_STATE_COUNT] = {
#define X(name) [CONNECTOR_##name] = #name,
    CONNECTOR_STATE_LIST(X)
#undef X
};

static const char *const input_names[CONNECTOR_INPUT_COUNT] = {
#define X(name, words) [IN_##name] = words,
    CONNECTOR_INPUT_LIST(X)
#undef X
};

/* clang-format off */
#define ROW(from, input, to, source) { CONNECTOR_##from, IN_##input, CONNECTOR_##to, NULL, source }
static const struct fsm_row rows[] = {
    /* OCPP 1.6 edition 2, 4.9: the letter is the row of its table, the number the column */
    ROW(Available,     plug_in,          Preparing,     "4.9 A2"),
    ROW(Available,     present_id,       Preparing,     "4.9 A2"),
    ROW(Available,     start,            Charging,      "4.9 A3"),
    ROW(Available,     start_ev_waits,   SuspendedEV,   "4.9 A4"),
    ROW(Available,     start_evse_waits, SuspendedEVSE, "4.9 A5"),
    ROW(Available,     reserve,          Reserved,      "4.9 A7"),
    ROW(Available,     close,            Unavailable,   "4.9 A8"),
    ROW(Available,     fault,            Faulted,       "4.9 A9"),
    ROW(Preparing,     unplug,           Available,     "4.9 B1"),
    ROW(Preparing,     time_out,         Available,     "4.9 B1"),
    ROW(Preparing,     start,            Charging,      "4.9 B3"),
    ROW(Preparing,     start_ev_waits,   SuspendedEV,   "4.9 B4"),
    ROW(Preparing,     start_evse_waits, SuspendedEVSE, "4.9 B5"),
    ROW(Preparing,     id_time_out,      Finishing,     "4.9 B6"),
    ROW(Preparing,     fault,            Faulted,       "4.9 B9"),
    ROW(Preparing,     bolt_fails,       Faulted,       "4.9 B9"),
    ROW(Charging,      unplug,           Available,     "4.9 C1"),
    ROW(Charging,      ev_waits,         SuspendedEV,   "4.9 C4"),
    ROW(Charging,      evse_waits,       SuspendedEVSE, "4.9 C5"),
    ROW(Charging,      stop,             Finishing,     "4.9 C6"),
    ROW(Charging,      close,            Unavailable,   "4.9 C8"),
    ROW(Charging,      fault,            Faulted,       "4.9 C9"),
    ROW(SuspendedEV,   unplug,           Available,     "4.9 D1"),
    ROW(SuspendedEV,   energy,           Charging,      "4.9 D3"),
    ROW(SuspendedEV,   evse_waits,       SuspendedEVSE, "4.9 D5"),
    ROW(SuspendedEV,   stop,             Finishing,     "4.9 D6"),
    ROW(SuspendedEV,   close,            Unavailable,   "4.9 D8"),
    ROW(SuspendedEV,   fault,            Faulted,       "4.9 D9"),
    ROW(SuspendedEVSE, unplug,           Available,     "4.9 E1"),
    ROW(SuspendedEVSE, energy,           Charging,      "4.9 E3"),
    ROW(SuspendedEVSE, ev_waits,         SuspendedEV,   "4.9 E4"),
    ROW(SuspendedEVSE, stop,             Finishing,     "4.9 E6"),
    ROW(SuspendedEVSE, close,            Unavailable,   "4.9 E8"),
    ROW(SuspendedEVSE, fault,            Faulted,       "4.9 E9"),
    ROW(Finishing,     unplug,           Available,     "4.9 F1"),
    ROW(Finishing,     present_id,       Preparing,     "4.9 F2"),
    ROW(Finishing,     close,            Unavailable,   "4.9 F8"),
    ROW(Finishing,     fault,            Faulted,       "4.9 F9"),
    ROW(Reserved,      unreserve,        Available,     "4.9 G1"),
    ROW(Reserved,      plug_in,          Preparing,     "4.9 G2"),
    ROW(Reserved,      present_id,       Preparing,     "4.9 G2"),
    ROW(Reserved,      close,            Unavailable,   "4.9 G8"),
    ROW(Reserved,      fault,            Faulted,       "4.9 G9"),
    ROW(Unavailable,   reopen,           Available,     "4.9 H1"),
    ROW(Unavailable,   reopen_plugged,   Preparing,     "4.9 H2"),
    ROW(Unavailable,   energy,           Charging,      "4.9 H3"),
    ROW(Unavailable,   ev_waits,         SuspendedEV,   "4.9 H4"),
    ROW(Unavailable,   evse_waits,       SuspendedEVSE, "4.9 H5"),
    ROW(Unavailable,   fault,            Faulted,       "4.9 H9"),
    ROW(Faulted,       clear,            Available,     "4.9 I1"),
    ROW(Faulted,       clear_plugged,    Preparing,     "4.9 I2"),
    ROW(Faulted,       energy,           Charging,      "4.9 I3"),
    ROW(Faulted,       ev_waits,         SuspendedEV,   "4.9 I4"),
    ROW(Faulted,       evse_waits,       SuspendedEVSE, "4.9 I5"),
    ROW(Faulted,       clear_finishing,  Finishing,     "4.9 I6"),
    ROW(Faulted,       clear_reserved,   Reserved,      "4.9 I7"),
    ROW(Faulted,       close,            Unavailable,   "4.9 I8"),
    /* A lock that fails does not change the state: it is an errorCode in whatever state it is. */
    ROW(Available,     lock_fails,       Available,     "7.6 ConnectorLockFailure"),
    ROW(Preparing,     lock_fails,       Preparing,     "7.6 ConnectorLockFailure"),
    ROW(Finishing,     lock_fails,       Finishing,     "7.6 ConnectorLockFailure"),
    ROW(Unavailable,   lock_fails,       Unavailable,   "7.6 ConnectorLockFailure"),
    ROW(Faulted,       lock_fails,       Faulted,       "7.6 ConnectorLockFailure"),
    ROW(Available,     lock_mended,      Available,     "7.6 NoError"),
    ROW(Preparing,     lock_mended,      Preparing,     "7.6 NoError"),
    ROW(Charging,      lock_mended,      Charging,      "7.6 NoError"),
    ROW(SuspendedEV,   lock_mended,      SuspendedEV,   "7.6 NoError"),
    ROW(SuspendedEVSE, lock_mended,      SuspendedEVSE, "7.6 NoError"),
    ROW(Finishing,     lock_mended,      Finishing,     "7.6 NoError"),
    ROW(Unavailable,   lock_mended,      Unavailable,   "7.6 NoError"),
    ROW(Faulted,       lock_mended,      Faulted,       "7.6 NoError"),
};
#undef ROW
/* clang-format on */

/* The errorCode that goes with an input; NULL: as before. */
static const char *error_after(int from, int input)
{
    if (input == IN_fault)
        return "GroundFailure";
    if (input == IN_lock_fails || input == IN_bolt_fails)
        return "ConnectorLockFailure";
    if (from == CONNECTOR_Faulted || input == IN_lock_mended || input == IN_unplug ||
        input == IN_present_id)
        return "NoError";
    return NULL;
}

static void observe(void *actor, const struct fsm_def *def, int from, int input,
                    const struct fsm_row *row)
{
    struct connector *c = actor;
    struct evlog *log = station_log(c->station);
    const char *error;

    member_touch(&c->station->member);
    if (!row) {
        evlog_add(log, c->actor, EV_status_rejected,
                  json_object(jint("connector", c->n), jtext("input", def->input_names[input]),
                              jtext("state", def->state_names[from])));
        return;
    }
    error = error_after(from, input);
    if (error)
        c->error = error;
    evlog_add(log, c->actor, EV_status,
              json_object(jint("connector", c->n), jtext("from", def->state_names[from]),
                          jtext("to", def->state_names[row->to]),
                          jtext("input", def->input_names[input]), jtext("error_code", c->error),
                          jtext("source", row->source)));
}

const struct fsm_def connector_machine = {
    .name = "connector",
    .state_names = state_names,
    .input_names = input_names,
    .rows = rows,
    .row_count = sizeof(rows) / sizeof(rows[0]),
    .observe = observe,
};

bool connector_feed(struct connector *c, enum connector_input input)
{
    const struct dialect *dialect = c->station->dialect;

    if (c->station->phase != STATION_up)
        return false;
    if (!fsm_feed(&connector_machine, &c->state, (int)input, c, NULL))
        return false;
    dialect->status(c);
    if (dialect->changed)
        dialect->changed(c->station);
    station_happens_at(c, HAPPENS_status);
    return true;
}

const char *connector_state_name(enum connector_state state)
{
    assert((unsigned)state < CONNECTOR_STATE_COUNT);
    return state_names[state];
}
