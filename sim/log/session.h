/* session.h - the truth of one charging session, whatever station, CSMS and biller believe of it.
 *
 * A session belongs to one transaction: it begins with the plug that the transaction found in (or
 * that came later) and ends when that plug is out or, without unplugging, when the next transaction
 * begins.  One main phase runs at a time; "offline" may lie over it.
 */
#ifndef SIM_SESSION_H
#define SIM_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "log/evlog.h"

struct session;

/* Main phases, spelled as in the run file. */
#define PHASE_LIST(X) X(charging) X(suspended_ev) X(suspended_evse) X(idle) X(lock_fault)
#define X(name)       PHASE_##name,
enum phase { PHASE_LIST(X) PHASE_COUNT };
#undef X

/** @param plugged_ms  VCLOCK_NEVER when the plug is not in yet */
struct session *session_new(int number, const char *token, int64_t plugged_ms, int64_t started_ms,
                            int64_t register_mj);
void session_free(struct session *s);

int session_number(const struct session *s);
int64_t session_mj(const struct session *s);
int64_t session_register_mj(const struct session *s); /* when it began */
bool session_stopped(const struct session *s);

void session_plugged(struct session *s, const char *driver, int64_t now_ms);
/** The transaction id that the CSMS knows: a number, or of 2.x @p text ("": none). */
void session_transaction(struct session *s, int64_t id, const char *text);
/** Ends the running main phase and begins @p phase, when that is another. */
void session_phase(struct session *s, enum phase phase, int64_t now_ms);
/** Messages pass no more, or again. */
void session_offline(struct session *s, bool offline, int64_t now_ms);
/** Adds energy that flowed evenly at @p power_w. */
void session_energy(struct session *s, int64_t from_ms, int64_t to_ms, int64_t power_w);
/** The transaction ends; phase idle begins. @p reason as in StopTransaction, borrowed for ever. */
void session_stop(struct session *s, const char *reason, int64_t now_ms);
/** Closes the phases, reports the truth and forgets the session.
 * @param unplugged  the plug is out (or the next session begins); false: it still is in */
void session_tell_take(struct session *s, struct evlog *log, const char *station, int connector,
                       int64_t now_ms, bool unplugged);

#endif
