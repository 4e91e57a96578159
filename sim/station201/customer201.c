/* N09, N10: what the station has stored of a customer, told and cleared. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "log/evlog.h"
#include "station/authorization.h"
#include "station/local_list.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station/token_cache.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"

#define PART 512 /* characters of data in a NotifyCustomerInformation */

static int references(const cJSON *args)
{
    static const char *const fields[] = {"idToken", "customerIdentifier", "customerCertificate"};
    int count = 0;

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        count += json_item(args, fields[i]) != NULL;
    return count;
}

static cJSON *ask(const struct incoming_call *call)
{
    bool report = cJSON_IsTrue(json_item(call->args, "report"));
    bool clear = cJSON_IsTrue(json_item(call->args, "clear"));

    if (references(call->args) != 1)
        return incoming_call_status("Invalid"); /* N09.FR.09 */
    return incoming_call_status(report || clear ? "Accepted" : "Rejected");
}

static void add_line(char **text, char *line)
{
    char *longer = mem_printf("%s%s%s", *text, **text ? "\n" : "", line);

    free(line);
    free(*text);
    *text = longer;
}

/* What is stored of a token; "" when nothing is. */
static char *stored(const struct station *s, const char *token)
{
    struct token_info info;
    char *text = mem_text("");

    if (token && token_cache_find(s, token, &info))
        add_line(&text, mem_printf("authorization cache: %s is %s", token, info.status));
    if (token && local_list_find(s, token, &info))
        add_line(&text, mem_printf("local authorization list: %s is %s", token, info.status));
    for (int i = 0; token && i < s->profile.connectors; i++) {
        const struct connector *c = &s->connectors[i];
        if (c->transaction && strcasecmp(c->transaction->token, token) == 0)
            add_line(&text, mem_printf("connector %d: %s transaction", c->n,
                                       c->transaction->running ? "running" : "last"));
    }
    return text;
}

/* What is stored of the cards of one customer: the group they belong to is the only name of a
 * customer that the station keeps.  It keeps no certificates of customers. */
static char *stored_of(const struct incoming_call *call, const char *customer, bool clear)
{
    struct token_info info;
    char *text = mem_text("");
    const char *token;

    for (int i = 0; customer && (token = token_cache_at(call->s, i, &info)); i++) {
        if (!token[0] || !info.parent || strcasecmp(info.parent, customer) != 0)
            continue;
        add_line(&text, mem_printf("%s has the card %s: %s", customer, token, info.status));
        if (clear)
            token_cache_forget(call->s, token);
    }
    return text;
}

static void send_part(const struct incoming_call *call, const char *text, size_t len, int number,
                      bool more)
{
    char *data = mem_text_n(text, len);
    char at[25];
    cJSON *payload;

    tz_rfc3339(rtc_now_ms(call->s), at);
    payload = json_object(jint("requestId", json_small(call->args, "requestId", 0)),
                          jint("seqNo", number), jtext("generatedAt", at), jtext("data", data),
                          jflag("tbc", more));
    free(data);
    station_says(call->s, "NotifyCustomerInformation", payload, NULL, NULL);
}

static void send_text(const struct incoming_call *call, const char *text)
{
    size_t left = strlen(text), len;

    for (int number = 0; left > 0; number++, text += len, left -= len) {
        len = left < PART ? left : PART;
        while (len < left && ((unsigned char)text[len] & 0xC0) == 0x80)
            len--; /* a character stays whole */
        send_part(call, text, len, number, left > len);
    }
}

static void ask_then(const struct incoming_call *call)
{
    bool clear = cJSON_IsTrue(json_item(call->args, "clear"));
    bool report = cJSON_IsTrue(json_item(call->args, "report"));
    const char *token = json_text(json_item(call->args, "idToken"), "idToken");
    char *text = token ? stored(call->s, token)
                       : stored_of(call, json_text(call->args, "customerIdentifier"), clear);

    if (clear && token) /* N10.FR.03: the local list is the CSMS's to change */
        token_cache_forget(call->s, token);
    if (*text == '\0')
        send_text(call, "no data found");
    else
        send_text(call, report ? text : "data cleared");
    free(text);
}

const struct incoming_call_row customer201_rows[] = {
    {"CustomerInformation", ask, ask_then}, /* N09, N10 */
    {0},
};
