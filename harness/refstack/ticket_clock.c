#include <string.h>

#include "refstack/desk_inside.h"

static int64_t target_ms(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    int64_t grade =
        db_number(d->rs->db, 0, "SELECT grade FROM desk_ticket WHERE id = ?", "i", ticket);

    return d->sla.target_ms[grade ? grade - 1 : SLA_GRADES - 1][kind];
}

static void store(struct desk *d, int64_t ticket, int kind, const struct sla_clock *c)
{
    db_run(d->rs->db,
           "UPDATE desk_clock SET target_ms = ?, used_ms = ?, run_from_ms = ?, due_ms = ?, "
           "escalate_ms = ? WHERE ticket = ? AND clock = ?",
           "iiiiiii", c->target_ms, c->used_ms, c->run_from_ms, c->due_ms, c->escalate_ms, ticket,
           (int64_t)kind);
}

static bool load(struct desk *d, int64_t ticket, int kind, struct sla_clock *c)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT target_ms, used_ms, run_from_ms, due_ms, escalate_ms FROM "
                             "desk_clock WHERE ticket = ? AND clock = ? AND state != 'stopped'",
                             "ii", ticket, (int64_t)kind);

    if (!db_row(d->rs->db, q))
        return false;
    *c = (struct sla_clock){db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3), db_int(q, 4)};
    db_done(q);
    return true;
}

void ticket_clock_start(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    int64_t target = target_ms(d, ticket, kind);
    struct sla_clock c;

    if (target <= 0)
        return;
    sla_clock_start(&c, &d->sla.cal, desk_now_ms(d), target);
    db_run(d->rs->db,
           "INSERT OR REPLACE INTO desk_clock(ticket, clock, state, target_ms, used_ms, "
           "run_from_ms, due_ms, escalate_ms, escalated, breached) "
           "VALUES(?, ?, ?, ?, 0, ?, ?, ?, 0, 0)",
           "iitiiii", ticket, (int64_t)kind, kind == SLA_on_site ? "hidden" : "running", target,
           c.run_from_ms, c.due_ms, c.escalate_ms);
}

void ticket_clock_stop(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    db_run(d->rs->db, "UPDATE desk_clock SET state = 'stopped' WHERE ticket = ? AND clock = ?",
           "ii", ticket, (int64_t)kind);
}

void ticket_clocks_stop(struct desk *d, int64_t ticket)
{
    db_run(d->rs->db, "UPDATE desk_clock SET state = 'stopped' WHERE ticket = ?", "i", ticket);
}

void ticket_clock_reveal(struct desk *d, int64_t ticket, enum sla_clock_kind kind)
{
    db_run(d->rs->db,
           "UPDATE desk_clock SET state = 'running' WHERE ticket = ? AND clock = ? AND "
           "state = 'hidden'",
           "ii", ticket, (int64_t)kind);
}

/* A paused clock is recognised by its due time, so that its state (hidden or not) survives. */
void ticket_clocks_pause(struct desk *d, int64_t ticket)
{
    struct sla_clock c;

    for (int kind = 0; kind < SLA_CLOCKS; kind++) {
        if (!load(d, ticket, kind, &c))
            continue;
        sla_clock_pause(&c, &d->sla.cal, desk_now_ms(d));
        store(d, ticket, kind, &c);
    }
}

void ticket_clocks_resume(struct desk *d, int64_t ticket)
{
    struct sla_clock c;

    for (int kind = 0; kind < SLA_CLOCKS; kind++) {
        if (!load(d, ticket, kind, &c))
            continue;
        sla_clock_resume(&c, &d->sla.cal, desk_now_ms(d));
        store(d, ticket, kind, &c);
    }
}

void ticket_clocks_retarget(struct desk *d, int64_t ticket)
{
    struct sla_clock c;

    for (int kind = 0; kind < SLA_CLOCKS; kind++) {
        int64_t target = target_ms(d, ticket, (enum sla_clock_kind)kind);

        if (target <= 0 || !load(d, ticket, kind, &c))
            continue;
        sla_clock_retarget(&c, &d->sla.cal, target);
        store(d, ticket, kind, &c);
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
               "i", desk_now_ms(d));

    if (!db_row(d->rs->db, q))
        return false;
    *c = (struct due_clock){db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3) != 0};
    db_done(q);
    return true;
}

bool ticket_clock_fire(struct desk *d)
{
    struct due_clock c;
    cJSON *data;

    if (!next_due(d, &c))
        return false;
    data = cJSON_CreateObject();
    cJSON_AddStringToObject(data, "clock", sla_clock_name((enum sla_clock_kind)c.kind));
    api_put_int(data, "due_ms", c.due_ms);
    if (c.breach) {
        db_run(d->rs->db, "UPDATE desk_clock SET breached = 1 WHERE ticket = ? AND clock = ?", "ii",
               c.ticket, c.kind);
        ticket_note(d, c.ticket, "breach", NULL, data);
        return true;
    }
    db_run(d->rs->db, "UPDATE desk_clock SET escalated = 1 WHERE ticket = ? AND clock = ?", "ii",
           c.ticket, c.kind);
    if (mutant_is(d->rs, MUTANT_never_escalates))
        cJSON_Delete(data);
    else
        ticket_note(d, c.ticket, "escalate", NULL, data);
    return true;
}
