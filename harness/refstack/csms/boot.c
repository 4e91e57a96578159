#include "refstack/csms/boot.h"

#include <string.h>

#include "refstack/csms/command.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/scripted_answer.h"
#include "refstack/stack/api.h"

/* MUTANT_clock_an_hour_fast, MUTANT_clock_stands_still: else by our clock. */
static int64_t told_ms(const struct csms_turn *turn)
{
    if (mutant_is(turn->rs, MUTANT_clock_stands_still))
        return db_number(turn->rs->db, turn->now_ms, "SELECT booted_ms FROM station WHERE id = ?",
                         db_t(turn->station->id));
    return turn->now_ms + (mutant_is(turn->rs, MUTANT_clock_an_hour_fast) ? 3600000 : 0);
}

static void put_current_time(struct csms_turn *turn)
{
    csms_put_time(turn->out, "currentTime", told_ms(turn));
}

/* MUTANT_refuses_boot_after_restart: all but the first. */
static bool refuses(const struct csms_turn *turn)
{
    return mutant_is(turn->rs, MUTANT_refuses_boot_after_restart) &&
           db_number(turn->rs->db, 0, "SELECT boots FROM station WHERE id = ?",
                     db_t(turn->station->id)) > 0;
}

void csms_answer_boot(struct csms_turn *turn, const struct csms_boot *boot)
{
    struct csms_station *st = turn->station;
    const char *told = csms_scripted_word(turn, NULL, "status");

    st->accepted = told ? !strcmp(told, "Accepted") : !refuses(turn);
    st->configuring = told && !strcmp(told, "Pending");
    st->asked = false;
    db_run(turn->rs->db,
           "UPDATE station SET vendor = ?, model = ?, firmware = ?, serial = ?, boot_reason = ?, "
           "boots = boots + 1, accepted = ?, booted_ms = ? WHERE id = ?",
           db_t(boot->vendor), db_t(boot->model), db_t(boot->firmware), db_t(boot->serial),
           db_t(boot->reason), db_i((int64_t)st->accepted), db_i(turn->now_ms), db_t(st->id));
    cJSON_AddStringToObject(turn->out, "status", st->accepted ? "Accepted" : "Rejected");
    put_current_time(turn);
    api_put_int(turn->out, "interval", turn->rs->heartbeat_s);
}

void csms_heartbeat(struct csms_turn *turn)
{
    if (mutant_is(turn->rs, MUTANT_forgets_heartbeats))
        turn->mute = true;
    db_run(turn->rs->db, "UPDATE station SET last_seen_ms = ? WHERE id = ?", db_i(turn->now_ms),
           db_t(turn->station->id));
    put_current_time(turn);
}

cJSON *csms_config(const struct csms_station *st)
{
    sqlite3_stmt *q = db_ask(st->rs->db, "SELECT config FROM station WHERE id = ?", db_t(st->id));
    cJSON *config = NULL;

    if (db_row(st->rs->db, q)) {
        config = db_null(q, 0) ? NULL : cJSON_Parse(db_text(q, 0));
        db_done(q);
    }
    return config ? config : cJSON_CreateObject();
}

/* MUTANT_sends_two_calls_at_once: past the queue. */
static void send_two_at_once(struct csms_station *st)
{
    csms_send_unasked(st, 1);
    csms_send_unasked(st, 2);
}

void csms_after_boot(struct csms_station *st)
{
    if (mutant_is(st->rs, MUTANT_sends_two_calls_at_once)) {
        send_two_at_once(st);
    } else if (mutant_is(st->rs, MUTANT_sends_empty_lists) && st->dialect->empty_list) {
        csms_send(st, st->dialect->empty_list);
    } else if (!st->rs->quiet) {
        st->dialect->after_boot(st);
    }
}
