#include "refstack/desk/ticket_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum step_class { CLASS_activity, CLASS_record };

static const struct step {
    const char *name;
    enum step_class class;
    const char *sentence;
} steps[] = {
#define TICKET_EVENT(name, class, sentence, fields) {#name, CLASS_##class, sentence},
#include "log/ticket_event.def"
#undef TICKET_EVENT
    {NULL, CLASS_record, NULL},
};

static const struct step *step_of(const char *name)
{
    for (const struct step *step = steps; step->name; step++)
        if (!strcmp(step->name, name))
            return step;
    return NULL;
}

bool ticket_step_known(const char *name, bool *activity)
{
    const struct step *step = step_of(name);

    *activity = step && step->class == CLASS_activity;
    return step != NULL;
}

void ticket_log(struct desk *d, int64_t ticket, struct ticket_step step)
{
    char *data = step.data ? cJSON_PrintUnformatted(step.data) : mem_text("{}");

    db_run(d->rs->db,
           "INSERT INTO desk_event(ticket, at_ms, name, by, role, text, data) "
           "VALUES(?, ?, ?, ?, ?, ?, ?)",
           db_i(ticket), db_i(desk_now_ms(d)), db_t(step.name), db_t(step.by), db_t(step.role),
           db_t(step.text ? step.text : step_of(step.name)->sentence), db_t(data));
    free(data);
    cJSON_Delete(step.data);
    stack_news(d->rs);
}

void ticket_note(struct desk *d, int64_t ticket, const char *name, const char *text, cJSON *data)
{
    ticket_log(d, ticket,
               (struct ticket_step){
                   .name = name, .by = "desk", .role = "desk", .text = text, .data = data});
}

bool ticket_exists(struct desk *d, int64_t ticket)
{
    return db_number(d->rs->db, 0, "SELECT id FROM desk_ticket WHERE id = ?", db_i(ticket)) != 0;
}

char *ticket_station(struct desk *d, int64_t ticket)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db, "SELECT station FROM desk_ticket WHERE id = ?", db_i(ticket));
    char *station = NULL;

    if (db_row(d->rs->db, q)) {
        station = mem_text(db_text(q, 0));
        db_done(q);
    }
    return station;
}
