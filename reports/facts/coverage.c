#include "facts/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/conversation.h"
#include "facts/field.h"
#include "ocpp/frame.h"

/* Behind the last row stands one without a message. */
static void add_row(struct coverage *c, struct coverage_row row)
{
    c->rows = mem_resize(c->rows, c->count + 2, sizeof(*c->rows));
    c->rows[c->count++] = row;
    c->rows[c->count] = (struct coverage_row){.message = NULL};
}

void coverage_init(struct coverage *c, const struct ocpp_version *only)
{
    *c = (struct coverage){.rows = NULL};
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        for (const struct ocpp_message *m = (*v)->messages; m->action && (!only || *v == only);
             m++) {
            for (int from = 1; from >= 0; from--) {
                if (m->direction == (from ? OCPP_TO_STATION : OCPP_FROM_STATION))
                    continue;
                add_row(c,
                        (struct coverage_row){.version = *v, .message = m, .from_station = from});
            }
        }
    }
}

void coverage_fini(struct coverage *c)
{
    for (size_t i = 0; i < c->count; i++)
        free(c->rows[i].scenario);
    free(c->rows);
}

bool coverage_is_whole(const struct coverage_row *row)
{
    return row->called && (row->answered || !row->message->response.fields);
}

void coverage_actions(const struct coverage *c, const struct ocpp_version *v, int *all, int *whole)
{
    *all = *whole = 0;
    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        bool asked = false, both = true; /* directions, where it has two */

        for (const struct coverage_row *row = c->rows; row->message; row++) {
            asked |= row->message == m;
            both &= row->message != m || coverage_is_whole(row);
        }
        *all += asked;
        *whole += asked && both;
    }
}

/* --- listening ------------------------------------------------------------------------------- */

struct listening {
    struct coverage *c;
    struct runfile *rf;
    const char *scenario;
    struct conversation *stations;
    size_t count;
};

static struct conversation *conversation_of(struct listening *l, int actor)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->stations[i].actor == actor)
            return &l->stations[i];
    l->stations = mem_resize(l->stations, l->count + 1, sizeof(*l->stations));
    conversation_init(&l->stations[l->count], actor, ""); /* nobody asks for its name */
    return &l->stations[l->count++];
}

static void listening_fini(struct listening *l)
{
    for (size_t i = 0; i < l->count; i++)
        conversation_fini(&l->stations[i]);
    free(l->stations);
}

static struct coverage_row *row_of(const struct coverage *c, const struct ocpp_version *v,
                                   const char *action, bool from_station)
{
    for (struct coverage_row *row = c->rows; row->message; row++)
        if (row->version == v && row->from_station == from_station &&
            strcmp(row->message->action, action) == 0)
            return row;
    return NULL;
}

static void credit(struct listening *l, struct coverage_row *row, bool *part)
{
    if (*part)
        return;
    *part = true;
    free(row->scenario);
    row->scenario = mem_text(l->scenario);
}

static void hear_call(struct listening *l, struct conversation *c, const struct frame *f,
                      bool from_station)
{
    struct pending_list *list = from_station ? &c->ours : &c->theirs;
    struct coverage_row *row = row_of(l->c, c->version, f->action, from_station);
    struct order *prompt = from_station ? order_find(&c->commands, f->action) : NULL;
    struct pending *p;

    if (!row)
        return;
    row->frames++;
    p = pending_add(list, f->id, f->action, 0, 0);
    p->fits = ocpp_validate(c->version, f->action, false, f->payload, NULL);
    if (p->fits && !prompt)
        credit(l, row, &row->called);
    if (prompt)
        order_used(&c->commands, prompt);
}

/* Does the answer say that the other side can do it? */
static bool is_able(const cJSON *payload)
{
    return !json_is(payload, "status", "NotSupported") &&
           !json_is(payload, "status", "NotImplemented");
}

static void hear_answer(struct listening *l, struct conversation *c, const struct frame *f,
                        bool from_station)
{
    struct pending_list *list = from_station ? &c->theirs : &c->ours;
    struct pending *asked = pending_find(list, f->id);
    struct coverage_row *row;

    if (!asked)
        return;
    row = row_of(l->c, c->version, asked->action, !from_station);
    row->frames++;
    if (f->type == FRAME_result && asked->fits && is_able(f->payload) &&
        ocpp_validate(c->version, asked->action, true, f->payload, NULL))
        credit(l, row, &row->answered);
    pending_remove(list, asked);
}

enum column { ACTOR, KIND, DATA, DIR, TEXT, WHY };

/* A new connection has its own version, and no CALL of the old one is answered on it. */
static void hear_connected(struct conversation *c, const cJSON *data)
{
    pending_clear(&c->ours);
    pending_clear(&c->theirs);
    if (ocpp_version(field_text(data, "protocol")))
        c->version = ocpp_version(field_text(data, "protocol"));
}

static void hear_event(struct conversation *c, sqlite3_stmt *row)
{
    cJSON *data = cJSON_Parse(runfile_text(row, DATA));

    if (strcmp(runfile_text(row, KIND), "connected") == 0)
        hear_connected(c, data);
    else
        order_add(&c->commands, field_text(data, "action"), 1);
    cJSON_Delete(data);
}

static void hear_frame(struct listening *l, struct conversation *c, sqlite3_stmt *row)
{
    bool from_station = strcmp(runfile_text(row, DIR), "out") == 0;
    const char *text = runfile_text(row, TEXT);
    struct frame f;

    if (strcmp(runfile_text(row, WHY), "tampered") == 0)
        return;
    if (frame_parse(&f, text, strlen(text))) {
        if (f.type == FRAME_call || f.type == FRAME_send)
            hear_call(l, c, &f, from_station);
        else if (f.type != FRAME_result_error)
            hear_answer(l, c, &f, from_station);
    }
    frame_fini(&f);
}

static void hear(void *ctx, sqlite3_stmt *row)
{
    struct listening *l = ctx;
    struct conversation *c = conversation_of(l, sqlite3_column_int(row, ACTOR));

    if (strcmp(runfile_text(row, KIND), "frame") == 0)
        hear_frame(l, c, row);
    else
        hear_event(c, row);
}

/* One scenario: its number and its name. */
static void listen(void *ctx, sqlite3_stmt *scenario)
{
    struct listening l = *(const struct listening *)ctx;

    l.scenario = runfile_text(scenario, 1);
    runfile_each(l.rf,
                 "SELECT e.actor, e.kind, e.data, f.dir, f.text, w.kind FROM event e"
                 " LEFT JOIN event w ON w.rowid=(SELECT c.rowid FROM event c"
                 " WHERE c.scenario=?1 AND c.seq=e.cause)"
                 " LEFT JOIN frame f ON f.scenario=?1 AND f.seq=e.seq WHERE e.scenario=?1"
                 " AND e.kind IN ('frame','connected','prompted') ORDER BY e.seq",
                 sqlite3_column_int(scenario, 0), hear, &l);
    listening_fini(&l);
}

void coverage_add(struct coverage *c, struct runfile *rf)
{
    struct listening none = {.c = c, .rf = rf};

    runfile_each(rf, "SELECT scenario, name FROM scenario WHERE ?1=?1 ORDER BY scenario", 0, listen,
                 &none);
}
