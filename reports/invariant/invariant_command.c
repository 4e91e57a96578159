/* Commands: what is reported as done was sent, and the station answered so; what is reported as not
 * done is not done later, when another driver stands there. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "invariant/invariant.h"

/* A command that somebody gave by csms.command. */
struct order {
    const cJSON *args, *answer; /* of the verb; answer NULL: none came */
    const char *station, *action;
    uint64_t seq, told_seq; /* of the order, and of what was told of it (UINT64_MAX: nothing) */
};

struct orders {
    struct invariants *in;
    cJSON *rows;
    struct order *list;
    size_t count;
};

static void read_orders(struct orders *o)
{
    const cJSON *row;

    o->rows = scoring_rows(
        o->in->sc,
        "SELECT c.seq, c.data, r.seq AS told, r.data AS expect FROM event c LEFT JOIN event r ON "
        "r.scenario=?1 AND r.kind='sut_answer' AND json_extract(r.data,'$.call')=c.seq WHERE "
        "c.scenario=?1 AND c.kind='sut_call' AND json_extract(c.data,'$.verb')='command' ORDER BY "
        "c.seq");
    o->list = mem_new(((size_t)cJSON_GetArraySize(o->rows) + 1) * sizeof(*o->list));
    cJSON_ArrayForEach (row, o->rows) {
        const cJSON *args = field(field(row, "data"), "args");

        o->list[o->count++] = (struct order){.args = field(args, "args"),
                                             .answer = field(field(row, "expect"), "answer"),
                                             .station = field_text(args, "station"),
                                             .action = field_text(args, "action"),
                                             .seq = field_seq(row, "seq"),
                                             .told_seq = (uint64_t)json_int(row, "told", -1)};
    }
}

/* Is @p x a CALL of the CSMS of this action to this station? */
static bool is_of(const struct exchange *x, const struct order *order)
{
    return x->by_csms && strcmp(x->action, order->action) == 0 &&
           strcmp(x->station, order->station) == 0;
}

/* Is it one that may have gone out on this order: after it was given, and before something was told
 * of it? */
static bool is_sent_on(const struct exchange *x, const struct order *order)
{
    return is_of(x, order) && invariant_between(x->seq, order->seq, order->told_seq);
}

/* The CALLs that went out on @p order: how many, and the first. */
static int sent_on(const struct orders *o, const struct order *order, const struct exchange **first)
{
    const struct exchange_book *book = &o->in->told.exchanges;
    int n = 0;

    *first = NULL;
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        if (!is_sent_on(x, order))
            continue;
        *first = *first ? *first : x;
        n++;
    }
    return n;
}

/* --- what was told of it --- */

static void judge_answer(struct orders *o, const struct order *order, const struct exchange *x)
{
    const char *told = field_text(field(order->answer, "answer"), "status");
    const char *said = field_text(x->answer, "status");
    bool answered = json_is(order->answer, "outcome", "answered");
    uint64_t seqs[] = {order->seq, x->seq, x->answer_seq, 0};

    if (answered && x->error)
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_answer", seqs,
                     "%s is reported as answered by %s; the station refused it (%s).",
                     order->action, order->station, x->error);
    else if (answered && x->answer && *told && strcmp(told, said) != 0)
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_answer", seqs,
                     "%s is reported as answered %s by %s; the station said %s.", order->action,
                     told, order->station, *said ? said : "nothing of a status");
    else if (x->answer && invariant_between(x->answer_seq, x->seq, order->told_seq) &&
             (json_is(order->answer, "outcome", "offline") ||
              json_is(order->answer, "outcome", "timeout")))
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_answer", seqs,
                     "%s to %s is reported as %s; the station had answered it.", order->action,
                     order->station, field_text(order->answer, "outcome"));
}

/* The first field of @p order that the CALL @p x does not have as it was ordered; NULL: none. What
 * the CSMS adds is its own affair. */
static const cJSON *changed_in(const struct order *order, const struct exchange *x)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, order->args)
        if (!cJSON_IsNull(item) && !cJSON_Compare(item, field(x->call, item->string), true))
            return item;
    return NULL;
}

static void judge_payload(struct orders *o, const struct order *order, const struct exchange *x)
{
    const cJSON *ordered = changed_in(order, x), *sent;
    uint64_t seqs[] = {order->seq, x->seq, 0};
    char *was, *is;

    if (!ordered)
        return;
    sent = field(x->call, ordered->string);
    was = json_print(ordered);
    is = sent ? json_print(sent) : mem_text("nothing");
    scoring_find(o->in->sc, VERDICT_fail, "invariant.command_payload", seqs,
                 "%s to %s was ordered with %s %.200s; the station was sent %.200s.", order->action,
                 order->station, ordered->string, was, is);
    free(was);
    free(is);
}

static void judge_told(struct orders *o, const struct order *order)
{
    const struct exchange *first;
    int sent = sent_on(o, order, &first);

    if (!order->answer)
        return;
    o->in->judged = true;
    if (sent == 1) {
        judge_answer(o, order, first);
        judge_payload(o, order, first);
    } else if (!sent && json_is(order->answer, "outcome", "answered"))
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_sent", (uint64_t[]){order->seq, 0},
                     "%s is reported as answered by %s; no such CALL reached the station.",
                     order->action, order->station);
}

/* --- what came of it later --- */

/* Commands that do something to whoever stands there at that moment. A setting may be kept. */
static bool is_of_the_moment(const char *action)
{
    static const char *const actions[] = {"RemoteStartTransaction", "RequestStartTransaction",
                                          "UnlockConnector", "ReserveNow", NULL};

    for (const char *const *one = actions; *one; one++)
        if (strcmp(*one, action) == 0)
            return true;
    return false;
}

static const char *token_in(const cJSON *payload)
{
    const cJSON *token = field(payload, "idToken");

    return token ? field_text(token, "idToken") : field_text(payload, "idTag");
}

/* Somebody ordered it at this moment, or is still waiting to hear of it. */
static bool is_ordered(const struct orders *o, const struct exchange *x)
{
    for (size_t i = 0; i < o->count; i++)
        if (is_sent_on(x, &o->list[i]))
            return true;
    return false;
}

/* The order that was given up before @p x was sent; NULL: none. */
static const struct order *given_up(const struct orders *o, const struct exchange *x)
{
    for (size_t i = o->count; i-- > 0;) {
        const struct order *order = &o->list[i];

        if (is_of(x, order) && invariant_between(x->seq, order->told_seq, UINT64_MAX) &&
            order->answer && !json_is(order->answer, "outcome", "answered") &&
            !json_is(order->answer, "outcome", "queued") &&
            strcasecmp(token_in(order->args), token_in(x->call)) == 0)
            return order;
    }
    return NULL;
}

/* Does @p token belong to @p driver? */
static bool is_own(const struct invariants *in, const char *driver, const char *token)
{
    cJSON *rows = scoring_rows(in->sc, "SELECT name, json_extract(data,'$.token') AS token FROM "
                                       "actor WHERE scenario=?1 AND kind='driver'");
    const cJSON *row;
    bool own = false;

    cJSON_ArrayForEach (row, rows)
        own |= json_is(row, "name", driver) && strcasecmp(field_text(row, "token"), token) == 0;
    cJSON_Delete(rows);
    return own;
}

/* The session of somebody else's car that the CALL @p x began; NULL: none. */
static const cJSON *victim_of(const struct invariants *in, const struct exchange *x)
{
    const char *token = token_in(x->call);
    const cJSON *row;

    cJSON_ArrayForEach (row, in->truth)
        if (*token && json_is(row, "station", x->station) &&
            strcasecmp(field_text(row, "token"), token) == 0 &&
            invariant_between(field_seq(row, "begun"), x->seq, UINT64_MAX) &&
            *field_text(row, "driver") && !is_own(in, field_text(row, "driver"), token))
            return row;
    return NULL;
}

static void judge_late(struct orders *o, const struct exchange *x)
{
    const struct order *order = given_up(o, x);
    const cJSON *victim = victim_of(o->in, x);
    uint64_t seqs[] = {order ? order->seq : x->seq, x->seq, field_seq(victim, "begun"), 0};
    char *what = victim ? mem_printf(" %s's car charges on the tag %s.",
                                     field_text(victim, "driver"), token_in(x->call))
                        : mem_text("");
    char at[32];

    if (order)
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_late", seqs,
                     "%s to %s was reported as not done (%s), and is sent all the same at %s.%s",
                     x->action, x->station, field_text(order->answer, "outcome"),
                     invariant_time(o->in, x->at_ms, at), what);
    else if (victim)
        scoring_find(o->in->sc, VERDICT_fail, "invariant.command_late", seqs + 1,
                     "%s to %s at %s was ordered by nobody who stands there.%s", x->action,
                     x->station, invariant_time(o->in, x->at_ms, at), what);
    free(what);
}

void invariant_commands(struct invariants *in)
{
    struct orders o = {.in = in};
    const struct exchange_book *book = &in->told.exchanges;

    read_orders(&o);
    for (size_t i = 0; i < o.count; i++)
        judge_told(&o, &o.list[i]);
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        if (x->by_csms && is_of_the_moment(x->action) && !is_ordered(&o, x))
            judge_late(&o, x);
    free(o.list);
    cJSON_Delete(o.rows);
}
