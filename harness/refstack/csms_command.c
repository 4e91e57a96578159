#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "refstack/csms_inside.h"

#define WAITING_MAX 64

static enum status put_on_wire(void *ctx, const struct outbox_reply *call, const char *text,
                               size_t len)
{
    struct csms_station *st = ctx;

    (void)call;
    if (!st->conn)
        return S_REFUSED;
    st->conn->peer.send(st->conn->ctx, text, len);
    return S_OK;
}

/* Message ids go on where an earlier life of the database stopped. */
struct outbox *csms_outbox_new(struct csms_station *st)
{
    int64_t last = db_number(st->rs->db, 0, "SELECT MAX(id) FROM command", "");
    struct outbox_config config = {.clk = st->rs->clk,
                                   .prefix = "csms",
                                   .timeout_ms = CSMS_CALL_TIMEOUT_MS,
                                   .attempts = 1,
                                   .limit = WAITING_MAX,
                                   .first = (uint64_t)last + 1,
                                   .ctx = st,
                                   .send = put_on_wire};

    return outbox_new(&config);
}

void csms_pending_free(struct csms_station *st)
{
    while (st->pending) {
        struct csms_pending *p = st->pending;

        st->pending = p->next;
        free(p->password);
        free(p);
    }
}

/* How a command ended. */
struct ending {
    const char *state;
    const char *answer; /* JSON text or NULL */
    char *error;        /* sentence or NULL */
};

static void end_command(struct refstack *rs, const char *station, int64_t id,
                        const struct ending *end)
{
    struct stack_event event = {
        .kind = STACK_command, .station = station, .at_ms = vclock_now_ms(rs->clk), .session = id};

    db_begin(rs->db);
    db_run(rs->db, "UPDATE command SET state = ?, done_ms = ?, answer = ?, error = ? WHERE id = ?",
           "titti", end->state, event.at_ms, end->answer, end->error, id);
    stack_tell(rs, &event);
    db_commit(rs->db);
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
static char *misfit(const struct csms_station *st, const struct outbox_reply *reply)
{
    struct ocpp_violation v;

    if (ocpp_validate(st->dialect->version, reply->action, true, reply->payload, &v))
        return NULL;
    return mem_printf("%s %s", v.path, v.sentence);
}

static void command_done(void *owner, const struct outbox_reply *reply)
{
    struct csms_pending *p = owner;
    struct ending end = {.state = "error"};
    char *answer = NULL, *error = NULL;
    cJSON *shown;

    switch (reply->end) {
    case OUTBOX_answered:
        shown = csms_shown(reply->payload);
        answer = cJSON_PrintUnformatted(shown);
        error = misfit(p->station, reply);
        end.state = error ? "error" : "answered";
        if (error)
            cJSON_Delete(shown);
        else
            csms_keep_answer(p->station, p->command, reply->action, shown);
        break;
    case OUTBOX_refused:
        error = mem_printf("%s: %s", reply->code, reply->description ? reply->description : "");
        break;
    case OUTBOX_timed_out:
        end.state = "timeout";
        error = mem_text("the station did not answer in time");
        break;
    case OUTBOX_lost:
        end.state = "offline";
        error = mem_text("the connection was lost before an answer came");
        break;
    case OUTBOX_END_COUNT:
        break;
    }
    if (p->password)
        csms_password_done(p->station, p->password,
                           error ? &(struct outbox_reply){.end = reply->end} : reply);
    end.answer = answer;
    end.error = error;
    unlink_pending(p);
    end_command(p->station->rs, p->station->id, p->command, &end);
    cJSON_free(answer);
    free(error);
    free(p->password);
    free(p);
}

/* Why a command is over before it is sent; state NULL: it may go. The caller frees error. */
static struct ending obstacle(struct refstack *rs, const struct csms_station *st,
                              const char *action, const cJSON *args)
{
    const struct ocpp_version *version = st ? st->dialect->version : ocpp_versions()[0];
    const struct ocpp_message *m = ocpp_message(version, action);
    struct ocpp_violation v;

    if (!m || m->direction == OCPP_FROM_STATION)
        return (struct ending){"error", NULL,
                               mem_printf("OCPP %s has no command %.40s", version->name, action)};
    if (!ocpp_validate(version, action, false, args, &v))
        return (struct ending){"error", NULL, mem_printf("%s %s", v.path, v.sentence)};
    if (mutant_is(rs, MUTANT_unlock_does_nothing) && !strcmp(action, "UnlockConnector"))
        return (struct ending){"answered", "{\"status\":\"Unlocked\"}", NULL};
    if (!st || !st->conn)
        return (struct ending){"offline", NULL, mem_text("the station is not connected")};
    if (!st->accepted && !st->configuring)
        return (struct ending){"error", NULL, mem_text("the station has not booted yet")};
    return (struct ending){NULL, NULL, NULL};
}

static struct ending push(struct csms_station *st, const char *action, const cJSON *args,
                          int64_t id)
{
    struct csms_pending *p = mem_new(sizeof(*p));
    cJSON *payload = cJSON_Duplicate(args, 1);
    enum status taken;

    p->station = st;
    p->command = id;
    p->password = csms_password_in(st->rs, action, args);
    p->next = st->pending;
    st->pending = p;
    st->asked = true;
    csms_of(st->rs)->waiting++;
    taken = outbox_call(st->outbox, action, payload, command_done, p);
    if (taken == S_OK)
        return (struct ending){NULL, NULL, NULL};
    unlink_pending(p);
    free(p->password);
    free(p);
    if (taken == S_REFUSED) /* asked while the connection is being made or lost */
        return (struct ending){"offline", NULL, mem_text("the station is not connected")};
    return (struct ending){"error", NULL, mem_text("too many commands wait for this station")};
}

/* A CALL of the mutant, past the outbox; both versions have it. */
static void send_unasked(struct csms_station *st, int nth)
{
    char *text = mem_printf("[2,\"two-%lld-%d\",\"TriggerMessage\","
                            "{\"requestedMessage\":\"Heartbeat\"}]",
                            (long long)vclock_now_ms(st->rs->clk), nth);

    csms_send(st, text);
    free(text);
}

/* Lists that a station may limit with ItemsPerMessage; the CSMS keeps to what it was told. */
static const struct {
    const char *action, *list;
    const char *source;
} limited[] = {
    {"ClearVariableMonitoring", "id", "OCPP 2.0.1 part 2, N06.FR.04"},
};

/* What of @p args has to wait for another command, taken out of it; NULL: all may go at once. */
static cJSON *take_surplus(struct refstack *rs, const char *station, const char *action,
                           cJSON *args)
{
    cJSON *surplus = NULL, *list, *more;
    size_t row = 0;
    int limit;

    while (row < sizeof(limited) / sizeof(limited[0]) && strcmp(limited[row].action, action) != 0)
        row++;
    if (row == sizeof(limited) / sizeof(limited[0]))
        return NULL;
    limit = (int)db_number(rs->db, 0,
                           "SELECT CAST(state AS INT) FROM record WHERE station = ? AND "
                           "kind = 'value' AND json_extract(body, '$.variable.name') = "
                           "'ItemsPerMessage' AND json_extract(body, '$.variable.instance') = ?",
                           "tt", station, action);
    list = cJSON_GetObjectItemCaseSensitive(args, limited[row].list);
    if (limit <= 0 || cJSON_GetArraySize(list) <= limit)
        return NULL;
    surplus = cJSON_Duplicate(args, true);
    more = cJSON_GetObjectItemCaseSensitive(surplus, limited[row].list);
    while (cJSON_GetArraySize(list) > limit)
        cJSON_DeleteItemFromArray(list, limit);
    for (int i = 0; i < limit; i++)
        cJSON_DeleteItemFromArray(more, 0);
    return surplus;
}

static int64_t command(struct refstack *rs, const char *station, const char *action,
                       const cJSON *args)
{
    struct csms_station *st = csms_find(rs, station);
    cJSON *shown = csms_shown(args);
    char *text = cJSON_PrintUnformatted(shown);
    struct ending end;
    int64_t id;

    db_begin(rs->db);
    id = db_run(rs->db,
                "INSERT INTO command(station, action, args, state, sent_ms) "
                "VALUES(?, ?, ?, 'sent', ?)",
                "ttti", station, action, text, vclock_now_ms(rs->clk));
    end = obstacle(rs, st, action, args);
    if (!end.state)
        end = push(st, action, args, id);
    if (!end.state && mutant_is(rs, MUTANT_sends_two_calls_at_once))
        send_unasked(st, 2);
    if (end.state)
        end_command(rs, station, id, &end);
    db_commit(rs->db);
    free(end.error);
    cJSON_free(text);
    cJSON_Delete(shown);
    return id;
}

int64_t csms_command(struct refstack *rs, const char *station, const char *action,
                     const cJSON *args)
{
    cJSON *now = cJSON_Duplicate(args, true);
    int64_t first = 0;

    while (now || first == 0) {
        cJSON *later = take_surplus(rs, station, action, now);
        int64_t id = command(rs, station, action, now);
        first = first ? first : id;
        cJSON_Delete(now);
        now = later;
    }
    return first;
}

static void send_two_at_once(struct csms_station *st)
{
    send_unasked(st, 1);
    send_unasked(st, 2);
}

void csms_after_boot(struct csms_station *st)
{
    if (mutant_is(st->rs, MUTANT_sends_two_calls_at_once)) {
        send_two_at_once(st);
    } else if (mutant_is(st->rs, MUTANT_sends_empty_lists) && st->dialect != &csms_dialect16) {
        csms_send(st, "[2,\"empty-list\",\"GetVariables\",{\"getVariableData\":[]}]");
    } else if (!st->rs->quiet) {
        st->dialect->after_boot(st);
    }
}

enum status csms_command_show(struct refstack *rs, int64_t id, cJSON *answer)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT station, action, args, state, sent_ms, done_ms, answer, error "
                             "FROM command WHERE id = ?",
                             "i", id);

    if (!db_row(rs->db, q))
        return S_NOTFOUND;
    api_put_int(answer, "command", id);
    api_put_text(answer, "station", db_text(q, 0));
    api_put_text(answer, "action", db_text(q, 1));
    cJSON_AddItemToObject(answer, "args", cJSON_Parse(db_text(q, 2)));
    api_put_text(answer, "state", db_text(q, 3));
    api_put_int(answer, "sent_ms", db_int(q, 4));
    if (!db_null(q, 5))
        api_put_int(answer, "done_ms", db_int(q, 5));
    if (!db_null(q, 6))
        cJSON_AddItemToObject(answer, "answer", cJSON_Parse(db_text(q, 6)));
    api_put_text(answer, "error", db_text(q, 7));
    db_done(q);
    return S_OK;
}
