#include "refstack/csms/command.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/local_list.h"
#include "refstack/csms/password.h"
#include "refstack/csms/record.h"
#include "refstack/stack/api.h"

#define WAITING_MAX     64
#define CALL_TIMEOUT_MS 30000

static enum status put_on_wire(void *ctx, const struct call_queue_reply *call, const char *text,
                               size_t len)
{
    struct csms_station *st = ctx;

    (void)call, (void)len;
    assert(st->conn); /* else the queue is offline */
    csms_send(st, text);
    return S_OK;
}

/* Message ids go on where an earlier life of the database stopped. */
struct call_queue *csms_call_queue_new(struct csms_station *st)
{
    int64_t last = db_number(st->rs->db, 0, "SELECT MAX(id) FROM command", DB_NONE);
    struct call_queue_config config = {.clk = st->rs->clk,
                                       .prefix = "csms",
                                       .timeout_ms = CALL_TIMEOUT_MS,
                                       .attempts = 1,
                                       .limit = WAITING_MAX,
                                       .first = (uint64_t)last + 1,
                                       .ctx = st,
                                       .send = put_on_wire};

    return call_queue_new(&config);
}

static void free_pending(struct csms_pending *p)
{
    cJSON_Delete(p->parts);
    cJSON_Delete(p->answer);
    free(p->password);
    free(p);
}

void csms_pending_free(struct csms_station *st)
{
    while (st->pending) {
        struct csms_pending *p = st->pending;

        st->pending = p->next;
        free_pending(p);
    }
}

/* How a command ended. */
struct ending {
    const char *state;
    const char *answer; /* JSON text or NULL */
    char *error;        /* sentence or NULL */
};

static void end_command(struct refstack *rs, int64_t id, const struct ending *end)
{
    db_run(rs->db, "UPDATE command SET state = ?, done_ms = ?, answer = ?, error = ? WHERE id = ?",
           db_t(end->state), db_i(vclock_now_ms(rs->clk)), db_t(end->answer), db_t(end->error),
           db_i(id));
    stack_news(rs);
}

static void unlink_pending(struct csms_pending *p)
{
    struct csms_pending **at = &p->station->pending;

    while (*at != p)
        at = &(*at)->next;
    *at = p->next;
    csms_of(p->station->rs)->waiting--;
}

/* An answer that does not fit its message is an error, though what was sent is shown. */
static char *misfit(const struct csms_station *st, const struct call_queue_reply *reply)
{
    struct ocpp_violation v;

    if (ocpp_validate(st->dialect->version, reply->action, true, reply->payload, &v))
        return NULL;
    return ocpp_violation_text(&v);
}

static void command_done(void *owner, const struct call_queue_reply *reply);

/* Sends the first of the parts that wait. */
static enum status send_part(struct csms_pending *p, const char *action)
{
    cJSON *payload = cJSON_DetachItemFromArray(p->parts, 0);

    return call_queue_call(p->station->queue, action, payload, command_done, p);
}

/* Why a command ended, and with which state, when it was not answered or not as it should be; NULL:
 * it was. The caller frees it. */
static char *failure(struct csms_pending *p, const struct call_queue_reply *reply,
                     const char **state)
{
    *state = "error";
    switch (reply->end) {
    case CALL_QUEUE_answered:
        return misfit(p->station, reply);
    case CALL_QUEUE_refused:
        return mem_printf("%s: %s", reply->code, reply->description ? reply->description : "");
    case CALL_QUEUE_timed_out:
        *state = "timeout";
        return mem_text("the station did not answer in time");
    case CALL_QUEUE_lost:
    case CALL_QUEUE_END_COUNT:
        *state = "offline";
    }
    return mem_text("the connection was lost before an answer came");
}

/* Keeps what was answered. @return its text, the caller frees it with cJSON_free() */
static char *keep_answered(struct csms_pending *p, const char *action, bool whole)
{
    cJSON *shown = csms_shown(p->answer);
    char *text = json_print(shown);

    if (whole || strcmp(action, "SendLocalList") != 0) {
        csms_keep_answer(p->station, p->command, action, shown);
        return text;
    }
    csms_forget_local_list(p->station);
    cJSON_Delete(shown);
    return text;
}

/* @return may the next part be sent? */
static bool join(struct csms_pending *p, const cJSON *answer)
{
    if (!p->answer)
        p->answer = cJSON_CreateObject();
    p->answered++;
    return csms_batch_join(p->answer, answer);
}

/* The answer that is not the message's is shown, and kept nowhere else. */
static char *misfit_text(const struct call_queue_reply *reply)
{
    cJSON *shown = csms_shown(reply->payload);
    char *text = json_print(shown);

    cJSON_Delete(shown);
    return text;
}

static void command_done(void *owner, const struct call_queue_reply *reply)
{
    struct csms_pending *p = owner;
    struct ending end = {.state = "answered"};
    char *answer = NULL;
    bool accepted;

    end.error = failure(p, reply, &end.state);
    accepted = !end.error && join(p, reply->payload);
    if (accepted && p->parts->child) {
        if (send_part(p, reply->action) == S_OK)
            return;
        end.error = mem_text("the rest could not be sent");
    }
    if (p->answer)
        answer = keep_answered(p, reply->action, !end.error && (accepted || p->answered == 1));
    else if (reply->end == CALL_QUEUE_answered)
        answer = misfit_text(reply);
    if (p->password)
        csms_password_done(p->station, p->password, reply->end, p->answer);
    end.state = end.error ? end.state : "answered";
    end.answer = answer;
    unlink_pending(p);
    end_command(p->station->rs, p->command, &end);
    cJSON_free(answer);
    free(end.error);
    free_pending(p);
}

/* insists: also where the station is not accepted */
struct order {
    const char *action;
    const cJSON *args;
    bool insists;
};

/* Why a command is over before it is sent; state NULL: it may go. The caller frees error. */
static struct ending obstacle(struct refstack *rs, const struct csms_station *st,
                              const struct order *order)
{
    const struct ocpp_version *version = st->dialect->version;
    const struct ocpp_message *m = ocpp_message(version, order->action);
    struct ocpp_violation v;

    if (!m || m->direction == OCPP_FROM_STATION)
        return (struct ending){
            "error", NULL,
            mem_printf("OCPP %s has no command %.40s", version->name, order->action)};
    if (!ocpp_validate(version, order->action, false, order->args, &v))
        return (struct ending){"error", NULL, ocpp_violation_text(&v)};
    if (mutant_is(rs, MUTANT_unlock_does_nothing) && !strcmp(order->action, "UnlockConnector"))
        return (struct ending){"answered", "{\"status\":\"Unlocked\"}", NULL};
    if (!st->conn)
        return (struct ending){"offline", NULL, mem_text("the station is not connected")};
    if (!st->accepted && !st->configuring && !order->insists)
        return (struct ending){"error", NULL, mem_text("the station has not booted yet")};
    return (struct ending){NULL, NULL, NULL};
}

/* Sends the first part of a command; the rest follows as it is answered. */
static struct ending push(struct csms_station *st, const char *action, const cJSON *args,
                          struct csms_pending *take)
{
    enum status taken;

    take->station = st;
    take->password = st->dialect->password_in(st->rs, action, args);
    take->next = st->pending;
    st->pending = take;
    st->asked = true;
    csms_of(st->rs)->waiting++;
    taken = send_part(take, action);
    if (taken == S_OK)
        return (struct ending){NULL, NULL, NULL};
    unlink_pending(take);
    free_pending(take);
    assert(taken == S_FULL); /* the queue is online while there is a connection */
    return (struct ending){"error", NULL, mem_text("too many commands wait for this station")};
}

/* MUTANT_sends_two_calls_at_once: a CALL past the queue; both versions have it. */
void csms_send_unasked(struct csms_station *st, int nth)
{
    char *text = mem_printf("[2,\"two-%lld-%d\",\"TriggerMessage\","
                            "{\"requestedMessage\":\"Heartbeat\"}]",
                            (long long)vclock_now_ms(st->rs->clk), nth);

    csms_send(st, text);
    free(text);
}

static int64_t insert_command(struct refstack *rs, const char *station, const char *action,
                              const cJSON *args)
{
    cJSON *shown = csms_shown(args);
    char *text = json_print(shown);
    int64_t id = db_run(rs->db,
                        "INSERT INTO command(station, action, args, state, sent_ms) "
                        "VALUES(?, ?, ?, 'sent', ?)",
                        db_t(station), db_t(action), db_t(text), db_i(vclock_now_ms(rs->clk)));

    cJSON_free(text);
    cJSON_Delete(shown);
    return id;
}

/* MUTANT_keeps_remote_starts: what was reported as offline is not forgotten. */
static void keep(struct csms_station *st, const struct order *order)
{
    if (!mutant_is(st->rs, MUTANT_keeps_remote_starts) || st->conn ||
        !strstr(order->action, "StartTransaction"))
        return;
    cJSON_Delete(st->kept);
    st->kept = cJSON_CreateObject();
    cJSON_AddStringToObject(st->kept, "action", order->action);
    cJSON_AddItemToObject(st->kept, "args", cJSON_Duplicate(order->args, 1));
}

/* MUTANT_keeps_remote_starts: nothing is kept but by it. */
void csms_send_kept(struct csms_station *st)
{
    cJSON *kept = st->kept;

    if (!kept || !st->conn || !st->accepted)
        return;
    st->kept = NULL;
    csms_command(st->rs, st->id,
                 cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(kept, "action")),
                 cJSON_GetObjectItemCaseSensitive(kept, "args"));
    cJSON_Delete(kept);
}

/* MUTANT_softens_resets: of a Reset the mildest one there is, in the words of either version. */
static void soften(cJSON *args)
{
    const char *type = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(args, "type"));
    const char *soft = type && strcmp(type, "Immediate") == 0 ? "OnIdle"
                       : type && strcmp(type, "Hard") == 0    ? "Soft"
                                                              : NULL;

    if (soft)
        cJSON_ReplaceItemInObjectCaseSensitive(args, "type", cJSON_CreateString(soft));
}

static int64_t command(struct refstack *rs, const char *station, const struct order *order)
{
    const char *action = order->action;
    struct csms_station *st = csms_find(rs, station);
    struct ending end = obstacle(rs, st, order);
    cJSON *own = cJSON_Duplicate(order->args, 1), *parts = NULL;
    int64_t id;

    if (mutant_is(rs, MUTANT_softens_resets) && strcmp(action, "Reset") == 0)
        soften(own);
    db_begin(rs->db);
    if (!end.state && !(parts = csms_batches(st, action, own, &end.error)))
        end.state = "error";
    id = insert_command(rs, station, action, own);
    if (!end.state) {
        struct csms_pending *p = mem_new(sizeof(*p));

        *p = (struct csms_pending){.command = id, .parts = parts};
        end = push(st, action, own, p);
    }
    if (!end.state && mutant_is(rs, MUTANT_sends_two_calls_at_once))
        csms_send_unasked(st, 2);
    if (end.state)
        end_command(rs, id, &end);
    keep(st, order);
    db_commit(rs->db);
    free(end.error);
    cJSON_Delete(own);
    return id;
}

int64_t csms_command(struct refstack *rs, const char *station, const char *action,
                     const cJSON *args)
{
    return command(rs, station, &(struct order){action, args, false});
}

int64_t csms_insist(struct refstack *rs, const char *station, const char *action, const cJSON *args)
{
    return command(rs, station, &(struct order){action, args, true});
}

enum status csms_command_show(struct refstack *rs, int64_t id, cJSON *answer)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT station, action, args, state, sent_ms, done_ms, answer, error "
                             "FROM command WHERE id = ?",
                             db_i(id));

    if (!db_row(rs->db, q))
        return S_NOTFOUND;
    api_put_int(answer, "command", id);
    api_put_text(answer, "station", db_text(q, 0));
    api_put_text(answer, "action", db_text(q, 1));
    cJSON_AddItemToObject(answer, "args", json_parse(db_text(q, 2)));
    api_put_text(answer, "state", db_text(q, 3));
    api_put_int(answer, "sent_ms", db_int(q, 4));
    if (!db_null(q, 5))
        api_put_int(answer, "done_ms", db_int(q, 5));
    if (!db_null(q, 6))
        cJSON_AddItemToObject(answer, "answer", json_parse(db_text(q, 6)));
    api_put_text(answer, "error", db_text(q, 7));
    db_done(q);
    return S_OK;
}
