#include "station201/model/model201.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/tz.h"
#include "station/station_state.h"
#include "station201/display201.h"
#include "station201/model/monitoring.h"
#include "station201/network201.h"
#include "station201/publisher.h"

struct device_model *device_model_of(struct station *s)
{
    if (!s->model)
        s->model = mem_new(sizeof(*s->model));
    return s->model;
}

void device_model_free(struct device_model *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->count; i++)
        free(m->own[i].text);
    free(m->own);
    monitoring_free(m->monitoring);
    display201_free(m->messages);
    network201_free(m->network);
    publisher_free(m->publisher);
    free(m);
}

void model201_up(struct station *s)
{
    network201_boots(s);
    monitoring_changed(s);
}

/* --- reports in parts --- */

static cJSON *part_of(const struct station *s, const struct report *report, int number)
{
    cJSON *payload = evlog_data("i", "requestId", report->request_id);
    char at[25];

    tz_rfc3339(station_now_ms(s), at);
    if (report->numbered)
        cJSON_AddNumberToObject(payload, "seqNo", number);
    if (report->dated)
        cJSON_AddStringToObject(payload, "generatedAt", at);
    return payload;
}

void report_send(struct station *s, const struct report *report, cJSON *items)
{
    for (int number = 0; cJSON_GetArraySize(items) > 0; number++) {
        cJSON *payload = part_of(s, report, number);
        cJSON *some = cJSON_AddArrayToObject(payload, report->field);

        while (items->child && cJSON_GetArraySize(some) < report->per_part)
            cJSON_AddItemToArray(some, cJSON_DetachItemFromArray(items, 0));
        cJSON_AddBoolToObject(payload, "tbc", items->child != NULL);
        station_says(s, report->action, payload, NULL, NULL);
    }
    cJSON_Delete(items);
}
