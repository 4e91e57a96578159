/* Charging profiles as a CSMS may send them: what is taken in can be reckoned with, and what is
 * written is read again as the same.  The first byte says under which circumstances, the rest is a
 * JSON list of profiles. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charging/charging_json.h"
#include "charging/charging_store.h"
#include "station16/dialect16.h"
#include "station201/dialect201.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NOW_S INT64_C(1774652400)

static void write_again(const struct charging_profile *p, const struct charging_form *form)
{
    cJSON *json = charging_json_write(p, form), *again;
    struct charging_profile *copy = charging_json_read(json, form);

    assert(copy);
    again = charging_json_write(copy, form);
    assert(cJSON_Compare(json, again, true));
    cJSON_Delete(json);
    cJSON_Delete(again);
    charging_profile_free(copy);
}

static void take(struct charging_store *store, const cJSON *json, uint8_t how)
{
    const struct charging_form *form = how & 1 ? &charging16_form : &charging201_form;
    struct charging_profile *p = charging_json_read(json, form);
    const struct charging_terms terms = {.lenient = how & 1,
                                         .places = 2,
                                         .most_level = 10,
                                         .most_periods = 24,
                                         .most_profiles = 8,
                                         .amperes = true,
                                         .watts = !(how & 2),
                                         .dc = how & 4,
                                         .phases = how & 8 ? 1 : 3,
                                         .switches_phases = how & 16,
                                         .negotiates = how & 32,
                                         .transaction_runs = true,
                                         .transaction = "7"};

    if (!p)
        return;
    p->place = how >> 6;
    if (charging_store_judge(store, p, &terms) == REFUSAL_none) {
        write_again(p, form);
        charging_store_take(store, p, terms.lenient, NOW_S);
    } else {
        charging_profile_free(p);
    }
}

static void reckon(const struct charging_store *store, uint8_t how, int place)
{
    const struct charging_scope scopes[] = {{1, true, NOW_S - 60}, {2, false, NOW_S}};
    const struct composite_grid grid = {.voltage_v = 230,
                                        .phases = how & 8 ? 1 : 3,
                                        .places = 2,
                                        .place_w = 22080,
                                        .station_w = 44160,
                                        .gap = how & 16 ? COMPOSITE_omit : COMPOSITE_capacity};
    struct composite c;

    composite_make(&c,
                   &(struct composite_ask){.store = store,
                                           .grid = &grid,
                                           .scopes = scopes,
                                           .place = place,
                                           .from_s = NOW_S,
                                           .duration_s = 86400,
                                           .unit = how & 2 ? CHARGING_amperes : CHARGING_watts});
    for (size_t i = 0; i < c.count; i++) {
        assert(c.periods[i].limit >= 0);
        assert(i ? c.periods[i].start_s > c.periods[i - 1].start_s : c.periods[i].start_s == 0);
        assert(c.from_s + c.periods[i].start_s < NOW_S + 86400);
    }
    composite_fini(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct charging_store store = {0};
    cJSON *list;
    const cJSON *item;

    if (size < 2)
        return 0;
    list = cJSON_ParseWithLength((const char *)data + 1, size - 1);
    cJSON_ArrayForEach (item, list) {
        take(&store, item, *data);
    }
    for (int place = 0; place <= 2; place++)
        reckon(&store, *data, place);
    cJSON_Delete(list);
    charging_store_fini(&store);
    return 0;
}
