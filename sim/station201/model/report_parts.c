#include "station201/model/report_parts.h"

#include "base/json_write.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"

static cJSON *part_of(const struct station *s, const struct report *report, int number)
{
    cJSON *payload = json_object(jint("requestId", report->request_id));
    char at[25];

    tz_rfc3339(rtc_now_ms(s), at);
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
