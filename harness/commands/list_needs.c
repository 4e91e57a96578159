#include "commands/list_needs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"

static void put_station(const cJSON *row)
{
    const char *password = json_text(row, "password"), *key = json_text(row, "authorization_key");

    printf("    %-24s %-9s %d EVSE, %d connector%s", json_text(row, "station"),
           json_text(row, "protocol"), json_small(row, "evses", 1),
           json_small(row, "connectors", 1), json_small(row, "connectors", 1) == 1 ? "" : "s");
    if (json_item(row, "security"))
        printf(", security profile %d", json_small(row, "security", 0));
    if (password || key)
        printf(", %s %s", key ? "AuthorizationKey" : "password", key ? key : password);
    putchar('\n');
}

static void put_token(const cJSON *row)
{
    const char *account = json_text(row, "account"), *parent = json_text(row, "parent");

    printf("    %-24s %s%s%s%s%s\n", json_text(row, "token"), json_text(row, "status"),
           account ? ", account " : "", account ? account : "", parent ? ", group " : "",
           parent ? parent : "");
}

static void put_account(const cJSON *row)
{
    const char *delivery = json_text(row, "delivery"), *period = json_text(row, "period");

    printf("    %-24s bills by %s, a %s\n", json_text(row, "account"),
           delivery ? delivery : "email", period ? period : "month");
}

static void put_tariff(const cJSON *row)
{
    char *elements = cJSON_PrintUnformatted(json_item(row, "elements"));

    printf("    %-24s %s %% tax, %s\n", json_text(row, "name"), json_text(row, "tax_percent"),
           elements ? elements : "");
    free(elements);
}

static void put_word(const cJSON *word)
{
    printf("    %s\n", word->valuestring);
}

/* Is an item like @p item among the first of its kind, before it is met in @p list? */
static bool met_before(const cJSON *list, const char *kind, const cJSON *item)
{
    const cJSON *play, *other;

    cJSON_ArrayForEach (play, list) {
        cJSON_ArrayForEach (other, json_item(play, kind)) {
            if (other == item)
                return false;
            if (cJSON_Compare(other, item, true))
                return true;
        }
    }
    return false;
}

void list_needs_print(const cJSON *list)
{
    static const struct {
        const char *kind, *title;
        void (*put)(const cJSON *item);
    } parts[] = {
        {"needs", "verbs, facts and transport", put_word},
        {"ocpp", "versions of OCPP", put_word},
        {"stations", "stations", put_station},
        {"tokens", "tokens", put_token},
        {"accounts", "accounts", put_account},
        {"tariffs", "tariffs", put_tariff},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        const cJSON *play, *item;
        printf("%s%s\n", i ? "\n" : "", parts[i].title);
        cJSON_ArrayForEach (play, list) {
            cJSON_ArrayForEach (item, json_item(play, parts[i].kind)) {
                if (!met_before(list, parts[i].kind, item))
                    parts[i].put(item);
            }
        }
    }
}
