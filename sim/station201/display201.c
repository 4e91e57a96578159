#include "station201/display201.h"

#include <string.h>
#include <strings.h>

#include "station/rtc.h"
#include "station201/dialect201.h"
#include "station201/inside/display_messages.h"
#include "station201/inside/fields201.h"
#include "station201/inside/person201.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"
#include "station201/model/report_parts.h"

#define TURN_MS  5000
#define PER_PART 5

/* --- O01, O02: SetDisplayMessage --- */

static bool has_room(const struct station *s, const cJSON *info)
{
    const struct display_message *message;
    int count = 1;

    for (size_t i = 0; (message = display_messages_at(s, i)); i++)
        count += !display_messages_replaces(info, message->info);
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

static cJSON *set_message(const struct incoming_call *call)
{
    const cJSON *info = json_item(call->args, "message");
    const char *no;

    display_messages_count(call->s); /* those that are over leave room */
    no = obstacle(call->s, info);
    if (no)
        return incoming_call_status(no);
    display_messages_put(call->s, info);
    return incoming_call_status("Accepted");
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

static cJSON *message_items(const struct incoming_call *call)
{
    cJSON *items = cJSON_CreateArray();
    int count = display_messages_count(call->s);

    for (int i = 0; i < count; i++) {
        const cJSON *info = display_messages_at(call->s, (size_t)i)->info;
        if (wanted(info, call->args))
            cJSON_AddItemToArray(items, cJSON_Duplicate(info, true));
    }
    return items;
}

static cJSON *get_messages(const struct incoming_call *call)
{
    cJSON *items = message_items(call);
    bool any = items->child != NULL;

    cJSON_Delete(items);
    return incoming_call_status(any ? "Accepted" : "Unknown");
}

static void messages_then(const struct incoming_call *call)
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

static cJSON *clear_message(const struct incoming_call *call)
{
    bool was_there = display_messages_drop(call->s, json_small(call->args, "id", 0));

    return incoming_call_status(was_there ? "Accepted" : "Unknown");
}

const struct incoming_call_row display201_rows[] = {
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

static bool shows(const struct display_message *message, const struct connector *c)
{
    const char *state = json_text(message->info, "state");
    const char *transaction = json_text(message->info, "transactionId");
    const struct tx201 *tx = transaction ? tx201_find(c->station, transaction) : NULL;
    int64_t now = rtc_now_ms(c->station);

    return now >= message->from_ms && now < message->until_ms &&
           (!state || strcmp(state, state_of(c)) == 0) &&
           (!transaction || (tx && tx->running && tx->port->c == c));
}

static const char *content(const struct display_message *message)
{
    return json_text(json_item(message->info, "message"), "content");
}

/* RFC 5646, by its first subtag: de-CH is German. */
static bool is_in(const char *tag, const char *language)
{
    size_t len = strcspn(language, "-");

    return strcspn(tag, "-") == len && strncasecmp(tag, language, len) == 0;
}

static const char *language_of(const struct display_message *message)
{
    return json_text(json_item(message->info, "message"), "language");
}

/* O01.FR.08, FR.09: keeps those in @p language and those that name none, if any is in it.
 * @return how many are left; all when none is in it */
static size_t keep_language(const struct display_message **list, size_t count, const char *language)
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

static size_t prefer_language(const struct display_message **list, size_t count,
                              const char *language)
{
    size_t kept = *language ? keep_language(list, count, language) : count;

    return *language && kept == count ? keep_language(list, count, "en") : kept;
}

/* The message of @p priority whose turn it is among those that show and @p others more; NULL: it is
 * the turn of another, or there is none. */
static const char *turn(const struct connector *c, const char *priority, size_t others)
{
    const struct display_message *message, *list[64];
    size_t count = 0, now;

    for (size_t i = 0;
         count < sizeof(list) / sizeof(list[0]) && (message = display_messages_at(c->station, i));
         i++)
        if (strcmp(json_text(message->info, "priority"), priority) == 0 && shows(message, c))
            list[count++] = message;
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

    own = person201_text(c, own);
    if (display_messages_count(c->station) == 0)
        return own;
    text = turn(c, "AlwaysFront", 0);
    if (!text)
        text = turn(c, "InFront", 0);
    if (!text)
        text = turn(c, "NormalCycle", 1);
    return text ? text : own;
}
