#include "refstack/desk/ticket_clock.h"

#include <string.h>

#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

/* Without a grade the slackest target counts, so that no grade makes a clock later; 0: none. */
static int64_t slackest_ms(const struct desk *d, enum sla_clock_kind kind)
{
    int64_t most = 0;

    for (int g = 0; g < SLA_GRADES; g++) {
        if (!d->sla.target_ms[g][kind])
            return 0;
        if (d->sla.target_ms[g][kind] > most)
            most = d->sla.target_ms[g][kind];
    }
    return most;
}

static int64_t target_ms(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    int64_t grade = db_count(d->rs->db, "SELECT grade FROM desk_ticket WHERE id = ?", db_i(ticket));

    return grade > 0 && grade <= SLA_GRADES ? d->sla.target_ms[grade - 1][kind]
                                            : slackest_ms(d, kind);
}

static void store(struct desk *d, int64_t ticket, int kind, const struct sla_clock *c)
{
    db_run(d->rs->db,
           "UPDATE desk_clock SET target_ms = ?, used_ms = ?, run_from_ms = ?, due_ms = ?, "
           "escalate_ms = ? WHERE ticket = ? AND clock = ?",
           db_i(c->target_ms), db_i(c->used_ms), db_i(c->run_from_ms), db_i(c->due_ms),
           db_i(c->escalate_ms), db_i(ticket), db_i((int64_t)kind));
}

static bool load(struct desk *d, int64_t ticket, int kind, struct sla_clock *c)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT target_ms, used_ms, run_from_ms, due_ms, escalate_ms FROM "
                             "desk_clock WHERE ticket = ? AND clock = ? AND state != 'stopped'",
                             db_i(ticket), db_i((int64_t)kind));

    if (!db_row(d->rs->db, q))
        return false;
    *c = (struct sla_clock){db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3), db_int(q, 4)};
    db_done(q);
    return true;
}

static void start_at(struct desk *d, int64_t ticket, enum sla_clock_kind kind, int64_t from_ms)
{
    int64_t target = target_ms(d, ticket, kind);
    bool fault = db_count(d->rs->db, "SELECT category = 'fault' FROM desk_ticket WHERE id = ?",
                          db_i(ticket)) != 0;
    struct sla_clock c;

    if (!target)
        return;
    sla_clock_start(&c, &d->sla.cal, from_ms, target);
    db_run(d->rs->db,
           "INSERT OR REPLACE INTO desk_clock(ticket, clock, state, target_ms, used_ms, "
           "run_from_ms, due_ms, escalate_ms, escalated, breached) "
           "VALUES(?, ?, ?, ?, 0, ?, ?, ?, 0, 0)",
           db_i(ticket), db_i((int64_t)kind),
           db_t(kind == SLA_on_site && !fault ? "hidden" : "running"), db_i(target),
           db_i(c.run_from_ms), db_i(c.due_ms), db_i(c.escalate_ms));
}

void ticket_clock_start(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    start_at(d, ticket, kind, desk_now_ms(d));
}

void ticket_clock_restart(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    struct sla_clock c;

    if (load(d, ticket, (int)kind, &c))
        ticket_clock_start(d, ticket, kind);
}

void ticket_clock_stop(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    db_run(d->rs->db, "UPDATE desk_clock SET state = 'stopped' WHERE ticket = ? AND clock = ?",
           db_i(ticket), db_i((int64_t)kind));
}

void ticket_clocks_stop(struct desk *d, int64_t ticket)
{
    db_run(d->rs->db, "UPDATE desk_clock SET state = 'stopped' WHERE ticket = ?", db_i(ticket));
}

void ticket_clock_reveal(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    db_run(d->rs->db,
           "UPDATE desk_clock SET state = 'running' WHERE ticket = ? AND clock = ? AND "
           "state = 'hidden'",
           db_i(ticket), db_i((int64_t)kind));
}

typedef void change_fn(struct sla_clock *c, const struct calendar *cal, int64_t now_ms);

static void change_all(struct desk *d, int64_t ticket, change_fn *change)
{
    struct sla_clock c;

    for (int kind = 0; kind < SLA_CLOCKS; kind++)
        if (load(d, ticket, kind, &c)) {
            change(&c, &d->sla.cal, desk_now_ms(d));
            store(d, ticket, kind, &c);
        }
}

/* A paused clock is recognised by its due time, so that its state (hidden or not) survives. */
void ticket_clocks_pause(struct desk *d, int64_t ticket)
{
    change_all(d, ticket, sla_clock_pause);
}

void ticket_clocks_resume(struct desk *d, int64_t ticket)
{
    change_all(d, ticket, sla_clock_resume);
}

/* The first notice of what clock @p kind counts from; 0 when there was none. */
static int64_t notice_ms(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    if (kind == SLA_first_reply)
        return db_number(d->rs->db, 0,
                         "SELECT MAX(MIN(p.since_ms), t.cycle_ms) FROM desk_party AS p "
                         "JOIN desk_ticket AS t ON t.id = p.ticket WHERE t.id = ?",
                         db_i(ticket));
    return db_count(d->rs->db, "SELECT cycle_ms FROM desk_ticket WHERE id = ?", db_i(ticket));
}

static bool has_clock(struct desk *d, int64_t ticket, int kind)
{
    return db_count(d->rs->db, "SELECT COUNT(*) FROM desk_clock WHERE ticket = ? AND clock = ?",
                    db_i(ticket), db_i((int64_t)kind)) > 0;
}

void ticket_clocks_retarget(struct desk *d, int64_t ticket)
{
    struct sla_clock c;

    for (int k = 0; k < SLA_CLOCKS; k++) {
        enum sla_clock_kind kind = (enum sla_clock_kind)k;
        int64_t target = target_ms(d, ticket, kind), from_ms = notice_ms(d, ticket, kind);

        if (target && mutant_is(d->rs, MUTANT_regrade_restarts_clocks)) {
            start_at(d, ticket, kind, desk_now_ms(d));
        } else if (target && load(d, ticket, k, &c)) {
            sla_clock_retarget(&c, &d->sla.cal, target);
            store(d, ticket, k, &c);
        } else if (from_ms && k != SLA_progress && !has_clock(d, ticket, k)) {
            start_at(d, ticket, kind, from_ms); /* only this grade has it */
        }
    }
}

/* One clock to be escalated or breached. */
struct due_clock {
    int64_t ticket, kind, due_ms;
    bool breach;
};

static bool next_due(struct desk *d, struct due_clock *c)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db,
               "SELECT ticket, clock, due_ms, escalated = 1 OR escalate_ms > ?1 FROM desk_clock "
               "WHERE state = 'running' AND ((escalated = 0 AND escalate_ms <= ?1) OR "
               "(breached = 0 AND due_ms <= ?1)) ORDER BY due_ms, ticket, clock LIMIT 1",
               db_i(desk_now_ms(d)));

    bool found = db_row(d->rs->db, q);

    if (found) {
        *c = (struct due_clock){db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3) != 0};
        db_done(q);
    }
    return found;
}

/* What the desk tells of @p c, and tells once. */
static void tell(struct desk *d, const struct due_clock *c)
{
    bool hidden = mutant_is(d->rs, c->breach ? MUTANT_hides_breaches : MUTANT_never_escalates);
    cJSON *data = cJSON_CreateObject();

    cJSON_AddStringToObject(data, "clock", sla_clock_name((enum sla_clock_kind)c->kind));
    api_put_int(data, "due_ms",
                c->due_ms + (mutant_is(d->rs, MUTANT_warns_of_another_time) ? 3600000 : 0));
    db_run(d->rs->db,
           c->breach ? "UPDATE desk_clock SET breached = 1 WHERE ticket = ? AND clock = ?"
                     : "UPDATE desk_clock SET escalated = 1 WHERE ticket = ? AND clock = ?",
           db_i(c->ticket), db_i(c->kind));
    if (hidden)
        cJSON_Delete(data);
    else
        ticket_note(d, c->ticket, c->breach ? "breach" : "escalate", NULL, data);
}

bool ticket_clock_fire(struct desk *d)
{
    struct due_clock c;
    bool due = next_due(d, &c);

    if (due)
        tell(d, &c);
    return due;
}
