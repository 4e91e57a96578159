#include "station201/inside/display_messages.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station201/inside/fields201.h"
#include "station201/inside/state201.h"

struct display_messages {
    struct display_message *messages; /* the oldest first */
    size_t count;
};

static void drop_at(struct display_messages *m, size_t i)
{
    cJSON_Delete(m->messages[i].info);
    memmove(m->messages + i, m->messages + i + 1, (m->count - i - 1) * sizeof(*m->messages));
    m->count--;
}

void display_messages_free(struct display_messages *m)
{
    if (!m)
        return;
    while (m->count > 0)
        drop_at(m, m->count - 1);
    free(m->messages);
    free(m);
}

static bool is_over(const struct station *s, const struct display_message *message)
{
    const char *transaction = json_text(message->info, "transactionId");
    const struct tx201 *tx = transaction ? tx201_find(s, transaction) : NULL;

    return message->until_ms <= rtc_now_ms(s) || (transaction && (!tx || !tx->running));
}

/* O01.FR.07, O02.FR.02: what is past its end, or its transaction's, is not there any more. */
static void drop_old(const struct station *s)
{
    struct display_messages *m = state201_of(s)->messages;

    for (size_t i = m ? m->count : 0; i-- > 0;)
        if (is_over(s, &m->messages[i]))
            drop_at(m, i);
}

int display_messages_count(const struct station *s)
{
    const struct display_messages *m = state201_of(s)->messages;

    drop_old(s);
    return m ? (int)m->count : 0;
}

const struct display_message *display_messages_at(const struct station *s, size_t i)
{
    const struct display_messages *m = state201_of(s)->messages;

    return m && i < m->count ? &m->messages[i] : NULL;
}

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

bool display_messages_replaces(const cJSON *info, const cJSON *old)
{
    return json_small(info, "id", 0) == json_small(old, "id", -1) ||
           (is_front(info) && is_front(old));
}

void display_messages_put(struct station *s, const cJSON *info)
{
    struct display_messages *m = state201_of(s)->messages;

    if (!m)
        m = state201_of(s)->messages = mem_new(sizeof(*m));
    for (size_t i = m->count; i-- > 0;)
        if (display_messages_replaces(info, m->messages[i].info))
            drop_at(m, i);
    m->messages = mem_resize(m->messages, m->count + 1, sizeof(*m->messages));
    m->messages[m->count++] =
        (struct display_message){json_copy_of(info), time_of(info, "startDateTime", 0),
                                 time_of(info, "endDateTime", VCLOCK_NEVER)};
}

bool display_messages_drop(struct station *s, int id)
{
    struct display_messages *m = state201_of(s)->messages;

    drop_old(s);
    for (size_t i = 0; m && i < m->count; i++)
        if (json_small(m->messages[i].info, "id", -1) == id) {
            drop_at(m, i);
            return true;
        }
    return false;
}
