#include "verbs/price.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "people/driver.h"
#include "stage/stage.h"

static const char *text_in(const cJSON *object, const char *name)
{
    const char *text = json_text(object, name);

    return text ? text : "";
}

static bool lists(const cJSON *texts, const char *wanted)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, texts)
        if (cJSON_IsString(item) && strcmp(item->valuestring, wanted) == 0)
            return true;
    return false;
}

const cJSON *price_tariff(const cJSON *tariffs, const char *station)
{
    const cJSON *tariff, *general = NULL;

    cJSON_ArrayForEach (tariff, tariffs) {
        const cJSON *stations = json_item(tariff, "stations");

        if (lists(stations, station))
            return tariff;
        if (!stations && !general)
            general = tariff;
    }
    return general;
}

/* Appends @p more, which is consumed, after a comma where there is something before it. */
static void append(char **all, char *more)
{
    char *longer = mem_printf("%s%s%s", *all, **all ? ", " : "", more);

    free(*all);
    free(more);
    *all = longer;
}

/* "from 22:00 to 06:00 0.25 EUR/kWh", "0.05 EUR/min idle after 15 min", "0.50 EUR a session" */
static char *element_words(const cJSON *element, const char *currency)
{
    const char *kind = text_in(element, "kind"), *from = text_in(element, "from");
    const char *price = text_in(element, "price"), *per = text_in(element, "per");
    int64_t after_s = json_int(element, "after_s", 0);
    char *after = mem_text("");
    char *words;

    if (after_s) {
        free(after);
        after = after_s % 60 ? mem_printf(" after %lld s", (long long)after_s)
                             : mem_printf(" after %lld min", (long long)(after_s / 60));
    }
    words = mem_printf("%s%s%s%s%s%s %s%s%s%s", *from ? "from " : "", from, *from ? " to " : "",
                       text_in(element, "to"), *from ? " " : "", price, currency, *per ? "/" : "",
                       per, *per ? "" : " a session");
    if (strcmp(kind, "idle") == 0) {
        char *idle = mem_printf("%s idle%s", words, after);

        free(words);
        words = idle;
    }
    free(after);
    return words;
}

char *price_words(const cJSON *tariff)
{
    const char *currency = text_in(tariff, "currency"), *tax = text_in(tariff, "tax_percent");
    char *all = mem_text("");
    const cJSON *element;

    cJSON_ArrayForEach (element, json_item(tariff, "elements"))
        append(&all, element_words(element, currency));
    if (*tax && strcmp(tax, "0") != 0)
        append(&all, mem_printf("plus %s %% tax", tax));
    return all;
}

static cJSON *kinds_of(const cJSON *tariff)
{
    cJSON *kinds = cJSON_CreateArray();
    const cJSON *element;

    cJSON_ArrayForEach (element, json_item(tariff, "elements")) {
        const char *kind = text_in(element, "kind");

        if (!lists(kinds, kind))
            cJSON_AddItemToArray(kinds, cJSON_CreateString(kind));
    }
    return kinds;
}

void price_show(const struct stage *st, const struct driver *d, const char *station,
                const char *channel)
{
    const cJSON *tariff = price_tariff(setting_rows(st->setting, SETTING_tariffs), station);
    char *words;
    cJSON *data;

    if (!tariff)
        return;
    words = price_words(tariff);
    data = json_object(jtext("tariff", text_in(tariff, "name")), jtext("text", words),
                       jtext("channel", channel), jtext("station", station));
    cJSON_AddItemToObject(data, "kinds", kinds_of(tariff));
    evlog_add(st->log, driver_actor(d), EV_price_shown, data);
    free(words);
}

void price_show_by_display(const struct stage *st, const struct driver *d, const char *station,
                           const char *outcome, const char *text)
{
    if (strcmp(outcome, "Accepted") == 0 && *text)
        price_show(st, d, station, "station");
}
