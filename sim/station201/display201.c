#include "station201/display201.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/tz.h"
#include "station/station_state.h"
#include "station201/calls201.h"
#include "station201/dialect201.h"
#include "station201/model/device_live.h"
#include "station201/model/model201.h"
#include "station201/transaction/transaction201.h"

#define TURN_MS  5000
#define PER_PART 5

struct message {
    cJSON *info; /* MessageInfoType */
    int64_t from_ms, until_ms;
};

struct display_messages {
    struct message *messages; /* the oldest first */
    size_t count;
};

static struct display_messages *messages_of(const struct station *s)
{
    return s->model ? s->model->messages : NULL;
}

static void drop_at(struct display_messages *m, size_t i)
{
    cJSON_Delete(m->messages[i].info);
    memmove(m->messages + i, m->messages + i + 1, (m->count - i - 1) * sizeof(*m->messages));
    m->count--;
}

void display201_free(struct display_messages *m)
{
    if (!m)
        return;
    while (m->count > 0)
        drop_at(m, m->count - 1);
    free(m->messages);
    free(m);
}

static bool is_over(const struct station *s, const struct message *message)
{
    const char *transaction = json_text(message->info, "transactionId");
    const struct tx201 *tx = transaction ? tx201_find(s, transaction) : NULL;

    return message->until_ms <= station_now_ms(s) || (transaction && (!tx || !tx->running));
}

/* O01.FR.07, O02.FR.02: what is past its end, or its transaction's, is not there any more. */
static void drop_old(const struct station *s)
{
    struct display_messages *m = messages_of(s);

    for (size_t i = m ? m->count : 0; i-- > 0;)
        if (is_over(s, &m->messages[i]))
            drop_at(m, i);
}

int display201_count(const struct station *s)
{
    drop_old(s);
    return messages_of(s) ? (int)messages_of(s)->count : 0;
}

static struct message *find(const struct station *s, int id)
{
    struct display_messages *m = messages_of(s);

    for (size_t i = 0; m && i < m->count; i++)
        if (json_small(m->messages[i].info, "id", -1) == id)
            return &m->messages[i];
    return NULL;
}

/* --- O01, O02: SetDisplayMessage --- */

static int64_t time_of(const cJSON *info, const char *field, int64_t otherwise)
{
    const char *text = json_text(info, field);
    int64_t ms;

    return text && tz_parse_rfc3339(text, &ms) ? ms : otherwise;
}

static bool is_front(const cJSON *info)
{
    return strcmp(json_text(info, "priority"), "AlwaysFront") == 0;
}

/* Does @p info take the place of @p old: O06, or as the one that is always in front (O01.FR.16)? */
static bool replaces(const cJSON *info, const cJSON *old)
{
    return json_small(info, "id", 0) == json_small(old, "id", -1) ||
           (is_front(info) && is_front(old));
}

static bool has_room(const struct station *s, const cJSON *info)
{
    int count = 1;

    for (int i = 0; i < display201_count(s); i++)
        count += !replaces(info, messages_of(s)->messages[i].info);
    return count <= variable_max(s, VARIABLE_NumberOfDisplayMessages);
}

static const char *obstacle(const struct station *s, const cJSON *info)
{
    const char *transaction = json_text(info, "transactionId");
    const char *format = json_text(json_item(info, "message"), "format");
    const char *state = json_text(info, "state");
    struct tx201 *tx = transaction ? tx201_find(s, transaction) : NULL;

    if (!variable_lists(s, VARIABLE_DisplayMessageSupportedPriorities, json_text(info, "priority")))
        return "NotSupportedPriority";
    if (state && !profile_lists(s->profile.display_states, state)) /* O01.FR.02 */
        return "NotSupportedState";
    if (!variable_lists(s, VARIABLE_DisplayMessageSupportedFormats, format))
        return "NotSupportedMessageFormat";
    if (transaction && (!tx || !tx->running))
        return "UnknownTransaction";
    if (!variable_true(s, VARIABLE_DisplayMessageEnabled) || !has_room(s, info))
        return "Rejected";
    return NULL;
}

static void drop_replaced(struct display_messages *m, const cJSON *info)
{
    for (size_t i = m->count; i-- > 0;)
        if (replaces(info, m->messages[i].info))
            drop_at(m, i);
}

static cJSON *set_message(const struct call *call)
{
    const cJSON *info = json_item(call->args, "message");
    struct device_model *model = device_model_of(call->s);
    const char *no;

    drop_old(call->s);
    no = obstacle(call->s, info);
    if (no)
        return call_status(no);
    if (!model->messages)
        model->messages = mem_new(sizeof(*model->messages));
    drop_replaced(model->messages, info);
    model->messages->messages =
        mem_resize(model->messages->messages, model->messages->count + 1, sizeof(struct message));
    model->messages->messages[model->messages->count++] =
        (struct message){cJSON_Duplicate(info, true), time_of(info, "startDateTime", 0),
                         time_of(info, "endDateTime", VCLOCK_NEVER)};
    return call_status("Accepted");
}

/* --- O03, O04: GetDisplayMessages --- */

static bool has_word(const cJSON *info, const cJSON *args, const char *field)
{
    const char *asked = json_text(args, field), *is = json_text(info, field);

    return !asked || (is && strcmp(asked, is) == 0);
}

static bool wanted(const cJSON *info, const cJSON *args)
{
    const cJSON *ids = json_item(args, "id"), *id;
    bool named = cJSON_GetArraySize(ids) == 0;

    cJSON_ArrayForEach (id, ids)
        named |= id->valueint == json_small(info, "id", -1);
    return named && has_word(info, args, "priority") && has_word(info, args, "state");
}

static cJSON *message_items(const struct call *call)
{
    cJSON *items = cJSON_CreateArray();
    int count = display201_count(call->s);

    for (int i = 0; i < count; i++) {
        const cJSON *info = messages_of(call->s)->messages[i].info;
        if (wanted(info, call->args))
            cJSON_AddItemToArray(items, cJSON_Duplicate(info, true));
    }
    return items;
}

static cJSON *get_messages(const struct call *call)
{
    cJSON *items = message_items(call);
    bool any = items->child != NULL;

    cJSON_Delete(items);
    return call_status(any ? "Accepted" : "Unknown");
}

static void messages_then(const struct call *call)
{
    const struct report report = {
        .action = "NotifyDisplayMessages",
        .field = "messageInfo",
        .request_id = json_small(call->args, "requestId", 0),
        .per_part = PER_PART,
    };

    report_send(call->s, &report, message_items(call));
}

/* --- O05: ClearDisplayMessage --- */

static cJSON *clear_message(const struct call *call)
{
    struct message *message;

    drop_old(call->s);
    message = find(call->s, json_small(call->args, "id", 0));
    if (!message)
        return call_status("Unknown");
    drop_at(messages_of(call->s), (size_t)(message - messages_of(call->s)->messages));
    return call_status("Accepted");
}

const struct call_row display201_rows[] = {
    {"SetDisplayMessage", set_message, NULL},
    {"GetDisplayMessages", get_messages, messages_then},
    {"ClearDisplayMessage", clear_message, NULL},
    {0},
};

/* --- what a person reads --- */

/* MessageStateEnumType */
static const char *state_of(const struct connector *c)
{
    if (c->state == CONNECTOR_Faulted)
        return "Faulted";
    if (c->state == CONNECTOR_Unavailable)
        return "Unavailable";
    return c->transaction && c->transaction->running ? "Charging" : "Idle";
}

static bool shows(const struct message *message, const struct connector *c)
{
    const char *state = json_text(message->info, "state");
    const char *transaction = json_text(message->info, "transactionId");
    const struct tx201 *tx = transaction ? tx201_find(c->station, transaction) : NULL;
    int64_t now = station_now_ms(c->station);

    return now >= message->from_ms && now < message->until_ms &&
           (!state || strcmp(state, state_of(c)) == 0) &&
           (!transaction || (tx && tx->running && tx->port->c == c));
}

static const char *content(const struct message *message)
{
    return json_text(json_item(message->info, "message"), "content");
}

/* RFC 5646, by its first subtag: de-CH is German. */
static bool is_in(const char *tag, const char *language)
{
    size_t len = strcspn(language, "-");

    return strcspn(tag, "-") == len && strncasecmp(tag, language, len) == 0;
}

static const char *language_of(const struct message *message)
{
    return json_text(json_item(message->info, "message"), "language");
}

/* O01.FR.08, FR.09: keeps those in @p language and those that name none, if any is in it.
 * @return how many are left; all when none is in it */
static size_t keep_language(const struct message **list, size_t count, const char *language)
{
    size_t kept = 0;
    bool any = false;

    for (size_t i = 0; i < count; i++)
        any |= language_of(list[i]) && is_in(language_of(list[i]), language);
    if (!any)
        return count;
    for (size_t i = 0; i < count; i++)
        if (!language_of(list[i]) || is_in(language_of(list[i]), language))
            list[kept++] = list[i];
    return kept;
}

static size_t prefer_language(const struct message **list, size_t count, const char *language)
{
    size_t kept = *language ? keep_language(list, count, language) : count;

    return *language && kept == count ? keep_language(list, count, "en") : kept;
}

/* The newer of both. */
static const char *personal_message(const cJSON *answer)
{
    const char *updated = json_text(json_item(answer, "updatedPersonalMessage"), "content");
    const cJSON *info = json_item(answer, "idTokenInfo");

    return updated ? updated : json_text(json_item(info, "personalMessage"), "content");
}

void display201_learn(struct connector *c, const cJSON *answer)
{
    struct port201 *port = port201_of(c);
    const char *language = json_text(json_item(answer, "idTokenInfo"), "language1");

    const char *personal = personal_message(answer);

    if (language || !answer)
        snprintf(port->language, sizeof(port->language), "%s", language ? language : "");
    if (personal || !answer)
        snprintf(port->personal, sizeof(port->personal), "%s", personal ? personal : "");
    if (personal)
        c->cost[0] = '\0';
}

/* I01.FR.03: what the CSMS tells this driver, until there is an amount to read. */
static const char *own_text(const struct connector *c, const char *own)
{
    const struct port201 *port = port201_of(c);
    bool theirs = c->authorized || (c->transaction && c->transaction->running);

    return theirs && port->personal[0] && !c->cost[0] ? port->personal : own;
}

/* The message of @p priority whose turn it is among those that show and @p others more; NULL: it is
 * the turn of another, or there is none. */
static const char *turn(const struct connector *c, const char *priority, size_t others)
{
    const struct display_messages *m = messages_of(c->station);
    const struct message *list[64];
    size_t count = 0, now;

    for (size_t i = 0; i < m->count && count < sizeof(list) / sizeof(list[0]); i++)
        if (strcmp(json_text(m->messages[i].info, "priority"), priority) == 0 &&
            shows(&m->messages[i], c))
            list[count++] = &m->messages[i];
    count = prefer_language(list, count, port201_of(c)->language);
    if (count == 0)
        return NULL;
    if (strcmp(priority, "AlwaysFront") == 0)
        return content(list[count - 1]);
    now = (size_t)(station_now_ms(c->station) / TURN_MS) % (count + others);
    return now < count ? content(list[now]) : NULL;
}

const char *display201_text(const struct connector *c, const char *own)
{
    const char *text;

    own = own_text(c, own);
    if (display201_count(c->station) == 0)
        return own;
    text = turn(c, "AlwaysFront", 0);
    if (!text)
        text = turn(c, "InFront", 0);
    if (!text)
        text = turn(c, "NormalCycle", 1);
    return text ? text : own;
}
