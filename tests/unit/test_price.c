/* title: the price that a driver sees is that of the tariff in force */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "people/driver.h"
#include "stage/stage.h"
#include "verbs/price.h"

#define FEES                                                                                       \
    "{\"name\":\"Night\",\"currency\":\"EUR\",\"tax_percent\":\"21\",\"elements\":["               \
    "{\"kind\":\"energy\",\"price\":\"0.22\",\"per\":\"kWh\",\"from\":\"22:00\",\"to\":\"06:00\"}" \
    ","                                                                                            \
    "{\"kind\":\"energy\",\"price\":\"0.40\",\"per\":\"kWh\"},"                                    \
    "{\"kind\":\"time\",\"price\":\"1.20\",\"per\":\"h\"},"                                        \
    "{\"kind\":\"idle\",\"price\":\"0.05\",\"per\":\"min\",\"after_s\":900},"                      \
    "{\"kind\":\"flat\",\"price\":\"0.50\"}]}"

static const struct {
    const char *tariff, *words;
} tariffs[] = {
    {FEES, "from 22:00 to 06:00 0.22 EUR/kWh, 0.40 EUR/kWh, 1.20 EUR/h, "
           "0.05 EUR/min idle after 15 min, 0.50 EUR a session, plus 21 % tax"},
    {"{\"currency\":\"NOK\",\"tax_percent\":\"0\",\"elements\":["
     "{\"kind\":\"idle\",\"price\":\"2.00\",\"per\":\"min\",\"after_s\":90}]}",
     "2.00 NOK/min idle after 90 s"},
    {"{\"currency\":\"NOK\",\"elements\":["
     "{\"kind\":\"idle\",\"price\":\"2.00\",\"per\":\"min\"}]}",
     "2.00 NOK/min idle"},
};

Test(price, names_every_element_of_the_tariff_in_words)
{
    for (size_t i = 0; i < sizeof(tariffs) / sizeof(tariffs[0]); i++) {
        cJSON *tariff = cJSON_Parse(tariffs[i].tariff);
        char *words = price_words(tariff);

        cr_expect_str_eq(words, tariffs[i].words);
        free(words);
        cJSON_Delete(tariff);
    }
}

static const char *holds(const cJSON *list, const char *station)
{
    const cJSON *tariff = price_tariff(list, station);

    return tariff ? cJSON_GetObjectItemCaseSensitive(tariff, "name")->valuestring : "none";
}

Test(price, is_that_of_the_tariff_that_names_the_station_before_one_for_all)
{
    cJSON *list = cJSON_Parse("[{\"name\":\"all\"},{\"name\":\"late\"},"
                              "{\"name\":\"named\",\"stations\":[\"CP-2\",\"CP-3\"]}]");

    cr_expect_str_eq(holds(list, "CP-1"), "all");
    cr_expect_str_eq(holds(list, "CP-3"), "named");
    cJSON_DeleteItemFromArray(list, 0);
    cJSON_DeleteItemFromArray(list, 0);
    cr_expect_str_eq(holds(list, "CP-1"), "none");
    cr_expect_str_eq(holds(NULL, "CP-1"), "none");
    cJSON_Delete(list);
}

struct seen {
    int count, actor;
    char *data;
};

static void see(void *ctx, const struct evlog_event *ev)
{
    struct seen *seen = ctx;

    if (ev->kind != EV_price_shown)
        return;
    seen->count++;
    seen->actor = ev->actor;
    free(seen->data);
    seen->data = mem_text(ev->data);
}

static struct wire no_wire;

Test(price, is_seen_on_the_display_by_whoever_is_let_in_unless_it_is_dark)
{
    const struct evlog_sink sink = {.event = see};
    const struct driver_traits traits = {.token = "04A1"};
    struct seen seen = {0};
    struct stage st = {.clk = vclock_new(0), .setting = setting_new()};
    struct driver *ann;

    st.log = evlog_new(st.clk, &sink, &seen);
    st.world = world_new(&(struct world_config){.clk = st.clk, .log = st.log, .wire = &no_wire});
    ann = driver_new(st.world, "Ann", &traits, NULL);
    price_show_by_display(&st, ann, "CP-1", "Accepted", "Charging starts");
    cr_expect(seen.count == 0, "there is no tariff");
    setting_add(st.setting, SETTING_tariffs, cJSON_Parse(FEES));
    price_show_by_display(&st, ann, "CP-1", "stopped", "Session ended");
    price_show_by_display(&st, ann, "CP-1", "Blocked", "Card blocked");
    price_show_by_display(&st, ann, "CP-1", "Accepted", "");
    cr_expect(seen.count == 0, "nobody is shown a price there");
    price_show_by_display(&st, ann, "CP-1", "Accepted", "Charging starts");
    cr_assert(seen.count == 1);
    cr_expect(seen.actor == driver_actor(ann));
    cr_expect(strstr(seen.data, "\"tariff\":\"Night\"") != NULL, "%s", seen.data);
    cr_expect(strstr(seen.data, "\"channel\":\"station\",\"station\":\"CP-1\","
                                "\"kinds\":[\"energy\",\"time\",\"idle\",\"flat\"]") != NULL,
              "%s", seen.data);
    free(seen.data);
    setting_free(st.setting);
    world_free(st.world);
    evlog_free(st.log);
    vclock_free(st.clk);
}
