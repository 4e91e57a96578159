#include "facts/exchange.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "facts/words.h"
#include "ocpp/frame.h"

/* What the scenario wants of the next CALLs of an action: an answer of the CSMS, or (args NULL)
 * that the station says it. */
struct exchange_order {
    struct exchange_order *next;
    int actor;
    char *action;
    cJSON *args;
    int64_t left; /* how often it still holds; INT64_MAX: for ever */
};

struct exchange_wait {
    int actor;
    bool by_csms;
    char *id;
    size_t at; /* in the list; WAIT_UNKEPT: a CALL that is not kept */
};

#define WAIT_UNKEPT SIZE_MAX

/* What a CSMS must know from its stations. */
static const char *const kept[] = {"BootNotification",
                                   "Heartbeat",
                                   "Authorize",
                                   "StartTransaction",
                                   "StopTransaction",
                                   "MeterValues",
                                   "TransactionEvent",
                                   "StatusNotification",
                                   "NotifyEvent",
                                   "SignCertificate",
                                   NULL};

/* --- orders --- */

static void add_order(struct exchange_book *book, int actor, const char *action, cJSON *take_args)
{
    struct exchange_order **at = &book->orders;
    int64_t times = json_int(take_args, "times", 1);

    while (*at)
        at = &(*at)->next;
    *at = mem_new(sizeof(**at));
    **at = (struct exchange_order){.actor = actor,
                                   .action = mem_text(action),
                                   .args = take_args,
                                   .left = times > 0 ? times : INT64_MAX};
}

/* The order for the next CALL @p action of @p actor, which is used up by that; NULL: none. */
static struct exchange_order *use_order(struct exchange_book *book, int actor, const char *action,
                                        bool prompt)
{
    for (struct exchange_order *o = book->orders; o; o = o->next) {
        if (o->actor != actor || o->left == 0 || (o->args == NULL) != prompt ||
            strcmp(o->action, action) != 0)
            continue;
        o->left--;
        return o;
    }
    return NULL;
}

static void hear_order(struct exchange_book *book, const char *data)
{
    cJSON *json = json_parse(data);
    cJSON *args = cJSON_DetachItemFromObjectCaseSensitive(json, "args");
    int actor = cast_called(&book->cast, field_text(args, "station"));

    if (actor)
        add_order(book, actor, field_text(args, "action"), args);
    else
        cJSON_Delete(args);
    cJSON_Delete(json);
}

static void hear_prompt(struct exchange_book *book, int actor, const char *data)
{
    cJSON *json = json_parse(data);

    add_order(book, actor, field_text(json, "action"), NULL);
    cJSON_Delete(json);
}

/* --- frames --- */

/* A frame as it passed. */
struct passed {
    int actor;
    bool in, broken;
    uint64_t seq;
    int64_t at_ms;
    struct frame_parts parts;
};

static char *text_part(const struct passed *p, size_t i)
{
    const char *text = p->parts.part[i].text;
    size_t len = p->parts.part[i].len;

    if (*text != '"')
        return mem_text("");
    return mem_text_n(text + 1, len - 2);
}

static cJSON *json_part(const struct passed *p, size_t i)
{
    return cJSON_ParseWithLength(p->parts.part[i].text, p->parts.part[i].len);
}

static void wait_for(struct exchange_book *book, const struct passed *p, const char *id, size_t at)
{
    book->waiting = mem_more(book->waiting, book->wait_count, sizeof(*book->waiting));
    book->waiting[book->wait_count++] = (struct exchange_wait){p->actor, p->in, mem_text(id), at};
}

/* Takes the CALL that @p id answers off the list. @return where it is kept, or WAIT_UNKEPT */
static size_t waited_for(struct exchange_book *book, const struct passed *p, const char *id)
{
    for (size_t i = book->wait_count; i-- > 0;) {
        struct exchange_wait *w = &book->waiting[i];
        size_t at = w->at;

        if (w->actor != p->actor || w->by_csms == p->in || strcmp(w->id, id) != 0)
            continue;
        free(w->id);
        *w = book->waiting[--book->wait_count];
        return at;
    }
    return WAIT_UNKEPT;
}

static void hear_call(struct exchange_book *book, const struct passed *p)
{
    char *id = text_part(p, 1), *action = text_part(p, 2);
    struct exchange_order *script = p->in ? NULL : use_order(book, p->actor, action, false);
    struct exchange_order *prompt = p->in ? NULL : use_order(book, p->actor, action, true);

    if (!p->in && !words_have(kept, action)) {
        wait_for(book, p, id, WAIT_UNKEPT);
        free(id);
        free(action);
        return;
    }
    book->list = mem_more(book->list, book->count, sizeof(*book->list));
    wait_for(book, p, id, book->count);
    book->list[book->count++] = (struct exchange){.actor = p->actor,
                                                  .station = cast_name(&book->cast, p->actor),
                                                  .by_csms = p->in,
                                                  .id = id,
                                                  .action = action,
                                                  .call = json_part(p, 3),
                                                  .seq = p->seq,
                                                  .at_ms = p->at_ms,
                                                  .broken = p->broken,
                                                  .prompted = prompt != NULL,
                                                  .script = script ? script->args : NULL};
}

static void hear_answer(struct exchange_book *book, const struct passed *p, bool error)
{
    char *id = text_part(p, 1);
    size_t at = waited_for(book, p, id);
    struct exchange *x = at == WAIT_UNKEPT ? NULL : &book->list[at];

    free(id);
    if (!x)
        return;
    x->answer_seq = p->seq;
    x->answer_ms = p->at_ms;
    if (error)
        x->error = text_part(p, 2);
    else
        x->answer = json_part(p, 2);
}

enum column { SEQ, VIRT_MS, ACTOR, KIND, DATA, DIR, TEXT, WHY };

static void hear_frame(struct exchange_book *book, sqlite3_stmt *row)
{
    const char *text = runfile_text(row, TEXT);
    struct passed p = {.actor = sqlite3_column_int(row, ACTOR),
                       .in = strcmp(runfile_text(row, DIR), "in") == 0,
                       .broken = strcmp(runfile_text(row, WHY), "tampered") == 0,
                       .seq = (uint64_t)sqlite3_column_int64(row, SEQ),
                       .at_ms = sqlite3_column_int64(row, VIRT_MS)};
    bool whole = frame_split(text, strlen(text), &p.parts) == FRAME_FAULT_none;

    if (!whole || p.parts.count < 3 || p.parts.part[0].len != 1)
        return;
    if (p.parts.part[0].text[0] == '2')
        hear_call(book, &p);
    else if (p.parts.part[0].text[0] == '3' || p.parts.part[0].text[0] == '4')
        hear_answer(book, &p, p.parts.part[0].text[0] == '4');
}

static void hear(void *ctx, sqlite3_stmt *row)
{
    struct exchange_book *book = ctx;

    if (strcmp(runfile_text(row, KIND), "frame") == 0)
        hear_frame(book, row);
    else if (strcmp(runfile_text(row, KIND), "prompted") == 0)
        hear_prompt(book, sqlite3_column_int(row, ACTOR), runfile_text(row, DATA));
    else
        hear_order(book, runfile_text(row, DATA));
}

void exchange_book_init(struct exchange_book *book, struct runfile *rf, int scenario)
{
    *book = (struct exchange_book){0};
    cast_init(&book->cast, rf, scenario);
    runfile_each(rf,
                 "SELECT e.seq, e.virt_ms, e.actor, e.kind, e.data, f.dir, f.text, w.kind FROM "
                 "event e LEFT JOIN frame f ON f.scenario=?1 AND f.seq=e.seq LEFT JOIN event w ON "
                 "w.rowid=(SELECT c.rowid FROM event c WHERE c.scenario=?1 AND c.seq=e.cause) "
                 "WHERE e.scenario=?1 AND (e.kind IN ('frame', 'prompted') OR (e.kind='sut_call' "
                 "AND json_extract(e.data, '$.verb')='script')) ORDER BY e.seq",
                 scenario, hear, book);
}

const struct exchange *exchange_next(const struct exchange_book *book, const struct exchange *x)
{
    size_t next = x ? (size_t)(x - book->list) + 1 : 0;

    return next < book->count ? &book->list[next] : NULL;
}

void exchange_book_fini(struct exchange_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        struct exchange *x = &book->list[i];

        cJSON_Delete(x->call);
        cJSON_Delete(x->answer);
        free(x->id);
        free(x->action);
        free(x->error);
    }
    for (size_t i = 0; i < book->wait_count; i++)
        free(book->waiting[i].id);
    while (book->orders) {
        struct exchange_order *o = book->orders;

        book->orders = o->next;
        cJSON_Delete(o->args);
        free(o->action);
        free(o);
    }
    free(book->list);
    free(book->waiting);
    cast_fini(&book->cast);
}

struct presented exchange_presents(const struct exchange *x)
{
    const cJSON *token = field(x->call, "idToken");
    const cJSON *info = field(x->answer, token ? "idTokenInfo" : "idTagInfo");

    if (x->by_csms)
        return (struct presented){"", ""};
    return (struct presented){token ? field_text(token, "idToken") : field_text(x->call, "idTag"),
                              field_text(info, "status")};
}

bool exchange_is(const struct exchange *x, const char *action)
{
    return !x->by_csms && strcmp(x->action, action) == 0;
}

bool exchange_staged(const struct exchange *x)
{
    return x->script && (field(x->script, "error") || field_flag(x->script, "silent") ||
                         field_flag(x->script, "twice") || field_flag(x->script, "on_purpose"));
}
